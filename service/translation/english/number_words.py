"""Read the numbers that a text has in words, by value: « trois cent huit » is 308.

French and English number words are put together alike; only their tables differ.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.knowledge import english, french

FRENCH, ENGLISH = french.numbers.words, english.grammar.numbers
_HUNDRED, _SEVEN, _TEN, _TWENTY = 100, 7, 10, 20
_WITH_SEVEN = (10, 70, 90)  # dix-sept, soixante-dix-huit
_WITH_TEN = (60, 80)  # soixante-quinze, quatre-vingt-onze
_AFTER_AND = (1, 11)  # vingt et un, soixante et onze; behind a hundred any, in English
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"(?P<and>[ -](?:et|and)[ -])|[-\u00a0 ]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words: where it stands, its value, of how many words it is."""

    start: int
    end: int
    value: int
    words: int


def numbers(text: str, values: Mapping[str, str]) -> Iterator[Number]:
    """Yield the numbers in words of a text, each as far as its words make one number.

    `values` says what each number word is worth, in decimal digits.
    """
    at = 0
    while word := _WORD.search(text, at):
        at = word.end()
        if word[0].lower() in values:
            reading = _Reading(values)
            at = reading.read(text, word)
            yield Number(word.start(), at, reading.value, reading.words)


class _Reading:
    """What the words of a number so far come to."""

    def __init__(self, values: Mapping[str, str]) -> None:
        """Begin without a word."""
        self._values = values
        self.words = 0
        self._total = self._group = 0  # what is multiplied already, and what may still be
        self._least = 0  # what it was multiplied by last

    @property
    def value(self) -> int:
        """The number that the words make."""
        return self._total + self._group

    def read(self, text: str, word: re.Match[str]) -> int:
        """Read from the first word as long as words go on with the number; return its end."""
        end, joined = word.end(), False
        following: re.Match[str] | None = word
        while following and self._takes(following[0].lower(), joined=joined):
            end = following.end()
            joint = _JOINT.match(text, end)
            joined = bool(joint and joint["and"])
            following = _WORD.match(text, joint.end()) if joint else None
        return end

    def _takes(self, word: str, *, joined: bool) -> bool:
        """Add a word if the number goes on with it, and say so; `joined`: by « et » or "and"."""
        value = int(self._values.get(word, "-1"))
        if value < 0 or (self.words and not self.value):
            return False
        if joined and self._group % _HUNDRED and value not in _AFTER_AND:
            return False
        fits = self._multiplies(value) if value >= _HUNDRED else self._adds(value)
        self.words += fits
        return fits

    def _multiplies(self, value: int) -> bool:
        """Take a hundred, a thousand, a million: « deux cent mille »."""
        if value == _HUNDRED:
            fits = self._group < _TWENTY
            self._group = max(self._group, 1) * _HUNDRED if fits else self._group
            return fits
        fits = not self._total or (value < self._least and self._group > 0)
        if fits:
            self._total += max(self._group, 1) * value
            self._group, self._least = 0, value
        return fits

    def _adds(self, value: int) -> bool:
        """Take what is below a hundred: behind hundreds, tens, or as « quatre-vingt »."""
        rest = self._group % _HUNDRED
        if rest * value == _HUNDRED - _TWENTY and value == _TWENTY:
            self._group += _HUNDRED - _TWENTY - rest
            return True
        unit = value < _TEN and (rest >= _TWENTY and not rest % _TEN)
        teen = _TEN <= value < _TWENTY and rest in _WITH_TEN
        fits = not rest or unit or teen or (rest in _WITH_SEVEN and _SEVEN <= value < _TEN)
        self._group += value * fits
        return fits
