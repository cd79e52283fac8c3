"""Threads that work: what they finish, give back, try again, and what they log."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest

from service.errors import Abandoned
from service.jobs.records import Check, Item, Job, Order, Outcome, Parcel, packed
from service.jobs.sqlite_store import Store
from service.jobs.worker import Worker, open_queue

_TEXT = "Le secret est là."
Start = Callable[..., Worker]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return an empty store."""
    return Store(tmp_path / "jobs")


@pytest.fixture
def start(store: Store, tmp_path: Path) -> Iterator[Start]:
    """Yield a function that starts a worker, stopped after the test."""
    crews: list[Worker] = []

    def begin(work: Callable[[Parcel, Check], Outcome], threads: int = 1) -> Worker:
        worker = Worker(store, open_queue(tmp_path / "jobs"), work, threads)
        crews.append(worker)
        worker.start()
        return worker

    yield begin
    for worker in crews:
        worker.stop(0.0)


def submit(store: Store, count: int) -> str:
    """Add a job."""
    items = (Item(n, f"n{n}", _TEXT, {}) for n in range(1, count + 1))
    return store.submit(Order("", "translate", request="r1"), items).id


def until(store: Store, job: str, wanted: Callable[[Job], bool]) -> Job:
    """Wait until a job is as wanted."""
    end = monotonic() + 60
    while not wanted(found := store.show(job, "")):
        assert monotonic() < end, found
        sleep(0.02)
    return found


def echo(parcel: Parcel, _check: Check) -> Outcome:
    """Answer at once."""
    return Outcome("done", packed({"number": parcel.number}))


def test_all_is_done_once(store: Store, start: Start) -> None:
    """By several threads, more than are on their way at a time."""
    start(echo, threads=3)
    job = submit(store, 80)
    until(store, job, lambda found: found.state == "done")

    numbers = [result.number for result in store.results(job, "", 0, 1000)]
    assert sorted(numbers) == list(range(1, 81))


def test_what_goes_wrong_is_tried_thrice(
    store: Store, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    """Then it has failed with a reason; neither that nor the log holds the article."""
    asked: list[int] = []

    def work(parcel: Parcel, check: Check) -> Outcome:
        asked.append(parcel.number)
        if parcel.number == 1:
            raise RuntimeError(parcel.text)
        return echo(parcel, check)

    with caplog.at_level(logging.INFO):
        start(work)
        job = submit(store, 2)
        found = until(store, job, lambda found: found.finished is not None)
    assert (found.done, found.failed, asked.count(1)) == (1, 1, 3)
    lines = [result.line() for result in store.results(job, "", 0, 9)]
    assert any("(RuntimeError)" in line for line in lines)
    assert "secret" not in caplog.text + "".join(lines)
    assert f'"job": "{job}", "item": 1, "id": "r1"' in caplog.text


def test_a_crew_that_stops_finishes_what_it_has(store: Store, start: Start) -> None:
    """Within its patience."""
    begun, go_on = Event(), Event()

    def work(parcel: Parcel, check: Check) -> Outcome:
        begun.set()
        go_on.wait(20)
        return echo(parcel, check)

    worker = start(work)
    job = submit(store, 5)
    assert begun.wait(20)
    go_on.set()
    worker.stop(20.0)
    done = store.show(job, "").done
    assert 1 <= done < 5
    assert store.standing().running == 0


def test_what_takes_longer_is_given_back(store: Store, start: Start) -> None:
    """Its window ends, and it is no attempt; another worker has it at once."""
    begun = Event()
    told: list[type[Exception]] = []

    def work(_parcel: Parcel, check: Check) -> Outcome:
        begun.set()
        while True:
            sleep(0.02)
            try:
                check()
            except Abandoned as error:
                told.append(type(error))
                raise

    worker = start(work)
    job = submit(store, 1)
    assert begun.wait(20)
    worker.stop(0.0)
    assert told == [Abandoned]
    assert store.standing().running == 0
    start(echo)
    assert until(store, job, lambda found: found.finished is not None).state == "done"


def test_work_on_what_is_cancelled_ends(
    store: Store, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the window after the lease's next renewal."""
    monkeypatch.setattr("service.jobs.worker._RENEWAL", 0.1)
    begun, ended = Event(), Event()

    def work(_parcel: Parcel, check: Check) -> Outcome:
        begun.set()
        try:
            while True:
                sleep(0.02)
                check()
        finally:
            ended.set()

    start(work)
    job = submit(store, 1)
    assert begun.wait(20)
    store.cancel(job, "")
    assert ended.wait(20)
    assert not store.results(job, "", 0, 9)


def test_a_message_is_no_pickle(tmp_path: Path) -> None:
    """Whoever can write into the queue cannot run code here."""
    (tmp_path / "jobs").mkdir()
    queue = open_queue(tmp_path / "jobs")
    ticket = queue.task(name="item")(lambda item: item)
    ticket("job.1")

    (data,) = queue.storage.enqueued_items()
    assert bytes(data).startswith(b"[")
    assert queue.dequeue().args == ["job.1"]
