"""What the service knows of English: a typed value for each file of en/, where the words stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from service.knowledge.loader import lists, rows, words


@dataclass(frozen=True, slots=True)
class StopWords:
    """Words that say nothing of a text's subject."""

    function_words: frozenset[str]
    stop_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Capitals, articles, days of the week and number words."""

    never_capitalised: frozenset[str]
    always_capitalised: frozenset[str]
    places_with_article: frozenset[str]
    before_places: frozenset[str]
    numbers: Mapping[str, str]
    names_too: frozenset[str]
    loan_words: frozenset[str]
    offices: frozenset[str]
    weekdays: frozenset[str]
    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anaphora:
    """Words by which the opening of a sentence points back to one before it."""

    pointers: tuple[str, ...]
    counts: tuple[str, ...]
    prepositions: tuple[str, ...]
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headlines:
    """Words by which a sentence is told to be a headline, or to hold one."""

    verbs: tuple[str, ...]
    irregular_participles: tuple[str, ...]
    pointing_openings: tuple[str, ...]
    qualifiers: tuple[str, ...]
    lead_words: tuple[str, ...]
    aside_prepositions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """Words by which English denies."""

    negations: tuple[str, ...]
    disguised_words: tuple[str, ...]
    disguised_beginnings: tuple[str, ...]


class Language(NamedTuple):
    """A language by its code."""

    code: str
    name: str


class SpeltPair(NamedTuple):
    """Words that are spelt in two ways, as stems and endings; the file says what else."""

    british: str
    american: str
    endings: str
    only: str
    french: str
    unless: str


class IrregularParticiple(NamedTuple):
    """A verb's past and its participle, which differ."""

    past: str
    participle: str


stop_words = lists(StopWords, "en/stop_words.toml")
grammar = lists(Grammar, "en/grammar.toml")
anaphora = lists(Anaphora, "en/anaphora.toml")
headlines = lists(Headlines, "en/headlines.toml")
negation = lists(Negation, "en/negation.toml")
language_names: Mapping[str, str] = dict(rows(Language, "en/languages.tsv"))
spelt_pairs = rows(SpeltPair, "en/spelling.tsv")
irregular_participles: Mapping[str, str] = dict(
    rows(IrregularParticiple, "en/irregular_participles.tsv")
)
dictionary = words("en/words.txt")
