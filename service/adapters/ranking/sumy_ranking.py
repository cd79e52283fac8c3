"""Rank sentences by sumy's summarisers and by our own, without data files or network."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers._summarizer import AbstractSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from service.article import NO_TOPIC, Method, Ranked, Topic
from service.knowledge import english, french

Vector = npt.NDArray[np.float64]

_QUOTED = re.compile(r"«[^«»]*»?|“[^“”]*”?|\"[^\"]*\"?")
_WORD = re.compile(r"[^\W_]+")  # splits at an elision: l'Ukraine is l and Ukraine
_MOST_WORDS = 100  # words read of a sentence; bounds the work on articles without full stops


class _Words:
    """Sumy's tokenizer interface."""

    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        """Return the words of a sentence, lower-cased."""
        composed = unicodedata.normalize("NFC", sentence).lower()
        return tuple(_WORD.findall(composed)[:_MOST_WORDS])


class _Ratings:
    """Makes a sumy summariser return the ratings of all sentences, not the best sentences."""

    @staticmethod
    def _get_best_sentences(
        sentences: Sequence[Sentence], count: int, rating: Any, *args: Any
    ) -> tuple[float, ...]:
        del count
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        return tuple(float(rate(sentence, *args)) for sentence in sentences)


class _LexRank(_Ratings, LexRankSummarizer):  # type: ignore[misc]
    """Computes sumy's ratings a hundred times as fast: sumy's pairwise loop is in Python."""

    @staticmethod
    def _compute_idf(sentences: Sequence[Sequence[str]]) -> dict[str, float]:
        held = Counter(word for sentence in sentences for word in set(sentence))
        return {word: math.log(len(sentences) / (1 + times)) for word, times in held.items()}

    @staticmethod
    def _create_matrix(
        _sentences: Sequence[Sequence[str]],
        threshold: float,
        tf_metrics: Sequence[Mapping[str, float]],
        idf_metrics: Mapping[str, float],
    ) -> Vector:
        """Link sentences whose cosine is above the threshold; each row sums to 1."""
        products = _products(
            [{w: tf * idf_metrics[w] for w, tf in row.items()} for row in tf_metrics]
        )
        norms = np.sqrt(np.diag(products))
        linked = products > threshold * np.outer(norms, norms)
        shares: Vector = linked / np.maximum(linked.sum(axis=1, keepdims=True), 1)
        return shares


class _TextRank(_Ratings, TextRankSummarizer):  # type: ignore[misc]
    """Computes sumy's ratings a hundred times as fast."""

    def _create_matrix(self, document: Any) -> Vector:
        """Weight links by the words in common over the logarithms of the lengths, and damp them."""
        rows = [self._to_words_set(sentence) for sentence in document.sentences]
        weights = _products([Counter(row) for row in rows])
        logs = np.log([max(1, len(row)) for row in rows])
        norms = np.add.outer(logs, logs)
        np.divide(weights, norms, out=weights, where=norms > 0)
        weights /= weights.sum(axis=1, keepdims=True) + self._ZERO_DIVISION_PREVENTION
        weights *= self.damping
        weights += (1.0 - self.damping) / len(rows)
        return weights


def _products(rows: Sequence[Mapping[str, float]]) -> Vector:
    """Return the dot products of all rows, summed by word, as most words are in few rows."""
    holders: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for word in row:
            holders.setdefault(word, []).append(number)
    products = np.zeros((len(rows), len(rows)))
    for word, held in holders.items():
        values = np.array([rows[number][word] for number in held])
        products[np.ix_(held, held)] += np.outer(values, values)
    return products


class _Lsa(_Ratings, LsaSummarizer):  # type: ignore[misc]
    def _create_dictionary(self, document: Any) -> dict[str, int]:
        """Return words with numbers in a fixed order; none if there are fewer than sentences."""
        words = sorted(super()._create_dictionary(document))
        if len(words) < len(document.sentences):
            return {}
        return {word: row for row, word in enumerate(words)}


class _Luhn(_Ratings, LuhnSummarizer):  # type: ignore[misc]
    def _get_significant_words(self, words: Sequence[str]) -> frozenset[str]:
        """Return sumy's significant words as a set, since every word is looked up in it."""
        return frozenset(super()._get_significant_words(words))


# --- news ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of a unit's features, relative to its centrality, which weighs 1."""

    place: float  # of the first unit
    headline: float  # of a unit that holds all the words of the headline
    redundancy: float  # subtracted for similarity to a unit that ranks higher
    quoted: float  # subtracted from a unit of nothing but quotations


# Fitted by tests.quality.fit_summaries to 150 French articles with the editor's standfirst and to
# 150 English ones with extracts: docs/summaries.md has what to expect on other articles. The
# standfirsts are short and in the editors' own words; the English extracts, of 169 words, reward
# neither brevity nor an early place. English keeps a small weight for the place all the same: an
# editor would miss the news.
WEIGHTS = {"fr": Weights(0.8, 0.8, 0.4, 0.3), "en": Weights(0.1, 0.0, 0.0, 0.0)}
_FOCUS = 3.0  # above all other weights together: a unit with all the focus words comes first
_SAME = 0.5  # cosine beyond which two units repeat each other: the excess is subtracted in full
# Subtracted from short units and from questions: ROUGE stays the same, editors prefer it.
_BRIEF, _ASKED = 0.8, 2.0
_FEW = 6
_REACH = 5.0  # units after which the weight of the place has decayed to 1/e
_DIVERSE = 200  # ranks that are assigned with redundancy against the ranks above


class NewsSummarizer(AbstractSummarizer):  # type: ignore[misc]
    """Chooses units that are central, early, close to the headline, and not redundant.

    A unit's centrality is the mean of its sentences' centralities, weighted by length; a sentence's
    is the sum of its cosines with all other sentences, over counts of stemmed words without stop
    words. So neither long sentences nor long units are favoured. A sentence is not linked to
    itself: in sumy's LexRank and TextRank such links make isolated sentences central.
    """

    def __init__(
        self,
        stemmer: Callable[[str], str],
        stop_words: frozenset[str] = frozenset(),
        weights: Weights = WEIGHTS["fr"],
    ) -> None:
        """Take a language's stemmer, stop words, and weights."""
        super().__init__(stemmer)
        self._stop_words = stop_words
        self._weights = weights

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Sentence, ...]:
        """Return the best sentences in document order, as sumy's summarisers do."""
        headline = " ".join(str(heading) for heading in document.headings)
        units = [[str(sentence)] for sentence in document.sentences]
        places = {r.unit: -place for place, r in enumerate(self.rank(units, Topic(headline)))}
        ratings = iter([places[unit] for unit in range(len(units))])
        best: tuple[Sentence, ...] = self._get_best_sentences(
            document.sentences, sentences_count, lambda _: next(ratings)
        )
        return best

    def rank(self, units: Sequence[Sequence[str]], topic: Topic) -> list[Ranked]:
        """Rank units, each a sequence of sentences: the best first, with their scores."""
        sentences = _Matrix([self.stems(sentence) for unit in units for sentence in unit])
        owners = np.repeat(np.arange(len(units)), [len(unit) for unit in units])
        scores = {
            "centrality": _scaled(_means(sentences.centrality(), sentences.sizes, owners)),
            "place": self._weights.place * np.exp(-np.arange(len(units)) / _REACH),
            "quoted": np.array([-self._weights.quoted * _quoted(unit) for unit in units]),
            "form": np.array([-_form_penalty(unit) for unit in units]),
        }
        whole = _Matrix([[s for part in unit for s in self.stems(part)] for unit in units])
        if topic.headline:
            likeness = whole.likeness(Counter(self.stems(topic.headline)))
            scores["headline"] = self._weights.headline * _scaled(likeness)
        if topic.focus:
            scores["focus"] = _FOCUS * whole.coverage(self.stems(topic.focus))
        return _diverse(scores, whole, self._weights.redundancy)

    def stems(self, sentence: str) -> list[str]:
        """Return the stems of a sentence's words, without stop words."""
        words = _Words.to_words(sentence)
        return [self.stem_word(word) for word in words if word not in self._stop_words]


class _Matrix:
    """Sparse word counts: one row a sentence or unit, one column a word."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        counts = [Counter(row) for row in rows]
        self._columns = {word: i for i, word in enumerate({w: 0 for row in rows for w in row})}
        self._row = np.repeat(np.arange(len(rows)), [len(count) for count in counts])
        words = [self._columns[word] for count in counts for word in count]
        self._column = np.array(words, dtype=np.intp)
        times = [times for count in counts for times in count.values()]
        self._count = np.array(times, dtype=np.float64)
        self.sizes = np.array([len(row) for row in rows], dtype=np.float64)
        held = np.bincount(self._column, minlength=len(self._columns))
        self._rarity = np.log1p(len(rows) / held)
        self._unit = self._normed(self._count * self._rarity[self._column])

    def centrality(self) -> Vector:
        """Return each row's sum of cosines with all other rows, in linear time; shape (rows,)."""
        values = self._normed(self._count)
        sums = np.bincount(self._column, values, len(self._columns))
        own = self._by_row(values**2)
        return self._by_row(values * sums[self._column]) - own

    def likeness(self, words: Mapping[str, int]) -> Vector:
        """Return each row's cosine with word counts, rare words weighing more; shape (rows,)."""
        other = np.zeros(len(self._columns))
        for word, times in words.items():
            if word in self._columns:
                other[self._columns[word]] = times * self._rarity[self._columns[word]]
        norm = float(np.linalg.norm(other)) or 1.0
        return self._by_row(self._unit * other[self._column]) / norm

    def likeness_to(self, row: int) -> Vector:
        """Return each row's cosine with one of the rows; shape (rows,)."""
        other = np.zeros(len(self._columns))
        here = self._row == row
        other[self._column[here]] = self._unit[here]
        return self._by_row(self._unit * other[self._column])

    def coverage(self, words: Sequence[str]) -> Vector:
        """Return the share of the distinct words that each row holds, 0 without words; (rows,)."""
        wanted = [self._columns[word] for word in set(words) if word in self._columns]
        return self._by_row(np.isin(self._column, wanted)) / max(1, len(set(words)))

    def _by_row(self, values: npt.NDArray[Any]) -> Vector:
        """Sum values by row."""
        return np.bincount(self._row, values, len(self.sizes)).astype(np.float64)

    def _normed(self, values: Vector) -> Vector:
        """Scale each row to Euclidean length 1."""
        return values / np.sqrt(self._by_row(values**2))[self._row]


def _form_penalty(unit: Sequence[str]) -> float:
    """Return the penalty of a question or a very short unit ("Surprise à l'Assemblée.")."""
    if unit and unit[-1].endswith("?"):
        return _ASKED
    return _BRIEF * (sum(len(_WORD.findall(sentence)) for sentence in unit) < _FEW)


def _quoted(unit: Sequence[str]) -> float:
    """Return the share of a unit's characters that stand in quotation marks."""
    text = " ".join(unit)
    return sum(map(len, _QUOTED.findall(text))) / max(1, len(text))


def _means(values: Vector, sizes: Vector, owners: npt.NDArray[np.intp]) -> Vector:
    """Return each unit's mean of its sentences' values, weighted by size; 0 if all are empty."""
    weights = np.bincount(owners, sizes)
    return np.bincount(owners, values * sizes) / np.maximum(weights, 1.0)


def _scaled(values: Vector) -> Vector:
    """Scale non-negative values to 0 to 1."""
    return values / max(float(values.max(initial=0.0)), 1e-9)


def _diverse(scores: Mapping[str, Vector], matrix: _Matrix, weight: float) -> list[Ranked]:
    """Rank rows by maximal marginal relevance (Carbonell and Goldstein 1998).

    Each step takes the row with the best score, less its similarity to a row ranked above it.
    """
    total = np.sum(list(scores.values()), axis=0)
    repeated = np.zeros_like(total)
    ranking = list[Ranked]()
    left = np.ones(len(total), dtype=bool)
    while left.any():
        worth = np.where(left, np.round(total - repeated, 9), -np.inf)
        order = np.argsort(-worth, kind="stable")
        found = order[: 1 if len(ranking) < _DIVERSE else int(left.sum())]
        less = {"redundancy": 0.0 - repeated}
        ranking += [_ranked(int(unit), {**scores, **less}) for unit in found]
        left[found] = False
        likeness = matrix.likeness_to(int(found[0]))
        same = np.maximum(likeness - _SAME, 0.0)
        repeated = np.maximum(repeated, weight * likeness + same)
    return ranking


def _ranked(unit: int, scores: Mapping[str, Vector]) -> Ranked:
    """Return a unit with its scores, rounded to four places."""
    rounded = {name: round(float(values[unit]), 4) for name, values in scores.items()}
    return Ranked(unit, {name: value + 0.0 for name, value in rounded.items()})  # no -0.0


# --- the port ------------------------------------------------------------------------------------

_SUMMARISERS: dict[str, Any] = {
    "lexrank": _LexRank,
    "textrank": _TextRank,
    "lsa": _Lsa,
    "luhn": _Luhn,
}
_LANGUAGES = {
    "fr": ("french", french.all_stop_words),
    "en": ("english", english.stop_words.stop_words),
}


@lru_cache
def _stemmer(language: str) -> Callable[[str], str]:
    """Return a language's Snowball stemmer, with a cache, as sumy stems each word often."""
    stem: Callable[[str], str] = lru_cache(maxsize=20_000)(Stemmer(language))
    return stem


class SumyRanker:
    """Ranks units by one of sumy's methods or by ours."""

    def __init__(self, weights: Mapping[str, Weights] = WEIGHTS) -> None:
        """Take the weights of the method `news`, by language."""
        self._weights = weights

    def rank(
        self,
        units: Sequence[Sequence[str]],
        language: str,
        method: Method,
        topic: Topic = NO_TOPIC,
    ) -> Sequence[Ranked]:
        """Rank units, each a sequence of sentences: the best first, of two equals the earlier.

        Where a method cannot rate the text, the order is kept. `news` uses the headline, every
        method the focus. Quadratic in the number of units, except `news`, `luhn` and `lead`.
        """
        name, stop_words = _LANGUAGES[language]
        news = NewsSummarizer(_stemmer(name), stop_words, self._weights[language])
        if method == "news":
            return news.rank(units, topic)
        texts = [" ".join(unit) for unit in units]
        scores: dict[str, Vector] = {method: _scaled(_ratings(texts, language, method))}
        if topic.focus:
            matrix = _Matrix([news.stems(text) for text in texts])
            scores["focus"] = _FOCUS * matrix.coverage(news.stems(topic.focus))
        total = np.round(np.sum(list(scores.values()), axis=0), 9)
        return [_ranked(int(unit), scores) for unit in np.argsort(-total, kind="stable")]


def _ratings(texts: Sequence[str], language: str, method: Method) -> Vector:
    """Return one finite rating a text; all are 0 where the method cannot rate them."""
    if method == "lead":
        return np.arange(len(texts), 0.0, -1.0)
    name, stop_words = _LANGUAGES[language]
    summariser = _SUMMARISERS[method](_stemmer(name))
    summariser.stop_words = stop_words
    document = ObjectDocumentModel([Paragraph(Sentence(text, _Words) for text in texts)])
    with np.errstate(all="ignore"):  # no words in common give 0/0, replaced below
        ratings = summariser(document, len(texts))
    if len(ratings) != len(texts) or not all(map(math.isfinite, ratings)):
        return np.zeros(len(texts))
    found: Vector = np.array(ratings, dtype=np.float64) - min([0.0, *ratings])
    return found
