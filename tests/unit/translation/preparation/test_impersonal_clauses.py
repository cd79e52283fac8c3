"""Reporting clauses that name nobody: their source becomes who says it."""

import pytest

from service.translation.preparation.impersonal_clauses import with_source


@pytest.mark.parametrize(
    ("french", "worded"),
    [
        ("Il est mort, a-t-on appris auprès de la mairie.", "Il est mort, a dit la mairie."),
        ("a-t-on appris jeudi auprès du parquet", "le parquet a dit jeudi"),
        ("apprend-on auprès des pompiers", "disent les pompiers"),
        ("a-t-on appris de source policière", "selon une source policière"),
        ("a-t-on appris hier de sources concordantes", "plusieurs sources ont dit hier"),
        ("assure-t-on dans l'entourage du maire", "selon l'entourage du maire"),
        ("précise-t-on à Bercy", "selon Bercy"),
        ("indique-t-on au ministère", "selon le ministère"),
        ("peut-on lire dans la plainte", "selon la plainte"),
        ("était-il indiqué dans le texte, qui dit", "selon le texte, qui dit"),
        ("est-il précisé", "il est indiqué"),
        ("a-t-il été rappelé", "il a été indiqué"),
        ("est-il encore écrit", "il est encore écrit"),
        ("lit-on sur la photo", "c'est écrit sur la photo"),
        ("a-t-on précisé à l'AFP", "a-t-on précisé à l'AFP"),
        ("a-t-on dit dans la soirée", "a-t-on dit dans la soirée"),
        ("A quoi bon, dit-on dans le rapport ?", "A quoi bon, dit-on dans le rapport ?"),
        ("est-il accusé", "est-il accusé"),
    ],
)
def test_the_source_says_it(french: str, worded: str) -> None:
    """Not who is told, no time, and no question."""
    assert with_source(french) == worded
