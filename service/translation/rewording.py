"""French that a small model misreads, in words that it reads: « mis en examen » as « inculpé ».

Nothing has to be asked twice for it, and the sentence keeps its grammar, as it would not with a
mask. What the press says in such words is in `phrasebook`.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from service.knowledge import phrasebook
from service.translation.rewording_rules import rewording_rules

_WORD = re.compile(r"\w+")
_ROMAN = re.compile(r"\b(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})(?=(?:e|ème)\b)")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_UNITS = tuple(
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf".split()
)
_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "quatre-vingt": 80, "huitante": 80, "nonante": 90,
}  # fmt: skip
_SPELT = {
    "quatre-vingts": 80,
    **{unit: value for value, unit in enumerate(_UNITS, 1) if "-" in unit},
    **{
        f"{ten}-{link}{unit}": tens + value
        for ten, tens in _TENS.items()
        for link in ("", "et-")
        for value, unit in (*enumerate(_UNITS, 1), (1, "une"))
    },
}
# Not beside « cent » or « mille », whose number it is a part of, nor of a decade.
_COMPOUND = re.compile(
    r"(?<![\w/.@#-])(?<![Cc]ent )(?<!cents )(?<!mille )(?<!années )"
    r"[^\W\d_]+(?:-[^\W\d_]+)+(?![\w-])(?! (?:mille|cents?)\b)"
)
# To look for the string that neighbours share once takes half the time.
_RULES = tuple(
    (hint, tuple(rules)) for hint, rules in groupby(rewording_rules(), key=itemgetter(0))
)


class _Row(NamedTuple):
    """A phrase to look for, by its words and its pattern, and what is said instead."""

    words: frozenset[str]
    phrase: re.Pattern[str]
    plain: str

    @classmethod
    def read(cls, phrase: str, plain: str) -> "_Row":
        """Read a row: its first letter may be large, its É without accent, its ' curly."""
        first, rest = phrase[0], re.escape(phrase[1:]).replace("'", "['’]").replace("É", "[ÉE]")
        either = f"[{first}{first.upper()}]" if first.islower() else first
        end = "" if phrase.endswith("'") else r"(?![\w-])"
        words = frozenset(word.lower() for word in _WORD.findall(phrase) if "É" not in word)
        return cls(words, re.compile(rf"(?<![\w/.@#-]){either}{rest}{end}"), plain)


@cache
def _rows() -> Mapping[str, Sequence[tuple[int, _Row]]]:
    """Give the rows, numbered from the longest on, by the longest word of each.

    To look for every row takes 50 times as long.
    """
    found: defaultdict[str, list[tuple[int, _Row]]] = defaultdict(list)
    for number, phrase in enumerate(sorted(phrasebook.phrases, key=len, reverse=True)):
        word = max(_WORD.findall(phrase.lower()), key=len)
        found[word].append((number, _Row.read(phrase, phrasebook.phrases[phrase])))
    return found


def plainer(text: str, own: Collection[str] = ()) -> str:
    """Say what a French string has of such phrases in plainer words.

    `own` are terms that the operator translates in their own way: what has one in it stays.
    """
    rows, words = _rows(), set(_WORD.findall(text.lower()))
    numbered = {row for word in rows.keys() & words for row in rows[word] if row[1].words <= words}
    for _, row in sorted(numbered, key=lambda row: row[0]):
        text = row.phrase.sub(partial(_put, row.plain, own), text)
    text = _COMPOUND.sub(_in_figures, text)
    for hint, rules in _RULES:
        if hint in text:
            for _, phrase, plain in rules:
                text = phrase.sub(partial(_put, plain, own), text)
    return _ROMAN.sub(_in_digits, text)


def _in_figures(found: re.Match[str]) -> str:
    """Write a number of several words in figures: of « soixante-dix ans » the model made seven."""
    words = found[0][0].lower() + found[0][1:]
    return str(_SPELT.get(words, found[0]))


def _in_digits(found: re.Match[str]) -> str:
    """Write a Roman ordinal in digits: of « XVIIIe siècle » the model made the 19th century."""
    return str(10 * len(found[1]) + _ONES.index(found[2]))


def _put(plain: str, own: Collection[str], found: re.Match[str]) -> str:
    """Give what is said in the place of a phrase, large where that is."""
    if any((term in found[0] or found[0] in term) and term in found.string for term in own):
        return found[0]
    made = found.expand(plain)
    return made[:1].upper() + made[1:] if found[0][0].isupper() else made
