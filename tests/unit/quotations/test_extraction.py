"""Quotations: found where they stand, word for word, with who speaks."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Quotation, Span
from service.quotations import extraction
from service.quotations.extraction import Found, find
from tests import call_counts
from tests.builders import article_of
from tests.quality.quotations import Golden, golden, measure, same_words

ANNOTATED = golden("public") + golden("seed")
TABLE = Path(__file__).parents[2] / "golden" / "quotations.jsonl"
ROWS = [json.loads(line) for line in TABLE.read_text("utf-8").split("\n") if line]


def found_in(text: str) -> Found:
    """Find the quotations of a text whose paragraphs are its lines."""
    return find(article_of(text))


@pytest.mark.parametrize("article", ANNOTATED, ids=lambda article: article.name)
def test_an_annotated_article_gives_its_quotations(article: Golden) -> None:
    """Spans by part, what closes, contents, nested, incises and strays are as annotated."""
    wrong: list[str] = []
    measure([article], wrong=wrong)
    judged = (" kind:", " speaker:", " cue:")  # measured as shares, with floors
    assert [line for line in wrong if not any(name in line for name in judged)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_of_the_table_gives_its_quotations(row: dict[str, Any]) -> None:
    """Every field that a row names is as it says; what it does not name is not judged."""
    found = found_in(row["text"])
    assert [pairs(q.parts) for q in found.quotations] == [q["parts"] for q in row["quotations"]]
    strays = [c.source for c in found.caveats if c.code == "stray_mark" and c.source]
    assert pairs(strays) == row["strays"]
    for quotation, expected in zip(found.quotations, row["quotations"], strict=True):
        assert differences(quotation, expected) == {}


def pairs(spans: tuple[Span, ...] | list[Span]) -> list[list[int]]:
    """Write spans as a row does."""
    return [[span.start, span.end] for span in spans]


def differences(quotation: Quotation, expected: dict[str, Any]) -> dict[str, Any]:
    """Return what a quotation says otherwise than a row, by field."""
    have: dict[str, Any] = {
        "style": quotation.marks.style,
        "nested": pairs(quotation.nested),
        "incises": pairs(quotation.incises),
    }
    for name in ("kind", "closed", "content", "spoken", "continues", "speaker", "cue"):
        have[name] = getattr(quotation, name)
    want = {"nested": [], "incises": [], **expected}
    del want["parts"]
    return {
        name: have[name]
        for name, value in want.items()
        if have[name] != value
        and not (name in ("speaker", "cue") and same_words(have[name], value))
    }


def test_the_marks_are_those_of_the_article() -> None:
    """A close is named only where a mark closes: not for a dash, nor where none was set."""
    found = found_in('— Oui ?\nIl dit : “Non" et « rien')
    marks = [(q.marks.open, q.marks.close, q.marks.style) for q in found.quotations]
    assert marks == [("—", None, "dash"), ("“", '"', "curly"), ("«", None, "guillemets")]


def test_caveats_are_sentences_without_the_articles_words() -> None:
    """An editor reads them; a log may hold them."""
    found = found_in("Le mot secret» et « le reste secret")
    assert [c.code for c in found.caveats] == ["stray_mark", "unclosed"]
    messages = [str(caveat.message) for caveat in found.caveats]
    assert all(text.endswith(".") and "secret" not in text for text in messages)


def test_speakers_of_very_many_quotations_are_not_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All are found, and the editor is told from where on nobody is named."""
    monkeypatch.setattr(extraction, "_ANALYSED", 2)
    found = found_in("« Oui », dit Luc. « Non », dit Zoé.\n« Si », dit Max. « Ah », dit Léa.")
    assert [q.speaker for q in found.quotations] == ["Luc", "Zoé", None, None]
    assert [q.content for q in found.quotations] == ["Oui", "Non", "Si", "Ah"]
    (caveat,) = found.caveats
    assert (caveat.code, caveat.source) == ("speakers_unknown", found.quotations[2].source)


# Any text.

FRAGMENTS = """
« » «|»|“|”|"|'|’|‘|‹ | ›|„|— |– |, dit le maire,| a-t-il dit|Le maire a déclaré : |Il |5"|
12' 40"|l'|d’|é|e\u0301|\u200b|😀|\u202f|\u00a0|.|!| ?|…|,|mot |Mot |Marie Durand |selon |que |
qui |M. |\ufeff|\t|(|)|:|<q1>|[...]|a été |et |Le préfet |\x01|\x00|et d'ajouter : |— Oui ?|
print("a")
"""
BREAKS = ("\n", "\n\n", "\r\n", "\u2028")
PIECES = (*FRAGMENTS.strip().replace("|\n", "|").split("|"), *BREAKS, " ")
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@given(texts)
def test_any_text_gives_quotations_in_order_and_whole(text: str) -> None:
    """Parts lie each in a paragraph, in order and apart; what is inside lies inside."""
    article = article_of(text)
    last = 0
    for number, quotation in enumerate(find(article).quotations, start=1):
        assert quotation.id == f"q{number}"
        assert quotation.source == Span(quotation.parts[0].start, quotation.parts[-1].end)
        for part in quotation.parts:
            assert last <= part.start < part.end
            assert any(paragraph.contains(part) for paragraph in article.paragraphs)
            last = part.end
        for span in (*quotation.nested, *quotation.incises):
            assert any(part.contains(span) for part in quotation.parts)


@given(texts)
def test_any_text_gives_words_of_its_own(text: str) -> None:
    """Marks, content, speaker and cue are the article's; spoken holds no other words either."""
    for quotation in found_in(text).quotations:
        words = quotation.source.of(text)
        assert quotation.content in words
        assert words.startswith(quotation.marks.open)
        assert quotation.marks.close is None or words.endswith(quotation.marks.close)
        assert not quotation.speaker or quotation.speaker in text
        assert not quotation.cue or quotation.cue in text
        assert set(quotation.spoken) <= {*words, " "}


@given(texts)
def test_only_unclosed_quotations_have_the_caveat(text: str) -> None:
    """One for each, where it stands; a stray mark stands in no quotation's closing place."""
    found = found_in(text)
    unclosed = [c.source for c in found.caveats if c.code == "unclosed"]
    assert unclosed == [q.source for q in found.quotations if not q.closed]


@pytest.mark.parametrize(
    "last",
    [
        "e\u0301",
        "E\u0302\u0323",
        "\u00ea\u0323",
        "n\u200b\u0303",
        "…\u0301",
        "_\u0332",
        "❤\ufe0f",
        "👍🏽",
        "1\ufe0f\u20e3",
    ],
)
@pytest.mark.parametrize("after", ["", "\nIl pleut."])
def test_an_unclosed_quotation_ends_behind_its_last_letter(last: str, after: str) -> None:
    """With the accents of decomposed letters, and what else belongs to the last character."""
    words = f"« Voilà la liberte\u0301 {last}"
    (found,) = found_in(f"Il a dit : {words}{after}").quotations

    assert not found.closed
    assert found.source.of(f"Il a dit : {words}{after}") == words
    assert found.content == words[2:]


@given(texts)
def test_a_continuation_follows_an_unclosed_quotation(text: str) -> None:
    """It names the quotation right before it."""
    quotations = found_in(text).quotations
    for before, quotation in pairwise(quotations):
        if quotation.continues:
            assert quotation.continues == before.id
            assert not before.closed


# Linear work, counted in calls and not in seconds.

HEAVY = {
    "opened": "« a ",
    "closed": " a »",
    "adjacent": "« a » ",
    "attributed": "Le maire a dit « a », et il a dit « b ». ",
    "pronouns": "« Oui », a-t-il dit. Marie Dupont part. ",
    "straight": ' " a ',
    "short": '"a" ',
    "elisions": "l'a 'ab' ",
    "no stops": "le maire a dit « oui » ",
    "inches": '5" ',
    "mixed": "«“‹\"'",
    "lines": "« a\n",
    "other marks": "« a\n\n“ b ”\n",
    "incises": "« Oui, dit le maire, non. ",
    "dialogue": "— Oui, dit le maire.\n",
    "narration": "Le maire a dit que ",
    "verbs": "Il a dit : « a » ",
}


def calls(text: str) -> int:
    """Count the calls of Python functions while quotations are found."""
    article = article_of(text)
    return call_counts.calls(lambda: find(article))


@pytest.mark.parametrize("piece", HEAVY.values(), ids=HEAVY.keys())
def test_twice_the_text_is_about_twice_the_work(piece: str) -> None:
    """Quadratic work would be four times; windows that fill up make it a little over two."""
    assert calls(piece * 400) <= 2.5 * calls(piece * 200)


@pytest.mark.parametrize("piece", HEAVY.values(), ids=HEAVY.keys())
def test_no_text_takes_many_calls_a_character(piece: str) -> None:
    """What stands before a quotation is not read again for each of many in its sentence."""
    text = piece * (4_000 // len(piece))
    assert calls(text) <= 40 * len(text)


@pytest.mark.parametrize("piece", HEAVY.values(), ids=HEAVY.keys())
def test_ten_thousand_marks_are_read(piece: str) -> None:
    """Nested, adjacent or unbalanced: no limit is met, nothing raised."""
    found = found_in(piece * (10_000 // len(piece) + 1))
    assert found.quotations or found.caveats or piece in ('5" ', "Le maire a dit que ")


@pytest.mark.parametrize("levels", ["«»", "«“”»"])
def test_levels_are_told_to_a_depth(levels: str) -> None:
    """Each nested quotation has its own copy of the words: thousands would be gigabytes."""
    opening, closing = levels[: len(levels) // 2] * 1000, levels[len(levels) // 2 :] * 1000
    (quotation,) = found_in(f"{opening}a{closing}").quotations

    assert quotation.closed
    assert len(quotation.nested) == 5
