"""The chance that an editor would let a sentence stand, estimated from what is known of it.

A logistic regression on how sure the model was of its words, how many they are, how many words of
the French nothing in the English answers, and how many the model was helped with. It is fitted on
one model package (`models/training/confidence.py`), and its coefficients travel in that package.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from service.article import Evidence

_FURTHEST = 30.0  # log-odds are bounded: exp overflows at 709
# Of an article's sentences, as many are called doubtful at most: where nearly all are weak, a note
# on each would say nothing, and the least sure come first.
_MOST_DOUBTFUL = 40  # per cent


@dataclass(frozen=True, slots=True)
class Calibration:
    """The coefficients of the logistic regression, whose terms add up to the log-odds.

    `score`: for each nat of log probability a piece (above 0: surer is better); `length`: for the
    logarithm of the number of pieces; `missing`: for each word that is missing; `hints`: for the
    hints that the model was given, a piece. `doubt`: the confidence, in per cent, that a doubtful
    sentence does not reach.
    """

    intercept: float
    score: float
    length: float
    missing: float
    doubt: int
    hints: float = 0.0  # packages up to 2.1 have none

    def confidence(self, evidence: Evidence) -> int:
        """Return the chance, in per cent, that a sentence with this evidence would stand."""
        pieces = max(1, evidence.pieces)
        log_odds = (
            self.intercept
            + self.score * evidence.log_probability / pieces
            + self.length * math.log1p(evidence.pieces)
            + self.missing * evidence.missing
            + self.hints * evidence.hints / pieces
        )
        return round(100 / (1 + math.exp(-max(-_FURTHEST, min(_FURTHEST, log_odds)))))


def doubtful(confidences: Sequence[int | None], bound: int) -> list[bool]:
    """Return which sentences of an article are doubtful: the least sure of those below a bound.

    Of those that have a confidence 40%, rounded down, but at least one; of equals the first.
    """
    known = sorted((one, number) for number, one in enumerate(confidences) if one is not None)
    least_sure = known[: max(1, _MOST_DOUBTFUL * len(known) // 100)]
    found = {number for confidence, number in least_sure if confidence < bound}
    return [number in found for number in range(len(confidences))]
