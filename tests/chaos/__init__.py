"""Attacks on real processes of the service: `make chaos`."""
