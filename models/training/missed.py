"""Pairs -> their French words whose English a package does not say: the words to write pairs for.

    python -m training.missed PACKAGE ALIGNED OUT FILE [FILE ...]

FILE is as `training.prepare_pairs` takes it, of text that PACKAGE has not learnt, ALIGNED the
folder of `training.alignment`.  OUT gets a line a word, those that matter most first: the word, how
often it was missed and met, and what the pairs make of it.  So a common word comes to light in a
sense that the package never takes (« le bilan de l'accident », a balance sheet), which no count of
the corpus tells.
"""

import argparse
import math
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from wordfreq import zipf_frequency

from training.alignment import Aligned, aligned, aligned_along, support
from training.evaluate import Model
from training.memory import is_word, stem
from training.prepare_pairs import read_written
from training.rare import rendering

SMALLEST = 4  # letters of a word that is looked at
SHOWN = 10  # renderings
BEAM = 2  # of the search
USUAL = 4.3  # Zipf frequency in general French at which a word counts as one miss more

WORDS = re.compile(r"[^\W\d_]+")


class Missed(NamedTuple):
    """A French word, how often its English was not said and told, and the renderings told."""

    word: str
    missed: int
    met: int
    told: Counter[str]

    @property
    def weight(self) -> float:
        """Misses to come: the share of misses, smoothed, of those seen and the word's frequency."""
        share = self.missed / (self.met + 2)
        return share * (self.missed + math.pow(10, self.frequency - USUAL))

    @property
    def frequency(self) -> float:
        """The word's Zipf frequency in general French (wordfreq)."""
        return float(zipf_frequency(self.word, "fr"))


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("aligned", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    given = parser.parse_args()
    pairs = list(read_written(given.files))
    with tempfile.TemporaryDirectory() as scratch:
        said = Model(given.package, Path(scratch), BEAM).with_hints([pair[0] for pair in pairs])
    with aligned_along(pairs, support(given.aligned / "pairs.tsv")) as folder:
        told = list(aligned(folder, 0, len(pairs)))
    rows = sorted(missed(told, said), key=lambda row: -row.weight)
    given.out.write_text("".join(line(row) for row in rows if row.missed), encoding="utf-8")


def missed(told: Sequence[Aligned], said: Sequence[str]) -> Iterator[Missed]:
    """The French words of some pairs, and how often a translation `said` has none of their English.

    Words in small letters only, with a rendering of more than small words; endings do not count.
    """
    renderings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    misses: Counter[str] = Counter()
    for pair, english in zip(told, said, strict=True):
        stems = {stem(word) for word in WORDS.findall(english)}
        for place, word in enumerate(pair.french):
            if len(word) < SMALLEST or not (is_word(word) and word.islower()):
                continue
            if rendered := rendering(pair, place, place + 1):
                renderings[word][rendered] += 1
                misses[word] += stems.isdisjoint(map(stem, rendered.split()))
    for word, counted in renderings.items():
        yield Missed(word, misses[word], counted.total(), counted)


def line(row: Missed) -> str:
    """A word as it is written: word, misses, times met, the commonest renderings."""
    shown = "; ".join(english for english, _ in row.told.most_common(SHOWN))
    return f"{row.word}\t{row.missed}\t{row.met}\t{shown}\n"


if __name__ == "__main__":
    main()
