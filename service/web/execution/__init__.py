"""Run the work of requests and jobs: admission, deadlines, readiness, HTML around the pipeline.

Comes in: the pipeline and the metrics. Goes out: `services.Services`, which the views call, and the
functions that `app` builds it from.
"""
