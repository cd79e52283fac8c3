"""What an editor takes away: the result as a file, corrections and label included."""

import codecs
import csv
import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from docx.text.paragraph import Paragraph
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.adapters.files import docx_files
from service.app import create_app
from service.errors import InvalidField
from service.pipeline import Engines
from service.settings import Settings
from service.text.file_formats import Block
from tests.web.conftest import ARTICLE, Engine, Pipeline
from tests.web.test_pages import SCRIPT, one, send, soup
from tests.web.whole_service import whole_service

LABEL = "Machine translation, to be checked."
TEXT = "RUTTE SE CONCENTRE SUR CE QUI EST"
HALF = """{"label":"\\ud800","model":"","summary":[],"paragraphs":[],"quotations":[],"notes":[]}"""
SIGN = "✓ checked word for word"

Take = Callable[..., TestResponse]


def take(client: FlaskClient, article: str = ARTICLE, **fields: str) -> TestResponse:
    """Translate an article and ask for a file as the page's form does."""
    return taken_of(client, send(client, article), **fields)


def taken_of(client: FlaskClient, page: TestResponse, **fields: str) -> TestResponse:
    """Ask for a file of a result as the page's form does."""
    held = soup(page).select("#take [type=hidden], input[form=take]")
    hidden = {str(field["name"]): str(field["value"]) for field in held}
    return client.post("/export", data=hidden | {"format": "txt"} | fields)


@pytest.mark.parametrize(
    ("quotes", "shown"),
    [
        ("bilingual", f"{TEXT} « nécessaire maintenant » [“NÉCESSAIRE MAINTENANT”]."),
        ("original", f"{TEXT} « nécessaire maintenant »."),
        ("translated", f"{TEXT} “NÉCESSAIRE MAINTENANT”."),
    ],
)
def test_a_text_file_holds_what_the_page_shows(
    client: FlaskClient, quotes: str, shown: str
) -> None:
    """Label, summary, translation, quote sheet, what to check."""
    answer = take(client, quotes=quotes)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="translation.txt"'
    assert answer.mimetype == "text/plain"
    assert answer.text.split("\n\n") == [
        LABEL,
        "Summary",
        shown,
        "Translation",
        shown,
        "IL PLEUT.",
        "Quotations",
        f"1. « nécessaire maintenant »\n“NÉCESSAIRE MAINTENANT”\nspeaker not named; {SIGN}",
        "Please check",
        f"Check the number. ({ARTICLE.splitlines()[0]})\n",
    ]


def test_the_french_comes_along(client: FlaskClient) -> None:
    """Each paragraph before its English."""
    lines = take(client, french="true").text.split("\n\n")

    assert lines[lines.index("Translation") + 1] == ARTICLE.splitlines()[0]
    assert lines[lines.index("IL PLEUT.") - 1] == "Il pleut."


def test_a_correction_is_in_every_format(client: FlaskClient) -> None:
    """The page sends the document back with the corrected words."""
    form = one(soup(send(client, ARTICLE)), "#take")
    document = json.loads(str(one(form, "[name=document]")["value"]))
    document["paragraphs"][1]["target"][0]["text"] = "It is pouring."
    token = str(one(form, "[name=csrf_token]")["value"])
    for name in ("txt", "md", "docx", "html", "json"):
        fields = {"document": json.dumps(document), "format": name, "csrf_token": token}
        answer = client.post("/export", data=fields, content_type="multipart/form-data")
        text = docx_files.read_docx(answer.data) if name == "docx" else answer.text
        assert "It is pouring." in text, name
        assert "IL PLEUT" not in text, name
        assert LABEL in text, name


HEADED = {"title": "Un # titre", "standfirst": "Un chapô."}


@pytest.mark.parametrize(
    ("kind", "title", "standfirst"),
    [
        ("txt", "UN # TITRE\n", "UN CHAPÔ.\n"),
        ("md", "# UN \\# TITRE\n", "**UN CHAPÔ.**\n"),
        ("html", "<h1>UN # TITRE</h1>", "<p><strong>UN CHAPÔ.</strong></p>"),
        ("json", '"title": "UN # TITRE"', '"standfirst": "UN CHAPÔ."'),
    ],
)
def test_title_and_standfirst_are_kept_apart(
    client: FlaskClient, kind: str, title: str, standfirst: str
) -> None:
    """Before the summary, and each once."""
    text = taken_of(client, send(client, ARTICLE, **HEADED), format=kind).text

    assert text.index(title) < text.index(standfirst) < text.lower().index("summary")
    assert text.count("UN CHAPÔ") == (2 if kind == "json" else 1)  # there among the segments too


def test_word_has_a_title(client: FlaskClient) -> None:
    """In Word's own styles."""
    answer = taken_of(client, send(client, ARTICLE, **HEADED), format="docx")
    paragraphs = docx.Document(BytesIO(answer.data)).paragraphs
    first = [(p.text, p.style.name) for p in paragraphs[1:3] if p.style]

    assert first == [("UN # TITRE", "Title"), ("UN CHAPÔ.", "Subtitle")]


def test_a_file_holds_the_summary_that_is_shown(client: FlaskClient) -> None:
    """The page says how long it is; bullets stay bullets."""
    form = {"length": "2", "format": "txt", "quotes": "bilingual"}
    document = {
        "label": "",
        "model": "",
        "layout": "bullets",
        "summary": [
            {"pieces": [{"text": "One."}], "lengths": [1, 2]},
            {"pieces": [{"text": "Two."}], "lengths": [2, 3]},
            {"pieces": [{"text": "Three."}], "lengths": [3]},
        ],
        "paragraphs": [],
        "quotations": [],
        "notes": [],
    }
    token = str(one(soup(client.get("/")), "#ask [name=csrf_token]")["value"])
    texts = [
        client.post(
            "/export",
            data=form
            | {"document": json.dumps(document | {"layout": layout}), "csrf_token": token},
        ).text
        for layout in ("bullets", "paragraph")
    ]

    assert texts[0].startswith("Summary\n\n• One.\n\n• Two.\n\nTranslation")
    assert texts[1].startswith("Summary\n\nOne. Two.\n\nTranslation")


def test_markdown_is_escaped(client: FlaskClient) -> None:
    """What an article holds is text, also where Markdown would take it for a sign."""
    lines = take(client, "# *Un* [b](c) <i>\n- deux\n3. trois", format="md").text.split("\n\n")

    assert r"\# \*UN\* \[B\](C) \<I\>" in lines
    assert r"\- DEUX" in lines
    assert r"3\. TROIS" in lines


def test_html_is_escaped(client: FlaskClient) -> None:
    """Nothing of an article becomes an element; the French is marked as French."""
    page = BeautifulSoup(take(client, f"{SCRIPT} « {SCRIPT} »", format="html").text, "lxml")

    assert not page.select("script, img, [onerror]")
    assert page.select("i[lang=fr]")[0].text == f"« {SCRIPT} »"
    assert one(page, "title").text == LABEL


def test_word_has_originals_in_italics_and_names_nobody(client: FlaskClient) -> None:
    """Tabs and line ends stay; a mark-up is text."""
    answer = take(client, f"Un\t{SCRIPT} « oui ».", format="docx", quotes="original")
    document = docx.Document(BytesIO(answer.data))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]

    assert f"UN\t{SCRIPT.upper()} « oui »." in [p.text for p in document.paragraphs]
    assert {run.text for run in runs if run.italic} == {"« oui »"}
    assert not document.core_properties.author


def test_a_word_file_holds_every_character_or_mentions_it() -> None:
    """Of the basic plane and beyond: what Word reads is what `held` says, and lacks nothing."""
    codes = (*range(0xD800), *range(0xE000, 0x10000), 0x1F600, 0x1FFFE, 0x10FFFF)
    text = "a".join(map(chr, codes))
    write = docx_files.DocxWriter()
    (read,) = docx.Document(BytesIO(write([Block("english", ((text, False),))]))).paragraphs

    assert read.text == write.held(text)
    kept = set(read.text)
    lost = [code for code in codes if chr(code) not in kept]
    assert lost == [*range(9), *range(11, 32), 0xFFFE, 0xFFFF]
    assert all(f"[U+{code:04X}]a" in read.text for code in lost[:-1] if chr(code) != "\r")


def test_a_word_file_that_reads_otherwise_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written is read back; an article's text is not lost in silence."""
    add = Paragraph.add_run
    monkeypatch.setattr(Paragraph, "add_run", lambda self, text: add(self, text[1:]))
    with pytest.raises(InvalidField):
        docx_files.DocxWriter()([Block("english", (("abc", False),))])


UNHELD = "Il dit « o\x01ui \x00 » ici."


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("docx", "« o[U+0001]ui [U+0000] »"),
        ("html", "« o\x01ui [U+0000] »"),
        ("md", "« o\x01ui \\[U+0000\\] »"),
    ],
)
def test_a_quotation_that_a_format_cannot_hold_is_not_word_for_word(
    client: FlaskClient, kind: str, words: str
) -> None:
    """The character is mentioned where it stands, the sheet and a note say so; strict refuses."""
    for quotes in ("original", "translated"):  # in the latter it stands on the sheet alone
        answer = take(client, UNHELD, format=kind, quotes=quotes)
        text = docx_files.read_docx(answer.data) if kind == "docx" else answer.text
        assert words in text
        assert "\x00" not in text
        assert SIGN not in text
        assert "✗ not word for word" in text
        assert "copy it from the article" in text
        assert take(client, UNHELD, format=kind, quotes=quotes, strict="true").status_code == 422


@pytest.mark.parametrize("kind", ["txt", "json"])
def test_plain_formats_hold_every_character(client: FlaskClient, kind: str) -> None:
    """So the quotation is word for word in them."""
    text = take(client, UNHELD, format=kind, quotes="original").text
    text = json.loads(text)["translatedText"] if kind == "json" else text

    assert "« o\x01ui \x00 »" in text
    assert "✗" not in text


def test_a_page_keeps_blanks_as_they_are(client: FlaskClient) -> None:
    """Two spaces in a quotation are two in a browser."""
    text = take(client, "Il dit « o  ui ».", format="html", quotes="original").text

    assert "« o  ui »" in text
    assert "<style>h1, p, blockquote { white-space: pre-wrap }</style>" in text


def test_json_holds_each_segment_in_both_languages(client: FlaskClient) -> None:
    """For tools of the newsroom."""
    found = json.loads(take(client, format="json", quotes="translated").text)

    assert found["label"] == LABEL
    assert found["segments"][1] == {
        "id": "s2",
        "source": "Il pleut.",
        "translation": "IL PLEUT.",
        "confidence": None,
    }
    assert found["translatedText"] == f"{TEXT} “NÉCESSAIRE MAINTENANT”.\nIL PLEUT."
    assert found["quotations"][0]["original"] == "« nécessaire maintenant »"


NAMED = "« La paix », a dit le maire Dupont.\n« La guerre »."
SAYS = "le maire Dupont [the mayor Dupont], a dit [has said]"


def test_the_quote_sheet_has_speaker_and_cue_in_both_languages(tmp_path: Path) -> None:
    """On the page and in every file; a quotation without either has neither."""
    with whole_service(tmp_path) as client:
        page = send(client, NAMED, source="fr")
        said = [tag.text for tag in soup(page).select(".quotations .speaker")]
        files = {
            kind: taken_of(client, page, format=kind) for kind in ("txt", "md", "html", "docx")
        }
        found = json.loads(taken_of(client, page, format="json").text)["quotations"]
    texts = {kind: answer.text for kind, answer in files.items() if kind != "docx"}
    texts["docx"] = docx_files.read_docx(files["docx"].data)

    assert said == [SAYS, "speaker not named"]
    for kind, text in texts.items():
        assert SAYS in text.replace("\\", ""), kind
    assert {key: found[0][key] for key in found[0] if key.startswith(("speaker", "cue"))} == {
        "speaker": "le maire Dupont",
        "speaker_english": "the mayor Dupont",
        "cue": "a dit",
        "cue_english": "has said",
    }
    assert [found[1][key] for key in ("speaker", "speaker_english", "cue", "cue_english")] == (
        [None] * 4
    )


def test_the_quote_sheet_goes_into_a_spreadsheet(tmp_path: Path) -> None:
    """A row each, with the label; in an encoding that spreadsheets know by its mark."""
    with whole_service(tmp_path) as client:
        answer = taken_of(
            client, send(client, NAMED, source="fr"), format="csv", quotes="translated"
        )
    heads, first, second = csv.reader(StringIO(answer.text.removeprefix("\ufeff")))

    assert answer.data.startswith(codecs.BOM_UTF8)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="quotations.csv"'
    assert dict(zip(heads, first, strict=True)) == {
        "number": "1",
        "original": "« La paix »",
        "English": "The peace",
        "speaker": "le maire Dupont",
        "speaker in English": "the mayor Dupont",
        "cue": "a dit",
        "cue in English": "has said",
        "word for word": "yes",
        "note": LABEL,
    }
    assert second[1:4] == ["« La guerre »", "The war", ""]


def test_a_spreadsheet_runs_nothing_of_an_article(client: FlaskClient) -> None:
    """What would be a formula begins with an apostrophe: as a quotation it is not verbatim."""
    form = one(soup(send(client, ARTICLE)), "#take")
    document = json.loads(str(one(form, "[name=document]")["value"]))
    document["quotations"][0] |= {"english": "=1+1", "speaker": "@SUM(A1)", "original": "- oui"}
    token = str(one(form, "[name=csrf_token]")["value"])
    fields = {"document": json.dumps(document), "format": "csv", "csrf_token": token}
    answer = client.post("/export", data=fields)
    _, row = csv.reader(StringIO(answer.text))

    assert row[1:4] == ["'- oui", "'=1+1", "'@SUM(A1)"]
    assert row[-2] == "no"
    assert client.post("/export", data=fields | {"strict": "true"}).status_code == 422


def test_an_operator_may_leave_the_label_out(
    settings: Settings, engine: Engine, pipeline: Pipeline
) -> None:
    """VERBATIM_LABEL=off."""
    engines = Engines(engine, engine, engine)
    client = create_app(replace(settings, label=""), engines, run=pipeline.run).test_client()

    assert take(client).text.startswith("Summary\n\n")


@pytest.mark.parametrize(
    "fields",
    [
        {"format": "exe"},
        {"document": "{}"},
        {"document": "x"},
        {"quotes": "x"},
        {"more": "1"},
        {"document": HALF},
    ],
)
def test_what_the_page_did_not_send_is_refused(client: FlaskClient, fields: dict[str, Any]) -> None:
    """With a sentence, and never a 500."""
    answer = take(client, **fields)

    assert answer.status_code == 422
    assert "translate the article again" in one(soup(answer), "#error").text


def test_a_page_elsewhere_gets_no_file(client: FlaskClient) -> None:
    """The form's token is asked for here too."""
    assert client.post("/export", data={"format": "txt"}).status_code == 400
