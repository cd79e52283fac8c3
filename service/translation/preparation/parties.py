"""Parties behind a noun, « la députée LR Valérie Boyer », asked for as an adjective.

English has the party before the noun. The model mostly leaves an acronym where the French has it;
an adjective it sets right, so that one stands for the party in what is asked, and the party takes
the place of its English: of ten such sentences package 2.3 set none right with a mask for the
party, and all ten with « gaulliste ».
"""

import re

from service.knowledge import french
from service.knowledge.patterns import any_of

_ADJECTIVE, _ENGLISH = "gaulliste", "Gaullist"
_OFFICE = re.compile(
    rf"\b(?:ex-)?(?i:{any_of(french.people.offices)})(?P<plural>s?)"
    rf" (?P<party>{any_of(french.people.parties)})(?![\w'’/&+-])"
)
_RESTORED = re.compile(rf"\b(?:(?P<article>[Aa]) )?{_ENGLISH}\b")
_SPELT_WITH_VOWEL = re.compile(r"[AEFHILMNORSX][A-Z]")  # an LR MP, an RN mayor


def party_behind_noun(text: str) -> str:
    """Return the party that stands behind a noun, where one does; "" where none or several do."""
    found = {one["party"] for one in _OFFICE.finditer(text)}
    return found.pop() if len(found) == 1 and _ADJECTIVE[:-1] not in text.lower() else ""


def as_adjective(text: str) -> str:
    """Return a string with an adjective for the party behind each noun."""
    return _OFFICE.sub(_adjective, text)


def _adjective(found: re.Match[str]) -> str:
    """Return a noun with the adjective for its party."""
    noun = found[0].removesuffix(found["party"])
    return f"{noun}{_ADJECTIVE}{found['plural']}"


def restored(english: str, request: str, party: str) -> str | None:
    """Put a party in the place of its adjective; None where that did not come back as often."""
    made, times = _RESTORED.subn(lambda found: _with_article(found, party), english)
    asked = request.count(_ADJECTIVE)
    return made if times == asked and _ENGLISH.lower() not in made.lower() else None


def _with_article(found: re.Match[str], party: str) -> str:
    """Return a party with the article that was before its adjective."""
    n = "n" * (_SPELT_WITH_VOWEL.match(party) is not None)
    return f"{found['article']}{n} {party}" if found["article"] else party
