"""Files of knowledge are read as typed values, and a mistake in one is told by file and line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pytest

from service.knowledge import loader
from service.knowledge.loader import KnowledgeError, lists, rows, words


@dataclass(frozen=True, slots=True)
class Values:
    """One field of each type."""

    mark: str
    words: frozenset[str]
    endings: tuple[str, ...]
    english: Mapping[str, str]
    openers: Mapping[str, tuple[str, ...]]


class Rule(NamedTuple):
    """A row of three cells."""

    pattern: str
    replacement: str
    example: str


WHOLE = """
mark = "«"
words = ["un", "une"]
endings = ["eur", "euse"]
[english]
un = "one"
[openers]
"»" = ["«"]
"""


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let every file hold a text."""
    monkeypatch.setattr(loader, "_text", lambda _path: text)


def test_lists_are_read_by_the_types_of_their_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets, sequences, tables."""
    given(monkeypatch, WHOLE)

    found = lists(Values, "fr/x.toml")

    assert found == Values(
        "«", frozenset({"un", "une"}), ("eur", "euse"), {"un": "one"}, {"»": ("«",)}
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("words", "wordz"), "fr/x.toml: missing or unknown: words, wordz"),
        (('mark = "«"', "mark = 3"), "fr/x.toml: 3 is not a string"),
        (('["un", "une"]', '"un"'), "fr/x.toml: 'un' is not a list of strings"),
        (('"euse"]', "4]"), "fr/x.toml: 4 is not a string"),
    ],
)
def test_a_list_of_another_type_is_refused(
    monkeypatch: pytest.MonkeyPatch, change: tuple[str, str], message: str
) -> None:
    """By name, so that its editor finds it."""
    given(monkeypatch, WHOLE.replace(*change))

    with pytest.raises(KnowledgeError, match=message):
        lists(Values, "fr/x.toml")


def test_rows_are_read_with_their_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comments are left out, missing cells are empty."""
    given(monkeypatch, "# why\npattern\treplacement\texample\nà\t␣of␣\nb\tc\td\n")

    assert rows(Rule, "fr/x.tsv") == (Rule("à", " of ", ""), Rule("b", "c", "d"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pattern\texample\n", "fr/x.tsv: the first line is not pattern, replacement, example"),
        ("pattern\treplacement\texample\na\tb\tc\td\n", "fr/x.tsv: more than 3 cells: a\tb\tc\td"),
    ],
)
def test_a_table_of_another_shape_is_refused(
    monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    """With the line."""
    given(monkeypatch, text)

    with pytest.raises(KnowledgeError, match=message):
        rows(Rule, "fr/x.tsv")


def test_a_word_list_has_whole_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """No parts of them, and not the comment."""
    given(monkeypatch, "# why\nabout\nabove\nbelow\n")

    found = words("en/x.txt")

    assert all(word in found for word in ("about", "above", "below"))
    assert not any(word in found for word in ("bout", "abou", "why", "ab", "", "zebra"))
