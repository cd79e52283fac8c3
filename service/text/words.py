"""The words of a French text, in lower case and with their offsets."""

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from service.knowledge import french

# A pattern for a Latin capital of any language: Š and Ş as well as É.
_CAPITALS = filter(str.isupper, map(chr, (*range(0x250), *range(0x1E00, 0x1F00))))
CAPITAL = f"[{''.join(_CAPITALS)}]"
_WORD = re.compile(rf"aujourd'hui|(?:[NO]'(?={CAPITAL}[a-zà-ÿ]))?[^\W_]+(?:[-&][^\W_]+)*'?")
_CLITIC = re.compile(r"(.+?)(?:-t)?-(il|elle|on|ils|elles|je|nous|vous|tu|ce)$")


class Word(NamedTuple):
    """A word in lower case, an elision with its apostrophe, and where it stands in its text."""

    text: str
    start: int
    end: int
    capital: bool

    @property
    def base(self) -> str:
        """The word without an inverted pronoun: "a" of "a-t-il"."""
        match = _CLITIC.match(self.text) if "-" in self.text else None
        return match[1] if match else self.text

    @property
    def clitic(self) -> str:
        """The inverted pronoun: "il" of "a-t-il"; "" where there is none."""
        match = _CLITIC.match(self.text) if "-" in self.text else None
        return match[2] if match else ""


class IndexedText(str):
    """A string that keeps its words once more characters than its own length have been read.

    Until then each stretch is cut into words on demand: most articles have few quotations.
    """

    __slots__ = ("__dict__",)  # for the cached properties, and how many characters were read
    _characters = 0

    @cached_property
    def _words(self) -> list[Word]:
        return _read(self, 0, len(self))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self._words]

    def words(self, start: int, end: int) -> list[Word]:
        """Return the words of a stretch; one that it cuts is read as far as it stands in it."""
        if self._characters > len(self):
            return self._kept(start, end)
        self._characters += max(0, end - start)
        return _read(self, start, end)

    def _kept(self, start: int, end: int) -> list[Word]:
        """Return the words of a stretch from the words of the whole text."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        found = self._words[first:last]
        cut = self._words[first - 1] if first else None
        if cut and cut.end > start:
            if "aujourd'" in cut.text:  # read from its middle it may go on as "aujourd'hui"
                return _read(self, start, end)
            found[:0] = _read(self, start, min(end, cut.end))
        if found and found[-1].end > end:
            found[-1:] = _read(self, found[-1].start, end)
        return found


def begins_clause(word: str) -> bool:
    """Whether quoted words that begin with `word` begin with a verb."""
    kinds = french.quotation_kinds
    return word in kinds.clause_verbs or word.endswith(kinds.clause_verb_endings)


def words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of a stretch of text, in order."""
    if isinstance(text, IndexedText):
        return text.words(start, end)
    return _read(text, start, end)


def _read(text: str, start: int, end: int) -> list[Word]:
    """Return the words of a stretch of text."""
    return [
        Word(found[0].lower(), *found.span(), found[0][0].isupper())
        for found in _WORD.finditer(text, start, end)
    ]


def word_at(text: str, start: int, end: int) -> Word | None:
    """Return the word that begins at `start`, if one does."""
    found = _WORD.match(text, start, end)
    return Word(found[0].lower(), *found.span(), found[0][0].isupper()) if found else None
