"""Input that nobody expects: never a 500, offsets always true, a refusal soon.

`make test` looks at a few hundred cases, `make fuzz` at 10,000 for each operation.
"""

import json
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.core.transport import Response
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from service import pipeline
from service.adapters.files.docx_files import DocxWriter
from service.app import create_app
from service.article import Options
from service.pipeline import Engines
from service.settings import Settings
from service.web.editor import exports, text_runs, title_block, view_model
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator
from tests.fuzzing import CASES, QUICK, REQUESTS, bounded


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Return the whole service, with the real pipeline and fake engines."""
    read = replace(
        Settings.from_env({}), state_dir=tmp_path_factory.mktemp("state"), rate_limit="off"
    )
    return create_app(read, Engines(FakeDetector(), FakeTranslator(), FakeRanker()))


@pytest.fixture(scope="module")
def operations(served: Flask) -> list[Any]:
    """Return every operation of the API document, as schemathesis reads it."""
    schema = schemathesis.openapi.from_wsgi("/openapi.json", served)
    operations: list[Any] = list(schema.get_all_operations())
    return [found.ok() for found in operations]


@given(data=st.data(), mode=st.sampled_from(list(GenerationMode)))
@REQUESTS
def test_every_operation_keeps_to_the_document(
    operations: list[Any], data: st.DataObject, mode: GenerationMode
) -> None:
    """Whatever fits the document, and what does not: a documented status in its shape."""
    operation = data.draw(st.sampled_from(operations))
    case: Case[Any] = data.draw(operation.as_strategy(generation_mode=mode))
    answer: Response = case.call()

    assert answer.status_code < 500 or answer.status_code == 503, answer.text
    case.validate_response(
        answer,
        checks=[status_code_conformance, response_schema_conformance, response_headers_conformance],
    )


# --- texts ---------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        *"«»“”„‟\"'‹›‘’–—…!?.,;:()[]<>&%\n\t \r\0",
        "\r\n",
        "\n\n",
        "« ",
        " »",
        "<q1>",
        "<q2>",
        "<script>alert(1)</script>",
        "<b>",
        "&amp;",
        "\ufeff",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u00ad",
        "\u00a0",
        "\u202f",
        "\u2028",
        "e\u0301",
        "🙂",
        "👨‍👩‍👧",
        "العربية",
        "中文。",
        "Le maire a déclaré : ",
        ", a dit M. Dupont, ",
        "https://a.example/?q=«x»",
        "a@b.example",
        "@nom_1",
        "#mot",
        "3,5 %",
        "1 000,5",
        "10 h 30",
        "9" * 400,
        '{"text": "a"}',
        "OTAN",
        "la paix",
        "the war is over ",
    ]
)
TEXTS = st.lists(_PIECES | st.text(max_size=5), min_size=1, max_size=60).map("".join)


@given(
    text=TEXTS,
    quotes=st.sampled_from(["bilingual", "original", "translated"]),
    breaks=st.sampled_from(["auto", "paragraph", "wrapped"]),
    path=st.sampled_from(["/translate", "/summarise", "/quotations"]),
)
@QUICK
def test_offsets_are_true_whatever_the_text(
    served: Flask, text: str, quotes: str, breaks: str, path: str
) -> None:
    """200 with offsets that hold, or a refusal that says why."""
    record = {"text": text, "quotes": quotes, "line_breaks": breaks, "source": "fr"}
    data = json.dumps(record)  # escapes: a lone surrogate travels as one
    answer = served.test_client().post(path, data=data, content_type="application/json")

    assert answer.status_code in {200, 400, 413, 422}, answer.text
    if answer.status_code == 200:
        check_offsets(text.removeprefix("\ufeff"), answer.get_json(), quotes)


def check_offsets(article: str, answer: dict[str, Any], quotes: str) -> None:
    """Hold every slice of an answer against the text that it indexes."""

    def holds(found: Any, text: str) -> None:
        if found is not None:
            assert text[found["start"] : found["end"]] == found["text"]

    result: Any = answer.get("translatedText")
    for segment in answer.get("segments", ()):
        holds(segment["source"], article)
        for target in segment["target"]:
            holds(target, result)
    for sentence in answer.get("sentences", ()):
        holds(sentence["target"], answer["summary"])
    for quotation in answer["quotations"]:
        assert (
            article[quotation["source"]["start"] : quotation["source"]["end"]]
            == (quotation["text"])
        )
        assert quotes == "translated" or quotation["verbatim"] is True
        for part in quotation["parts"]:
            holds(part["source"], article)
            if result is not None:
                holds(part["target"], result)
                holds(part["gloss"], result)


@given(
    body=st.binary(max_size=200) | st.text(max_size=100).map(str.encode),
    kind=st.sampled_from(
        [
            "application/json",
            "application/json; charset=latin-1",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "text/plain",
            "text/plain; charset=utf-16",
            "application/x-ndjson",
            "application/zip",
            "",
            "image/png",
            "\x7f",
        ]
    ),
    query=st.sampled_from(["", "?text=a", "?q=%ff", "?" + "a=1&" * 200]),
)
@QUICK
def test_any_bytes_are_answered(served: Flask, body: bytes, kind: str, query: str) -> None:
    """Of any content type, to the API and to the page."""
    client = served.test_client()
    for path in ("/translate", "/detect", "/jobs", "/"):
        answer = client.post(f"{path}{query}", data=body, content_type=kind)
        assert answer.status_code < 500, answer.text


# Whole in `make fuzz`; a tenth of it, where what is larger only takes longer, in `make test`.
_PART = 1 if CASES >= 4_000 else 10
_BIG: dict[str, tuple[Any, int]] = {
    "one character": ("a", 200),
    "10 MB": ("a" * 10_000_000, 413),
    "a word of 1 MB": ("a" * 1_000_000, 413),
    "a long word": ("a" * (200_000 // _PART), 200),
    "no spaces": ("lapaix." * (20_000 // _PART), 200),
    "only marks": ("«»“”\"'" * (5_000 // _PART), 200),
    "10,000 nested marks": ("«" * (10_000 // _PART) + "»" * (10_000 // _PART), 200),
    "nested in three styles": ("«“‘" * (10_000 // _PART) + "’”»" * (10_000 // _PART), 200),
    "10,000 openings": ("« " * (10_000 // _PART), 200),
    "straight marks": ('"a" ' * (10_000 // _PART), 200),
    "50,000 short lines": ("le\n" * (50_000 // _PART), 200),
    "blank lines": ("\n" * (100_000 // _PART) + "a", 200),
    "digits": ("9" * (100_000 // _PART), 200),
    "combining": ("e" + "\u0301" * (50_000 // _PART), 200),
    "overrides": ("\u202e\u2066" * (20_000 // _PART) + "a", 200),
    "a number": (7, 422),
}


@pytest.mark.parametrize("name", _BIG)
def test_big_and_strange_texts(served: Flask, name: str) -> None:
    """Answered, or refused with a limit or a deadline."""
    text, status = _BIG[name]
    answer = served.test_client().post("/translate", json={"text": text, "source": "fr"})

    assert answer.status_code in {status, 503}, answer.text[:200]
    assert answer.status_code == 200 or "error" in answer.get_json()


# Each took hours once, or a time that grew with the square of its length.
_SLOW = {
    "a place before a dash": "Jean-" * 2_000,
    "a comma that belongs to either": "Le maire" + ", aussi" * 40 + " a dit : « Oui ».",
    "blanks before a verb": "« Oui »" + "\t " * 20_000 + "dit, « non ».",
    "dots within a sentence": "Le maire a dit « oui » " + "…" * 60_000 + " a dit Jean",
    "strokes before a word": "« a » " + "_'" * 10_000 + "a",
    "cells": "_\t" * 15_000,
    "figures": " ".join(f"{i},{i % 97}" for i in range(10_000)),
    "groups of figures": "100 200 " * 3_000,
    "signs of copyright": ("©" * 250 + "\na\n\n") * 40,
    "a word of 60,000 letters": "Le maire " + "a" * 60_000,
    "quotations within one": "« " + "“B.” " * 2_000 + " »",
    "names": " ".join(f"Jean Ab{''.join(end)}" for end in product("abcdefg", repeat=4)),
    "empty lines": "Le maire." + "\n" * 60_000 + "« Oui. »",
}


@pytest.mark.parametrize("name", _SLOW)
def test_no_text_takes_long(name: str) -> None:
    """No pattern reads a text in a great many ways, up to the file that an editor takes away."""
    engines = Engines(FakeDetector(), FakeTranslator(), FakeRanker())
    with bounded(120):
        asked = Options("fr", lengths=10)
        answer = pipeline.run(_SLOW[name], "summarise", asked, engines)
        shown = view_model.result(answer, title_block.join_title("", "", _SLOW[name]), 3)
        document = exports.document(shown, "", "paragraph")
        exports.file_of({"document": document, "format": "md"}, DocxWriter())
        pieces = (p.text for row in shown.rows for run in row.source for p in run.pieces)
        assert all("".join(words for words, _ in text_runs.bound(text)) == text for text in pieces)


def test_lines_that_hold_nothing_are_escaped_soon() -> None:
    """Markdown too: an export may be given any document."""
    piece = {"text": "a" + "\n" * 60_000 + "a"}
    paragraph = {"source": [], "target": [piece]}
    document = {"label": "", "model": "", "summary": [], "paragraphs": [paragraph]}
    document |= {"quotations": [], "notes": []}
    with bounded(120):
        asked = {"document": json.dumps(document), "format": "md"}
        assert exports.file_of(asked, DocxWriter())[0] == "translation.md"


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'{"text": "a", "text": "b"}',
        b'{"text": "a", "sentences": ' + b"9" * 10_000 + b"}",
        b'{"text": "a", "ratio": 1e999}',
        b'{"text": "\\ud800"}',
        b'{"text": "caf\xe9"}',
        b'{"text": "caf\xc3',
        b'\xff\xfe{\x00"\x00',
    ],
)
def test_strange_json_is_refused(served: Flask, body: bytes) -> None:
    """With a sentence."""
    for path in ("/translate", "/summarise"):
        answer = served.test_client().post(path, data=body, content_type="application/json")
        assert answer.status_code in {400, 413, 422}
        assert answer.get_json()["error"]["message"]


def test_form_text_that_looks_like_json_is_text(served: Flask) -> None:
    """It comes back as it went in."""
    for text in ('"la paix"', '{"text": "la paix"}', "[1]", "null", "3"):
        answer = served.test_client().post("/translate", data={"text": text, "source": "fr"})
        assert answer.status_code == 200
        segments = answer.get_json()["segments"]
        assert "".join(s["source"]["text"] for s in segments) == text
