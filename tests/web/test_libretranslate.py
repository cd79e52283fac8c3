"""The two clients that people use work unchanged, over a real socket."""

import pytest
from deep_translator import LibreTranslator
from flask.testing import FlaskClient
from libretranslatepy import LibreTranslateAPI

from service.errors import Busy
from tests.web.conftest import ARTICLE, Pipeline
from tests.web.test_events import read as read_events

TRANSLATED = "RUTTE SE CONCENTRE SUR CE QUI EST “NÉCESSAIRE MAINTENANT”.\nIL PLEUT."


def test_deep_translator(address: str) -> None:
    """It sends q in the query string, an empty body, and a key that nobody asks for."""
    translator = LibreTranslator("fr", "en", api_key="none", custom_url=address)

    assert translator.translate(ARTICLE) == TRANSLATED


def test_libretranslatepy(address: str) -> None:
    """It sends forms, and GET /languages with a body."""
    client = LibreTranslateAPI(address, api_key="none")

    assert client.translate(ARTICLE, "fr", "en") == TRANSLATED
    assert client.detect(ARTICLE) == [{"language": "fr", "confidence": 99.0}]
    assert {row["code"] for row in client.languages()} == {"fr", "en"}


def test_a_string_gives_strings(client: FlaskClient) -> None:
    """Nothing but LibreTranslate's fields."""
    assert client.post(
        "/translate", json={"q": ARTICLE, "source": "auto", "target": "en"}
    ).json == {
        "translatedText": TRANSLATED,
        "detectedLanguage": {"language": "fr", "confidence": 99.0},
    }


def test_an_array_gives_arrays_in_order(client: FlaskClient, pipeline: Pipeline) -> None:
    """A blank text comes back as it is, in its place."""
    answer = client.post("/translate", json={"q": ["Un.", "\n", "Deux."], "format": "text"})

    assert answer.get_json()["translatedText"] == ["UN.", "\n", "DEUX."]
    assert [d["language"] for d in answer.get_json()["detectedLanguage"]] == [
        "fr",
        "undetermined",
        "fr",
    ]
    assert [text for text, _, _ in pipeline.asked] == ["Un.", "Deux."]


@pytest.mark.parametrize("texts", [[], ["Un."]])
def test_arrays_of_none_and_one_stay_arrays(client: FlaskClient, texts: list[str]) -> None:
    """The shape is the request's, whatever the number."""
    answer = client.post("/translate", json={"q": texts})

    assert answer.get_json()["translatedText"] == [text.upper() for text in texts]


def test_a_form_may_repeat_q(client: FlaskClient) -> None:
    """As a form writes an array."""
    answer = client.post("/translate", data={"q": ["Un.", "Deux."]})

    assert answer.get_json()["translatedText"] == ["UN.", "DEUX."]


def test_unknown_fields_are_ignored_and_known_ones_heeded(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """Clients send what newer servers know; quotes may be asked for all the same."""
    fields = {"q": "Un.", "alternatives": 3, "api_key": "x", "secret": "y", "quotes": "original"}
    answer = client.post("/translate", json=fields)

    assert answer.status_code == 200
    assert pipeline.asked[0][2].quotes == "original"


@pytest.mark.parametrize(
    "fields",
    [
        {"q": "Un.", "target": "es"},
        {"q": "Un.", "source": "de"},
        {"q": "Un.", "format": "pdf"},
        {"q": ["Un."], "stream": True},
        {"q": ""},
        {"q": 5},
        {"q": ["Un.", 5]},
    ],
)
def test_errors_are_a_sentence(client: FlaskClient, fields: dict[str, object]) -> None:
    """{"error": "sentence"}, as LibreTranslate has it."""
    answer = client.post("/translate", json=fields)

    assert answer.status_code == 422
    assert list(answer.get_json()) == ["error"]
    assert answer.get_json()["error"].endswith(".")


def test_a_string_may_come_as_events(client: FlaskClient, pipeline: Pipeline) -> None:
    """With `stream`, and its errors in LibreTranslate's shape."""
    answer = client.post("/translate", json={"q": ARTICLE, "stream": True})
    found = read_events(answer.text)

    assert [name for name, _ in found][::5] == ["start", "done"]
    assert found[-1][1] == client.post("/translate", json={"q": ARTICLE}).get_json()
    pipeline.failure = Busy("Full.")
    assert client.post("/translate", json={"q": ARTICLE, "stream": True}).json == {"error": "Full."}


@pytest.mark.parametrize("path", ["/summarise", "/quotations"])
def test_q_is_for_libretranslates_endpoints(client: FlaskClient, path: str) -> None:
    """Elsewhere the article is a `text`."""
    answer = client.post(path, json={"q": "Un."})

    assert answer.status_code == 422
    assert "`text`" in answer.get_json()["error"]
