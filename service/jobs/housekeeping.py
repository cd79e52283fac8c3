"""Maintenance of the store of jobs while it is served: dispatch, webhooks, expired results."""

import hmac
import json
import logging
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from hashlib import sha256
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Thread
from time import monotonic, time
from urllib.parse import SplitResult, urlsplit

from service.errors import JobsUnavailable
from service.jobs.records import Job
from service.jobs.sqlite_store import Call, Store

_log = logging.getLogger("verbatim.jobs")
_ROUND = 0.5  # seconds
_PURGE_EVERY = 600.0  # seconds
_PATIENCE = 10.0  # timeout of a webhook, in seconds
_AGAIN = (10.0, 60.0, 600.0, 3600.0, 6 * 3600.0)  # seconds until each retry
_GOOD = range(200, 300)

Post = Callable[[str, bytes, dict[str, str]], int]  # address, body, headers -> status


class Housekeeper:
    """Runs the maintenance in two background threads beside the server."""

    def __init__(
        self,
        store: Store,
        dispatcher: Callable[[], bool] | None,
        hooks: "Webhooks",
        seconds: float,
    ) -> None:
        """Take the store and its helpers; results expire after `seconds`."""
        self._store = store
        self._dispatcher = dispatcher
        self._hooks = hooks
        self._seconds = seconds
        self._stop = Event()
        self._reported = False
        self._thread = Thread(target=self._go_round, name="housekeeper", daemon=True)
        self._calls = Thread(target=self._call, name="webhooks", daemon=True)

    def start(self) -> None:
        """Start the threads."""
        self._thread.start()
        self._calls.start()

    def stop(self) -> None:
        """Stop after the current round."""
        self._stop.set()
        self._thread.join(_PATIENCE)
        self._calls.join(_PATIENCE)

    def _go_round(self) -> None:
        """Dispatch and purge until stopped."""
        purged = -_PURGE_EVERY
        while not self._stop.is_set():
            busy = False
            try:
                if self._dispatcher:
                    busy = self._dispatcher()
                if monotonic() - purged > _PURGE_EVERY:
                    purged = monotonic()
                    self._store.purge(self._seconds)
                self._reported = False
            except JobsUnavailable as error:
                if not self._reported:
                    _log.error(json.dumps({"jobs": "unavailable", "error": error.message}))
                self._reported = True
            self._stop.wait(_ROUND / 10 if busy else _ROUND)

    def _call(self) -> None:
        """Call webhooks until stopped, in a thread of their own, as their hosts may be slow."""
        while not self._stop.wait(_ROUND):
            try:
                for call in self._store.calls():
                    self._store.called(call.job.id, self._hooks.call(call))
            except JobsUnavailable:  # logged by the other thread
                continue


class Webhooks:
    """Calls webhooks on allowed hosts when a job ends: its id and counts, signed; no text."""

    def __init__(self, hosts: Sequence[str], secret: bytes, post: "Post | None" = None) -> None:
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
        name = f"{parts.hostname}:{port}" if port else str(parts.hostname)
        return any(fnmatchcase(name, pattern) for pattern in self._hosts)

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
        again = None if good or call.tries >= len(_AGAIN) else _AGAIN[call.tries]
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
