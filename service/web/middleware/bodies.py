"""Which request bodies are read, decided from the headers alone, and keys come first.

`service.web.http_server` asks the rules before it reads a body. A body that is not read is refused
by the application like any request, in its usual shape.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from flask import Flask, g, request
from werkzeug.exceptions import RequestEntityTooLarge

from service.errors import Busy, TooSlow, UnsupportedType
from service.web.execution.services import Limits
from service.web.middleware import api_keys
from service.web.middleware.api_keys import KeyRing

EXTENSION = "verbatim.bodies"  # name of the rules among the application's extensions
UNREAD = "verbatim.unread"  # in a WSGI environment: why the server did not read the body

Reason = Literal["key", "too_large", "no_room", "too_slow"]

_JOBS = "/jobs"
# Types whose body may hold the field `api_key`, so that it has to be read to find the key.
_WITH_FIELDS = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True, slots=True)
class Head:
    """What the rules look at in a request's head; `path` without, `query` with what follows ?."""

    method: str
    path: str
    query: str
    authorization: str
    content_type: str


@dataclass(frozen=True, slots=True)
class BodyRules:
    """How much of a body is read: the limits, and the keys (None: no key is needed)."""

    limits: Limits
    ring: KeyRing | None

    @property
    def largest(self) -> int:
        """The bytes of the largest body that is read."""
        return max(self.limits.body, self.limits.job_body)

    def limit(self, head: Head) -> int:
        """Return the most bytes of this request's body that are read; 0 without a valid key.

        A key may stand in the body itself, which is then read as far as an article may go.
        """
        most = self.limits.job_body if _is_job(head.method, head.path) else self.limits.body
        if self.ring is None or head.method != "POST":  # all that is open to everybody is GET
            return most
        key = api_keys.in_head(head.authorization, head.query.encode("latin-1"))
        if key:
            return most if self.ring.name_of(key) else 0
        kind = head.content_type.partition(";")[0].strip().lower()
        return min(most, self.limits.body) if kind in _WITH_FIELDS else 0


def install(app: Flask, rules: BodyRules) -> None:
    """Read and cache each body that the server has read; `check` refuses others, after the keys."""
    app.extensions[EXTENSION] = rules

    def hold() -> None:
        """Bound the body, and cache it for our parsers and for the check of the form's token."""
        job = _is_job(request.method, request.path)
        request.max_content_length = rules.limits.job_body if job else rules.limits.body
        if UNREAD not in request.environ and not _is_packed():
            with suppress(RequestEntityTooLarge):  # `check` says so
                request.get_data(cache=True)
                g.body_held = True

    app.before_request(hold)


def check() -> None:
    """Refuse a body that was not read, and a packed one."""
    reason: Reason | None = request.environ.get(UNREAD)
    if reason == "no_room":
        raise Busy("Too many large requests are being read: try again in a few seconds.")
    if reason == "too_slow":
        raise TooSlow("The request came too slowly: send it again, over a better connection.")
    if _is_packed():
        raise UnsupportedType(
            "A compressed body is not accepted: send it without Content-Encoding."
        )
    if reason == "too_large" or not (reason or g.get("body_held", False)):
        raise RequestEntityTooLarge


def _is_packed() -> bool:
    return request.headers.get("Content-Encoding", "identity").strip().lower() != "identity"


def _is_job(method: str, path: str) -> bool:
    return method == "POST" and path == _JOBS
