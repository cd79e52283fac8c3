"""A client that answers a batch through a `serve`: articles are sent as jobs, answers fetched.

A job takes up to 200 articles. Only the oldest job is polled, since its answers are written next. A
server that is busy or unreachable is retried for five minutes.
"""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from http.client import HTTPException
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from service.errors import InputError

IN_HAND = 1000  # articles at most between input and output
_MOST, _LARGEST = 200, 4 << 20  # articles and characters of one job
_GATHER = 0.2  # seconds that a new job waits for more articles
_LOOK = 2.0  # seconds between two polls of a job
_PATIENCE = 300.0  # seconds for which an unreachable server is retried
_AGAIN, _OF_ARTICLES, _OF_KEYS = (429, 502, 503, 504), (400, 413, 422), (401, 403)
_PAGE = 100  # results in one answer

Record = Mapping[str, Any]


@dataclass(slots=True)
class _Sent:
    """A job that was sent: its futures, by the ids of their articles in the job."""

    job: str
    waiting: dict[str, Future[Record]]
    after: int = 0


@dataclass(slots=True)
class BatchClient:
    """Sends texts to the `serve` at `address`; `query` has the options of all, as fields of /jobs.

    Its futures end with the API's record, with the errors.VerbatimError of an article, or, where
    the server cannot be reached, with an OSError.
    """

    address: str
    query: Mapping[str, Any]
    key: str | None = None
    _texts: SimpleQueue[tuple[str, Future[Record]]] = field(default_factory=SimpleQueue)
    _sent: deque[_Sent] = field(default_factory=deque)
    _over: Event = field(default_factory=Event)

    def start(self) -> None:
        """Start the thread that sends and polls."""
        Thread(target=self._work, daemon=True).start()

    def close(self) -> None:
        """Stop sending and polling."""
        self._over.set()

    def model(self) -> str:
        """Return the checksum of the server's model. Raises OSError."""
        return str(self._ask("GET", "/version")["model"]["sha256"])

    def send(self, text: str) -> Future[Record]:
        """Return the future answer to a text."""
        future: Future[Record] = Future()
        self._texts.put((text, future))
        return future

    def _work(self) -> None:
        """Send new texts and poll the oldest job, until the client is closed."""
        try:
            while not self._over.is_set():
                if len(self._sent) * _MOST < IN_HAND:
                    self._send(self._gathered())
                if self._sent and self._fetch(self._sent[0]):
                    self._sent.popleft()
        except Exception as error:  # noqa: BLE001 - every future gets it
            self._fail(error)

    def _gathered(self) -> dict[str, tuple[str, Future[Record]]]:
        """Collect the texts of the next job, none where nothing was sent; mark them as running."""
        found: dict[str, tuple[str, Future[Record]]] = {}
        size, end = 0, monotonic() + _GATHER
        while len(found) < _MOST and size < _LARGEST:
            try:
                text, future = self._texts.get(timeout=max(0.0, end - monotonic()))
            except Empty:
                break
            if future.set_running_or_notify_cancel():
                found[str(len(found) + 1)] = (text, future)
                size += len(text)
        return found

    def _send(self, texts: Mapping[str, tuple[str, Future[Record]]]) -> None:
        """Submit some texts as a job."""
        if not texts:
            return
        waiting = {name: future for name, (_, future) in texts.items()}
        self._sent.append(sent := _Sent("", waiting))
        lines = (json.dumps({"id": name, "text": text}) for name, (text, _) in texts.items())
        try:
            job = self._ask("POST", f"/jobs?{urlencode(self.query)}", "\n".join(lines).encode())
        except InputError as error:  # every one of them was refused
            self._sent.pop()
            self._refuse(waiting, error)
            return
        sent.job = job["id"]

    def _fetch(self, sent: _Sent) -> bool:
        """Settle the futures of a job's new results; return whether all are settled."""
        path = f"/jobs/{sent.job}/results?limit={_PAGE}&after="
        for result in self._pages(path, sent):
            if future := sent.waiting.pop(result["id"], None):
                _settle(future, result)
        if sent.waiting and not self._over.wait(_LOOK):
            state = self._ask("GET", f"/jobs/{sent.job}")["state"]
            if state == "cancelled":
                raise OSError(f"job {sent.job} was cancelled at {self.address}")
        return not sent.waiting

    def _pages(self, path: str, sent: _Sent) -> Iterator[Record]:
        """Yield the new results, page by page."""
        while True:
            page = self._ask("GET", f"{path}{sent.after}")
            yield from page["results"]
            if page["next"] is None:  # the page was not full: the next poll starts with it again
                return
            sent.after = page["next"]

    def _ask(self, method: str, path: str, body: bytes | None = None) -> Any:
        """Send a request, and retry while the server is busy or unreachable.

        Raises errors.InputError where the server refuses, OSError where it stays unreachable.
        """
        end = monotonic() + _PATIENCE
        while True:
            try:
                return self._once(method, path, body)
            except HTTPError as error:
                with error:
                    if error.code in _OF_ARTICLES:
                        raise _refusal(_json(error.read())) from None
                    if error.code in _OF_KEYS:
                        wanted = "wants a valid API key: name its file with --key-file"
                        raise OSError(f"{self.address} {wanted}") from None
                    if error.code not in _AGAIN:
                        raise OSError(f"{self.address} refuses: {error}") from None
                    wait = float(error.headers.get("Retry-After", "5"))
                last: Exception = error
            except (URLError, HTTPException, ConnectionError, TimeoutError) as error:
                wait, last = 1.0, error
            if monotonic() + wait > end or self._over.wait(wait):
                raise OSError(f"{self.address} cannot be reached: {last}")

    def _once(self, method: str, path: str, body: bytes | None) -> Any:
        """Send one request."""
        headers = {"Content-Type": "application/x-ndjson", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        address = self.address.rstrip("/") + path
        request = Request(address, body, headers, method=method)  # noqa: S310 - the operator's own
        with urlopen(request, timeout=60) as answer:  # noqa: S310
            return json.load(answer)

    def _fail(self, error: Exception) -> None:
        """Fail all futures, and those still to come; without that they would wait for ever."""
        reason = error if isinstance(error, OSError) else OSError(type(error).__name__)
        for sent in self._sent:
            self._refuse(sent.waiting, reason)
        while True:
            _, future = self._texts.get()
            if future.set_running_or_notify_cancel():
                future.set_exception(reason)

    def _refuse(self, waiting: Mapping[str, Future[Record]], error: Exception) -> None:
        """Fail all futures of a job."""
        for future in waiting.values():
            future.set_exception(error)


def _settle(future: Future[Record], result: Record) -> None:
    """Set a future's answer, or its article's error."""
    if result["state"] == "done":
        future.set_result(result["answer"])
    else:
        future.set_exception(_refusal(result))


def _refusal(record: Any) -> InputError:
    """Return the error that an API record describes."""
    found = record.get("error", {}) if isinstance(record, dict) else {}
    given = found if isinstance(found, dict) else {}
    message = given.get("message", "The server refused this.")
    error = InputError(message, field=given.get("field"), limit=given.get("limit"))
    error.code = given.get("code", "refused")
    return error


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None
