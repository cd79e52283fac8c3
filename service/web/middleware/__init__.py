"""Request middleware: hosts, sites, keys, rates, bodies, error responses, log lines, metrics.

Comes in: errors and values. Goes out: an `install` for each, called by `factory`, `api_keys`,
which the command line uses too, and the rules of `bodies`, which the HTTP server asks.
"""
