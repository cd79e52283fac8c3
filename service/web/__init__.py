"""Thin Flask: read a request, call the pipeline, answer."""
