"""Try each rewording of French on sentences of the corpus that hold its phrase, with and without.

    PYTHONPATH=models python -m training.rewordings PACKAGE PAIRS [--each N] [--lines N] [--out FILE]

from the repository's root.  PAIRS is the corpus as `training.alignment` writes it, French TAB
English, of which so many lines are read in random order.  A row's gain is the mean difference in chrF2 against the corpus's
English.  Rows are chosen on one half of their sentences and judged on the other, since among two
thousand rows that do nothing fifty gain something by chance.
"""

import argparse
import random
import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sacrebleu.metrics.chrf import CHRF
from service.knowledge import phrasebook
from service.translation import rewording

from training.augment import Pair
from training.evaluate import Model
from training.normalisation import normalise, normalise_english

BEAM = 2
LINES = 1_200_000
SHORTEST, LONGEST = 25, 260  # characters of a sentence that is tried
EACH, FEWEST = 6, 3  # sentences of a row at most, at least
CLEAR = 0.5  # chrF2 that a row must gain on the half that it is chosen on

WORD = re.compile(r"\w+")
Reword = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Row:
    """A rewording, and a string that a sentence must have for it to apply."""

    name: str
    contains: str
    reword: Reword


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of the corpus in which a row applies."""

    row: str
    french: str
    reworded: str
    english: str


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--lines", type=int, default=LINES)
    parser.add_argument("--out", type=Path, help="one line a row: name, sentences, gain")
    given = parser.parse_args()
    cases = list(applied(read_pairs(given.pairs, given.lines), given.each))
    with tempfile.TemporaryDirectory() as scratch:
        gained = gains(cases, Model(given.package, Path(scratch), BEAM))
    print(summary(gained))
    if given.out:
        lines = (f"{name}\t{len(g)}\t{np.mean(g):.2f}\n" for name, g in sorted(gained.items()))
        given.out.write_text("".join(lines), encoding="utf-8")


def read_pairs(path: Path, most: int) -> Iterator[Pair]:
    """Pairs of a sentence's usual length, in random order."""
    lines = path.read_text("utf-8").splitlines()
    random.Random(1).shuffle(lines)
    for line in lines[:most]:
        french, _, english = line.partition("\t")
        if SHORTEST <= len(french) <= LONGEST:
            yield french, english


def rows() -> Iterator[Row]:
    """All rewordings of the service: phrases, then patterns."""
    for phrase, plain in phrasebook.phrases.items():
        pattern = rewording._Row.read(phrase, plain).phrase
        word = max(WORD.findall(phrase.lower()), key=len)
        yield Row(phrase, word, partial(pattern.sub, partial(rewording._put, plain, ())))
    for rule in rewording.rewording_rules():
        put = partial(rewording._put, rule.plainer, ())
        yield Row(rule.pattern.pattern, rule.contains, partial(rule.pattern.sub, put))


def applied(pairs: Iterator[Pair], each: int) -> Iterator[Case]:
    """Up to so many sentences for each row."""
    by_word: defaultdict[str, list[Row]] = defaultdict(list)
    loose = []
    for row in rows():
        if WORD.fullmatch(row.contains):
            by_word[row.contains].append(row)
        else:
            loose.append(row)
    left = {row.name: each for rows_of_word in by_word.values() for row in rows_of_word}
    left |= {row.name: each for row in loose}
    for french, english in pairs:
        words = by_word.keys() & WORD.findall(french.lower())
        for row in (*loose, *(row for word in words for row in by_word[word])):
            if left[row.name] and row.contains.lower() in french.lower():
                reworded = row.reword(french)
                if reworded != french:
                    left[row.name] -= 1
                    yield Case(row.name, french, reworded, english)


def gains(cases: Sequence[Case], model: Model) -> Mapping[str, list[float]]:
    """What each row gains on each of its sentences, in chrF2."""
    asked = sorted({normalise(text) for case in cases for text in (case.french, case.reworded)})
    translate = model.with_hints if model.memory else model.translate
    translated = dict(zip(asked, translate(asked), strict=True))
    metric, found = CHRF(), defaultdict(list)
    for case in cases:
        plain, reworded = (
            metric.sentence_score(
                normalise_english(translated[normalise(text)]), [normalise_english(case.english)]
            ).score
            for text in (case.french, case.reworded)
        )
        found[case.row].append(reworded - plain)
    return found


def summary(gained: Mapping[str, list[float]]) -> str:
    """How many rows gain, and what those chosen on half of their sentences gain on the other."""
    tried = {name: g for name, g in gained.items() if len(g) >= FEWEST}
    every = np.array([gain for g in tried.values() for gain in g])
    chosen = {n: g for n, g in tried.items() if len(g) > 1 and np.mean(g[::2]) >= CLEAR}
    others = np.array([gain for g in chosen.values() for gain in g[1::2]])
    return (
        f"{len(gained)} rows apply somewhere, {len(tried)} in {FEWEST} sentences or more;"
        f" mean gain of a sentence {every.mean():+.2f} chrF2 ({len(every)} sentences,"
        f" 95% interval {interval(every)}); {len(chosen)} rows gain {CLEAR} on half of their"
        f" sentences, and {others.mean():+.2f} on the others ({interval(others)})"
    )


def interval(values: npt.NDArray[np.float64]) -> str:
    """The 95% interval of a mean."""
    error = 1.96 * values.std(ddof=1) / len(values) ** 0.5
    return f"{values.mean() - error:+.2f} to {values.mean() + error:+.2f}"


if __name__ == "__main__":
    main()
