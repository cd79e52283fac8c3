"""Every refusal has one shape, an id, the headers of every answer, and no word of the article."""

import json
import logging

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import Pipeline

WORD = "Zorglub"


def test_an_error_has_the_contracts_shape(client: FlaskClient) -> None:
    """Code, sentence, field, request id: and the id is the header's."""
    answer = client.post("/translate", json={"text": "a", "quotes": "x"})

    assert answer.get_json() == {
        "error": {
            "code": "invalid_field",
            "message": "`quotes` must be bilingual, original or translated.",
            "request_id": answer.headers["X-Request-ID"],
            "field": "quotes",
        }
    }


def test_not_found(client: FlaskClient) -> None:
    """404 says where the addresses are listed."""
    answer = client.get("/translations")

    assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "not_found")
    assert "/docs" in answer.get_json()["error"]["message"]


@pytest.mark.parametrize(
    "path", ["/translate", "/summarise", "/summarize", "/quotations", "/detect"]
)
def test_the_wrong_method_is_told_the_right_one(client: FlaskClient, path: str) -> None:
    """405 with Allow."""
    answer = client.get(path)

    assert (answer.status_code, answer.get_json()["error"]["code"]) == (405, "method_not_allowed")
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize("given", ["abc-1.2_X", "a" * 64])
def test_a_harmless_request_id_is_kept(client: FlaskClient, given: str) -> None:
    """The sender may name the request."""
    assert client.get("/health", headers={"X-Request-ID": given}).headers["X-Request-ID"] == given


@pytest.mark.parametrize("given", ["", "a b", "a\tb", "<b>", "a" * 65, "é"])
def test_another_request_id_is_replaced(client: FlaskClient, given: str) -> None:
    """An id that could harm a log is not taken."""
    answer = client.get("/health", headers={"X-Request-ID": given})

    assert len(answer.headers["X-Request-ID"]) == 32


def test_what_we_did_not_foresee_shows_and_logs_no_text(
    client: FlaskClient, pipeline: Pipeline, caplog: pytest.LogCaptureFixture
) -> None:
    """500 with a sentence; the log has kind and place, but not the message, which may be text."""
    pipeline.failure = ValueError(f"cannot convert {WORD}")
    with caplog.at_level(logging.INFO):
        answer = client.post(f"/translate?text={WORD}", headers={"X-Request-ID": "id-7"})

    assert answer.status_code == 500
    assert answer.get_json()["error"]["code"] == "internal"
    assert WORD not in answer.text
    assert WORD not in caplog.text
    line = next(json.loads(r.message) for r in caplog.records if r.name == "verbatim.errors")
    assert (line["id"], line["error"]) == ("id-7", "ValueError")
    assert "conftest.py" in line["trace"][-1]


def test_a_request_is_logged_in_one_line_without_query_or_text(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Id, method, path, status, milliseconds, characters, words."""
    with caplog.at_level(logging.INFO, "verbatim.requests"):
        client.post(f"/translate?text={WORD}", headers={"X-Request-ID": "id-8"})
    (record,) = caplog.records
    line = json.loads(record.message)
    del line["ms"]

    assert WORD not in record.message
    assert line == {
        "id": "id-8",
        "method": "POST",
        "path": "/translate",
        "status": 200,
        "characters": len(WORD),
        "words": 1,
    }


def test_the_development_server_logs_no_query(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """`flask run` writes lines of its own."""
    del client
    line = f'127.0.0.1 - - [1/Jan/2026] "POST /translate?text={WORD}&x=1 HTTP/1.1" 200 -'
    with caplog.at_level(logging.INFO):
        logging.getLogger("werkzeug").info(line)

    assert '"POST /translate HTTP/1.1" 200 -' in caplog.text
    assert WORD not in caplog.text


def test_an_address_that_is_not_ours_is_not_logged(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """A wrong address may be article text."""
    with caplog.at_level(logging.INFO):
        client.get(f"/{WORD}")

    assert WORD not in caplog.text


@pytest.mark.parametrize("path", ["/", "/health", "/nothing", "/docs", "/static/page.css"])
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    """The security headers stand on pages, answers, refusals and files alike; no CORS."""
    with client.get(path) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]

    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert ("no-store" in headers["Cache-Control"]) == (path != "/static/page.css")
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:8000", "127.0.0.1:5000", "[::1]:8000"],
)
def test_this_machines_names_are_served(client: FlaskClient, host: str) -> None:
    """Any port, any case."""
    assert client.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost/..",
        "localhost#evil",
        "localhost?evil",
        "evil@localhost",
        "localhost, evil.example",
        "localhost:80:80",
        "[",
        "",
        "a b",
    ],
)
@pytest.mark.parametrize("path", ["/", "/health", "/nothing"])
def test_another_name_is_refused(client: FlaskClient, host: str, path: str) -> None:
    """A page that bound its own name to this machine (DNS rebinding) gets a sentence only."""
    answer = client.get(path, headers={"Host": host})

    assert answer.status_code in {400, 421}
    assert "<form" not in answer.text
    assert answer.is_json
