"""The English of a group made to agree with the gender of whom the French is about.

Possessives follow their owners in the article (`antecedents`). Whether a person owns or a thing is
left as the network has it: "its" stays. « La porte-parole » is a spokeswoman.
"""

import re
from collections.abc import Callable, Sequence

from service.knowledge import english, french
from service.translation.preparation.antecedents import English

Bits = Sequence[str | int]  # of a group: strings, and indexes of its items

_NO_NOUNS = "|".join(sorted(english.stop_words.stop_words - {"more", "most", "own", "same"}))
# "her" has a noun behind it: « told her that » and « told her. » have another.
_POSSESSIVE = re.compile(
    rf"(?<![\w-])(?:his|its|her(?=\s)(?!\s+(?:{_NO_NOUNS})\b))(?![\w-])", re.IGNORECASE
)
_PERSONAL = frozenset({"his", "her"})
_GENDERS = (french.grammar.masculine_determiners, french.grammar.feminine_determiners)


def agreeing(bits: Bits, source: str, owners: Sequence[English]) -> tuple[str | int, ...]:
    """Return a group's English in the genders of its French; `owners` of its possessives."""
    agreed = _with_owners(bits, owners)
    for noun in french.nouns_by_gender:
        agreed = _with_noun(agreed, source, noun)
    return tuple(agreed)


def _with_owners(bits: Bits, owners: Sequence[English]) -> Bits:
    """Return the English with its possessives as the owners have them, in their order.

    Where it has another number of them than the French, all owners must be alike.
    """
    told = set(owners)
    many = sum(len(_POSSESSIVE.findall(bit)) for bit in bits if isinstance(bit, str))
    if many > len(owners) or (many < len(owners) and len(told) > 1):
        return bits
    wanted = iter(owners)

    def agreed(found: re.Match[str]) -> str:
        owner = next(wanted)
        changes = owner and found[0].lower() in _PERSONAL
        return _like(found[0], owner) if changes else found[0]

    return _replaced(_POSSESSIVE, agreed, bits)


def _with_noun(bits: Bits, source: str, noun: french.NounByGender) -> Bits:
    """Return the English with a noun in the gender of the French, where that has only one."""
    before = re.findall(rf"(?<!\w)((?:\w+\s+){{1,2}}){noun.french}\b", source.lower())
    words = {word for found in before for word in found.split()}
    masculine, feminine = (not words.isdisjoint(determiners) for determiners in _GENDERS)
    if masculine == feminine:
        return bits
    wrong, right = (noun.feminine, noun.masculine)[:: 1 if masculine else -1]
    pattern = re.compile(rf"\b{wrong}\b", re.IGNORECASE)
    return _replaced(pattern, lambda found: _like(found[0], right), bits)


def _like(word: str, other: str) -> str:
    """Return another word with a capital if the first one has one."""
    return other[0].upper() + other[1:] if word[0].isupper() else other


def _replaced(pattern: re.Pattern[str], by: Callable[[re.Match[str]], str], bits: Bits) -> Bits:
    """Return the bits with what matches replaced in their strings."""
    return [pattern.sub(by, bit) if isinstance(bit, str) else bit for bit in bits]
