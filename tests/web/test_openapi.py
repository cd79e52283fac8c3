"""The API document is valid, complete, and true of real answers."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import validate
from pydantic import BaseModel

from service.web.api import answer_schemas
from tests.web.conftest import ARTICLE

COMMON = {"text", "source", "target", "quotes", "strict", "line_breaks", "stream"}
SUMMARY = "sentences words ratio method keep_quotations layout focus explain"
ENDPOINTS = {
    "/translate": COMMON | {"format"},
    "/summarise": COMMON | set(SUMMARY.split()),
    "/quotations": COMMON,
    "/detect": {"text", "source", "target", "line_breaks"},
}


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    """Give the document as it is served."""
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

    assert set(ours["properties"]) == fields
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
    served = {rule.rule.replace("<job>", "{job}") for rule in rules}
    other = {"/", "/sample", "/open", "/export", "/language", "/static/<path:filename>"}
    other |= {"/openapi.json", "/docs", "/docs/assets/<path:name>"}

    assert set(document["paths"]) == served - other - {"/summarize"}


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("/translate", answer_schemas.TranslationAnswer),
        ("/summarise", answer_schemas.SummaryAnswer),
        ("/quotations", answer_schemas.QuoteSheet),
    ],
)
def test_real_answers_have_the_documented_shape(
    client: FlaskClient, path: str, record: type[BaseModel]
) -> None:
    """No field more, none less, each of its type."""
    answer = client.post(path, json={"text": ARTICLE}).get_json()

    record.model_validate(answer, strict=True)


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

    answer_schemas.JobRecord.model_validate(job, strict=True)
    answer_schemas.ResultsPage.model_validate(page, strict=True)


def test_real_errors_have_the_documented_shape(client: FlaskClient) -> None:
    """Both shapes of a refusal."""
    for fields in ({}, {"q": 1}):
        answer_schemas.Problem.model_validate(client.post("/translate", json=fields).get_json())


def test_the_page_is_served_from_here(client: FlaskClient) -> None:
    """Swagger's files come from its wheel, and no script stands in the page."""
    page = client.get("/docs").text

    assert "//" not in page.replace("<!doctype html>", "")
    for name in ("css/swagger-ui.css", "js/swagger-ui-bundle.js"):
        assert f"/docs/assets/{name}" in page
        with client.get(f"/docs/assets/{name}") as answer:
            assert answer.status_code == 200
    assert client.get("/docs/assets/../../plugins.py").status_code == 404
