"""HTML through the whole service: what is no text comes back as it was, and no tag is lost."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from service import pipeline
from service.adapters.files.html_parser import parse_html
from service.app import create_app
from service.article import Options, Span
from service.errors import NotVerbatim
from service.pipeline import Engines
from service.settings import Settings
from service.text import html_document
from service.text.html_document import Token
from service.text.normalise import is_visible
from service.web.execution.html_translation import with_html
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator
from tests.fuzzing import QUICK
from tests.web.test_fuzz import check_offsets

ROWS = [
    json.loads(row)
    for row in (Path(__file__).parents[1] / "golden/html.jsonl").read_text("utf-8").splitlines()
]
_FLOW = ("p", "div", "li", "h2", "td", "blockquote")
_WITHIN = ("b", "i", "em", "strong", "a", "span", "sup", "my-tag")
_WORDS = st.sampled_from(
    "le maire Dupont a dit : « la paix » . , ! la guerre & < > \" ' 3,5 % OTAN &amp; <b> <q1> 🙂 "
    "« » “ ” https://a.example/?q=1&b=2 \u00a0 \u2028 \u200b \ufeff 😀 e\u0301 ".split(" ")
)
_TEXT = st.lists(_WORDS, max_size=8).map(" ".join).map(escape)
_VALUE = st.sampled_from(["", "x", "« la paix »", 'a"b', "a&b", "<b>", "no"])
_RAW = st.sampled_from(
    [
        "<script>if (a < b) { x = '« la paix »' }</script>",
        "<style>p > a { content: '«' }</style>",
        "<pre>le  maire\n</pre>",
        "<code>la_paix()</code>",
        '<span translate="no">la <b>guerre</b></span>',
        "<!-- le maire « dit » -->",
        "<br>",
        '<img src="a.png" alt="« la paix »">',
        "\n  ",
    ]
)


def _element(inner: st.SearchStrategy[str], names: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return a strategy for an element of one of these names, with one attribute."""
    made = st.tuples(st.sampled_from(names), _VALUE, inner)
    return made.map(lambda one: f'<{one[0]} title="{escape(one[1])}">{one[2]}</{one[0]}>')


def _several(one: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(one, max_size=4).map("".join)


_INSIDE = st.recursive(_TEXT | _RAW, lambda inner: _element(_several(inner), _WITHIN), max_leaves=8)
_GLUED = re.compile(r"[^\W_](?:<[^<>]*>)+[^\W_]")  # a tag within a word
PAGES = _several(_INSIDE | _element(_several(_INSIDE), _FLOW)).filter(is_visible)

BROKEN = st.text(max_size=80) | st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "</",
            "/>",
            "<!--",
            "-->",
            "<p",
            "<b>",
            "</b>",
            "</p>",
            "<html>",
            "</html>",
            "<body>",
            "</body>",
            "<head>",
            "<title>",
            "<!doctype html>",
            "<script>",
            "</script>",
            "<td>",
            "<a b=",
            '"',
            "'",
            "=",
            "&",
            "&#0;",
            "&lt",
            "<?xml?>",
            "<![CDATA[",
            "]]>",
            "<svg/>",
            "<br",
            "la paix. ",
            "«",
            "»",
            "\0",
            "\r\n",
            "<textarea>",
            "<plaintext>",
            "<select><option>",
            "<x:y z:w=1>",
            "<template>",
            "<noscript>",
            '<p translate="no">',
        ]
    ),
    max_size=25,
).map("".join)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of the whole service with fake engines."""
    given = {"VERBATIM_STATE_DIR": str(tmp_path_factory.mktemp("state"))}
    engines = Engines(FakeDetector(), FakeTranslator(), FakeRanker())
    app: Flask = create_app(Settings.from_env(given), engines)
    return app.test_client()


def post(client: FlaskClient, html: str, **fields: Any) -> dict[str, Any]:
    """Post a page and return the answer."""
    record = {"text": html, "format": "html", "source": "fr"} | fields
    answer = client.post("/translate", json=record)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.get_json()
    return found


def tags(html: str) -> Counter[str]:
    """Count whatever is no text, as it is written; the blanks between blocks too."""
    return Counter(token.html for token in parse_html(html) if token.kind != "text")


def words(text: str) -> list[str]:
    """Cut a text at blanks, of which a byte-order mark is one here."""
    return text.replace("\ufeff", " ").split()


def untouched(html: str) -> Counter[str]:
    """Count the elements that are never looked into, as they are written."""
    whole = html_document._joined(parse_html(html))
    return Counter(token.html for token in whole if token.kind in {"alone", "kept"})


@given(html=PAGES, quotes=st.sampled_from(["bilingual", "original", "translated"]))
@QUICK
def test_a_page_keeps_all_that_is_no_text(served: FlaskClient, html: str, quotes: str) -> None:
    """Balanced tags, the same but for some within words; offsets that hold; no text as mark-up."""
    answer = post(served, html, quotes=quotes)
    made = answer["translatedText"]

    lost = tags(html) - tags(made)
    assert not tags(made) - tags(html), html
    assert not lost or _GLUED.search(html), html
    assert not any(tag.startswith(("<a ", "</a", "<br", "<img", "<!--")) for tag in lost), html
    assert untouched(made) == untouched(html), html
    assert "".join(token.html for token in parse_html(made)) == made  # nothing is left to mend
    assert answer["sourceText"] == html_document.decode(parse_html(html)).text
    assert words(html_document.decode(parse_html(made)).text) == words(answer["targetText"])
    check_offsets(answer["sourceText"], answer | {"translatedText": answer["targetText"]}, quotes)


@given(html=BROKEN)
@QUICK
def test_broken_pages_are_mended_or_refused(served: FlaskClient, html: str) -> None:
    """As browsers mend them; where the text cannot stay what it was, the answer says so."""
    record = {"text": html, "format": "html", "source": "fr"}
    answer = served.post("/translate", json=record)

    assert answer.status_code in {200, 400, 422}, answer.text
    if answer.status_code == 200:
        found = answer.get_json()
        made = found["translatedText"]
        same = words(html_document.decode(parse_html(made)).text) == words(found["targetText"])
        altered = "quotation_altered" in {c["code"] for c in found["caveats"]}
        assert same or altered, html
        quotes = "translated" if altered else "bilingual"  # where none has to stand as it was
        check_offsets(found["sourceText"], found | {"translatedText": found["targetText"]}, quotes)


@pytest.mark.parametrize(
    ("was", "becomes", "kept"),
    [
        ("war", "war", True),
        (" war", "\n  war", True),  # blanks are no words
        ("war", "raw", False),  # as many words, but others
        ("la paix", "paix la", False),  # the same words in another order
        ("war", "", False),
    ],
)
def test_the_finished_page_is_read_again(was: str, becomes: str, *, kept: bool) -> None:
    """Its words are compared one by one with those that were checked, however they went wrong."""
    pages: list[str] = []

    def read(html: str) -> Sequence[Token]:
        pages.append(html)
        return parse_html(html if len(pages) == 1 else html.replace(was, becomes))

    run = with_html(pipeline.run, read)
    engines = Engines(FakeDetector(), FakeTranslator(), FakeRanker())
    page = "<p>Le maire a dit : « la paix ». La guerre.</p>"
    options = Options(source="fr", format="html", quotes="original")
    answer = run(page, "translate", options, engines, lambda _made: None)

    assert [q.verbatim for q in answer.quotations] == [kept]
    assert [c.code for c in answer.caveats] == ([] if kept else ["quotation_altered"])
    pages.clear()
    with nullcontext() if kept else pytest.raises(NotVerbatim):
        run(page, "translate", replace(options, strict=True), engines, lambda _made: None)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_golden_pages(served: FlaskClient, row: dict[str, Any]) -> None:
    """Each row: HTML, and the HTML that the pseudo-English of the fake makes of it."""
    answer = post(served, row["html"], quotes=row.get("quotes", "bilingual"))

    assert answer["translatedText"] == row["english"]
    assert [q["text"] for q in answer["quotations"]] == row.get("quotations", [])


@pytest.mark.parametrize(
    ("html", "english"),
    [
        ("la guerre au CO<sub>2</sub> a", "the war ua CO<sub>2</sub> has"),
        ("au XXI<sup>e</sup> la guerre", "ua 21st the war"),
        ("le XX<sup><i>e</i></sup> a la paix", "the 20th has the peace"),
        ("la paix<sup>1</sup> a", "the paix<sup>1</sup> has"),
        ("la paix<sup><a href='#n'>1</a></sup> a", 'the paix<sup><a href="#n">1</a></sup> has'),
        ("la paix<a href='#n'>[3]</a> a", 'the peace<a href="#n">[3]</a> has'),
        ("« la paix<sup>e</sup> » a", "« la paix<sup>e</sup> » [“the exiap”] has"),
        ("la guerr<img>e a", "the war has<img>"),
    ],
)
def test_a_tag_within_a_word(served: FlaskClient, html: str, english: str) -> None:
    """It stands on the same letters or nowhere; a link and what has no letters are not lost."""
    assert post(served, f"<p>{html}</p>")["translatedText"] == f"<p>{english}</p>"


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>Il dit : <q>la <b>paix</b></q>, la guerre.</p>", ["la paix"]),
        ("<p><q>« la paix »</q> et « <q>la guerre</q> », <q> </q></p>", []),
        ("<p>Il dit :</p><blockquote><p>la paix</p>la guerre</blockquote>", ["la paix\nla guerre"]),
        ("<BLOCKQUOTE>la paix</BLOCKQUOTE><blockquote><br></blockquote>", ["la paix"]),
        ("<blockquote><p>« la paix »</p><p>le maire</p></blockquote>", []),
    ],
)
def test_what_only_a_tag_quotes_has_a_caveat(
    served: FlaskClient, html: str, told: list[str]
) -> None:
    """It is translated, as quotations are found by their marks; under strict as well."""
    answer = post(served, html, strict=True)
    spans = [Span(**one["source"]) for one in answer["caveats"] if one["code"] == "stray_mark"]

    assert [span.of(answer["sourceText"]) for span in spans] == told


def test_the_shape_of_libretranslate(served: FlaskClient) -> None:
    """Its clients send format=html too: a string, or an array of them, some without any text."""
    record = {"q": ["<p>la paix</p>", "<img>", " "], "format": "html", "source": "fr"}
    answer = served.post("/translate", json=record).get_json()

    assert answer["translatedText"] == ["<p>the peace</p>", "<img>", " "]
    assert set(answer) == {"translatedText", "detectedLanguage"}


def test_a_bom_before_a_page_is_dropped(served: FlaskClient) -> None:
    """As before a text."""
    page = {"text": "\ufeff<p>la paix</p>", "format": "html"}
    found = served.post("/translate", json=page).get_json()

    assert found["translatedText"].startswith("<p>")
    assert found["sourceText"] == "la paix"


def test_as_plain_text_it_is_the_page(served: FlaskClient) -> None:
    """The translation alone, in its format."""
    record = {"text": "<p>la paix</p>", "format": "html", "source": "fr"}
    answer = served.post("/translate", json=record, headers={"Accept": "text/plain"})

    assert answer.text == "<p>the peace</p>"


def _refused() -> Iterator[tuple[str, dict[str, Any], str]]:
    deep = "<div>" * 300 + "la paix" + "</div>" * 300
    yield "/summarise", {"text": "<p>la paix</p>", "format": "html"}, "format"
    yield "/quotations", {"text": "<p>la paix</p>", "format": "html"}, "format"
    yield "/translate", {"text": "<p>la paix</p>", "format": "pdf"}, "format"
    yield "/translate", {"text": deep, "format": "html"}, "text"
    wrapped = {"text": "<p>la paix</p>", "format": "html", "line_breaks": "wrapped"}
    yield "/translate", wrapped, "line_breaks"


@pytest.mark.parametrize(("path", "record", "field"), list(_refused()))
def test_what_is_not_read_is_refused(
    served: FlaskClient, path: str, record: dict[str, Any], field: str
) -> None:
    """Elsewhere than at /translate, other formats, and what no page is."""
    answer = served.post(path, json=record)

    assert answer.status_code == 422
    assert answer.get_json()["error"]["field"] == field
