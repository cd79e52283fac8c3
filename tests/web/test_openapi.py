"""The API document is valid, complete, and true of real answers."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from service.rendering.answer import SegmentRecord, SliceRecord
from service.web.api import responses
from tests.web import documented
from tests.web.conftest import ARTICLE

COMMON = set("text source target quotes strict line_breaks spelling glossary stream".split())
SUMMARY = "sentences words ratio method keep_quotations layout focus explain"
ENDPOINTS = {
    "/translate": COMMON | {"format", "alternatives"},
    "/summarise": COMMON | set(SUMMARY.split()),
    "/quotations": COMMON,
    "/detect": {"text", "source", "target", "line_breaks"},
}


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    """Return the document as it is served."""
    found: dict[str, Any] = client.get("/openapi.json").get_json()
    return found


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    """OpenAPI 3.1."""
    validate(document)
    assert document["openapi"].startswith("3.1")


@pytest.mark.parametrize(("path", "fields"), ENDPOINTS.items())
def test_every_field_of_the_contract_is_there(
    document: dict[str, Any], path: str, fields: set[str]
) -> None:
    """With a description; the LibreTranslate shape beside, where it is read."""
    content = document["paths"][path]["post"]["requestBody"]["content"]
    schema = content["application/json"]["schema"]
    names = [s["$ref"].split("/")[-1] for s in schema.get("anyOf", [schema])]
    ours = document["components"]["schemas"][names[0]]

    assert set(ours["properties"]) == fields | {"api_key"}
    assert ours["additionalProperties"] is False
    assert all(field["description"] for field in ours["properties"].values())
    assert (len(names) == 2) == (path in {"/translate", "/summarise", "/detect"})
    assert set(content) == {
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/plain",
    }


def test_every_address_is_documented(client: FlaskClient, document: dict[str, Any]) -> None:
    """But for the page and its files, the documents themselves, and the American spelling."""
    rules = client.application.url_map.iter_rules()
    served = {rule.rule for rule in rules}
    other = {
        "/",
        "/sample",
        "/open",
        "/file",
        "/export",
        "/language",
        "/wordings",
        "/static/<path:filename>",
    }
    other |= {"/openapi.json", "/docs", "/docs/assets/<path:name>"}

    documented = {path.replace("{", "<").replace("}", ">") for path in document["paths"]}
    assert documented == served - other - {"/summarize"}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/translate", "TranslationAnswer"),
        ("/summarise", "SummaryAnswer"),
        ("/quotations", "QuoteSheet"),
    ],
)
def test_real_answers_have_the_documented_shape(client: FlaskClient, path: str, name: str) -> None:
    """No field more, none less, each of its type."""
    answer = client.post(path, json={"text": ARTICLE}).get_json()

    documented.check(answer, name)


@pytest.mark.parametrize(
    ("path", "name", "listed"),
    [
        ("/languages", "LanguageRecord", True),
        ("/frontend/settings", "FrontendSettings", False),
        ("/health", "Status", False),
        ("/version", "Version", False),
    ],
)
def test_what_clients_ask_first_has_the_documented_shape(
    client: FlaskClient, path: str, name: str, *, listed: bool
) -> None:
    """Each of LibreTranslate's and our own."""
    found = client.get(path).get_json()

    for record in found if listed else [found]:
        documented.check(record, name)


@pytest.mark.parametrize("fields", [{"q": ARTICLE}, {"q": [ARTICLE, " "]}])
def test_a_real_answer_to_q_has_the_documented_shape(
    client: FlaskClient, fields: dict[str, Any]
) -> None:
    """Of one text and of several; and what languages they are in."""
    documented.check(client.post("/translate", json=fields).get_json(), "LibreTranslation")
    for record in client.post("/detect", json={"q": ARTICLE}).get_json():
        documented.check(record, "DetectionRecord")


@pytest.mark.parametrize("spoilt", [{"extra": 1}, {"caveats": None}, {"signature": {}}])
def test_another_shape_is_told_from_the_documented_one(
    client: FlaskClient, spoilt: dict[str, Any]
) -> None:
    """Else the tests above could not fail."""
    answer = client.post("/translate", json={"text": ARTICLE}).get_json()

    with pytest.raises(documented.Undocumented):
        documented.check(answer | spoilt, "TranslationAnswer")


def test_what_is_not_asked_is_not_there(client: FlaskClient) -> None:
    """Scores only where they are to be explained; places in a summary only where there is one."""
    plain, explained, translated = (
        client.post(path, json={"text": ARTICLE, **more}).get_json()
        for path, more in (
            ("/summarise", {}),
            ("/summarise", {"explain": True}),
            ("/translate", {}),
        )
    )

    assert "scores" not in plain["sentences"][0]
    assert "scores" in explained["sentences"][0]
    assert "in_summary" in plain["quotations"][0]
    assert "in_summary" not in translated["quotations"][0]
    assert not {"sourceText", "targetText", "summary"} & translated.keys()
    assert not {"asked", "alternatives"} & translated["segments"][0].keys()
    assert not {"lengths", "speaker"} & explained["sentences"][0].keys()


def test_what_the_model_was_asked_in_other_words_is_told() -> None:
    """With its segment."""
    segment = SegmentRecord("s1", 0, SliceRecord(0, 2, "Un"), "One", (), (), asked=("1",))

    assert responses.segment_json(segment)["asked"] == ["1"]


def test_a_job_may_hold_what_a_request_may(document: dict[str, Any]) -> None:
    """Of each kind; with an id, and whom to tell."""
    content = document["paths"]["/jobs"]["post"]["requestBody"]["content"]
    schemas = document["components"]["schemas"]
    jobs = [s["$ref"].split("/")[-1] for s in content["application/json"]["schema"]["anyOf"]]

    assert set(content) == {"application/json", "application/x-ndjson", "application/zip"}
    for name, path in zip(jobs, ("/translate", "/summarise", "/quotations"), strict=True):
        assert set(schemas[name]["properties"]) == ENDPOINTS[path] | {"kind", "id", "webhook"}
        assert schemas[name]["additionalProperties"] is False


def test_a_real_result_has_the_documented_shape(client: FlaskClient) -> None:
    """A job, and a page of results."""
    job = client.post("/jobs", json={"text": ARTICLE}).get_json()
    page = client.get(f"/jobs/{job['id']}/results").get_json()

    documented.check(job, "JobRecord")
    documented.check(page, "ResultsPage")


def test_real_errors_have_the_documented_shape(client: FlaskClient) -> None:
    """Both shapes of a refusal."""
    for fields in ({}, {"q": 1}):
        documented.check(client.post("/translate", json=fields).get_json(), "Problem")


def test_the_page_is_served_from_here(client: FlaskClient) -> None:
    """Swagger's files come from its wheel, and no script stands in the page."""
    page = client.get("/docs").text

    assert "//" not in page.replace("<!doctype html>", "")
    for name in ("css/swagger-ui.css", "js/swagger-ui-bundle.js"):
        assert f"/docs/assets/{name}" in page
        with client.get(f"/docs/assets/{name}") as answer:
            assert answer.status_code == 200
    assert client.get("/docs/assets/../../plugins.py").status_code == 404
