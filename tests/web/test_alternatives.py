"""`alternatives` in our own shape, in LibreTranslate's, and of one sentence for the page."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from libretranslatepy import LibreTranslateAPI

from service import pipeline
from service.article import Hypothesis, Options
from service.errors import DeadlineExceeded
from service.pipeline import Engines
from service.web.execution import request_runner
from service.web.execution.admission import Admission
from service.web.middleware.metrics import Metrics
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator
from tests.serving import serving
from tests.web import documented
from tests.web.test_events import read as read_events
from tests.web.test_job_views import finished, results
from tests.web.test_pages import one, soup
from tests.web.whole_service import whole_service

ARTICLE = "Le maire est à Blois. Il est pour ce qui est « la paix » en France."
FIRST = ["The mayor is at indeed Blois.", "The mayor is at rather Blois."]
LAST = [f"He is for this who is “the peace” in {adverb} France." for adverb in ("indeed", "rather")]
WHOLE = [" ".join(pair) for pair in zip(FIRST, LAST, strict=True)]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[FlaskClient]:
    """Yield a client of the whole service, with fake engines."""
    with whole_service(tmp_path) as client:
        yield client


def test_each_sentence_has_its_own(served: FlaskClient) -> None:
    """As many as asked, in English as `translation`; `target` as they would stand in the text."""
    answer = served.post("/translate", json={"text": ARTICLE, "alternatives": 2}).get_json()
    first, last = (segment["alternatives"] for segment in answer["segments"])

    assert [other["text"] for other in first] == FIRST
    assert [other["text"] for other in last] == LAST
    assert [piece["role"] for piece in last[0]["target"]] == ["text", "original", "gloss", "text"]
    assert last[0]["target"][1]["text"] == "« la paix »"
    assert last[0]["confidence"] is None
    documented.check(answer, "TranslationAnswer")


def test_what_is_not_asked_is_not_there(served: FlaskClient) -> None:
    """Neither in our shape nor in LibreTranslate's; 0 asks for none."""
    for fields in ({}, {"alternatives": 0}):
        own = served.post("/translate", json={"text": ARTICLE, **fields}).get_json()
        theirs = served.post("/translate", json={"q": ARTICLE, **fields}).get_json()
        assert not [segment for segment in own["segments"] if "alternatives" in segment]
        assert "alternatives" not in theirs


def test_a_string_gives_a_list_of_strings(served: FlaskClient) -> None:
    """Whole texts, each with the next alternative of every sentence."""
    answer = served.post("/translate", json={"q": ARTICLE, "alternatives": 2}).get_json()

    assert answer["alternatives"] == WHOLE
    documented.check(answer, "LibreTranslation")


def test_an_array_gives_a_list_of_lists(served: FlaskClient) -> None:
    """In its order; of a blank text there is none, of an empty array nothing."""
    fields = {"q": ["\n", ARTICLE], "alternatives": 2}
    answer = served.post("/translate", json=fields).get_json()

    assert answer["alternatives"] == [[], WHOLE]
    documented.check(answer, "LibreTranslation")
    assert served.post("/translate", json=fields | {"q": []}).get_json()["alternatives"] == []


def test_forms_query_strings_and_jobs_ask_too(served: FlaskClient) -> None:
    """A number in digits; a job keeps it."""
    form = {"q": ARTICLE, "alternatives": "1"}
    assert served.post("/translate", data=form).get_json()["alternatives"] == WHOLE[:1]
    by_query = served.post("/translate?alternatives=1", json={"q": ARTICLE})
    assert by_query.get_json()["alternatives"] == WHOLE[:1]

    order = {"text": ARTICLE, "alternatives": 1}
    job = finished(served, served.post("/jobs", json=order))
    (result,) = results(served, job)
    assert [s["alternatives"][0]["text"] for s in result["answer"]["segments"]] == [
        FIRST[0],
        LAST[0],
    ]


def test_libretranslates_client_asks_for_them(served: FlaskClient) -> None:
    """It sends a form with a number, and returns the text alone."""
    with serving(served.application) as address:
        client = LibreTranslateAPI(address, api_key="none")
        text = client.translate(ARTICLE, "fr", "en")

    assert text == "The mayor is at Blois. He is for this who is “the peace” in France."


def test_with_events_they_come_last(served: FlaskClient) -> None:
    """A segment is sent as soon as it stands; its other wordings with the answer."""
    fields = {"text": ARTICLE, "alternatives": 1, "stream": True}
    events = read_events(served.post("/translate", json=fields).text)

    assert not [record for name, record in events if name == "segment" and "alternatives" in record]
    assert events[-1][1]["segments"][0]["alternatives"][0]["text"] == FIRST[0]
    fields = {"q": ARTICLE, "alternatives": 1, "stream": True}
    (*_, (_, last)) = read_events(served.post("/translate", json=fields).text)
    assert last["alternatives"] == WHOLE[:1]


def test_of_html_they_have_its_tags(served: FlaskClient) -> None:
    """The page as many times."""
    fields = {"q": f"<p>{ARTICLE}</p>", "format": "html", "alternatives": 2}
    answer = served.post("/translate", json=fields).get_json()

    assert answer["alternatives"] == [f"<p>{text}</p>" for text in WHOLE]


@pytest.mark.parametrize("value", [4, -1, "x", "", True, 1.5, None, [1], "3.5", 10**30])
@pytest.mark.parametrize("shape", ["text", "q"])
def test_another_number_is_refused(served: FlaskClient, shape: str, value: object) -> None:
    """With what it must be, in either shape."""
    answer = served.post("/translate", json={shape: ARTICLE, "alternatives": value})
    error = answer.get_json()["error"]
    words = error["message"] if shape == "text" else error

    assert answer.status_code == 422
    assert words.startswith("`alternatives` must be a whole number from 0 to 3")


@pytest.mark.parametrize("path", ["/summarise", "/quotations"])
def test_it_is_a_field_of_translate(served: FlaskClient, path: str) -> None:
    """Elsewhere it is unknown, as any other."""
    answer = served.post(path, json={"text": ARTICLE, "alternatives": 1})

    assert answer.status_code == 422
    assert answer.get_json()["error"]["field"] == "alternatives"


def test_the_deadline_holds_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is looked at before the engine is asked for several."""
    engine = Late()
    monkeypatch.setattr(request_runner, "monotonic", lambda: engine.now)
    engines = Engines(FakeDetector(), engine, FakeRanker())
    run = request_runner.make_run(engines, Admission(1, 0), 5, Metrics(), pipeline.run)

    options = Options(source="fr", alternatives=1)
    with pytest.raises(DeadlineExceeded):
        run([ARTICLE], "translate", options, lambda _made: None, engine.now)
    assert engine.now == 10


class Late(FakeTranslator):
    """Takes ten seconds for every call, by a clock of its own."""

    now = 0.0

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Take longer than the deadline allows."""
        self.now += 10
        return super().translate(sentences)

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Take as long again."""
        self.now += 10
        return super().hypotheses(sentences)


# --- the page ------------------------------------------------------------------------------------


def wordings(client: FlaskClient, text: str = ARTICLE, **fields: str) -> Any:
    """Ask as the page's script does."""
    token = one(soup(client.get("/")), "#ask [name=csrf_token]")["value"]
    form = {"text": text, "csrf_token": token, "task": "translation", "segment": "s2"}
    return client.post("/wordings", data=form | fields)


def test_the_page_gets_the_words_it_may_set(served: FlaskClient) -> None:
    """Of each piece that is not an original, in the order of the page; brackets are the page's."""
    assert wordings(served).get_json() == {
        "wordings": [
            {"words": ["He is for this who is ", "“the peace”", f" in {adverb} France."]}
            | {"confidence": None}
            for adverb in ("indeed", "rather", "quite")
        ]
    }


def test_title_and_standfirst_come_before(served: FlaskClient) -> None:
    """A sentence has the number that it has in the result."""
    found = wordings(served, title="La guerre", standfirst="Il pleut.", segment="s3").get_json()

    assert found["wordings"][0]["words"] == ["The mayor is at indeed Blois."]


@pytest.mark.parametrize("segment", ["s9", "s0", "x", "s1 ", "", "s99999999"])
def test_another_sentence_is_refused(served: FlaskClient, segment: str) -> None:
    """On a page that says so, as any refusal of the form."""
    answer = wordings(served, segment=segment)

    assert answer.status_code == 422
    assert one(soup(answer), "#error").text


def test_a_form_of_another_site_is_refused(served: FlaskClient) -> None:
    """As the form itself is."""
    form = {"text": ARTICLE, "segment": "s2", "csrf_token": "x"}

    assert served.post("/wordings", data=form).status_code == 400


def test_nothing_is_offered_for_what_is_english(served: FlaskClient) -> None:
    """It was not translated."""
    found = wordings(served, "The mayor is the mayor.", segment="s1", source="en")

    assert json.loads(found.text) == {"wordings": []}
