"""People's names in an article: surnames, and the well-known first names before them."""

import re
from collections import defaultdict
from collections.abc import Mapping

from service.knowledge import french
from service.knowledge.patterns import any_of
from service.text.words import CAPITAL

_NAME = re.compile(
    rf"{CAPITAL}[\w'’-]+(?: (?:(?:de|du|des|le|la|van|von|ben|al|el) )?{CAPITAL}[\w'’-]+)*$"
)
_TIED = re.compile(rf"(?:{any_of(french.grammar.noun_links)}|l['’])\s*$", re.IGNORECASE)
_FULL_NAME = re.compile(rf"(?<![\w'’-])({CAPITAL}[\w-]+) (?=({CAPITAL}[\w-]*[^\W\d_])(?![\w-]))")
TITLES = frozenset({"Mme", "Mlle", "Me", "Dr", "Dre", "Pr", "Pre", "Mgr"})  # before a name
_TITLES = rf"MM?\.|{any_of(TITLES)}"
_TITLED_NAME = re.compile(rf"(?<![\w'’-])(?:{_TITLES})\s({CAPITAL}[\w-]*[^\W\d_])")
_WITH_ARTICLE = re.compile(
    rf"(?<![\w'’-])(?:({_TITLES})|({CAPITAL}[\w-]+))\s(L[ea] {CAPITAL}[\w-]*[^\W\d_])"
)
_NO_NAMES = (
    french.all_stop_words
    | {title.lower() for title in TITLES}
    | frozenset("mr mrs ms president président présidente ministre professeur".split())
)
_WORD = re.compile(rf"(?<![\w-]){CAPITAL}[\w-]*[^\W\d_]")


def proper_name(speaker: str) -> str | None:
    """Return the proper name at the end of a speaker's description; None where there is none.

    A place is no name of the speaker: « le maire de Blois ».
    """
    found = _NAME.search(speaker)
    if not found or _TIED.search(speaker, 0, found.start()):
        return None
    return found.group()


def first_names(text: str) -> Mapping[str, str]:
    """Return the first name of each surname of an article; none where two people share a surname.

    Only well-known first names; any other word with a capital before the surname leaves a doubt.
    """
    found = _full_names(text)
    alone = {surname: first for surname, (first, *others) in found.items() if not others}
    return {surname: first for surname, first in alone.items() if is_first_name(first)}


def people(text: str) -> frozenset[str]:
    """Return the surnames that follow a well-known first name or a title.

    They are names wherever they stand: M. Marchand is not a merchant, and after « Yann Le Goff »
    the « Le Goff » that opens a sentence is not "The Goff".
    """
    known = (name for name, firsts in _full_names(text).items() if any(map(is_first_name, firsts)))
    titled = (name for name in _TITLED_NAME.findall(text) if name.lower() not in _NO_NAMES)
    found = _WITH_ARTICLE.findall(text)
    whole = (name for title, first, name in found if title or is_first_name(first))
    return frozenset((*known, *titled, *whole))


def _full_names(text: str) -> Mapping[str, set[str]]:
    """Return for each word with a capital the ones with a capital that stand before it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for first, surname in _FULL_NAME.findall(text):
        if not {first.lower(), surname.lower()} & _NO_NAMES:
            found[surname].add(first)
    return found


def is_first_name(first: str) -> bool:
    """Whether a word is a well-known first name, or a compound of one: Jean-Yves."""
    return first.split("-", maxsplit=1)[0].lower() in french.all_first_names


def surnames(text: str) -> list[str]:
    """Return the words of a text that may be surnames, in order."""
    return _WORD.findall(text)
