"""The editors' page: a form, the result side by side, and exports.

Comes in: the services of `execution`, the request readers of `api`. Goes out: the blueprint of
`pages`; what it says in French is in `translations`.
"""
