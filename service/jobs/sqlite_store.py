"""Jobs in one SQLite file: their articles, who works on each, and the outcomes.

Jobs and outcomes are on disk when a method returns (synchronous = FULL), so they survive a crash of
the process or of the machine. Several processes may have the file open.
"""

import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any
from uuid import uuid4
from weakref import finalize

from service.errors import Busy, KeyReused, NoSuchJob, SettingsError
from service.jobs.records import (
    ATTEMPTS,
    DAMAGED,
    LEASE,
    LOST,
    UNREADABLE,
    Call,
    Item,
    Job,
    Order,
    Outcome,
    QueueStats,
    Result,
    State,
    WorkItem,
    log_damage,
    packed,
)
from service.jobs.sqlite_schema import (
    CALL_DUE,
    JOB_COLUMNS,
    SCHEMA,
    VERSION,
    job_of,
    storage_errors,
    waiting,
)

_PATIENCE = 30.0  # seconds to wait for another process's write

# A lease is over from `until` on; it is over too when it ends later than a lease can, ?2: then the
# clock was set back since it began.
_OVER = "(until <= ?1 OR until > ?2)"


class Store:
    """Jobs and their queue, in one file of a folder that only its user can read."""

    def __init__(
        self, folder: Path, most: int = 1_000_000, clock: Callable[[], float] = time.time
    ) -> None:
        """Open or create the file; `most` items may be queued. Raises errors.SettingsError."""
        self._most = most
        self._clock = clock
        self._lock = RLock()
        path = folder / "jobs.db"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
            self._base = sqlite3.connect(
                path, timeout=_PATIENCE, check_same_thread=False, isolation_level=None
            )
            finalize(self, self._base.close)
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            raise SettingsError(f"The store of jobs {path} cannot be opened: {error}.") from error

    def _prepare(self) -> None:
        """Set how the file is written, and create its tables."""
        (version,) = self._base.execute("PRAGMA user_version").fetchone()
        if version not in (0, VERSION):
            raise sqlite3.DatabaseError(f"it is of version {version}, this is {VERSION}")
        for pragma in (
            "auto_vacuum = INCREMENTAL",
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",  # nothing of a deleted article stays in the file
            f"user_version = {VERSION}",
        ):
            self._base.execute(f"PRAGMA {pragma}")
        self._base.executescript(SCHEMA)

    @contextmanager
    def _writing(self, *, lasting: bool = True) -> Iterator[sqlite3.Connection]:
        """Run one transaction, rolled back by any exception.

        One that is not `lasting` does not wait for the disk: a power cut may undo it, which is
        harmless for leases, since the next one is written again.
        """
        with self._lock, storage_errors():
            self._base.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
            self._base.execute("BEGIN IMMEDIATE")
            with self._base:
                yield self._base

    def _read(self, query: str, *given: object) -> list[Any]:
        """Return the rows of a query."""
        with self._lock, storage_errors():
            return self._base.execute(query, given).fetchall()

    # --- jobs ------------------------------------------------------------------------------------

    def submit(self, order: Order, items: Iterable[Item]) -> Job:
        """Store a job; see the port. `items` are consumed one by one."""
        with self._writing() as base:
            if found := self._same(order):
                return found
            if waiting(base) >= self._most:
                raise Busy("Too many articles wait already: try again later.")
            job = uuid4().hex
            base.execute(
                "INSERT INTO jobs (id, owner, task, request, key, digest, webhook, created)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    job,
                    order.owner,
                    order.task,
                    order.request,
                    order.key,
                    order.digest,
                    order.webhook,
                    self._clock(),
                ),
            )
            total = refused = 0
            for item in items:
                self._keep(job, order, item)
                total += 1
                refused += item.refusal is not None
            base.execute(
                "UPDATE jobs SET total = ?, refused = ? WHERE id = ?", (total, refused, job)
            )
            self._close(job)
            return self.show(job, order.owner)

    def _same(self, order: Order) -> Job | None:
        """Return the job that this request made before; None where there is none."""
        if order.key is None:
            return None
        found = self._base.execute(
            f"SELECT {JOB_COLUMNS}, digest FROM jobs WHERE owner = ? AND key = ?",  # noqa: S608
            (order.owner, order.key),
        ).fetchone()
        if found and found[-1] != order.digest:
            raise KeyReused(
                "This Idempotency-Key was sent with another request: take a new one for each job."
            )
        return job_of(found[:-1]) if found else None

    def _keep(self, job: str, order: Order, item: Item) -> None:
        """Store an item, or its refusal."""
        work_item = WorkItem(job, item.number, order.task, item.text, item.options, order.request)
        state, data = ("failed", None) if item.refusal else ("queued", work_item.packed())
        self._base.execute(
            "INSERT INTO items (job, number, name, state, parcel) VALUES (?, ?, ?, ?, ?)",
            (job, item.number, item.name, state, data),
        )
        if item.refusal:
            self._record(job, item.number, Outcome("failed", packed(item.refusal)))

    def show(self, job: str, owner: str) -> Job:
        """Return a job; see the port."""
        rows = self._read(
            f"SELECT {JOB_COLUMNS} FROM jobs WHERE id = ? AND owner = ?",  # noqa: S608
            job,
            owner,
        )
        if not rows:
            raise NoSuchJob("There is no such job: its results may have expired.")
        return job_of(rows[0])

    def results(self, job: str, owner: str, after: int, most: int) -> Sequence[Result]:
        """Return results; see the port."""
        self.show(job, owner)
        rows = self._read(
            "SELECT place, number, name, state, record FROM results"
            " WHERE job = ? AND place > ? ORDER BY place LIMIT ?",
            job,
            after,
            most,
        )
        return [Result(*row) for row in rows]

    def cancel(self, job: str, owner: str) -> Job:
        """Cancel the items without an outcome; see the port."""
        with self._writing() as base:
            self.show(job, owner)
            ended = base.execute(
                "UPDATE items SET state = 'cancelled', parcel = NULL, owner = ''"
                " WHERE job = ? AND state IN ('queued', 'running')",
                (job,),
            ).rowcount
            base.execute("UPDATE jobs SET cancelled = cancelled + ? WHERE id = ?", (ended, job))
            self._count("cancelled", ended)
            self._close(job)
            return self.show(job, owner)

    def stats(self) -> QueueStats:
        """Count all jobs; see the port."""
        ((running,),) = self._read("SELECT count(*) FROM items WHERE state = 'running'")
        ((oldest,),) = self._read(
            "SELECT min(created) FROM jobs WHERE finished IS NULL AND EXISTS"
            " (SELECT 1 FROM items WHERE job = jobs.id AND state = 'queued')"
        )
        outcomes = dict(self._read("SELECT state, times FROM outcomes"))
        age = 0.0 if oldest is None else max(0.0, self._clock() - oldest)
        with self._lock, storage_errors():
            left = waiting(self._base)
        return QueueStats(left - running, running, age, outcomes)

    # --- queue ----------------------------------------------------------------------------------

    def take(self, most: int, owner: str) -> Sequence[WorkItem]:
        """Claim queued items; see the port.

        The first items of all jobs come first, so a short job need not wait for a long one.
        """
        ready = "SELECT job, number FROM items WHERE state = 'queued' ORDER BY number LIMIT ?"
        if most < 1 or not self._read(ready, 1):
            return []  # without a write
        with self._writing(lasting=False) as base:
            rows = base.execute(ready, (most,)).fetchall()
            found = [self._claim(job, number, owner) for job, number in rows]
        return [work_item for work_item in found if work_item]

    def _claim(self, job: str, number: int, owner: str) -> WorkItem | None:
        """Claim a queued item, and mark its job as started; one that is damaged has failed."""
        now = self._clock()
        row = self._base.execute(
            "UPDATE items SET state = 'running', owner = ?, until = ?, attempts = attempts + 1"
            " WHERE job = ? AND number = ? AND state = 'queued' RETURNING parcel",
            (owner, now + LEASE, job, number),
        ).fetchone()
        if row is None:
            return None
        self._base.execute(
            "UPDATE jobs SET started = ? WHERE id = ? AND started IS NULL", (now, job)
        )
        try:
            return WorkItem.unpacked(row[0])
        except UNREADABLE as error:  # the articles behind it must not wait for it
            log_damage(error, job=job, item=number)
            self._settle(job, number, owner, Outcome("failed", packed(DAMAGED)))
            return None

    def renew(self, items: Sequence[str], owner: str) -> Sequence[str]:
        """Renew leases; see the port."""
        if not items:
            return []
        until = self._clock() + LEASE
        kept = []
        with self._writing(lasting=False) as base:
            for item in items:
                changed = base.execute(
                    "UPDATE items SET until = ? WHERE job = ? AND number = ? AND owner = ?"
                    " AND state = 'running'",
                    (until, *_parts(item), owner),
                ).rowcount
                if changed:
                    kept.append(item)
        return kept

    def finish(self, item: str, owner: str, outcome: Outcome) -> bool:
        """Settle an item; see the port."""
        with self._writing():
            return self._settle(*_parts(item), owner, outcome)

    def retry(self, item: str, owner: str, outcome: Outcome) -> bool:
        """Let an item wait again, or settle it; see the port."""
        job, number = _parts(item)
        with self._writing():
            again = self._put_back(job, number, owner, f"attempts < {ATTEMPTS}")
            return again or self._settle(job, number, owner, outcome)

    def release(self, item: str, owner: str) -> bool:
        """Return an item to the queue; see the port."""
        with self._writing(lasting=False):
            return self._put_back(*_parts(item), owner, "attempts = attempts", attempts=-1)

    def expire(self) -> int:
        """Queue items with expired leases again; see the port."""
        over = f"SELECT job, number, owner FROM items WHERE state = 'running' AND {_OVER}"  # noqa: S608
        now = self._clock()
        latest = now + 2 * LEASE  # twice, as clocks are also set back by a second
        if not self._read(over, now, latest):
            return 0  # without a write
        with self._writing() as base:
            rows = base.execute(over, (now, latest)).fetchall()
            for job, number, owner in rows:
                if not self._put_back(job, number, owner, f"attempts < {ATTEMPTS}"):
                    self._settle(job, number, owner, Outcome("failed", packed(LOST)))
        return len(rows)

    def held(self, owner: str) -> Sequence[str]:
        """Return the ids of an owner's items; see the port."""
        rows = self._read(
            "SELECT job, number FROM items WHERE state = 'running' AND owner = ?", owner
        )
        return [f"{job}.{number}" for job, number in rows]

    def hand_in(self, outcomes: Mapping[str, Outcome], owner: str) -> None:
        """Settle a fleet's items; see the port."""
        if outcomes:
            with self._writing():
                for item, outcome in outcomes.items():
                    self._settle(*_parts(item), owner, outcome)

    def give_back(self, items: Collection[str], owner: str) -> None:
        """Queue a fleet's items again; see the port."""
        if items:
            with self._writing(lasting=False):
                for item in items:
                    self._put_back(*_parts(item), owner, "attempts = attempts", attempts=-1)

    def _put_back(
        self, job: str, number: int, owner: str, condition: str, attempts: int = 0
    ) -> bool:
        """Queue an owner's item again."""
        changed = self._base.execute(
            "UPDATE items SET state = 'queued', owner = '', until = 0, attempts = attempts + ?"  # noqa: S608
            f" WHERE job = ? AND number = ? AND owner = ? AND state = 'running' AND {condition}",
            (attempts, job, number, owner),
        )
        return changed.rowcount > 0

    def _settle(self, job: str, number: int, owner: str, outcome: Outcome) -> bool:
        """Write the outcome of an owner's item, once."""
        changed = self._base.execute(
            "UPDATE items SET state = ?, parcel = NULL, owner = ''"
            " WHERE job = ? AND number = ? AND owner = ? AND state = 'running'",
            (outcome.state, job, number, owner),
        ).rowcount
        if changed:
            self._record(job, number, outcome)
            self._close(job)
        return changed > 0

    def _record(self, job: str, number: int, outcome: Outcome) -> None:
        """Insert a result, and count it."""
        self._base.execute(
            "INSERT INTO results (job, number, name, state, record)"
            " SELECT job, number, name, ?, ? FROM items WHERE job = ? AND number = ?",
            (outcome.state, outcome.record, job, number),
        )
        self._base.execute(
            f"UPDATE jobs SET {outcome.state} = {outcome.state} + 1 WHERE id = ?",  # noqa: S608
            (job,),
        )
        self._count(outcome.state, 1)

    def _count(self, state: State, times: int) -> None:
        """Count outcomes of all jobs, deleted ones included."""
        self._base.execute(
            "INSERT INTO outcomes VALUES (?, ?) ON CONFLICT DO UPDATE SET times = times + ?",
            (state, times, times),
        )

    def _close(self, job: str) -> None:
        """Mark a job as finished if all its items are settled; its webhook is due then."""
        now = self._clock()
        self._base.execute(
            "UPDATE jobs SET finished = ?, call_at = iif(webhook IS NULL, NULL, ?)"
            " WHERE id = ? AND finished IS NULL AND done + failed + cancelled = total",
            (now, now, job),
        )

    # --- upkeep ----------------------------------------------------------------------------------

    def purge(self, seconds: float) -> int:
        """Delete jobs that finished this long ago, with their results; return their number."""
        with self._writing() as base:
            gone = base.execute(
                "DELETE FROM jobs WHERE finished <= ? AND call_at IS NULL RETURNING id",
                (self._clock() - seconds,),
            ).fetchall()
            base.executemany("DELETE FROM items WHERE job = ?", gone)
            base.executemany("DELETE FROM results WHERE job = ?", gone)
        if gone:
            with self._lock, storage_errors():
                self._base.execute("PRAGMA incremental_vacuum").fetchall()
        return len(gone)

    def calls(self) -> Sequence[Call]:
        """Return the webhooks that are due."""
        rows = self._read(
            f"SELECT {JOB_COLUMNS}, webhook, calls FROM jobs WHERE {CALL_DUE}",  # noqa: S608
            self._clock(),
        )
        return [Call(job_of(row[:-2]), *row[-2:]) for row in rows]

    def called(self, job: str, again: float | None) -> None:
        """Record a call of a webhook; `again` is the seconds until a retry, None for none."""
        at = None if again is None else self._clock() + again
        with self._writing() as base:
            base.execute(
                "UPDATE jobs SET calls = calls + 1, call_at = ? WHERE id = ?",
                (at, job),
            )


def _parts(item: str) -> tuple[str, int]:
    """Split an item's id into job and number."""
    job, _, number = item.rpartition(".")
    return job, int(number)
