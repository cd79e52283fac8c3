"""Few work, some wait, the rest are refused at once; and nobody works longer than allowed."""

import json
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from threading import Event, Lock, Thread
from time import monotonic, sleep
from typing import Any
from unittest.mock import patch

import pytest

from service import pipeline as steps
from service.adapters.files import sandbox
from service.app import create_app
from service.article import Detection, Hypothesis, Options, Post, ReadAs
from service.errors import Busy, DeadlineExceeded
from service.jobs.records import WorkItem
from service.pipeline import Engines
from service.quotations import extraction
from service.rendering import render
from service.settings import Settings
from service.summaries import summarise
from service.text import language, segment
from service.text.file_formats import FileText
from service.web.execution import request_runner as web
from service.web.execution.admission import Admission
from service.web.execution.job_runner import make_work
from service.web.execution.request_runner import (
    make_detection,
    make_digest_run,
    make_run,
    make_slot,
    make_upload_reader,
)
from service.web.middleware.metrics import Metrics
from tests.web.conftest import ARTICLE, Engine, Pipeline


@contextmanager
def occupied(admission: Admission) -> Iterator[None]:
    """Hold a slot of admission from another thread."""
    inside, leave = Event(), Event()

    def hold() -> None:
        with admission.admitted(5):
            inside.set()
            leave.wait(5)

    thread = Thread(target=hold)
    thread.start()
    inside.wait(5)
    yield
    leave.set()
    thread.join(5)


def queued(admission: Admission, characters: int = 0) -> Event:
    """Ask for a slot in another thread; give what is set once it has been had."""
    had = Event()

    def work() -> None:
        with admission.admitted(5, characters):
            had.set()

    Thread(target=work, daemon=True).start()
    return had


def test_beyond_slots_and_waiting_places_busy_comes_at_once() -> None:
    """No place is left: refuse, do not wait."""
    admission = Admission(slots=1, waiting=0)

    with occupied(admission), pytest.raises(Busy), admission.admitted(5):
        pass


def test_who_waits_gets_the_slot_when_it_is_free() -> None:
    """A place to wait is a place in the end."""
    admission = Admission(slots=1, waiting=1)
    with occupied(admission):
        worked = queued(admission)
        assert not worked.wait(0.05)
    assert worked.wait(5)


def test_who_waits_too_long_is_told() -> None:
    """Waiting counts as time of the request."""
    admission = Admission(slots=1, waiting=1)

    with occupied(admission), pytest.raises(DeadlineExceeded), admission.admitted(0.01):
        pass


def test_places_are_given_back_whatever_happens() -> None:
    """After a failure inside, after a refusal: all places are free again."""
    admission = Admission(slots=1, waiting=0)
    for _ in range(3):
        with pytest.raises(ValueError, match="inside"), admission.admitted(1):
            raise ValueError("inside")
        with occupied(admission), pytest.raises(Busy), admission.admitted(1):
            pass

    with admission.admitted(0.01):
        pass


def test_a_request_ends_when_its_time_is_up(engine: Engine, pipeline: Pipeline) -> None:
    """The progress report between windows raises; the slot is free for the next."""
    engines = Engines(engine, engine, engine)

    def slow(*arguments: Any) -> Any:
        sleep(0.05)
        return pipeline.run(*arguments)

    run = make_run(engines, Admission(1, 0), 0.01, Metrics(), slow)
    for _ in range(2):
        with pytest.raises(DeadlineExceeded, match=r"0\.01 seconds"):
            run([ARTICLE], "translate", Options(), lambda _made: None, monotonic())


def test_an_article_of_a_job_ends_when_its_time_is_up(engine: Engine, pipeline: Pipeline) -> None:
    """It has failed, as a request would."""
    work = make_work(Engines(engine, engine, engine), 0.0, Metrics(), pipeline.run)
    outcome = work(WorkItem("j", 1, "translate", ARTICLE, {}, "r"), lambda: None)

    assert outcome.state == "failed"
    assert json.loads(zlib.decompress(outcome.record))["code"] == "timeout"


def test_long_texts_leave_room_for_short_ones() -> None:
    """Two of 100,000 characters have all the units of eight slots; a sentence goes by a third."""
    admission = Admission(slots=8, waiting=8)
    with admission.admitted(1, 50_000), admission.admitted(1, 50_000):
        third = queued(admission, 100_000)
        with admission.admitted(1, 300):
            assert not third.wait(0.05)
    assert third.wait(5)


def test_a_flood_of_long_texts_leaves_places_for_short_ones() -> None:
    """Half of the places, in slots and in the queue, are never theirs."""
    admission = Admission(slots=2, waiting=2)
    with admission.admitted(1, 100_000):
        second = queued(admission, 100_000)
        assert not second.wait(0.05)
        with pytest.raises(Busy), admission.admitted(1, 100_000):
            pass
        with admission.admitted(1, 300):
            pass
    assert second.wait(5)
    with admission.admitted(1, 100_000):
        pass


def test_long_texts_take_turns() -> None:
    """The longest is not passed by those that come later and would fit in."""
    admission = Admission(slots=8, waiting=8)
    order: list[str] = []

    def work(name: str, characters: int) -> None:
        with admission.admitted(5, characters):
            order.append(name)

    with admission.admitted(1, 50_000):
        waiters = [Thread(target=work, args=a) for a in (("long", 200_000), ("later", 50_000))]
        for waiter in waiters:
            waiter.start()
            sleep(0.05)
        assert not order
    for waiter in waiters:
        waiter.join(5)
    assert order == ["long", "later"]


def test_the_time_of_a_request_begins_with_it(engine: Engine, pipeline: Pipeline) -> None:
    """What it took to send and read a file counts; the engine is not asked once it is over."""
    engines = Engines(engine, engine, engine)
    run = make_run(engines, Admission(1, 0), 5, Metrics(), pipeline.run)
    bon = FileText("Bon.", ReadAs("utf-8", guessed=False))
    read = make_upload_reader(Admission(1, 0), 5, lambda *_given: bon)

    with pytest.raises(DeadlineExceeded):
        run([ARTICLE], "translate", Options(), lambda _made: None, monotonic() - 6)
    with pytest.raises(DeadlineExceeded):
        read("a.txt", b"Bon.", monotonic() - 6)
    assert read("a.txt", b"Bon.", monotonic()) == bon


def test_files_wait_for_readers_and_not_for_the_engine(engine: Engine, pipeline: Pipeline) -> None:
    """While one is read, plain text is read and articles are translated; more files are Busy."""
    reading, release = Event(), Event()

    def slow(name: str, content: bytes, seconds: float, encoding: str | None = None) -> FileText:
        del content, seconds, encoding
        if name == "a.pdf":
            reading.set()
            release.wait(5)
        return FileText("Bon.", ReadAs(None, guessed=False))

    read = make_upload_reader(Admission(1, 0), 5, slow)
    run = make_run(Engines(engine, engine, engine), Admission(1, 0), 5, Metrics(), pipeline.run)
    reader = Thread(target=read, args=("a.pdf", b"", monotonic()))
    reader.start()
    assert reading.wait(5)
    try:
        with pytest.raises(Busy):
            read("b.pdf", b"", monotonic())
        assert read("a.txt", b"Bon.", monotonic()).text == "Bon."
        assert run([ARTICLE], "translate", Options(), lambda _made: None, monotonic())
    finally:
        release.set()
        reader.join(5)
    assert read("b.pdf", b"", monotonic()).text == "Bon."


def test_the_clock_is_looked_at_between_two_calls_of_the_engine(engine: Engine) -> None:
    """Within one window too."""
    engines = Engines(engine, engine, engine)

    def slow(*arguments: Any) -> Any:
        bounded = arguments[3].translator
        bounded.translate(["Un."])
        sleep(0.06)
        return bounded.translate(["Deux."])

    run = make_run(engines, Admission(1, 0), 0.05, Metrics(), slow)
    with pytest.raises(DeadlineExceeded):
        run([ARTICLE], "translate", Options(), lambda _made: None, monotonic())


def test_languages_are_named_in_a_slot_and_in_time() -> None:
    """A flood of long texts waits like any other, and ends with its deadline."""
    admission = Admission(slots=1, waiting=0)
    asked: list[str] = []

    def identify(text: str) -> Detection:
        with pytest.raises(Busy), admission.admitted(0):
            pass
        asked.append(text)
        return Detection("fr", 99.0)

    detect = make_detection(admission, 5, identify)
    assert len(detect(["Un.", "Deux."], monotonic())) == 2
    with occupied(admission), pytest.raises(Busy):
        detect(["Un."], monotonic())
    with pytest.raises(DeadlineExceeded):
        detect(["Trois."], monotonic() - 6)
    assert asked == ["Un.", "Deux."]


def test_long_texts_to_detect_leave_room_for_short_ones() -> None:
    """Their length weighs as in a translation."""
    admission = Admission(slots=8, waiting=8)
    detect = make_detection(admission, 5, lambda _text: Detection("fr", 99.0))
    had = Event()

    def ask() -> None:
        detect(["a" * 100_000], monotonic())
        had.set()

    with admission.admitted(1, 100_000):
        Thread(target=ask, daemon=True).start()
        assert not had.wait(0.05)
    assert had.wait(5)


def test_other_work_has_a_slot_too() -> None:
    """A file's title, an export."""
    admission = Admission(slots=1, waiting=0)
    in_slot = make_slot(admission, 5)

    assert in_slot(lambda: 7, 0, monotonic()) == 7
    with occupied(admission), pytest.raises(Busy):
        in_slot(lambda: 7, 0, monotonic())
    with pytest.raises(DeadlineExceeded):
        in_slot(lambda: 7, 0, monotonic() - 6)


ASKED: list[tuple[str, dict[str, Any]]] = [
    ("/detect", {"text": ARTICLE}),
    ("/detect", {"q": ARTICLE}),
    ("/translate", {"text": ARTICLE}),
    ("/translate", {"q": ARTICLE}),
    ("/translate", {"text": f"<p>{ARTICLE}</p>", "format": "html"}),
    ("/summarise", {"text": ARTICLE}),
    ("/summarise", {"articles": [{"id": "a", "text": ARTICLE}]}),
    ("/quotations", {"text": ARTICLE}),
]


@pytest.mark.parametrize(("path", "fields"), ASKED)
def test_whatever_reads_an_article_is_admitted(
    settings: Settings, engine: Engine, path: str, fields: dict[str, Any]
) -> None:
    """With no place left it is 503, with the time after which to ask again."""
    client = create_app(settings, Engines(engine, engine, engine)).test_client()
    text = {"Content-Type": "text/plain"}
    with patch.object(Admission, "admitted", _nobody):
        answers = [client.post(path, json=fields)]
        if fields == {"text": ARTICLE}:
            answers.append(client.post(path, data=ARTICLE.encode(), headers=text))

    for answer in answers:
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]


def test_the_page_is_admitted(settings: Settings, engine: Engine) -> None:
    """Its form, a file that is parsed, an export; plain text is only decoded."""
    client = create_app(settings, Engines(engine, engine, engine)).test_client()
    client.application.config["WTF_CSRF_ENABLED"] = False
    with patch.object(Admission, "admitted", _nobody):
        answers = [
            client.post("/", data={"text": ARTICLE}),
            client.post("/open", data={"file": (BytesIO(b"Bon."), "a.eml")}),
            client.post("/open", data={"file": (BytesIO(b"Bon."), "a.txt")}),
            client.post("/export", data={"document": "{}"}),
        ]

    assert [answer.status_code for answer in answers] == [503, 503, 200, 503]


def test_files_have_places_of_their_own(settings: Settings, engine: Engine) -> None:
    """Those for the engine stay free while files are read."""
    client = create_app(settings, Engines(engine, engine, engine)).test_client()
    client.application.config["WTF_CSRF_ENABLED"] = False
    used: list[Admission] = []
    admitted = Admission.admitted

    def noted(self: Admission, *given: Any) -> Any:
        used.append(self)
        return admitted(self, *given)

    with patch.object(Admission, "admitted", noted):
        client.post("/open", data={"file": (BytesIO(b"Subject: A\n\nBon."), "a.eml")})
        client.post("/translate", json={"text": ARTICLE})

    first, second = used
    assert first is not second


def test_two_files_are_read_at_a_time(settings: Settings, engine: Engine) -> None:
    """Each may take a core for ten seconds; the others wait, and are read then."""
    reading, most, lock = 0, 0, Lock()

    def slow(*_given: object) -> FileText:
        nonlocal reading, most
        with lock:
            reading += 1
            most = max(most, reading)
        sleep(0.1)
        with lock:
            reading -= 1
        return FileText("Bon.", ReadAs(None, guessed=False))

    with patch.object(sandbox, "read_file", slow):
        app = create_app(settings, Engines(engine, engine, engine))
    app.config["WTF_CSRF_ENABLED"] = False

    def upload(number: int) -> int:
        data = {"file": (BytesIO(b"%d" % number), "a.eml")}
        return app.test_client().post("/open", data=data).status_code

    with ThreadPoolExecutor(8) as crowd:
        assert set(crowd.map(upload, range(8))) == {200}
    assert most == 2


def _nobody(*_given: object) -> Any:
    raise Busy("Too many requests are waiting already: try again in a few seconds.")


class Clock:
    """A clock that stands still until a step takes all of a request's time."""

    now = 0.0

    def taking(self, step: Any) -> Any:
        """Let a step take ten seconds."""

        def slow(*given: Any, **named: Any) -> Any:
            self.now += 10
            return step(*given, **named)

        return slow


@pytest.mark.parametrize(
    ("module", "step", "translated"),
    [
        (segment, "paragraphs", False),
        (extraction, "find", False),
        (language, "detect", False),
        (segment, "segment", False),
        (summarise, "summarise", True),
        (render, "render", True),
        (render, "digest", True),
    ],
)
def test_no_step_goes_past_the_deadline_unseen(
    monkeypatch: pytest.MonkeyPatch, module: Any, step: str, *, translated: bool
) -> None:
    """The clock is looked at after the steps before the engine, and after those behind it."""
    clock, engine = Clock(), Counted()
    engines = Engines(engine, engine, engine)
    monkeypatch.setattr(web, "monotonic", lambda: clock.now)
    together = make_digest_run(engines, Admission(1, 0), 5, Metrics())
    run = make_run(engines, Admission(1, 0), 5, Metrics(), steps.run)

    def ask() -> Any:
        if step == "digest":
            return together([Post("a", ARTICLE)], Options(), lambda _made: None, clock.now)
        return run([ARTICLE], "summarise", Options(), lambda _made: None, clock.now)

    assert ask()
    engine.asked = 0
    monkeypatch.setattr(module, step, clock.taking(getattr(module, step)))
    with pytest.raises(DeadlineExceeded):
        ask()
    assert bool(engine.asked) == translated


class Counted(Engine):
    """An engine that counts its calls."""

    asked = 0

    def translate(self, sentences: Sequence[str]) -> list[Hypothesis]:
        """Count, and translate."""
        self.asked += 1
        return super().translate(sentences)
