"""An answer cut into pieces: nothing is lost, and every piece knows whose words it is."""

from service.article import Detection, QuotationMarks, Role, Span
from service.rendering.answer import (
    Answer,
    PartRecord,
    QuotationRecord,
    SegmentRecord,
    SliceRecord,
    TargetRecord,
)
from service.web.editor import text_runs
from tests.web.conftest import SIGNATURE

ARTICLE = "Il dit : « Un. Deux. »\n\nFin."


def place(text: str, words: str) -> SliceRecord:
    """Make the record of where some words stand."""
    start = text.index(words)
    return SliceRecord(start, start + len(words), words)


def target(text: str, words: str, role: Role) -> TargetRecord:
    """Make the record of where some words stand in the result."""
    found = place(text, words)
    return TargetRecord(found.start, found.end, words, role)


def quotation(source: Span, parts: tuple[PartRecord, ...], translation: str) -> QuotationRecord:
    """Make the record of a quotation of which the page needs no more."""
    marks = QuotationMarks("«", "»", "guillemets")
    return QuotationRecord(
        id="q1",
        kind="speech",
        marks=marks,
        closed=True,
        text="",
        content="",
        spoken="",
        speaker=None,
        cue=None,
        incises=(),
        nested=(),
        source=source,
        parts=parts,
        target=None,
        translation=translation,
        verbatim=True,
        continues=None,
    )


def two_sentences_in_one_quotation() -> Answer:
    """Return an answer whose quotation spans two segments, its English after the second."""
    text = "He said: « Un. Deux. » [“One. Two.”]\n\nEnd."
    records: list[tuple[str, int, list[tuple[str, Role]]]] = [
        ("s1", 0, [("He said: ", "text"), ("« Un.", "original"), ("[“One.", "gloss")]),
        ("s2", 0, [("Deux. »", "original"), ("Two.”]", "gloss")]),
        ("s3", 1, [("End.", "text")]),
    ]
    sources = {"s1": "Il dit : « Un.", "s2": "Deux. »", "s3": "Fin."}
    segments = tuple(
        SegmentRecord(
            id=name,
            paragraph=number,
            source=place(ARTICLE, sources[name]),
            translation="",
            target=tuple(target(text, words, role) for words, role in targets),
            quotations=(),
        )
        for name, number, targets in records
    )
    source = place(ARTICLE, "« Un. Deux. »")
    part = PartRecord(source, place(text, "« Un. Deux. »"), place(text, "[“One. Two.”]"))
    quoted = quotation(Span(source.start, source.end), (part,), "It's")
    return Answer(text, Detection("fr", 99.0), segments, (quoted,), (), SIGNATURE, {})


def test_a_quotation_over_two_segments_is_whole() -> None:
    """The blank between its sentences is its own; those within and before its English too."""
    row, _ = text_runs.rows(two_sentences_in_one_quotation(), ARTICLE)
    pieces = [piece for run in row.target for piece in run.pieces]

    for role, words in (("original", "« Un. Deux. »"), ("gloss", " [“One. Two.”]")):
        assert "".join(p.text for p in pieces if p.role == role) == words
    assert [piece.first for piece in pieces if piece.quotation].count(True) == 1


def test_a_segment_has_one_first_run() -> None:
    """Its English may stand apart, after the next segment's original: one place is linked to."""
    row, _ = text_runs.rows(two_sentences_in_one_quotation(), ARTICLE)
    runs = [run for run in row.target if run.segment == "s1"]

    assert [run.first for run in runs] == [True, False]


def test_paragraphs_joined_are_the_texts() -> None:
    """In both languages, but for the line ends between them."""
    answer = two_sentences_in_one_quotation()
    rows = text_runs.rows(answer, ARTICLE)
    source, target = (
        "\n\n".join("".join(p.text for run in side for p in run.pieces) for side in sides)
        for sides in ([row.source for row in rows], [row.target for row in rows])
    )

    assert (source, target) == (ARTICLE, answer.text)
