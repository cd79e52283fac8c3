"""Memory -> the same, with seldom words told by written pairs as well.

    python -m training.supplement MEMORY ALIGNED OUT FILE [FILE ...]

FILE is as `training.prepare_pairs` takes it; ALIGNED is the folder of `training.alignment`, part of
which is aligned along with the written pairs, so that their common words are known.  A sentence
that was written to show a word tells more than one that happens to have it: it counts three times.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from service.translation.preparation.hints import Entry

from training import phrases
from training.alignment import aligned_along, once_each, support
from training.augment import Pair
from training.families import UNMET_NEED
from training.hinting import read_memory
from training.memory import (
    Renderings,
    aligned_text,
    word_renderings,
    worth_offering,
    write_filed,
)
from training.prepare_pairs import read_written

WEIGHT = 3  # of a written pair
SELDOM = 60  # renderings counted in the memory, up to which the written pairs have a say
UNMET = 30  # times in the corpus, up to which a word without an entry gets one


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("memory", type=Path)
    parser.add_argument("aligned", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    given = parser.parse_args()
    written = list(once_each(read_written(given.files)))
    text = aligned_text(given.aligned)
    times = dict(zip(text.french.words, phrases.counts(text.french).tolist(), strict=True))
    told = renderings(written, support(given.aligned / "pairs.tsv"))
    write_filed(supplemented(read_memory(given.memory), told, times), given.out)


def renderings(written: Collection[Pair], others: Collection[Pair]) -> Renderings:
    """What the words of the written pairs become in them."""
    with aligned_along(written, others) as folder:
        text = aligned_text(folder)
    return word_renderings(text, phrases.Extractor(text))


def supplemented(
    filed: Mapping[str, Collection[Entry]], told: Renderings, times: Mapping[str, int]
) -> dict[str, list[Entry]]:
    """The entries, those of seldom words with the written renderings, and new ones."""
    found = defaultdict(list, {word: list(entries) for word, entries in filed.items()})
    for (word,), counted in told.items():
        useful = {
            english: WEIGHT * n for english, n in counted.items() if english not in {"", word}
        }
        if useful and word.isalpha() and word.islower():
            met = times.get(word, 0) + times.get(word.capitalize(), 0)
            found[word] = list(entries(word, found[word], Counter(useful), met))
    return {word: entries for word, entries in found.items() if entries}


def entries(word: str, known: Collection[Entry], told: Counter[str], met: int) -> Iterator[Entry]:
    """A word's entries with what the written pairs tell of it; a new one if it is seldom met."""
    for entry in known:
        counted = Counter(dict(entry.renderings))
        seldom = entry.words == (word,) and counted.total() <= SELDOM
        offered = worth_offering(counted + told) if seldom else ()
        yield Entry(entry.words, offered or entry.renderings, entry.need)
    lacking = met <= UNMET and not any(entry.words == (word,) for entry in known)
    if lacking and (offered := worth_offering(told)):
        yield Entry((word,), offered, UNMET_NEED)


if __name__ == "__main__":
    main()
