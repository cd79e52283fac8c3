"""A segment cut into items and groups."""

import pytest

from service.quotations.extraction import find
from service.text.segment import segment
from service.translation.segment_tree import SegmentTree, annotations
from tests.builders import article_of
from tests.call_counts import calls


def tree_of(text: str) -> SegmentTree:
    """Grow the tree of a text that is one segment."""
    article = article_of(text)
    quotations = find(article).quotations
    (only,) = segment(article, quotations)
    return SegmentTree.grow(text, only, annotations(quotations), frozenset())


def test_a_sentence_opens_with_a_segment_an_item_or_behind_a_stop() -> None:
    """And nowhere else."""
    text = "Il a dit « oui » et « non », puis il part."
    tree = tree_of(text)
    opens = [
        text[at:].split(maxsplit=1)[0] for at in range(len(text)) if tree.opens_sentence(text, at)
    ]

    assert opens == ["Il", "oui", "non"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "« On lance un emprunt populaire, poursuit-il. »",
            ["On lance un emprunt populaire", ", poursuit-il", "."],
        ),
        ("« Quoi ? dit-il. Un emprunt. »", ["Quoi ? ", "dit-il", ". ", "Un emprunt."]),
    ],
)
def test_an_incise_that_ends_its_sentence_is_a_clause(text: str, expected: list[str]) -> None:
    """With a mask for it the model put words of the quotation behind it."""
    (quoted,) = (item for item in tree_of(text).contents if item.role == "quoted")

    assert [content.span.of(text) for content in tree_of(text).contents[quoted]] == expected


def test_asking_that_of_many_items_costs_no_more() -> None:
    """A sentence of 12,000 quotations took half a minute while each looked at all others."""
    assert cost(20) == cost(200)


def cost(quotations: int) -> int:
    """Count the calls that asking takes, in a segment of so many quotations."""
    text = "«\u00a0a\u00a0» " * quotations
    tree = tree_of(text)
    return calls(lambda: tree.opens_sentence(text, 9))


def test_an_agencys_pluses_are_marks_of_a_nested_quotation() -> None:
    """They are no part of what is translated."""
    text = 'Il a dit "un +incident médical+ grave".'
    (quoted,) = tree_of(text).root.items
    (nested,) = quoted.items

    assert (nested.role, nested.span.of(text)) == ("nested", "+incident médical+")
    assert nested.inner.of(text) == "incident médical"
