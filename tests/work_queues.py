"""Work queues for tests: a fake of a few lines, and one face for it and the real ones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from unittest.mock import patch
from uuid import UUID

from service.jobs.records import (
    ATTEMPTS,
    LEASE,
    LOST,
    Item,
    Order,
    Outcome,
    WorkItem,
    WorkQueue,
    packed,
)
from service.jobs.redis_queue import RedisWorkQueue
from service.jobs.sqlite_store import Store

Clock = Callable[[], float]


@dataclass
class _Entry:
    work_item: WorkItem
    owner: str = ""
    until: float = 0.0  # of the lease
    attempts: int = 0


@dataclass
class MemoryWorkQueue:
    """A remote queue in memory, for one thread."""

    clock: Clock
    entries: dict[str, _Entry] = field(default_factory=dict)
    settled: dict[str, Outcome] = field(default_factory=dict)

    def take(self, most: int, owner: str) -> Sequence[WorkItem]:
        """Take at most so many that wait."""
        found = [entry for entry in self.entries.values() if not entry.owner][: max(0, most)]
        for entry in found:
            entry.owner, entry.until = owner, self.clock() + LEASE
            entry.attempts += 1
        return [entry.work_item for entry in found]

    def renew(self, items: Sequence[str], owner: str) -> Sequence[str]:
        """Renew leases."""
        kept = [item for item in items if self._owns(item, owner)]
        for item in kept:
            self.entries[item].until = self.clock() + LEASE
        return kept

    def finish(self, item: str, owner: str, outcome: Outcome) -> bool:
        """Settle one."""
        return self._owns(item, owner) and self._settle(item, outcome)

    def retry(self, item: str, owner: str, outcome: Outcome) -> bool:
        """Let one wait again, or settle it."""
        return self._owns(item, owner) and self._again(item, outcome)

    def release(self, item: str, owner: str) -> bool:
        """Put an item back into the queue; return whether the owner held it."""
        if not self._owns(item, owner):
            return False
        self.entries[item].attempts -= 1
        return self._again(item, Outcome("failed", b""))

    def expire(self) -> int:
        """Sweep leases."""
        over = [i for i, e in self.entries.items() if e.owner and self._is_over(e)]
        for item in over:
            self._again(item, Outcome("failed", packed(LOST)))
        return len(over)

    def held(self, owner: str) -> Sequence[str]:
        """Return the ids of the items that an owner holds."""
        return [item for item, entry in self.entries.items() if entry.owner == owner]

    def add(self, work_items: Sequence[WorkItem]) -> None:
        """Add those that are not here."""
        for work_item in work_items:
            if work_item.id not in self.settled:
                self.entries.setdefault(work_item.id, _Entry(work_item))

    def names(self) -> set[str]:
        """Return the ids of all items."""
        return {*self.entries, *self.settled}

    def outcomes(self) -> Mapping[str, Outcome]:
        """Return the outcomes that were not forgotten, by item."""
        return dict(self.settled)

    def forget(self, items: Sequence[str]) -> None:
        """Remove all of these."""
        for item in items:
            self.entries.pop(item, None)
            self.settled.pop(item, None)

    def _is_over(self, entry: _Entry) -> bool:
        return not self.clock() < entry.until <= self.clock() + 2 * LEASE

    def _owns(self, item: str, owner: str) -> bool:
        return item in self.entries and self.entries[item].owner == owner

    def _settle(self, item: str, outcome: Outcome) -> bool:
        self.settled[item] = outcome
        del self.entries[item]
        return True

    def _again(self, item: str, outcome: Outcome) -> bool:
        if self.entries[item].attempts >= ATTEMPTS:
            return self._settle(item, outcome)
        entry = self.entries.pop(item)
        entry.owner, entry.until = "", 0.0
        self.entries[item] = entry
        return True


def take_one(queue: WorkQueue, owner: str) -> str | None:
    """Take an item; return its id, None where none waits."""
    work_items = queue.take(1, owner)
    return work_items[0].id if work_items else None


class Bench(Protocol):
    """A queue with what a test needs around it."""

    queue: WorkQueue

    def add(self, count: int) -> list[str]:
        """Let new items wait; give their ids."""
        ...

    def outcomes(self) -> dict[str, list[Outcome]]:
        """Return all outcomes that ever came, by item."""
        ...

    def cancel(self, items: Sequence[str]) -> None:
        """Cancel all items of one call of `add`."""
        ...


class RemoteBench:
    """A queue to which work_items are brought."""

    def __init__(self, queue: MemoryWorkQueue | RedisWorkQueue) -> None:
        """Take it empty."""
        self.queue: WorkQueue = queue
        self._remote = queue
        self._jobs = 0
        self._came: dict[str, list[Outcome]] = {}

    def add(self, count: int) -> list[str]:
        """Bring a job's items."""
        self._jobs += 1
        numbers = range(1, count + 1)
        work_items = [
            WorkItem(f"j{self._jobs}", n, "translate", "Il pleut.", {}, "r1") for n in numbers
        ]
        self._remote.add(work_items)
        self._remote.add(work_items)  # a second time changes nothing
        return [work_item.id for work_item in work_items]

    def outcomes(self) -> dict[str, list[Outcome]]:
        """Fetch what came, as the dispatcher does."""
        fetched = self._remote.outcomes()
        for item, outcome in fetched.items():
            self._came.setdefault(item, []).append(outcome)
        self._remote.forget(list(fetched))
        return self._came

    def cancel(self, items: Sequence[str]) -> None:
        """Fetch what came in time, and forget the rest."""
        self.outcomes()
        self._remote.forget(items)


class StoreBench:
    """The queue of the store."""

    def __init__(self, store: Store) -> None:
        """Take it empty."""
        self.queue: WorkQueue = store
        self._store = store
        self._jobs: list[str] = []

    def add(self, count: int) -> list[str]:
        """Submit a job; its id, which is random, is given: of equals the lower goes first."""
        items = (Item(n, f"n{n}", "Il pleut.", {}) for n in range(1, count + 1))
        with patch("service.jobs.sqlite_store.uuid4", return_value=UUID(int=len(self._jobs))):
            job = self._store.submit(Order("", "translate", request="r1"), items)
        self._jobs.append(job.id)
        return [f"{job.id}.{n}" for n in range(1, count + 1)]

    def outcomes(self) -> dict[str, list[Outcome]]:
        """Read all results."""
        came: dict[str, list[Outcome]] = {}
        for job in self._jobs:
            for result in self._store.results(job, "", 0, 10_000):
                outcome = Outcome(result.state, result.record)
                came.setdefault(f"{job}.{result.number}", []).append(outcome)
        return came

    def cancel(self, items: Sequence[str]) -> None:
        """Cancel the job."""
        for job in {item.partition(".")[0] for item in items}:
            self._store.cancel(job, "")


def bench(kind: str, place: Path | str, clock: Clock) -> Bench:
    """Make a bench: memory, sqlite in a folder, redis at an address (which is emptied)."""
    if kind == "memory":
        return RemoteBench(MemoryWorkQueue(clock))
    if kind == "sqlite":
        return StoreBench(Store(Path(place), clock=clock))
    queue = RedisWorkQueue(str(place), clock=clock)
    queue.forget(list(queue.names()))
    return RemoteBench(queue)
