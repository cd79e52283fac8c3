"""Request middleware: host check, access, rate limits, error responses, log lines, metrics.

Comes in: errors and values. Goes out: an `install` for each, called by `factory`, and `api_keys`,
which the command line uses too.
"""
