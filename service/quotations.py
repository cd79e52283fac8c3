"""Find the quotations of an article: where they stand, who speaks, what surrounds them."""

import re
from dataclasses import dataclass
from typing import cast

from service import attribution, marks, plain
from service.article import Article, Caveat, Marks, Quotation, Span, Style
from service.attribution import Described
from service.french import DIALOGUE_DASHES, MARK_STYLES
from service.marks import Passage
from service.plain import Plain

_UNCLOSED = "A quotation opens here and is never closed: check where it ends."
_STRAY = "A quotation mark stands here without its partner: check whether words are quoted."


@dataclass(frozen=True, slots=True)
class Found:
    """The quotations in text order, and a caveat for each unclosed one and each stray mark."""

    quotations: tuple[Quotation, ...]
    caveats: tuple[Caveat, ...] = ()


def find(article: Article) -> Found:
    """Find all quotations of an article, in linear time."""
    copy = plain.plain(article)
    found = marks.passages(copy, _blocks(article))
    described = attribution.describe(copy, found.passages)
    quotations = tuple(
        _quotation(article, copy, passage, reading, number)
        for number, (passage, reading) in enumerate(
            zip(found.passages, described, strict=True), start=1
        )
    )
    unclosed = [Caveat("unclosed", _UNCLOSED, q.source) for q in quotations if not q.closed]
    strays = [Caveat("stray_mark", _STRAY, copy.source(Span(i, i + 1))) for i in found.strays]
    caveats = sorted((*unclosed, *strays), key=lambda c: c.source or Span(0, 0))
    return Found(quotations, tuple(caveats))


def _blocks(article: Article) -> list[int]:
    """Number, for each paragraph, the blank lines before it: lines of a poem are one block."""
    numbers, block, end = [], 0, 0
    separated = "\n\n" in article.text.replace("\r\n", "\n")
    for span in article.paragraphs:
        gap = article.text[end : span.start]
        block += not separated or gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1
        numbers.append(block)
        end = span.end
    return numbers


def _quotation(
    article: Article, copy: Plain, passage: Passage, reading: Described, number: int
) -> Quotation:
    parts = tuple(copy.source(part) for part in passage.parts)
    incises = tuple(copy.source(span) for span in reading.incises)
    source = Span(parts[0].start, parts[-1].end)
    closing = int(passage.closed and passage.opener not in DIALOGUE_DASHES)
    return Quotation(
        id=f"q{number}",
        kind=reading.kind,
        marks=_marks(article.text, source, closed=bool(closing)),
        closed=passage.closed,
        source=source,
        parts=parts,
        content=article.text[source.start + 1 : source.end - closing].strip(),
        spoken=_spoken(article.text, passage, parts, incises, closing),
        speaker=copy.source(reading.speaker).of(article.text) if reading.speaker else None,
        cue=copy.source(reading.cue).of(article.text) if reading.cue else None,
        incises=incises,
        nested=tuple(copy.source(span) for span in passage.nested),
        continues=f"q{number - 1}" if reading.continues else None,
    )


def _marks(text: str, source: Span, *, closed: bool) -> Marks:
    opener = text[source.start]
    style = cast(Style, MARK_STYLES[opener])
    return Marks(opener, text[source.end - 1] if closed else None, style)


def _spoken(
    text: str, passage: Passage, parts: tuple[Span, ...], incises: tuple[Span, ...], closing: int
) -> str:
    """Join what the speaker said: no outer or re-opening marks, no incises, single spaces."""
    pieces = []
    for index, part in enumerate(parts):
        at = part.start + int(index == 0 or passage.reopens[index])
        end = part.end - closing * (index == len(parts) - 1)
        for incise in incises:
            if part.contains(incise):
                pieces.append(text[at : incise.start])
                at = incise.end
        pieces.append(text[at:end])
    joined = " ".join(piece.strip() for piece in pieces if piece.strip())
    return re.sub(r" (?=[.,])", "", joined) if incises else joined
