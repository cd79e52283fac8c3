"""Units of a summary: runs of segments that stand or fall together."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.article import Article, Quotation, Segment, Span

LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
Place = tuple[int, int]  # of a unit: the number of its article, its first segment


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of segments that a summary has all or none of."""

    segments: range
    source: Span
    quotations: tuple[Quotation, ...]
    sentences: tuple[str, ...]  # in the source language, blanks made single spaces

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return " ".join(self.sentences)


def join_units(
    article: Article,
    quotations: Sequence[Quotation],
    segments: Sequence[Segment],
    skipped: set[int],
) -> list[Unit]:
    """Return the units of an article; `skipped`: paragraphs that join with nothing.

    A quotation stays whole; a unit that ends in a colon takes the one after it; a unit that is only
    quotation takes the unit after it where that names the speaker, else it depends on the unit
    before. The second pass is for quotations that open the article: in the first they only find
    one another.
    """
    joined = [segment.continues for segment in segments]  # with the segment before
    for _ in range(2):
        units = [
            None if segments[unit.segments.start].paragraph in skipped else unit
            for unit in _runs(article, quotations, segments, joined)
        ]
        for later in _dependent(article.text, units):
            joined[later.segments.start] = True
    return list(_runs(article, quotations, segments, joined))


def _dependent(text: str, units: Sequence[Unit | None]) -> Iterator[Unit]:
    """Yield the later of each two neighbours that must stand together.

    Once some unit has words of the author's, a bare quotation no longer joins the unit before it:
    `candidates` lets it depend on that instead.
    """
    narrated = False
    for before, unit, after in zip([None, *units], units, [*units[1:], None], strict=False):
        neighbour = unit and _needed(text, unit, before, after)
        depends = narrated and neighbour is before
        if unit and neighbour and not depends:
            yield unit if neighbour is before else neighbour
        narrated = narrated or (unit is not None and not is_bare(text, unit))


def _needed(text: str, unit: Unit, before: Unit | None, after: Unit | None) -> Unit | None:
    """Return the neighbour that a unit is not understood without; None where there is none."""
    if unit.text.endswith(":"):
        return after
    if not is_bare(text, unit):
        return None
    speakers = [q.speaker.lower() for q in unit.quotations if q.speaker]
    for neighbour in (before, after):
        if neighbour and any(speaker in neighbour.text.lower() for speaker in speakers):
            return neighbour
    return before or after


def is_bare(text: str, unit: Unit) -> bool:
    """Whether a unit is only quotation, and so does not say who speaks."""
    return bool(unit.quotations) and not LETTER.search(narration_of(text, unit))


def _runs(
    article: Article,
    quotations: Sequence[Quotation],
    segments: Sequence[Segment],
    joined: Sequence[bool],
) -> Iterator[Unit]:
    """Yield each run of joined segments as a unit."""
    starts = [quotation.source.start for quotation in quotations]
    bounds = [at for at in range(len(segments)) if at == 0 or not joined[at]]
    for first, end in pairwise([*bounds, len(segments)]):
        source = Span(segments[first].source.start, segments[end - 1].source.end)
        inside = slice(bisect_left(starts, source.start), bisect_left(starts, source.end))
        sentences = tuple(
            " ".join(segment.source.of(article.text).split()) for segment in segments[first:end]
        )
        yield Unit(range(first, end), source, tuple(quotations[inside]), sentences)


def narration_of(text: str, unit: Unit) -> str:
    """Return the author's own words in a unit, incises included."""
    pieces, position = list[str](), unit.source.start
    for quotation in unit.quotations:
        pieces.append(text[position : quotation.source.start])
        pieces += [incise.of(text) for incise in quotation.incises]
        position = max(position, quotation.source.end)
    return " ".join([*pieces, text[position : unit.source.end]])


def count_words(text: str) -> int:
    """Return the number of words; "3.5", "l'eau" and "vis-à-vis" are one each."""
    return len(_WORD.findall(text))
