"""Memory -> the same, told by written pairs what words become in newspapers.

    python -m training.supplement MEMORY LEXICON ALIGNED OUT ARTICLE_FILE ... [--sentences FILE ...]

The corpus is parliaments and laws for the most part: there « la prévenue » is warned and not a
defendant, and a motion is what one « dépose ».  So what a word became in the written pairs counts
beside what it became in the corpus, whose own counts weigh as much as `CORPUS` sentences, however
many they are.  Files are as `training.prepare_pairs` takes them: articles first, and behind
``--sentences`` those that were written to show words, which have their senses less as they come.
ALIGNED is the folder of `training.alignment`, part of which is aligned along with the written
pairs, so that their common words are known.  What says the opposite of a word is no longer offered
(`opposites`); LEXICON tells what common words become.  Written pairs that are held out
(`prepare_pairs`), and lines for validation, are not counted.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from service.translation.preparation.hints import Entry

from training import phrases
from training.alignment import aligned, aligned_along, count_pairs, once_each, read, support
from training.augment import Pair
from training.corpus import key
from training.families import UNMET_NEED, all_renderings
from training.hinting import read_memory
from training.memory import (
    Renderings,
    aligned_text,
    word_renderings,
    worth_offering,
    write_filed,
)
from training.opposites import without_opposites
from training.prepare_pairs import parted, read_written

CORPUS = 10  # sentences
SENTENCE = 0.34  # of an article's: one written to show a word, for words that the corpus has often
SELDOM = 60  # times in the corpus, up to which it counts in full
FEWEST = 3  # renderings in written pairs, from which they have a say
UNMET = 30  # times in the corpus, up to which a word without an entry gets one
FEWEST_UNMET = 2


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("memory", type=Path)
    parser.add_argument("lexicon", type=Path)
    parser.add_argument("aligned", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--sentences", type=Path, nargs="*", default=[])
    given = parser.parse_args()
    text = aligned_text(given.aligned)
    times = dict(zip(text.french.words, phrases.counts(text.french).tolist(), strict=True))
    banned = {key(side) for pair in read(given.aligned, "valid.tsv") for side in pair}
    articles, sentences = (
        parted(read_written(files), banned)[1] for files in (given.articles, given.sentences)
    )
    found = renderings(articles, sentences, support(given.aligned / "pairs.tsv"))
    filed = supplemented(read_memory(given.memory), Written(*found, times))
    known = all_renderings(filed, given.lexicon)
    kept = {word: list(without_opposites(entries, known)) for word, entries in filed.items()}
    write_filed({word: entries for word, entries in kept.items() if entries}, given.out)


def renderings(
    articles: Iterable[Pair], sentences: Iterable[Pair], others: Collection[Pair]
) -> tuple[Renderings, Renderings]:
    """What the words of the articles, and those of the other sentences, become in them."""
    running = list(once_each(articles))
    every = list(once_each(chain(running, sentences)))
    with aligned_along(every, others) as folder:
        parts = (0, len(running)), (len(running), count_pairs(folder))
        texts = [phrases.collect(aligned(folder, *part)) for part in parts if part[0] < part[1]]
    counted = [word_renderings(text, phrases.Extractor(text)) for text in texts]
    return counted[0], counted[1] if len(counted) > 1 else {}


@dataclass(frozen=True, slots=True)
class Written:
    """What words become in written pairs, and how often the corpus has them."""

    articles: Renderings
    sentences: Renderings
    times: Mapping[str, int]

    def words(self) -> Iterator[str]:
        """Every word in small letters, once."""
        runs = self.articles.keys() | self.sentences.keys()
        yield from sorted(word for (word,) in runs if word.isalpha() and word.islower())

    def met(self, word: str) -> int:
        """How often the corpus has a word."""
        return self.times.get(word, 0) + self.times.get(word.capitalize(), 0)

    def of(self, word: str) -> dict[str, float]:
        """How much each English rendering of a word counts."""
        share = 1 if self.met(word) <= SELDOM else SENTENCE
        running, shown = (
            part.get((word,), Counter[str]()) for part in (self.articles, self.sentences)
        )
        return {e: running[e] + share * shown[e] for e in running.keys() | shown.keys() if e}


def supplemented(
    filed: Mapping[str, Collection[Entry]], written: Written
) -> dict[str, list[Entry]]:
    """The entries with what written pairs tell of their words, and new ones."""
    found = defaultdict(
        list, {word: [told(entry, written) for entry in kept] for word, kept in filed.items()}
    )
    known = {entry.words for entries in filed.values() for entry in entries}
    for word in written.words():
        if written.met(word) <= UNMET and (word,) not in known:
            offered = worth_telling(word, written.of(word), FEWEST_UNMET)
            found[word] += [Entry((word,), offered, UNMET_NEED)] if offered else []
    return {word: entries for word, entries in found.items() if entries}


def told(entry: Entry, written: Written) -> Entry:
    """An entry of a single word with its renderings in written pairs beside its own."""
    word, *more = entry.words
    press = {} if more or not (word.isalpha() and word.islower()) else written.of(word)
    if sum(press.values()) < FEWEST:
        return entry
    total = sum(count for _, count in entry.renderings)
    mixed = defaultdict(float, press)
    for english, count in entry.renderings:
        mixed[english] += CORPUS * count / total
    return replace(entry, renderings=worth_telling(word, mixed) or entry.renderings)


def worth_telling(
    word: str, counted: Mapping[str, float], fewest: float = 0
) -> tuple[tuple[str, int], ...]:
    """The renderings that are worth offering; none where the word mostly stays as it is."""
    others = {english: count for english, count in counted.items() if english != word}
    total = sum(others.values())
    if total < fewest or counted.get(word, 0) > total:
        return ()
    return worth_offering(Counter({e: round(n) for e, n in others.items() if round(n)}))


if __name__ == "__main__":
    main()
