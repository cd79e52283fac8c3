"""Real sentences with a noun, adjective or verb exchanged for one that the corpus has seldom.

    python -m training.exchange ALIGNED WORDLIST OUT.tsv

« La grue s'est effondrée » teaches what a crane is although the corpus says so of a wall: a word
whose English is sure (aligned one to one, and the word list agrees) gives its place to a rarer one
of the same part of speech, gender, number and elision; the English likewise, with its article.
Up to three words of a sentence are exchanged, so that a form is met often in little text.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from service.translation.preparation.hints import WORD
from wordfreq import zipf_frequency

from training.augment import Pair
from training.inflection import VOWELS, Form, Kind, forms
from training.memory import aligned_text
from training.phrases import AlignedText, counts, extent
from training.wordlist import rows

SELDOM, FREQUENT = 150, 300  # times in the corpus: of what is taught at most, of a host at least
KNOWN = 2.6  # Zipf frequency in general French of what is taught
# Zipf frequency -> sentences for each form that is as frequent: the network needs some twenty.
EACH = ((3.4, 24), (3.0, 16), (2.8, 10), (KNOWN, 5))
MOST = 3  # words exchanged in a sentence
SEED = 11
SHORTEST, LONGEST = 5, 16  # words of a host sentence: a form is met more often in short ones


@dataclass(frozen=True, slots=True)
class Place:
    """Where a host stands: number of the pair, of the French word, of the English word."""

    pair: int
    french: int
    english: int


Exchange = tuple[Place, Form]


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("aligned", type=Path)
    parser.add_argument("wordlist", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    text = aligned_text(given.aligned)
    times = dict(zip(text.french.words, counts(text.french).tolist(), strict=True))
    listed = [form for row in rows(given.wordlist / "words.tsv") for form in forms(row)]
    taught = [form for form in listed if is_seldom(form, times)]
    hosts = places_by_kind(text, listed, times)
    chosen = assigned(taught, hosts, random.Random(SEED))
    made = exchanged(given.aligned / "pairs.tsv", chosen)
    with given.out.open("w", encoding="utf-8") as file:
        file.writelines(f"{french}\t{english}\n" for french, english in made)
    print(f"{len(taught)} forms taught", flush=True)


def is_seldom(form: Form, times: Mapping[str, int]) -> bool:
    """Whether the corpus has a form seldom that general French knows."""
    few = times.get(form.french, 0) <= SELDOM
    return few and zipf_frequency(form.french, "fr") >= KNOWN


def places_by_kind(
    text: AlignedText, listed: Sequence[Form], times: Mapping[str, int]
) -> dict[Kind, list[Place]]:
    """Words that can be exchanged, by what may stand in their place."""
    sure = {
        (form.french, form.english): form.kind
        for form in listed
        if times.get(form.french, 0) >= FREQUENT
    }
    first, last = extent(text.french_links, text.english_links, len(text.french.ids))
    back_first, back_last = extent(text.english_links, text.french_links, len(text.english.ids))
    starts = [
        np.searchsorted(side.sentence, np.arange(side.sentence[-1] + 2))
        for side in (text.french, text.english)
    ]
    lengths = np.diff(starts[0])
    alone = (first == last) & (last >= 0)
    alone &= back_first[np.where(alone, first, 0)] == back_last[np.where(alone, first, 0)]
    size = lengths[text.french.sentence]
    alone &= (size >= SHORTEST) & (size <= LONGEST)
    found: defaultdict[Kind, list[Place]] = defaultdict(list)
    for at in np.flatnonzero(alone).tolist():
        there = int(first[at])
        both = text.french.words[text.french.ids[at]], text.english.words[text.english.ids[there]]
        if kind := sure.get(both):
            pair = int(text.french.sentence[at])
            places = at - int(starts[0][pair]), there - int(starts[1][pair])
            found[kind].append(Place(pair, *places))
    return found


def times_shown(french: str) -> int:
    """How many sentences a form is put into."""
    frequency = zipf_frequency(french, "fr")
    return next(times for least, times in EACH if frequency >= least)


def assigned(
    taught: Sequence[Form], hosts: Mapping[Kind, Sequence[Place]], rng: random.Random
) -> dict[int, list[Exchange]]:
    """Which words go where, by the number of the pair: those with most places are used first."""
    waiting: defaultdict[Kind, list[Form]] = defaultdict(list)
    for form in taught:
        waiting[form.kind] += [form] * times_shown(form.french)
    for forms_of_kind in waiting.values():
        rng.shuffle(forms_of_kind)
    offered: defaultdict[int, list[tuple[Place, Kind]]] = defaultdict(list)
    for kind, places in hosts.items():
        for place in places:
            offered[place.pair].append((place, kind))
    order = sorted(offered, key=lambda pair: (-min(MOST, len(offered[pair])), rng.random()))
    chosen = {
        pair: exchanges(rng.sample(offered[pair], len(offered[pair])), waiting) for pair in order
    }
    return {pair: found for pair, found in chosen.items() if found}


def exchanges(
    places: Sequence[tuple[Place, Kind]], waiting: Mapping[Kind, list[Form]]
) -> list[Exchange]:
    """Up to three exchanges in one pair, no two of them side by side; they leave `waiting`."""
    found: list[Exchange] = []
    for place, kind in places:
        apart = all(
            abs(place.french - other.french) > 1 and place.english != other.english
            for other, _ in found
        )
        if apart and waiting.get(kind) and len(found) < MOST:
            found.append((place, waiting[kind].pop()))
    return found


def exchanged(pairs: Path, chosen: Mapping[int, Sequence[Exchange]]) -> Iterator[Pair]:
    """The sentences with their new words."""
    with pairs.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number in chosen:
                french, _, english = line.rstrip("\n").partition("\t")
                yield with_words(french, english, chosen[number])


def with_words(french: str, english: str, chosen: Sequence[Exchange]) -> Pair:
    """A pair with its new words, from the last place on, so that the places hold."""
    for place, form in sorted(chosen, key=lambda one: -one[0].french):
        french = put(french, place.french, form.french)
    for place, form in sorted(chosen, key=lambda one: -one[0].english):
        english = put(english, place.english, form.english, article=True)
    return french, english


def put(sentence: str, number: int, word: str, *, article: bool = False) -> str:
    """A sentence with another word in the place of one, and "a" or "an" before it as it wants."""
    found = list(WORD.finditer(sentence))
    here = found[number]
    word = word[:1].upper() + word[1:] if here[0][:1].isupper() else word
    before, after = sentence[: here.start()], sentence[here.end() :]
    if article and number and found[number - 1][0].lower() in {"a", "an"}:
        old = found[number - 1]
        wanted = "an" if word[0].lower() in VOWELS - {"y"} else "a"
        wanted = wanted.capitalize() if old[0][0].isupper() else wanted
        before = sentence[: old.start()] + wanted + sentence[old.end() : here.start()]
    return before + word + after


if __name__ == "__main__":
    main()
