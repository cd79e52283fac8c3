"""Sentence pairs chosen so that words that the corpus has seldom are met often."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from wordfreq import zipf_frequency

from training.augment import Pair

WORD = re.compile(
    r"(?<![\w'-])[a-zà-ÿœæ]{4,}(?![\w'-])|(?<=')[a-zà-ÿœæ]{4,}(?![\w-])"  # no name, no compound
)
SELDOM, KNOWN = 400, 2.5  # times in the corpus at most; Zipf frequency in general French at least
TIMES, MOST = 24, 3  # times that each word is wanted; times that a pair is taken at most
SHORTEST, LONGEST = 15, 330  # characters
# Sources by how near their French is to a newspaper's; the others teach the words of manuals.
LIKED = {
    "wmt_news_dev": 3.0, "news_wce_lig": 3.0, "news_commentary_5k": 3.0, "ud_pud": 3.0,
    "tico19": 2.0, "tatoeba": 1.6, "gc_digital_blog": 1.5, "hansard": 1.0, "europarl": 0.9,
    "books_gitenberg": 0.8, "wesnoth": 0.5, "african_storybook": 1.0, "diabla": 1.0,
    "debian_news": 0.6, "eccc_docs": 0.6, "sdg": 1.0, "privacyguides": 1.0, "opensource_guide": 1.0,
}  # fmt: skip


def covering(sources: Mapping[str, Sequence[Pair]], seed: int) -> list[Pair]:
    """Pairs that show each wanted word some `TIMES`, the rarest words first served."""
    rng = random.Random(seed)
    pairs = [
        (LIKED[name] * rng.uniform(0.7, 1.3), pair)
        for name, found in sources.items()
        if name in LIKED
        for pair in found
        if SHORTEST <= len(pair[0]) <= LONGEST
    ]
    places = places_of(pairs, wanted(sources))
    taken: Counter[int] = Counter()
    met: Counter[str] = Counter()
    for word in sorted(places, key=lambda word: (len(places[word]), word)):
        for _, number in sorted(places[word], reverse=True):
            if met[word] >= TIMES:
                break
            if taken[number] < MOST:
                taken[number] += 1
                met.update(set(WORD.findall(pairs[number][1][0])) & places.keys())
    return [pairs[number][1] for number, times in taken.items() for _ in range(times)]


def wanted(sources: Mapping[str, Sequence[Pair]]) -> set[str]:
    """Words that general French has and the corpus has seldom."""
    return {
        word
        for word, times in word_counts(sources).items()
        if len(word) > 3 and times <= SELDOM and zipf_frequency(word, "fr") >= KNOWN
    }


def word_counts(sources: Mapping[str, Sequence[Pair]]) -> Counter[str]:
    """How often the corpus has each French word, in small letters."""
    return Counter(
        word
        for pairs in sources.values()
        for french, _ in pairs
        for word in re.findall(r"[a-zà-ÿœæ]+", french.lower())
    )


def places_of(
    pairs: Sequence[tuple[float, Pair]], words: set[str]
) -> dict[str, list[tuple[float, int]]]:
    """Where each word stands: the liking for the pair, and its number."""
    places: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for number, (liking, (french, _)) in enumerate(pairs):
        length = 1.0 if 40 <= len(french) <= 200 else 0.7
        for word in set(WORD.findall(french)) & words:
            places[word].append((liking * length, number))
    return places
