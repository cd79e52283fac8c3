"""Guess which English words take over the format of a few French ones: bold, a link.

Used where the alignment has no certain answer: words spelt alike count first, then their position.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from service.article import Span

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_ALIKE = 4  # letters at the beginning that two words have in common; shorter ones say nothing
_STOPS = ".,:;!?…"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words of the French, and their English by themselves, "" where it is not known.

    `place`: how far into their sentence they stand, from 0 to 1. `begins`, `ends`: whether it is
    certain that they begin the stretch that is searched, or end it.
    """

    french: str
    alone: str
    place: float
    begins: bool = False
    ends: bool = False

    @property
    def count(self) -> int:
        """How many words of English they probably are."""
        return len(_WORD.findall(self.alone or self.french)) or 1


def likely(text: str, stretches: Iterable[Span], wanted: Wanted) -> tuple[Span, int] | None:
    """Return where the likeliest words stand, and how many of them look alike.

    They stand in one of the stretches of the text. Returns None where those have no words.
    """
    known = frozenset(_beginnings(f"{wanted.french} {wanted.alone}"))
    words = [[Span(*m.span()) for m in _WORD.finditer(text, *_ends(one))] for one in stretches]
    total = sum(map(len, words))
    found: list[tuple[int, float, Span]] = []
    before = 0
    for own in filter(None, words):
        for first, last, alike in _windows(text, own, known, wanted):
            middle = wanted.place * total - before - (first + last + 1) / 2
            found.append((alike, -abs(middle), Span(own[first].start, own[last].end)))
        before += len(own)
    if not found:
        return None
    alike, _, place = max(found, key=lambda one: one[:2])
    return _with_stop(text, place, wanted.french), alike


def _windows(
    text: str, words: Sequence[Span], known: frozenset[str], wanted: Wanted
) -> Iterator[tuple[int, int, int]]:
    """Yield the first and the last word of each choice, and how many of its words are known."""
    sums = list(accumulate((_is_known(word.of(text), known) for word in words), initial=0))
    count = min(wanted.count, len(words))
    for first in range(len(words) - count + 1):
        last = first + count - 1
        if (first == 0 or not wanted.begins) and (last == len(words) - 1 or not wanted.ends):
            yield first, last, sums[last + 1] - sums[first]


def _is_known(word: str, known: frozenset[str]) -> bool:
    return any(beginning in known for beginning in _beginnings(word))


def _beginnings(text: str) -> Iterator[str]:
    """Yield how the longer words of a text begin, without accents and in small letters."""
    plain = unicodedata.normalize("NFD", text.lower())
    for word in re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))):
        if len(word) >= _ALIKE or word.isdigit():
            yield word[:_ALIKE]


def _with_stop(text: str, place: Span, french: str) -> Span:
    """Take in the stop behind the words where the French words end with one."""
    stopped = french[-1:] in _STOPS and text[place.end : place.end + 1] in _STOPS
    return Span(place.start, place.end + (stopped and place.end < len(text)))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
