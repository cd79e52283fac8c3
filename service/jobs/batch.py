"""A batch: an archive of articles, each answered once, in the order of the input, and resumable.

An article is named by its id. Answers are written in the order of the input, so an output is at
any moment the beginning of the one that an unbroken run would write. What was written is not done
again; what was refused is tried again by the next run.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Protocol, cast

from service.article import Options
from service.errors import InputError, InvalidField, VerbatimError
from service.jobs.input_records import InputRecord

# Articles in hand for each worker: answers wait for the one before them, so a long article must not
# leave the other workers idle.
IN_HAND = 8

Standing = Literal["new", "done", "twice"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch is to do: from where, to where, what, and by how many at a time."""

    source: str  # a path, or "-" for standard input
    target: str
    task: Literal["translate", "summarise", "quotations"]
    options: Options
    workers: int = 1
    quiet: bool = False
    queue: str | None = None  # the address of a `serve` whose fleet does the work
    key: str | None = None  # the API key that it asks for

    def begun_with(self, model: str) -> Mapping[str, Any]:
        """Give what must be the same for all answers in one output, `model` by its checksum."""
        begun = {"kind": self.task, "options": asdict(self.options), "model": model}
        return cast("Mapping[str, Any]", json.loads(json.dumps(begun)))  # as it is read again

    def fields(self) -> Mapping[str, Any]:
        """Give what is asked of every article, as the API's fields; what is usual is left out."""
        usual = asdict(Options())
        given = {n: v for n, v in asdict(self.options).items() if v != usual[n]}
        length = given.pop("length", {})
        found = {**given, **{n: v for n, v in length.items() if v is not None}}
        shown = {n: str(v).lower() if isinstance(v, bool) else v for n, v in found.items()}
        return {"kind": self.task, **shown}


@dataclass(frozen=True, slots=True)
class Found:
    """An article of the input, read; `error` where its text cannot be taken."""

    id: str
    text: str
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How a batch stands: written by this run, written before, refused by this run."""

    done: int = 0
    before: int = 0
    refused: int = 0
    stopped: bool = False

    @property
    def settled(self) -> int:
        """Give how many pieces of the input need nothing more from this run."""
        return self.done + self.before + self.refused


class Output(Protocol):
    """Where answers and refusals are written; it knows the ids of what was written before."""

    def meet(self, name: str) -> Standing:
        """Take note of an id: done by an earlier run, met a second time in this one, or new."""
        ...

    def write(self, line: str) -> None:
        """Add the line of an answer, whole."""
        ...

    def refuse(self, line: str) -> None:
        """Add the line of a refusal."""
        ...


class Interrupted(KeyboardInterrupt):
    """A signal came while the input was waited for."""


class Stop:
    """A signal handler that lets what is in hand be finished; the second signal ends at once."""

    def __init__(self) -> None:
        """Begin with no signal."""
        self.asked = False
        self._reading = False

    def __call__(self, *_signal: object) -> None:
        """Take a signal. Only a read is interrupted: it may wait for ever."""
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        if self._reading:
            raise Interrupted

    def until(self, pieces: Iterable[InputRecord]) -> Iterator[InputRecord]:
        """Give pieces until there are no more, or a signal comes."""
        source = iter(pieces)
        try:
            while not self.asked:
                self._reading = True
                piece = next(source, None)
                self._reading = False
                if piece is None:
                    return
                yield piece
        except Interrupted:
            return


@dataclass(frozen=True, slots=True)
class Batch:
    """The work of a batch: how a piece is read, how an article is answered, where that goes.

    `read` raises errors.InputError where not even an id is found. `start` begins an answer, and
    gives what will be the API's record, or any error. `report` is told of each step.
    """

    read: Callable[[InputRecord], Found]
    start: Callable[[str], Future[Mapping[str, Any]]]
    output: Output
    in_hand: int = 8  # articles at most between input and output
    report: Callable[[Tally], None] = lambda _tally: None

    def run(self, pieces: Iterable[InputRecord], stop: Stop) -> Tally:
        """Answer all pieces; once `stop` is asked no more are begun.

        An OSError, of `output` or of an answer, ends it: it is the machine's, not an article's.
        Memory is that of the articles in hand, however long the input is.
        """
        hand: deque[_Held] = deque()
        tally = Tally()
        try:
            for piece in stop.until(pieces):
                hand.append(self._taken(piece))
                while len(hand) > self.in_hand:
                    tally = self._settled(hand.popleft(), tally)
            if stop.asked:
                _cancel(hand)
            while hand and not hand[0].cancelled:
                tally = self._settled(hand.popleft(), tally)
        finally:
            _cancel(hand)
        return replace(tally, stopped=stop.asked)

    def _taken(self, piece: InputRecord) -> "_Held":
        """Read a piece and, where its article is new, begin to answer it."""
        if piece.error:
            return _Held(piece, error=piece.error)
        try:
            found = self.read(piece)
        except InputError as error:
            return _Held(piece, error=error)
        if found.error:
            return _Held(piece, found.id, error=found.error)
        standing = self.output.meet(found.id)
        if standing == "twice":
            twice = InvalidField("An earlier article has this id: the first one counts.")
            return _Held(piece, found.id, error=twice)
        future = self.start(found.text) if standing == "new" else None
        return _Held(piece, found.id, future)

    def _settled(self, held: "_Held", tally: Tally) -> Tally:
        """Write the answer or the refusal of a piece, once it is there."""
        if held.error:
            return self._refused(held, held.error, tally)
        if held.future is None:
            tally = replace(tally, before=tally.before + 1)
        else:
            try:
                record = held.future.result()
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001 - one article must not end the batch
                return self._refused(held, error, tally)
            self.output.write(line(id=held.id, answer=record))
            tally = replace(tally, done=tally.done + 1)
        self.report(tally)
        return tally

    def _refused(self, held: "_Held", error: Exception, tally: Tally) -> Tally:
        self.output.refuse(line(**held.piece.place, id=held.id, error=fault(error)))
        tally = replace(tally, refused=tally.refused + 1)
        self.report(tally)
        return tally


@dataclass(frozen=True, slots=True)
class _Held:
    """A piece in hand: refused already, or being answered, or (neither) done by an earlier run."""

    piece: InputRecord
    id: str | None = None
    future: Future[Mapping[str, Any]] | None = None
    error: InputError | None = None

    @property
    def cancelled(self) -> bool:
        """Tell whether its answer will never come."""
        return self.future is not None and self.future.cancelled()


def _cancel(hand: "deque[_Held]") -> None:
    """Let go what is not begun, the last first: what is begun then stands without a gap."""
    for held in reversed(hand):
        if held.future:
            held.future.cancel()


def line(**fields: Any) -> str:
    """Give a line of JSON, its fields in the order given; the line end is not in it."""
    return json.dumps(fields, ensure_ascii=False)


def fault(error: Exception) -> Mapping[str, Any]:
    """Give an error as the API has it; of one not foreseen its kind alone, which quotes nothing."""
    if not isinstance(error, VerbatimError):
        return {"code": "internal", "message": f"Something went wrong: {type(error).__name__}."}
    found = {name: getattr(error, name, None) for name in ("field", "limit")}
    kept = {name: value for name, value in found.items() if value is not None}
    return {"code": error.code, "message": error.message, **kept}
