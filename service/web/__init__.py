"""The web layer, thin Flask over `execution.services`: it imports no adapter and no settings.

Comes in: the pipeline, the records of `rendering` and `jobs`. Goes out: `factory.build`, which
assembles the application from the folders `api`, `editor`, `middleware` and `execution`, and
`http_server.open_server`, which listens for it.
"""
