"""An answer cut into pieces: nothing is lost, and every piece knows whose words it is."""

from typing import Any

from service.article import Detection
from service.render import Answer
from service.web import marked
from tests.web.conftest import SIGNATURE


def place(text: str, words: str, **more: Any) -> dict[str, Any]:
    """Make the record of where some words stand."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, **more}


def two_sentences_in_one_quotation() -> Answer:
    """Give an answer whose quotation spans two segments, its English after the second."""
    text = "He said: « Un. Deux. » [“One. Two.”]\n\nEnd."
    records = [
        ("s1", 0, [("He said: ", "text"), ("« Un.", "original"), ("[“One.", "gloss")]),
        ("s2", 0, [("Deux. »", "original"), ("Two.”]", "gloss")]),
        ("s3", 1, [("End.", "text")]),
    ]
    segments = tuple(
        {"id": name, "paragraph": number, "target": [place(text, w, role=r) for w, r in targets]}
        for name, number, targets in records
    )
    part = {"target": place(text, "« Un. Deux. »"), "gloss": place(text, "[“One. Two.”]")}
    quotation = {"id": "q1", "verbatim": True, "parts": [part], "in_summary": None}
    found = Detection("fr", 99.0)
    return Answer(text, found, segments, (quotation,), (), SIGNATURE, {})


def test_a_quotation_over_two_segments_is_whole() -> None:
    """The blank between its sentences is its own, and so is the one within its English."""
    paragraphs = marked.translation(two_sentences_in_one_quotation())
    pieces = [piece for run in paragraphs[0] for piece in run.pieces]

    for role, words in (("original", "« Un. Deux. »"), ("gloss", "[“One. Two.”]")):
        assert "".join(p.text for p in pieces if p.role == role) == words
    assert [piece.first for piece in pieces if piece.quotation].count(True) == 1


def test_paragraphs_joined_are_the_text() -> None:
    """But for the line ends between them."""
    answer = two_sentences_in_one_quotation()
    paragraphs = [
        "".join(p.text for run in runs for p in run.pieces) for runs in marked.translation(answer)
    ]

    assert "\n\n".join(paragraphs) == answer.text
