"""Maintenance of the store of jobs while it is served: when to dispatch, purge and call webhooks.

What is done then is in `dispatch`, `sqlite_store` and `webhooks`.
"""

import json
import logging
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic

from service.errors import JobsUnavailable
from service.jobs.sqlite_store import Store
from service.jobs.webhooks import Webhooks

_log = logging.getLogger("verbatim.jobs")
_ROUND = 0.5  # seconds
_PURGE_EVERY = 600.0  # seconds
_PATIENCE = 10.0  # seconds that each thread has to stop: a webhook may be under way


class Housekeeper:
    """Runs the maintenance in two background threads beside the server."""

    def __init__(
        self,
        store: Store,
        dispatcher: Callable[[], bool] | None,
        hooks: Webhooks,
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
