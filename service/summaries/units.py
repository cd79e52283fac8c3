"""Units of a summary: runs of segments that it holds all or none of."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.article import Article, Quotation, Segment, Span

LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Unit:
    """Contiguous segments that a summary holds all or none of."""

    segments: range
    source: Span
    quotations: tuple[Quotation, ...]
    sentences: tuple[str, ...]  # in the source language, blanks made single spaces

    @property
    def text(self) -> str:
        """Return the sentences as one text."""
        return " ".join(self.sentences)


def join_units(
    article: Article,
    quotations: Sequence[Quotation],
    segments: Sequence[Segment],
    skipped: set[int],
) -> list[Unit]:
    """Join the segments that stand or fall together.

    A quotation stays whole; what ends in a colon takes what it announces; a unit that is only
    quotation takes the unit after it where that names the speaker (else it waits for the unit
    before). The second pass serves quotations that open the article: in the first they only find
    one another.
    """
    joined = [segment.continues for segment in segments]  # with the segment before
    for _ in range(2):
        units = [
            None if segments[unit.segments.start].paragraph in skipped else unit
            for unit in _runs(article, quotations, segments, joined)
        ]
        told = False  # a unit before is more than quotation
        for before, unit, after in zip([None, *units], units, [*units[1:], None], strict=False):
            neighbour = unit and _needed(article.text, unit, before, after)
            if unit and neighbour and not (told and neighbour is before):
                joined[max(neighbour.segments.start, unit.segments.start)] = True
            told = told or (unit is not None and not is_bare(article.text, unit))
    return list(_runs(article, quotations, segments, joined))


def _needed(text: str, unit: Unit, before: Unit | None, after: Unit | None) -> Unit | None:
    """Choose the neighbour without which a unit would not be understood, if there is one."""
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
    """Tell whether a unit is only quotation, so that it does not say who speaks."""
    return bool(unit.quotations) and not LETTER.search(narration_of(text, unit))


def _runs(
    article: Article,
    quotations: Sequence[Quotation],
    segments: Sequence[Segment],
    joined: Sequence[bool],
) -> Iterator[Unit]:
    """Give each run of joined segments as a unit."""
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
    """Give the author's own words in a unit: outside quotations, and their incises."""
    pieces, position = list[str](), unit.source.start
    for quotation in unit.quotations:
        pieces.append(text[position : quotation.source.start])
        pieces += [incise.of(text) for incise in quotation.incises]
        position = max(position, quotation.source.end)
    return " ".join([*pieces, text[position : unit.source.end]])
