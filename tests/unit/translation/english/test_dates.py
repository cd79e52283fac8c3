"""Dates stand in the order of the country whose spelling was asked for."""

import pytest

from service.article import Span
from service.translation.english.spelling import dates_ordered, speller


@pytest.mark.parametrize(
    ("french", "british", "american"),
    [
        ("Le 4 décembre, il part.", "On 4 December, he left.", "On December 4, he left."),
        ("né le 1er mai", "born on 1 May", "born on May 1"),
        ("le 4 mars 2019.", "on 4 March 2019.", "on March 4, 2019."),
        ("le 4 mars 2019, ici", "on 4 March 2019, here", "on March 4, 2019, here"),
        ("mardi 4 mars", "on Tuesday 4 March", "on Tuesday, March 4"),
        ("mardi 4 mars, ici", "on Tuesday 4 March, here", "on Tuesday, March 4, here"),
        ("mardi 4 mars 2019 ?", "Tuesday 4 March 2019?", "Tuesday, March 4, 2019?"),
        ("du 4 au 8 mars", "from 4 to 8 March", "from March 4 to 8"),
        ("le 30 mai et le 2 juin", "on 30 May and 2 June", "on May 30 and June 2"),
    ],
)
def test_a_date_is_written_in_one_order(french: str, british: str, american: str) -> None:
    """With the commas that go with it."""
    assert dates_ordered(american, french, "en-GB") == british
    assert dates_ordered(british, french, "en-US") == american


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("le 4 mars", "March 4th", "4 March"),
        ("mardi 4 mars", "on Tuesday, on 4 March", "on Tuesday 4 March"),
        ("mardi 4 mars", "on Tuesday, on March 4,", "on Tuesday 4 March,"),
        ("mardi 4 mars", "on Tuesday, 4 March,", "on Tuesday 4 March,"),
        ("mardi, le 4 mars", "on Tuesday, 4 March", "on Tuesday, 4 March"),
        ("du lundi 4 au mardi 5 mai", "from May 4 to May 5", "from 4 May to 5 May"),
        ("le 14-Juillet", "July 14 Square", "July 14 Square"),
        ("le 4 mars, 1200 murs", "March 4, 1200 walls", "March 4, 1200 walls"),
        ("le 4 mars et le 5", "March 4 and March 5", "March 4 and March 5"),
        ("le 4 mars", "March 4.5", "March 4.5"),
    ],
)
def test_only_the_dates_of_the_french_are_set_so(french: str, english: str, expected: str) -> None:
    """All of a string or none."""
    assert dates_ordered(english, french, "en-GB") == expected


def test_a_weekday_and_its_date_are_one_in_america_too() -> None:
    """With the comma that parts them there."""
    english = "on Tuesday, on 4 March, on Tuesday on March 4"
    expected = "on Tuesday, March 4, on Tuesday, March 4"

    assert dates_ordered(english, "mardi 4 mars", "en-US") == expected


def test_a_month_that_two_days_share_stays_behind_them() -> None:
    """It is not the second day's alone."""
    english = "from Monday 4 to Tuesday 5 May"

    assert dates_ordered(english, "du lundi 4 au mardi 5 mai", "en-US") == english


def test_america_parts_a_year_and_a_weekday_from_what_follows() -> None:
    """Britain does not; nor does America part what has neither."""
    for british, american in (
        ("on 4 March 2019 here", "on March 4, 2019, here"),
        ("on Monday 4 March here", "on Monday, March 4, here"),
        ("on 4 March here", "on March 4 here"),
    ):
        assert dates_ordered(british, "le 4 mars 2019 ici", "en-US") == american


def test_what_is_kept_and_the_operators_terms_stay() -> None:
    """Their words are not ours."""
    assert dates_ordered("March 4 ici", "le 4 mars", "en-GB", [Span(0, 7)]) == "March 4 ici"
    assert speller("en-GB", ["March 4 Day"]).spelt("March 4 Day", "le 4 mars") == "March 4 Day"
    assert speller("en-GB").spelt("March 4, labor", "le 4 mars") == "4 March, labour"
