"""French figures, times and sums, written as a small model reads them.

« soixante-dix » is 70, « XVIIIe » 18e, « 16 heures » 16h00, « 300 k€ » 300 000 euros, « une
quarantaine de navires » environ 40 navires.  Of « soixante-dix ans » the model made seven.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from service.knowledge import french

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
_SPELT: Mapping[str, int] = {
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


class Rule(NamedTuple):
    """A pattern for French that has `contains` in it, and what is written in its place."""

    contains: str
    pattern: re.Pattern[str]
    figures: str


def _rules() -> Iterator[Rule]:
    """Yield the rules in the order in which they are looked for."""
    for row in french.figures:
        yield Rule(row.contains, re.compile(row.pattern), row.figures)
    for word, number in french.quantities:
        for quantity in french.quantity_patterns:
            pattern = re.compile(quantity.pattern.replace("{word}", word))
            yield Rule(word, pattern, quantity.figures.replace("{number}", number))


RULES = tuple(_rules())


def in_figures(text: str, own: Collection[str] = ()) -> str:
    """Write what a French string has of these in figures; what has one of the `own` terms stays."""
    text = _COMPOUND.sub(_compound, text)
    for contains, pattern, figures in RULES:
        if contains in text:
            text = pattern.sub(partial(_put, figures, own), text)
    return _ROMAN.sub(_ordinal, text)


def _compound(found: re.Match[str]) -> str:
    """Return the figures of a number of several words."""
    words = found[0][0].lower() + found[0][1:]
    return str(_SPELT.get(words, found[0]))


def _ordinal(found: re.Match[str]) -> str:
    """Return the figures of a Roman ordinal."""
    return str(10 * len(found[1]) + _ONES.index(found[2]))


def _put(figures: str, own: Collection[str], found: re.Match[str]) -> str:
    """Return what is written in the place of a pattern, with a capital where that has one."""
    if any(term in found[0] or (found[0] in term and term in found.string) for term in own):
        return found[0]
    made = found.expand(figures)
    return made[:1].upper() + made[1:] if found[0][0].isupper() else made
