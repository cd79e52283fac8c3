"""Threads that work on jobs: Huey delivers the id of an item, which the thread claims.

Huey forgets a task when it delivers it, so a task is only a hint: the ledger keeps the items. Its
messages are JSON, not Huey's pickles: whoever can write into a queue must not be able to run code.
"""

import json
import logging
import os
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread, current_thread
from time import monotonic
from typing import Any
from uuid import uuid4
from weakref import finalize

from huey import Huey, RedisHuey, SqliteHuey
from huey.consumer import Consumer
from huey.registry import Message
from huey.serializer import Serializer

from service.errors import Abandoned, JobsUnavailable
from service.jobs.records import LEASE, MOST_DELIVERED, Ledger, Parcel, Work, failed

_log = logging.getLogger("verbatim.jobs")
_NAME = "verbatim"
_ROUND = 1.0  # seconds between two polls of the ledger, while nothing is finished
_RENEWAL = LEASE / 4


class _Json(Serializer):  # type: ignore[misc]
    """Huey's messages as JSON: a task is its name and one id."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Any:
        return Message(*json.loads(bytes(data)))


class _Consumer(Consumer):  # type: ignore[misc]
    """Huey's threads, without its signal handlers, as the process has its own."""

    def _set_signal_handlers(self) -> None:
        """Set none."""


def open_queue(place: Path | str) -> Huey:
    """Open Huey's queue in a folder, or at an address such as redis://host:6379/0."""
    # Huey logs the exception of a failed task, which could hold article text, and a traceback a
    # second while Redis is down. The worker logs both itself.
    logging.getLogger("huey").setLevel(logging.CRITICAL)
    if isinstance(place, str):
        return RedisHuey(_NAME, url=place, results=False, serializer=_Json(), read_timeout=1)
    queue = SqliteHuey(
        _NAME, filename=str(place / "queue.db"), results=False, serializer=_Json(), timeout=30
    )
    finalize(queue, queue.storage.close)
    queue.storage.conn.execute("PRAGMA synchronous = NORMAL")  # an id that is lost is sent again
    return queue


@dataclass(slots=True, eq=False)
class _Hold:
    """An item in progress; `lost` once its lease has expired or its job was cancelled."""

    parcel: Parcel
    begun: float = field(default_factory=monotonic)
    lost: bool = False


class Worker:
    """Works on items until it is stopped, one in each thread."""

    def __init__(self, ledger: Ledger, queue: Huey, work: Work, threads: int) -> None:
        """Take the ledger, Huey's queue, and the function that answers an item."""
        self._ledger = ledger
        self._queue = queue
        self._work = work
        self._name = f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:8]}"
        self._held: dict[str, _Hold] = {}
        self._lock = Lock()
        self._nudge = Event()
        self._leaving = False
        self._stopped = False
        self._reported = False
        self._ticket = queue.task(name="item")(self._take)
        self._consumer = _Consumer(
            queue, workers=threads, periodic=False, initial_delay=0.05, max_delay=0.5
        )
        self._rounds = Thread(target=self._go_round, name="jobs", daemon=True)

    def start(self) -> None:
        """Start the threads."""
        self._consumer.start()
        self._rounds.start()

    def stop(self, patience: float) -> None:
        """Stop: let items finish for `patience` seconds, then return the rest to the queue."""
        threads = [thread for _, thread in self._consumer.worker_threads]
        self._consumer.stop_flag.set()
        self._join(threads, patience)
        self._leaving = True  # ends each article at its next window
        self._join(threads, 5.0)
        self._stopped = True
        self._nudge.set()
        self._rounds.join(5.0)
        for item in list(self._held):  # those that did not reach a window in time
            with suppress(JobsUnavailable):
                self._ledger.release(item, self._name)

    def _join(self, threads: Sequence[Thread], patience: float) -> None:
        end = monotonic() + patience
        for thread in threads:
            thread.join(max(0.0, end - monotonic()))

    # --- one item --------------------------------------------------------------------------------

    def _take(self, item: str) -> None:
        """Work on the item that Huey delivered, unless another worker has claimed it."""
        try:
            with self._lock:
                if item in self._held or (parcel := self._claim(item)) is None:
                    return
                hold = self._held[item] = _Hold(parcel)
            try:
                self._do(hold)
            finally:
                del self._held[item]
        except JobsUnavailable as error:  # its lease will expire, and it is handed out again
            self._log_unavailable(error)
        finally:
            self._nudge.set()

    def _claim(self, item: str) -> Parcel | None:
        return self._ledger.claim(item, self._name)

    def _do(self, hold: _Hold) -> None:
        """Answer an item, and hand in its outcome."""
        item = hold.parcel.id

        def check() -> None:
            if hold.lost or self._leaving:
                raise Abandoned("The work was cancelled, or the worker is stopping.")

        try:
            outcome = self._work(hold.parcel, check)
        except Abandoned:
            if not hold.lost:
                self._ledger.release(item, self._name)
            _say("given back", hold)
        except Exception as error:  # noqa: BLE001 - its message may hold text; its kind does not
            kind = type(error).__name__
            outcome = failed("internal", f"Something went wrong ({kind}) at every attempt.")
            self._ledger.retry(item, self._name, outcome)
            _say("broken", hold, error=kind)
        else:
            kept = self._ledger.finish(item, self._name, outcome)
            _say(outcome.state if kept else "too late", hold)

    # --- rounds ----------------------------------------------------------------------------------

    def _go_round(self) -> None:
        """Once a second renew leases, expire those of dead workers, and fill the queue."""
        renewed = monotonic()
        while not self._stopped:
            try:
                if monotonic() - renewed > _RENEWAL:
                    renewed = monotonic()
                    self._renew()
                    self._ledger.expire()
                if not self._consumer.stop_flag.is_set():
                    for item in self._ledger.deliver(MOST_DELIVERED):
                        self._ticket(item)
                self._reported = False
            except JobsUnavailable as error:
                self._log_unavailable(error)
            except Exception as error:  # noqa: BLE001 - Huey's storage raises its backend's own
                self._log_unavailable(error)
            self._nudge.wait(_ROUND)
            self._nudge.clear()

    def _renew(self) -> None:
        """Renew the leases of items in progress; stop work on those that were lost."""
        held = dict(self._held)
        kept = set(self._ledger.renew(list(held), self._name))
        for item in held.keys() - kept:
            held[item].lost = True

    def _log_unavailable(self, error: Exception) -> None:
        """Log once that the ledger cannot be reached, until it can again."""
        if not self._reported:
            self._reported = True
            _log.error(json.dumps({"jobs": "unavailable", "error": type(error).__name__}))


def _say(word: str, hold: _Hold, **more: str) -> None:
    """Log the outcome of an item: ids and figures, never text."""
    line = {
        "job": hold.parcel.job,
        "item": hold.parcel.number,
        "id": hold.parcel.request,
        "outcome": word,
        "characters": len(hold.parcel.text),
        "ms": round((monotonic() - hold.begun) * 1000),
        "thread": current_thread().name,
    }
    _log.info(json.dumps(line | more))
