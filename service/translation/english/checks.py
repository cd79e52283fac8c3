"""Check the English of one French string: what was lost, repeated, or left in French.

`faults` is the list of checks; numbers are compared by `numerals`, negations by `negation`. Names,
and single words left in French, are for `vocabulary`, which knows those of the article.
"""

import re
from collections.abc import Sequence
from operator import eq
from typing import NamedTuple

from service.article import CaveatCode
from service.knowledge import french
from service.translation.english.negation import negation_changed
from service.translation.english.numerals import WORD, numbers_changed
from service.translation.english.proper_names import PARTICLE
from service.translation.english.terminology import TOKEN


class _Counterpart(NamedTuple):
    """What is looked for in the French, and in the English if it stands there."""

    kind: str
    french: re.Pattern[str]
    english: re.Pattern[str]


_TABLE = tuple(
    _Counterpart(
        row.kind, re.compile(row.pattern, re.IGNORECASE), re.compile(row.english, re.IGNORECASE)
    )
    for row in french.counterparts
)
_ANY = {
    kind: re.compile(
        "|".join(row.pattern for row in french.counterparts if row.kind == kind), re.IGNORECASE
    )
    for kind in {row.kind for row in french.counterparts}
}
_LOOP = re.compile(r"\b(\w+(?:\W+\w+){0,3}?)(?:\W+\1\b){2,}", re.IGNORECASE)
_STUTTER = re.compile(r"([^\W\d_]{2,12}?)\1{3,}")
_STUTTERS = 8  # letters that a word with a stutter has at least
_IN_LOOP = (1, 2, 3, 4)  # words that a loop may repeat
_NO_CHARACTER = "\ufffd"  # stands for bytes that make none
_FEW = 2  # French words in an output: fewer may be a name or a title


def faults(source: str, english: str, *, truncated: bool) -> tuple[CaveatCode, ...]:
    """Name what is wrong with the English of one French string, worst first."""
    found: list[CaveatCode] = []
    if truncated:
        found.append("truncated")
    if _loops(english) and not _loops(source):
        found.append("repetition")
    if _left_in_french(source, english):
        found.append("untranslated")
    if numbers_changed(source, english):
        found.append("number_changed")
    if _counterpart_missing("date", source, english):
        found.append("date_changed")
    if _counterpart_missing("unit", source, english):
        found.append("unit_changed")
    if negation_changed(source, english):
        found.append("negation_changed")
    return tuple(found)


def _counterpart_missing(kind: str, source: str, english: str) -> bool:
    """Whether a date or a unit (`kind`) of a French string has no counterpart in its English."""
    return bool(_ANY[kind].search(source)) and any(
        row.kind == kind and row.french.search(source) and not row.english.search(english)
        for row in _TABLE
    )


def _loops(text: str) -> bool:
    """Whether up to four words come three times on end, or some letters in a word four."""
    words = TOKEN.findall(text.lower())
    long = any(len(word) >= _STUTTERS and _STUTTER.search(word) for word in words)
    again = any(_comes_again(words, words[n:], words[2 * n :]) for n in _IN_LOOP)
    return bool(long or (again and _LOOP.search(text)))


def _comes_again(words: Sequence[str], further: Sequence[str], last: Sequence[str]) -> bool:
    """Whether some word stands in the same place of three lists; most stand not in two."""
    twice = True in map(eq, words, further)
    return twice and any(a == b == c for a, b, c in zip(words, further, last, strict=False))


def without_loops(text: str) -> str:
    """Leave one of what a model repeats three times on end, or more."""
    return _LOOP.sub(r"\1", text)


def _left_in_french(source: str, english: str) -> bool:
    """Whether the output is empty, broken off in a character, or a fifth French small words.

    The article of a name is none: Le Monde.
    """
    if _NO_CHARACTER in english and _NO_CHARACTER not in source:
        return True
    words = [w.lower() for w in WORD.findall(PARTICLE.sub(r"\2", english))]
    if not words:
        return bool(WORD.search(source))
    small = sum(word in french.stop_words.never_english for word in words)
    return small >= _FEW and small > len(words) / 5
