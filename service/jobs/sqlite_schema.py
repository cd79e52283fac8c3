"""The tables of the SQLite store of jobs, what is read from their rows, and SQLite's errors."""

import json
import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from service.errors import JobsUnavailable
from service.jobs.records import Job, State
from service.jobs.webhooks import RETRY_AFTER

_log = logging.getLogger("verbatim.jobs")

VERSION = 1
SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, task TEXT NOT NULL, request TEXT NOT NULL,
    key TEXT, digest BLOB NOT NULL, webhook TEXT,
    created REAL NOT NULL, started REAL, finished REAL,
    total INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0, cancelled INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    calls INTEGER NOT NULL DEFAULT 0, call_at REAL,
    UNIQUE (owner, key));
CREATE TABLE IF NOT EXISTS items (
    job TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL,
    parcel BLOB, owner TEXT NOT NULL DEFAULT '', until REAL NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (job, number)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS waiting ON items (number) WHERE state = 'queued';
DROP INDEX IF EXISTS waiting_until; -- of earlier versions
CREATE INDEX IF NOT EXISTS waiting_of ON items (job) WHERE state = 'queued';
CREATE INDEX IF NOT EXISTS held ON items (owner, until) WHERE state = 'running';
CREATE TABLE IF NOT EXISTS results (
    place INTEGER PRIMARY KEY AUTOINCREMENT, job TEXT NOT NULL, number INTEGER NOT NULL,
    name TEXT NOT NULL, state TEXT NOT NULL, record BLOB NOT NULL, UNIQUE (job, number));
CREATE INDEX IF NOT EXISTS results_of ON results (job, place);
CREATE TABLE IF NOT EXISTS outcomes (state TEXT PRIMARY KEY, times INTEGER NOT NULL);
"""
JOB_COLUMNS = "id, task, total, done, failed, cancelled, refused, created, started, finished"
# A webhook is due; also one that is to be called later than it can be, by how often it was called:
# then the clock was set back. Twice that time, as clocks are also set back by a second.
_LATEST = " ".join(
    f"WHEN {tries} THEN {2 * wait}" for tries, wait in enumerate((0.0, *RETRY_AFTER))
)
CALL_DUE = f"(call_at <= ?1 OR call_at > ?1 + CASE calls {_LATEST} END)"


def job_of(row: Sequence[Any]) -> Job:
    """Return the job of a row of JOB_COLUMNS."""
    name, task, total, done, failed, cancelled, refused, created, started, finished = row
    state: State = "queued" if started is None else "running"
    if finished is not None:
        state = "cancelled" if cancelled else "done" if done else "failed"
    counts = (total, done, failed, cancelled, refused)
    return Job(name, task, state, *counts, created, started, finished)


def waiting(base: sqlite3.Connection) -> int:
    """Count items without an outcome."""
    (waiting,) = base.execute(
        "SELECT coalesce(sum(total - done - failed - cancelled), 0) FROM jobs"
        " WHERE finished IS NULL"
    ).fetchone()
    return int(waiting)


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn SQLite's errors into errors.JobsUnavailable, and log them: they hold no article text."""
    try:
        yield
    except sqlite3.Error as error:
        line = {"jobs": "store", "error": type(error).__name__, "reason": str(error)}
        _log.error(json.dumps(line))
        raise JobsUnavailable(
            "The store of jobs cannot be used now: try again, and if that stays so, see the log."
        ) from error
