"""Threads that work: what they finish, give back, try again, and what they log."""

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event
from time import monotonic, sleep, time

import pytest

from service.errors import Abandoned, JobsUnavailable
from service.jobs.records import LEASE, Check, Item, Job, Order, Outcome, WorkItem, packed
from service.jobs.sqlite_store import Store
from service.jobs.worker import Worker

_TEXT = "Le secret est là."
Start = Callable[..., Worker]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return an empty store."""
    return Store(tmp_path / "jobs")


@pytest.fixture
def start(store: Store) -> Iterator[Start]:
    """Yield a function that starts a worker, stopped after the test."""
    crews: list[Worker] = []

    def begin(work: Callable[[WorkItem, Check], Outcome], threads: int = 1) -> Worker:
        worker = Worker(store, work, threads)
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


def await_(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = monotonic() + 60
    while not true():
        assert monotonic() < end
        sleep(0.02)


def echo(work_item: WorkItem, _check: Check) -> Outcome:
    """Answer at once."""
    return Outcome("done", packed({"number": work_item.number}))


def test_all_is_done_once(store: Store, start: Start) -> None:
    """By several threads."""
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

    def work(work_item: WorkItem, check: Check) -> Outcome:
        asked.append(work_item.number)
        if work_item.number == 1:
            raise RuntimeError(work_item.text)
        return echo(work_item, check)

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

    def work(work_item: WorkItem, check: Check) -> Outcome:
        begun.set()
        go_on.wait(20)
        return echo(work_item, check)

    worker = start(work)
    job = submit(store, 5)
    assert begun.wait(20)
    go_on.set()
    worker.stop(20.0)
    done = store.show(job, "").done
    assert 1 <= done < 5
    assert store.stats().running == 0


def test_what_takes_longer_is_given_back(store: Store, start: Start) -> None:
    """Its window ends, and it is no attempt; another worker has it at once."""
    begun = Event()
    told: list[type[Exception]] = []

    def work(_parcel: WorkItem, check: Check) -> Outcome:
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
    assert store.stats().running == 0
    start(echo)
    assert until(store, job, lambda found: found.finished is not None).state == "done"


def test_work_on_what_is_cancelled_ends(
    store: Store, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the window after the lease's next renewal."""
    monkeypatch.setattr("service.jobs.worker._RENEWAL", 0.1)
    begun, ended = Event(), Event()

    def work(_parcel: WorkItem, check: Check) -> Outcome:
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


def test_an_article_that_two_threads_have_is_settled_once(
    store: Store, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    """Its lease expired while the first worked on it: that one ends, the other goes on."""
    begun: list[Check] = []
    second = Event()

    def work(work_item: WorkItem, check: Check) -> Outcome:
        begun.append(check)
        if len(begun) > 1:
            second.wait(20)
            return echo(work_item, check)
        while True:
            sleep(0.02)
            check()

    with caplog.at_level(logging.INFO):
        start(work, threads=2)
        job = submit(store, 1)
        await_(lambda: len(begun) == 1)
        store._clock = lambda: time() + 2 * LEASE
        assert store.expire() == 1
        await_(lambda: "given back" in caplog.text)
        second.set()
        found = until(store, job, lambda found: found.finished is not None)
    assert (found.state, found.done, len(begun)) == ("done", 1, 2)


def test_a_thread_outlives_an_error_of_the_store(store: Store, start: Start) -> None:
    """Whatever it is, the articles behind it are worked on."""
    broken = [JobsUnavailable("Not now."), MemoryError()]
    take = store.take

    def refuse(most: int, owner: str) -> Sequence[WorkItem]:
        if broken:
            raise broken.pop()
        return take(most, owner)

    vars(store)["take"] = refuse
    job = submit(store, 1)
    start(echo)
    assert until(store, job, lambda found: found.finished is not None).state == "done"
