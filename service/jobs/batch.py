"""A batch: an archive of articles, each answered once, in the order of the input, and resumable.

An article is identified by its id. Answers are written in the order of the input, so the output is
at any moment a prefix of what an uninterrupted run would write. The next run skips the articles
that are answered, and tries those that were refused again.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Protocol, cast

from service.article import Caveat, Options, ReadAs
from service.errors import DeadlineExceeded, InputError, InvalidField, VerbatimError
from service.jobs.input_records import InputRecord

# Articles in progress for each worker: answers wait for the one before them, so a long article must
# not leave the other workers idle.
IN_HAND = 8

RecordStatus = Literal["new", "done", "twice"]


@dataclass(frozen=True, slots=True)
class Plan:
    """The parameters of a batch: input, output, task, options, and who answers the articles."""

    source: str  # a path, or "-" for standard input
    target: str
    task: Literal["translate", "summarise", "quotations"]
    options: Options
    workers: int = 1
    quiet: bool = False
    queue: str | None = None  # address of a `serve` whose workers answer the articles
    key: str | None = None  # API key for it
    encoding: str | None = None  # of its files of text; None: it is detected

    def begun_with(self, model: str) -> Mapping[str, Any]:
        """Return what must be the same for all answers of one output; `model` is a checksum."""
        begun = {"kind": self.task, "options": asdict(self.options), "model": model}
        return cast("Mapping[str, Any]", json.loads(json.dumps(begun)))  # as it is read again

    def fields(self) -> Mapping[str, Any]:
        """Return the options as the API's fields, without those that have their default value."""
        usual = asdict(Options())
        given = {n: v for n, v in asdict(self.options).items() if v != usual[n]}
        length = given.pop("length", {})
        found = {**given, **{n: v for n, v in length.items() if v is not None}}
        return {"kind": self.task, **{n: _as_field(v) for n, v in found.items()}}


def _as_field(value: Any) -> Any:
    """Return an option as a query string has it: flags in small letters, arrays in JSON."""
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Found:
    """An article of the input, parsed; `error` where its text is refused.

    `read_as`: how the text was read, where it came out of a file; `caveats`: what is doubtful
    of that.
    """

    id: str
    text: str
    error: InputError | None = None
    read_as: ReadAs | None = None
    caveats: tuple[Caveat, ...] = ()

    def completed(self, record: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the record of an answer with what is known of the article's file."""
        if self.read_as is None:
            return record
        own = [{**asdict(one), "message": str(one.message)} for one in self.caveats]
        caveats = {"caveats": [*own, *record["caveats"]]} if own else {}
        return {**record, **caveats, "read_as": asdict(self.read_as)}


@dataclass(frozen=True, slots=True)
class Tally:
    """Progress of a batch: answered by this run, answered before, refused by this run."""

    done: int = 0
    before: int = 0
    refused: int = 0
    stopped: bool = False

    @property
    def settled(self) -> int:
        """The number of input records that this run is done with."""
        return self.done + self.before + self.refused


class Output(Protocol):
    """Where answers and refusals are written; it knows the ids that were answered before."""

    def meet(self, name: str) -> RecordStatus:
        """Record an id; return whether it was done by an earlier run, is repeated, or is new."""
        ...

    def write(self, line: str) -> None:
        """Append the line of an answer."""
        ...

    def refuse(self, line: str) -> None:
        """Append the line of a refusal."""
        ...


class Interrupted(KeyboardInterrupt):
    """A signal arrived while the input was being read."""


class Stop:
    """A signal handler that lets articles in progress finish; a second signal ends at once."""

    def __init__(self) -> None:
        """Start without a signal."""
        self.asked = False
        self._reading = False

    def __call__(self, *_signal: object) -> None:
        """Handle a signal. Only a read of the input is interrupted, as it may block for ever."""
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        if self._reading:
            raise Interrupted

    def until(self, pieces: Iterable[InputRecord]) -> Iterator[InputRecord]:
        """Yield the input records until they end or a signal arrives."""
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
    """Runs a batch: `read` parses a record, `start` begins an answer, `output` is where it goes.

    `read` raises errors.InputError where not even an id is found. The future of `start` has the
    API's record or any error. `report` is called after each record.
    """

    read: Callable[[InputRecord], Found]
    start: Callable[[str], Future[Mapping[str, Any]]]
    output: Output
    in_hand: int = 8  # articles at most between input and output
    report: Callable[[Tally], None] = lambda _tally: None

    def run(self, pieces: Iterable[InputRecord], stop: Stop) -> Tally:
        """Answer all records; after a signal no more are begun.

        An OSError, of `output` or of an answer, ends the batch: it is the machine's fault, not an
        article's. Memory holds the articles in progress only, however long the input is.
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
        """Parse a record and, where its article is new, begin to answer it."""
        if piece.error:
            return _Held(piece, error=piece.error)
        try:
            found = self.read(piece)
        except (InputError, DeadlineExceeded) as error:
            return _Held(piece, error=error)
        if found.error:
            return _Held(piece, found.id, error=found.error)
        status = self.output.meet(found.id)
        if status == "twice":
            twice = InvalidField("An earlier article has this id: the first one counts.")
            return _Held(piece, found.id, error=twice)
        future = self.start(found.text) if status == "new" else None
        return _Held(piece, found.id, future, found=found)

    def _settled(self, held: "_Held", tally: Tally) -> Tally:
        """Wait for the answer of a record, and write it or its refusal."""
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
            record = held.found.completed(record) if held.found else record
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
    """A record in progress: refused, being answered, or (neither) answered by an earlier run."""

    piece: InputRecord
    id: str | None = None
    future: Future[Mapping[str, Any]] | None = None
    error: VerbatimError | None = None
    found: Found | None = None

    @property
    def cancelled(self) -> bool:
        """Whether its answer was cancelled."""
        return self.future is not None and self.future.cancelled()


def _cancel(hand: "deque[_Held]") -> None:
    """Cancel answers that are not begun, the last first, so that those begun leave no gap."""
    for held in reversed(hand):
        if held.future:
            held.future.cancel()


def line(**fields: Any) -> str:
    """Return the fields as one line of JSON, in the order given, without a line end."""
    return json.dumps(fields, ensure_ascii=False)


def fault(error: Exception) -> Mapping[str, Any]:
    """Return an error as in the API; of an unexpected error only its type, never its message."""
    if not isinstance(error, VerbatimError):
        return {"code": "internal", "message": f"Something went wrong: {type(error).__name__}."}
    found = {name: getattr(error, name, None) for name in ("field", "limit")}
    kept = {name: value for name, value in found.items() if value is not None}
    return {"code": error.code, "message": error.message, **kept}
