"""Quotations that begin with a verb: told, asked for, and read."""

import pytest

from service.translation.preparation.quoted.verbs import Form, QuotedVerb, quoted_verb

INFINITIVE, PARTICIPLE = QuotedVerb("infinitive"), QuotedVerb("participle")
FINITE = QuotedVerb("finite")


@pytest.mark.parametrize(
    ("before", "said", "verb"),
    [
        ("Il demande aux élus de ", "voter la loi", INFINITIVE),
        ("Il accuse le maire d'", "oublier le port", INFINITIVE),
        ("Elle appelle à ne pas ", "exagérer", INFINITIVE),
        ("Elle promet de ", "tout faire", INFINITIVE),
        ("Le texte doit encore ", "être relu", INFINITIVE),
        ("Elle parle de ", "premier pas", None),
        ("Il parle d'un ", "pouvoir faible", None),
        ("Il a dit ", "voter est un droit", None),
        (
            "Une enquête afin ",
            "d'identifier les causes",
            QuotedVerb("marked infinitive", mark="d'"),
        ),
        ("Elle appelle ", "à voter", QuotedVerb("marked infinitive", mark="à ")),
        ("Un homme ", "d'honneur", None),
        ("Le maire a ", "menti", PARTICIPLE),
        ("Elles ont déjà ", "pris le port", PARTICIPLE),
        ("Il n'a pas ", "menti", None),
        ("Il a ", "peur", None),
        ("Il est ", "fini", None),
        ("Elle ", "retourne au port", FINITE),
        ("Les élus, nombreux, ", "n'auront rien", QuotedVerb("finite", plural=True)),
        ("Ceux qui ", "votent", QuotedVerb("finite", plural=True)),
        ("Le maire, pour qui ", "voter compte", None),
        ("Un ", "n'importe quoi", None),
        ("Il ", "Retourne au port", None),
        ("Il parle ", "en marchant", None),
        ("Le vers est ", "n'oublions rien", None),
    ],
)
def test_a_verb_is_told_by_its_form_and_what_governs_it(
    before: str, said: str, verb: QuotedVerb | None
) -> None:
    """A noun that looks like one is none, nor a sentence that has its own capital."""
    assert quoted_verb(before, said) == verb


@pytest.mark.parametrize(
    ("verb", "before", "held", "said", "opened"),
    [
        (INFINITIVE, "accusé d'", "accusé de dire ", "oublier", "pour oublier"),
        (
            QuotedVerb("marked infinitive", mark="d'"),
            "afin ",
            "afin de dire ",
            "d'oublier",
            "pour oublier",
        ),
        (PARTICIPLE, "il a ", "il a dit ", "menti", "il a menti"),
        (QuotedVerb("finite", plural=True), "elles ", "elles disent ", "votent", "ils votent"),
    ],
)
def test_the_verb_is_asked_for_in_its_own_form(
    verb: QuotedVerb, before: str, held: str, said: str, opened: str
) -> None:
    """By « dire » before the mask, and by words before the quotation."""
    assert verb.stands_in(before) == held
    assert verb.opened(said) == opened


@pytest.mark.parametrize(
    ("verb", "english", "read"),
    [
        (INFINITIVE, "urges them to say <q1>.", "urges them to <q1>."),
        (INFINITIVE, "accused of saying that <q1>", "accused of <q1>"),
        (INFINITIVE, "calls for <q1>", None),
        (QuotedVerb("marked infinitive", mark="à "), "calls to say <q1>", "calls <q1>"),
        (PARTICIPLE, "The mayor had often said <q1>", "The mayor had often <q1>"),
        (PARTICIPLE, "said that it was <q1>", None),
        (FINITE, "She says <q1>, who says it", "She <q1>, who says it"),
    ],
)
def test_the_english_of_dire_is_taken_out(verb: QuotedVerb, english: str, read: str | None) -> None:
    """Where it does not stand before the mask the answer is none."""
    assert verb.without_stand_in(english, "<q1>") == read


@pytest.mark.parametrize(
    ("verb", "before", "form"),
    [
        (INFINITIVE, "urges them to ", ""),
        (INFINITIVE, "accused of ", "gerund"),
        (INFINITIVE, "those of not ", "gerund"),
        (QuotedVerb("marked infinitive", mark="à "), "consists of ", "gerund"),
        (PARTICIPLE, "The mayor ", ""),
        (PARTICIPLE, "The mayor had often ", "participle"),
        (FINITE, "the house of ", ""),
    ],
)
def test_what_stands_before_a_quotation_says_which_form_it_needs(
    verb: QuotedVerb, before: str, form: Form
) -> None:
    """Accused of “forgetting” it, and asked to “forget” it."""
    assert verb.form_behind(before) == form


@pytest.mark.parametrize(
    ("verb", "english", "read"),
    [
        (INFINITIVE, "to vote", "vote"),
        (INFINITIVE, "for the vote", None),
        (QuotedVerb("marked infinitive", mark="à "), "to vote", "to vote"),
        (PARTICIPLE, "He has lied", "lied"),
        (FINITE, "it remains", "remains"),
        (FINITE, "There is none", None),
    ],
)
def test_the_words_before_a_quotation_are_taken_off(
    verb: QuotedVerb, english: str, read: str | None
) -> None:
    """Where the answer does not begin with them it is no answer."""
    assert verb.without_opening(english) == read
