"""Background jobs and batches: many articles, accepted now and answered later.

Comes in: values and errors. Goes out: the values and ports in `records`, `batch.Batch`, and the
store, workers and webhooks that `app` wires together. `sqlite_store` keeps jobs and hands them out,
`redis_queue` hands them out on several hosts, `worker` does the work, `webhooks` says it is done;
`batch` and the `batch_` modules answer a file of articles, which `input_records` reads.
"""
