"""Cross-entropy difference (Moore and Lewis 2010): how news-like a sentence is.

Two hashed trigram models over SentencePiece ids, one of news and one of the source that is chosen
from; a sentence's score is the mean of log p_news - log p_source over its pieces.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BUCKETS = 1 << 22
WEIGHTS = (0.2, 0.4, 0.4)  # of one, two and three pieces; interpolation, as is usual

Ids = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Counts:
    """Hashed counts of one-, two- and three-piece runs and of their contexts."""

    runs: tuple[Ids, Ids, Ids]
    total: int


def count(tokens: Ids) -> Counts:
    """Counts over one long array of pieces (sentences joined)."""
    runs = tuple(np.bincount(run, minlength=BUCKETS) for run in hashed(tokens))
    return Counts((runs[0], runs[1], runs[2]), len(tokens))


def hashed(tokens: Ids) -> tuple[Ids, Ids, Ids]:
    """Bucket of the run of one, two and three pieces that ends at each place."""
    one = tokens % BUCKETS
    before = np.concatenate([[0], tokens[:-1]])
    two = (before * 8191 + tokens) % BUCKETS
    three = (np.concatenate([[0], two[:-1]]) * 131071 + tokens * 31 + 7) % BUCKETS
    return one, two, three


def log_probability(model: Counts, tokens: Ids) -> Scores:
    """Log-probability of each piece after the two before it."""
    one, two, three = hashed(tokens)
    unigram = (model.runs[0][one] + 0.5) / (model.total + 0.5 * 8000)
    bigram = model.runs[1][two] / np.maximum(1, previous(model.runs[0][one]))
    trigram = model.runs[2][three] / np.maximum(1, previous(model.runs[1][two]))
    mixed = (
        WEIGHTS[0] * unigram
        + WEIGHTS[1] * np.minimum(1, bigram)
        + WEIGHTS[2] * np.minimum(1, trigram)
    )
    return np.asarray(np.log(mixed))


def previous(values: Ids) -> Ids:
    """Values moved one place on: the context's count at each place."""
    return np.concatenate([[1], values[:-1]])


def newslike(news: Counts, source: Counts, tokens: Ids, offsets: Ids) -> Scores:
    """Score of each sentence, the higher the more like news; ``offsets`` bound the sentences."""
    difference = log_probability(news, tokens) - log_probability(source, tokens)
    sums = np.add.reduceat(difference, offsets[:-1])
    return np.asarray(sums / np.maximum(1, np.diff(offsets)))
