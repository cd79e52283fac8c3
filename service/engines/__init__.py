"""Adapters: each is the only importer of one third-party engine, and fills one port."""
