"""A batch answers every article once, in the order of the input, whatever happens on the way."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest

from service.errors import InvalidField, Malformed, TooLarge
from service.jobs.batch import IN_HAND, Batch, Found, RecordStatus, Stop, Tally, fault
from service.jobs.input_records import InputRecord


def run(
    answer: Callable[[str], Mapping[str, Any]],
    out: "Lines",
    given: Iterable[InputRecord],
    stop: Stop | None = None,
    workers: int = 1,
) -> Tally:
    """Run a batch in so many threads."""
    with ThreadPoolExecutor(workers) as pool:
        batch = Batch(read, lambda text: pool.submit(answer, text), out, IN_HAND * workers)
        return batch.run(given, stop or Stop())


class Lines:
    """An output in memory."""

    def __init__(self, *done: str) -> None:
        """Take the ids of an earlier run."""
        self.states: dict[str, RecordStatus] = dict.fromkeys(done, "done")
        self.written: list[Any] = []
        self.refused: list[Any] = []

    def meet(self, name: str) -> RecordStatus:
        """Return what an earlier run did with an id."""
        before = self.states.get(name, "new")
        self.states[name] = "twice"
        return before

    def write(self, line: str) -> None:
        """Keep an answer."""
        self.written.append(json.loads(line))

    def refuse(self, line: str) -> None:
        """Keep a refusal."""
        self.refused.append(json.loads(line))


def read(piece: InputRecord) -> Found:
    """Take the data as id and text; what begins with ! is refused."""
    if piece.data.startswith(b"!"):
        raise Malformed("It is not JSON.")
    if piece.data.startswith(b"?"):
        return Found(piece.data.decode(), "", InvalidField("It is empty.", field="text"))
    return Found(piece.data.decode(), piece.data.decode())


def pieces(*names: str) -> list[InputRecord]:
    """Make a line of each name."""
    return [InputRecord({"line": at}, name.encode()) for at, name in enumerate(names, 1)]


def upper(text: str) -> Mapping[str, Any]:
    """Answer in capitals; of some texts nothing can be made."""
    if text == "secret words":
        raise ValueError(text)
    if text == "elsewhere":
        raise InvalidField("Not this one.", field="strict")
    return {"translatedText": text.upper()}


def test_each_article_has_one_line_and_each_refusal_its_reason() -> None:
    """What is wrong with one does not touch the next; a reason never quotes the text."""
    out = Lines("b")
    given = pieces("a", "b", "!x", "a", "?", "secret words", "elsewhere", "c")
    large = InputRecord({"file": "d.txt"}, error=TooLarge("Too large.", limit=3))

    tally = run(upper, out, [*given, large], workers=2)

    assert out.written == [
        {"id": "a", "answer": {"translatedText": "A"}},
        {"id": "c", "answer": {"translatedText": "C"}},
    ]
    assert [(r.get("line", r.get("file")), r["id"], r["error"]["code"]) for r in out.refused] == [
        (3, None, "malformed"),
        (4, "a", "invalid_field"),
        (5, "?", "invalid_field"),
        (6, "secret words", "internal"),
        (7, "elsewhere", "invalid_field"),
        ("d.txt", None, "too_large"),
    ]
    assert out.refused[-1]["error"]["limit"] == 3
    assert tally == Tally(done=2, before=1, refused=6)


def test_lines_stand_in_the_order_of_the_input() -> None:
    """The first article is the last to be ready, and still comes first."""
    others = Event()
    out = Lines()

    def answer(text: str) -> Mapping[str, Any]:
        if text == "0":
            assert others.wait(10)
        if text == "5":
            others.set()
        return {"text": text}

    run(answer, out, pieces(*map(str, range(20))), workers=3)

    assert [line["id"] for line in out.written] == list(map(str, range(20)))


def test_workers_work_at_the_same_time() -> None:
    """Three answers that wait for one another would otherwise never come."""
    together = Barrier(3, timeout=10)

    def answer(text: str) -> Mapping[str, Any]:
        together.wait()
        return {"text": text}

    tally = run(answer, Lines(), pieces("a", "b", "c"), workers=3)

    assert tally.done == 3


def test_no_more_than_a_few_articles_are_in_hand() -> None:
    """However long the input is, it is read as fast as answers are written."""
    out = Lines()
    ahead: list[int] = []

    def endless() -> Iterator[InputRecord]:
        for at in range(2_000):
            ahead.append(at - len(out.written))
            yield InputRecord({"line": at}, str(at).encode())

    run(upper, out, endless(), workers=2)

    assert len(out.written) == 2_000
    assert max(ahead) < 20


@pytest.mark.parametrize("at", [1, 30])
def test_a_stop_finishes_what_is_at_work_and_leaves_no_gap(at: int) -> None:
    """The lines are the first ones of the input, and the tally says that it was stopped."""
    out, stop = Lines(), Stop()

    def answer(text: str) -> Mapping[str, Any]:
        if text == str(at):
            stop()
        return {"text": text}

    names = [str(n) for n in range(100)]
    tally = run(answer, out, pieces(*names), stop, workers=2)

    assert tally.stopped
    # One that a thread has taken and not begun is let go, and what stands behind it with it.
    assert at - 2 * IN_HAND <= tally.done < 100
    assert [line["id"] for line in out.written] == names[: tally.done]


def test_a_stop_interrupts_a_read_that_waits_for_ever() -> None:
    """Standard input may never give another line."""
    out, stop = Lines(), Stop()

    def waiting() -> Iterator[InputRecord]:
        yield from pieces("a")
        stop()  # the signal comes while this waits
        raise AssertionError

    assert run(upper, out, waiting(), stop) == Tally(done=1, stopped=True)


def test_a_second_stop_ends_at_once() -> None:
    """Nobody must wait for a batch twice."""
    stop = Stop()
    stop()
    with pytest.raises(KeyboardInterrupt):
        stop()


def test_what_the_output_raises_ends_the_batch() -> None:
    """A full disk is no fault of one article."""

    class Full(Lines):
        def write(self, line: str) -> None:
            raise OSError(28, "No space left", line[:0])

    with pytest.raises(OSError, match="No space"):
        run(upper, Full(), pieces("a", "b"))


def test_an_answer_that_fails_for_the_machine_ends_the_batch() -> None:
    """A fleet that is away must not have every article refused."""

    def away(_text: str) -> Mapping[str, Any]:
        raise ConnectionRefusedError(111, "refused")

    out = Lines()
    with pytest.raises(ConnectionRefusedError):
        run(away, out, pieces("a", "b"))
    assert not out.refused


def test_an_error_not_foreseen_is_told_by_its_kind_alone() -> None:
    """Its message may hold article text."""
    assert "Monsieur" not in str(fault(ValueError("Monsieur X a dit")))
    assert "ValueError" in fault(ValueError("Monsieur X a dit"))["message"]
