"""Few work, some wait, the rest are refused at once; and nobody works longer than allowed."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import sleep
from typing import Any

import pytest

from service.article import Options
from service.errors import Busy, DeadlineExceeded
from service.pipeline import Engines
from service.web.answering import answering
from service.web.gate import Gate
from service.web.meters import Meters
from tests.web.conftest import ARTICLE, Engine, Pipeline


@contextmanager
def occupied(gate: Gate) -> Iterator[None]:
    """Hold a slot of the gate from another thread."""
    inside, leave = Event(), Event()

    def hold() -> None:
        with gate.entered(5):
            inside.set()
            leave.wait(5)

    thread = Thread(target=hold)
    thread.start()
    inside.wait(5)
    yield
    leave.set()
    thread.join(5)


def test_beyond_slots_and_waiting_places_busy_comes_at_once() -> None:
    """No place is left: refuse, do not wait."""
    gate = Gate(slots=1, waiting=0)

    with occupied(gate), pytest.raises(Busy), gate.entered(5):
        pass


def test_who_waits_gets_the_slot_when_it_is_free() -> None:
    """A place to wait is a place in the end."""
    gate = Gate(slots=1, waiting=1)
    worked = Event()

    def work() -> None:
        with gate.entered(5):
            worked.set()

    with occupied(gate):
        waiter = Thread(target=work)
        waiter.start()
        sleep(0.05)
        assert not worked.is_set()
    waiter.join(5)
    assert worked.is_set()


def test_who_waits_too_long_is_told() -> None:
    """Waiting counts as time of the request."""
    gate = Gate(slots=1, waiting=1)

    with occupied(gate), pytest.raises(DeadlineExceeded), gate.entered(0.01):
        pass


def test_places_are_given_back_whatever_happens() -> None:
    """After a failure inside, after a refusal: all places are free again."""
    gate = Gate(slots=1, waiting=0)
    for _ in range(3):
        with pytest.raises(ValueError, match="inside"), gate.entered(1):
            raise ValueError("inside")
        with occupied(gate), pytest.raises(Busy), gate.entered(1):
            pass

    with gate.entered(0.01):
        pass


def test_a_request_ends_when_its_time_is_up(engine: Engine, pipeline: Pipeline) -> None:
    """The progress report between windows raises; the slot is free for the next."""
    engines = Engines(engine, engine, engine)

    def slow(*arguments: Any) -> Any:
        sleep(0.05)
        return pipeline.run(*arguments)

    run = answering(engines, Gate(1, 0), 0.01, Meters(), slow)
    for _ in range(2):
        with pytest.raises(DeadlineExceeded, match=r"0\.01 seconds"):
            run([ARTICLE], "translate", Options(), lambda _made: None)
