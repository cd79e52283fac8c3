"""What is doubtful of a file's own text is told with the answer, wherever it goes."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service import __main__, app
from service import pipeline as steps
from service.article import Options
from service.pipeline import Engines
from service.rendering.answer import Answer
from service.settings import Settings
from tests.typeset import COURT, RAGGED, UNCLOSED, typeset
from tests.web.conftest import Engine, Pipeline
from tests.web.test_pages import soup

PDF = typeset(UNCLOSED, COURT, head=RAGGED)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Return settings that let a PDF in."""
    return replace(settings, max_body=200_000)


@pytest.mark.parametrize("path", ["/translate", "/quotations"])
def test_an_answer_tells_it_with_its_place(client: FlaskClient, path: str) -> None:
    """In text order with the other caveats."""
    answer = client.post(path, data={"file": (BytesIO(PDF), "a.pdf")}).get_json()
    first, second = answer["caveats"]

    assert (first["code"], second["code"]) == ("layout", "number_changed")
    assert first["source"] == {"start": 0, "end": len(UNCLOSED)}
    assert first["message"].startswith("This paragraph does not end")


def test_the_page_tells_it_where_a_file_is_opened(client: FlaskClient) -> None:
    """With the words at the place; encodings are no matter there."""
    token = soup(client.get("/")).select("#open [name=csrf_token]")[0]["value"]
    data = {"csrf_token": token, "file": (BytesIO(PDF), "a.pdf")}
    told = soup(client.post("/open", data=data)).select("#read-as")[0]

    assert not told.has_attr("hidden")
    assert "This paragraph does not end" in told.text
    assert UNCLOSED[:40] in told.text
    assert told.select("label[hidden]")
    assert soup(client.get("/")).select("#read-as[hidden]")


def test_commands_and_batches_tell_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pipeline: Pipeline,
    engine: Engine,
) -> None:
    """On stderr, and in the answers of a batch."""
    monkeypatch.setenv("VERBATIM_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr(app, "open_engines", lambda *_given: Engines(engine, engine, engine))

    def run(text: str, task: steps.Task, options: Options, engines: Engines, *_: object) -> Answer:
        return pipeline.run(text, task, options, engines, lambda _made: None)

    monkeypatch.setattr(steps, "run", run)
    folder, out = tmp_path / "in", tmp_path / "out.jsonl"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(PDF)

    assert __main__.main(["translate", str(folder / "a.pdf")]) == 0
    assert f"caveat layout: 0-{len(UNCLOSED)}: This paragraph" in capsys.readouterr().err
    assert __main__.main(["batch", str(folder), str(out), "--quiet"]) == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    caveats = next(row["answer"]["caveats"] for row in rows if "answer" in row)
    assert [caveat["code"] for caveat in caveats] == ["layout", "number_changed"]
    assert caveats[0]["source"] == {"start": 0, "end": len(UNCLOSED)}


MAIL = b"Subject: TR: Le pont\n\nBonjour,\n\nLe pont rouvre.\n\nCordialement,\nAnne"


def test_what_is_left_out_of_a_message_is_told_and_put_back(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """By the field `whole`, or the button on the page."""
    answers = [
        client.post("/translate", data={"file": (BytesIO(MAIL), "a.eml"), **more}).get_json()
        for more in ({}, {"whole": "true"}, {"whole": "false"})
    ]
    codes = [[caveat["code"] for caveat in answer["caveats"]] for answer in answers]
    assert codes == [
        ["left_out", "number_changed"],
        ["number_changed"],
        ["left_out", "number_changed"],
    ]
    whole = "Bonjour,\n\nLe pont rouvre.\n\nCordialement,\nAnne"
    assert [text for text, _, _ in pipeline.asked] == ["Le pont rouvre.", whole, "Le pont rouvre."]
    wrong = client.post("/translate", data={"file": (BytesIO(MAIL), "a.eml"), "whole": "x"})
    assert wrong.get_json()["error"]["field"] == "whole"

    token = soup(client.get("/")).select("#open [name=csrf_token]")[0]["value"]
    page = soup(client.post("/open", data={"csrf_token": token, "file": (BytesIO(MAIL), "a.eml")}))
    assert page.select("#text")[0].text.strip() == "Le pont rouvre."
    assert page.select("#title")[0]["value"] == "Le pont"
    assert page.select("#whole")[0]["data-whole"] == whole
