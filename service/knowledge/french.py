"""What the service knows of French: a typed value for each file of fr/, where the words stand.

`french.people.roles` is the list `roles` of `fr/people.toml`, which says what it is for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from service.knowledge.loader import lists, rows, translations

Words = frozenset[str]
Ordered = tuple[str, ...]  # where a prefix, a suffix or a pattern is made of them


@dataclass(frozen=True, slots=True)
class Punctuation:
    """Quotation marks and dashes."""

    dialogue_dashes: str
    elisions: Words
    styles: Mapping[str, str]
    closing_marks: Mapping[str, Ordered]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed classes of words."""

    determiners: Words
    masculine_determiners: Words
    feminine_determiners: Words
    plural_determiners: Words
    articles: Words
    demonstratives: Words
    last_named: Words
    pronouns: Words
    plural_pronouns: Words
    indefinite_subjects: Ordered
    object_pronouns: Words
    detached_pronouns: Words
    first_and_second_person: Ordered
    impersonal_verbs: Words
    impersonal_adjectives: Words
    auxiliaries: Words
    forms_of_be: Words
    verb_clitics: Words
    adverbs: Words
    between_auxiliary_and_participle: Words
    prepositions_a: Words
    noun_links: Words
    adjectives_before_nouns: Words
    superlatives: Words
    adjective_endings: Ordered
    verb_endings: Ordered
    never_inverted: Words
    interjections: Ordered
    inserted: Words


@dataclass(frozen=True, slots=True)
class ReportingVerbs:
    """Verbs that introduce or follow a quotation."""

    stems: Ordered
    finite_forms: Words
    participles: Words
    impersonal_participles: Words
    infinitives: Words
    gerunds: Words
    citing_gerunds: Words
    never_with_a: Words
    only_inverted: Words
    governing_stems: Ordered
    governing_finite_forms: Words
    governing_participles: Words
    light_verbs: Words
    light_verb_complements: Words
    verbs_before_infinitives: Words
    reading_modals: Words
    reading_infinitives: Words
    receiving_forms: Words
    being_told: Words
    of_texts: Words
    naming_forms: Words
    calling_stems: Ordered
    chanting_forms: Words
    noun_markers: Words
    never_nouns: Words


@dataclass(frozen=True, slots=True)
class Clauses:
    """Words that open a clause, stand within it, or end the description of a speaker."""

    connectors: Ordered
    adverbial_openings: Ordered
    times: Ordered
    asides: Ordered
    manners: Ordered
    attitudes: Ordered
    circumstances: Ordered
    governing_words: Words
    phrase_ends: Words
    recipients: Words
    media: Ordered
    audiences: Ordered


@dataclass(frozen=True, slots=True)
class People:
    """Nouns for people and for bodies that speak, and titles."""

    roles: Words
    collectives: Words
    role_endings: Ordered
    not_roles: Words
    feminine_roles: Words
    masculine_roles: Words
    roles_of_either_sex: Words
    masculine_titles: Words
    feminine_titles: Words
    titles_of_either_sex: Words
    name_particles: Words
    not_names: Words
    offices: Words
    parties: Words


@dataclass(frozen=True, slots=True)
class FirstNames:
    """First names, in small letters."""

    masculine: Words
    feminine: Words


@dataclass(frozen=True, slots=True)
class QuotationKinds:
    """Words by which a quotation is told to be speech, writing, a slogan, a title or a term."""

    documents: Words
    documents_quoted_from: Ordered
    texts: Ordered
    writing_bodies: Words
    slogan_words: Words
    slogan_phrases: Ordered
    title_words: Words
    title_phrases: Ordered
    term_words: Words
    clause_openings: Words
    clause_verbs: Words
    clause_verb_endings: Ordered
    clause_words: Words


@dataclass(frozen=True, slots=True)
class Verbs:
    """By which a verb is told that opens a quotation."""

    infinitive_endings: Ordered
    not_infinitives: Words
    infinitive_governors: Words
    participle_endings: Ordered


@dataclass(frozen=True, slots=True)
class Sentences:
    """Abbreviations, and words that open a sentence."""

    never_final: Words
    doubtful: Words
    before_numbers: Words
    short_words: Ordered
    two_letter_first_names: Ordered
    letter_nouns: Words
    openers: Words
    openers_glued_to_names: Ordered
    surname_particles: Words


@dataclass(frozen=True, slots=True)
class StopWords:
    """Words that say nothing of a text's subject."""

    function_words: Words
    other_stop_words: Words
    never_english: Words


@dataclass(frozen=True, slots=True)
class Numbers:
    """Words of dates and times, and of numbers with their values."""

    before_durations: Ordered
    before_times: Ordered
    months: Mapping[str, str]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mail:
    """Beginnings of lines, and words in them, around the article that a message brings."""

    greetings: Ordered
    closings: Ordered
    notes: Ordered
    forwarded: Ordered
    headers: Ordered


@dataclass(frozen=True, slots=True)
class Pages:
    """Words at line ends, in captions, and in the heads of pages.

    `hyphened`: beginnings of words, and how the words begin that a hyphen joins to them.
    """

    after_hyphens: Words
    before_hyphens: Words
    hyphened: Mapping[str, Ordered]
    credits: Ordered


@dataclass(frozen=True, slots=True)
class Geography:
    """Lists of places that have no English beside them."""

    towns_that_are_words: Words
    places_of_two_words: Words
    departments: Ordered
    ambiguous_departments: Ordered
    of_departments: Ordered
    departments_with_article: Mapping[str, Ordered]


@dataclass(frozen=True, slots=True)
class Anaphora:
    """Words by which the opening of a sentence points back to one before it."""

    connectives: Ordered
    times: Ordered
    time_spans: Ordered
    statements: Ordered
    statement_participles: Ordered
    introductory_words: Ordered
    prepositions: Ordered


@dataclass(frozen=True, slots=True)
class Negation:
    """Words by which French denies."""

    second_words: Ordered
    idioms_with_sans: Ordered
    disguised_words: Ordered
    disguised_beginnings: Ordered


class PageLine(NamedTuple):
    """A pattern for a line that is no part of an article, its kind, and an example."""

    kind: str
    pattern: str
    example: str


class Place(NamedTuple):
    """A place, its English, and "loose" where that need not stand in a translation."""

    french: str
    english: str
    sureness: str


class RegularVerb(NamedTuple):
    """A reporting verb in -er by its stem, with its English; `past` is empty where it is in -ed."""

    stem: str
    english: str
    past: str


class IrregularVerb(NamedTuple):
    """Four forms of a reporting verb, with its English."""

    present: str
    participle: str
    plural: str
    imperfect: str
    english: str
    past: str


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What tells whose « son », « sa » and « ses » are."""

    determiners_of_either_gender: Words
    prepositions: Words
    clause_openers: Words
    thing_endings: Ordered
    origin_endings: Ordered
    possessives: Words
    husbands: Words
    wives: Words
    partners: Words
    acronyms: Words


class Figures(NamedTuple):
    """A pattern for French with `contains` in it, what is asked in its place, and an example."""

    contains: str
    pattern: str
    figures: str
    example: str


class Quantity(NamedTuple):
    """« quarantaine », and its number in figures."""

    word: str
    number: str


class QuantityPattern(NamedTuple):
    """How a quantity stands in a sentence, what is asked in its place, and an example."""

    pattern: str
    figures: str
    example: str


class NounByGender(NamedTuple):
    """« porte-parole », and its English of a man and of a woman."""

    french: str
    masculine: str
    feminine: str


class Counterpart(NamedTuple):
    """A pattern of French, one that its English must have, and an example of both."""

    kind: str  # date or unit
    pattern: str
    english: str
    example: str
    answer: str


punctuation = lists(Punctuation, "fr/punctuation.toml")
grammar = lists(Grammar, "fr/grammar.toml")
reporting_verbs = lists(ReportingVerbs, "fr/reporting_verbs.toml")
clauses = lists(Clauses, "fr/clauses.toml")
people = lists(People, "fr/people.toml")
first_names = lists(FirstNames, "fr/first_names.toml")
quotation_kinds = lists(QuotationKinds, "fr/quotation_kinds.toml")
verbs = lists(Verbs, "fr/verbs.toml")
sentences = lists(Sentences, "fr/sentences.toml")
stop_words = lists(StopWords, "fr/stop_words.toml")
numbers = lists(Numbers, "fr/numbers.toml")
mail = lists(Mail, "fr/mail.toml")
pages = lists(Pages, "fr/pages.toml")
geography = lists(Geography, "fr/geography.toml")
anaphora = lists(Anaphora, "fr/anaphora.toml")
antecedents = lists(Antecedents, "fr/antecedents.toml")
negation = lists(Negation, "fr/negation.toml")
figures = rows(Figures, "fr/figures.tsv")
quantities = rows(Quantity, "fr/quantities.tsv")
quantity_patterns = rows(QuantityPattern, "fr/quantity_patterns.tsv")
nouns_by_gender = rows(NounByGender, "fr/nouns_by_gender.tsv")
counterparts = rows(Counterpart, "fr/counterparts.tsv")
page_lines = rows(PageLine, "fr/page_lines.tsv")
person_names = translations("fr/person_names.tsv")
institutions = translations("fr/institutions.tsv")
proper_names = translations("fr/proper_names.tsv")
terms = translations("fr/terms.tsv")
page_labels = translations("fr/page_labels.tsv")
verbs_in_english = rows(RegularVerb, "fr/reporting_verbs_in_english.tsv")
irregular_verbs_in_english = rows(IrregularVerb, "fr/irregular_reporting_verbs_in_english.tsv")
_places = rows(Place, "fr/places.tsv")
# The longest first: « Nouvelle-Écosse » before « Écosse ».
places: Mapping[str, str] = {
    place.french: place.english for place in sorted(_places, key=lambda row: -len(row.french))
}

all_roles = people.roles | people.collectives
all_first_names = first_names.masculine | first_names.feminine
all_stop_words = stop_words.function_words | stop_words.other_stop_words
departments: Mapping[str, str] = {
    **{name: name for name in geography.departments},
    **{name.replace("-", " "): name for name in geography.departments},
    **{f"({name})": f"({name})" for name in geography.ambiguous_departments},
    **{
        f"{article}{name}": f"the {name}"
        for article, names in geography.departments_with_article.items()
        for name in names
    },
}
# Terms whose English must stand in the translation wherever the French has them.
fixed_terms: Mapping[str, str] = {
    **{place.french: place.english for place in _places if place.sureness != "loose"},
    **person_names,
    **institutions,
    **proper_names,
    **departments,
    **page_labels,
}
