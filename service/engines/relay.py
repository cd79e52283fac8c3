"""Between the store of jobs and a fleet's ledger: brings articles out, fetches outcomes home.

To the store the whole fleet is one owner that has many items. Whatever a fleet's ledger loses is
given back to the store and brought anew, so it need not outlive anything.
"""

from service.errors import JobsUnavailable
from service.jobs import Ledger, Outpost

FLEET = "fleet"
WINDOW = 200  # articles away from home at most; some 5 MB in Redis, with their outcomes


class Relay:
    """Keeps two ledgers in step. One relay serves a store; it may end and begin at any time."""

    def __init__(self, home: Ledger, away: Outpost, window: int = WINDOW) -> None:
        """Take the store's own ledger, and the fleet's."""
        self._home = home
        self._away = away
        self._window = window

    def __call__(self) -> bool:
        """Make one round; tell whether anything was fetched or brought."""
        held = self._home.held(FLEET)
        known = self._away.names()
        fetched = self._fetch()
        lost = set(held) - known
        kept = self._home.renew([item for item in held if item in known], FLEET)
        for item in lost:
            self._home.release(item, FLEET)
        self._away.forget(list(known - set(kept) - fetched))  # cancelled meanwhile
        return self._bring(self._window - len(kept)) or bool(fetched)

    def _fetch(self) -> set[str]:
        """Settle at home what was settled away."""
        outcomes = self._away.outcomes()
        for item, outcome in outcomes.items():
            self._home.finish(item, FLEET, outcome)
        self._away.forget(list(outcomes))
        return set(outcomes)

    def _bring(self, most: int) -> bool:
        """Bring waiting articles out, `most` of them."""
        parcels = [
            parcel
            for item in self._home.deliver(most)
            if (parcel := self._home.claim(item, FLEET)) is not None
        ]
        try:
            self._away.add(parcels)
        except JobsUnavailable:
            for parcel in parcels:
                self._home.release(parcel.id, FLEET)
            raise
        return bool(parcels)
