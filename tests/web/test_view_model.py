"""What the page shows of an answer: which notes stand where, and in which language a row is."""

from dataclasses import replace
from typing import get_args

import pytest

from service.article import Caveat, CaveatCode, Detection, Span
from service.message import Message
from service.rendering.answer import HeadlineRecord, SegmentRecord, SliceRecord, TargetRecord
from service.web.editor import view_model
from service.web.editor.text_runs import apostrophes, headline
from service.web.editor.title_block import join_title
from service.web.editor.view_model import Result, result
from tests.web.test_text_runs import ARTICLE, two_sentences_in_one_quotation


def shown(*caveats: Caveat) -> Result:
    """Lay out an answer with some caveats."""
    answer = replace(two_sentences_in_one_quotation(), caveats=caveats)
    return result(answer, join_title("", "", ARTICLE), 3)


def caveat(code: CaveatCode, start: int) -> Caveat:
    """Make a caveat on the words at an offset."""
    return Caveat(code, Message(code), Span(start, start + 3))


def test_what_is_said_of_the_summary_is_no_note_on_the_text() -> None:
    """A quotation that a summary leaves out needs no check where it stands."""
    found = shown(caveat("quotation_omitted", 9), caveat("number_changed", 9))

    assert [(note.letter, note.code) for note in found.notes] == [("a", "number_changed")]
    assert [note.code for row in found.rows for note in row.notes] == ["number_changed"]
    assert [note.quotation for note in found.summary_notes] == ["q1"]


def test_a_row_left_as_posted_is_english() -> None:
    """Its language is told to screen readers, and its apostrophes are its author's."""
    answer = two_sentences_in_one_quotation()
    text = "It's on.\n\nFin."
    segments = tuple(
        SegmentRecord(
            id=f"s{i}",
            paragraph=i,
            source=SliceRecord(a, b, ""),
            translation="",
            target=(TargetRecord(a, end, "", "text"),),
            quotations=(),
        )
        for i, (a, b, end) in enumerate([(0, 8, 8), (10, 14, 15)])
    )
    answer = replace(answer, text="It's on.\n\nIt's.", segments=segments, quotations=())
    rows = result(answer, join_title("", "", text), 3).rows

    assert [row.language for row in rows] == ["en", "fr"]
    assert ["".join(p.text for run in row.target for p in run.pieces) for row in rows] == [
        "It's on.",
        "It’s.",
    ]


def test_the_quote_sheet_has_the_apostrophes_of_the_text() -> None:
    """Else one quotation stood there in two ways."""
    assert shown().quotations[0].translation == "It’s"


@pytest.mark.parametrize(("language", "own"), [("fr", "’"), ("en", "'")])
def test_a_headline_keeps_its_quotation(language: str, own: str) -> None:
    """As it keeps what was posted in English; the translator's own apostrophes are typographic."""
    answer = two_sentences_in_one_quotation()
    quotation = answer.quotations[0]
    part = replace(quotation.parts[0], source=SliceRecord(0, 9, "« l'été »"))
    record = HeadlineRecord("It's « l'été » [“it's”]", Span(0, 9), (quotation.id,))
    answer = replace(
        answer,
        detected=Detection(language, 100.0),
        quotations=(replace(quotation, parts=(part,)), *answer.quotations[1:]),
        headline=record,
    )

    found = result(answer, join_title("", "", ARTICLE), 3).suggestion
    assert "".join(piece.text for piece in found) == f"It{own}s « l'été » [“it{own}s”]"


def test_a_headline_is_cut_at_its_quotation() -> None:
    """So that the page shows the original, its English or both, as everywhere."""
    answer = two_sentences_in_one_quotation()
    text = f"So {answer.text.splitlines()[0]}: so"
    answer = replace(answer, headline=HeadlineRecord(text, Span(0, 9), ("q1",)))

    assert [(piece.text, piece.role) for piece in headline(answer)] == [
        ("So He said: ", "text"),
        ("« Un. Deux. »", "original"),
        (" ", "gloss"),
        ("[“One. Two.”]", "gloss"),
        (": so", "text"),
    ]


def test_notes_that_say_the_same_are_one_group() -> None:
    """What changes the sense comes first; each keeps its letter and its place."""
    codes: tuple[CaveatCode, ...] = ("number_changed", "doubtful", "number_changed")
    found = shown(*(caveat(code, start) for start, code in zip((0, 9, 24), codes, strict=True)))

    assert [(str(g.message), [n.letter for n in g.notes]) for g in found.note_groups] == [
        ("number_changed", ["a", "c"]),
        ("doubtful", ["b"]),
    ]


def test_every_caveat_has_a_weight() -> None:
    """A code that nobody placed would end the page."""
    assert set(view_model._BY_WEIGHT) == set(get_args(CaveatCode))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("We can't, the ministers' aides said.", "We can’t, the ministers’ aides said."),
        ("6' tall, https://x.fr/l'a and l'@nom", "6' tall, https://x.fr/l'a and l'@nom"),
    ],
)
def test_apostrophes(text: str, made: str) -> None:
    """Of words, but not of addresses or measures."""
    assert apostrophes(text) == made
