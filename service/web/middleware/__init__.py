"""Around every request: host check, access, rates, error responses, log lines, metrics.

Comes in: errors and values. Goes out: an `install` for each, called by `factory`, and `api_keys`,
for the command line too.
"""
