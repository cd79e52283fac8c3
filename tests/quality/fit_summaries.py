"""Fit the weights of `news`: `python -m tests.quality.fit_summaries --folder DIR`.

Each weight is tried in a few values, all together, on ROUGE-2 over the sets of `summaries`, with
and without the headline above the text. Printed are the best weights on all articles, and what is
to be expected of weights chosen like this: ten times they are chosen on nine tenths and measured
on the last, and set against the best of lead and sumy's methods, article by article. The headline's
weight is also held at each value while the others are chosen. A weight is rounded to the grid:
finer ones would fit these articles, not the next.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt

from service.adapters.ranking.sumy_ranking import WEIGHTS, SumyRanker, Weights
from tests.quality import summaries

_PLACES = (0.0, 0.1, 0.4, 0.8, 1.2)
_HEADLINES = (0.0, 0.4, 0.8)
_REDUNDANCIES = (0.0, 0.2, 0.4)
_QUOTED = (0.0, 0.3)
_FOLDS = 10
_MARK_LINES = ("<!-- fitted: begin -->", "<!-- fitted: end -->")

Scores = npt.NDArray[np.float64]  # articles x weights


def measured(folder: Path, language: str, grid: Sequence[Weights]) -> list[Scores]:
    """Return ROUGE-2 by article and weights, without the headline and with it."""
    sets = [summaries.referenced(folder, language, headline=h) for h in (False, True)]
    rankers = [SumyRanker({language: weights}) for weights in grid]
    return [
        np.array([[_rouge(one, ranker) for ranker in rankers] for one in each]) for each in sets
    ]


def _rouge(one: summaries.Referenced, ranker: SumyRanker) -> float:
    summary, _ = summaries.at_length(summaries.served(one, ranker=ranker), one.reference)
    return summaries.rouge2(one.reference, summary)


def chosen(scores: Scores) -> npt.NDArray[np.intp]:
    """Return for each article the weights that are best on the other folds."""
    folds = np.random.default_rng(0).permutation(len(scores)) % _FOLDS
    best = [int(scores[folds != fold].mean(0).argmax()) for fold in range(_FOLDS)]
    found: npt.NDArray[np.intp] = np.array(best)[folds]
    return found


def figures(folder: Path, language: str) -> Iterator[str]:
    """Yield one language's lines, in Markdown: what to expect, the best, the headline alone."""
    grid = [Weights(*each) for each in product(_PLACES, _HEADLINES, _REDUNDANCIES, _QUOTED)]
    plain, headed = measured(folder, language, grid)
    both = (plain + headed) / 2
    place, best = grid.index(WEIGHTS[language]), int(both.mean(0).argmax())
    yield from _expected({"not posted": plain, "posted": headed}, place, folder, language)
    yield (
        f"- In sample {_mean(both[:, best])} with {_written(grid[best])}; "
        f"{_mean(both[:, place])} with what is in service: {_written(grid[place])}."
    )
    alone = {weight: _held(headed, grid, weight) for weight in _HEADLINES}
    for weight, there in alone.items():
        yield (
            f"- Posted headline weighing {weight}, the others cross-validated: {_mean(there)}; "
            f"less 0.0: {_difference(there, alone[0.0].tolist())}."
        )
    yield ""


def _expected(sets: Mapping[str, Scores], place: int, folder: Path, language: str) -> Iterator[str]:
    """Yield the table of the weights in service, of weights cross-validated, and of the others."""
    picked = chosen(np.mean(list(sets.values()), axis=0))
    name, other = summaries.best_other(folder, language)
    words = summaries.LANGUAGES[language]
    yield f"| {words}: headline | in service | cross-validated | best other | gain |"
    yield "| --- | --- | --- | --- | --- |"
    for how, scores in sets.items():
        there = scores[np.arange(len(scores)), picked]
        yield (
            f"| {how} | {_mean(scores[:, place])} | {_mean(there)} "
            f"| {name} {100 * np.mean(other):.1f} | {_difference(there, other)} |"
        )
    yield ""


def _mean(scores: npt.NDArray[np.float64]) -> str:
    return f"{100 * scores.mean():.1f}"


def _written(weights: Weights) -> str:
    """Write some weights."""
    return ", ".join(f"{name} {value}" for name, value in asdict(weights).items())


def _held(scores: Scores, grid: Sequence[Weights], headline: float) -> npt.NDArray[np.float64]:
    """Return each article's score with the headline's weight held and the others chosen."""
    kept = scores[:, [weights.headline == headline for weights in grid]]
    found: npt.NDArray[np.float64] = kept[np.arange(len(kept)), chosen(kept)]
    return found


def _difference(there: npt.NDArray[np.float64], other: Sequence[float]) -> str:
    """Write how far ahead some scores are of others, article by article."""
    return "{:+.1f} ({:+.1f} to {:+.1f})".format(*summaries.interval((there - other).tolist()))


def main(arguments: Sequence[str]) -> int:
    """Print what to expect of the weights, and put it into a page; 2 without the sets."""
    asked = summaries.parser(__doc__).parse_args(arguments)
    folder = summaries.folder_of(asked)
    if folder is None:
        return 2
    lines = [line for language in summaries.SETS for line in figures(folder, language)]
    summaries.publish("\n".join(lines).rstrip(), asked.into, _MARK_LINES)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
