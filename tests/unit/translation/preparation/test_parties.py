"""A party behind a noun is asked for as an adjective."""

import pytest

from service.translation.preparation.parties import as_adjective, party_behind_noun, restored


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("la députée LR Valérie Boyer", "LR"),
        ("le patron des sénateurs PS et l'ex-ministre PS", "PS"),
        ("La députée La République en marche Aurore Bergé", "La République en marche"),
        ("les députés LR et les sénateurs PS", ""),
        ("le maire LR-UDI, la députée du PS, un député gaulliste et un élu RN", ""),
    ],
)
def test_a_party_behind_a_noun_is_found(text: str, party: str) -> None:
    """One of the closed class, where a sentence has no other."""
    assert party_behind_noun(text) == party


@pytest.mark.parametrize(
    ("french", "english", "made"),
    [
        ("des maires LR", "Gaullist mayors", "LR mayors"),
        ("un maire LR", "a Gaullist mayor", "an LR mayor"),
        ("un maire UDI", "a Gaullist mayor", "a UDI mayor"),
        ("Un maire MoDem", "A Gaullist mayor", "A MoDem mayor"),
        ("un maire LR, élu LR", "a Gaullist mayor", None),
        ("des maires LR", "Gaullists", None),
    ],
)
def test_a_party_takes_the_place_of_its_adjective(
    french: str, english: str, made: str | None
) -> None:
    """With the article that it needs; not where the adjective got lost, or became a noun."""
    assert restored(english, as_adjective(french), party_behind_noun(french)) == made
