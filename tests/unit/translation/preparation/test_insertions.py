"""What a journalist inserted is asked as the sentence has it."""

import pytest

from service.translation.preparation.insertions import (
    with_spaced_dashes,
    without_brackets,
    without_stressed_pronouns,
)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("les Parisiens (qui) vont payer", "les Parisiens qui vont payer"),
        ("les coulisses de (l') implosion", "les coulisses de l'implosion"),
        ("la qualité [s'était] dégradée", "la qualité s'était dégradée"),
        ("Puisqu'[il n'a] rien", "Puisqu'il n'a rien"),
        ("mineur de (moins de) 15 ans", "mineur de moins de 15 ans"),
        ("(s)on devoir, (s)'engager, [L]e dire", "son devoir, s'engager, Le dire"),
        ("Il dit (que) <q1>.", "Il dit que <q1>."),
        # Asides, alternatives, labels, and parts of words stay.
        ("Lyon (est) et (rires) puis (sic) demain", "Lyon (est) et (rires) puis (sic) demain"),
        (
            "il (elle), le (la), a (ont), du (de la) mieux",
            "il (elle), le (la), a (ont), du (de la) mieux",
        ),
        ("sur (et de) la présidence (pour elles)", "sur (et de) la présidence (pour elles)"),
        (
            "(a) la date, (b) le lieu, ami(e)s, rien à (se)",
            "(a) la date, (b) le lieu, ami(e)s, rien à (se)",
        ),
        ("(...) la suite [...] de (la justice)", "(...) la suite [...] de (la justice)"),
    ],
)
def test_words_that_the_grammar_needs_lose_their_brackets(text: str, asked: str) -> None:
    """Whole words and letters; what can be left out keeps them."""
    assert without_brackets(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "la Cisjordanie --qui inclut Jérusalem-- était",
            "la Cisjordanie – qui inclut Jérusalem – était",
        ),
        ("la séduction -à la limite-, et qui", "la séduction – à la limite – et qui"),
        ("crée -bien sûr - un foule", "crée – bien sûr – un foule"),
        ("36.793 morts --plus de 41.000 en tout--.", "36.793 morts – plus de 41.000 en tout."),
        (
            "de -5 à -3 °C, pré- ou post-, un peut-être -là",
            "de -5 à -3 °C, pré- ou post-, un peut-être -là",
        ),
        (
            "A4-0268/96; -le rapport de M. Petit, -la loi",
            "A4-0268/96; -le rapport de M. Petit, -la loi",
        ),
    ],
)
def test_an_agencys_dashes_get_blanks(text: str, asked: str) -> None:
    """A pair of them; no hyphen, sign or bullet."""
    assert with_spaced_dashes(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Paris a lui dénoncé un crime", "Paris a dénoncé un crime"),
        ("Les élus avaient eux voté", "Les élus avaient voté"),
        # An object, one more of them, with a preposition, no participle.
        ("Il lui a dit, a lui aussi voté", "Il lui a dit, a lui aussi voté"),
        ("C'est à lui dit-on, il y a lui et Ann", "C'est à lui dit-on, il y a lui et Ann"),
    ],
)
def test_a_pronoun_that_stresses_a_subject_is_left_out(text: str, asked: str) -> None:
    """Between « avoir » and a participle."""
    assert without_stressed_pronouns(text) == asked
