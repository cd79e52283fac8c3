"""Mend words of a translation that the network made up, by a lexicon of the words it was taught.

A small network that has met a French word two or three times often puts another word in its
place: « poussins » became "dusts". The lexicon, counted over all of its training text, knows that
they are chicks. A French word none of whose translations stands in the English is *lost*; an
English word that translates no word of the French is an *orphan*; where the network wrote an
orphan while it looked at a lost word, the lexicon's first translation takes its place. With
acronyms likewise (SNCF became "CDS"), but that one the lexicon does not know stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

# Measured on 500 lines of newstest2013 (weights of package 1.1, an earlier, smaller lexicon): least
# attention 0.15 to 0.3 and shares 0.2 to 0.5 were within 0.1 BLEU and 0.2 chrF2 of each other.
_LOOKED = 0.2
_SHARE = 0.2
_SHORTEST = 4  # letters: shorter words are those of grammar, or abbreviations

_SURE = 0.5  # share of an acronym's English, else it stays French

_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{2,6}(?![\w-])")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTS = re.compile(r"[^\W\d_]+")
_ENDINGS = re.compile(r"(?:(?:ie|y)(?:s|d|ing)?|e?s|e?d|ing|e|ly|'s)$")

# Words that stand in an English sentence without a French word behind them.
_GRAMMAR = frozenset(
    "a about after all also an and any are as at be been before being between both but by can "
    "cannot could did do does doing done down each ever every for from get go got had has have "
    "having he her here him his how i if in into is it its just let like made make many may me "
    "might more most much must my no nor not now of off on once one only or other our out over "
    "own people put said same shall she should since so some such take than that the their them "
    "then there these they thing things this those through thus to too two under until up upon us "
    "very was way we well were what when where whether which while who whom whose why will with "
    "within without would yet you your".split()
)


class Lexicon(Protocol):
    """What French words become in English."""

    def english(self, word: str) -> Mapping[str, float]:
        """Give a word's translations with their shares, likeliest first; empty if not known.

        `word` as it stands inside a sentence: « paris » are bets, « Paris » is a town.
        """
        ...


@dataclass(frozen=True, slots=True)
class AlignedSentence:
    """A sentence and its English as the network wrote it, both cut at blanks.

    `looked(e, f)`: how much of its attention English word e gave to French word f (0 to 1).
    """

    french: Sequence[str]
    english: Sequence[str]
    looked: Callable[[int, int], float]


def mended(attempt: AlignedSentence, lexicon: Lexicon) -> str:
    """Give the English with each orphan that stands for a lost word replaced."""
    known = [(f, part, _english(part, lexicon)) for f, part in _parts(attempt.french)]
    explained = {_stem(word) for *_, candidates in known for word in candidates}
    words = _with_acronyms(attempt, lexicon)
    present = {_stem(part) for word in words for part in _PARTS.findall(word)}
    orphans = [e for e, word in enumerate(words) if _orphan(word, explained, attempt.french)]
    for f, part, candidates in known:
        if not orphans or not _lost(part, candidates, present):
            continue
        share, best = max((attempt.looked(e, f), e) for e in orphans)
        if share >= _LOOKED:
            orphans.remove(best)
            words[best] = _replaced(words[best], next(iter(candidates)), first=best == 0)
    return " ".join(words)


def _with_acronyms(attempt: AlignedSentence, lexicon: Lexicon) -> list[str]:
    """Give the English words, each acronym that stands for a lost one replaced."""
    words, source = list(attempt.english), " ".join(attempt.french)
    if not _ACRONYM.search(source):
        return words
    known = [(f, a, lexicon.english(a)) for f, a in _acronyms(attempt.french)]
    explained = {word for *_, candidates in known for word in candidates}
    found = [(e, a) for e, a in _acronyms(words) if a not in source and a not in explained]
    for f, acronym, candidates in known:
        if not found or _stands(acronym, candidates, " ".join(words)):
            continue
        share, e, wrong = max((attempt.looked(e, f), e, a) for e, a in found)
        right = _in_english(acronym, candidates)
        if share >= _LOOKED and (right == acronym or sorted(right) != sorted(wrong)):
            found.remove((e, wrong))
            words[e] = words[e].replace(wrong, right)
    return words


def _acronyms(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give the acronyms within blank-separated words."""
    return ((i, acronym) for i, word in enumerate(words) for acronym in _ACRONYM.findall(word))


def _stands(acronym: str, candidates: Mapping[str, float], english: str) -> bool:
    """Tell whether an acronym, or any word for it, is in the English."""
    return any(word in english for word in (acronym, *candidates))


def _in_english(acronym: str, candidates: Mapping[str, float]) -> str:
    """Give the acronym's English where there is a likely one."""
    first = next(iter(candidates), "")
    return first if first.isupper() and candidates[first] >= _SURE else acronym


def _parts(french: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give the words within each blank-separated one (« l'entrepôt, » holds two)."""
    for f, token in enumerate(french):
        for part in _LETTERS.findall(token):
            yield f, part


def _english(part: str, lexicon: Lexicon) -> Mapping[str, float]:
    """Give a word's translations, those of its small letters where it begins a sentence."""
    return lexicon.english(part) or lexicon.english(part.lower())


def _lost(part: str, candidates: Mapping[str, float], present: set[str]) -> bool:
    """Tell whether a common word of the French is missing from the English."""
    if len(part) < _SHORTEST or not part.islower() or not candidates:
        return False
    first = next(iter(candidates.values()))
    return first >= _SHARE and not any(
        _stem(piece) in present for word in candidates for piece in _PARTS.findall(word)
    )


def _orphan(word: str, explained: set[str], french: Sequence[str]) -> bool:
    """Tell whether an English word translates nothing that stands in the French."""
    found = _LETTERS.search(word)
    if found is None or "<" in word or any(map(str.isdigit, word)):
        return False
    core = found.group()
    if core.lower() in _GRAMMAR or "'" in word or any(core in token for token in french):
        return False
    return not any(_stem(piece) in explained for piece in (core, *_PARTS.findall(core)))


def _replaced(word: str, english: str, *, first: bool) -> str:
    """Put an English word in another's place, its marks left and its capital where it is first."""
    capital = first and word[:1].isupper()
    return _LETTERS.sub(english[:1].upper() + english[1:] if capital else english, word, count=1)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """Take an English word's ending off, roughly: both sides of a comparison go through it."""
    plain = word.lower()
    shorter = _ENDINGS.sub("", plain)
    return shorter if len(shorter) >= _SHORTEST - 1 else plain
