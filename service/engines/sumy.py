"""Sentence ratings by sumy's summarisers, with our own words: no data files, no network."""

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from service import french
from service.article import Method

_WORD = re.compile(r"[^\W_]+")  # elisions part: l'Ukraine is l and Ukraine
_MOST_WORDS = 100  # a sentence's words that count; bounds the work on articles without full stops


class _Words:
    """What sumy calls a tokenizer."""

    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        """Give the words of a sentence, lower-cased."""
        composed = unicodedata.normalize("NFC", sentence).lower()
        return tuple(_WORD.findall(composed)[:_MOST_WORDS])


class _Ratings:
    """Has a sumy summariser give the rating of every sentence instead of the best sentences."""

    @staticmethod
    def _get_best_sentences(
        sentences: Sequence[Sentence], count: int, rating: Any, *args: Any
    ) -> tuple[float, ...]:
        del count
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        return tuple(float(rate(sentence, *args)) for sentence in sentences)


class _LexRank(_Ratings, LexRankSummarizer):  # type: ignore[misc]
    pass


class _TextRank(_Ratings, TextRankSummarizer):  # type: ignore[misc]
    pass


class _Lsa(_Ratings, LsaSummarizer):  # type: ignore[misc]
    def _create_dictionary(self, document: Any) -> dict[str, int]:
        """Give the words numbered in a fixed order; none where the method needs more of them."""
        words = sorted(super()._create_dictionary(document))
        if len(words) < len(document.sentences):
            return {}
        return {word: row for row, word in enumerate(words)}


class _Luhn(_Ratings, LuhnSummarizer):  # type: ignore[misc]
    def _get_significant_words(self, words: Sequence[str]) -> frozenset[str]:
        """Give them as a set: they are looked up for every word."""
        return frozenset(super()._get_significant_words(words))


_SUMMARISERS: dict[str, Any] = {
    "lexrank": _LexRank,
    "textrank": _TextRank,
    "lsa": _Lsa,
    "luhn": _Luhn,
}
_LANGUAGES = {
    "fr": ("french", french.STOP_WORDS),
    "en": ("english", french.ENGLISH_STOP_WORDS),
}


@lru_cache
def _stemmer(language: str) -> Callable[[str], str]:
    """Give a language's Snowball stemmer; it remembers words, as sumy asks for each often."""
    stem: Callable[[str], str] = lru_cache(maxsize=20_000)(Stemmer(language))
    return stem


class SumyRanker:
    """Rates sentences by LexRank, TextRank, LSA or Luhn."""

    def rate(self, sentences: Sequence[str], language: str, method: Method) -> Sequence[float]:
        """Give one finite rating a sentence; all are 0 where the method has nothing to go by.

        Quadratic in the number of sentences (lexrank, textrank, lsa); "lead" rates by place.
        """
        if method == "lead":
            return [float(-place) for place in range(len(sentences))]
        name, stop_words = _LANGUAGES[language]
        summariser = _SUMMARISERS[method](_stemmer(name))
        summariser.stop_words = stop_words
        document = ObjectDocumentModel([Paragraph(Sentence(s, _Words) for s in sentences)])
        with np.errstate(all="ignore"):  # no words in common: 0/0, mended below
            ratings = summariser(document, len(sentences))
        if len(ratings) != len(sentences) or not all(map(math.isfinite, ratings)):
            return [0.0] * len(sentences)
        return list(ratings)
