"""The patterns of rewording, made of the phrasebook's tables: verbs in all forms, quantities."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.knowledge import phrasebook
from service.knowledge.patterns import filled

_WORD = re.compile(r"\w+")
_ENDINGS_IN_ER = "(e|ent|é|ée|és|ées|er|ait|aient|a|èrent|era|eront|erait|eraient)"
_WITH_A = (("à", ""), ("au", " le"), ("aux", " les"))
# « fait » behind « a » is the participle, and a word may stand between.
_HAS_MADE = (
    r"\b((?:ai|a|avons|avez|ont|avait|avaient|aurait|auraient|aura|avoir|ayant|ait|eu) (?:\w+ )?)"
)


class Rule(NamedTuple):
    """A pattern for French that has `contains` in it, and what is put in its place."""

    contains: str
    pattern: re.Pattern[str]
    plainer: str


def rewording_rules() -> Iterator[Rule]:
    """Give the rules in the order in which they are looked for."""
    for contains, pattern, plainer in _rows():
        yield Rule(contains, re.compile(filled(pattern, phrasebook.fragments)), plainer)


def _rows() -> Iterator[tuple[str, str, str]]:
    """Give a string that must be there, a pattern and what is asked instead, in their order."""
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
            plainer = row.plainer.replace("{number}", number)
            yield word, row.pattern.replace("{word}", word), plainer


def _verbs_in_er() -> Iterator[tuple[str, str, str]]:
    """« tir- la sonnette d'alarme », « sonn- l'alarme »: in any form."""
    for turn, plainer in phrasebook.verbs_in_er:
        first = f"[{turn[0]}{turn[0].upper()}]"
        rest = turn[1:].replace("-", _ENDINGS_IN_ER, 1).replace("'", "['’]")
        yield _longest(turn[1:]), rf"(?<![\w-]){first}{rest}(?!\w)", plainer.replace("-", r"\1", 1)


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
    for turn, plainer in phrasebook.verbs_with_a:
        for preposition, article in _WITH_A:
            pattern = rf"\b{turn} {preposition}(?!\w)".replace("'", "['’]")
            yield _longest(turn), pattern, plainer + article


def _longest(turn: str) -> str:
    """Return the longest word of a turn."""
    words: list[str] = _WORD.findall(turn)
    return max(words, key=len)
