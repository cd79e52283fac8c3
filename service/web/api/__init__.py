"""The HTTP API for programs: articles and jobs in, JSON, events or plain text out.

Comes in: the services of `execution`. Goes out: the blueprints of `views`, `job_views`, `openapi`,
and the strict parsers of requests, which the editors' page and the command line use too.
"""
