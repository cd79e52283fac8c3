"""Background jobs and batches: many articles, accepted now and answered later.

Comes in: values and errors. Goes out: the values and ports in `records`, `batch.Batch`, and the
store, queue, workers and webhooks that `app` wires together. `sqlite_store` keeps jobs,
`redis_queue` is for workers on several hosts, `worker` does the work, `webhooks` says it is done;
`batch` and the `batch_` modules answer a file of articles, which `input_records` reads.
"""
