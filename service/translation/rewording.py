"""French that a small model misreads, in words that it reads: « mis en examen » as « inculpé ».

Nothing has to be asked twice for it, and the sentence keeps its grammar, as it would not with a
mask. What the press says in such words is in `knowledge.phrasebook`: phrases, and tables of which
`rewording_rules` makes patterns (verbs in all forms, quantities).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from service.knowledge import phrasebook
from service.knowledge.patterns import filled

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
_ENDINGS_IN_ER = "(e|ent|é|ée|és|ées|er|ait|aient|a|èrent|era|eront|erait|eraient)"
_WITH_A = (("à", ""), ("au", " le"), ("aux", " les"))
# « fait » behind « a » is the participle, and a word may stand between.
_HAS_MADE = (
    r"\b((?:ai|a|avons|avez|ont|avait|avaient|aurait|auraient|aura|avoir|ayant|ait|eu) (?:\w+ )?)"
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
    """Return the rows, numbered from the longest on, by the longest word of each.

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
    """Return what is said in the place of a phrase, with a capital where that has one."""
    if any((term in found[0] or found[0] in term) and term in found.string for term in own):
        return found[0]
    made = found.expand(plain)
    return made[:1].upper() + made[1:] if found[0][0].isupper() else made


# --- the patterns, made of the phrasebook's tables ------------------------------------------------


class Rule(NamedTuple):
    """A pattern for French that has `contains` in it, and what is put in its place."""

    contains: str
    pattern: re.Pattern[str]
    plainer: str


def rewording_rules() -> Iterator[Rule]:
    """Yield the rules in the order in which they are looked for."""
    for contains, pattern, plain in _sources():
        yield Rule(contains, re.compile(filled(pattern, phrasebook.fragments)), plain)


def _sources() -> Iterator[tuple[str, str, str]]:
    """Yield a string that must be there, a pattern and what is asked instead, in their order."""
    yield from _topics()
    yield from (row[:3] for row in phrasebook.patterns)
    yield from _quantities()
    yield from _verbs_in_er()
    yield from _turns_with_faire()
    yield from _verbs_with_a()
    yield from (row[:3] for row in phrasebook.last_patterns)


def _topics() -> Iterator[tuple[str, str, str]]:
    for topic, label in phrasebook.topics.items():
        yield topic[1:], rf"\A{topic}(?=(?: (?:à|au|dans|en) [^:.]{{1,40}})? ?:)", label


def _quantities() -> Iterator[tuple[str, str, str]]:
    for word, number in phrasebook.quantities:
        for row in phrasebook.quantity_patterns:
            plain = row.plainer.replace("{number}", number)
            yield word, row.pattern.replace("{word}", word), plain


def _verbs_in_er() -> Iterator[tuple[str, str, str]]:
    """« tir- la sonnette d'alarme », « sonn- l'alarme »: in any form."""
    for turn, plain in phrasebook.verbs_in_er:
        first = f"[{turn[0]}{turn[0].upper()}]"
        rest = turn[1:].replace("-", _ENDINGS_IN_ER, 1).replace("'", "['’]")
        yield _longest(turn[1:]), rf"(?<![\w-]){first}{rest}(?!\w)", plain.replace("-", r"\1", 1)


def _turns_with_faire() -> Iterator[tuple[str, str, str]]:
    for row in phrasebook.turns_with_faire:
        forms = (
            (rf"{_HAS_MADE}fait", row.participle),
            (r"()\bfait", row.present),
            (r"()\bfont", row.plural),
            (r"()\bfaire", row.infinitive),
        )
        for form, said in forms:
            pattern = rf"{form} {row.turn}(?!\w)".replace("'", "['’]")
            yield _longest(row.turn), pattern, rf"\1{said} {row.rest}".rstrip()


def _verbs_with_a() -> Iterator[tuple[str, str, str]]:
    for turn, plain in phrasebook.verbs_with_a:
        for preposition, article in _WITH_A:
            pattern = rf"\b{turn} {preposition}(?!\w)".replace("'", "['’]")
            yield _longest(turn), pattern, plain + article


def _longest(turn: str) -> str:
    """Return the longest word of a turn."""
    words: list[str] = _WORD.findall(turn)
    return max(words, key=len)


# To look for the string that neighbours share once takes half the time.
_RULES = tuple(
    (contains, tuple(rules)) for contains, rules in groupby(rewording_rules(), key=itemgetter(0))
)
