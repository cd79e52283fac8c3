"""Quotations that no verb opens: put in their place, asked for, and read."""

import pytest

from service.translation.preparation.quoted.phrases import QuotedPhrase, as_sentence, quoted_phrase


def test_a_sentence_is_no_phrase() -> None:
    """It has a capital of its own."""
    assert quoted_phrase("Il dit ", "Nous partons") is None
    assert quoted_phrase("une ", "belle liste") == QuotedPhrase("une ", "belle liste")


@pytest.mark.parametrize(
    ("before", "said", "behind", "answer", "placed"),
    [
        ("une liste ", "d'union", " du maire.", "a <q1> list of the", "a list <q1> of the"),
        ("ses fonctions ", "jusqu'à la fin", ".", "his <q1> duties.", "his duties <q1>."),
        ("une refonte de ", "la loi", ".", "a <q1> review.", "a review of <q1>."),
        ("dans ", "tous les lieux", " des ports", "in <q1> ports by", "in <q1> of ports by"),
        ("a pris ", "un tas", " de bus au", "took <q1> buses to", "took <q1> of buses to"),
        ("Il dit ", "non à tous", " hier.", "He said <q1> yesterday.", "He said <q1> yesterday."),
        ("un mot ", "de trop", ", dit ici", "a word <q1> uttered", "a word <q1> uttered"),
        ("L'usine ", "a un toit", " et", "The <q1> and <q2> plant", None),
        ("les élus ", "les plus jeunes", ".", "the <q1> members.", "the <q1> members."),
        ("un usage ", "abusif et inhumain", " de", "an <q1> use of", "an <q1> use of"),
        ("les ", "gilets du port", " de Brest", "the <q1> figures", "the <q1> figures"),
        (
            "qualifié le feu de ",
            "fort",
            ".",
            "described the fire of <q1>.",
            "described the fire as <q1>.",
        ),
        ("il n'y a ", "aucun risque", ".", "there are <q1>.", "there is <q1>."),
        ("il n'y avait ", "pas de masques", ".", "There were <q1>.", "There were <q1>."),
        ("Il serait ainsi ", "utile de partir", ".", "He would be <q1>.", "It would be <q1>."),
        ("Il est ", "fier de partir", " du", "He is <q1> of", "He is <q1> of"),
    ],
)
def test_a_phrase_stands_behind_its_noun(
    before: str, said: str, behind: str, answer: str, placed: str | None
) -> None:
    """As in French, unless it can be an adjective; what stands before it agrees with it."""
    asked = f"{before}<q1>{behind}"
    assert QuotedPhrase(before, said).placed("<q1>", asked, answer) == placed


@pytest.mark.parametrize(
    ("before", "said", "opened", "english", "read"),
    [
        ("C'est le ", "meilleur an", "le meilleur an", "the best year", "best year"),
        ("ses ", "10 premiers ans", "les 10 premiers ans", "the first 10 years", "first 10 years"),
        ("un ", "premier pas", "un premier pas", "First step", None),
        ("une ", "menace pour tous", "une menace pour tous", "A threat to all", "threat to all"),
        ("la ", "flambée des prix", "la flambée des prix", "The price surge", "price surge"),
        ("sa ", "seule arme", "la seule arme", "The only weapon", "only weapon"),
        ("des ", "réserves", "réserves", "the reserves", "reserves"),
        ("d'autres le ", "mettent à nu", "le mettent à nu", "lay him bare", None),
        ("l'un des deux, ", "usage local", "usage local", "A local use", None),
        ("une petite liste ", "d'union", "d'union", "union", "of union"),
        ("un homme ", "d'honneur", "d'honneur", "of honour", None),
        ("qualifiant la liste ", "d'union", "d'union", "union", None),
        ("Il s'agit ", "d'union", "d'union", "union", None),
        ("Il est ", "bon de partir", "bon de partir", "It is good to go", "good to go"),
        ("avec ", "un appui clair", "il y a un appui clair", "There is a clear aid", "a clear aid"),
        ("au cas ", "qu'on parte", "il dit qu'on parte", "He says we go", "that we go"),
        ("au cas ", "qu'on parte", "il dit qu'on parte", "He says that we go", "that we go"),
        ("au cas ", "qu'on parte", "il dit qu'on parte", "Let's go", None),
        ("Ici, ", "on part", "on part", "we go", "we go"),
        ("avec ", "une aide", "il y a une aide", "There is aid", None),
    ],
)
def test_it_is_asked_for_with_an_article_and_read_without_it(
    before: str, said: str, opened: str, english: str, read: str | None
) -> None:
    """Where its sentence has it, or has a subject, its English needs none."""
    phrase = QuotedPhrase(before, said)
    assert phrase.opened(said) == opened
    assert phrase.without_opening(english) == read


def test_an_article_is_asked_for_where_it_is_lost() -> None:
    """What has its article already is asked for alone."""
    phrase = QuotedPhrase("avec ", "un appui", alone=True)
    assert phrase.opened("un appui") == "un appui"
    assert phrase.without_opening("strict lockdown") is None
    assert phrase.without_opening("A strict lockdown") == "A strict lockdown"


@pytest.mark.parametrize(
    ("said", "clause", "asked"),
    [
        ("on part", True, "On part."),
        ("ils partent !", True, "Ils partent !"),
        ("ce marathon", False, "Ce marathon."),
        ("que c'est fini", False, "Que c'est fini."),
    ],
)
def test_a_clause_is_asked_as_a_sentence(said: str, clause: bool, asked: str) -> None:
    """What has a subject; « ce » may be no pronoun, and a subordinate clause is no sentence."""
    assert QuotedPhrase("", said).is_clause == clause
    assert as_sentence(said) == asked
