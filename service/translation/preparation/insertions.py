"""What a journalist inserted into a sentence, written as a small model reads it.

The grammar of a quotation is mended in brackets: « les Parisiens (qui) vont payer », « (s)on
devoir ». The model takes them for an aside, as « (rires) » is one, and loses the thread.
A news agency's dashes have no blanks: « la Cisjordanie --qui inclut Jérusalem-- ». In « Paris a lui
dénoncé un crime » the pronoun says who, and the model takes it for whom: denounced him.
"""

import re

from service.knowledge import french
from service.knowledge.patterns import any_of

_ELIDED = r"(?:[cdjlmnst]|[Qq]u)['’]"
_WORD = rf"(?:{_ELIDED})?{any_of(french.grammar.inserted)}"
_WORDS = rf"(?!et )(?P<words>{_ELIDED}|{_WORD}(?: {_WORD})?)[)\]] ?(?=[\w<«])"
_LETTER = r"(?P<letter>[A-ZÀ-Þcdjlmnstv]|qu)[)\]](?=['’]?[a-zà-ÿ])"
_BRACKETED = re.compile(rf"[(\[](?<![\w)/.].)(?:{_LETTER}|{_WORDS})")
_BEFORE = re.compile(r"([^\W\d_]+) \Z")
_LONGEST_BEFORE = 12  # characters of the word before a bracket
# « il (elle) », « a (ont) », « du (de la) »: one or the other, and no insertion.
_CLASSES = (
    french.grammar.articles,
    french.grammar.pronouns,
    french.grammar.auxiliaries,
    french.grammar.noun_links,
)
# Both marks the same; no hyphen of a word, sign of a number, or point of a list.
_DASHED = re.compile(
    r"(?<=\s)(?<![.;:!?]\s)(?P<dash>--?)(?=[^\W\d_]|(?<=--)\d)(?P<inside>(?:(?!\s-|--)[^–—])+?)"
    r"(?<=[\w>»\"”%)?!]) ?(?P=dash)(?:,?(?=\s)|(?=[.;:)]|\Z))"
)
# Before a participle no pronoun is an object.
_STRESSED = re.compile(
    rf"\b({any_of(french.grammar.auxiliaries - french.grammar.forms_of_be)})"
    r" (?:lui|eux|elles?)(?= (?!aussi\b)[^\W\d_]+(?:é|i|is|it|u|ert)e?s?\b)"
)


def without_stressed_pronouns(text: str) -> str:
    """Leave out a pronoun that stresses a subject, between « avoir » and a participle."""
    return _STRESSED.sub(r"\1", text)


def without_brackets(text: str) -> str:
    """Take the brackets off words that the grammar needs, and off a letter of a word."""
    return _BRACKETED.sub(_bare, text)


def _bare(found: re.Match[str]) -> str:
    """Return what stands in brackets without them; with them where it is an alternative."""
    if found["letter"]:
        return found["letter"]
    start, words = found.start(), found["words"]
    before = _BEFORE.search(found.string, max(0, start - _LONGEST_BEFORE), start)
    pair = {words.split()[0], before[1].lower() if before else ""}
    if len(pair) == 1 or any(pair <= one for one in _CLASSES):
        return found[0]
    return words if words[-1] in "'’" else f"{words} "


def with_spaced_dashes(text: str) -> str:
    """Write a pair of an agency's dashes as a pair with blanks; before a stop only the first."""
    return _DASHED.sub(_spaced, text)


def _spaced(found: re.Match[str]) -> str:
    """Return what stands between dashes, with dashes that have blanks."""
    ends = not found.string[found.end() : found.end() + 1].isspace()
    return f"– {found['inside']}" + " –" * (not ends)
