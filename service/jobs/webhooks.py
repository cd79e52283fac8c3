"""Webhooks: a signed call to an allowed host when a job ends, with its id and counts; no text.

`housekeeping` calls those that are due, and the store keeps which are. Whether an address may be
called is checked when a job is posted, and again before each call.
"""

import hmac
import json
import logging
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from hashlib import sha256
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from time import time
from urllib.parse import SplitResult, urlsplit

from service.jobs.records import Call, Job

_log = logging.getLogger("verbatim.jobs")
RETRY_AFTER = (10.0, 60.0, 600.0, 3600.0, 6 * 3600.0)  # seconds, until each further call
_PATIENCE = 10.0  # timeout of a call, in seconds
_GOOD = range(200, 300)
_PORTS = {"http": 80, "https": 443}

Post = Callable[[str, bytes, dict[str, str]], int]  # address, body, headers -> status


class Webhooks:
    """Calls webhooks on allowed hosts."""

    def __init__(self, hosts: Sequence[str], secret: bytes, post: Post | None = None) -> None:
        """Take host patterns (with a port where it is not the scheme's), and the secret."""
        self._hosts = hosts
        self._secret = secret
        self._post = post or _post

    def allows(self, address: str) -> bool:
        """Return whether an address may be called: http or https, to an allowed host."""
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError:
            return False
        plain = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None
        if not plain or not address.isascii() or not address.isprintable() or " " in address:
            return False
        names = {f"{parts.hostname}:{port or _PORTS[parts.scheme]}"}
        if port in (None, _PORTS[parts.scheme]):
            names.add(str(parts.hostname))
        return any(fnmatchcase(name, pattern) for name in names for pattern in self._hosts)

    def call(self, call: Call) -> float | None:
        """Call once; return the seconds until the retry, None after success or the last try."""
        body = json.dumps(_payload(call.job)).encode()
        stamp = str(int(time()))
        signature = hmac.new(self._secret, f"{stamp}.".encode() + body, sha256).hexdigest()
        headers = {
            "Content-Type": "application/json",
            "X-Verbatim-Signature": f"t={stamp},v1={signature}",
        }
        status = self._post(call.webhook, body, headers) if self.allows(call.webhook) else 0
        good = status in _GOOD
        again = None if good or call.tries >= len(RETRY_AFTER) else RETRY_AFTER[call.tries]
        line = {"job": call.job.id, "webhook": status or "not reached", "again": again}
        _log.info(json.dumps(line))
        return again


def _payload(job: Job) -> dict[str, str | int]:
    """Return the body of a webhook."""
    counts = {"total": job.total, "done": job.done, "failed": job.failed}
    return {"id": job.id, "state": job.state, **counts, "cancelled": job.cancelled}


def _post(address: str, body: bytes, headers: dict[str, str]) -> int:
    """Post without proxies or redirects; return the status, 0 where the host was not reached."""
    parts: SplitResult = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(str(parts.hostname), parts.port, timeout=_PATIENCE)
    try:
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection.request("POST", path, body, headers)
        return connection.getresponse().status
    except (OSError, HTTPException, ValueError):
        return 0
    finally:
        connection.close()
