"""Split an article into paragraphs and segments by offset, losing no character."""

from collections.abc import Sequence

from service.article import Article, LineBreaks, Quotation, Segment


def paragraphs(text: str, line_breaks: LineBreaks = "auto") -> Article:
    """Find the paragraphs of a text as posted; a BOM at its start is dropped first."""
    raise NotImplementedError


def segment(article: Article, quotations: Sequence[Quotation]) -> tuple[Segment, ...]:
    """Split each paragraph into segments, normally sentences; blanks between belong to none."""
    raise NotImplementedError
