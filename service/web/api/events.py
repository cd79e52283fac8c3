"""Stream an answer as server-sent events: start, segment, progress, done, error."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Event, Thread

from flask import Response, request, stream_with_context

from service.errors import Abandoned
from service.message import Message
from service.rendering.answer import Answer
from service.rendering.render import Progress
from service.web.api.responses import Done, Json, Start, segment_json
from service.web.execution.services import ProgressCallback
from service.web.middleware.error_responses import record_of, refusal_of

KIND = "text/event-stream"
_SILENCE = 15.0  # seconds; a comment then keeps proxies connected, and shows whether one has gone

_Work = Callable[[ProgressCallback], Answer]
_Fed = Progress | Answer | Exception


def stream(
    work: _Work, shape: Callable[[Answer], Json], tell: Callable[[Message], str] = str
) -> Response:
    """Answer with the events of some work; an error before its start is an ordinary refusal.

    `tell` translates the message of a later error into the reader's language.
    """
    feed = _Feed(work)
    first = feed.wait(None)
    if isinstance(first, Exception):
        raise first
    events = stream_with_context(_events(feed, first, shape, tell))
    headers = {"X-Accel-Buffering": "no"}  # nginx would wait for the end
    return Response(events, mimetype=KIND, headers=headers)


def are_wanted() -> bool:
    """Whether this request would rather have events than a page."""
    kinds = ("text/html", KIND)
    return request.accept_mimetypes.best_match(kinds, kinds[0]) == KIND


class _Feed:
    """Runs work in a thread, and queues its progress for the response to read."""

    def __init__(self, work: _Work) -> None:
        self._fed: SimpleQueue[_Fed] = SimpleQueue()
        self._gone = Event()
        self._thread = Thread(target=self._do, args=(work,), daemon=True)
        self._thread.start()

    def _do(self, work: _Work) -> None:
        try:
            self._fed.put(work(self._take))
        except Exception as error:  # noqa: BLE001 - the response reports it
            self._fed.put(error)

    def _take(self, progress: Progress) -> None:
        if self._gone.is_set():
            raise Abandoned("The client has gone.")
        self._fed.put(progress)

    def wait(self, seconds: float | None) -> _Fed | None:
        """Return what comes next, or None once that time is over."""
        try:
            return self._fed.get(timeout=seconds)
        except Empty:
            return None

    def leave(self) -> None:
        """End the work at its next window, and wait for its thread.

        A process that exits while a thread is in the engine's C++ code is aborted. A stopping
        server waits for its responses, and so for their work.
        """
        self._gone.set()
        self._thread.join()


def _events(
    feed: _Feed,
    fed: _Fed | None,
    shape: Callable[[Answer], Json],
    tell: Callable[[Message], str],
) -> Iterator[str]:
    """Yield all events; the last is `done` or `error`."""
    try:
        while isinstance(fed, Progress) or fed is None:
            yield from _of_progress(fed) if fed else [": still at work\n\n"]
            fed = feed.wait(_SILENCE)
        if isinstance(fed, Answer):
            yield _event("done", shape(fed))
        else:
            refusal = refusal_of(fed)
            refusal = replace(refusal, message=Message(tell(refusal.message)))
            yield _event("error", record_of(refusal))
    finally:
        feed.leave()


def _of_progress(progress: Progress) -> Iterator[str]:
    """Yield the events of one window: the first window is empty, and starts."""
    if not progress.done:
        start = Start(detected_language=progress.detected, total=progress.total)
        yield _event("start", start.json_ready())
        return
    for segment in progress.segments:
        yield _event("segment", segment_json(segment))
    yield _event("progress", Done(done=progress.done, total=progress.total).json_ready())


def _event(name: str, record: Json) -> str:
    """Format one event; its JSON is one line, as line ends in strings are escaped."""
    return f"event: {name}\ndata: {json.dumps(record, ensure_ascii=False)}\n\n"
