"""Background jobs and batches: many articles, accepted now and answered later.

Comes in: values and errors. Goes out: the values and ports in `records`, `batch.Batch`, the store,
the queue and the workers that `app` wires.
"""
