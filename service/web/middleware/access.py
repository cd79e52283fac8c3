"""Access to the service: API keys, rate limits, trusted proxies, cross-origin requests."""

from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from time import time

from flask import Flask, Response, g, request
from flask_limiter import Limiter, RequestLimit
from flask_limiter.util import get_remote_address
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from service.errors import InputError
from service.web.api import request_input
from service.web.middleware import api_keys
from service.web.middleware.api_keys import OPEN, KeyRing

_HOUR = "3600"  # seconds that a browser caches the answer to a preflight request
_CORS = {"Access-Control-Expose-Headers": "Location, Retry-After, X-Request-ID"}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key, X-Request-ID",
    "Access-Control-Max-Age": _HOUR,
}


@dataclass(frozen=True, slots=True)
class Access:
    """The access rules.

    `hosts` are the names served, `ring` the API keys (None: no key is needed), `rate` the limit for
    each address (None: no limit), `proxies` the number of trusted ones, `origins` those of CORS.
    """

    hosts: tuple[str, ...]
    ring: KeyRing | None = None
    rate: str | None = None
    proxies: int = 0
    origins: tuple[str, ...] = ()


def install(app: Flask, access: Access) -> None:
    """Install the checks; requests with a wrong key count against the rate limit too."""
    if access.proxies:
        _trust_proxies(app, access.proxies)
    if access.origins:
        _allow_origins(app, access.origins)
    if access.rate:
        _limit_rate(app, access.rate)
    if access.ring:
        api_keys.install(app, access.ring)


def _trust_proxies(app: Flask, hops: int) -> None:
    """Take the client's address and scheme from the headers of this many proxies."""
    app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
        app.wsgi_app, x_for=hops, x_proto=hops, x_host=0, x_port=0, x_prefix=0
    )


def _limit_rate(app: Flask, rate: str) -> None:
    """Limit each address to a rate, such as 60/minute, over all requests that cost work."""
    limiter = Limiter(
        get_remote_address,
        app=app,
        application_limits=[rate],
        storage_uri="memory://",  # one process serves
        on_breach=_note_breach,
    )
    limiter.request_filter(_is_free)


def _note_breach(limit: RequestLimit) -> None:
    """Note the seconds to wait, and read the fields: they decide the shape of the refusal."""
    g.retry_after = max(1, ceil(limit.window.reset_time - time()))
    with suppress(InputError, HTTPException):
        request_input.fields(request)


def _is_free() -> bool:
    """Return whether a request is not counted: probes, documents and preflight requests."""
    return request.method == "OPTIONS" or request.endpoint in OPEN


def _allow_origins(app: Flask, origins: Container[str]) -> None:
    """Let pages of these origins call the API from a browser, without cookies; * is any origin."""

    def allow(response: Response) -> Response:
        origin = request.headers.get("Origin", "")
        if request.blueprint not in {"api", "jobs"} or not origin:
            return response
        response.vary.add("Origin")
        if origin in origins or "*" in origins:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers.update(_CORS)
            if request.method == "OPTIONS":
                response.headers.update(_PREFLIGHT)
        return response

    app.after_request(allow)
