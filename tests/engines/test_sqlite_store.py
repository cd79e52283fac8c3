"""Jobs in their file: counts, owners, idempotency, expiry, webhooks that are due."""

import json
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.errors import Busy, JobsUnavailable, KeyReused, NoSuchJob, SettingsError
from service.jobs.records import DAMAGED, Item, Order, Outcome, packed
from service.jobs.sqlite_store import Store
from service.jobs.webhooks import RETRY_AFTER
from tests.work_queues import take_one

DONE = Outcome("done", packed({"translatedText": "It’s raining."}))
ORDER = Order("desk", "translate", request="r1")


@dataclass
class Time:
    """A clock."""

    now: float = 1_000.0


@pytest.fixture
def time() -> Time:
    """Return a clock that the test moves."""
    return Time()


@pytest.fixture
def store(tmp_path: Path, time: Time) -> Store:
    """Return an empty store for at most five items."""
    return Store(tmp_path / "jobs", most=5, clock=lambda: time.now)


def items(count: int, refused: int = 0) -> Iterator[Item]:
    """Make items, the first of them refused."""
    for n in range(1, count + 1):
        refusal = {"code": "malformed", "message": "No."} if n <= refused else None
        yield Item(n, f"n{n}", "Il pleut.", {"quotes": "original"}, refusal)


def work(store: Store, most: int) -> None:
    """Finish so many items."""
    for work_item in store.take(most, "w"):
        assert store.finish(work_item.id, "w", DONE)


def test_the_folder_is_its_owners_alone(tmp_path: Path) -> None:
    """Articles lie in it; one that is open to others is closed."""
    folder = tmp_path / "jobs"
    folder.mkdir(mode=0o755)
    Store(folder)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_is_accepted_is_on_disk(store: Store, tmp_path: Path) -> None:
    """FULL: a commit waits for the disk, also after one that did not."""
    job = store.submit(ORDER, items(2))
    assert store._read("PRAGMA synchronous") == [(2,)]
    item = take_one(store, "w")
    assert item
    assert store._read("PRAGMA synchronous") == [(1,)]
    store.finish(item, "w", DONE)
    assert store._read("PRAGMA synchronous") == [(2,)]
    assert Store(tmp_path / "jobs").show(job.id, "desk").total == 2


def test_a_job_goes_its_way(store: Store, time: Time) -> None:
    """Queued, running, done; rate and what remains follow from that."""
    job = store.submit(ORDER, items(4, refused=1))
    assert (job.state, job.total, job.failed, job.done) == ("queued", 4, 1, 0)
    assert job.rate(time.now) is None

    work(store, 2)
    time.now += 4
    job = store.show(job.id, "desk")
    assert (job.state, job.done) == ("running", 2)
    assert job.rate(time.now) == 0.5
    assert job.remaining(time.now) == 2.0
    time.now += 200
    work(store, 2)
    assert store.show(job.id, "desk").state == "done"


def test_results_come_in_the_order_they_came(store: Store) -> None:
    """Those that were refused first; a page begins after any place."""
    job = store.submit(ORDER, items(3, refused=1)).id
    work(store, 3)

    found = store.results(job, "desk", 0, 2)
    assert [(r.number, r.name, r.state) for r in found] == [(1, "n1", "failed"), (2, "n2", "done")]
    (last,) = store.results(job, "desk", found[-1].place, 2)
    assert last.line() == (
        '{"number": 3, "id": "n3", "state": "done", "answer": {"translatedText": "It’s raining."}}'
    )


def test_a_job_of_refused_items_has_failed(store: Store) -> None:
    """At once."""
    assert store.submit(ORDER, items(2, refused=2)).state == "failed"


def test_a_job_is_its_owners(store: Store) -> None:
    """To others there is none."""
    job = store.submit(ORDER, items(1)).id
    for ask in (store.show, store.cancel, lambda job, owner: store.results(job, owner, 0, 9)):
        with pytest.raises(NoSuchJob):
            ask(job, "other")
        ask(job, "desk")


def test_the_same_key_gives_the_same_job(store: Store) -> None:
    """Another request with it is refused; other owners have keys of their own."""
    order = Order("desk", "translate", key="k", digest=b"1")
    job = store.submit(order, items(1))

    assert store.submit(order, items(1)).id == job.id
    with pytest.raises(KeyReused):
        store.submit(Order("desk", "translate", key="k", digest=b"2"), items(1))
    assert store.submit(Order("other", "translate", key="k", digest=b"2"), items(1)).id != job.id


def test_a_store_of_an_earlier_version_is_read(store: Store, tmp_path: Path, time: Time) -> None:
    """There a queued item also had a time: until then it was on its way to a worker."""
    job = store.submit(ORDER, items(3)).id
    item = take_one(store, "a worker of that version")
    assert item
    with closing(sqlite3.connect(tmp_path / "jobs/jobs.db")) as older, older:
        older.execute("CREATE INDEX waiting_until ON items (until) WHERE state = 'queued'")
        older.execute("UPDATE items SET until = ? WHERE state = 'queued'", (time.now + 120,))

    store = Store(tmp_path / "jobs", clock=lambda: time.now)
    work(store, 9)
    assert store.finish(item, "a worker of that version", DONE)
    assert (store.show(job, "desk").state, store.show(job, "desk").done) == ("done", 3)
    assert not store._read("SELECT 1 FROM sqlite_master WHERE name = 'waiting_until'")


def test_what_goes_wrong_half_way_leaves_nothing(store: Store) -> None:
    """A job is there whole, or not at all."""

    def broken() -> Iterator[Item]:
        yield from items(2)
        raise LookupError

    with pytest.raises(LookupError):
        store.submit(ORDER, broken())
    assert not store.take(9, "w")
    assert store.stats().waiting == 0


def test_a_full_queue_refuses(store: Store) -> None:
    """Until something is done."""
    store.submit(ORDER, items(5))
    with pytest.raises(Busy):
        store.submit(ORDER, items(1))
    work(store, 1)
    store.submit(ORDER, items(1))


def test_short_jobs_do_not_wait_for_long_ones(store: Store) -> None:
    """The first items of all jobs come first."""
    long, short = store.submit(ORDER, items(3)).id, store.submit(ORDER, items(1)).id

    assert {work_item.id for work_item in store.take(2, "w")} == {f"{long}.1", f"{short}.1"}


def test_cancelling_ends_what_is_not_done(store: Store) -> None:
    """Results stay, and what is at its end cannot be cancelled."""
    job = store.submit(ORDER, items(3)).id
    work(store, 1)

    found = store.cancel(job, "desk")
    assert (found.state, found.done, found.cancelled) == ("cancelled", 1, 2)
    assert store.cancel(job, "desk") == found
    assert len(store.results(job, "desk", 0, 9)) == 1


def test_the_queue_in_figures(store: Store, time: Time) -> None:
    """For those who watch it; outcomes are counted for good."""
    job = store.submit(ORDER, items(4, refused=1)).id
    time.now += 30
    first = take_one(store, "w")
    assert first
    found = store.stats()
    assert (found.waiting, found.running, found.oldest) == (2, 1, 30.0)

    store.finish(first, "w", DONE)
    store.cancel(job, "desk")
    time.now += 10
    assert store.purge(5) == 1
    found = store.stats()
    assert (found.waiting, found.running, found.oldest) == (0, 0, 0.0)
    assert found.outcomes == {"done": 1, "failed": 1, "cancelled": 2}


def test_results_expire(store: Store, time: Time, tmp_path: Path) -> None:
    """Of articles that have gone nothing is left in the file; what is not done stays."""
    old, waiting = store.submit(ORDER, items(1)).id, store.submit(ORDER, items(2)).id
    item = f"{old}.1"
    store.take(2, "w")  # the first items of both jobs
    store.finish(item, "w", Outcome("done", b"SECRET"))
    time.now += 100

    assert store.purge(101) == 0
    assert store.purge(99) == 1
    with pytest.raises(NoSuchJob):
        store.show(old, "desk")
    assert store.show(waiting, "desk").total == 2
    store._read("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"SECRET" not in (tmp_path / "jobs" / "jobs.db").read_bytes()


def test_an_articles_text_leaves_the_file_at_its_end(store: Store, tmp_path: Path) -> None:
    """When its result is written, or when it is cancelled: the job is still there."""
    job = store.submit(ORDER, items(2)).id
    texts = [data for (data,) in store._read("SELECT parcel FROM items ORDER BY number")]

    def in_file() -> list[bool]:
        store._read("PRAGMA wal_checkpoint(TRUNCATE)")
        stored = (tmp_path / "jobs" / "jobs.db").read_bytes()
        return [text in stored for text in texts]

    assert in_file() == [True, True]
    work(store, 1)
    assert in_file() == [False, True]
    store.cancel(job, "desk")
    assert in_file() == [False, False]


def test_a_webhook_is_due_at_the_end(store: Store, time: Time) -> None:
    """Again after a while, if it must be; before that the job does not expire."""
    order = Order("desk", "translate", webhook="https://desk.example/")
    job = store.submit(order, items(1)).id
    assert not store.calls()
    work(store, 1)

    (call,) = store.calls()
    assert (call.job.id, call.job.state, call.webhook, call.tries) == (
        job,
        "done",
        order.webhook,
        0,
    )
    store.called(job, RETRY_AFTER[0])
    assert not store.calls()
    time.now += RETRY_AFTER[0]
    assert store.purge(0) == 0
    (call,) = store.calls()
    assert call.tries == 1
    store.called(job, None)
    assert not store.calls()
    assert store.purge(0) == 1


@pytest.mark.parametrize("tries", range(len(RETRY_AFTER) + 1))
def test_a_clock_that_is_set_back_keeps_no_webhook_waiting(
    store: Store, time: Time, tries: int
) -> None:
    """Neither the first call nor a further one; while the clock goes on, each waits its time."""
    job = store.submit(Order("desk", "translate", webhook="https://desk.example/"), items(1)).id
    work(store, 1)
    for wait in RETRY_AFTER[:tries]:
        time.now += 3 * 86_400
        store.called(job, wait)
        assert not store.calls()
        time.now += 1 - wait  # set back, and no further than its wait
        assert not store.calls()
    time.now -= 86_400

    (call,) = store.calls()
    assert (call.job.id, call.tries) == (job, tries)


def test_a_store_that_cannot_be_is_refused(tmp_path: Path) -> None:
    """At the start, with its path."""
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "jobs.db").write_bytes(b"no database" * 1000)
    newer = tmp_path / "newer"
    made = Store(newer)
    made._base.execute("PRAGMA user_version = 99")

    for folder in (tmp_path / "file", tmp_path, newer):
        with pytest.raises(SettingsError, match=str(folder)):
            Store(folder)


def test_a_store_that_fails_says_so(store: Store) -> None:
    """A full disk is a 503."""
    (pages,) = store._read("PRAGMA page_count")[0]
    store._base.execute(f"PRAGMA max_page_count = {pages}")
    large = (Item(n, "n", "é" * 5000 + str(n), {"x": hex(n) * 3000}) for n in range(99))
    with pytest.raises(JobsUnavailable) as refused:
        store.submit(ORDER, large)

    assert isinstance(refused.value.__cause__, sqlite3.Error)
    assert store.stats().waiting == 0


def test_a_file_that_is_damaged_while_it_serves_is_told_and_logged(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """503 says to see the log, and there SQLite's own words stand."""
    job = store.submit(ORDER, items(3)).id
    store._read("PRAGMA wal_checkpoint(TRUNCATE)")
    with (tmp_path / "jobs" / "jobs.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 200_000)
    with closing(sqlite3.connect(tmp_path / "jobs" / "jobs.db")) as other:
        other.execute("PRAGMA user_version = 1")  # a write, after which pages are read again
        other.commit()

    with pytest.raises(JobsUnavailable, match="see the log"):
        store.show(job, "desk")
    (line,) = [json.loads(record.message) for record in caplog.records]
    assert line == {
        "jobs": "store",
        "error": "DatabaseError",
        "reason": "database disk image is malformed",
    }


def test_an_article_that_is_damaged_has_failed_and_the_others_go_on(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Its bytes cannot be unpacked: its sender is told, and the log says why."""
    job = store.submit(ORDER, items(3)).id
    store._base.execute("UPDATE items SET parcel = ? WHERE number = 1", (b"no article",))
    store._base.execute("UPDATE items SET parcel = 'no bytes' WHERE number = 2")

    (work_item,) = store.take(9, "fleet")
    assert work_item.number == 3
    for number, result in enumerate(store.results(job, "desk", 0, 9), start=1):
        record = json.loads(result.line())
        assert (record["number"], record["state"]) == (number, "failed")
        assert record["error"]["code"] == "jobs_unavailable"
        assert "see the log" in record["error"]["message"]
    assert store.show(job, "desk").failed == 2
    assert [json.loads(record.message)["item"] for record in caplog.records] == [1, 2]
    assert "incorrect header check" in caplog.text


def test_a_result_that_is_damaged_takes_none_of_the_others_with_it(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """It is a failed item, with the reason in the log; the others are what they were."""
    job = store.submit(ORDER, items(3)).id
    work(store, 3)
    first, second, third = store.results(job, "desk", 0, 9)
    damaged = bytes([*second.record[:9], second.record[9] ^ 1, *second.record[10:]])
    store._base.execute("UPDATE results SET record = ? WHERE number = 2", (damaged,))

    lines = [result.line() for result in store.results(job, "desk", 0, 9)]
    record = json.loads(lines.pop(1))
    assert lines == [first.line(), third.line()]
    assert (record["number"], record["id"], record["state"]) == (2, "n2", "failed")
    assert record["error"] == DAMAGED
    (line,) = [json.loads(record.message) for record in caplog.records]
    assert (line["jobs"], line["result"], line["error"]) == ("store", second.place, "error")
