"""Pages of other sites: what a reader's browser is made to ask for them is not done."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.pipeline import Engines
from service.settings import Settings
from service.web.middleware import api_keys
from tests.web.conftest import ARTICLE, Engine, Pipeline

Serve = Callable[..., FlaskClient]
FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Origin": "https://evil.example"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost@evil.example"},
    {"Origin": "null"},
    {"Origin": "http://[", "Host": "localhost"},
    {"Origin": "http://localhost:3000", "Host": "localhost:8000"},
]
FORMS: list[dict[str, Any]] = [
    {"json": {"text": ARTICLE}},
    {"data": {"text": ARTICLE}},
    {"data": {"text": ARTICLE}, "content_type": "multipart/form-data"},
    {"data": f'{{"text": "{ARTICLE}"}}'.encode(), "content_type": "text/plain"},
    {"query_string": {"q": ARTICLE}},
]


@pytest.fixture
def serve(settings: Settings, engine: Engine, pipeline: Pipeline) -> Serve:
    """Give a maker of clients of an application with other settings."""

    def client(**changes: Any) -> FlaskClient:
        engines = Engines(engine, engine, engine)
        served = create_app(replace(settings, **changes), engines, run=pipeline.run)
        return served.test_client()

    return client


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("form", FORMS, ids=[str(n) for n in range(len(FORMS))])
def test_another_sites_page_may_not_ask(
    serve: Serve, pipeline: Pipeline, headers: dict[str, str], form: dict[str, Any]
) -> None:
    """Whatever type its form has; nothing is translated."""
    answer = serve().post("/translate", headers=headers, **form)

    assert (answer.status_code, answer.get_json()["error"]["code"]) == (403, "cross_site")
    assert not pipeline.asked


@pytest.mark.parametrize("path", ["/summarise", "/quotations", "/detect", "/jobs", "/", "/open"])
def test_nor_anywhere_else(serve: Serve, path: str) -> None:
    """The page answers with a page."""
    headers = {"Sec-Fetch-Site": "cross-site"}

    assert serve().post(path, json={"text": ARTICLE}, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://localhost"},
        {"Origin": "https://LOCALHOST:8443", "Host": "localhost"},
        {"Origin": "http://127.0.0.1:8000", "Host": "127.0.0.1:8000"},
        {"Origin": "http://[::1]:8000", "Host": "[::1]:8000"},
    ],
    ids=str,
)
def test_our_own_page_and_programs_may(serve: Serve, headers: dict[str, str]) -> None:
    """A proxy that leaves the port out of Host is in nobody's way."""
    answer = serve().post("/translate", json={"text": ARTICLE}, headers=headers)

    assert answer.status_code == 200


def test_our_form_may_be_of_no_origin(serve: Serve) -> None:
    """As browsers have it over plain HTTP, with our Referrer-Policy; its token is still asked."""
    answer = serve().post("/", data={"text": ARTICLE}, headers={"Origin": "null"})

    assert answer.status_code == 400
    assert "This form had expired" in answer.text


def test_links_from_elsewhere_lead_here(serve: Serve) -> None:
    """To look is not to ask for work."""
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://a.example"}

    assert serve().get("/", headers=headers).status_code == 200
    assert serve().get("/health", headers=headers).status_code == 200


def test_who_brings_a_key_may(serve: Serve, tmp_path: Path) -> None:
    """A bearer's, or LibreTranslate's field; it is checked then. A browser's password is not one.

    The browser would send the password along by itself.
    """
    key = api_keys.add(tmp_path / "keys", "desk")
    client = serve(api_keys_file=tmp_path / "keys")
    foreign = {"Sec-Fetch-Site": "cross-site"}

    def status(key: str = "", **more: Any) -> int:
        headers = foreign | more.pop("headers", {})
        fields = {"q": ARTICLE} | ({"api_key": key} if key else {})
        return client.post("/translate", data=fields, headers=headers, **more).status_code

    assert status(headers={"Authorization": f"Bearer {key}"}) == 200
    assert status(headers={"Authorization": "Bearer x"}) == 403
    assert (status(key), status("x"), status()) == (200, 403, 403)
    refused = client.post("/translate", data={"q": ARTICLE}, headers=foreign, auth=("a", key))
    assert "Another site's page" in refused.get_json()["error"]


def test_a_field_that_nobody_checks_is_no_key(serve: Serve) -> None:
    """Where no keys are asked for, any page could send it; it cannot send a bearer's unasked."""
    foreign = {"Sec-Fetch-Site": "cross-site"}
    client = serve()
    bearer = foreign | {"Authorization": "Bearer any"}

    field = client.post("/translate", data={"q": "Bon.", "api_key": "any"}, headers=foreign)
    assert field.status_code == 403
    assert client.post("/translate", data={"q": "Bon."}, headers=bearer).status_code == 200


def test_an_origin_that_is_allowed_may(serve: Serve) -> None:
    """The setting VERBATIM_CORS."""
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://desk.example"}

    for cors in (("https://desk.example",), ("*",)):
        answer = serve(cors=cors).post("/translate", json={"text": ARTICLE}, headers=headers)
        assert answer.status_code == 200
    other = serve(cors=("https://other.example",))
    assert other.post("/translate", json={"text": ARTICLE}, headers=headers).status_code == 403
