"""A headline is a sentence that stands by itself, cut at the end of a clause or not at all."""

import pytest

from service.article import Caveat, Quoted, Segment, SegmentTranslation, Span
from service.message import Message
from service.summaries.headline import suggest


def sentence(*frame: str | Quoted, caveats: tuple[Caveat, ...] = ()) -> SegmentTranslation:
    """Build a translated sentence."""
    return SegmentTranslation(Segment("s1", 0, Span(0, 9)), frame, caveats)


def quoted(english: str, *, closes: bool = True) -> Quoted:
    """Build a quotation."""
    return Quoted("q1", 0, Span(0, 9), english, opens=True, closes=closes)


def headline(*frame: str | Quoted) -> str | None:
    """Return the headline of a single sentence, its quotations in English marks."""
    found = suggest([sentence(*frame)])
    if found is None:
        return None
    return "".join(bit if isinstance(bit, str) else bit.in_english_marks for bit in found.frame)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The council has closed the bridge to lorries.",
            "The council has closed the bridge to lorries",
        ),
        (
            (
                "The council has closed the old bridge over the canal to all lorries, which weigh "
                "up to forty tonnes and shook its arches."
            ),
            "The council has closed the old bridge over the canal to all lorries",
        ),
        (
            (
                "On Tuesday evening, after a long debate, the council closed the bridge "
                "over the canal to lorries."
            ),
            "After a long debate, the council closed the bridge over the canal to lorries",
        ),
        (
            (
                "On Tuesday evening, the council closed the bridge over the canal to lorries, "
                "leaving them a detour of forty kilometres."
            ),
            "The council closed the bridge over the canal to lorries",
        ),
        (
            "The council said it had sold the bridge to a bank.",
            "The council said it had sold the bridge to a bank",
        ),
    ],
)
def test_it_is_cut_only_where_a_clause_ends(text: str, expected: str) -> None:
    """A short sentence stays whole; of a long one what is left says something."""
    assert headline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He has closed the bridge to lorries.",
        "This decision has closed the bridge to lorries.",
        "But the council has closed the bridge.",
        "Earlier this week he closed the bridge.",
        "Why has the council closed the bridge?",
        "The council met.",
        "A view from the bridge over the canal.",
        "In the chamber his friends have closed the bridge.",
        "The bridge was closed, she is well on Monday.",
        "The council also closed the bridge.",
        "We were all very glad of that bridge.",
        "Eight other bridges have closed to lorries.",
        "Some have even closed the bridge to lorries.",
        "On these bridges the lorries were stopped.",
        "The council had already sold the bridge to a bank.",
        "The council had closed the bridge to all lorries.",
    ],
)
def test_what_does_not_stand_by_itself_is_none(text: str) -> None:
    """Pronouns, links, questions, what is too short, and what was before the news."""
    assert headline(text) is None


@pytest.mark.parametrize(
    "text",
    [
        (
            "The council has closed the bridge over the canal to all the heaviest lorries, which "
            "shook its arches, the mayor said."
        ),
        (
            "The council has closed the bridge over the canal to all the heaviest lorries, while "
            "the court has not decided."
        ),
        (
            "The council, which met on Tuesday in the great hall for the first time since "
            "the flood, closed the bridge."
        ),
        (
            "Faced with a battered old bridge, the council has at last closed the canal to all "
            "the lorries that had come there since March."
        ),
        (
            "The council will sell, on the first Tuesday of the month, an old bridge over the "
            "canal that is closed to lorries."
        ),
        (
            "The council has said that the bridge, which was built in the time of the floods by "
            "the monks, will stay closed."
        ),
    ],
)
def test_no_cut_takes_away_who_said_it_or_the_verb(text: str) -> None:
    """Better no headline than a wrong one."""
    assert headline(text) is None


def test_a_quotation_is_whole_or_makes_no_headline() -> None:
    """A short one stays; one that is long, or goes on in the next sentence, does not."""
    frame = ("The council has called the bridge ", quoted("a danger to all"), ".")
    assert headline(*frame) == "The council has called the bridge “a danger to all”"
    assert headline(frame[0], quoted("a danger", closes=False)) is None
    assert headline(quoted("It was a close race"), ", admitted the mayor of Blois.") is None
    assert headline(frame[0], quoted("one two three four five six seven eight nine"), ".") is None


def test_the_next_best_is_tried() -> None:
    """A sentence that may be mistranslated is none."""
    text = "The council has closed the bridge to lorries."
    unsure = sentence(
        "The mayor has closed the town to lorries.", caveats=(Caveat("repetition", Message("")),)
    )

    found = suggest([unsure, sentence("He left."), sentence(text)])

    assert found is not None
    assert found.frame == (text[:-1],)
