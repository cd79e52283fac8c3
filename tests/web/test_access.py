"""Who may ask, and how often: keys, rates, proxies, and pages of other origins."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service import __main__, app
from service.app import create_app
from service.commands import cmd_serve
from service.errors import DeadlineExceeded, SettingsError
from service.pipeline import Engines
from service.settings import Settings
from service.web.middleware import api_keys
from tests.web.conftest import ARTICLE, Engine, Pipeline

Serve = Callable[..., FlaskClient]


@pytest.fixture
def serve(settings: Settings, engine: Engine, pipeline: Pipeline) -> Serve:
    """Return a function that makes a client of an application with other settings."""

    def client(**changes: Any) -> FlaskClient:
        engines = Engines(engine, engine, engine)
        served = create_app(replace(settings, **changes), engines, run=pipeline.run)
        return served.test_client()

    return client


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the path of a key file that does not exist yet."""
    return tmp_path / "keys"


# --- keys ----------------------------------------------------------------------------------------


def test_a_key_is_kept_as_a_hash_alone(file: Path) -> None:
    """Who reads the file cannot ask; it is the owner's alone."""
    key = api_keys.add(file, "desk")

    assert key not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert api_keys.KeyRing(file).name_of(key)
    assert not api_keys.KeyRing(file).name_of(key[:-1])


def test_without_a_key_nothing_that_costs_is_done(serve: Serve, file: Path) -> None:
    """401 says how to send one; probes and documents stay open."""
    api_keys.add(file, "desk")
    client = serve(api_keys_file=file)

    for path in ("/translate", "/summarise", "/summarize", "/quotations", "/detect"):
        answer = client.post(path, json={"text": ARTICLE})
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (401, "key_missing")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    for path in ("/metrics", "/"):
        assert client.get(path).status_code == 401
    for path in ("/health", "/ready", "/version", "/languages", "/openapi.json", "/docs"):
        assert client.get(path).status_code == 200
    assert client.get("/nothing").status_code == 404


def test_every_way_to_send_a_key(serve: Serve, file: Path) -> None:
    """A bearer's, a browser's password, LibreTranslate's field in body and query, for any text."""
    key = api_keys.add(file, "desk")
    client = serve(api_keys_file=file)
    basic = base64.b64encode(f"anybody:{key}".encode()).decode()

    for headers in ({"Authorization": f"Bearer {key}"}, {"Authorization": f"Basic {basic}"}):
        answer = client.post("/translate", json={"text": ARTICLE}, headers=headers)
        assert answer.status_code == 200
        assert client.get("/", headers=headers).status_code == 200
    for path in ("/translate", "/summarise", "/quotations", "/detect"):
        assert client.post(path, json={"text": ARTICLE, "api_key": key}).status_code == 200
    assert client.post("/translate", json={"q": "Non.", "api_key": key}).status_code == 200
    assert client.post("/translate", query_string={"q": "a", "api_key": key}).status_code == 200


@pytest.mark.parametrize("key", ["x", "é", "\ud800", 7, None, [], {}])
def test_an_unknown_key_is_refused_in_the_shape_that_was_asked(
    serve: Serve, file: Path, key: Any
) -> None:
    """LibreTranslate's clients read a sentence."""
    api_keys.add(file, "desk")
    body = json.dumps({"q": "Non.", "api_key": key})
    client = serve(api_keys_file=file)
    answer = client.post("/translate", data=body, content_type="application/json")

    assert answer.status_code == (403 if key and isinstance(key, str) else 401)
    assert isinstance(answer.get_json()["error"], str)


@pytest.mark.parametrize("keyed", [True, False])
def test_fields_that_cannot_be_read_are_the_reason(
    serve: Serve, file: Path, *, keyed: bool
) -> None:
    """Not that the key is missing: it may stand in them."""
    key = api_keys.add(file, "desk")
    client = serve(api_keys_file=file) if keyed else serve()
    twice = client.post(f"/translate?api_key={key}", json={"q": "Non.", "api_key": key})
    broken = client.post("/translate", data=b'{"q": "Non.",}', content_type="application/json")

    assert (twice.status_code, broken.status_code) == (422, 400)
    assert twice.get_json()["error"].startswith("`api_key` stands in the query string and")


def test_a_browser_is_asked_for_its_key(serve: Serve, file: Path) -> None:
    """It shows a box for a password, before any text is typed."""
    api_keys.add(file, "desk")
    answer = serve(api_keys_file=file).get("/")

    assert answer.headers["WWW-Authenticate"].startswith("Basic")


def test_a_key_that_is_removed_counts_no_longer(serve: Serve, file: Path) -> None:
    """At once, without a restart; nor does a file that has gone let everybody in."""
    first, second = api_keys.add(file, "first"), api_keys.add(file, "second")
    client = serve(api_keys_file=file)

    def status(key: str) -> int:
        headers = {"Authorization": f"Bearer {key}"}
        return client.post("/translate", json={"text": ARTICLE}, headers=headers).status_code

    assert (status(first), status(second)) == (200, 200)
    api_keys.remove(file, "first")
    assert (status(first), status(second)) == (403, 200)
    file.unlink()
    assert status(second) == 403


def test_with_no_keys_configured_a_key_is_ignored(client: FlaskClient) -> None:
    """`deep-translator` always sends one."""
    answer = client.post("/translate", json={"q": "Non.", "api_key": "any"})

    assert answer.status_code == 200
    assert client.get("/frontend/settings").get_json()["keyRequired"] is False


@pytest.mark.parametrize("content", ["", "# none\n", "desk\n", "desk abc\n", "\udcff"])
def test_a_key_file_that_is_none_stops_the_start(serve: Serve, file: Path, content: str) -> None:
    """Nobody should believe in keys that are not there."""
    file.write_bytes(content.encode("utf-8", "surrogateescape"))

    with pytest.raises(SettingsError):
        serve(api_keys_file=file)


def test_keys_are_made_listed_and_removed_on_the_command_line(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The key is shown once; a name is taken once."""
    words = ["--file", str(file)]
    assert __main__.main(["keys", "add", "desk", *words]) == 0
    key = capsys.readouterr().out.strip()
    assert api_keys.KeyRing(file).name_of(key)
    assert __main__.main(["keys", "add", "desk", *words]) == 2
    assert __main__.main(["keys", "list", *words]) == 0
    assert capsys.readouterr().out == "desk\n"
    assert __main__.main(["keys", "remove", "desk", *words]) == 0
    assert __main__.main(["keys", "remove", "desk", *words]) == 2
    assert __main__.main(["keys", "add", "a b", *words]) == 2
    assert __main__.main(["keys", "list"]) == 2


# --- rates and proxies ---------------------------------------------------------------------------


def _post(client: FlaskClient, **more: Any) -> Any:
    return client.post("/translate", json={"text": ARTICLE}, **more)


def test_beyond_the_rate_it_is_429_with_the_time_to_wait(serve: Serve) -> None:
    """For all addresses together, in the usual shape; probes are not counted."""
    client = serve(rate_limit="2/minute")
    for _ in range(5):
        assert client.get("/health").status_code == 200
    first = _post(client)
    assert first.status_code == 200
    assert "Retry-After" not in first.headers
    assert client.post("/detect", json={"text": ARTICLE}).status_code == 200
    answer = _post(client)

    assert answer.status_code == 429
    assert answer.get_json()["error"]["code"] == "rate_limited"
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    for given in ({"json": {"q": "Non."}}, {"query_string": {"q": "Non."}}):
        assert isinstance(client.post("/translate", **given).get_json()["error"], str)


def test_the_time_to_wait_is_the_answers_own(serve: Serve, pipeline: Pipeline) -> None:
    """The rate's window does not change what a busy service says."""
    pipeline.failure = DeadlineExceeded("Too slow.")
    answer = _post(serve(rate_limit="400/minute"))

    assert answer.headers["Retry-After"] == str(DeadlineExceeded.retry_after)
    assert not [name for name, _ in answer.headers if name.startswith("X-RateLimit")]


def test_guessing_keys_counts_against_the_rate(serve: Serve, file: Path) -> None:
    """401 and 403 are requests too."""
    api_keys.add(file, "desk")
    client = serve(rate_limit="2/minute", api_keys_file=file)

    assert [_post(client).status_code for _ in range(3)] == [401, 401, 429]


@pytest.mark.parametrize(
    ("changes", "limited"),
    [
        ({}, False),
        ({"host": "192.0.2.1"}, True),
        ({"trusted_proxy": 1}, True),
        ({"host": "192.0.2.1", "rate_limit": "off"}, False),
    ],
)
def test_limits_are_on_where_other_machines_can_ask(
    serve: Serve, changes: dict[str, Any], limited: bool
) -> None:
    """Without being set."""
    statuses = {_post(client).status_code for client in [serve(**changes)] for _ in range(121)}

    assert (429 in statuses) == limited


def test_behind_a_proxy_the_real_client_counts(serve: Serve) -> None:
    """One client's rate is not another's; what a client says itself is not read."""
    client = serve(rate_limit="1/minute", trusted_proxy=1)

    def status(said: str) -> int:
        return int(_post(client, headers={"X-Forwarded-For": said}).status_code)

    assert [status("192.0.2.1"), status("192.0.2.2")] == [200, 200]
    assert status("192.0.2.1") == 429
    assert status("203.0.113.9, 192.0.2.1") == 429


def test_without_a_proxy_nobody_is_believed(serve: Serve) -> None:
    """A client cannot give itself another address."""
    client = serve(rate_limit="1/minute")

    assert _post(client, headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 200
    assert _post(client, headers={"X-Forwarded-For": "192.0.2.2"}).status_code == 429


def test_the_server_lets_a_trusted_proxys_headers_through(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Waitress would drop them."""
    given: dict[str, Any] = {}
    monkeypatch.setattr(cmd_serve, "open_server", lambda *_given, **words: given.update(words))
    web = app.create_app(settings, Engines(engine, engine, engine))
    for hops in (0, 2):
        cmd_serve._bind(replace(settings, trusted_proxy=hops), web)
        assert given["clear_untrusted_proxy_headers"] == (hops == 0)


# --- other origins -------------------------------------------------------------------------------

DESK = "https://desk.example"


def test_a_listed_origin_may_call(serve: Serve) -> None:
    """Its question first, and then its request; no cookie goes along."""
    client = serve(cors=(DESK,))
    asked = {"Origin": DESK, "Access-Control-Request-Method": "POST"}
    first = client.options("/translate", headers=asked)
    then = _post(client, headers={"Origin": DESK})

    for answer in (first, then):
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == DESK
        assert "Origin" in answer.headers["Vary"]
        assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Authorization" in first.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("origin", ["https://evil.example", f"{DESK}.evil.example", "null"])
def test_another_origin_may_not(serve: Serve, origin: str) -> None:
    """Its browser is told nothing; nor is the page anybody else's."""
    client = serve(cors=(DESK,))

    assert "Access-Control-Allow-Origin" not in _post(client, headers={"Origin": origin}).headers
    assert "Access-Control-Allow-Origin" not in client.get("/", headers={"Origin": DESK}).headers


def test_any_origin_where_that_is_set(serve: Serve) -> None:
    """A star."""
    answer = _post(serve(cors=("*",)), headers={"Origin": "http://a.example"})

    assert answer.headers["Access-Control-Allow-Origin"] == "http://a.example"


def test_a_browsers_first_question_needs_no_key(serve: Serve, file: Path) -> None:
    """It cannot carry one."""
    api_keys.add(file, "desk")
    client = serve(cors=(DESK,), api_keys_file=file)

    assert client.options("/translate", headers={"Origin": DESK}).status_code == 200
