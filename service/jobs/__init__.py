"""Background jobs and batches: many articles, accepted now and answered later.

Comes in: values and errors. Goes out: the values and ports in `records`, `batch.Batch`, and the
store, queue and workers that `app` wires together.
"""
