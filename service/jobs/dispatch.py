"""Between the store of jobs and a fleet's ledger: brings articles out, fetches outcomes home.

To the store the whole fleet is one owner that has many items. Whatever a fleet's ledger loses is
given back to the store and brought anew, so it need not outlive anything.
"""

from service.jobs.records import JobSource, RemoteLedger

FLEET = "fleet"
WINDOW = 200  # articles away from home at most; some 5 MB in Redis, with their outcomes


class Dispatcher:
    """Keeps store and ledger in step. One serves a store; it may end and begin at any time."""

    def __init__(self, home: JobSource, away: RemoteLedger, window: int = WINDOW) -> None:
        """Take the store, and the fleet's ledger."""
        self._home = home
        self._away = away
        self._window = window

    def __call__(self) -> bool:
        """Make one round; tell whether anything was fetched or brought."""
        held = self._home.held(FLEET)
        known = self._away.names()
        fetched = self._fetch()
        self._home.give_back(set(held) - known, FLEET)
        kept = self._home.renew([item for item in held if item in known], FLEET)
        self._away.forget(list(known - set(kept) - fetched))  # cancelled meanwhile
        return self._bring(self._window - len(kept)) or bool(fetched)

    def _fetch(self) -> set[str]:
        """Settle at home what was settled away."""
        outcomes = self._away.outcomes()
        self._home.hand_in(outcomes, FLEET)
        self._away.forget(list(outcomes))
        return set(outcomes)

    def _bring(self, most: int) -> bool:
        """Bring waiting articles out; those that do not arrive are given back in the next round."""
        parcels = self._home.take(most, FLEET)
        if parcels:
            self._away.add(parcels)
        return bool(parcels)
