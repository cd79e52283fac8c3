"""Request middleware: host allow-list, request id, response headers, log line."""

import json
import logging
import re
from collections.abc import Iterable
from contextlib import suppress
from fnmatch import fnmatchcase
from time import monotonic
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from flask import Flask, Response, abort, g, request

from service.errors import UnsupportedType
from service.web.execution.services import services

_log = logging.getLogger("verbatim.requests")

_SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_QUERY = re.compile(r"\?[^\s\"]*")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class _WithoutQuery(logging.Filter):
    """Removes query strings, which may be article text, from the development server's log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record."""
        record.msg, record.args = _QUERY.sub("", record.getMessage()), ()
        return True


def install(app: Flask, hosts: Iterable[str]) -> None:
    """Install the middleware; `hosts` are names, which may contain * or end in a port."""
    served = [_split(host) for host in hosts]

    def check_host() -> None:
        """Refuse unknown host names, which protects against DNS rebinding."""
        name, port = _split(request.headers.get("Host", ""))
        if not any(fnmatchcase(name, n) and p in (None, port) for n, p in served):
            abort(421)

    app.before_request(_begin)
    app.before_request(check_host)
    app.before_request(_read_body)
    app.after_request(_finish)
    logging.getLogger("werkzeug").addFilter(_WithoutQuery())


def _begin() -> None:
    """Set the request's id, the client's own if it is well formed, and start its clock."""
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _SAFE_ID.fullmatch(given) else uuid4().hex
    g.started = monotonic()


def _read_body() -> None:
    """Read the body once and cache it, for our parsers and for the check of the form's token."""
    if request.endpoint == "jobs.submit":
        request.max_content_length = services().limits.job_body
    request.get_data(cache=True)
    if request.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise UnsupportedType("A packed body is not read: send it without Content-Encoding.")
    g.body_held = True


def _split(host: str) -> tuple[str, int | None]:
    """Return a host's name, lower-cased, without brackets, and its port; ("", None) for none."""
    with suppress(ValueError):
        parts = urlsplit(f"//{host}")
        return parts.hostname or "", parts.port
    return "", None


def _finish(response: Response) -> Response:
    """Set the headers, count the request, and log it in one line without query or text."""
    response.headers.update(_HEADERS)
    response.headers["X-Request-ID"] = g.request_id
    if request.endpoint not in ("static", "document.swagger"):
        response.headers["Cache-Control"] = "no-store"
    seconds = monotonic() - g.started
    # The route and not the path: an unknown path may be article text.
    rule = request.url_rule.rule if request.url_rule else None
    services().metrics.count_request(rule or "none", response.status_code, seconds)
    line: dict[str, Any] = {
        "id": g.request_id,
        "method": request.method if rule else None,
        "path": rule,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "characters": g.get("characters", 0),
        "words": g.get("words", 0),
    }
    if "job" in g:
        line["job"] = g.job
    _log.info(json.dumps(line))
    return response
