"""Fit the weights of `news`: `python -m tests.quality.fit_summaries --folder DIR`.

Each weight is tried in a few values, all together, on ROUGE-2 over the sets of `summaries`, with
and without the headline above the text. Printed are the best weights on all articles, and what is
to be expected of weights chosen like this: ten times they are chosen on nine tenths and measured
on the last. A weight is rounded to the grid: finer ones would fit these articles, not the next.
"""

import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rouge_score.rouge_scorer import RougeScorer

from service.engines.sumy import WEIGHTS, SumyRanker, Weights
from tests.quality import summaries

_PLACES = (0.0, 0.2, 0.4, 0.8, 1.2)
_HEADLINES = (0.0, 0.2, 0.4, 0.8)
_REDUNDANCIES = (0.0, 0.1, 0.2, 0.4)
_FOLDS = 10
_SCORER = RougeScorer(["rouge2"], tokenizer=summaries.Tokens())

Scores = npt.NDArray[np.float64]  # articles x weights


def measured(folder: Path, language: str, grid: Sequence[Weights]) -> Scores:
    """Return ROUGE-2 by article and weights, the mean of with and without the headline."""
    sets = [summaries.referenced(folder, language, headline=h) for h in (False, True)]
    rankers = [SumyRanker({language: weights}) for weights in grid]
    return np.array(
        [
            [np.mean([_rouge(one, ranker) for one in pair]) for ranker in rankers]
            for pair in zip(*sets, strict=True)
        ]
    )


def _rouge(one: summaries.Referenced, ranker: SumyRanker) -> float:
    summary, _ = summaries.at_length(summaries.served(one, ranker=ranker), one.reference)
    return float(_SCORER.score(one.reference, summary)["rouge2"].fmeasure)


def expected(scores: Scores) -> Scores:
    """Return each article's score under the weights that are best on the other folds."""
    folds = np.random.default_rng(0).permutation(len(scores)) % _FOLDS
    best = [int(scores[folds != fold].mean(0).argmax()) for fold in range(_FOLDS)]
    found: Scores = scores[np.arange(len(scores)), np.array(best)[folds]]
    return found


def main(arguments: Sequence[str]) -> int:
    """Print the best weights of each language and what to expect of them; 2 without the sets."""
    folder = summaries.folder_of(summaries.parser(__doc__).parse_args(arguments))
    if folder is None:
        return 2
    grid = [Weights(*values) for values in product(_PLACES, _HEADLINES, _REDUNDANCIES)]
    for language in summaries.SETS:
        scores = measured(folder, language, grid)
        for at in np.argsort(-scores.mean(0))[:5]:
            print(f"{language} {grid[at]} {100 * scores[:, at].mean():.2f}")
        now = [i for i, weights in enumerate(grid) if weights == WEIGHTS[language]]
        print(f"{language} in service: {[round(100 * scores[:, i].mean(), 2) for i in now]}")
        mean, low, high = summaries.interval(expected(scores).tolist())
        print(f"{language} cross-validated: {mean:.2f} ({low:.2f}–{high:.2f})")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
