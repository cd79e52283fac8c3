"""Threads that work on jobs: each takes an item from a queue, answers it, and takes the next.

While nothing is queued, one thread of a worker looks every half second; another renews leases.
"""

import json
import logging
import os
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock, Thread, current_thread
from time import monotonic
from uuid import uuid4

from service.errors import Abandoned, JobsUnavailable
from service.jobs.records import LEASE, Work, WorkItem, WorkQueue, failed

_log = logging.getLogger("verbatim.jobs")
_LOOK = 0.5  # seconds between two looks into an empty queue, however many threads there are
_RENEWAL = LEASE / 4


@dataclass(slots=True, eq=False)
class _Hold:
    """An item in progress; `lost` once its lease has expired or its job was cancelled."""

    work_item: WorkItem
    begun: float = field(default_factory=monotonic)
    lost: bool = False


class Worker:
    """Works on items until it is stopped, one in each thread."""

    def __init__(self, queue: WorkQueue, work: Work, threads: int) -> None:
        """Take the queue, and the function that answers an item."""
        self._queue = queue
        self._work = work
        self._name = f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:8]}"
        self._held: dict[str, _Hold] = {}
        self._lock = Lock()
        self._empty_until = 0.0
        self._closing = Event()  # nothing more is taken
        self._leaving = False  # each article ends at its next window
        self._stopped = Event()
        self._reported = False
        self._threads = [
            Thread(target=self._serve, name=f"jobs-{number}", daemon=True)
            for number in range(1, threads + 1)
        ]
        self._rounds = Thread(target=self._go_round, name="jobs", daemon=True)

    def start(self) -> None:
        """Start the threads."""
        for thread in (*self._threads, self._rounds):
            thread.start()

    def stop(self, patience: float) -> None:
        """Stop: let items finish for `patience` seconds, then return the rest to the queue."""
        self._closing.set()
        self._join(patience)
        self._leaving = True
        self._join(5.0)
        self._stopped.set()
        self._rounds.join(5.0)
        for item in list(self._held):  # those that did not reach a window in time
            with suppress(JobsUnavailable):
                self._queue.release(item, self._name)

    def _join(self, patience: float) -> None:
        end = monotonic() + patience
        for thread in self._threads:
            thread.join(max(0.0, end - monotonic()))

    # --- one item --------------------------------------------------------------------------------

    def _serve(self) -> None:
        """Work on one item after the other until the worker stops."""
        while not self._closing.is_set():
            try:
                if hold := self._next():
                    self._finish(hold)
                else:
                    self._closing.wait(_LOOK)
            except Exception as error:  # noqa: BLE001 - whatever it is, the thread must go on
                self._log_unavailable(error)  # an item's lease expires, and it is handed out again
                self._closing.wait(_LOOK)

    def _next(self) -> _Hold | None:
        """Take an item; None where there is none, or where another thread found none just now."""
        with self._lock:
            if monotonic() < self._empty_until:
                return None
            work_items = self._queue.take(1, self._name)
            self._reported = False
            if not work_items:
                self._empty_until = monotonic() + _LOOK
                return None
            item = work_items[0].id
            if item in self._held:  # its lease expired while another thread here works on it
                self._held[item].lost = True
            hold = self._held[item] = _Hold(work_items[0])
            return hold

    def _finish(self, hold: _Hold) -> None:
        """Answer an item, and hold it no longer."""
        try:
            self._do(hold)
        finally:
            with self._lock:
                if self._held.get(hold.work_item.id) is hold:
                    del self._held[hold.work_item.id]

    def _do(self, hold: _Hold) -> None:
        """Answer an item, and hand in its outcome."""
        item = hold.work_item.id

        def check() -> None:
            if hold.lost or self._leaving:
                raise Abandoned("The work was cancelled, or the worker is stopping.")

        try:
            outcome = self._work(hold.work_item, check)
        except Abandoned:
            if not hold.lost:
                self._queue.release(item, self._name)
            _say("given back", hold)
        except Exception as error:  # noqa: BLE001 - its message may hold text; its kind does not
            kind = type(error).__name__
            outcome = failed("internal", f"Something went wrong ({kind}) at every attempt.")
            if not hold.lost:  # another thread here may have it now, under the same name
                self._queue.retry(item, self._name, outcome)
            _say("broken", hold, error=kind)
        else:
            kept = self._queue.finish(item, self._name, outcome)
            _say(outcome.state if kept else "too late", hold)

    # --- rounds ----------------------------------------------------------------------------------

    def _go_round(self) -> None:
        """Renew leases, and expire those of dead workers, until the worker has stopped."""
        while not self._stopped.wait(_RENEWAL):
            try:
                self._renew()
                self._queue.expire()
            except JobsUnavailable as error:
                self._log_unavailable(error)

    def _renew(self) -> None:
        """Renew the leases of items in progress; stop work on those that were lost."""
        held = dict(self._held)
        kept = set(self._queue.renew(list(held), self._name))
        for item in held.keys() - kept:
            held[item].lost = True

    def _log_unavailable(self, error: Exception) -> None:
        """Log once that the queue cannot be reached, until it can again."""
        if not self._reported:
            self._reported = True
            _log.error(json.dumps({"jobs": "unavailable", "error": type(error).__name__}))


def _say(word: str, hold: _Hold, **more: str) -> None:
    """Log the outcome of an item: ids and figures, never text."""
    line = {
        "job": hold.work_item.job,
        "item": hold.work_item.number,
        "id": hold.work_item.request,
        "outcome": word,
        "characters": len(hold.work_item.text),
        "ms": round((monotonic() - hold.begun) * 1000),
        "thread": current_thread().name,
    }
    _log.info(json.dumps(line | more))
