"""Request middleware: request id, response headers, log line."""

import json
import logging
import re
from time import monotonic
from typing import Any
from uuid import uuid4

from flask import Flask, Response, g, request

from service.web.execution.services import services

_log = logging.getLogger("verbatim.requests")

_SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_QUERY = re.compile(r"\?[^\s\"]*")
_LIBRETRANSLATES = ("api.translate_file", "api.download_file")  # endpoints of its clients alone
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
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


def install(app: Flask) -> None:
    """Install the middleware: what comes before all other checks, and what is done in the end."""
    app.before_request(_begin)
    app.after_request(_finish)
    logging.getLogger("werkzeug").addFilter(_WithoutQuery())


def _begin() -> None:
    """Set the request's id, the client's own if it is well formed, its clock and its shape."""
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _SAFE_ID.fullmatch(given) else uuid4().hex
    g.started = monotonic()
    g.libretranslate = request.endpoint in _LIBRETRANSLATES


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
