"""The files of knowledge are as their editors need them: sorted, without duplicates, all in use."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from service.knowledge import french
from service.knowledge.patterns import any_typed

FOLDER = Path(__file__).parents[3] / "service" / "knowledge"
LISTS = sorted(FOLDER.rglob("*.toml"))
TABLES = sorted(FOLDER.rglob("*.tsv"))
WORDS = sorted(FOLDER.rglob("words.txt"))
# Tables whose rows stand in the order in which they are looked for, or by subject.
IN_ORDER = {"closing_marks", "counterparts", "figures", "page_lines", "quantity_patterns"}


def dictionary_order(words: str) -> tuple[str, str]:
    """Sort as a dictionary does: capitals and accents part only what is otherwise the same."""
    spelt = unicodedata.normalize("NFD", words.casefold().replace("œ", "oe"))
    return "".join(char for char in spelt if not unicodedata.combining(char)), words


def table_rows(path: Path) -> list[list[str]]:
    """Return the rows of a table, its first line among them."""
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def lists_of(path: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the word lists of a file, each with its name."""
    for name, value in tomllib.loads(path.read_text("utf-8")).items():
        within = value if isinstance(value, dict) and name not in IN_ORDER else {"": value}
        for key, words in within.items():
            if isinstance(words, list):
                yield f"{name} {key}", words


def test_every_file_is_in_use() -> None:
    """A file that no module reads would be edited in vain."""
    code = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    named = set(re.findall(r'"((?:fr|en)/[\w/]+\.(?:toml|tsv|txt))"', code))

    assert named == {path.relative_to(FOLDER).as_posix() for path in LISTS + TABLES + WORDS}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_word_lists_are_sorted_and_have_no_duplicates(path: Path) -> None:
    """So that whoever adds a word sees whether it is there."""
    for name, words in lists_of(path):
        assert list(words) == sorted(set(words), key=dictionary_order), name


@pytest.mark.parametrize("path", WORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_words_are_sorted_and_have_no_duplicates(path: Path) -> None:
    """By code point: they are looked for by their first letters."""
    found = [word for word in path.read_text("utf-8").splitlines() if word[0] != "#"]

    assert found == sorted(set(found))
    assert all(re.fullmatch("[a-z]{4,}", word) for word in found)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_tables_are_sorted_and_have_no_duplicates(path: Path) -> None:
    """By their first column; of patterns no row stands twice."""
    _, *rows = table_rows(path)
    if path.stem in IN_ORDER:
        said = (tuple(row[:2]) for row in rows)
        assert not [row for row, times in Counter(said).items() if times > 1]
    else:
        first = [row[0] for row in rows]
        assert first == sorted(set(first), key=dictionary_order)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_blanks_at_the_edge_of_a_cell_can_be_seen(path: Path) -> None:
    """They are written ␣: an editor that strips blanks would change what a row says."""
    cells = [cell for row in table_rows(path) for cell in row]

    assert not [cell for cell in cells if cell != cell.strip(" ")]


@pytest.mark.parametrize("kind", sorted({row.kind for row in french.page_lines}))
def test_each_page_line_is_found_by_its_own_row(kind: str) -> None:
    """A row that another one answers for can never be the reason why a line is left out."""
    start, end = ("", r"\W*+$") if kind == "caption" else (r"\A\W*", "")
    rows = [row for row in french.page_lines if row.kind == kind]
    found = [re.compile(f"{start}{any_typed([row.pattern])}{end}", re.IGNORECASE) for row in rows]
    for row in rows:
        answering = [r for r, one in zip(rows, found, strict=True) if one.search(row.example)]
        assert answering[:1] == [row], row.example


@pytest.mark.parametrize("row", french.counterparts, ids=lambda row: row.example)
def test_each_counterpart_is_found_by_its_own_row(row: french.Counterpart) -> None:
    """In its example, and in the English beside it; no other row speaks of that example."""
    found = [r for r in french.counterparts if re.search(r.pattern, row.example, re.IGNORECASE)]

    assert found == [row]
    assert re.search(row.english, row.answer, re.IGNORECASE)


@pytest.mark.parametrize(
    "words",
    [
        "A mayor may decide; the junior novelist sat in the sun, maybe a friend. They march, Omar.",
        "A common program in Europe: a recent trouble of the squad in France, a supercentral one.",
        "The compound tone of secondary grammar and literary meteors; Dayton yearns, a diminutive.",
    ],
)
def test_no_counterpart_is_found_inside_another_word(words: str) -> None:
    """Nor in a verb that is spelt as a month or a day is: a wrong date would pass."""
    found = [row for row in french.counterparts if re.search(row.english, words, re.IGNORECASE)]

    assert not found
