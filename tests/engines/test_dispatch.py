"""Between store and fleet nothing is lost, whoever dies and whatever Redis forgets."""

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from service.jobs.dispatch import FLEET, Dispatcher
from service.jobs.records import LEASE, Item, Order, Outcome, failed, packed
from service.jobs.sqlite_store import Store
from tests.work_queues import MemoryWorkQueue, take_one

DONE = Outcome("done", packed({}))


class World:
    """A store, a fleet's queue, the dispatcher between them, and a clock."""

    def __init__(self, folder: Path, window: int = 4) -> None:
        """Make an empty one."""
        self.now = 1_000.0
        self.store = Store(folder, clock=lambda: self.now)
        self.away = MemoryWorkQueue(lambda: self.now)
        self.dispatcher = Dispatcher(self.store, self.away, window)

    def submit(self, count: int) -> str:
        """Add a job."""
        items = (Item(n, f"n{n}", "Il pleut.", {}) for n in range(1, count + 1))
        return self.store.submit(Order("", "translate"), items).id

    def work(self, most: int) -> None:
        """Let workers of the fleet finish so many items."""
        for work_item in self.away.take(most, "w"):
            self.away.finish(work_item.id, "w", DONE)

    def numbers(self, job: str) -> list[int]:
        """Return the numbers of the items that have a result."""
        return [result.number for result in self.store.results(job, "", 0, 1000)]


def test_only_a_window_is_away(tmp_path: Path) -> None:
    """That bounds Redis's memory."""
    world = World(tmp_path)
    job = world.submit(10)

    for _ in range(4):
        world.dispatcher()
        assert len(world.away.names()) <= 4
        world.work(9)
    world.dispatcher()
    assert sorted(world.numbers(job)) == list(range(1, 11))
    assert not world.away.names()
    assert world.store.show(job, "").state == "done"


def test_what_is_cancelled_is_fetched_back(tmp_path: Path) -> None:
    """A worker that has it hears of it at its next renewal."""
    world = World(tmp_path)
    job = world.submit(3)
    world.dispatcher()
    item = take_one(world.away, "w")
    assert item

    world.store.cancel(job, "")
    world.dispatcher()
    assert not world.away.names()
    assert list(world.away.renew([item], "w")) == []


def test_a_failure_away_is_one_at_home(tmp_path: Path) -> None:
    """It has had its attempts."""
    world = World(tmp_path)
    job = world.submit(1)
    for _ in range(3):
        world.dispatcher()
        item = take_one(world.away, "w")
        assert item
        world.away.retry(item, "w", failed("internal", "Broken."))
    world.dispatcher()

    assert world.store.show(job, "").state == "failed"


STEPS = st.sampled_from(
    ["dispatch", "work", "forget", "restart", "expire", "submit", "cancel", "late"]
)


@given(steps=st.lists(STEPS, min_size=5, max_size=40))
@settings(max_examples=25)
def test_no_order_of_events_loses_or_doubles_an_item(
    tmp_path_factory: Any, steps: list[str]
) -> None:
    """Redis forgets all, the dispatcher dies between two rounds and is late, jobs are cancelled."""
    world = World(tmp_path_factory.mktemp("dispatch"))
    jobs = [world.submit(6)]
    for step in steps:
        _step(world, jobs, step)
    for _ in range(40):
        world.dispatcher()
        world.work(9)
    for job in jobs:
        found = world.store.show(job, "")
        numbers = world.numbers(job)
        assert found.settled == found.total
        assert len(numbers) == len(set(numbers)) == found.done
        assert not found.failed
    assert not world.store.held(FLEET)
    assert not world.away.names()


def _step(world: World, jobs: list[str], step: str) -> None:
    """Let one thing happen."""
    if step == "dispatch":
        world.dispatcher()
    elif step == "work":
        world.work(3)
    elif step == "forget":
        world.away = MemoryWorkQueue(lambda: world.now)
        world.dispatcher = Dispatcher(world.store, world.away, 4)
    elif step == "restart":
        world.store.take(2, FLEET)  # and die before they are brought out
    elif step == "expire":
        world.away.expire()
    elif step == "late":
        world.now += LEASE / 2
    elif step == "submit":
        jobs.append(world.submit(2))
    else:
        world.store.cancel(jobs[-1], "")
