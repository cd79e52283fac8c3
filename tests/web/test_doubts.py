"""What is doubtful of a file's own text is told with the answer, wherever it goes."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service import __main__, app
from service import pipeline as steps
from service.pipeline import Engines
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
    monkeypatch.setattr(steps, "run", lambda *given: pipeline.run(*given[:4], lambda _made: None))
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
