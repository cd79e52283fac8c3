"""Build the values that the steps hand to one another, from a few words."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from service.article import (
    Article,
    Quotation,
    QuotationMarks,
    Quoted,
    Segment,
    SegmentTranslation,
    Span,
    Translation,
)

_STYLES = {"«": "guillemets", "‹": "single-guillemets", "“": "curly", "„": "low-high", "—": "dash"}


def article_of(text: str) -> Article:
    """Return an article whose paragraphs are its lines, trimmed, blank ones left out."""
    spans, offset = [], 0
    for line in text.splitlines(keepends=True):
        start = offset + len(line) - len(line.lstrip())
        spans.append(Span(start, start + len(line.strip())))
        offset += len(line)
    return Article(text, tuple(span for span in spans if span.start < span.end))


def write_archive(path: Path, texts: Iterable[str]) -> Path:
    """Write an article a line, with the ids a0, a1 ..., as `batch` reads them; give the path."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": f"a{number}", "text": text}) + "\n")
    return path


def quotations_in(article: Article, *passages: str) -> tuple[Quotation, ...]:
    """Return the quotations q1, q2 ... whose words, marks included, are the passages, in order.

    A passage written with ">" before it is nested in the quotation before. A passage over several
    paragraphs has one part in each.
    """
    found: list[Quotation] = []
    searched = 0
    for passage in passages:
        if passage.startswith(">") and found:
            start = article.text.index(passage[1:], found[-1].source.start)
            found[-1] = _nesting(found[-1], Span(start, start + len(passage) - 1))
        else:
            source = _span(article.text, passage, searched)
            found.append(_quotation(article, f"q{len(found) + 1}", source))
            searched = source.end
    return tuple(found)


def _span(text: str, passage: str, searched: int) -> Span:
    start = text.index(passage, searched)
    return Span(start, start + len(passage))


def _quotation(article: Article, name: str, source: Span) -> Quotation:
    parts = [part for p in article.paragraphs if (part := p.overlap(source)) is not None]
    words = source.of(article.text)
    closed = words[-1] in "»›”“\"'"
    style = _STYLES.get(words[0], "straight")
    marks = QuotationMarks(words[0], words[-1] if closed else None, style)  # type: ignore[arg-type]
    content = words[1 : -1 if closed else None].strip()
    return Quotation(name, "speech", marks, closed, source, tuple(parts), content, content)


def _nesting(quotation: Quotation, span: Span) -> Quotation:
    return replace(quotation, nested=(*quotation.nested, span))


def translation_of(
    article: Article, quotations: Sequence[Quotation], segments: Sequence[Segment]
) -> Translation:
    """Return a translation whose English is the French: strings, and each quotation's words."""
    parts = [(part, quotation) for quotation in quotations for part in quotation.parts]
    return Translation(
        tuple(SegmentTranslation(s, tuple(_frame(article.text, s.source, parts))) for s in segments)
    )


def _frame(
    text: str, segment: Span, parts: Sequence[tuple[Span, Quotation]]
) -> Iterator[str | Quoted]:
    position = segment.start
    for part, quotation in parts:
        stretch = part.overlap(segment)
        if stretch:
            yield text[position : stretch.start]
            number = quotation.parts.index(part)
            ends = (stretch.start == part.start, stretch.end == part.end)
            yield Quoted(quotation.id, number, stretch, stretch.of(text).strip("«»“” "), *ends)
            position = stretch.end
    yield text[position : segment.end]
