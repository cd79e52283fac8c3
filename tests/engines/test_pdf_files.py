"""Pages of PDF files as a reader reads them: columns in order, paragraphs whole, heads left out."""

from collections.abc import Sequence

import pytest

from service.adapters.files import pdf_files, readers
from service.article import Caveat
from service.errors import InvalidField, TooLarge
from service.quotations import extraction
from service.text import segment
from tests.typeset import (
    BOX,
    CAPTION,
    COUNCIL,
    COURT,
    LETTER,
    QUOTED,
    RAGGED,
    TITLE,
    TURNS,
    UNCLOSED,
    in_columns,
    picture,
    typeset,
)

STORY = [COUNCIL, QUOTED, LETTER, COURT]


def read(content: bytes) -> list[str]:
    """Return the paragraphs of a file."""
    return readers.read_article("a.pdf", content).text.split("\n\n")


def caveats(content: bytes) -> Sequence[Caveat]:
    """Return what is doubtful of a file."""
    return readers.read_article("a.pdf", content).caveats


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_columns_are_read_one_after_another(number: int) -> None:
    """Below a headline that stands over all; broken words are whole, no paragraph is cut."""
    content = typeset(f"= {TITLE}", in_columns(number, STORY * 4))

    assert read(content) == [TITLE, *STORY * 4]
    assert not caveats(content)


def test_a_box_in_a_column_is_read_at_its_place() -> None:
    """Its heading and its text apart from the story."""
    box = f"#block(stroke: 0.5pt, inset: 6pt)[*Repères* \\ {BOX}]"
    content = typeset(f"= {TITLE}", in_columns(3, [COUNCIL, QUOTED, box, LETTER, *STORY * 3]))

    assert read(content) == [TITLE, COUNCIL, QUOTED, "Repères", BOX, LETTER, *STORY * 3]


def test_two_stories_on_a_page_are_read_one_after_another() -> None:
    """Each with its headline over its columns."""
    second = "Le pont de la Loire sera fermé à la circulation pendant tout l’été"
    content = typeset(
        f"= {TITLE}", in_columns(2, STORY * 2), f"= {second}", in_columns(3, STORY * 2)
    )

    assert read(content) == [TITLE, *STORY * 2, second, *STORY * 2]


FIRE = [
    (
        "Un incendie a détruit dimanche deux hangars du port de Lorient. Personne n’a été blessé,"
        " selon les pompiers, qui sont restés sur place toute la nuit."
    ),
    (
        "« Le vent nous a beaucoup gênés », a expliqué leur commandant, Marc Le Bihan. Une enquête"
        " a été ouverte par le parquet de la ville."
    ),
    (
        "Les deux hangars abritaient des filets et des bouées. Les pêcheurs pourront sortir dès"
        " mardi, a promis la direction du port au ministre de la mer, dans un autre communiqué."
    ),
]
BURNT = "Deux hangars détruits"


@pytest.mark.parametrize(
    ("widths", "left", "right"),
    [("1fr, 1fr", 1, 1), ("1fr, 1fr", 2, 1), ("1fr, 1fr", 2, 2), ("2fr, 1fr", 2, 1)],
)
def test_two_stories_side_by_side_stay_apart(widths: str, left: int, right: int) -> None:
    """Each with its headline over its own columns, and its words whole."""
    first = f"[= {TITLE}\n\n{in_columns(left, STORY * 2)}]"
    second = f"[= {BURNT}\n\n{in_columns(right, FIRE * 2)}]"
    content = typeset(f"#grid(columns: ({widths}), gutter: 8mm, {first}, {second})")

    assert read(content) == [TITLE, *STORY * 2, BURNT, *FIRE * 2]


def test_a_story_that_goes_on_overleaf_is_no_part_of_another() -> None:
    """What refers to its other page is a line of its own."""
    content = typeset(
        f"= {TITLE}",
        in_columns(2, [*STORY, "_Suite page 2_"]),
        "#pagebreak()",
        f"== {BURNT}",
        in_columns(2, FIRE),
        "== Budget",
        "_Suite de la page 1_",
        in_columns(2, STORY),
    )

    assert read(content) == [
        *(TITLE, *STORY, "Suite page 2"),
        *(BURNT, *FIRE),
        *("Budget", "Suite de la page 1", *STORY),
    ]


def test_a_dialogue_beside_a_letter_stays_in_its_column() -> None:
    """A turn ends with its paragraph, an unclosed quotation too; what does not end is told."""
    turns = [*["== Entretien"], *TURNS * 3]
    letter = ["== La lettre", LETTER, UNCLOSED, COURT, COUNCIL]
    content = typeset(in_columns(2, [*turns, "#colbreak()", *letter]))
    found = readers.read_article("a.pdf", content)
    article = segment.paragraphs(found.text)
    quotations = extraction.find(article).quotations
    texts = {q.id: q.source.of(found.text) for q in quotations}
    turns_found = [texts[q.id] for q in quotations if q.kind == "dialogue"]

    assert found.text.split("\n\n") == ["Entretien", *TURNS * 3, "La lettre", *letter[1:]]
    assert turns_found == list(TURNS * 3)
    assert [texts[q.id] for q in quotations if not q.closed] == [UNCLOSED]
    assert "« Les services de l’État ont constaté" in "".join(texts.values())
    assert [(c.code, c.source.of(found.text)) for c in found.caveats if c.source] == [
        ("layout", UNCLOSED)
    ]


def test_heads_and_page_numbers_are_left_out() -> None:
    """A paragraph that goes on overleaf is one."""
    content = typeset(f"= {TITLE}", in_columns(2, STORY * 12))
    found = read(content)

    assert len(pdf_files.read_pages(content)) > 1
    assert found == [TITLE, *STORY * 12]


def test_a_caption_stands_apart_and_the_paragraph_goes_on() -> None:
    """Behind the article, where it interrupts nothing."""
    figure = f"#place(top, float: true, figure({picture()}, caption: [{CAPTION}], numbering: none))"
    content = typeset(f"= {TITLE}", in_columns(2, [COUNCIL, figure, *STORY * 5]))

    assert read(content) == [TITLE, COUNCIL, *STORY * 5, CAPTION]


def test_paragraphs_with_gaps_and_ragged_lines() -> None:
    """Without an indent, without a broken word."""
    assert read(typeset("= Un titre", *STORY, head=RAGGED)) == ["Un titre", *STORY]


def test_a_page_that_is_a_picture_is_refused() -> None:
    """With a sentence that says so; beside other pages it is told."""
    scan = f"#{picture('250mm')}"
    with pytest.raises(InvalidField, match="pictures"):
        read(typeset(scan, head=RAGGED))
    content = typeset(COUNCIL, "#pagebreak()", scan, head=RAGGED)

    assert read(content) == [COUNCIL]
    assert [str(c.message)[:8] for c in caveats(content)] == ["Page 2 i"]


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and characters."""
    content = typeset(*STORY)
    monkeypatch.setattr(pdf_files, "_MOST_CHARACTERS", 100)
    with pytest.raises(TooLarge, match="at most 100"):
        read(content)
    monkeypatch.setattr(pdf_files, "_MOST_PAGES", 0)
    with pytest.raises(TooLarge, match="1 pages"):
        read(content)
