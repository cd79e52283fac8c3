"""A finished answer cut into pieces for the page: each knows its segment, role and quotation.

The pieces of a text, joined, are the text (between paragraphs, but for the line ends). No markup is
made here: the template escapes and marks up.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Generic, TypeVar

from service.article import Role, Span, Takes
from service.rendering.answer import Answer, QuotationRecord, SegmentRecord, SliceRecord
from service.rendering.stops import stop_taken

_BOUND = re.compile(
    r"«[ \xa0\u202f]?\S{1,20}(?: »)?|\d{1,3}(?: \d{3})+(?: [%€])?(?!\S)|\S{1,20} [»:;?!%€](?!\S)"
)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'")
_ADDRESS = re.compile(r"(?<!\S)(\S*[/@#_]\S*)")


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of text in one role; `quotation` is the id of the one it belongs to.

    `first`: it is the first of that quotation in this text. `stop`: the stop that opens this text,
    or follows this quotation's English, where English-only text has it inside the marks.
    """

    text: str
    role: Role
    quotation: str | None
    first: bool = False
    stop: str = ""

    @property
    def opens(self) -> bool:
        """Whether it is the English of a quotation and has the bracket that opens it."""
        return self.role == "gloss" and self.text.startswith("[“")

    @property
    def closes(self) -> bool:
        """Whether it is the English of a quotation and has the bracket that closes it."""
        return self.role == "gloss" and self.text.endswith("”]")

    @property
    def words(self) -> str | None:
        """What an editor may change of it; None of an original, and of a blank."""
        if self.role == "original" or self.text.isspace():
            return None
        return self.text[self.opens : len(self.text) - self.closes]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring pieces of one segment (or of a summary's sentence), None between segments.

    `first`: it is the first of its segment; a quotation's English may stand in a later run.
    """

    segment: str | None
    pieces: tuple[TextPiece, ...]
    first: bool = True

    @property
    def is_blank(self) -> bool:
        """Whether this is no more than the blanks between segments."""
        return self.segment is None and all(piece.text.isspace() for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in both languages."""

    source: tuple[Run, ...]
    target: tuple[Run, ...]

    @property
    def untouched(self) -> bool:
        """Whether it was left as posted, being English already."""
        return _text(self.source) == _text(self.target)


_Value = TypeVar("_Value")
_Label = tuple[Span, _Value]


class _Labels(Generic[_Value]):
    """Labels on stretches of a text that do not overlap; asked what stands at an offset."""

    def __init__(self, labels: Iterable[_Label[_Value]]) -> None:
        self._labels = sorted(labels, key=lambda label: label[0].start)
        self._starts = [span.start for span, _ in self._labels]

    def edges(self) -> Iterator[int]:
        for span, _ in self._labels:
            yield span.start
            yield span.end

    def at(self, offset: int) -> _Value | None:
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self._labels[place][0].end:
            return None
        return self._labels[place][1]


def rows(answer: Answer, article: str) -> list[Row]:
    """Cut the article and its translation into runs, paragraph beside paragraph."""
    paragraph_of = {s.id: s.paragraph for s in answer.segments}
    source = _by_paragraph(_source(answer, article), paragraph_of)
    target = _by_paragraph(_with_stops(_target(answer), answer.takes), paragraph_of)
    numbers = sorted(source.keys() | target.keys())
    return [Row(source.get(number, ()), target.get(number, ())) for number in numbers]


def _source(answer: Answer, article: str) -> list[Run]:
    """Cut the article as posted."""
    parts = [(part.source, q.id) for q in answer.quotations for part in q.parts]
    return _runs(
        article,
        _Labels((s.source, s.id) for s in answer.segments),
        _Labels[Role]((span, "original") for span, _ in parts),
        _Labels(parts),
    )


def _target(answer: Answer) -> list[Run]:
    """Cut the translated text."""
    targets = [(target, s.id) for s in answer.segments for target in s.target]
    return _runs(
        answer.text,
        _Labels(targets),
        _Labels((target, target.role) for target, _ in targets),
        _Labels(_part_labels(answer.quotations)),
    )


def summary(answer: Answer) -> list[tuple[Run, ...]]:
    """Cut each sentence of the summary into runs, one a segment, and the blanks between them.

    The pieces of a segment are those of the translation, one for one; only a name may have come in
    behind a pronoun.
    """
    quotations = _Labels(_part_labels(answer.quotations))
    labelled = {s.id: [(t.role, quotations.at(t.start)) for t in s.target] for s in answer.segments}
    sentences = (_sentence(answer, s.target, labelled) for s in answer.sentences or ())
    return [tuple(_with_stops(runs, answer.takes)) for runs in sentences]


def _with_stops(runs: Iterable[Run], takes: Mapping[str, Takes]) -> Iterator[Run]:
    """Yield runs, the stops marked that English-only text has inside a quotation's marks."""
    for run in runs:
        pieces = list(run.pieces)
        for at, (piece, after) in enumerate(pairwise(run.pieces)):
            if piece.closes and after.role == "text":
                english = piece.text.strip("[“”]")
                stop = stop_taken(takes.get(piece.quotation or "", ""), english, after.text)
                pieces[at : at + 2] = replace(piece, stop=stop), replace(after, stop=stop)
        yield replace(run, pieces=tuple(pieces))


def _sentence(
    answer: Answer,
    sentence: SliceRecord,
    labelled: Mapping[str, Sequence[tuple[Role, str | None]]],
) -> tuple[Run, ...]:
    """Cut one sentence; `labelled` has each segment's roles and quotations, piece by piece."""
    start, end = sentence.start, sentence.end
    within = [
        (Span(placed.span.start - start, placed.span.end - start), placed.segment)
        for placed in answer.placed
        if start <= placed.span.start < end
    ]
    met: Counter[str] = Counter()
    roles, quotations = list[_Label[Role]](), list[_Label[str]]()
    for span, name in within:
        role, quotation = labelled[name][met[name]]
        met[name] += 1
        roles.append((span, role))
        if quotation:
            quotations.append((span, quotation))
    return tuple(_runs(sentence.text, _Labels(within), _Labels(roles), _Labels(quotations)))


def curled(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Set the translator's own words with typographic apostrophes; originals stay as they are."""
    return tuple(replace(run, pieces=tuple(map(_curled_piece, run.pieces))) for run in runs)


def _curled_piece(piece: TextPiece) -> TextPiece:
    return piece if piece.role == "original" else replace(piece, text=apostrophes(piece.text))


def apostrophes(text: str) -> str:
    """Make the apostrophes of English words typographic, but not those of addresses."""
    words = _ADDRESS.split(text)
    return "".join(w if i % 2 else _APOSTROPHE.sub("’", w) for i, w in enumerate(words))


def wordings(segment: SegmentRecord) -> Iterator[tuple[list[str], int | None]]:
    """Yield the words of a segment's alternatives, piece by piece, each with its confidence.

    One whose pieces are of other roles than those on the page is no correction of these.
    """
    roles = [piece.role for piece in segment.target]
    for other in segment.alternatives or ():
        pieces = (_curled_piece(TextPiece(p.text, p.role, None)) for p in other.target)
        if [piece.role for piece in other.target] == roles:
            yield [piece.words for piece in pieces if piece.words is not None], other.confidence


def headline(answer: Answer) -> tuple[TextPiece, ...]:
    """Cut the headline that was suggested at its quotations; they and English as posted stay."""
    found = answer.headline
    if found is None:
        return ()
    whole = TextPiece(found.text, "text", None)
    if answer.detected.language == "en":
        return (whole,)
    quotations = [q for q in answer.quotations if q.id in found.quotations]
    known = {piece.text: piece for piece in _whole_parts(quotations)}
    longest = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    words = re.split(rf"( (?=\[“)|{longest})", found.text) if known else [found.text]
    blank = TextPiece(" ", "gloss", None)  # it comes with the gloss behind it
    pieces = (known.get(w, blank) if i % 2 else replace(whole, text=w) for i, w in enumerate(words))
    return tuple(_curled_piece(piece) for piece in pieces if piece.text)


def _whole_parts(quotations: Iterable[QuotationRecord]) -> Iterator[TextPiece]:
    """Yield each part of each quotation in one piece, and its English in another."""
    for quotation in quotations:
        for part in quotation.parts:
            yield TextPiece(part.source.text, "original", quotation.id)
            if part.gloss:
                yield TextPiece(part.gloss.text, "gloss", quotation.id)


def _text(runs: Iterable[Run]) -> str:
    return "".join(piece.text for run in runs for piece in run.pieces)


def bound(text: str) -> Iterator[tuple[str, bool]]:
    """Cut French text at its marks; True: no line may end within, though the blank is a plain one.

    No character is changed: what is copied from the page is what was posted.
    """
    at = 0
    for found in _BOUND.finditer(text):
        yield text[at : found.start()], False
        yield found.group(), True
        at = found.end()
    yield text[at:], False


def _runs(
    text: str, segments: _Labels[str], roles: _Labels[Role], quotations: _Labels[str]
) -> list[Run]:
    """Cut a text at every edge of a label, and gather the pieces of a segment."""
    edges = {0, len(text), *segments.edges(), *roles.edges(), *quotations.edges()}
    stretches = list(pairwise(sorted(edges)))
    pieces: list[TextPiece] = []
    seen: set[str | None] = {None}
    for a, b in stretches:
        last = pieces[-1] if pieces else None
        quotation, role = _owner(a, b, roles, quotations, last)
        pieces.append(TextPiece(text[a:b], role, quotation, quotation not in seen))
        seen.add(quotation)
    names = _bridged([segments.at(a) for a, _ in stretches])
    return list(_gathered(names, pieces))


def _owner(
    start: int, end: int, roles: _Labels[Role], quotations: _Labels[str], last: TextPiece | None
) -> tuple[str | None, Role]:
    """Return the quotation and the role of a stretch, which comes after `last`."""
    quotation = quotations.at(start)
    if role := roles.at(start):
        return quotation, role
    if roles.at(end) == "gloss":  # the blank before a gloss comes with it
        return quotations.at(end), "gloss"
    if last and quotation and last.quotation == quotation:
        return quotation, last.role  # a blank between two sentences of one quotation
    return quotation, "text"


def _gathered(names: Iterable[str | None], pieces: Iterable[TextPiece]) -> Iterator[Run]:
    """Gather neighbouring pieces of one segment."""
    seen: set[str | None] = set()
    for name, group in groupby(zip(names, pieces, strict=True), key=lambda pair: pair[0]):
        yield Run(name, tuple(piece for _, piece in group), name not in seen)
        seen.add(name)


def _bridged(names: list[str | None]) -> list[str | None]:
    """Count a blank between two pieces of one segment (before a gloss) as that segment's."""
    around = zip([None, *names], names, [*names[1:], None], strict=False)
    return [before if name is None and before == after else name for before, name, after in around]


def _by_paragraph(
    runs: Iterable[Run], paragraph_of: Mapping[str, int]
) -> dict[int, tuple[Run, ...]]:
    """Gather runs by paragraph; blanks at a paragraph's ends are left to the page's margins."""
    found: dict[int, list[Run]] = {}
    number = -1  # what stands before the first segment
    for run in runs:
        number = paragraph_of.get(run.segment or "", number)
        found.setdefault(number, []).append(run)
    trimmed = ((number, _trimmed(paragraph)) for number, paragraph in found.items())
    return {number: paragraph for number, paragraph in trimmed if paragraph}


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Leave out the blank runs at both ends."""
    kept = [i for i, run in enumerate(runs) if not run.is_blank]
    return tuple(runs[kept[0] : kept[-1] + 1]) if kept else ()


def _part_labels(quotations: Iterable[QuotationRecord]) -> Iterator[_Label[str]]:
    """Label each part of each quotation, and its gloss, with the quotation's id."""
    for quotation in quotations:
        for part in quotation.parts:
            for span in filter(None, (part.target, part.gloss)):
                yield span, quotation.id
