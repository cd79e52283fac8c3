"""An answer as it comes: the same records as the whole answer, each segment once it is set."""

import json
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Any
from urllib.request import Request, urlopen

import pytest
from flask.testing import FlaskClient

from service.article import Detection
from service.errors import Abandoned, Busy, UnsupportedLanguage
from service.rendering.answer import SegmentRecord, SliceRecord
from service.rendering.render import Progress
from tests.web.conftest import ARTICLE, Pipeline


def read(body: str) -> list[tuple[str, Any]]:
    """Read server-sent events: name and record of each."""
    blocks = [block for block in body.split("\n\n") if block and not block.startswith(":")]
    pairs = [block.split("\n") for block in blocks]
    return [(n.removeprefix("event: "), json.loads(d.removeprefix("data: "))) for n, d in pairs]


@pytest.mark.parametrize("path", ["/translate", "/summarise", "/quotations"])
def test_the_events_make_the_whole_answer(client: FlaskClient, path: str) -> None:
    """Start, each segment once with the offsets it has in the end, progress, the answer."""
    whole = client.post(path, json={"text": ARTICLE})
    answer = client.post(path, json={"text": ARTICLE, "stream": True})
    found = read(answer.text)

    assert answer.mimetype == "text/event-stream"
    names = [name for name, _ in found]
    assert names == ["start", "segment", "progress", "segment", "progress", "done"]
    assert found[0][1] == {"detectedLanguage": {"language": "fr", "confidence": 99.0}, "total": 2}
    assert [r for n, r in found if n == "progress"] == [{"done": d, "total": 2} for d in (1, 2)]
    assert found[-1][1] == whole.get_json()
    if path != "/quotations":
        assert [r for n, r in found if n == "segment"] == whole.get_json()["segments"]


def test_it_may_be_asked_for_by_accept(client: FlaskClient) -> None:
    """As a browser's EventSource does; a client that takes anything gets JSON."""
    for accept, kind in (
        ("text/event-stream", "text/event-stream"),
        ("*/*", "application/json"),
        ("text/plain, text/event-stream;q=0.5", "text/plain"),
    ):
        answer = client.post("/translate", json={"text": ARTICLE}, headers={"Accept": accept})
        assert answer.mimetype == kind


def test_what_goes_wrong_before_the_start_has_its_status(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """And its headers."""
    for error, status in ((Busy("Full."), 503), (UnsupportedLanguage("Spanish."), 422)):
        pipeline.failure = error
        answer = client.post("/translate", json={"text": ARTICLE, "stream": True})
        assert (answer.status_code, answer.mimetype) == (status, "application/json")
        assert ("Retry-After" in answer.headers) == (status == 503)


@pytest.mark.parametrize("error", [Busy("Full."), ValueError("Zorglub")])
def test_what_goes_wrong_later_is_an_event(
    client: FlaskClient, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """In the shape of every error, without text of the article."""

    def fail(*arguments: Any) -> Any:
        arguments[-1](START)
        raise error

    monkeypatch.setattr(pipeline, "run", fail)
    answer = client.post("/translate", json={"text": ARTICLE, "stream": True})
    (first, _), (last, record) = read(answer.text)

    assert (first, last) == ("start", "error")
    assert record["error"]["code"] == ("busy" if isinstance(error, Busy) else "internal")
    assert record["error"]["request_id"] == answer.headers["X-Request-ID"]
    assert "Zorglub" not in answer.text


START = Progress(Detection("fr", 99.0), 0, 2)
LONG = SegmentRecord("s1", 0, SliceRecord(0, 0, ""), "x" * 10_000, (), ())


@dataclass
class Held:
    """Stands in for pipeline.run: reports, waits to be let go, and reports on until it is ended."""

    then: Progress
    go: Event = field(default_factory=Event)
    ended: Event = field(default_factory=Event)

    def __call__(self, *arguments: Any) -> Any:
        """Work."""
        watch = arguments[-1]
        watch(START)
        assert self.go.wait(10)
        try:
            for _ in range(1_000):
                watch(self.then)
                Event().wait(0.01)
        except Abandoned:
            Event().wait(0.2)  # a window that is still translated
            self.ended.set()
            raise


def test_over_a_socket_events_come_at_once_and_a_client_may_go(
    address: str, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is there while the work goes on; when the client goes, the work ends."""
    work = Held(replace(START, done=1, segments=(LONG,)))
    monkeypatch.setattr(pipeline, "run", work)
    body = json.dumps({"text": ARTICLE, "stream": True}).encode()
    request = Request(f"{address}translate", body, {"Content-Type": "application/json"})  # noqa: S310
    with urlopen(request, timeout=10) as answer:  # noqa: S310
        assert answer.readline() == b"event: start\n"
        work.go.set()
    assert work.ended.wait(10)


def test_an_answer_that_is_broken_off_ends_after_its_work(
    client: FlaskClient, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that waits for its answers leaves no thread in the engine when it ends."""
    work = Held(START)
    monkeypatch.setattr(pipeline, "run", work)
    answer = client.post("/translate", json={"text": ARTICLE, "stream": True}, buffered=False)
    assert b"event: start" in bytes(next(answer.iter_encoded()))
    work.go.set()
    answer.close()

    assert work.ended.is_set()
