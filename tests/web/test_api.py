"""Every endpoint answers in the contract's shape."""

import json
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from service.article import Detection, Length, Options
from service.errors import Busy, DeadlineExceeded, NotVerbatim, UnsupportedLanguage
from tests.web import documented
from tests.web.conftest import ARTICLE, Engine, Pipeline

IN_CAPITALS = (
    "RUTTE SE CONCENTRE SUR CE QUI EST « nécessaire maintenant » [“NÉCESSAIRE MAINTENANT”].\n"
    "IL PLEUT."
)


def test_a_translation_has_the_contracts_fields_in_its_order(client: FlaskClient) -> None:
    """The answer to /translate: text, language, records, signature."""
    answer = client.post("/translate", json={"text": ARTICLE})

    assert answer.status_code == 200
    assert list(json.loads(answer.data)) == [
        "translatedText",
        "detectedLanguage",
        "segments",
        "quotations",
        "caveats",
        "signature",
    ]
    assert answer.json is not None
    assert answer.json["translatedText"] == IN_CAPITALS
    assert answer.json["detectedLanguage"] == {"language": "fr", "confidence": 99.0}


def test_offsets_index_the_texts(client: FlaskClient) -> None:
    """Source spans index the article as posted, target spans the answer."""
    text = ARTICLE.replace("\n", "\r\n")
    answer = client.post("/translate", data={"text": text}).get_json()
    (quotation,) = answer["quotations"]

    assert text[slice(*quotation["source"].values())] == "« nécessaire maintenant »"
    target = answer["translatedText"][slice(*quotation["target"].values())]
    assert target == "« nécessaire maintenant »"
    assert quotation["verbatim"] is True
    assert "\r\n" in answer["translatedText"]


@pytest.mark.parametrize("path", ["/summarise", "/summarize"])
def test_a_summary_comes_with_its_sentences(client: FlaskClient, path: str) -> None:
    """/summarise adds the summary and its sentences, under both spellings."""
    answer = client.post(path, json={"text": ARTICLE, "sentences": 1}).get_json()

    assert answer["summary"] == IN_CAPITALS.split("\n", maxsplit=1)[0]
    assert answer["sentences"][0]["rank"] == 1
    assert answer["quotations"][0]["in_summary"]["start"] > 0


# The contract's defaults, written out: Options() would only be compared with itself.
DEFAULTS = Options(
    *("auto", "bilingual", False, "auto", Length(sentences=3)),
    *("news", "auto", "paragraph", "", False),
    format="text",
    spelling="en-GB",
    glossary=(),
    alternatives=0,
)
ARTICLES = [
    {"id": "AFP", "title": "Rutte à Paris", "text": ARTICLE},
    {"id": "Le Monde", "text": "Rutte est à Paris. « Oui », dit-il. Il y reste un jour."},
]


def test_several_articles_have_one_summary(client: FlaskClient) -> None:
    """Each with its own records; sentences name their article."""
    answer = client.post("/summarise", json={"articles": ARTICLES, "ratio": 1}).get_json()

    documented.check(answer, "DigestAnswer")
    assert [(a["id"], a["title"]) for a in answer["articles"]] == [
        ("AFP", "Rutte à Paris"),
        ("Le Monde", ""),
    ]
    assert {s["article"] for s in answer["sentences"]} == {"AFP", "Le Monde"}
    for sentence in answer["sentences"]:
        assert (
            answer["summary"][slice(*list(sentence["target"].values())[:2])]
            == (sentence["target"]["text"])
        )
    for article, posted in zip(answer["articles"], ARTICLES, strict=True):
        for quotation in article["quotations"]:
            assert posted["text"][slice(*quotation["source"].values())] == quotation["text"]
            place = quotation["in_summary"].values()
            assert answer["summary"][slice(*place)] == quotation["text"]


def test_several_articles_as_plain_text(client: FlaskClient) -> None:
    """The summary alone, sources and all."""
    headers = {"Accept": "text/plain"}
    answer = client.post("/summarise", json={"articles": ARTICLES, "ratio": 1}, headers=headers)

    assert answer.mimetype == "text/plain"
    assert "(AFP)" in answer.text
    assert "(Le Monde)" in answer.text


def test_too_many_articles_are_too_many(client: FlaskClient) -> None:
    """413 names the limit."""
    articles = [{"id": str(number), "text": ARTICLE} for number in range(4)]
    answer = client.post("/summarise", json={"articles": articles})

    assert answer.status_code == 413
    assert answer.get_json()["error"]["limit"] == 3


def test_the_quote_sheet_has_no_text(client: FlaskClient) -> None:
    """/quotations gives the quotations without the article around them."""
    answer = client.post("/quotations", json={"text": ARTICLE}).get_json()

    assert sorted(answer) == ["caveats", "detectedLanguage", "quotations", "signature"]


def test_detect_gives_a_list_of_one(client: FlaskClient) -> None:
    """/detect has LibreTranslate's shape."""
    answer = client.post("/detect", json={"text": ARTICLE})

    assert answer.get_json() == [{"language": "fr", "confidence": 99.0}]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/translate", IN_CAPITALS),
        ("/summarise", IN_CAPITALS.split("\n", maxsplit=1)[0]),
        ("/detect", "fr"),
        (
            "/quotations",
            "q1 (speaker not named)\n« nécessaire maintenant »\n[“NÉCESSAIRE MAINTENANT”]",
        ),
    ],
)
def test_who_accepts_plain_text_gets_the_text_alone(
    client: FlaskClient, path: str, text: str
) -> None:
    """Accept: text/plain gives no JSON, nothing around the text and no newline added."""
    answer = client.post(path, json={"text": ARTICLE}, headers={"Accept": "text/plain"})

    assert answer.text == text
    assert answer.mimetype == "text/plain"


def test_a_browsers_accept_header_gets_json(client: FlaskClient) -> None:
    """JSON is what everybody gets who does not prefer plain text."""
    headers = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}

    assert client.post("/translate", json={"text": ARTICLE}, headers=headers).is_json


def test_all_options_reach_the_pipeline(client: FlaskClient, pipeline: Pipeline) -> None:
    """Each field of a request is an option of the pipeline, in the contract's words."""
    fields = {
        "text": ARTICLE,
        "source": "fr",
        "target": "en",
        "quotes": "original",
        "strict": True,
        "line_breaks": "wrapped",
        "ratio": 0.5,
        "method": "luhn",
        "spelling": "en-US",
        "glossary": [["maire", "reeve"]],
        "keep_quotations": "all",
        "layout": "bullets",
        "focus": "le pont",
        "explain": True,
    }
    assert client.post("/summarise", json=fields).status_code == 200

    length = Length(sentences=None, ratio=0.5)
    options = Options(
        "fr", "original", True, "wrapped", length, "luhn", "all", "bullets", "le pont"
    )
    options = replace(options, explain=True, spelling="en-US", glossary=(("maire", "reeve"),))
    assert pipeline.asked == [(ARTICLE, "summarise", options)]


def test_the_defaults_are_the_contracts(client: FlaskClient, pipeline: Pipeline) -> None:
    """A bare text is translated bilingually; a summary has three sentences, as of news."""
    client.post("/translate", json={"text": ARTICLE})
    client.post("/summarise", json={"text": ARTICLE})

    assert [options for _, _, options in pipeline.asked] == [DEFAULTS, DEFAULTS]


def test_health_version_languages(client: FlaskClient) -> None:
    """The small endpoints."""
    version = client.get("/version").get_json()

    assert client.get("/health").get_json() == {"status": "ok"}
    assert version["model"] == {"name": "translate-fr_en", "version": "0.1", "sha256": "ab" * 32}
    assert [row["code"] for row in client.get("/languages").get_json()] == ["fr", "en"]
    assert client.get("/frontend/settings").get_json()["charLimit"] == 1_000


def test_ready_translates_once_and_remembers(
    client: FlaskClient, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A probe every second must not cost a translation each; an engine that fails is told."""
    assert client.get("/ready").get_json() == {"status": "ready"}

    monkeypatch.setattr(engine, "translate", _broken)
    assert client.get("/ready").status_code == 200


def test_not_ready_while_the_engine_fails(
    client: FlaskClient, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """/ready is 503 with Retry-After where a sentence does not come back."""
    monkeypatch.setattr(engine, "translate", _broken)
    answer = client.get("/ready")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert answer.get_json()["error"]["code"] == "model_unavailable"


def _broken(_sentences: object) -> None:
    raise RuntimeError


def test_metrics_count_requests_words_frames_and_caveats(client: FlaskClient) -> None:
    """Counts stand in Prometheus's text format, with no word of the article."""
    client.post("/translate", json={"text": ARTICLE})
    client.get("/nothing-here")
    metrics = client.get("/metrics").text

    assert 'verbatim_requests_total{endpoint="/translate",status="200"} 1.0' in metrics
    assert 'verbatim_requests_total{endpoint="none",status="404"} 1.0' in metrics
    assert "verbatim_words_total 13.0" in metrics
    assert 'verbatim_frames_total{outcome="whole"} 2.0' in metrics
    assert 'verbatim_caveats_total{code="number_changed"} 1.0' in metrics
    assert 'verbatim_caveats_total{code="truncated"} 0.0' in metrics
    assert "process_resident_memory_bytes" in metrics
    assert 'verbatim_request_seconds_count{endpoint="/translate"} 1.0' in metrics
    assert "nothing-here" not in metrics
    running = client.get("/version").get_json()
    assert f'version="{running["service"]}"' in metrics
    assert f'model_version="{running["model"]["version"]}"' in metrics


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [
        (
            UnsupportedLanguage("German is not translated.", field="source"),
            422,
            "unsupported_language",
        ),
        (NotVerbatim("Not every quotation.", field="strict"), 422, "not_verbatim"),
        (Busy("Try again."), 503, "busy"),
        (DeadlineExceeded("Too long."), 503, "timeout"),
    ],
)
def test_what_the_pipeline_refuses_is_told(
    client: FlaskClient, pipeline: Pipeline, failure: Exception, status: int, code: str
) -> None:
    """The pipeline's own refusals keep their status, code and sentence."""
    pipeline.failure = failure
    answer = client.post("/translate", json={"text": ARTICLE})

    assert (answer.status_code, answer.get_json()["error"]["code"]) == (status, code)
    assert ("Retry-After" in answer.headers) == (status == 503)


def test_detection_is_the_engines(client: FlaskClient, engine: Engine) -> None:
    """An unsure engine is not made sure on the way."""
    engine.found = Detection("undetermined", 0.0)

    answer = client.post("/detect", json={"text": "Bon"})
    assert answer.get_json() == [{"language": "undetermined", "confidence": 0.0}]
