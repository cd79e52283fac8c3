"""Columns by the white between them, whatever the order in which a file has its lines."""

import random

import pytest

from service.text.documents.columns import Fragment, flows

SIZE, LEADING = 10.0, 12.0


def line(text: str, left: float, row: float, width: float = 200.0) -> Fragment:
    """Return a line of a page; `row` counts from its head."""
    bottom = 800 - row * LEADING
    return Fragment(text, left, left + width, bottom, bottom + SIZE)


def column(name: str, left: float, rows: range, width: float = 200.0) -> list[Fragment]:
    """Return the lines of a column."""
    return [line(f"{name} ligne numéro {row}", left, row, width) for row in rows]


def read(fragments: list[Fragment]) -> list[list[str]]:
    """Return the names of the lines of each flow."""
    return [[one.text for one in flow] for flow in flows(fragments)]


def texts(fragments: list[Fragment]) -> list[str]:
    """Return the texts of some lines."""
    return [one.text for one in fragments]


LEFT, RIGHT = column("A", 50, range(2, 9)), column("B", 270, range(2, 9))
HEAD = line("Un titre qui passe au-dessus des deux colonnes", 50, 0, 420)
FOOT = line("Une ligne qui passe au-dessous des deux colonnes", 50, 10, 420)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_file_does_not_matter(seed: int) -> None:
    """Row by row, column by column, or none."""
    page = [HEAD, *LEFT, *RIGHT, FOOT]
    random.Random(seed).shuffle(page)  # noqa: S311 - any order will do

    assert read(page) == [[HEAD.text], texts(LEFT), texts(RIGHT), [FOOT.text]]


def test_a_column_that_ends_early_is_read_to_its_end() -> None:
    """What stands beside nothing belongs to its column."""
    short = RIGHT[:2]

    assert read([*LEFT, *short]) == [texts(LEFT), texts(short)]
    assert read([*LEFT[:2], *RIGHT]) == [texts(LEFT[:2]), texts(RIGHT)]


def test_a_column_may_begin_higher() -> None:
    """Its first lines stand in it, not above both."""
    higher = column("B", 270, range(1, 9))

    assert read([*LEFT, *higher]) == [texts(LEFT), texts(higher)]


def test_three_columns_with_a_box_over_two() -> None:
    """The box parts the columns above it from those below."""
    narrow = 130.0
    upper = [column(n, x, range(5), narrow) for n, x in (("A", 50), ("B", 200))]
    box = line("Un encadré sur deux colonnes de la page", 50, 6, 280)
    lower = [column(n, x, range(8, 13), narrow) for n, x in (("D", 50), ("E", 200))]
    third = column("C", 350, range(13), narrow)
    page = [*upper[0], *upper[1], box, *lower[0], *lower[1], *third]

    names = [flow[0][0] for flow in read(page)]
    assert names == ["A", "B", "U", "D", "E", "C"]


def test_cells_of_a_table_are_no_columns() -> None:
    """They are read row by row."""
    rows = [(line(f"{2020 + n}", 50, n, 30), line(f"{n} M€", 300, n, 30)) for n in range(4)]

    assert read([cell for row in rows for cell in row]) == [
        [f"{2020 + n} {n} M€" for n in range(4)]
    ]


def test_fragments_of_a_line_are_one() -> None:
    """With a blank where there is a gap, and none where there is not."""
    parts = [line("Le", 50, 0, 10), line("maire", 64, 0, 30), line("s", 94.5, 0, 5)]

    assert read(parts[::-1]) == [["Le maires"]]
    assert flows([]) == []
