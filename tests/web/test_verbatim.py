"""Every kind of text that leaves is checked on its way out: the real pipeline, damaged in one step.

What the checks find, `tests/unit/rendering/test_verbatim.py` tests; here is that each is asked.
"""

import io
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service import pipeline
from service.adapters.files.docx_files import read_docx
from service.app import create_app
from service.article import Quoted
from service.jobs.records import WorkItem
from service.pipeline import Engines
from service.rendering import layout, render
from service.rendering.answer import HeadlineRecord
from service.settings import Settings
from service.text import html_alignment
from service.web.execution.job_runner import make_work
from service.web.middleware.metrics import Metrics
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator
from tests.web.test_events import read
from tests.web.test_pages import one, send, soup

# No-break spaces, an accent apart from its letter, signs that files escape, the same words twice.
ARTICLE = (
    "Le ministre Dupont a vu «\u00a0la *paix* de l’e\u0301te\u0301 <b>\u202f!\u00a0» et la guerre "
    "à Paris.\r\nLe maire a dit « non » et « non »."
)
ORIGINALS = [
    "«\u00a0la *paix* de l’e\u0301te\u0301 <b>\u202f!\u00a0»",
    "« non »",
    "« non »",
]
ENGINES = Engines(FakeDetector(), FakeTranslator(), FakeRanker())


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Give a client of the whole service over engines of a few lines."""
    given = replace(
        Settings.from_env({}), state_dir=tmp_path_factory.mktemp("state"), rate_limit="off"
    )
    app: Flask = create_app(given, ENGINES)
    return app.test_client()


# --- damages -------------------------------------------------------------------------------------

ORIGINAL, SUMMARY, HEADLINE = layout.Setter._original, render._summary, render._headline
WRITE_HTML = html_alignment.write_html


@dataclass
class Altered:
    """Stands in for an article: some of its characters are others."""

    text: str


def _altering(setter: layout.Setter, segment: str, quoted: Quoted) -> None:
    """Set an original with plain spaces."""
    article = setter.article
    setter.article = Altered(article.text.replace("\u00a0", " "))  # type: ignore[assignment]
    ORIGINAL(setter, segment, quoted)
    setter.article = article


def _summary(*given: Any) -> Any:
    """Set a summary, and lose a word of it."""
    short = SUMMARY(*given)
    short.page.written[:] = [text.replace("*paix*", "paix") for text in short.page.written]
    return short


def _headline(*given: Any) -> HeadlineRecord | None:
    """Make a headline, and lose its quotation."""
    made = HEADLINE(*given)
    return made and replace(made, text=made.text.replace("*paix*", "paix"))


Damaged = Callable[[str], None]


@pytest.fixture
def damaged(monkeypatch: pytest.MonkeyPatch) -> Damaged:
    """Give what damages a step by its name."""

    def damage(name: str) -> None:
        step, fault = {
            "altered": ("service.rendering.layout.Setter._original", _altering),
            "dropped": ("service.rendering.layout.Setter._original", lambda *_: None),
            "summary": ("service.rendering.render._summary", _summary),
            "headline": ("service.rendering.render._headline", _headline),
        }[name]
        monkeypatch.setattr(step, fault)

    return damage


def verdicts(body: dict[str, Any]) -> list[bool]:
    """Return the verdicts of an answer, which its caveats bear out."""
    found = [q["verbatim"] for q in body["quotations"]]
    codes = [c["code"] for c in body["caveats"]]
    assert codes.count("quotation_altered") == found.count(False)
    return found


def refused(answer: TestResponse) -> bool:
    """Whether a request was refused because a quotation is not word for word."""
    if answer.status_code == 200:
        return False
    error = answer.get_json()["error"]
    assert (answer.status_code, error["code"], error["field"]) == (422, "not_verbatim", "strict")
    assert "q1" in error["message"]
    return True


# --- what leaves ---------------------------------------------------------------------------------

BOTH = ["translate", "summarise", "quotations"]


@pytest.mark.parametrize(
    ("damage", "path"),
    [
        *(("altered", path) for path in BOTH),
        *(("dropped", path) for path in BOTH),
        ("summary", "summarise"),
        ("headline", "summarise"),
    ],
)
def test_an_answer(served: FlaskClient, damaged: Damaged, damage: str, path: str) -> None:
    """Translation, summary, headline and quote sheet: refused, or said to be altered."""
    record = {"text": ARTICLE, "source": "fr"}
    assert verdicts(served.post(f"/{path}", json=record).get_json()) == [True] * 3
    assert not refused(served.post(f"/{path}", json=record | {"strict": True}))
    damaged(damage)

    assert refused(served.post(f"/{path}", json=record | {"strict": True}))
    found = verdicts(served.post(f"/{path}", json=record).get_json())
    assert found == [False] * 3 if damage == "dropped" else [False, True, True]
    english = record | {"strict": True, "quotes": "translated"}
    assert damage == "summary" or not refused(served.post(f"/{path}", json=english))


@pytest.mark.parametrize("damage", ["altered", "dropped", "summary"])
def test_a_digest(served: FlaskClient, damaged: Damaged, damage: str) -> None:
    """The summary of several articles, and the translation of each."""
    articles = [{"id": "AFP", "text": "Il dort à Paris."}, {"id": "Le Monde", "text": ARTICLE}]
    record: dict[str, Any] = {"articles": articles, "ratio": 1.0, "source": "fr"}
    assert not refused(served.post("/summarise", json=record | {"strict": True}))
    damaged(damage)

    answer = served.post("/summarise", json=record | {"strict": True})
    assert refused(answer)
    assert "Le Monde q1" in answer.get_json()["error"]["message"]
    body = served.post("/summarise", json=record).get_json()
    assert verdicts(body["articles"][1])[0] is False


@pytest.mark.parametrize("damage", ["altered", "dropped"])
def test_a_stream(served: FlaskClient, damaged: Damaged, damage: str) -> None:
    """Under strict no segment is sent before it was checked, and none that is altered."""
    record = {"text": ARTICLE, "source": "fr", "stream": True}
    damaged(damage)
    events = read(served.post("/translate", json=record | {"strict": True}).text)

    assert [name for name, _ in events] == ["start", "error"]
    assert events[-1][1]["error"]["code"] == "not_verbatim"
    events = read(served.post("/translate", json=record).text)
    names = [name for name, _ in events]
    assert names == ["start", "segment", "segment", "progress", "done"]
    assert verdicts(events[-1][1])[0] is False


def test_a_stream_that_ends_in_an_altered_summary(served: FlaskClient, damaged: Damaged) -> None:
    """The segments are of the translation, which is word for word; the answer is not sent."""
    damaged("summary")
    record = {"text": ARTICLE, "source": "fr", "stream": True, "strict": True}
    events = read(served.post("/summarise", json=record).text)

    assert [name for name, _ in events][-2:] == ["progress", "error"]


@pytest.mark.parametrize("damage", ["altered", "dropped", "summary", "headline"])
def test_an_item_of_a_job(damaged: Damaged, damage: str) -> None:
    """It fails under strict, with the code of a request; else its answer says so."""
    work = make_work(ENGINES, 60.0, Metrics(), pipeline.run)
    damaged(damage)

    def outcome(*, strict: bool) -> tuple[str, dict[str, Any]]:
        options = {"strict": strict, "source": "fr"}
        found = work(WorkItem("j", 1, "summarise", ARTICLE, options, "r"), lambda: None)
        return found.state, json.loads(zlib.decompress(found.record))

    state, record = outcome(strict=True)
    assert (state, record["code"], record["field"]) == ("failed", "not_verbatim", "strict")
    state, record = outcome(strict=False)
    assert state == "done"
    assert verdicts(record)[0] is False


@pytest.mark.parametrize("fault", ["\u00a0", "\u202f", "*paix*", "« non »"])
def test_a_page(served: FlaskClient, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    """HTML is read again: a no-break space that has become another blank is an alteration."""
    text = ARTICLE.replace("<b>", "").replace("\r\n", "</p><p>")
    record = {"text": f"<p>{text}</p>", "format": "html", "source": "fr"}
    assert not refused(served.post("/translate", json=record | {"strict": True}))

    def write(*given: Any) -> str:
        return WRITE_HTML(*given).replace(fault, " ")

    monkeypatch.setattr(html_alignment, "write_html", write)
    answer = served.post("/translate", json=record | {"strict": True})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (422, "not_verbatim")
    body = served.post("/translate", json=record).get_json()
    assert [q["verbatim"] for q in body["quotations"]] == [False] * 3
    assert "quotation_altered" in {c["code"] for c in body["caveats"]}


# --- the files of an editor ----------------------------------------------------------------------

SIGNS = "✓ checked word for word", "✗ not word for word"


def export(client: FlaskClient, change: Callable[[Any], None], **fields: str) -> TestResponse:
    """Change the document that the page holds, as an editor's script might, and ask for a file."""
    form = soup(send(client, ARTICLE, source="fr"))
    document = json.loads(str(one(form, "#document")["value"]))
    change(document)
    token = str(one(form, "#take [name=csrf_token]")["value"])
    data = {"document": json.dumps(document), "csrf_token": token, "format": "txt", "length": "2"}
    return client.post("/export", data=data | fields, content_type="multipart/form-data")


def _changing(where: str, was: str, becomes: str) -> Callable[[Any], None]:
    """Return what changes the words of all pieces at one place of a document."""

    def change(document: Any) -> None:
        rows = document["summary" if where == "pieces" else "paragraphs"]
        for piece in (piece for row in rows for piece in row[where]):
            piece["text"] = piece["text"].replace(was, becomes)

    return change


def _correcting(document: Any) -> None:
    """Correct the English, glosses and all, as the page lets an editor do."""
    for row in document["paragraphs"]:
        for piece in row["target"]:
            if piece["role"] != "original":
                piece["text"] = piece["text"].upper()


def test_a_correction_alters_no_quotation(served: FlaskClient) -> None:
    """The English may be any."""
    for quotes in ("bilingual", "original", "translated"):
        answer = export(served, _correcting, quotes=quotes, strict="true", french="true")
        assert answer.status_code == 200
        assert answer.text.count(SIGNS[0]) == 3


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        ("target", {}),
        ("target", {"quotes": "original", "format": "json"}),
        ("pieces", {"format": "md"}),
        ("source", {"french": "true", "quotes": "translated", "format": "html"}),
        ("source", {"format": "json"}),  # which always has the French
    ],
)
@pytest.mark.parametrize(("was", "becomes"), [("\u00a0", " "), ("*paix*", ""), ("«", "")])
def test_a_file_with_an_altered_quotation(
    served: FlaskClient, where: str, fields: dict[str, str], was: str, becomes: str
) -> None:
    """Wherever in it: the quote sheet does not claim it, a note names it, strict refuses."""
    change = _changing(where, was, becomes)
    altered = 3 if was == "«" else 1
    answer = export(served, change, **fields)

    assert answer.status_code == 200
    if fields.get("format") == "json":
        found = json.loads(answer.text)
        assert [q["verbatim"] for q in found["quotations"]].count(False) == altered
        assert sum("word for word" in note for note in found["notes"]) == altered
    else:
        assert answer.text.count(SIGNS[1]) == altered
        assert answer.text.count("copy it from the article") == altered
    answer = export(served, change, strict="true", **fields)
    assert answer.status_code == 422
    assert "q1" in one(soup(answer), "#error").text


def test_a_file_without_the_altered_text(served: FlaskClient) -> None:
    """What is not in the file is not looked at: a longer summary, English alone, no French."""
    for where, fields in (
        ("pieces", {"length": "0"}),
        ("target", {"quotes": "translated"}),
        ("source", {}),
    ):
        answer = export(served, _changing(where, "\u00a0", " "), strict="true", **fields)
        assert answer.status_code == 200, where


READERS: dict[str, Callable[[TestResponse], str]] = {
    "txt": lambda answer: answer.text,
    "md": lambda answer: answer.text.replace("\\", ""),
    "html": lambda answer: BeautifulSoup(answer.text, "html.parser").text,
    "json": lambda answer: str(json.loads(answer.text)["translatedText"]),
    "docx": lambda answer: read_docx(answer.data),
}


@pytest.mark.parametrize("name", READERS)
def test_every_format_holds_the_characters_posted(served: FlaskClient, name: str) -> None:
    """Read as the program would that opens it."""
    text = READERS[name](export(served, lambda _document: None, format=name))
    for original in ORIGINALS:
        assert text.count(original) >= ORIGINALS.count(original), original


def test_strange_names_of_quotations_are_no_fault_of_ours(served: FlaskClient) -> None:
    """A document that the page did not send may call them anything."""

    def change(document: Any) -> None:
        document["quotations"][0]["id"] = "q"

    assert export(served, change, strict="true").status_code == 422


# --- as posted -----------------------------------------------------------------------------------


def _posted(client: FlaskClient, how: str) -> dict[str, Any]:
    """Post the article in one of the ways there are; return the answer."""
    options = {"source": "fr", "strict": "true"}
    ways: dict[str, dict[str, Any]] = {
        "json": {"json": {"text": ARTICLE, "source": "fr", "strict": True}},
        "form": {"data": options | {"text": ARTICLE}},
        "multipart": {"data": options | {"text": ARTICLE}, "content_type": "multipart/form-data"},
        "file": {"data": {**options, "file": (io.BytesIO(ARTICLE.encode()), "article.txt")}},
        "plain": {"data": ARTICLE.encode(), "content_type": "text/plain", "query_string": options},
    }
    answer = client.post("/summarise", **ways[how])
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.get_json()
    return found


@pytest.mark.parametrize("how", ["json", "form", "multipart", "plain", "file"])
def test_offsets_index_the_article_as_posted(served: FlaskClient, how: str) -> None:
    """`article[start:end] == quotation.text`, however it came: nobody has mended it on the way."""
    found = _posted(served, how)["quotations"]

    places = [ARTICLE[q["source"]["start"] : q["source"]["end"]] for q in found]
    assert places == ORIGINALS
    assert [q["text"] for q in found] == ORIGINALS


def test_an_html_page_is_read_as_it_was_posted(served: FlaskClient) -> None:
    """Its text is what a browser shows of it, no character normalised."""
    text = ARTICLE.replace("<b>", "&lt;b>").replace("\r\n", "<br>")
    record = {"text": text, "format": "html", "source": "fr"}
    body = served.post("/translate", json=record).get_json()

    assert body["sourceText"] == ARTICLE.replace("\r\n", "\n")
    assert [q["text"] for q in body["quotations"]] == ORIGINALS
