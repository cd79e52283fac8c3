"""The likeliest words for what has another look, where the English does not say them alike."""

import pytest

from service.article import Span
from service.text.documents.likely_words import Wanted, likely

ENGLISH = "In his unstable Waters report, inspector Paul Verdier spoke of 300 million."


def chosen(wanted: Wanted, text: str = ENGLISH, *stretches: Span) -> tuple[str, int] | None:
    """Return the words chosen, and how many look alike."""
    found = likely(text, stretches or [Span(0, len(text))], wanted)
    return (found[0].of(text), found[1]) if found else None


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted("Eaux troubles", "Troubled waters", 0.2), ("unstable Waters", 1)),  # as it is alone
        (Wanted("Verdier", "", 0.5), ("Verdier", 1)),  # as it is in French
        (Wanted("300 millions", "", 0.9), ("300 million", 2)),  # figures too
        (Wanted("dans", "within", 0.0), ("In", 0)),  # by its place
        (Wanted("or", "gold", 1.0), ("million", 0)),
        (Wanted("Dans sa", "", 0.9, begins=True), ("In his", 0)),  # where its edge is known
        (Wanted("d’écus.", "of coins", 0.1, ends=True), ("300 million.", 0)),
        (Wanted(" ".join(["mot"] * 40), "", 0.5), (ENGLISH[:-1], 0)),  # more than there are
    ],
)
def test_words_are_chosen_by_likeness_and_by_place(wanted: Wanted, found: tuple[str, int]) -> None:
    """As many as it has by itself; its stop with them."""
    assert chosen(wanted) == found


def test_accents_do_not_part_words() -> None:
    """Nor capitals."""
    assert chosen(Wanted("DÉFICIT", "", 0.0), "It has a large deficit.") == ("deficit", 1)


def test_words_stand_in_one_stretch() -> None:
    """Not before a quotation and behind it."""
    text = "The mayor « a dit » said so."
    wanted = Wanted("l’a dit", "said it so", 0.9)

    assert chosen(wanted, text, Span(0, 9), Span(20, 28)) == ("said so", 1)
    assert chosen(wanted, text, Span(3, 4)) is None
