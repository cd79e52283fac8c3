"""Quotations: found where they stand, kept word for word."""

import pytest

from service.quotations import find
from tests.builders import article_of
from tests.quality.quotations import Golden, golden, measure

ANNOTATED = golden("public") + golden("seed")


@pytest.mark.parametrize("article", ANNOTATED, ids=lambda article: article.name)
def test_an_annotated_article_gives_its_quotations(article: Golden) -> None:
    """Spans by part, what closes, nested, incises and strays are as annotated."""
    wrong: list[str] = []
    measure([article], wrong=wrong)
    assert [
        line
        for line in wrong
        if " speaker:" not in line and " kind:" not in line and " cue:" not in line
    ] == []


def test_a_quotation_in_other_marks_goes_on_from_an_unclosed_one() -> None:
    """It is a quotation of its own that says which one it continues."""
    found = find(article_of("Elle a dit : « Il faudra des mois.\n“Je ne vois rien venir.”"))
    assert [(q.id, q.closed, q.continues) for q in found.quotations] == [
        ("q1", False, None),
        ("q2", True, "q1"),
    ]
