"""The words of a French text, in lower case and with their offsets."""

import re
from typing import NamedTuple

_WORD = re.compile(r"aujourd'hui|[^\W_]+(?:[-&][^\W_]+)*'?")
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


def words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of a stretch of text, in order."""
    found = ((m[0], m.span()) for m in _WORD.finditer(text, start, end))
    return [Word(word.lower(), *span, word[0].isupper()) for word, span in found]


def word_at(text: str, start: int, end: int) -> Word | None:
    """Return the word that begins at `start`, if one does."""
    found = _WORD.match(text, start, end)
    return Word(found[0].lower(), *found.span(), found[0][0].isupper()) if found else None
