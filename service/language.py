"""Name the language of an article, outside its quotations, and say so where that is not sure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from service.article import Article, Caveat, Detection, Languages, Quotation


class LanguageDetector(Protocol):
    """An engine that names the language of a text; fed lower-cased, without marks and URLs."""

    def detect(self, text: str) -> Detection:
        """Give the likeliest language and its vote, 0 to 100; "undetermined" where it has none."""
        ...


@dataclass(frozen=True, slots=True)
class SpokenIn:
    """The languages found, and the caveats language_unsure and language_mixed where they apply."""

    languages: Languages
    caveats: tuple[Caveat, ...] = ()


def identify(
    article: Article, quotations: Sequence[Quotation], detector: LanguageDetector
) -> Detection:
    """Name the language of the text outside quotations, "undetermined" below the guards."""
    raise NotImplementedError


def detect(
    article: Article,
    quotations: Sequence[Quotation],
    detector: LanguageDetector,
    source: Literal["auto", "fr", "en"],
) -> SpokenIn:
    """Find the language of an article, of each paragraph and of each quotation.

    Raises errors.UnsupportedLanguage where another language than French or English is certain.
    """
    raise NotImplementedError
