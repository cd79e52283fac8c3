"""Read the numbers that a text has in words, by value: « trois cent huit » is 308.

French and English number words are put together alike, but that French counts on from sixty and by
twenties, and says « et » within a number below a hundred. Read so, "sixty and eleven" would be 71.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.knowledge import english, french

_HUNDRED, _SEVEN, _TEN, _TWENTY = 100, 7, 10, 20
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"(?P<and>[ -](?:et|and)[ -])|[-\u00a0 ]")


@dataclass(frozen=True, slots=True)
class Language:
    """A language's number words, with what each is worth in decimal digits, and how it counts."""

    words: Mapping[str, str]
    by_twenties: bool = False  # quatre-vingt
    with_seven: tuple[int, ...] = ()  # tens that seven and more may follow, though they have a unit
    with_ten: tuple[int, ...] = ()  # tens that a teen may follow
    after_and: tuple[int, ...] = ()  # what may follow tens behind « et »


FRENCH = Language(
    french.numbers.words,
    by_twenties=True,
    with_seven=(10, 70, 90),  # dix-sept, soixante-dix-huit
    with_ten=(60, 80),  # soixante-quinze, quatre-vingt-onze
    after_and=(1, 11),  # vingt et un, soixante et onze
)
ENGLISH = Language(english.grammar.numbers)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words: where it stands, its value, of how many words it is."""

    start: int
    end: int
    value: int
    words: int


def numbers(text: str, language: Language) -> Iterator[Number]:
    """Yield the numbers in words of a text, each as far as its words make one number."""
    at = 0
    while word := _WORD.search(text, at):
        at = word.end()
        if word[0].lower() in language.words:
            reading = _Reading(language)
            at = reading.read(text, word)
            yield Number(word.start(), at, reading.value, reading.words)


class _Reading:
    """What the words of a number so far come to."""

    def __init__(self, language: Language) -> None:
        """Begin without a word."""
        self._language = language
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
        value = int(self._language.words.get(word, "-1"))
        if value < 0 or (self.words and not self.value):
            return False
        if joined and self._group % _HUNDRED and value not in self._language.after_and:
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
        rest, counts = self._group % _HUNDRED, self._language
        if counts.by_twenties and rest * value == _HUNDRED - _TWENTY and value == _TWENTY:
            self._group += _HUNDRED - _TWENTY - rest
            return True
        unit = value < _TEN and (rest >= _TWENTY and not rest % _TEN)
        teen = _TEN <= value < _TWENTY and rest in counts.with_ten
        fits = not rest or unit or teen or (rest in counts.with_seven and _SEVEN <= value < _TEN)
        self._group += value * fits
        return fits
