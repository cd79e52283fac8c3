"""Calls that come together share a batch; each gets its own answer, in its turn, or its fault."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest

from service.adapters.batching import Batcher
from service.article import Hypothesis
from tests.fakes import FakeTranslator


class Slow(FakeTranslator):
    """Keeps each batch, and waits before the first until it is let go."""

    def __init__(self) -> None:
        """Wait for `go`."""
        super().__init__()
        self.started, self.go = Event(), Event()
        self.batches: list[list[str]] = []

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate once `go` is set; "boum" fails, and with it its batch."""
        self.batches.append(list(sentences))
        self.started.set()
        assert self.go.wait(10)
        if "boum" in sentences:
            raise RuntimeError("boum")
        return super().translate(sentences)


@pytest.fixture
def engine() -> Slow:
    """Return a slow engine."""
    return Slow()


@pytest.fixture
def batcher(engine: Slow) -> Batcher:
    """Return a batcher over the slow engine."""
    return Batcher(engine)


def _behind_one(
    batcher: Batcher, engine: Slow, calls: Sequence[tuple[bool, list[str]]]
) -> list[Future[Sequence[Hypothesis]]]:
    """Occupy the engine, then let calls come one after the other, then let the engine go."""
    later = batcher.later()
    with ThreadPoolExecutor(len(calls) + 1) as pool:
        pool.submit(batcher.translate, ["le"])
        assert engine.started.wait(10)
        found = []
        for patient, sentences in calls:
            found.append(pool.submit((later if patient else batcher).translate, sentences))
            end = monotonic() + 10
            while len(batcher._queue) < len(found) and monotonic() < end:
                sleep(0.001)
        engine.go.set()
    return found


def test_what_waits_shares_a_batch(batcher: Batcher, engine: Slow) -> None:
    """In the order it came; a string that two ask for is asked once."""
    calls = [(False, ["la paix", "le maire"]), (False, ["le maire", "la guerre"])]
    first, second = _behind_one(batcher, engine, calls)

    assert engine.batches == [["le"], ["la paix", "le maire", "la guerre"]]
    assert [h.text for h in first.result()] == ["the peace", "the mayor"]
    assert [h.text for h in second.result()] == ["the mayor", "the war"]


def test_who_is_waited_for_goes_first(batcher: Batcher, engine: Slow) -> None:
    """Work for later waits, in batches of its own."""
    calls = [(True, ["la paix"]), (True, ["la guerre"]), (False, ["le maire"])]
    for call in _behind_one(batcher, engine, calls):
        assert call.result()

    assert engine.batches == [["le"], ["le maire"], ["la paix", "la guerre"]]


def test_a_batch_has_a_bound(batcher: Batcher, engine: Slow) -> None:
    """Short texts do not wait behind everything; a call that is larger alone goes alone."""
    long = ["le " * 1_900]
    calls = [(False, long), (False, ["la paix"]), (False, ["la guerre"] * 2), (False, long)]
    for call in _behind_one(batcher, engine, calls):
        assert call.result()

    assert engine.batches[1:] == [[*long, "la paix", "la guerre"], long]


def test_a_failure_is_that_of_the_call_alone(batcher: Batcher, engine: Slow) -> None:
    """Others in its batch are answered, and the engine is free for the next."""
    calls = [(False, ["la paix"]), (False, ["boum"]), (False, ["le maire"])]
    first, second, third = _behind_one(batcher, engine, calls)

    assert first.result()[0].text == "the peace"
    with pytest.raises(RuntimeError, match="boum"):
        second.result()
    assert third.result()[0].text == "the mayor"
    assert batcher.translate(["la guerre"])[0].text == "the war"


def test_everybody_gets_their_own(batcher: Batcher, engine: Slow) -> None:
    """Many threads, many calls, empty ones too."""
    engine.go.set()
    requests = [[f"le {i} {j}" for j in range(i % 4)] for i in range(200)]
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(batcher.translate, requests))

    for request, answers in zip(requests, found, strict=True):
        assert [h.text for h in answers] == [s.replace("le", "the") for s in request]


def test_what_is_asked_in_another_way_is_no_part_of_a_batch(batcher: Batcher, engine: Slow) -> None:
    """Several ways of each string, or one: each has a search of its own."""
    later = batcher.later()
    asked: list[Future[Any]] = []
    with ThreadPoolExecutor(4) as pool:
        pool.submit(batcher.translate, ["le"])
        assert engine.started.wait(10)
        asking = (batcher.translate, batcher.hypotheses, later.hypotheses, later.translate_again)
        for ask in asking:
            asked.append(pool.submit(ask, ["la paix"]))
            end = monotonic() + 10
            while len(batcher._queue) < len(asked) and monotonic() < end:
                sleep(0.001)
        engine.go.set()

    assert engine.batches == [["le"], *[["la paix"]] * 4]
    one, several, last, again = (call.result() for call in asked)
    assert one[0].text == "the peace"
    assert [h.text for h in several[0]][:2] == ["the peace", "the indeed peace"]
    assert last == several
    assert again == one
