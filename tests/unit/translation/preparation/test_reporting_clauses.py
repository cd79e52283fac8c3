"""Reporting clauses: their subject goes first, their verb becomes « dire » and comes back."""

import pytest

from service.knowledge import french
from service.translation.preparation.reporting_clauses import (
    subject_before_verb,
    subject_first,
    verb_replaced,
    verb_restored,
)


@pytest.mark.parametrize(
    ("clause", "turned"),
    [
        ("a dit mardi le préfet", "a dit mardi le préfet"),
        ("m'a-t-il dit", "il m'a dit"),
        ("demande-t-elle", "elle demande"),
        ("a déclaré à l'AFP le préfet", "le préfet a déclaré à l'AFP"),
        ("a confié au Monde Paul Roy", "Paul Roy a confié au Monde"),
        ("a dit à l'AFP la maire, Anne Roy", "la maire, Anne Roy, a dit à l'AFP"),
        ("a répondu à Paul Roy le préfet", "le préfet a répondu à Paul Roy"),
        ("a dit le maire, ému", "a dit le maire, ému"),
        ("a dit, dès mai, la maire, Anne Roy", "a dit, dès mai, la maire, Anne Roy"),
        ("a dit à Le Monde Paul Roy", "Paul Roy a dit à Le Monde"),
        ("a réagi auprès de l'AFP Paul Roy", "Paul Roy a réagi à l'AFP"),
        ("a dit à l'AFP le maire, citant Roy", "le maire a dit à l'AFP, citant Roy"),
        ("dit à l'AFP le maire lors d'un débat", "le maire dit à l'AFP lors d'un débat"),
        ("nous a indiqué le préfet", "le préfet nous a indiqué"),
        ("lui répond sa voisine", "sa voisine lui répond"),
        ("peut-on lire dans la plainte", "on peut lire dans la plainte"),
        ("a dit à l'AFP la maire, Anne Roy, 51 ans", "la maire, Anne Roy, 51 ans, a dit à l'AFP"),
        ("a dit le maire de Lyon à l'AFP", "le maire de Lyon a dit à l'AFP"),
        ("a dit la maire auprès de BFMTV", "la maire a dit à BFMTV"),
        ("a dit Roy dans un texte transmis à l'AFP", "a dit Roy dans un texte transmis à l'AFP"),
        ("Il <q1>, a dit à l'AFP le maire.", "Il <q1>, le maire a dit à l'AFP."),
        ("<q1> et <q2>, pouvait-on lire là", "<q1> et <q2>, on pouvait lire là"),
        ("Il <q1>, a-t-il dit.", "Il <q1>, a-t-il dit."),
        ("Il <q1>, a dit le maire.", "Il <q1>, a dit le maire."),
    ],
)
def test_who_is_told_does_not_become_who_speaks(clause: str, turned: str) -> None:
    """The subject goes before its verb, past whom it told; other clauses stay."""
    assert subject_first(clause) == turned


@pytest.mark.parametrize(
    ("clause", "plain", "verb"),
    [
        ("soupire Nathalie Le Goff", "dit Nathalie Le Goff", "sighs"),
        ("s'est indigné le maire", "a dit le maire", "protested"),
        ("s’indigne-t-il", "dit-il", "protests"),
        ("a-t-il soupiré", "a-t-il dit", "sighed"),
        ("s'est-elle exclamée", "a-t-elle dit", "exclaimed"),
        ("avait-il prévenu", "avait-il dit", "warned"),
        ("se sont inquiétés les élus", "ont dit les élus", "worried"),
        ("renchérissent les élus", "disent les élus", "add"),
        ("reprend-elle", "dit-elle", "goes on"),
        ("s'inquiète Paul", "dit Paul", "worries"),
        ("s'inquiétait la foule", "disait la foule", "worried"),
        ("a encore soupiré le maire", "a encore dit le maire", "sighed"),
        ("est-il précisé", "est-il précisé", ""),
        ("dit Paul", "dit Paul", ""),
        ("l'a confirmé le maire", "l'a confirmé le maire", ""),
        ("ajoute-t-on", "ajoute-t-on", ""),
        ("peste et famine", "peste et famine", ""),
        ("", "", ""),
    ],
)
def test_a_verb_that_opens_a_clause(clause: str, plain: str, verb: str) -> None:
    """A form of « dire » as like it as may be; nouns and other verbs stay."""
    assert verb_replaced(clause) == (plain, verb)


@pytest.mark.parametrize(
    ("clause", "plain"),
    [
        ("Nathalie Le Goff soupire", "Nathalie Le Goff dit"),
        ("Le maire s'est indigné", "Le maire a dit"),
        ("Les élus ont averti", "Les élus ont dit"),
        ("Et voici la tempête", "Et voici la tempête"),
        ("soupire", "soupire"),
    ],
)
def test_a_verb_that_announces(clause: str, plain: str) -> None:
    """The last word before the colon."""
    assert verb_replaced(clause, last=True)[0] == plain


@pytest.mark.parametrize(
    ("english", "verb", "expected"),
    [
        ("the mayor says", "worries", "the mayor worries"),
        ("the mayor said", "went on", "the mayor went on"),
        ("they say", "stress", "they stress"),
        ("told the mayor", "stresses", None),
        ("the mayor told Le Monde", "stresses", "the mayor told Le Monde"),
        ("the mayor, Roy, told AFP", "stresses", "the mayor, Roy, told AFP"),
        ("the mayor said, adding that", "added", "the mayor said, adding that"),
        ("he said she said", "stresses", None),
    ],
)
def test_the_verb_comes_back(english: str, verb: str, expected: str | None) -> None:
    """In the place of the one "said"."""
    assert verb_restored(english, verb, "a dit le maire au Monde") == expected


def test_nobody_is_told_whom_the_french_does_not_name() -> None:
    """« a dit quelqu'un au fond de la salle » tells the room nothing."""
    assert verb_restored("someone told the room", "shouted", "a dit quelqu'un au fond") is None


@pytest.mark.parametrize(
    ("english", "turned"),
    [
        ("deplores his aunt", "his aunt deplores"),
        ("also protests the mayor of Lyon Paul Roy", "the mayor of Lyon Paul Roy also protests"),
        ("notes the academy in a statement", "the academy notes in a statement"),
        ("says the mayor", "says the mayor"),
        ("explains Paul Roy, the mayor", "explains Paul Roy, the mayor"),
        ("adds the MP for the Rhône", "adds the MP for the Rhône"),
        ("he insists", "he insists"),
        ("retorted the latter, before leaving", "the latter retorted, before leaving"),
        ("wrote Paul Roy, referring to it", "Paul Roy wrote, referring to it"),
        ("notes Paul Roy, according to whom", "notes Paul Roy, according to whom"),
    ],
)
def test_a_short_subject_stands_before_its_verb(english: str, turned: str) -> None:
    """Where it would read as the object, and nothing that follows may be part of it."""
    assert subject_before_verb(english) == turned


def test_the_tables_name_verbs_of_saying() -> None:
    """Else no quotation would be followed by one."""
    verbs = french.reporting_verbs
    known = {*verbs.stems, *verbs.finite_forms, *verbs.participles}

    assert {form for verb in french.irregular_verbs_in_english for form in verb[:4]} <= known
    assert {verb.stem for verb in french.verbs_in_english} <= known
