"""Keeps a fleet's queue in step with the store of jobs: moves articles out, and outcomes back.

To the store the whole fleet is one owner of many items. Whatever the queue in Redis loses is put
back in the store and dispatched again, so the queue need not be durable.
"""

from service.jobs.records import JobSource, RemoteWorkQueue

FLEET = "fleet"
WINDOW = 200  # articles in Redis at most; about 5 MB, with their outcomes


class Dispatcher:
    """Keeps store and queue in step. One runs for each store; it may be restarted at any time."""

    def __init__(self, home: JobSource, away: RemoteWorkQueue, window: int = WINDOW) -> None:
        """Take the store, and the fleet's queue."""
        self._home = home
        self._away = away
        self._window = window

    def __call__(self) -> bool:
        """Synchronise once; return whether anything was moved."""
        held = self._home.held(FLEET)
        known = self._away.names()
        fetched = self._fetch()
        self._home.give_back(set(held) - known, FLEET)
        kept = self._home.renew([item for item in held if item in known], FLEET)
        self._away.forget(list(known - set(kept) - fetched))  # cancelled in the meantime
        return self._bring(self._window - len(kept)) or bool(fetched)

    def _fetch(self) -> set[str]:
        """Settle in the store what workers have settled in the queue."""
        outcomes = self._away.outcomes()
        self._home.hand_in(outcomes, FLEET)
        self._away.forget(list(outcomes))
        return set(outcomes)

    def _bring(self, most: int) -> bool:
        """Move queued articles out; those that do not arrive are put back by the next call."""
        work_items = self._home.take(most, FLEET)
        if work_items:
            self._away.add(work_items)
        return bool(work_items)
