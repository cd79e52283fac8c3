"""Background jobs of many articles: their values, and the ports that store and hand them out.

A job is stored by `Jobs`. Its items are handed out by a `WorkQueue`: a worker *takes* an item and
has a *lease* on it, which it must renew. A worker whose lease expires counts as dead, and the item
is handed out again. An item is settled by its *outcome*, written once by the holder of the lease.
"""

import json
import logging
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol, Self

_log = logging.getLogger("verbatim.jobs")

Task = Literal["translate", "summarise", "quotations"]
State = Literal["queued", "running", "done", "failed", "cancelled"]  # of a job, and of an item

LEASE = 30.0  # seconds; renewed every quarter of that, so three renewals may fail
ATTEMPTS = 3  # times that an item is started; one that kills its worker each time then fails
LOST = {
    "code": "worker_lost",
    "message": f"Workers crashed on this article {ATTEMPTS} times: see the log, send it again.",
}
DAMAGED = {
    "code": "jobs_unavailable",
    "message": "This article is damaged in the store of jobs: see the log, and send it again.",
}
UNREADABLE = (zlib.error, TypeError, ValueError)  # of stored bytes that are not those written


@dataclass(frozen=True, slots=True)
class Item:
    """An article of a job as it was sent; `number` counts from 1, `name` is its id or "".

    `refusal` (code and message) is set where it cannot be read: it has failed, the others go on.
    """

    number: int
    name: str
    text: str
    options: Mapping[str, Any]
    refusal: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What a job asks for all its items; `owner` is the name of the API key, or "".

    `key` is the Idempotency-Key, if any, and `digest` a hash of the request that it came with.
    """

    owner: str
    task: Task
    request: str = ""  # id of the HTTP request, for the log
    webhook: str | None = None
    key: str | None = None
    digest: bytes = b""


@dataclass(frozen=True, slots=True)
class Job:
    """The state of a job. Times are seconds since 1970, None where they are still to come.

    `refused` counts those of `failed` that could not be read and were never started.
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
        """The number of items that have an outcome."""
        return self.done + self.failed + self.cancelled

    def rate(self, now: float) -> float | None:
        """Return items per second since the first was started; None before one is settled."""
        worked = self.done + self.failed - self.refused
        if self.started is None or not worked:
            return None
        return worked / max((self.finished or now) - self.started, 0.001)

    def remaining(self, now: float) -> float | None:
        """Return the seconds left at the present rate; None where there is no rate yet."""
        rate = self.rate(now)
        return None if rate is None else (self.total - self.settled) / rate


@dataclass(frozen=True, slots=True)
class Call:
    """A webhook that is due: its job, its address, and how often it was tried."""

    job: Job
    webhook: str
    tries: int


@dataclass(frozen=True, slots=True)
class WorkItem:
    """An item as a worker gets it. `id` is unique among all jobs: JOB.NUMBER."""

    job: str
    number: int
    task: Task
    text: str
    options: Mapping[str, Any]
    request: str

    @property
    def id(self) -> str:
        """The item's id in a queue."""
        return f"{self.job}.{self.number}"

    def packed(self) -> bytes:
        """Return compressed bytes to store or send, less than half the size of the French."""
        return packed(asdict(self))

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """Return the work_item that `packed` serialised."""
        return cls(**json.loads(zlib.decompress(data)))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an item ended: the API's answer, or an error's code and message, compressed."""

    state: Literal["done", "failed"]
    record: bytes


@dataclass(frozen=True, slots=True)
class Result:
    """A settled item. `place` numbers all results of the store in the order they arrived."""

    place: int
    number: int
    name: str
    state: Literal["done", "failed"]
    record: bytes

    def line(self) -> str:
        """Return one line of JSON: number, id, state, and answer or error.

        A damaged record is logged and makes a failed item of it: the other results are still good.
        """
        state: State = self.state
        try:
            text = zlib.decompress(self.record).decode()
        except UNREADABLE as error:
            log_damage(error, result=self.place)
            state, text = "failed", json.dumps(DAMAGED)
        head = {"number": self.number, "id": self.name or None, "state": state}
        field = "answer" if state == "done" else "error"
        return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "{field}": {text}}}'


@dataclass(frozen=True, slots=True)
class QueueStats:
    """Figures of the queue: items queued and running, age of the oldest, all outcomes."""

    waiting: int
    running: int
    oldest: float  # seconds since its job was accepted; 0 where none is queued
    outcomes: Mapping[str, int]


def packed(record: Mapping[str, Any]) -> bytes:
    """Return a record as one line of JSON, compressed."""
    return zlib.compress(json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def log_damage(error: Exception, **where: str | int) -> None:
    """Log that stored bytes cannot be read, as other errors of the store; they are not shown."""
    line = {"jobs": "store", **where, "error": type(error).__name__}
    reason = str(error) if isinstance(error, zlib.error) else "not what was written"
    _log.error(json.dumps(line | {"reason": reason}))


def failed(code: str, message: str) -> Outcome:
    """Return the outcome of an item that failed; the message never holds article text."""
    return Outcome("failed", packed({"code": code, "message": message}))


class Jobs(Protocol):
    """Stores jobs. All methods raise errors.JobsUnavailable; those on a job errors.NoSuchJob.

    A job is visible to its owner only.
    """

    def submit(self, order: Order, items: Iterable[Item]) -> Job:
        """Store a job: it is on disk when this returns. If `items` raises, nothing is stored.

        The same key with the same digest returns the existing job. Raises errors.KeyReused for
        another digest, errors.Busy where the queue is full.
        """
        ...

    def show(self, job: str, owner: str) -> Job:
        """Return the state of a job."""
        ...

    def results(self, job: str, owner: str, after: int, most: int) -> Sequence[Result]:
        """Return at most `most` results in the order they arrived, whose place is above `after`."""
        ...

    def cancel(self, job: str, owner: str) -> Job:
        """Cancel all items that have no outcome; work on them ends at its next window."""
        ...

    def stats(self) -> QueueStats:
        """Count all jobs."""
        ...


class WorkQueue(Protocol):
    """Hands out items, each to one owner at a time. All methods raise errors.JobsUnavailable."""

    def take(self, most: int, owner: str) -> Sequence[WorkItem]:
        """Claim at most `most` queued items, each with a lease; one that is damaged has failed."""
        ...

    def renew(self, items: Sequence[str], owner: str) -> Sequence[str]:
        """Renew leases; return the items that still belong to the owner."""
        ...

    def finish(self, item: str, owner: str, outcome: Outcome) -> bool:
        """Settle an item; False, without effect, where the owner's lease has expired."""
        ...

    def retry(self, item: str, owner: str, outcome: Outcome) -> bool:
        """Queue an item again; after the last attempt settle it with this outcome."""
        ...

    def release(self, item: str, owner: str) -> bool:
        """Return an item to the queue unfinished; this does not count as an attempt."""
        ...

    def expire(self) -> int:
        """Queue items with expired leases again, fail those out of attempts; return the number."""
        ...


class JobSource(Protocol):
    """The store of jobs as a dispatcher sees it: a fleet is one owner of many items."""

    def take(self, most: int, owner: str) -> Sequence[WorkItem]:
        """Claim at most `most` queued items."""
        ...

    def held(self, owner: str) -> Sequence[str]:
        """Return the ids of an owner's items."""
        ...

    def renew(self, items: Sequence[str], owner: str) -> Sequence[str]:
        """Renew leases, as a queue does."""
        ...

    def hand_in(self, outcomes: Mapping[str, Outcome], owner: str) -> None:
        """Settle those of these items that belong to the owner."""
        ...

    def give_back(self, items: Collection[str], owner: str) -> None:
        """Queue the owner's items among these again; this does not count as an attempt."""
        ...


class RemoteWorkQueue(WorkQueue, Protocol):
    """A queue apart from the store: a dispatcher adds work_items and fetches outcomes."""

    def add(self, work_items: Sequence[WorkItem]) -> None:
        """Queue these work_items; one that is here already is left as it is."""
        ...

    def names(self) -> set[str]:
        """Return the ids of all items here: work_items, and outcomes that were not fetched."""
        ...

    def outcomes(self) -> Mapping[str, Outcome]:
        """Return the outcomes here, by item id."""
        ...

    def forget(self, items: Sequence[str]) -> None:
        """Remove everything stored for these items."""
        ...


Check = Callable[[], None]  # raises errors.Abandoned where the work was cancelled
Work = Callable[[WorkItem, Check], Outcome]
