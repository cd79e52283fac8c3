"""British or American: each word of our English spelt one way, by a table.

Names stay as they are: words in capitals, and those with one inside a sentence. So do the English
terms of an operator's glossary.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from service.article import Span, Spelling
from service.knowledge.english import SpeltPair, grammar, spelt_pairs
from service.text.words import CAPITAL

_WORD = re.compile(r"(?<![\w@#/\\])(?<!\w\.)[^\W\d_]{2,}(?![\w@/\\]|\.\w)")  # not in color.com
_LETTERS = re.compile("[a-z]+")  # a look at the words in small letters: a tenth of the time
_OPENING = re.compile(  # what stands before a sentence's first word; « Mrs. » ends no sentence
    r"(?:\A|(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})(?<![A-Z][a-z]{3})[.!?…]+[”’\")\]]*\s"
    r"|:\s*[“\"])[\s“‘\"(\[–—-]*\Z"
)
_LONGEST_OPENING = 20  # characters
_NAME_GOES_ON = re.compile(rf"[ -](?:(?:of|for|the|and|in|on|de|du|des) )*{CAPITAL}")


class Form(NamedTuple):
    """How a word is spelt; where the French has a word of `french`, if any, and none of `unless`.

    These are in small letters.
    """

    written: str
    french: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    def fits(self, words: Collection[str]) -> bool:
        """Whether the words of the French allow this spelling."""
        told = not self.french or not self.french.isdisjoint(words)
        return told and self.unless.isdisjoint(words)


@dataclass(frozen=True, slots=True)
class Speller:
    """Spells English: `forms` by the word to change, `fixed` finds what is left alone."""

    forms: Mapping[str, Form]
    fixed: re.Pattern[str] | None

    def spelt(
        self, english: str, source: str, kept: Iterable[str] = (), *, inside: bool = False
    ) -> str:
        """Spell the words of some English, the translation of `source`, but for what is `kept`.

        `inside`: it goes on with a sentence, so that a capital at its beginning makes a name.
        """
        if self.forms.keys().isdisjoint(_LETTERS.findall(english.lower())):
            return english
        words = _WORD.findall(source)
        french = frozenset([*words, *map(str.lower, words)])
        fixed = [*self._fixed(english), *_places(english, kept)]

        def written(found: re.Match[str]) -> str:
            form = self.forms.get(found[0].lower())
            if form is None or not form.fits(french) or _is_name(found, french, inside=inside):
                return found[0]
            here = Span(*found.span())
            return found[0] if any(map(here.overlap, fixed)) else _cased(form.written, found[0])

        return _WORD.sub(written, english)

    def _fixed(self, english: str) -> Sequence[Span]:
        """Find the operator's terms."""
        return [Span(*f.span()) for f in self.fixed.finditer(english)] if self.fixed else []


def speller(spelling: Spelling, terms: Iterable[str] = ()) -> Speller:
    """Make what spells English in one of two ways, but for these terms, in whatever case."""
    forms = _forms(spelling)
    met = [t for t in terms if not forms.keys().isdisjoint(_LETTERS.findall(t.lower()))]
    either = "|".join(map(re.escape, sorted(set(met), key=len, reverse=True)))
    fixed = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if met else None
    return Speller(forms, fixed)


@cache
def _forms(spelling: Spelling) -> Mapping[str, Form]:
    """Return the words that are spelt otherwise, with how they are spelt."""
    found: dict[str, Form] = {}
    for pair in spelt_pairs:
        if pair.only in {"", spelling}:
            british, american = _words(pair.british, pair), _words(pair.american, pair)
            told = frozenset(pair.french.split()), frozenset(pair.unless.split())
            found |= (
                {a: Form(b, *told) for a, b in zip(american, british, strict=True)}
                if spelling == "en-GB"
                else {b: Form(a) for a, b in zip(american, british, strict=True)}
            )
    return found


def _words(stem: str, pair: SpeltPair) -> list[str]:
    """Return the words of a stem; the ending - is none."""
    return [stem + ending.removeprefix("-") for ending in pair.endings.split()]


def _cased(written: str, word: str) -> str:
    """Begin with a capital where the word does."""
    return written.capitalize() if word[0].isupper() else written


def _places(english: str, strings: Iterable[str]) -> Sequence[Span]:
    """Find strings wherever they stand."""
    found = (re.finditer(re.escape(string), english) for string in strings if string)
    return [Span(*place.span()) for places in found for place in places]


def _is_name(found: re.Match[str], french: Collection[str], *, inside: bool) -> bool:
    """Whether a word is a name or part of one: its capital is not that of a sentence.

    Nor is that of a word which the French has too, or of what is called like Labour.
    """
    word, start = found[0], found.start()
    if word.islower():
        return False
    opens = _OPENING.search(found.string, max(0, start - _LONGEST_OPENING), start)
    if not opens or not word[1:].islower() or (inside and not _WORD.search(found.string, 0, start)):
        return True
    goes_on = _NAME_GOES_ON.match(found.string, found.end())
    return bool(goes_on) or word in french or word.lower() in grammar.names_too
