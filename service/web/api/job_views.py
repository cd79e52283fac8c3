"""Background jobs over HTTP: submit articles, ask for progress, fetch results, cancel."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from time import time

from flask import Response, g, jsonify, request, url_for

from service.errors import InvalidField
from service.jobs.records import Job, Jobs
from service.web.api import job_input, openapi, responses
from service.web.execution.services import services

_PAGE, _LARGEST_PAGE = 100, 1000  # results
_HIGHEST = 2**63 - 1
_DIGITS = 30  # of a number in the query: Python refuses to read thousands

blueprint = openapi.operations("jobs", "Jobs", 404)


@blueprint.post(
    "/jobs",
    responses={
        202: openapi.answer_of(responses.JobRecord, text=None),
        413: responses.Problem,
        415: responses.Problem,
    },
    openapi_extensions=openapi.JOB_BODY,
)
def submit() -> Response:
    """Accept articles to be answered later: 202 says that they are stored on disk."""
    order, items = job_input.read_job(request, services().limits)
    job = services().jobs.submit(order, items)
    g.job = job.id
    response = _shown(job)
    response.status_code = 202
    response.headers["Location"] = url_for("jobs.show", job=job.id)
    return response


@blueprint.get(
    "/jobs/<job>",
    responses={200: openapi.answer_of(responses.JobRecord, text=None)},
)
def show(path: openapi.JobPath) -> Response:
    """Return a job's progress."""
    return _shown(services().jobs.show(path.job, _owner()))


@blueprint.get(
    "/jobs/<job>/results",
    responses={200: openapi.RESULTS},
    openapi_extensions=openapi.RESULTS_PATH,
)
def results(path: openapi.JobPath) -> Response:
    """Return results in the order they arrived: a page as JSON, or all present ones as JSONL."""
    after = _number("after", 0, _HIGHEST, 0)
    kinds = ("application/json", job_input.JSONL[0])
    if request.accept_mimetypes.best_match(kinds, kinds[0]) == job_input.JSONL[0]:
        services().jobs.show(path.job, _owner())
        return Response(
            _all(services().jobs, path.job, _owner(), after), mimetype=job_input.JSONL[0]
        )
    most = _number("limit", 1, _LARGEST_PAGE, _PAGE)
    found = services().jobs.results(path.job, _owner(), after, most)
    lines = ", ".join(result.line() for result in found)
    last = found[-1].place if len(found) == most else None
    return Response(
        f'{{"results": [{lines}], "next": {json.dumps(last)}}}\n', mimetype="application/json"
    )


@blueprint.delete(
    "/jobs/<job>",
    responses={200: openapi.answer_of(responses.JobRecord, text=None)},
)
def cancel(path: openapi.JobPath) -> Response:
    """Cancel articles that are not done yet; present results are kept until they expire."""
    g.job = (job := services().jobs.cancel(path.job, _owner())).id
    return _shown(job)


def _owner() -> str:
    """Return the name of the request's API key; "" where none is required."""
    name: str = g.get("key_name", "")
    return name


def _all(jobs: Jobs, job: str, owner: str, after: int) -> Iterator[str]:
    """Yield the lines of all present results, with one page in memory at a time."""
    while found := jobs.results(job, owner, after, _PAGE):
        yield from (f"{result.line()}\n" for result in found)
        after = found[-1].place


def _shown(job: Job) -> Response:
    """Answer with a job's record."""
    now = time()
    rate, remaining = job.rate(now), job.remaining(now)
    record = responses.JobRecord(
        id=job.id,
        kind=job.task,
        state=job.state,
        total=job.total,
        done=job.done,
        failed=job.failed,
        cancelled=job.cancelled,
        created=_moment(job.created),
        finished=None if job.finished is None else _moment(job.finished),
        rate=None if rate is None else round(rate, 3),
        remaining=None if remaining is None else round(remaining, 1),
    )
    return jsonify(record.json_ready())


def _moment(seconds: float) -> str:
    """Format a time as ISO 8601, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _number(name: str, low: int, high: int, default: int) -> int:
    """Parse a whole number in the query string."""
    text = request.args.get(name, str(default))
    is_number = text.isascii() and text.isdigit() and len(text) <= _DIGITS
    if not is_number or not low <= int(text) <= high:
        message = f"`{name}` must be a whole number from {low} to {high}."
        raise InvalidField(message, field=name)
    return int(text)
