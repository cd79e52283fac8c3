"""The web layer, thin Flask over `execution.services`: it knows no adapter and no settings.

Comes in: the pipeline, the records of `rendering` and `jobs`. Goes out: `factory.build`, which
makes the application of the folders `api`, `editor`, `middleware` and `execution`.
"""
