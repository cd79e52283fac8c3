"""English in the genders of the French."""

import pytest

from service.translation.preparation.agreement import agreeing
from service.translation.preparation.antecedents import English


@pytest.mark.parametrize(
    ("english", "owners", "agreed"),
    [
        ("His mother and his father.", ["her", "her"], "Her mother and her father."),
        ("She lost her keys.", ["his"], "She lost his keys."),
        # Each by itself where there are as many as in the French; what is not told stays.
        ("His mother and his father.", ["her", ""], "Her mother and his father."),
        # Otherwise only where all are alike.
        ("She lost his mother and father.", ["her", "her"], "She lost her mother and father."),
        ("She lost his mother and father.", ["her", ""], "She lost his mother and father."),
        ("He put his hand in his bag.", ["her"], "He put his hand in his bag."),
        # A thing that owns is left; a body that the network takes for a person is not.
        ("The mayor defends its budget.", ["her"], "The mayor defends its budget."),
        ("The SNCF closes his network.", ["its"], "The SNCF closes its network."),
        # "her" that owns nothing.
        ("He told her his name.", ["her"], "He told her her name."),
        ("He told her that his name is Paul.", ["his"], "He told her that his name is Paul."),
        ("He helped her.", ["his"], "He helped her."),
        ("Her own house.", ["his"], "His own house."),
    ],
)  # fmt: skip
def test_possessives_agree_with_their_owners(
    english: str, owners: list[English], agreed: str
) -> None:
    """In the order of the French."""
    assert agreeing([english], "", owners) == (agreed,)


def test_items_of_a_group_are_passed_over() -> None:
    """Possessives are counted over all its strings."""
    assert agreeing(["His ", 0, " and his ", 1], "", ["", "her"]) == ("His ", 0, " and her ", 1)


@pytest.mark.parametrize(
    ("source", "english", "agreed"),
    [
        ("dit la porte-parole", "a spokesman said", "a spokeswoman said"),
        ("Une ancienne porte-parole", "Spokesmen and a spokesman", "Spokesmen and a spokeswoman"),
        ("a dit un porte-parole", "Spokeswoman X said", "Spokesman X said"),
        ("la porte-parole et le porte-parole", "the spokesman", "the spokesman"),
        ("X, porte-parole", "X, spokeswoman", "X, spokeswoman"),
    ],
)
def test_a_noun_has_the_gender_of_its_determiner(source: str, english: str, agreed: str) -> None:
    """Where the French has one gender of it."""
    assert agreeing([english], source, []) == (agreed,)
