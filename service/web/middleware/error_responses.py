"""Error responses: the status, message and format of every refusal, never with article text."""

import json
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch

from flask import Response, g, jsonify, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from service.errors import MIB, InputError, KeyMissing, VerbatimError
from service.message import Message, message_of
from service.web.api.responses import ErrorRecord, Json, Problem
from service.web.execution.services import PAGES, services

_log = logging.getLogger("verbatim.errors")

_HTTP = {
    400: ("malformed", "The request is not valid HTTP."),
    404: ("not_found", "There is nothing at this address: see /docs for those there are."),
    405: ("method_not_allowed", "This address does not take this method: see the header Allow."),
    415: (
        "unsupported_media_type",
        "This content type is not accepted: see /docs for those that are.",
    ),
    421: ("wrong_host", "This Host header is not served: see the setting VERBATIM_HOSTS."),
    429: ("rate_limited", "Too many requests: try again later."),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """The answer to a refused request; a field that is None is left out."""

    status: int
    code: str
    message: Message
    field: str | None = None
    limit: int | None = None
    retry_after: int | None = None  # seconds
    allow: str | None = None


def answer(error: Exception, page: Callable[[Message, str | None], Response]) -> Response:
    """Answer any error: with a page for people, else in the format of the request.

    `page` makes one of a message and the name of the field that is at fault, if one is.
    """
    refusal = refusal_of(error)
    if _is_read_by_people() and refusal.code != "wrong_host":
        response = page(refusal.message, refusal.field)
    else:
        response = jsonify(record_of(refusal))
    response.status_code = refusal.status
    if refusal.status == KeyMissing.status:  # a browser asks for a password then: the key is that
        scheme = "Basic" if request.blueprint == PAGES else "Bearer"
        response.headers["WWW-Authenticate"] = f'{scheme} realm="Verbatim"'
    if refusal.retry_after is not None:
        response.headers["Retry-After"] = str(refusal.retry_after)
    if refusal.allow is not None:
        response.headers["Allow"] = refusal.allow
    return response


def _is_read_by_people() -> bool:
    """Return whether a page is wanted: for one of our pages, or a browser's unknown address."""
    if request.url_rule is not None:
        return bool(request.blueprint == PAGES)
    kinds = ("application/json", "text/html")
    return request.accept_mimetypes.best_match(kinds, kinds[0]) == "text/html"


def record_of(refusal: Refusal) -> Json:
    """Return a refusal in the shape that the request had."""
    if g.get("libretranslate", False):
        return Problem(error=str(refusal.message)).json_ready()
    error = ErrorRecord(
        code=refusal.code,
        message=str(refusal.message),
        request_id=g.request_id,
        limit=refusal.limit,
        field=refusal.field,
    )
    return Problem(error=error).json_ready()


@singledispatch
def refusal_of(error: Exception) -> Refusal:
    """Return the refusal for an error: here, for one that was not expected.

    Its message may hold article text, so only its kind and place are logged.
    """
    place = traceback.format_tb(error.__traceback__)
    line = {"id": g.request_id, "error": type(error).__name__, "trace": place}
    _log.error(json.dumps(line))
    return Refusal(
        500,
        "internal",
        Message(
            "Something went wrong: try again, or else tell the operator, whose log says where."
        ),
    )


@refusal_of.register
def _(error: VerbatimError) -> Refusal:
    retry_after: int | None = getattr(error, "retry_after", None)
    return Refusal(error.status, error.code, error.sentence, retry_after=retry_after)


@refusal_of.register
def _(error: InputError) -> Refusal:
    return Refusal(error.status, error.code, error.sentence, field=error.field, limit=error.limit)


@refusal_of.register
def _(error: HTTPException) -> Refusal:
    status = error.code or 500
    code, message = _HTTP.get(status, ("http", "The request was refused."))
    return Refusal(
        status,
        code,
        Message(message),
        retry_after=g.get("retry_after"),
        allow=dict(error.get_headers()).get("Allow"),
    )


@refusal_of.register
def _(_error: RequestEntityTooLarge) -> Refusal:
    limit = request.max_content_length or services().limits.body
    message = message_of(
        "The request is too large: at most %(most)s MiB are read.", most=limit / MIB
    )
    return Refusal(413, "too_large", message, limit=limit)


@refusal_of.register
def _(_error: CSRFError) -> Refusal:
    message = "This form had expired. Your text is still here: send it again."
    return Refusal(400, "form_expired", Message(message))
