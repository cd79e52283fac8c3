"""Who may ask, and how often: keys, rates, clients behind proxies, and pages of other origins."""

from collections.abc import Container
from dataclasses import dataclass

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.middleware.proxy_fix import ProxyFix

from service.web.middleware import api_keys
from service.web.middleware.api_keys import OPEN, KeyRing

_HOUR = "3600"  # seconds that a browser remembers what is allowed


@dataclass(frozen=True, slots=True)
class Access:
    """Names served, keys (None: nobody is asked), rate (None: any), proxies, other origins."""

    hosts: tuple[str, ...]
    ring: KeyRing | None = None
    rate: str | None = None
    proxies: int = 0
    origins: tuple[str, ...] = ()


def install(app: Flask, access: Access) -> None:
    """Set the checks; a guessed key counts against the rate."""
    if access.proxies:
        _trust_proxies(app, access.proxies)
    if access.origins:
        _allow_origins(app, access.origins)
    if access.rate:
        _limit_rate(app, access.rate)
    if access.ring:
        api_keys.install(app, access.ring)


def _trust_proxies(app: Flask, hops: int) -> None:
    """Take the client's address and scheme from the headers of that many proxies in front."""
    app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
        app.wsgi_app, x_for=hops, x_proto=hops, x_host=0, x_port=0, x_prefix=0
    )


def _limit_rate(app: Flask, rate: str) -> None:
    """Let each address ask at this rate, such as 60/minute, whatever it asks that costs work."""
    limiter = Limiter(
        get_remote_address,
        app=app,
        application_limits=[rate],
        storage_uri="memory://",  # one process serves
        headers_enabled=True,
    )
    limiter.request_filter(_is_free)


def _is_free() -> bool:
    """Tell whether a request is not counted: probes, documents, and browsers' first questions."""
    return request.method == "OPTIONS" or request.endpoint in OPEN


def _allow_origins(app: Flask, origins: Container[str]) -> None:
    """Let pages of these origins call the API from a browser; * is any. No cookies go along."""

    def allow(response: Response) -> Response:
        origin = request.headers.get("Origin", "")
        if request.blueprint not in {"api", "jobs"} or not origin:
            return response
        response.vary.add("Origin")
        if origin in origins or "*" in origins:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = (
                "Location, Retry-After, X-Request-ID"
            )
            if request.method == "OPTIONS":
                response.headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
                response.headers["Access-Control-Allow-Headers"] = (
                    "Authorization, Content-Type, Idempotency-Key, X-Request-ID"
                )
                response.headers["Access-Control-Max-Age"] = _HOUR
        return response

    app.after_request(allow)
