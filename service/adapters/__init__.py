"""Adapters: each fills one port, and is the only importer of one third-party engine.

Comes in: ports and values of the steps and of jobs. Goes out: what `app` wires together. An adapter
knows no settings, no web and no pipeline.
"""
