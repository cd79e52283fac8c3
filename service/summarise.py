"""Choose the sentences of a summary; a quotation is there whole or not at all."""

from collections.abc import Sequence
from typing import Protocol

from service.article import Article, Method, Options, Quotation, Summary, Translation


class SentenceRanker(Protocol):
    """An engine that rates sentences by how well they stand for all of them."""

    def rate(self, sentences: Sequence[str], language: str, method: Method) -> Sequence[float]:
        """Give one finite rating a sentence, higher is better, in the order given."""
        ...


def summarise(
    article: Article,
    quotations: Sequence[Quotation],
    translation: Translation,
    ranker: SentenceRanker,
    options: Options,
) -> Summary:
    """Choose units (sentences that no quotation crosses) in document order."""
    raise NotImplementedError
