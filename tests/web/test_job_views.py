"""Jobs over HTTP: what is accepted, how far it is, its results, and who may ask."""

import io
import json
import logging
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.app import Service, open_service
from service.article import Hypothesis, Length, Options
from service.errors import SettingsError, UnsupportedLanguage
from service.pipeline import Engines, Task
from service.rendering.answer import Answer
from service.settings import Settings
from service.web.middleware import api_keys
from tests.web import documented
from tests.web.conftest import ARTICLE, Engine, Pipeline, ProgressCallback

JSONL = "application/x-ndjson"
ZIP = "application/zip"
Open = Callable[..., Service]


@pytest.fixture
def open_it(settings: Settings, engine: Engine, pipeline: Pipeline) -> Open:
    """Return a function that makes a service with fake engines and other settings."""

    def make(run: Any = pipeline.run, **changes: Any) -> Service:
        return open_service(
            replace(settings, **{"job_items": 4, **changes}),
            Engines(engine, engine, engine),
            run=run,
            detect=lambda text, _engines: engine.detect(text),
        )

    return make


@pytest.fixture
def app(open_it: Open) -> Iterator[Flask]:
    """Yield an application with a worker for its jobs."""
    service = open_it()
    service.start()
    yield service.web
    service.stop(5.0)


@pytest.fixture
def idle(open_it: Open) -> FlaskClient:
    """Return a client of a service without a worker: its jobs stay queued."""
    return open_it().web.test_client()


def lines(*records: Any) -> bytes:
    """Write JSONL."""
    return "\n".join(json.dumps(record) for record in records).encode()


def zipped(**files: bytes) -> bytes:
    """Make a zip of files; __ in a name is a dot, ___ a slash."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("___", "/").replace("__", "."), content)
    return body.getvalue()


def finished(client: FlaskClient, answer: TestResponse) -> dict[str, Any]:
    """Wait for the end of a job that was accepted."""
    assert answer.status_code == 202, answer.text
    end = monotonic() + 30
    while not (found := client.get(answer.headers["Location"]).get_json())["finished"]:
        assert monotonic() < end, found
        sleep(0.02)
    job: dict[str, Any] = found
    return job


def results(client: FlaskClient, job: dict[str, Any]) -> list[dict[str, Any]]:
    """Get all results as JSONL."""
    answer = client.get(f"/jobs/{job['id']}/results", headers={"Accept": JSONL})
    assert answer.mimetype == JSONL
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("translate", {"text": ARTICLE}),
        ("summarise", {"text": ARTICLE}),
        ("quotations", {"text": ARTICLE}),
        ("translate", {"text": f"<p>{ARTICLE}</p><script>a</script>", "format": "html"}),
    ],
)
def test_an_answer_is_the_apis(client: FlaskClient, kind: str, options: dict[str, str]) -> None:
    """The same fields, the same options."""
    options = {**options, "quotes": "original"}
    job = finished(client, client.post("/jobs", json={**options, "kind": kind, "id": "mine"}))
    (result,) = results(client, job)

    assert (job["kind"], job["state"], job["done"]) == (kind, "done", 1)
    assert result == {
        "number": 1,
        "id": "mine",
        "state": "done",
        "answer": client.post(f"/{kind}", json=options).get_json(),
    }


def test_many_come_as_lines(client: FlaskClient, pipeline: Pipeline) -> None:
    """Options of all in the query string, those of one in its line, which stand above them."""
    body = lines({"text": "un"}, {"text": "deux", "id": "2b", "quotes": "translated"}) + b"\n\n"
    answer = client.post("/jobs?kind=quotations&quotes=original", data=body, content_type=JSONL)
    found = results(client, finished(client, answer))

    assert {result["id"] for result in found} == {"1", "2b"}
    asked = {text: (task, options.quotes) for text, task, options in pipeline.asked}
    assert asked == {"un": ("quotations", "original"), "deux": ("quotations", "translated")}


def test_many_come_in_a_zip(client: FlaskClient) -> None:
    """Texts and records, by their paths; folders and hidden files do not count."""
    body = zipped(
        a___b__txt=b"Il pleut.",
        c__json=b'{"text": "Il neige.", "id": "snow"}',
        __hidden__txt=b"x",
        __MACOSX___x__txt=b"x",
    )
    answer = client.post("/jobs", data=body, content_type=ZIP)
    found = results(client, finished(client, answer))

    texts = {result["id"]: result["answer"]["translatedText"] for result in found}
    assert texts == {"a/b.txt": "IL PLEUT.", "snow": "IL NEIGE."}
    read_as = {result["id"]: result["answer"].get("read_as") for result in found}
    assert read_as == {"a/b.txt": {"encoding": "utf-8", "guessed": False}, "snow": None}


def test_what_is_wrong_with_one_is_its_result(client: FlaskClient) -> None:
    """The others are worked on."""
    nested = {"text": "x", "glossary": "[" * 9_000}
    body = lines({"text": "un"}, {"text": " "}, nested) + b"\n{"
    job = finished(client, client.post("/jobs", data=body, content_type=JSONL))
    found = {result["number"]: result for result in results(client, job)}

    assert (job["state"], job["done"], job["failed"]) == ("done", 1, 3)
    assert [found[n]["state"] for n in (1, 2, 3, 4)] == ["done", "failed", "failed", "failed"]
    assert [found[n]["error"]["code"] for n in (2, 3, 4)] == [
        "invalid_field",
        "invalid_field",
        "malformed",
    ]


@pytest.mark.parametrize(
    ("records", "ids"),
    [
        ([{"id": "x"}, {"id": "x"}, {"id": "2"}], ["x", None, "2"]),
        ([{"id": "2"}, {}], ["2", None]),
        ([{"id": "2"}, {"id": "2", "text": " "}, {"id": 7}], ["2", None, None]),
        ([{"id": "2"}, "no object"], ["2", None]),
        (["no object", {"id": "x", "text": " "}, {}], ["1", "x", "3"]),
    ],
)
def test_no_two_results_have_one_id(
    client: FlaskClient, records: list[Any], ids: list[str | None]
) -> None:
    """A result has the id that was sent, or its number where that is nobody's, or none."""
    body = lines(*({"text": "un", **r} if isinstance(r, dict) else r for r in records))
    job = finished(client, client.post("/jobs", data=body, content_type=JSONL))
    page = client.get(f"/jobs/{job['id']}/results").get_json()

    documented.check(page, "ResultsPage")
    assert [r["id"] for r in sorted(page["results"], key=lambda r: r["number"])] == ids


def test_an_articles_own_length_stands_above_the_jobs(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """Whichever way either is given."""
    body = lines({"text": "un", "words": 20}, {"text": "deux", "ratio": 0.5}, {"text": "trois"})
    answer = client.post("/jobs?kind=summarise&sentences=2", data=body, content_type=JSONL)

    assert finished(client, answer)["done"] == 3
    lengths = {text: options.length for text, _, options in pipeline.asked}
    assert lengths == {"un": Length(None, 20), "deux": Length(None, None, 0.5), "trois": Length(2)}


def test_an_article_that_is_refused_later_has_failed(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """With the API's own code and sentence, at the first attempt."""
    pipeline.failure = UnsupportedLanguage("The article is in Spanish.", field="text")
    job = finished(client, client.post("/jobs", json={"text": "x"}))
    (result,) = results(client, job)

    assert job["state"] == "failed"
    assert result["error"] == {
        "code": "unsupported_language",
        "message": "The article is in Spanish.",
        "field": "text",
    }
    assert len(pipeline.asked) == 1


@pytest.mark.parametrize(
    ("body", "kind", "query", "status", "field"),
    [
        (b"{}", "application/json", "", 422, "text"),
        (b"[]", "application/json", "", 400, None),
        (b'{"text": " "}', "application/json", "", 422, "text"),
        (b'{"text": "x", "kind": "guess"}', "application/json", "", 422, "kind"),
        (b'{"text": "x", "kind": ["translate"]}', "application/json", "", 422, "kind"),
        (b'{"text": "x", "sentences": 3}', "application/json", "", 422, "sentences"),
        (b'{"text": "x", "stream": true}', "application/json", "", 422, "stream"),
        (b'{"text": "x", "id": 7}', "application/json", "", 422, "id"),
        (b'{"text": "x", "id": ""}', "application/json", "", 422, "id"),
        (b'{"text": "x", "webhook": "https://a.example/"}', "application/json", "", 422, "webhook"),
        (b'{"text": "x", "webhook": 1}', "application/json", "", 422, "webhook"),
        (b'{"text": "x"}', "application/json", "?kind=translate&kind=translate", 422, None),
        (b"", JSONL, "", 422, "text"),
        (b"\n \n", JSONL, "", 422, "text"),
        (b"nope", JSONL, "", 400, None),
        (b'"x"', JSONL, "", 400, None),
        (b'{"text": "x"}', JSONL, "?quotes=none", 422, "quotes"),
        (b'{"text": "x"}', JSONL, "?other=1", 422, "other"),
        (b'{"text": "x"}\n' * 5, JSONL, "", 413, None),
        (b"no zip", ZIP, "", 400, None),
        (b"PK\x05\x06" + b"\xff" * 18, ZIP, "", 413, None),
        (b"x=1", "application/x-www-form-urlencoded", "", 415, None),
        (b"x", "text/plain", "", 415, None),
        (b"x", "", "", 415, None),
    ],
)
def test_a_wrong_request_is_refused(
    idle: FlaskClient, body: bytes, kind: str, query: str, status: int, field: str | None
) -> None:
    """And nothing of it is kept."""
    answer = idle.post(f"/jobs{query}", data=body, content_type=kind)

    assert answer.status_code == status, answer.text
    documented.check(answer.get_json(), "Problem")
    assert answer.get_json()["error"].get("field") == field
    assert 'items{state="queued"} 0.0' in idle.get("/metrics").text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (zipped(a__exe=b"x"), 415),
        (zipped(a__txt=b"x" * 70_000), 413),
        (zipped(a__txt=b"caf\xe9"), 400),
        (zipped(a__json=b"[]"), 400),
        (zipped(a__txt=b""), 422),
        (zipped(**{f"f{n}__txt": b"x" for n in range(5)}), 413),
        (zipped(), 422),
        (zipped(a__txt=b"Il pleut.")[:-30], 400),
        (zipped(a__txt=b"Il pleut.").replace(b"\xf3\xcc", b"\xf3\xcd"), 400),
        (zipped(a__txt=b"\0" * 10_000_000), 413),
    ],
    ids=[
        "no article's kind",
        "too large",
        "no UTF-8",
        "a list",
        "empty",
        "too many",
        "no file",
        "cut off",
        "damaged",
        "a bomb",
    ],
)
def test_a_wrong_zip_is_refused(open_it: Open, body: bytes, status: int) -> None:
    """Whatever is in it; a bomb is not unpacked."""
    client = open_it(job_body=1_000_000).web.test_client()
    answer = client.post("/jobs", data=body, content_type=ZIP)

    assert answer.status_code == status, answer.text


def test_a_request_for_a_job_may_be_larger(open_it: Open) -> None:
    """As large as is set for jobs, while others keep to theirs."""
    client = open_it(job_body=50_000).web.test_client()
    body = lines(*({"text": "é" * 900} for _ in range(4)))
    body += b" " * (30_000 - len(body))

    assert client.post("/jobs", data=body, content_type=JSONL).status_code == 202
    answer = client.post("/jobs", data=body * 2, content_type=JSONL)
    assert (answer.status_code, answer.get_json()["error"]["limit"]) == (413, 50_000)
    answer = client.post("/translate", data=body, content_type="application/json")
    assert (answer.status_code, answer.get_json()["error"]["limit"]) == (413, 20_000)


def test_many_at_a_time_are_for_jobs_alone(idle: FlaskClient) -> None:
    """Elsewhere they are no kind that is read."""
    for path in ("/translate", "/detect"):
        assert idle.post(path, data=lines({"text": "x"}), content_type=JSONL).status_code == 415


def test_the_same_key_makes_one_job(idle: FlaskClient) -> None:
    """With the same request; another is refused, and so is a strange key."""
    head = {"Idempotency-Key": "mine"}
    first = idle.post("/jobs", json={"text": "x"}, headers=head)
    second = idle.post("/jobs", json={"text": "x"}, headers=head)
    other = idle.post("/jobs", json={"text": "y"}, headers=head)
    query = idle.post("/jobs?quotes=original", json={"text": "x"}, headers=head)

    assert first.get_json() == second.get_json()
    for answer in (other, query):
        assert answer.status_code == 422
        assert answer.get_json()["error"]["code"] == "idempotency_key_reused"
    assert idle.post("/jobs", json={"text": "x"}).headers["Location"] != first.headers["Location"]
    strange = {"Idempotency-Key": "é x"}
    assert idle.post("/jobs", json={"text": "x"}, headers=strange).status_code == 422


def test_results_come_in_pages(client: FlaskClient) -> None:
    """In the order in which they came; the last page names no next."""
    body = lines({"text": "un"}, {"text": "deux"}, {"text": "trois"})
    job = finished(client, client.post("/jobs", data=body, content_type=JSONL))
    path = f"/jobs/{job['id']}/results"

    first = client.get(f"{path}?limit=2").get_json()
    second = client.get(f"{path}?limit=2&after={first['next']}").get_json()
    for page in (first, second):
        documented.check(page, "ResultsPage")
    assert second["next"] is None
    assert first["results"] + second["results"] == results(client, job)
    wrong = ("limit=0", "limit=1001", "limit=x", "after=-1", f"after={10**30}", f"after={9:0>31}")
    for query in wrong:
        assert client.get(f"{path}?{query}").status_code == 422


def test_a_damaged_result_is_told_of_and_the_others_come(
    client: FlaskClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As a page and as lines: never a 500, and never fewer than there are."""
    body = lines({"text": "un"}, {"text": "deux"})
    job = finished(client, client.post("/jobs", data=body, content_type=JSONL))
    with closing(sqlite3.connect(tmp_path / "jobs" / "jobs.db")) as file, file:
        file.execute("UPDATE results SET record = ? WHERE number = 1", (b"x",))

    page = client.get(f"/jobs/{job['id']}/results").get_json()
    documented.check(page, "ResultsPage")
    states = {result["number"]: result["state"] for result in page["results"]}
    assert states == {1: "failed", 2: "done"}
    assert results(client, job) == page["results"]
    assert "incorrect header check" in caplog.text or "incomplete" in caplog.text


def test_a_job_is_cancelled(idle: FlaskClient) -> None:
    """What was not begun will not be."""
    place = idle.post("/jobs", json={"text": "x"}).headers["Location"]
    found = idle.delete(place).get_json()
    documented.check(found, "JobRecord")

    assert (found["state"], found["cancelled"]) == ("cancelled", 1)
    assert idle.delete(place).get_json() == found
    assert idle.get(f"{place}/results").get_json() == {"results": [], "next": None}


def test_there_is_no_other_job(idle: FlaskClient) -> None:
    """Whatever is asked."""
    for ask, path in (
        (idle.get, "/jobs/x"),
        (idle.get, "/jobs/x/results"),
        (idle.delete, "/jobs/x"),
    ):
        answer = ask(path)
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "not_found")
    assert idle.get("/jobs/x/results", headers={"Accept": JSONL}).status_code == 404
    assert idle.get("/jobs").status_code == 405


def test_a_job_belongs_to_its_key(open_it: Open, tmp_path: Path) -> None:
    """Others do not learn that it is there; without a key nobody asks."""
    file = tmp_path / "keys"
    mine, other = (
        {"Authorization": f"Bearer {api_keys.add(file, name)}"} for name in ("desk", "other")
    )
    client = open_it(api_keys_file=file).web.test_client()
    place = client.post("/jobs", json={"text": "x"}, headers=mine).headers["Location"]

    assert client.get(place, headers=mine).status_code == 200
    for ask in (client.get, client.delete):
        assert ask(place, headers=other).status_code == 404
        assert ask(place).status_code == 401
    assert client.get(f"{place}/results", headers=other).status_code == 404
    assert client.post("/jobs", data=b"{}", content_type=JSONL).status_code == 401
    assert client.post("/jobs", data=b"PK", content_type=ZIP).status_code == 401


def test_a_job_counts_against_the_rate(open_it: Open) -> None:
    """As any request."""
    client = open_it(rate_limit="1/minute").web.test_client()

    assert client.post("/jobs", json={"text": "x"}).status_code == 202
    assert client.post("/jobs", json={"text": "x"}).status_code == 429


def test_a_full_queue_refuses(open_it: Open) -> None:
    """With a time to try again."""
    client = open_it(job_queue=1).web.test_client()
    client.post("/jobs", json={"text": "x"})
    answer = client.post("/jobs", json={"text": "x"})

    assert (answer.status_code, answer.get_json()["error"]["code"]) == (503, "busy")
    assert answer.headers["Retry-After"]


def test_an_allowed_webhook_is_taken(open_it: Open, tmp_path: Path) -> None:
    """Where the operator has named its host and a secret; without one it does not start."""
    secret = tmp_path / "secret"
    secret.write_text("0123456789abcdef\n")
    changes = {"webhooks": ("desk.example",), "webhook_secret_file": secret}
    client = open_it(**changes).web.test_client()
    wanted = {"text": "x", "webhook": "https://desk.example/told"}

    assert client.post("/jobs", json=wanted).status_code == 202
    query = "/jobs?webhook=https://desk.example/told"
    assert client.post(query, data=lines({"text": "x"}), content_type=JSONL).status_code == 202
    secret.write_text("short")
    for broken in (changes, changes | {"webhook_secret_file": None}):
        with pytest.raises(SettingsError, match="VERBATIM_WEBHOOK_SECRET_FILE"):
            open_it(**broken)


def test_neither_log_nor_metrics_hold_text(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Ids, counts and times alone."""
    with caplog.at_level(logging.DEBUG, "verbatim"):
        body = lines({"text": "Secret.", "id": "secret"}, {"text": "Secret", "secret": "secret"})
        job = finished(client, client.post("/jobs", data=body, content_type=JSONL))
    seen = client.get("/metrics").text

    assert "secret" not in (caplog.text + seen).lower()
    assert job["id"] in caplog.text
    assert 'verbatim_job_outcomes_total{outcome="done"} 1.0' in seen
    assert 'verbatim_job_outcomes_total{outcome="failed"} 1.0' in seen
    assert 'verbatim_job_items{state="queued"} 0.0' in seen
    assert "verbatim_words_total 1.0" in seen


def test_jobs_give_way(open_it: Open, engine: Engine, pipeline: Pipeline) -> None:
    """What somebody waits for is translated before the articles of jobs that wait too."""
    asked: list[str] = []
    go_on = Event()

    def translate(sentences: Sequence[str]) -> list[Hypothesis]:
        asked.extend(sentences)
        assert go_on.wait(30)
        return [Hypothesis(sentence.upper()) for sentence in sentences]

    def run(
        text: str, task: Task, options: Options, engines: Engines, report: ProgressCallback
    ) -> Answer:
        engines.translator.translate([text])
        return pipeline.run(text, task, options, engines, report)

    engine.translate = translate  # type: ignore[method-assign]
    service = open_it(run=run, job_threads=2, cache="off")
    service.start()
    client = service.web.test_client()
    body = lines({"text": "later 1"}, {"text": "later 2"}, {"text": "later 3"})
    job = client.post("/jobs", data=body, content_type=JSONL)
    with ThreadPoolExecutor() as pool:
        while not asked:
            sleep(0.01)
        answer = pool.submit(service.web.test_client().post, "/translate", json={"text": "now"})
        sleep(0.5)  # until both stand in the queue
        go_on.set()
        assert answer.result(30).status_code == 200
    assert finished(client, job)["done"] == 3
    service.stop(5.0)
    assert asked[1] == "now"
