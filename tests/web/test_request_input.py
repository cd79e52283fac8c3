"""The request reader takes what the contract says, refuses the rest, and never repairs."""

import gzip
import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from service.errors import mebibytes
from tests.engines.test_readers import MADE
from tests.web.conftest import ARTICLE, Pipeline

WORD = "Zorglub"  # stands for the article: no refusal may repeat it


def test_json_form_multipart_file_text_and_query_give_the_same(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """One article, however it is sent; options of a plain text stand in the query string."""
    text = "« L'été », dit-elle.\r\n\tÀ 100 % & plus + encore.\n"
    upload = (io.BytesIO(text.encode()), "a.txt", "text/plain")
    client.post("/translate", json={"text": text, "quotes": "original"})
    client.post("/translate", data={"text": text, "quotes": "original"})
    client.post("/translate", data={"file": upload, "quotes": "original"})
    client.post("/translate?quotes=original", data=text.encode(), content_type="text/plain")
    client.post("/translate", query_string={"text": text, "quotes": "original"})

    assert [(asked, o.quotes) for asked, _, o in pipeline.asked] == [(text, "original")] * 5


def test_a_form_may_hold_raw_utf_8(client: FlaskClient, pipeline: Pipeline) -> None:
    """`curl -d text=été` does not percent-encode."""
    kind = "application/x-www-form-urlencoded"
    client.post("/translate", data="text=été".encode(), content_type=kind)

    assert pipeline.asked[0][0] == "été"


def test_json_may_begin_with_a_bom(client: FlaskClient, pipeline: Pipeline) -> None:
    """As programs on Windows write it, and as JSONL may."""
    body = '\ufeff{"text": "Il pleut."}'.encode()
    assert client.post("/translate", data=body, content_type="application/json").status_code == 200

    assert pipeline.asked[0][0] == "Il pleut."


def test_form_text_that_looks_like_json_is_text(client: FlaskClient, pipeline: Pipeline) -> None:
    """Quotation marks and braces of a form's text are the article's own."""
    for text in ('"Il pleut"', '{"text": 1}', "[1]", "null"):
        client.post("/translate", data={"text": text})

    assert [text for text, _, _ in pipeline.asked] == ['"Il pleut"', '{"text": 1}', "[1]", "null"]


@pytest.mark.parametrize(
    "text", ["a\x00b", "\u202eabc", "e\u0301te\u0301", "😀", "\ufeffIl pleut.", "<q1>", "x"]
)
def test_odd_text_is_passed_on_unchanged(
    client: FlaskClient, pipeline: Pipeline, text: str
) -> None:
    """NUL, overrides, NFD, emoji, a BOM, reserved pieces: the reader repairs nothing."""
    assert client.post("/translate", json={"text": text}).status_code == 200
    assert pipeline.asked[0][0] == text


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "text"),
        ({"text": WORD, "q": WORD}, "q"),
        ({"articles": [WORD]}, "articles"),
        ({"articles": []}, "articles"),
        ({"articles": WORD}, "articles"),
        ({"articles": [{"id": "a"}]}, "articles"),
        ({"articles": [{"id": "a", "text": 12}]}, "articles"),
        ({"articles": [{"id": "a", "text": WORD, "date": WORD}]}, "articles"),
        ({"articles": [{"id": "", "text": WORD}]}, "articles"),
        ({"articles": [{"id": "a\nb", "text": WORD}]}, "articles"),
        ({"articles": [{"id": "a" * 101, "text": WORD}]}, "articles"),
        ({"articles": [{"id": "a", "text": WORD}, {"id": "a", "text": WORD}]}, "articles"),
        ({"articles": [{"id": "a", "text": WORD}, {"id": "b", "text": " "}]}, "articles"),
        ({"articles": [{"id": "a", "text": WORD}], "text": WORD}, "articles"),
        ({"articles": [{"id": "a", "text": WORD}], "stream": True}, "stream"),
        ({"text": 12}, "text"),
        ({"text": None}, "text"),
        ({"text": [WORD]}, "text"),
        ({"file": WORD}, "file"),
        ({"text": ""}, "text"),
        ({"text": " \t\r\n\u200b\ufeff\u00a0"}, "text"),
        ({"text": WORD, "quote": "original"}, "quote"),
        ({"text": WORD, "quotes": "both"}, "quotes"),
        ({"text": WORD, "quotes": ["original"]}, "quotes"),
        ({"text": WORD, "strict": "perhaps"}, "strict"),
        ({"text": WORD, "source": "de"}, "source"),
        ({"text": WORD, "target": "fr"}, "target"),
        ({"text": WORD, "line_breaks": WORD}, "line_breaks"),
        ({"text": WORD, "spelling": "en"}, "spelling"),
        ({"text": WORD, "glossary": {"maire": "reeve"}}, "glossary"),
        ({"text": WORD, "glossary": "maire=reeve"}, "glossary"),
        ({"text": WORD, "glossary": "[" * 15_000}, "glossary"),
        ({"text": WORD, "glossary": [["maire"]]}, "glossary"),
        ({"text": WORD, "glossary": [["maire", ""]]}, "glossary"),
        ({"text": WORD, "glossary": [["maire", "reeve\nmayor"]]}, "glossary"),
        ({"text": WORD, "glossary": [["maire", "e" * 101]]}, "glossary"),
        ({"text": WORD, "glossary": [["maire", "reeve"]] * 501}, "glossary"),
        ({"text": WORD, "sentences": 0}, "sentences"),
        ({"text": WORD, "sentences": True}, "sentences"),
        ({"text": WORD, "sentences": 2.5}, "sentences"),
        ({"text": WORD, "sentences": "three"}, "sentences"),
        ({"text": WORD, "sentences": 10**30}, "sentences"),
        ({"text": WORD, "words": -1}, "words"),
        ({"text": WORD, "ratio": 0}, "ratio"),
        ({"text": WORD, "ratio": 1.01}, "ratio"),
        ({"text": WORD, "sentences": 2, "words": 50}, "sentences"),
        ({"text": WORD, "method": "best"}, "method"),
        ({"text": WORD, "layout": "table"}, "layout"),
        ({"text": WORD, "keep_quotations": "some"}, "keep_quotations"),
        ({"text": WORD, "focus": ["impôts"]}, "focus"),
        ({"text": WORD, "focus": "a" * 501}, "focus"),
        ({"text": WORD, "explain": "scores"}, "explain"),
        ({"text": WORD, "stream": "perhaps"}, "stream"),
    ],
)
def test_a_wrong_field_is_named_and_the_article_is_not(
    client: FlaskClient, pipeline: Pipeline, fields: dict[str, Any], field: str
) -> None:
    """422 with the field's name and a sentence that says what it must be."""
    answer = client.post("/summarise", json=fields)
    error = answer.get_json()["error"]

    assert (answer.status_code, error["code"]) == (422, "invalid_field")
    assert error["field"] == field
    assert WORD not in answer.text
    assert not pipeline.asked


def test_of_a_file_only_the_text_is_read(client: FlaskClient) -> None:
    """`format=html` is refused with it."""
    upload = {"file": (io.BytesIO(b"Bon."), "a.txt"), "format": "html"}
    answer = client.post("/translate", data=upload)

    assert answer.get_json()["error"]["field"] == "format"


def test_an_unknown_name_that_may_be_text_is_not_repeated(client: FlaskClient) -> None:
    """`curl -d @article.txt` makes the article a field's name: it is not echoed."""
    kind = "application/x-www-form-urlencoded"
    answer = client.post("/translate?text=x", data=f"{WORD} est là".encode(), content_type=kind)

    assert answer.status_code == 422
    assert WORD not in answer.text


def test_deep_json_is_refused(client: FlaskClient) -> None:
    """400 where Python's parser gives up, which is later on 3.13; else 422 as no text is a list."""
    deep = b'{"text": ' + b"[" * 5_000 + b"]" * 5_000 + b"}"
    answer = client.post("/translate", data=deep, content_type="application/json")

    assert answer.status_code in {400, 422}
    assert answer.get_json()["error"]["message"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'"x"',
        b"{",
        b'{"text": "a", "text": "b"}',
        b'{"text": "a", "x": {"y": 1, "y": 2}}',
        b'{"text": "a", "ratio": NaN}',
        b'{"text": "a", "ratio": -Infinity}',
        b'{"text": "\\ud800"}',
        b'{"text": "a\\udfff"}',
        b'{"text": "\xff"}',
        '{"text": "é"}'.encode("latin-1"),
        '{"text": "é"}'.encode()[:-3],
        b'{"ratio": ' + b"9" * 5_000 + b"}",
    ],
)
def test_what_is_not_json_or_not_unicode_is_malformed(client: FlaskClient, body: bytes) -> None:
    """400 (422 where it is JSON without a text), and a sentence."""
    answer = client.post("/translate", data=body, content_type="application/json")

    assert answer.status_code == (400 if body else 422)
    assert answer.get_json()["error"]["message"].endswith(".")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", b"\xe9t\xe9"),
        ("text/plain; charset=klingon", b"Il pleut."),
        ("text/plain; charset=utf-16", b"Il pleut."),
        ("text/plain; charset=cp1252", b"\x81"),
        ("application/json; charset=utf-16", b'{"text": "a"}'),
        ("application/x-www-form-urlencoded", b"text=%E9"),
        ("application/x-www-form-urlencoded", b"text=\xe9"),
        ("multipart/form-data", b"text"),
        ("multipart/form-data; boundary=x", b"nothing of the kind"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\nno disposition\r\n--x--\r\n"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xe9\r\n--x--\r\n',
        ),
    ],
)
def test_another_character_set_is_refused(client: FlaskClient, kind: str, body: bytes) -> None:
    """Of a body nothing is decoded by guess, no character replaced; JSON is UTF-8."""
    assert client.post("/translate", data=body, content_type=kind).status_code == 400


def test_a_body_is_read_in_the_charset_that_it_declares(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """A text, a form, a part of a form."""
    part = (
        b'Content-Disposition: form-data; name="text"\r\nContent-Type: text/plain; charset=cp1252'
    )
    bodies = [
        ("text/plain; charset=ISO-8859-1", b"L'\xe9t\xe9"),
        ("text/plain; charset=utf-16", "L'été".encode("utf-16")),
        ("application/x-www-form-urlencoded; charset=macroman", b"text=L'%8Et\x8e"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\n" + part + b"\r\n\r\nL'\xe9t\xe9\r\n--x--\r\n",
        ),
    ]
    for kind, body in bodies:
        assert client.post("/translate", data=body, content_type=kind).status_code == 200, kind

    assert [text for text, _, _ in pipeline.asked] == ["L'été"] * 4


@pytest.mark.parametrize("path", ["/translate", "/summarise", "/quotations"])
def test_the_answer_says_how_a_file_was_read(client: FlaskClient, path: str) -> None:
    """The encoding, and whether it is a guess; the form of a .odt says it itself."""
    content = "L'été, « chaud » à Nîmes".encode("mac-roman")
    sent = {"file": (io.BytesIO(content), "a.txt", "text/plain")}
    found = client.post(path, data=sent).get_json()

    assert found["read_as"] == {"encoding": "mac-roman", "guessed": True}
    assert found["sourceText"] == "L'été, « chaud » à Nîmes"
    assert not {"read_as", "sourceText"} & client.post(path, json={"text": "Il"}).get_json().keys()
    odt = {"file": (io.BytesIO(MADE[".odt"]), "a.odt")}
    read_as = client.post(path, data=odt).get_json()["read_as"]
    assert read_as == {"encoding": None, "guessed": False}


def test_a_streamed_answer_says_how_a_file_was_read(client: FlaskClient) -> None:
    """In its last event, which is the answer."""
    sent = {"file": (io.BytesIO(b"L'\xe9t\xe9"), "a.txt", "text/plain"), "stream": "true"}

    assert '"read_as": {"encoding": "cp1252", "guessed": true}' in client.post(
        "/translate", data=sent
    ).get_data(as_text=True)


def test_the_sender_may_name_the_encoding_of_a_file(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """In the field `encoding`, or in the content type of the file."""
    content = "10 £".encode("mac-roman")
    for kind, more in (("text/plain", {"encoding": "mac-roman"}), ("text/plain; charset=mac", {})):
        sent = {"file": (io.BytesIO(content), "a.txt", kind), **more}
        found = client.post("/translate", data=sent).get_json()
        assert found["read_as"] == {"encoding": "mac-roman", "guessed": False}

    assert [text for text, _, _ in pipeline.asked] == ["10 £", "10 £"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"file": "a.txt", "encoding": "klingon"}, 400),
        ({"file": "a.docx", "encoding": "klingon"}, 400),
        ({"file": "a.txt", "encoding": "utf-8"}, 400),
        ({"text": "Il pleut.", "encoding": "klingon"}, 400),
        ({"text": "Il pleut.", "encoding": "cp1252"}, 422),
    ],
)
def test_an_encoding_that_does_not_fit_is_refused(
    client: FlaskClient, fields: dict[str, str], status: int
) -> None:
    """With its field, in a form as in JSON."""
    data: dict[str, Any] = dict(fields)
    if "file" in fields:
        data["file"] = (io.BytesIO(b"\xe9t\xe9"), fields["file"], "text/plain")
    answers = [client.post("/translate", data=data)]
    answers += [client.post("/translate", json=fields)] * ("text" in fields)

    for answer in answers:
        assert answer.status_code == status
        assert answer.get_json()["error"]["field"] == "encoding"
        assert answer.get_json()["error"]["message"].endswith(".")


def test_a_query_that_is_not_utf_8_is_refused(client: FlaskClient) -> None:
    """The query string is read as strictly as a body."""
    answer = client.post("/translate?q=%E9t%E9")

    assert answer.status_code == 400
    assert "UTF-8" in answer.get_json()["error"]["message"]


@pytest.mark.parametrize("kind", ["application/xml", "application/octet-stream", "", "nonsense"])
def test_another_content_type_is_415(client: FlaskClient, kind: str) -> None:
    """And the sentence says which ones are read."""
    answer = client.post("/translate", data=b"x", content_type=kind)

    assert answer.status_code == 415
    assert "application/json" in answer.get_json()["error"]["message"]


@pytest.mark.parametrize("path", ["/translate", "/jobs", "/detect", "/"])
def test_a_packed_body_is_415(client: FlaskClient, path: str) -> None:
    """It is not taken for a text that is no UTF-8."""
    body = gzip.compress(b'{"text": "Il pleut."}')
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    answer = client.post(path, data=body, headers=headers)

    assert answer.status_code == 415
    assert "without Content-Encoding" in answer.text
    headers["Content-Encoding"] = "identity"
    assert client.post("/translate", data=b'{"text": "a"}', headers=headers).status_code == 200


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain"])
@pytest.mark.parametrize("field", ["text", "q"])
def test_json_that_is_called_something_else_is_415(
    client: FlaskClient, pipeline: Pipeline, kind: str, field: str
) -> None:
    """A form to curl, a text to fetch(): nobody wants the JSON translated."""
    answer = client.post("/translate", data=json.dumps({field: WORD}), content_type=kind)

    assert answer.status_code == 415
    error = answer.get_json()["error"]
    sentence = error if field == "q" else error["message"]
    assert "`Content-Type: application/json`" in sentence
    assert not pipeline.asked


@pytest.mark.parametrize("text", ['{"a": 1}', "{ accolades }", '{"text": ', "[1]"])
def test_braces_in_a_plain_text_are_text(
    client: FlaskClient, pipeline: Pipeline, text: str
) -> None:
    """Only a whole request in JSON is refused."""
    client.post("/translate", data=text, content_type="text/plain")

    assert pipeline.asked[0][0] == text


@pytest.mark.parametrize(("name", "status"), [("a.exe", 415), ("a", 415), ("a.docx", 422)])
def test_a_file_of_another_kind_or_damaged_is_refused(
    client: FlaskClient, name: str, status: int
) -> None:
    """With the field, and never a 500."""
    answer = client.post("/translate", data={"file": (io.BytesIO(b"x"), name, "text/plain")})

    assert answer.status_code == status
    assert answer.get_json()["error"]["field"] == "file"


def test_a_page_is_read_as_its_article(client: FlaskClient, pipeline: Pipeline) -> None:
    """Files go through the readers of their kind."""
    page = b"<body><nav>MENU</nav><article><p>Il pleut sur la ville depuis hier.</p></article>"
    client.post("/translate", data={"file": (io.BytesIO(page), "a.html", "text/html")})

    assert pipeline.asked[0][0] == "Il pleut sur la ville depuis hier."


def test_a_file_under_another_name_is_refused(client: FlaskClient) -> None:
    """A file belongs in the field `file`."""
    answer = client.post("/translate", data={"text": (io.BytesIO(b"x"), "a.txt", "text/plain")})

    assert answer.status_code == 422


@pytest.mark.parametrize("send", [{"data": {"text": "a"}}, {"json": {"text": "a"}}])
def test_a_field_given_twice_is_refused(client: FlaskClient, send: dict[str, Any]) -> None:
    """In the query string and the body, or twice in one."""
    assert client.post("/translate?text=b", **send).status_code == 422
    assert client.post("/translate?text=b&text=c").status_code == 422


def test_limits_are_named(client: FlaskClient) -> None:
    """413 with the limit: characters in all, texts, bytes."""
    assert client.post("/translate", json={"text": "a" * 1_000}).status_code == 200
    assert _limit(client.post("/translate", json={"text": "é" * 1_001})) == 1_000
    assert _limit(client.post("/summarise", data="a" * 1_001, content_type="text/plain")) == 1_000
    assert _limit(client.post("/translate", json={"text": "a" * 30_000})) == 20_000
    assert (
        _limit(
            client.post("/translate", data={f"a{i}": "" for i in range(100)} | {"file": _file()})
        )
        == 100
    )
    fields = {f"a{i}": "" for i in range(101)}
    assert _limit(client.post("/translate", data=fields)) == 100
    assert _limit(client.post("/translate", query_string=fields)) == 100
    assert client.post("/translate", json={"q": ["a"] * 4}).status_code == 413
    assert client.post("/translate", json={"q": ["a" * 400] * 3}).status_code == 413


def _file() -> tuple[io.BytesIO, str, str]:
    return io.BytesIO(b"x"), "a.txt", "text/plain"


def _limit(answer: TestResponse) -> int:
    assert answer.status_code == 413
    limit: int = answer.get_json()["error"]["limit"]
    message = answer.get_json()["error"]["message"]
    assert str(limit) in message or f"{mebibytes(limit)} MiB" in message
    return limit


@pytest.mark.parametrize(("word", "strict"), [("true", True), ("false", False), ("1", True)])
def test_a_form_says_true_and_false_in_words(
    client: FlaskClient, pipeline: Pipeline, word: str, *, strict: bool
) -> None:
    """A form has only strings; numbers and flags are read from them."""
    fields = {"text": ARTICLE, "strict": word, "words": "40"}
    assert client.post("/summarise", data=fields).status_code == 200

    assert pipeline.asked[0][2].strict is strict
    assert pipeline.asked[0][2].length.words == 40


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text() | st.integers(),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(), children, max_size=3)
    ),
    max_leaves=8,
)
_FIELD = st.sampled_from(("text", "q", "quotes", "strict", "sentences", "ratio", "source", "file"))


@hypothesis_settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(fields=st.dictionaries(_FIELD | st.text(max_size=8), _JSON, max_size=5))
def test_no_json_makes_an_error_of_ours(client: FlaskClient, fields: dict[str, Any]) -> None:
    """Whatever is sent, the answer is 200, or a 4xx with a sentence."""
    body = json.dumps(fields).encode()
    answer = client.post("/summarise", data=body, content_type="application/json")

    assert answer.status_code in {200, 400, 413, 422}


@hypothesis_settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    body=st.binary(max_size=200),
    kind=st.sampled_from(
        (
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=b",
            "text/plain",
        )
    ),
)
def test_no_bytes_make_an_error_of_ours(client: FlaskClient, body: bytes, kind: str) -> None:
    """Nor do random bytes under any content type."""
    answer = client.post("/translate", data=body, content_type=kind)

    assert answer.status_code in {200, 400, 413, 415, 422}
