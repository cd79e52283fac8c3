"""Find the quotations of an article: where they stand, who speaks, what surrounds them."""

from dataclasses import dataclass

from service.article import Article, Caveat, Quotation


@dataclass(frozen=True, slots=True)
class Found:
    """The quotations in text order, and a caveat for each unclosed one and each stray mark."""

    quotations: tuple[Quotation, ...]
    caveats: tuple[Caveat, ...] = ()


def find(article: Article) -> Found:
    """Find all quotations of an article, in linear time."""
    raise NotImplementedError
