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
from typing import Any

from service.article import Role
from service.rendering.answer_records import Answer

_BOUND = re.compile(
    r"«[ \xa0\u202f]?\S{1,20}(?: »)?|\d{1,3}(?: \d{3})+(?: [%€])?(?!\S)|\S{1,20} [»:;?!%€](?!\S)"
)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'")
_ADDRESS = re.compile(r"(?<!\S)(\S*[/@#_]\S*)")


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of text in one role; `quotation` is the id of the one it belongs to.

    `first`: it is the first of that quotation in this text.
    """

    text: str
    role: Role
    quotation: str | None
    first: bool = False


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
        """Tell whether this is no more than the blanks between segments."""
        return self.segment is None and all(piece.text.isspace() for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in both languages."""

    source: tuple[Run, ...]
    target: tuple[Run, ...]

    @property
    def untouched(self) -> bool:
        """Tell whether it was left as posted, being English already."""
        return _text(self.source) == _text(self.target)


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    value: str


class _Labels:
    """Labels on stretches of a text that do not overlap; asked what stands at an offset."""

    def __init__(self, labels: Iterable[_Label]) -> None:
        self._labels = sorted(labels, key=lambda label: label.start)
        self._starts = [label.start for label in self._labels]

    def edges(self) -> Iterator[int]:
        for label in self._labels:
            yield label.start
            yield label.end

    def at(self, offset: int) -> str | None:
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self._labels[place].end:
            return None
        return self._labels[place].value


def rows(answer: Answer, article: str) -> list[Row]:
    """Cut the article and its translation into runs, paragraph beside paragraph."""
    paragraph_of = {s["id"]: s["paragraph"] for s in answer.segments}
    source = _by_paragraph(_source(answer, article), paragraph_of)
    target = _by_paragraph(_target(answer), paragraph_of)
    numbers = sorted(source.keys() | target.keys())
    return [Row(source.get(number, ()), target.get(number, ())) for number in numbers]


def _source(answer: Answer, article: str) -> list[Run]:
    """Cut the article as posted."""
    parts = [(part["source"], q["id"]) for q in answer.quotations for part in q["parts"]]
    return _runs(
        article,
        _Labels(_label(s["source"], s["id"]) for s in answer.segments),
        _Labels(_label(place, "original") for place, _ in parts),
        _Labels(_label(place, name) for place, name in parts),
    )


def _target(answer: Answer) -> list[Run]:
    """Cut the translated text."""
    targets = [(s["id"], t) for s in answer.segments for t in s["target"]]
    return _runs(
        answer.text,
        _Labels(_label(target, name) for name, target in targets),
        _Labels(_label(target, target["role"]) for _, target in targets),
        _Labels(_part_labels(answer.quotations)),
    )


def summary(answer: Answer) -> list[tuple[Run, ...]]:
    """Cut each sentence of the summary into runs, one a segment, and the blanks between them.

    The pieces of a segment are those of the translation, one for one; only a name may have come in
    behind a pronoun.
    """
    quotations = _Labels(_part_labels(answer.quotations))
    labelled = {
        s["id"]: [(t["role"], quotations.at(t["start"])) for t in s["target"]]
        for s in answer.segments
    }
    return [_sentence(answer, s["target"], labelled) for s in answer.sentences or ()]


def _sentence(
    answer: Answer,
    place: Mapping[str, Any],
    labelled: Mapping[str, Sequence[tuple[Role, str | None]]],
) -> tuple[Run, ...]:
    """Cut one sentence; `labelled` has each segment's roles and quotations, piece by piece."""
    start, end = place["start"], place["end"]
    within = [(name, a - start, b - start) for name, a, b in answer.placed if start <= a < end]
    met: Counter[str] = Counter()
    roles, quotations = list[_Label](), list[_Label]()
    for name, a, b in within:
        role, quotation = labelled[name][met[name]]
        met[name] += 1
        roles.append(_Label(a, b, role))
        if quotation:
            quotations.append(_Label(a, b, quotation))
    segments = _Labels(_Label(a, b, name) for name, a, b in within)
    return tuple(_runs(place["text"], segments, _Labels(roles), _Labels(quotations)))


def curled(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Give the translator's own words typographic apostrophes; originals stay as they are."""
    return tuple(replace(run, pieces=tuple(map(_curled_piece, run.pieces))) for run in runs)


def _curled_piece(piece: TextPiece) -> TextPiece:
    return piece if piece.role == "original" else replace(piece, text=apostrophes(piece.text))


def apostrophes(text: str) -> str:
    """Make the apostrophes of English words typographic, but not those of addresses."""
    words = _ADDRESS.split(text)
    return "".join(w if i % 2 else _APOSTROPHE.sub("’", w) for i, w in enumerate(words))


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


def _runs(text: str, segments: _Labels, roles: _Labels, quotations: _Labels) -> list[Run]:
    """Cut a text at every edge of a label, and gather the pieces of a segment."""
    edges = {0, len(text), *segments.edges(), *roles.edges(), *quotations.edges()}
    stretches = list(pairwise(sorted(edges)))
    pieces: list[TextPiece] = []
    seen: set[str | None] = {None}
    for i, (a, b) in enumerate(stretches):
        quotation, role = quotations.at(a), roles.at(a)
        if role is None and i + 1 < len(stretches) and roles.at(b) == "gloss":
            quotation, role = quotations.at(b), "gloss"  # the blank before a gloss comes with it
        if role is None and quotation and pieces and pieces[-1].quotation == quotation:
            role = pieces[-1].role  # a blank between two sentences of one quotation
        pieces.append(TextPiece(text[a:b], _role(role), quotation, quotation not in seen))
        seen.add(quotation)
    names = _bridged([segments.at(a) for a, _ in stretches])
    return list(_gathered(names, pieces))


def _gathered(names: Iterable[str | None], pieces: Iterable[TextPiece]) -> Iterator[Run]:
    """Gather neighbouring pieces of one segment."""
    seen: set[str | None] = set()
    for name, group in groupby(zip(names, pieces, strict=True), key=lambda pair: pair[0]):
        yield Run(name, tuple(piece for _, piece in group), name not in seen)
        seen.add(name)


def _bridged(names: list[str | None]) -> list[str | None]:
    """Give a blank between two pieces of one segment (before a gloss) to that segment."""
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


def _part_labels(quotations: Iterable[Mapping[str, Any]]) -> Iterator[_Label]:
    """Label each part of each quotation, and its gloss, with the quotation's id."""
    for quotation in quotations:
        for part in quotation["parts"]:
            for place in filter(None, (part["target"], part["gloss"])):
                yield _label(place, quotation["id"])


def _label(place: Mapping[str, int], value: str) -> _Label:
    return _Label(place["start"], place["end"], value)


def _role(value: str | None) -> Role:
    return "original" if value == "original" else "gloss" if value == "gloss" else "text"
