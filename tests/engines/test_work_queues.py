"""One contract for all queues: the fake, SQLite's, Redis's."""

import json
import pickle
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, multiple, rule

from service.jobs.records import (
    ATTEMPTS,
    DAMAGED,
    LEASE,
    LOST,
    Outcome,
    WorkItem,
    WorkQueue,
    failed,
    packed,
)
from service.jobs.redis_queue import RedisWorkQueue
from tests.fleet import redis
from tests.work_queues import Bench, bench, take_one

DONE = Outcome("done", packed({"translatedText": "It rains."}))
OTHER = Outcome("done", packed({"translatedText": "It is raining."}))
BROKEN = failed("internal", "Something went wrong (ValueError) at every attempt.")
KINDS = [
    "memory",
    "sqlite",
    pytest.param("redis", marks=pytest.mark.skipif(redis.is_skipped(), reason=redis.ABSENT)),
]


@dataclass
class Time:
    """A clock that stands still unless it is moved."""

    now: float = 1_000.0

    def __call__(self) -> float:
        """Return the time, in seconds."""
        return self.now


@pytest.fixture(scope="module")
def redis_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a Redis of these tests' own."""
    with redis.served(tmp_path_factory.mktemp("redis")) as address:
        yield address


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Return the name of each kind of queue in turn."""
    found: str = request.param
    return found


@pytest.fixture
def place(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Return where such a queue is made: a folder or an address."""
    return request.getfixturevalue("redis_address") if kind == "redis" else tmp_path


@pytest.fixture
def clock() -> Time:
    """Return a clock that the test moves."""
    return Time()


@pytest.fixture
def at(kind: str, place: Any, clock: Time) -> Bench:
    """Return an empty queue with its place and its clock."""
    return bench(kind, place, clock)


@pytest.fixture
def queue(at: Bench) -> WorkQueue:
    """Return the empty queue alone."""
    return at.queue


def test_an_item_goes_to_one_owner(at: Bench, queue: WorkQueue) -> None:
    """With its text; nobody else gets it, and it is his until he hands it in."""
    (item,) = at.add(1)

    (work_item,) = queue.take(9, "a")
    assert (work_item.id, work_item.text, work_item.request) == (item, "Il pleut.", "r1")
    assert take_one(queue, "b") is None
    assert not queue.finish(item, "b", OTHER)
    assert queue.finish(item, "a", DONE)
    assert at.outcomes() == {item: [DONE]}


def test_an_outcome_is_written_once(at: Bench, queue: WorkQueue) -> None:
    """Whoever comes later is told so."""
    (item,) = at.add(1)
    queue.take(1, "a")

    assert queue.finish(item, "a", DONE)
    assert not queue.finish(item, "a", OTHER)
    assert not queue.retry(item, "a", OTHER)
    assert take_one(queue, "a") is None
    assert at.outcomes() == {item: [DONE]}


def test_as_many_are_taken_as_are_wanted(at: Bench, queue: WorkQueue) -> None:
    """In their order, none twice."""
    items = at.add(5)

    taken = [[work_item.id for work_item in queue.take(most, "a")] for most in (0, -1, 3, 9, 9)]
    assert taken == [[], [], items[:3], items[3:], []]


def test_a_lease_that_is_renewed_holds(at: Bench, queue: WorkQueue, clock: Time) -> None:
    """As long as one likes."""
    (item,) = at.add(1)
    assert take_one(queue, "a") == item

    for _ in range(5):
        clock.now += LEASE / 2
        assert list(queue.renew([item], "a")) == [item]
        assert queue.expire() == 0
    assert queue.finish(item, "a", DONE)


def test_a_lease_that_ran_out_frees_the_item(at: Bench, queue: WorkQueue, clock: Time) -> None:
    """The next one has it; the first, should he live after all, hears that he has lost it."""
    (item,) = at.add(1)
    assert take_one(queue, "a") == item
    clock.now += LEASE

    assert queue.expire() == 1
    assert take_one(queue, "b") == item
    assert list(queue.renew([item], "a")) == []
    assert not queue.finish(item, "a", OTHER)
    assert queue.finish(item, "b", DONE)
    assert at.outcomes() == {item: [DONE]}


def test_a_clock_that_is_set_back_leaves_nothing_waiting(
    at: Bench, queue: WorkQueue, clock: Time
) -> None:
    """By a day: a lease further away than one can be is over."""
    clock.now = 200_000.0
    (item,) = at.add(1)
    assert take_one(queue, "a") == item
    clock.now -= 1  # as clocks are corrected all the time
    assert queue.expire() == 0
    clock.now -= 86_400

    assert queue.expire() == 1
    assert take_one(queue, "b") == item
    assert queue.expire() == 0
    assert queue.finish(item, "b", DONE)


def test_a_late_owner_may_finish_while_nobody_has_noticed(
    at: Bench, queue: WorkQueue, clock: Time
) -> None:
    """Work that is done is not done again."""
    (item,) = at.add(1)
    assert take_one(queue, "a") == item
    clock.now += 10 * LEASE

    assert queue.finish(item, "a", DONE)
    assert queue.expire() == 0
    assert at.outcomes() == {item: [DONE]}


def test_an_item_that_ends_its_workers_is_given_up(
    at: Bench, queue: WorkQueue, clock: Time
) -> None:
    """After the last attempt, with a reason; others wait no longer for it."""
    (item,) = at.add(1)
    for attempt in range(ATTEMPTS):
        assert take_one(queue, f"w{attempt}") == item
        clock.now += LEASE
        assert queue.expire() == 1

    assert take_one(queue, "b") is None
    assert at.outcomes() == {item: [Outcome("failed", packed(LOST))]}


def test_an_item_that_goes_wrong_is_tried_again(at: Bench, queue: WorkQueue) -> None:
    """And after the last attempt has the outcome that the worker gave."""
    (item,) = at.add(1)
    for _ in range(ATTEMPTS):
        assert take_one(queue, "a") == item
        assert queue.retry(item, "a", BROKEN)

    assert not queue.retry(item, "a", BROKEN)
    assert take_one(queue, "a") is None
    assert at.outcomes() == {item: [BROKEN]}


def test_giving_back_is_no_attempt(at: Bench, queue: WorkQueue) -> None:
    """A worker may be stopped as often as one likes."""
    (item,) = at.add(1)
    for _ in range(3 * ATTEMPTS):
        assert take_one(queue, "a") == item
        assert queue.release(item, "a")
        assert not queue.release(item, "a")

    assert take_one(queue, "a") == item
    assert not at.outcomes()


def test_what_is_cancelled_is_nobodys(at: Bench, queue: WorkQueue) -> None:
    """Not of whoever has it in hand either."""
    items = at.add(3)
    assert [work_item.id for work_item in queue.take(2, "a")] == items[:2]
    queue.finish(items[0], "a", DONE)

    at.cancel(items)
    assert list(queue.renew(items, "a")) == []
    assert not queue.finish(items[1], "a", OTHER)
    assert not queue.take(9, "a")
    assert at.outcomes() == {items[0]: [DONE]}


def test_unknown_items_are_nobodys(queue: WorkQueue) -> None:
    """Whatever somebody believes to have."""
    assert not queue.finish("x.1", "a", DONE)
    assert list(queue.renew(["x.1"], "a")) == []


@pytest.mark.skipif(redis.is_skipped(), reason=redis.ABSENT)
def test_what_somebody_else_wrote_into_redis_runs_no_code(redis_address: str) -> None:
    """A work_item is JSON, and anything else a failed article: the worker lives, others come."""
    found = RedisWorkQueue(redis_address, prefix="hostile")
    work_items = [WorkItem("j", n, "translate", "Il pleut.", {}, "r1") for n in (1, 2, 3)]
    found.add(work_items)
    found._redis.hset(found._keys[0], "j.1", pickle.dumps(Exception("run")))
    found._redis.hset(found._keys[0], "j.2", packed({"unknown": 1}))

    assert [work_item.id for work_item in found.take(9, "w")] == ["j.3"]
    assert found.outcomes() == dict.fromkeys(["j.1", "j.2"], Outcome("failed", packed(DAMAGED)))
    assert json.loads(zlib.decompress(work_items[0].packed()))["text"] == "Il pleut."


class Interleaving(RuleBasedStateMachine):
    """Workers come, work, dawdle and die, in any order.

    A claim is what a worker believes to have; `owner` says whose an item is in truth.
    """

    kind: str
    place: Any
    claims: Any = Bundle("claims")
    jobs: Any = Bundle("jobs")

    def __init__(self) -> None:
        """Begin with an empty queue."""
        super().__init__()
        self.clock = Time()
        folder = self.place / uuid4().hex if self.kind == "sqlite" else self.place
        self.at = bench(self.kind, folder, self.clock)
        self.waiting: set[str] = set()
        self.attempts: dict[str, int] = {}
        self.owner: dict[str, tuple[str, float]] = {}  # and when his lease was renewed
        self.settled: dict[str, Outcome] = {}
        self.cancelled: set[str] = set()
        self.owners = 0

    @initialize()
    def begin(self) -> None:
        """Have two items waiting: most of what can go wrong is about these."""
        self.submit(2)

    @rule(target=jobs, count=st.integers(1, 3))
    def submit(self, count: int) -> list[str]:
        """Add a job."""
        found = self.at.add(count)
        self.waiting |= set(found)
        self.attempts |= dict.fromkeys(found, 0)
        return found

    @rule(target=claims, most=st.integers(1, 2))
    def take(self, most: int) -> Any:
        """Take as many as wait, none that does not."""
        self.owners += 1
        owner = f"w{self.owners}"
        found = [work_item.id for work_item in self.at.queue.take(most, owner)]
        assert len(found) == min(most, len(self.waiting))
        assert set(found) <= self.waiting
        for item in found:
            self.waiting.remove(item)
            self.owner[item] = (owner, self.clock.now)
            self.attempts[item] += 1
        return multiple(*((item, owner) for item in found))

    def _is_his(self, item: str, owner: str) -> bool:
        return self.owner.get(item, ("", 0.0))[0] == owner

    def _back(self, item: str, outcome: Outcome | None) -> None:
        """Let an item wait again, or have this outcome after its last attempt."""
        del self.owner[item]
        if outcome and self.attempts[item] >= ATTEMPTS:
            self.settled[item] = outcome
        else:
            self.waiting.add(item)

    @rule(claim=consumes(claims), outcome=st.sampled_from([DONE, OTHER]))
    def finish(self, claim: tuple[str, str], outcome: Outcome) -> None:
        """Hand in; that counts exactly where the lease is still the worker's."""
        item, owner = claim
        his = self._is_his(item, owner)
        assert self.at.queue.finish(item, owner, outcome) == his
        if his:
            self.settled[item] = outcome
            del self.owner[item]

    @rule(claim=consumes(claims))
    def fail(self, claim: tuple[str, str]) -> None:
        """Meet an error."""
        item, owner = claim
        his = self._is_his(item, owner)
        assert self.at.queue.retry(item, owner, BROKEN) == his
        if his:
            self._back(item, BROKEN)

    @rule(claim=consumes(claims))
    def give_back(self, claim: tuple[str, str]) -> None:
        """Be stopped."""
        item, owner = claim
        his = self._is_his(item, owner)
        assert self.at.queue.release(item, owner) == his
        if his:
            self.attempts[item] -= 1
            self._back(item, None)

    @rule(claim=consumes(claims))
    def die(self, claim: tuple[str, str]) -> None:
        """Say nothing any more."""

    @rule(claim=claims)
    def renew(self, claim: tuple[str, str]) -> None:
        """Renew one lease."""
        item, owner = claim
        his = self._is_his(item, owner)
        assert list(self.at.queue.renew([item], owner)) == [item] * his
        if his:
            self.owner[item] = (owner, self.clock.now)

    @rule(
        seconds=st.sampled_from([1.0, LEASE / 2, LEASE, 5 * LEASE]),
        sweep=st.sampled_from([True, True, False]),
    )
    def wait(self, seconds: float, sweep: bool) -> None:
        """Let time go by."""
        self.clock.now += seconds
        if sweep:
            over = {i for i, (_, at) in self.owner.items() if at + LEASE <= self.clock.now}
            assert self.at.queue.expire() == len(over)
            for item in over:
                self._back(item, Outcome("failed", packed(LOST)))

    @rule(items=consumes(jobs))
    def cancel(self, items: list[str]) -> None:
        """Cancel a job."""
        self.at.cancel(items)
        self.cancelled |= set(items) - self.settled.keys()
        self.waiting -= set(items)
        for item in items:
            self.owner.pop(item, None)

    def teardown(self) -> None:
        """Let one good worker do the rest: then each item has one outcome, or is cancelled."""
        self.clock.now += 5 * LEASE
        self.wait(0.0, sweep=True)
        for work_item in self.at.queue.take(100, "last"):
            assert self.at.queue.finish(work_item.id, "last", DONE)
            self.settled[work_item.id] = DONE
        assert self.settled.keys() | self.cancelled == self.attempts.keys()
        assert self.at.outcomes() == {item: [outcome] for item, outcome in self.settled.items()}


def test_no_order_of_events_loses_or_doubles_an_item(kind: str, place: Any) -> None:
    """Whatever claims, expires, finishes, is cancelled and dies."""
    machine: Any = type("Machine", (Interleaving,), {"kind": kind, "place": place})
    quick = settings(
        max_examples=30 if kind == "sqlite" else 60,  # it waits for the disk
        stateful_step_count=40,
        suppress_health_check=list(HealthCheck),
    )
    machine.TestCase.settings = quick
    machine.TestCase("runTest").runTest()
