"""Work that nobody waits for: jobs of many articles, and the ports that keep and hand them out.

A job is kept by `Jobs`. Its items are handed out by a `Ledger`: a worker *claims* an item and has a
*lease* on it, a time that it must renew; whose lease runs out has died, and the item is handed out
again. An item is settled by its *outcome*, which is written once, by whoever holds the lease.
"""

import json
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol, Self

Task = Literal["translate", "summarise", "quotations"]
State = Literal["queued", "running", "done", "failed", "cancelled"]  # of a job, and of an item

LEASE = 30.0  # seconds; renewed every quarter of that, so three may fail
DELIVERY_LEASE = 4 * LEASE  # after that, what the queue was given and nobody claims is given again
ATTEMPTS = 3  # how often an item is begun; one that ends its worker every time is poisoned
MOST_DELIVERED = 32  # items at most between ledger and workers: enough for none to wait for another
LOST = {
    "code": "worker_lost",
    "message": f"The worker ended {ATTEMPTS} times while it had this article.",
}


@dataclass(frozen=True, slots=True)
class Item:
    """An article of a job as it was sent; `name` is the sender's id, `number` counts from 1.

    `refusal` (code and message) where it cannot be read: it has failed already, the others go on.
    """

    number: int
    name: str
    text: str
    options: Mapping[str, Any]
    refusal: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of all items of a job, and by whom; `owner` is the name of an API key, or "".

    `key` and `digest`: the Idempotency-Key, or None, and a hash of the request it came with.
    """

    owner: str
    task: Task
    request: str = ""  # id of the HTTP request, for the log
    webhook: str | None = None
    key: str | None = None
    digest: bytes = b""


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands. Times are seconds since 1970, None where it has not come to that.

    Of the failed, `refused` could not be read and were never worked on.
    """

    id: str
    task: Task
    state: State
    total: int
    done: int
    failed: int
    cancelled: int
    refused: int
    created: float
    started: float | None
    finished: float | None

    @property
    def settled(self) -> int:
        """Give how many items need nothing more."""
        return self.done + self.failed + self.cancelled

    def rate(self, now: float) -> float | None:
        """Give items a second since the first was begun, None before one is through."""
        worked = self.done + self.failed - self.refused
        if self.started is None or not worked:
            return None
        return worked / max((self.finished or now) - self.started, 0.001)

    def remaining(self, now: float) -> float | None:
        """Give the seconds that are left at this rate, None where there is none yet."""
        rate = self.rate(now)
        return None if rate is None else (self.total - self.settled) / rate


@dataclass(frozen=True, slots=True)
class Parcel:
    """An item on its way to a worker. `id` is unique among all jobs: JOB.NUMBER."""

    job: str
    number: int
    task: Task
    text: str
    options: Mapping[str, Any]
    request: str

    @property
    def id(self) -> str:
        """Name the item in a ledger and in the queue."""
        return f"{self.job}.{self.number}"

    def packed(self) -> bytes:
        """Give bytes to keep or send; French takes less than half of its size."""
        return packed(asdict(self))

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """Take what `packed` gave."""
        return cls(**json.loads(zlib.decompress(data)))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an item ended: the API's answer, or code and message of an error, packed."""

    state: Literal["done", "failed"]
    record: bytes


@dataclass(frozen=True, slots=True)
class Result:
    """A settled item. `place` counts all results of the store in the order they came."""

    place: int
    number: int
    name: str
    state: Literal["done", "failed"]
    record: bytes

    def line(self) -> str:
        """Give JSON in one line: number, id, state, and answer or error."""
        head = {"number": self.number, "id": self.name, "state": self.state}
        field = "answer" if self.state == "done" else "error"
        start = json.dumps(head, ensure_ascii=False)[:-1]
        return f'{start}, "{field}": {zlib.decompress(self.record).decode()}}}'


@dataclass(frozen=True, slots=True)
class Standing:
    """The queue in figures: items that wait or are worked on, age of the oldest, all outcomes."""

    waiting: int
    running: int
    oldest: float  # seconds since its job was accepted; 0 where none waits
    outcomes: Mapping[str, int]


def packed(record: Mapping[str, Any]) -> bytes:
    """Give a record as JSON in one line, compressed."""
    return zlib.compress(json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def failed(code: str, message: str) -> Outcome:
    """Give the outcome of an item that failed; the message never holds article text."""
    return Outcome("failed", packed({"code": code, "message": message}))


class Jobs(Protocol):
    """Keeps jobs. All methods raise errors.JobsUnavailable; those on a job errors.NoSuchJob.

    A job belongs to its owner: for any other there is none.
    """

    def submit(self, order: Order, items: Iterable[Item]) -> Job:
        """Keep a job: it is on disk when this returns. What `items` raises ends it, none is kept.

        The same key with the same digest gives the job that there is; raises errors.KeyReused for
        another digest, errors.Busy where too much waits already.
        """
        ...

    def show(self, job: str, owner: str) -> Job:
        """Give a job as it stands."""
        ...

    def results(self, job: str, owner: str, after: int, most: int) -> Sequence[Result]:
        """Give results in the order they came, those whose place is above `after`."""
        ...

    def cancel(self, job: str, owner: str) -> Job:
        """Settle as cancelled whatever is not settled; work on it ends at its next window."""
        ...

    def standing(self) -> Standing:
        """Count all jobs."""
        ...


class Ledger(Protocol):
    """Hands items out, each to one owner at a time. All methods raise errors.JobsUnavailable."""

    def deliver(self, most: int) -> Sequence[str]:
        """Give the ids of items to hand to the queue, so that `most` are on their way in all.

        One that is not claimed soon is given again: a queue may lose what it holds.
        """
        ...

    def claim(self, item: str, owner: str) -> Parcel | None:
        """Take an item that waits, with a lease; None where it does not wait (any more)."""
        ...

    def renew(self, items: Sequence[str], owner: str) -> Sequence[str]:
        """Renew leases; give those that are still the owner's. The others are not his any more."""
        ...

    def finish(self, item: str, owner: str, outcome: Outcome) -> bool:
        """Settle an item; False, and nothing done, where the lease is not the owner's any more."""
        ...

    def retry(self, item: str, owner: str, outcome: Outcome) -> bool:
        """Let an item wait again; after the last attempt settle it with this outcome."""
        ...

    def release(self, item: str, owner: str) -> bool:
        """Give an item back unworked: it waits again, and that was no attempt."""
        ...

    def expire(self) -> int:
        """Let items whose lease ran out wait again, settle the poisoned; give how many."""
        ...

    def held(self, owner: str) -> Sequence[str]:
        """Give the ids of the items that an owner has."""
        ...


class JobSource(Protocol):
    """The store of jobs to a dispatcher; a fleet is one owner of many items, all in one go each."""

    def take(self, most: int, owner: str) -> Sequence[Parcel]:
        """Claim waiting items, so many at most."""
        ...

    def held(self, owner: str) -> Sequence[str]:
        """Give the ids of the items that an owner has."""
        ...

    def renew(self, items: Sequence[str], owner: str) -> Sequence[str]:
        """Renew leases, as a ledger does."""
        ...

    def hand_in(self, outcomes: Mapping[str, Outcome], owner: str) -> None:
        """Settle the owner's items among these."""
        ...

    def give_back(self, items: Collection[str], owner: str) -> None:
        """Let the owner's items among these wait again; that was no attempt."""
        ...


class RemoteLedger(Ledger, Protocol):
    """A ledger away from the jobs: parcels are brought to it, outcomes fetched from it."""

    def add(self, parcels: Sequence[Parcel]) -> None:
        """Let these wait here; one that is here already stays as it is."""
        ...

    def names(self) -> set[str]:
        """Give the ids of all that is here: parcels, and outcomes that were not fetched."""
        ...

    def outcomes(self) -> Mapping[str, Outcome]:
        """Give the outcomes that are here, by item."""
        ...

    def forget(self, items: Sequence[str]) -> None:
        """Remove all that is here of these items."""
        ...


Check = Callable[[], None]  # raises errors.Abandoned where the work is not wanted any more
Work = Callable[[Parcel, Check], Outcome]
