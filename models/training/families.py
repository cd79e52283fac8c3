"""``memory.sqlite`` -> the same, with seldom words told by all forms of their lemma.

    python -m training.families MEMORY LEXICON OUT

A form that the corpus has three times is aligned with an accident as often as with its English:
« trébuche » with "fall" and "struggling".  All forms of « trébucher » together know better, so
that the renderings of a seldom form are counted over its family, each English lemma by how much
likelier it is there than anywhere.  Forms that the corpus never has, but general French does, get
an entry by their family.  The English takes the form that such a French form usually becomes.
"""

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from service.translation.preparation.hints import Entry
from simplemma import lemmatize
from wordfreq import iter_wordlist, zipf_frequency

from training.hinting import read_memory
from training.lexicon import candidates
from training.memory import write_filed

SELDOM = 8  # renderings counted, up to which a form is told by its family
MET = 1.0  # Zipf frequency in general French of a form that is worth an entry
UNMET_NEED = 95  # as of a word that the corpus has once
SHORTEST = 5  # letters of a form that the corpus does not have
LOUDEST = 15  # counts of one relative; its others are weighed down
LEXICON_COUNTS = 30  # what the shares of the lexicon are taken as: it keeps no counts
MOST, LEAST_SHARE = 4, 0.25  # renderings kept, and the share of the best one's score
SMOOTHING = 5  # times that any English lemma counts as met
KNOWN_FORM = 3  # counts of an English form that is no accident
PARADIGM = 4  # renderings of a form from which endings are learnt
SUFFIXES = ("ing", "ed", "ly", "s")

Renderings = Counter[str]


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("memory", type=Path)
    parser.add_argument("lexicon", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    filed = read_memory(given.memory)
    families = Families(all_renderings(filed, given.lexicon))
    pooled = {word: [families.told(entry) for entry in found] for word, found in filed.items()}
    for word in unmet(families.renderings):
        if renderings := families.pooled(word):
            pooled.setdefault(word, []).append(Entry((word,), renderings, UNMET_NEED))
    write_filed(pooled, given.out)


def all_renderings(filed: Mapping[str, Collection[Entry]], lexicon: Path) -> dict[str, Renderings]:
    """What single words become: of the memory, and of the lexicon for words that need no hint."""
    entries = (entry for found in filed.values() for entry in found if len(entry.words) == 1)
    renderings = {entry.words[0]: Counter(dict(entry.renderings)) for entry in entries}
    for line in lexicon.read_text("utf-8").splitlines():
        word, _, cells = line.partition("\t")
        if word not in renderings and word.islower():
            shares = candidates(cells).items()
            renderings[word] = Counter(
                {told: max(1, round(LEXICON_COUNTS * share / 100)) for told, share in shares}
            )
    return renderings


def unmet(known: Collection[str]) -> Iterator[str]:
    """Forms of general French that are not among the known ones, most frequent first."""
    for word in iter_wordlist("fr", wordlist="large"):
        plain = word.isalpha() and len(word) >= SHORTEST and lemma(word) != word
        if plain and word not in known and zipf_frequency(word, "fr") >= MET:
            yield word


class Families:
    """French forms by lemma, and what is counted over all of them together."""

    def __init__(self, renderings: Mapping[str, Renderings]) -> None:
        """Count English lemmas, their forms, and which endings go with which."""
        self.renderings = renderings
        self.members: defaultdict[str, list[str]] = defaultdict(list)
        self.anywhere: Counter[str] = Counter()  # by English lemma
        self.forms: defaultdict[str, Counter[str]] = defaultdict(Counter)  # likewise
        self.endings: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for word, told in renderings.items():
            if word.islower():
                self.members[lemma(word)].append(word)
            for english, count in told.items():
                self.anywhere[english_lemma(english)] += count
                self.forms[english_lemma(english)][english] += count
                if told.total() >= PARADIGM:
                    self.endings[inflection(word)][suffix(english)] += count
        self.total = self.anywhere.total()

    def told(self, entry: Entry) -> Entry:
        """The entry with the renderings of its family, if it is of a seldom single word."""
        word = entry.words[0]
        seldom = sum(count for _, count in entry.renderings) <= SELDOM
        if len(entry.words) > 1 or not word.islower() or not seldom:
            return entry
        return Entry(entry.words, self.pooled(word) or entry.renderings, entry.need)

    def pooled(self, word: str) -> tuple[tuple[str, int], ...]:
        """Renderings of a form by its family, best first, with scores of at most 10.

        Empty if the family has none, or if the best is the word itself.
        """
        own = self.renderings.get(word, Counter())
        scores = self.scores(word)
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
        kept = [(told, score) for told, score in best if score >= LEAST_SHARE * best[0][1]]
        found = [(self.form(word, told, own), round(10 * s / best[0][1])) for told, s in kept]
        return tuple(found) if found and found[0][0] != word else ()

    def scores(self, word: str) -> dict[str, float]:
        """The English lemmas that the family is likelier to become than other words are."""
        counts: defaultdict[str, float] = defaultdict(float)
        for form in {word, *self.members.get(lemma(word), ())}:
            told = self.renderings.get(form, Counter())
            weight = 1.0 if form == word else min(1.0, LOUDEST / max(1, told.total()))
            for english, count in told.items():
                counts[english_lemma(english)] += weight * count
        total = sum(counts.values())
        likelier = {
            told: count / total * self.total / (self.anywhere[told] + SMOOTHING)
            for told, count in counts.items()
        }
        return {t: counts[t] * math.log(ratio) for t, ratio in likelier.items() if ratio > 1}

    def form(self, word: str, told: str, own: Renderings) -> str:
        """The form of an English lemma: one counted for the word, else the likeliest ending."""
        endings = self.endings[inflection(word)]
        seen = {english: n for english, n in own.items() if english_lemma(english) == told}
        known = seen or {e: min(n, KNOWN_FORM) for e, n in self.forms[told].items()}
        return max(known, key=lambda e: (known[e] * (endings[suffix(e)] + 0.5), e))


@cache
def lemma(word: str) -> str:
    """The lemma of a French form."""
    return str(lemmatize(word, "fr"))


@cache
def english_lemma(rendering: str) -> str:
    """A rendering with each of its words as a lemma, in small letters."""
    return " ".join(str(lemmatize(word, "en")).lower() for word in rendering.split())


def inflection(word: str) -> tuple[str, str]:
    """How a form differs from its lemma: the ending of each, as ("er", "ées")."""
    base, same = lemma(word), 0
    while same < min(len(base), len(word)) and base[same] == word[same]:
        same += 1
    return (base[same:][-3:], word[same:][-5:]) if base != word else ("", word[-2:])


def suffix(english: str) -> str:
    """The ending of a rendering's first word, if it is one of inflection."""
    first = english.split(maxsplit=1)[0].lower()
    return next((ending for ending in SUFFIXES if first.endswith(ending)), "")


if __name__ == "__main__":
    main()
