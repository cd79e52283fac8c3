"""How to estimate the confidence of a package's translations: fitted, measured, written into it.

    PYTHONPATH=models python -m training.confidence PACKAGE SOURCE REFERENCE [--graded FILE ...]
        [--test FILE ...] [--manifest FILE]

from the repository's root, in the service's own environment.  The service's evidence on a sentence
(`service.translation.confidence`) is weighed by a logistic regression on sentences that readers
(language-model runs) graded (`graded`: JSON lines with `fr` and `grade`, 0 right, 1 to be touched
up, 2 wrong).  A file has an intercept of its own, and that of the last file is kept: its text is
the likest to what is served.  The bound of doubt is the confidence that `BELOW` of the first
2,000 lines of SOURCE do not reach: real news, and no text of those who fit.  Without graded
sentences these lines take their place.  There a line counts as wrong where three content words
of the reference are not in the English: the chrF2 of a line is no measure of it, since short lines
have the lowest and are the
seldomest wrong.  What is printed is measured on the other lines of SOURCE, and on graded sentences
of `test`, which the fit has not seen; those of one `article`, where they have one, are called
doubtful as the service does it.  Graded sentences give the evidence of their first answers and the
lines that of the answers after lost words were asked for again (`omissions`), as the service has
it: packages up to 2.3 were fitted so, and one side cannot be changed without fitting anew.
"""

import argparse
import json
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from service.article import Evidence
from service.translation import omissions
from service.translation.confidence import Calibration, doubtful

from training.archive import name_in_manifest, write_metadata, zip_folder

FITTED = 2_000  # lines; the rest are measured on
WRONG = 3  # content words of a reference that a line lacks
WRONG_GRADE = 2
BELOW = 0.6  # of SOURCE's lines are below the bound of doubt; fewer of an article are doubtful
L2 = 0.5  # of each weight towards 0
STEPS = 50  # of Newton's method, which needs some ten
DRAWN = 2_000  # samples of a bootstrap
BINS = (0, 10, 20, 30, 40, 50, 60, 80, 101)  # per cent, of the reliability table
SHORTEST = 4  # letters of a content word
STEM = 5  # letters of it that are compared
GRAMMAR = frozenset(
    "that this with from have been were they their which would there when what will about said "
    "also into more than other some could these then them after over only such very much "
    "most".split()
)

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Judged = tuple[list[Evidence], Flags]  # and which of the sentences are wrong


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--graded", type=Path, nargs="*", default=[], help="to fit on")
    parser.add_argument("--test", type=Path, nargs="*", default=[], help="only measured on")
    parser.add_argument("--manifest", type=Path, help="write it into the package, and this file")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        ask = Asker(given.package, Path(scratch))
        evidence, wrong = ask.lines(given.source, given.reference)
        graded = [ask.graded([file]) for file in given.graded]
        lines = evidence[:FITTED]
        if not graded:
            print(
                "no graded sentences: fitted on words of REFERENCE that lines lack", file=sys.stderr
            )
        calibration = fitted(graded or [(lines, wrong[:FITTED])], lines)
        print(json.dumps(asdict(calibration)))
        others = evidence[FITTED:], wrong[FITTED:]
        print(measured("lines", calibration, others, [""] * len(others[0])))
        if given.test:
            judged = ask.graded(given.test)
            print(measured("graded", calibration, judged, articles(given.test)))
            print(lost_by_grade(judged[0], grades(given.test)))
    if given.manifest:
        write_into(given.package, calibration)
        name_in_manifest(given.manifest, given.package)


class Asker:
    """Asks a package, as the service does, for evidence on sentences by themselves."""

    def __init__(self, package: Path, scratch: Path) -> None:
        from service.adapters import ctranslate, model_packages  # noqa: PLC0415 (not for training)

        found = model_packages.current(scratch, str(package))
        self.translator = ctranslate.open_translator(found, settings_beam=2, threads=1)

    def lines(self, source: Path, reference: Path) -> Judged:
        """Evidence on the lines of a file, and which of them lack words of the reference."""
        french, english = (path.read_text("utf-8").splitlines() for path in (source, reference))
        first = self.translator.translate(french)
        answers = omissions.with_lost_words(french, first, self.translator)
        translated = [answer.text for answer in answers]
        lacking = [lacks(line, right) for line, right in zip(translated, english, strict=True)]
        return [answer.evidence for answer in answers], np.array(lacking) >= WRONG

    def graded(self, files: Sequence[Path]) -> Judged:
        """Evidence on graded sentences, as first answered, and which of them are wrong."""
        answers = self.translator.translate([sentence["fr"] for sentence in sentences(files)])
        return [answer.evidence for answer in answers], np.array(grades(files)) == WRONG_GRADE


def sentences(files: Sequence[Path]) -> list[dict[str, Any]]:
    """Graded sentences, in the order of the files."""
    lines = (line for file in files for line in file.read_text("utf-8").splitlines())
    return list(map(json.loads, lines))


def grades(files: Sequence[Path]) -> list[int]:
    """The grades of the same sentences."""
    return [sentence["grade"] for sentence in sentences(files)]


def articles(files: Sequence[Path]) -> list[str]:
    """The articles that the same sentences are of."""
    return [sentence.get("article", "") for sentence in sentences(files)]


def lost_by_grade(evidence: Sequence[Evidence], grade: Sequence[int]) -> str:
    """How many of the sentences of each grade are said to lack words of the French."""
    lacking: Counter[int] = Counter()
    for one, given in zip(evidence, grade, strict=True):
        lacking[given] += any(word.settled for word in one.lost)
    rows = [f"{given}: {lacking[given]} of {count}" for given, count in Counter(grade).items()]
    return "words omitted, by grade: " + "; ".join(sorted(rows))


def content(line: str) -> Counter[str]:
    """The content words of an English line, cut to their stems, and its numbers."""
    words = re.findall(r"[a-z]+|\d+", line.lower())
    kept = (w for w in words if w.isdigit() or (len(w) >= SHORTEST and w not in GRAMMAR))
    return Counter(word[:STEM] for word in kept)


def lacks(line: str, reference: str) -> int:
    """How many content words of the reference a line has not."""
    return (content(reference) - content(line)).total()


def features(evidence: Sequence[Evidence]) -> Floats:
    """A row for each sentence: score, length, missing words, hints a piece; as in `Calibration`."""
    rows = [
        (e.log_probability / pieces, np.log1p(e.pieces), e.missing, e.hints / pieces)
        for e in evidence
        for pieces in [max(1, e.pieces)]
    ]
    return np.array(rows, np.float64)


def regression(columns: Floats, right: Flags, l2: float = L2) -> Floats:
    """Weights of a logistic regression, by Newton's method; the last column's is not pulled."""
    weights = np.zeros(columns.shape[1])
    towards = l2 * np.append(np.ones(columns.shape[1] - 1), 0.0)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-columns @ weights))
        gradient = columns.T @ (chance - right) + towards * weights
        hessian = (columns.T * (chance * (1 - chance))) @ columns + np.diag(towards + 1e-9)
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def fitted(files: Sequence[Judged], lines: Sequence[Evidence]) -> Calibration:
    """The weights of the evidence for a sentence being right, at the level of the last file.

    `lines` are those of which at most `BELOW` are below the bound of doubt.
    """
    rows = np.concatenate([features(evidence) for evidence, _ in files])
    right = ~np.concatenate([wrong for _, wrong in files])
    of_file = np.repeat(np.arange(len(files)), [len(evidence) for evidence, _ in files])
    others = of_file[:, None] == np.arange(len(files) - 1)
    spread = rows.std(axis=0) + 1e-9  # one pull for all weights, whatever they are counted in
    weights = regression(np.hstack([rows / spread, others, np.ones((len(rows), 1))]), right)
    score, length, missing, hints, intercept = (
        round(float(weight), 3) for weight in (*weights[:4] / spread, weights[-1])
    )
    level = Calibration(intercept, score, length, missing, doubt=0, hints=hints)
    return replace(level, doubt=bound_of_doubt(level, lines))


def bound_of_doubt(fit: Calibration, evidence: Sequence[Evidence]) -> int:
    """The highest bound, in per cent, below which at most `BELOW` of the sentences are."""
    found = np.array([fit.confidence(one) for one in evidence])
    return max(bound for bound in range(101) if (found < bound).mean() <= BELOW)


def auc(confidence: Floats, wrong: Flags) -> float:
    """ROC AUC: the chance that a wrong sentence has less confidence than a right one; ties half."""
    bad, good = np.sort(confidence[wrong]), confidence[~wrong]
    below = np.searchsorted(bad, good, "left") + np.searchsorted(bad, good, "right")
    return float(below.sum() / 2 / (len(bad) * len(good)))


def bootstrap_interval(confidence: Floats, wrong: Flags) -> tuple[float, float]:
    """The 95% bootstrap interval of the AUC."""
    rng, size = np.random.default_rng(1), len(wrong)
    drawn = (rng.integers(size, size=size) for _ in range(DRAWN))
    areas = [auc(confidence[at], wrong[at]) for at in drawn]
    low, high = np.quantile(areas, (0.025, 0.975))
    return float(low), float(high)


def doubted(confidence: Sequence[int], article: Sequence[str], bound: int) -> Flags:
    """Which of these sentences the service calls doubtful in their articles."""
    found = np.zeros(len(confidence), np.bool_)
    for name in dict.fromkeys(article):
        at = [number for number, one in enumerate(article) if one == name]
        found[at] = doubtful([confidence[number] for number in at], bound)
    return found


def measured(name: str, fit: Calibration, judged: Judged, article: Sequence[str]) -> str:
    """How well confidence tells wrong sentences, and the share that stands in each bin of it."""
    evidence, wrong = judged
    said = [fit.confidence(one) for one in evidence]
    confidence = np.array(said, np.float64)
    low, high = bootstrap_interval(confidence, wrong)
    noted = doubted(said, article, fit.doubt)
    precision, recall = wrong[noted].mean(), noted[wrong].mean()
    head = (
        f"{name}: {len(wrong)} sentences, {wrong.mean():.1%} wrong;"
        f" AUC {auc(confidence, wrong):.3f} ({low:.3f} to {high:.3f})"
    )
    bound = (
        f"  doubtful (below {fit.doubt}): {noted.mean():.1%} of them, {precision:.1%} wrong"
        f" ({precision / wrong.mean():.2f} times as often), {recall:.1%} of the wrong ones"
    )
    rows = [head, bound]
    for start, stop in pairwise(BINS):
        here = (start <= confidence) & (confidence < stop)
        if here.any():
            stand, mean = 1 - wrong[here].mean(), confidence[here].mean()
            rows.append(f"  {start}-{stop - 1}\t{here.sum()}\tsaid {mean:.0f}\tstand {stand:.0%}")
    return "\n".join(rows)


def write_into(package: Path, fit: Calibration) -> None:
    """Write the coefficients into a package's metadata."""
    with tempfile.TemporaryDirectory() as scratch:
        with zipfile.ZipFile(package) as archive:
            archive.extractall(scratch)
        (folder,) = Path(scratch).iterdir()
        described = json.loads((folder / "metadata.json").read_text("utf-8"))
        write_metadata(folder, described | {"confidence": asdict(fit)})
        zip_folder(folder, package)


if __name__ == "__main__":
    main()
