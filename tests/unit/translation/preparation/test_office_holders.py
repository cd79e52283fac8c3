"""The name of who holds an office is asked between commas."""

import pytest

from service.translation.preparation.office_holders import with_commas


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("selon le maire de Pau Jean Rey.", "selon le maire de Pau, Jean Rey."),
        (
            "La députée PS du Var Anne Le Bec (54 ans) a ri",
            "La députée PS du Var, Anne Le Bec (54 ans), a ri",
        ),
        ("le patron des sénateurs LR Luc Rey, lundi", "le patron des sénateurs LR, Luc Rey, lundi"),
        (
            "C'est <q1>, a dit lundi soir le maire de Pau Jean Rey.",
            "C'est <q1>, le maire de Pau, Jean Rey, a dit lundi soir.",
        ),
        # A minister, an institute called after somebody, one who has no office, and two people.
        ("la ministre de la Santé Anne Rey parle", "la ministre de la Santé Anne Rey parle"),
        ("le chef de l'Institut Jean Rey parle", "le chef de l'Institut Jean Rey parle"),
        ("le bras de Pau Jean Rey parle", "le bras de Pau Jean Rey parle"),
        ("l'avocat de Jean Paul Rey parle", "l'avocat de Jean Paul Rey parle"),
    ],
)
def test_who_holds_an_office_stands_between_commas(text: str, asked: str) -> None:
    """Behind the place of the office; before the verb where a time stands there."""
    assert with_commas(text) == asked
