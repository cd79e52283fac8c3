"""French of the press that the model misreads, and what is asked instead: fr/rewordings, as rows.

`service.translation.rewording` and `service.translation.english.misreadings` make patterns of
these; {names} in a pattern stand for its `fragments`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from service.knowledge.loader import rows, translations
from service.knowledge.patterns import filled


class Phrase(NamedTuple):
    """A phrase, and what is asked instead."""

    phrase: str
    plainer: str


class Pattern(NamedTuple):
    """A pattern for French with `contains` in it, what is put in its place, and an example."""

    contains: str
    pattern: str
    plainer: str
    example: str


class Quantity(NamedTuple):
    """« quarantaine », and its number in figures."""

    word: str
    number: str


class QuantityPattern(NamedTuple):
    """How a quantity stands in a sentence, what is put in its place, and an example."""

    pattern: str
    plainer: str
    example: str


class Turn(NamedTuple):
    """A turn with a verb, and another that is asked instead."""

    turn: str
    plainer: str


class TurnWithFaire(NamedTuple):
    """A turn with « faire »; the verb that is asked instead in four forms, and what follows it."""

    turn: str
    present: str
    plural: str
    participle: str
    infinitive: str
    rest: str


class Misreading(NamedTuple):
    """What comes out wrong of French with a pattern in it, the right English, and an example."""

    contains: str
    french: str
    wrong: str
    right: str
    example: str
    output: str


class _Fragment(NamedTuple):
    """A part that patterns have in common."""

    name: str
    pattern: str


def _fragments(found: tuple[_Fragment, ...]) -> Mapping[str, str]:
    """Put fragments into each other, as deep as they stand."""
    named = dict(found)
    return {name: filled(pattern, named) for name, pattern in found}


fragments = _fragments(rows(_Fragment, "fr/rewordings/fragments.tsv"))
phrases: Mapping[str, str] = dict(rows(Phrase, "fr/rewordings/phrases.tsv"))
topics = translations("fr/rewordings/topics.tsv")
patterns = rows(Pattern, "fr/rewordings/patterns.tsv")
quantities = rows(Quantity, "fr/rewordings/quantities.tsv")
quantity_patterns = rows(QuantityPattern, "fr/rewordings/quantity_patterns.tsv")
verbs_in_er = rows(Turn, "fr/rewordings/verbs_in_er.tsv")
turns_with_faire = rows(TurnWithFaire, "fr/rewordings/turns_with_faire.tsv")
verbs_with_a = rows(Turn, "fr/rewordings/verbs_with_a.tsv")
last_patterns = rows(Pattern, "fr/rewordings/last_patterns.tsv")
misreadings = rows(Misreading, "fr/misreadings.tsv")
