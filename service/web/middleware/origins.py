"""Host header validation, and protection against cross-site requests (Sec-Fetch-Site, Origin)."""

import re
from collections.abc import Container, Iterable
from contextlib import suppress
from urllib.parse import urlsplit

from flask import Flask, abort, request

from service.errors import CrossSite
from service.web.execution.services import PAGES
from service.web.middleware import api_keys

_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?")
_SAFE = ("GET", "HEAD", "OPTIONS")  # they change nothing, and other sites cannot read the answer
_OWN = ("same-origin", "none")  # none: typed, bookmarked, or no browser
_PORTS = {"http": 80, "https": 443}
_REFUSED = (
    "Another site's page may not ask for work here: open this service's own page, send an API key "
    "as `Authorization: Bearer KEY`, or list the page's origin in VERBATIM_CORS."
)


def check_hosts(app: Flask, hosts: Iterable[str]) -> None:
    """Refuse other host names than these, on whatever port: against DNS rebinding."""
    served = {_split(_bracketed(host))[0] for host in hosts}

    def check() -> None:
        if _split(request.headers.get("Host", ""))[0] not in served:
            abort(421)

    app.before_request(check)


def check_sites(app: Flask, allowed: Container[str], *, keyed: bool) -> None:
    """Refuse work that a page of another site asks for, in whatever form it comes.

    `allowed` are the origins of CORS. A request with a key passes, as no other site's page has one:
    a bearer token, or the field `api_key` where keys are required (else nobody would check it).
    """

    def check() -> None:
        origin = request.headers.get("Origin", "")
        if request.method in _SAFE or _is_own(origin) or _is_allowed(origin, allowed):
            return
        if not (api_keys.bearer() or (keyed and api_keys.in_fields())):
            raise CrossSite(_REFUSED)

    app.before_request(check)


def _is_own(origin: str) -> bool:
    """Return whether our own page, or no page at all, asks.

    Browsers say so in Sec-Fetch-Site where the connection is trusted: HTTPS, or this machine. Our
    form's Origin is null elsewhere (its Referrer-Policy); its token is checked besides.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in _OWN
    if origin == "null":
        return request.blueprint == PAGES
    return not origin or _is_here(origin)


def _is_here(origin: str) -> bool:
    """Return whether an origin is the Host of this request; a proxy may leave out its port."""
    name, port = _split(request.headers.get("Host", ""))
    with suppress(ValueError):
        parts = urlsplit(origin)
        same_port = port in (None, parts.port or _PORTS.get(parts.scheme))
        return same_port and _split(parts.netloc)[0] == name
    return False


def _is_allowed(origin: str, allowed: Container[str]) -> bool:
    return bool(origin) and (origin in allowed or "*" in allowed)


def _bracketed(host: str) -> str:
    """Put an IPv6 address into the brackets that it has in a Host header."""
    return f"[{host}]" if host.count(":") > 1 and not host.startswith("[") else host


def _split(host: str) -> tuple[str, int | None]:
    """Return a host's name, lower-cased, without brackets, and its port; ("", None) for none."""
    found = _HOST.fullmatch(host)
    if not found:
        return "", None
    return found[1].strip("[]").lower(), int(found[2]) if found[2] else None
