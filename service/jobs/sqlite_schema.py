"""The tables of the SQLite store of jobs, and a job from a row of them."""

from collections.abc import Sequence
from typing import Any

from service.jobs.records import Job, State

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
CREATE INDEX IF NOT EXISTS waiting_until ON items (until) WHERE state = 'queued';
CREATE INDEX IF NOT EXISTS waiting_of ON items (job) WHERE state = 'queued';
CREATE INDEX IF NOT EXISTS held ON items (owner, until) WHERE state = 'running';
CREATE TABLE IF NOT EXISTS results (
    place INTEGER PRIMARY KEY AUTOINCREMENT, job TEXT NOT NULL, number INTEGER NOT NULL,
    name TEXT NOT NULL, state TEXT NOT NULL, record BLOB NOT NULL, UNIQUE (job, number));
CREATE INDEX IF NOT EXISTS results_of ON results (job, place);
CREATE TABLE IF NOT EXISTS outcomes (state TEXT PRIMARY KEY, times INTEGER NOT NULL);
"""
JOB_COLUMNS = "id, task, total, done, failed, cancelled, refused, created, started, finished"


def job_of(row: Sequence[Any]) -> Job:
    """Return the job of a row of JOB_COLUMNS."""
    name, task, total, done, failed, cancelled, refused, created, started, finished = row
    state: State = "queued" if started is None else "running"
    if finished is not None:
        state = "cancelled" if cancelled else "done" if done else "failed"
    counts = (total, done, failed, cancelled, refused)
    return Job(name, task, state, *counts, created, started, finished)
