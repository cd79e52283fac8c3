"""Files back in their own format: over HTTP as LibreTranslate has it, on the page, by a command."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import urlsplit

import docx
import pytest
from docx.oxml.ns import qn
from flask import Flask
from flask.testing import FlaskClient

from service import __main__, app
from service import pipeline as steps
from service.adapters.files import rewriting, sandbox
from service.app import create_app
from service.article import Options
from service.errors import Busy, NoSuchFile
from service.pipeline import Engines
from service.settings import Settings
from service.text.file_formats import MARKED_UP, RewrittenFile
from service.web.execution import file_translation, kept_files
from service.web.execution.kept_files import KeptFile, KeptFiles
from service.web.execution.services import EXTENSION, SourceFile
from service.web.middleware import api_keys
from tests.engines.test_readers import MADE
from tests.office_files import SAID, libreoffice_file, word_file
from tests.rewriter import InProcess
from tests.web import documented
from tests.web.conftest import ARTICLE, Engine, Pipeline
from tests.web.test_pages import soup

FILES = {
    ".docx": word_file(),
    ".odt": libreoffice_file(),
    ".html": f"<html lang=fr><h1>Un titre</h1>\n<p>Il a dit {SAID}.</html>".encode(),
    ".txt": f"Un titre\n\nIl a dit {SAID}.".encode("cp1252"),
}
GLOSS = f"[“{SAID.strip('« »').upper()}”]"


@pytest.fixture(autouse=True)
def _in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no process: those are tried in tests/engines."""
    monkeypatch.setattr(sandbox, "Rewriter", InProcess)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Return settings that let an office file in."""
    return replace(settings, max_body=100_000)


def sent(client: FlaskClient, name: str, content: bytes, **fields: str) -> Any:
    """Send a file as LibreTranslate's clients do; give the answer."""
    data = {"file": (BytesIO(content), name), "source": "fr", "target": "en", **fields}
    return client.post("/translate_file", data=data)


def text_of(kind: str, content: bytes) -> str:
    """Return the text of a file that was made; of the one in plain text, the file."""
    if kind == ".txt":
        return content.decode()
    return rewriting.read_markup(f"a{kind}", content).html


@pytest.mark.parametrize("kind", FILES)
def test_a_file_comes_back_in_english(client: FlaskClient, kind: str) -> None:
    """Under a random address, named for its headline, quotations word for word with their gloss."""
    answer = sent(client, f"Communiqué{kind.upper()}", FILES[kind])
    documented.check(answer.get_json(), "TranslatedFileAddress")
    address = answer.get_json()["translatedFileUrl"]
    found = client.get(urlsplit(address).path)
    text = text_of(kind, found.data).replace("<i>", "")

    assert address.startswith("http://localhost/download_file/")
    assert address.endswith(kind)
    assert "Communiqu" not in address
    title = {".html": "UN-TITRE", ".txt": "UN-TITRE"}.get(kind, "LE-PONT-DE-LA-LOIRE-ROUVRE-LUNDI")
    assert f"filename={title}{kind}" in found.headers["Content-Disposition"]
    plain = "".join(part.partition(">")[2] or part for part in text.split("<"))
    assert f"{SAID} {GLOSS}" in plain
    assert "A DIT" in plain


def test_a_file_is_fetched_once_by_the_client_that_sent_it(client: FlaskClient) -> None:
    """To ask whether it is there takes nothing."""
    address = urlsplit(sent(client, "a.txt", FILES[".txt"]).get_json()["translatedFileUrl"]).path
    other = client.get(address, environ_base={"REMOTE_ADDR": "10.0.0.9"})

    assert other.status_code == 404
    assert other.get_json()["error"].startswith("There is no such file")
    assert client.head(address).status_code == 200
    assert client.get(address).status_code == 200
    assert client.get(address).status_code == 404


def test_a_file_is_forgotten_after_a_while() -> None:
    """Whether anybody asks for it or not."""
    kept = KeptFiles(seconds=0.01)
    token = kept.add(KeptFile("a.docx", b"x", "here"))
    for _ in range(500):
        if not kept._kept:
            break
        sleep(0.01)

    assert not kept._kept
    with pytest.raises(NoSuchFile):
        kept.take(token, "here")


def test_files_that_nobody_fetches_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by number nor by size; a fetched one makes room."""
    monkeypatch.setattr(kept_files, "_FILES", 2)
    monkeypatch.setattr(kept_files, "_BYTES", 10)
    kept = KeptFiles()
    token = kept.add(KeptFile("a", b"x" * 8, ""))
    with pytest.raises(Busy):
        kept.add(KeptFile("b", b"x" * 3, ""))
    kept.add(KeptFile("c", b"x", ""))
    with pytest.raises(Busy):
        kept.add(KeptFile("d", b"x", ""))
    kept.take(token, "")

    assert kept.add(KeptFile("e", b"x", ""))


@pytest.mark.parametrize(
    ("name", "content", "fields", "status"),
    [
        ("a.pdf", MADE[".pdf"], {}, 415),
        ("a.docx", b"PK nothing", {}, 422),
        ("a.html", b"<p> </p>", {}, 422),
        ("a.html", b"<p>%s</p>" % (b"Un mot. " * 200), {}, 413),
        ("a.txt", FILES[".txt"], {"target": "de"}, 422),
        ("a.txt", FILES[".txt"], {"encoding": "klingon"}, 400),
        ("a.txt", b" ", {}, 422),
    ],
)
def test_a_refusal_is_a_sentence(
    client: FlaskClient, name: str, content: bytes, fields: dict[str, str], status: int
) -> None:
    """As LibreTranslate's clients expect it."""
    answer = sent(client, name, content, **fields)

    assert answer.status_code == status, answer.text
    assert list(answer.get_json()) == ["error"]
    assert answer.get_json()["error"].endswith(".")


@pytest.mark.parametrize("fields", [{}, {"json": {}}, {"data": {"file": "text"}}, {"data": b"x"}])
def test_what_is_no_file_is_refused(client: FlaskClient, fields: dict[str, Any]) -> None:
    """With a sentence too."""
    answer = client.post("/translate_file", **fields)

    assert answer.status_code in {415, 422}
    assert isinstance(answer.get_json()["error"], str)


def test_other_fields_are_ignored_and_known_ones_heeded(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """Clients send what newer servers know."""
    sent(client, "a.html", FILES[".html"], quotes="original", spelling="en-US", other="x")
    options = pipeline.asked[0][2]

    assert (options.quotes, options.spelling, options.source) == ("original", "en-US", "fr")


def test_a_key_is_asked_of_who_sends_and_not_of_who_fetches(
    settings: Settings, engine: Engine, pipeline: Pipeline, tmp_path: Path
) -> None:
    """The random name is the key of the file."""
    key = api_keys.add(tmp_path / "keys", "desk")
    keyed = replace(settings, api_keys_file=tmp_path / "keys")
    client = create_app(keyed, Engines(engine, engine, engine), run=pipeline.run).test_client()

    assert sent(client, "a.txt", FILES[".txt"]).status_code == 401
    answer = sent(client, "a.txt", FILES[".txt"], api_key=key)
    assert answer.status_code == 200
    path = urlsplit(answer.get_json()["translatedFileUrl"]).path
    assert client.get(path).status_code == 200


def test_clients_are_told_that_files_are_translated(client: FlaskClient) -> None:
    """And which."""
    told = client.get("/frontend/settings").get_json()

    assert told["filesTranslation"] is True
    assert told["supportedFilesFormat"] == [".txt", *MARKED_UP]


def test_a_title_is_taken_from_the_headline_where_no_line_is_one(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """Without one the file keeps its name."""
    for html in (b"<p>Un titre</p><p>Un texte.</p>", b"<p>Un texte. Et plus.</p><p>Fin.</p>"):
        sent(client, "Mon texte.html", html)

    assert [task for _, task, _ in pipeline.asked] == ["translate", "summarise"]
    address = sent(client, "Mon texte.html", b"<p>Un texte.</p>").get_json()["translatedFileUrl"]
    named = client.get(urlsplit(address).path).headers["Content-Disposition"]
    assert "Mon texte-en.html" in named


QUOTED = "Un titre «\u00a0rassurant\u00a0» du maire"


@pytest.mark.parametrize(
    ("longest", "title"), [(255, "UN TITRE «\u00a0rassurant\u00a0» DU MAIRE"), (20, "")]
)
def test_a_title_keeps_its_quotation(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, longest: int, title: str
) -> None:
    """In the file's properties too, space by space; what these would cut is no title."""
    monkeypatch.setattr(file_translation, "LONGEST_PROPERTY", longest)
    made, file = docx.Document(), BytesIO()
    for line in (QUOTED, "Il pleut."):
        made.add_paragraph(line)
    made.save(file)
    answer = sent(client, "Mon texte.docx", file.getvalue(), quotes="original").get_json()
    found = client.get(urlsplit(answer["translatedFileUrl"]).path)

    assert docx.Document(BytesIO(found.data)).core_properties.title == title
    named = "UN-TITRE-rassurant-DU-MAIRE" if title else "Mon texte-en"
    assert f"{named}.docx" in found.headers["Content-Disposition"]


def test_a_file_that_reads_otherwise_than_checked_is_told(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused under `strict`, else a caveat."""
    written = InProcess.write

    def spoilt(*given: Any) -> RewrittenFile:
        made = written(*given)
        return replace(made, html=made.html.replace("devons", "devions"))

    monkeypatch.setattr(InProcess, "write", spoilt)
    answer = sent(app.test_client(), "a.docx", FILES[".docx"], strict="true")
    assert answer.status_code == 422
    assert "differs from the translation that was checked" in answer.get_json()["error"]
    services = app.extensions[EXTENSION]
    file = SourceFile("a.docx", FILES[".docx"])
    with app.test_request_context():
        made = services.translate_file(file, Options(), lambda _made: None, float("inf"))
    assert made.answer.caveats[0].code == "quotation_altered"
    assert [q.verbatim for q in made.answer.quotations] == [False]


def test_the_page_gives_a_file_back(client: FlaskClient) -> None:
    """By a form of its own, with the page's token; a refusal is a page."""
    token = soup(client.get("/")).select("#same [name=csrf_token]")[0]["value"]
    data = {"file": (BytesIO(FILES[".docx"]), "a.docx"), "csrf_token": token}
    answer = client.post("/file", data=data)

    assert answer.status_code == 200
    paragraph = docx.Document(BytesIO(answer.data)).paragraphs[1]
    assert paragraph.text.startswith(f"{SAID} {GLOSS}")
    marks = [mark.get(qn("w:val")) for mark in paragraph._p.iter(qn("w:lang"))]
    assert marks == ["fr-FR"] * 5 + ["en-GB"] * 3
    refused = client.post("/file", data={"csrf_token": token})

    assert refused.status_code == 422
    assert "There is no file" in refused.text


# --- the command line ----------------------------------------------------------------------------


@pytest.fixture
def _no_engines(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pipeline: Pipeline, engine: Engine
) -> None:
    """Put the stand-ins where the command line finds engines and pipeline."""
    monkeypatch.setenv("VERBATIM_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr(app, "open_engines", lambda _settings: Engines(engine, engine, engine))
    monkeypatch.setattr(steps, "run", pipeline.run)


@pytest.mark.usefixtures("_no_engines")
def test_the_command_writes_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under the name that is told, or in a folder under its headline; what to check on stderr."""
    source, target = tmp_path / "in.docx", tmp_path / "out.docx"
    source.write_bytes(FILES[".docx"])

    assert __main__.main(["translate", str(source), "-o", str(target)]) == 0
    out, err = capsys.readouterr()
    assert not out
    assert "caveat number_changed" in err
    assert docx.Document(str(target)).paragraphs[1].text.startswith(f"{SAID} {GLOSS}")
    assert __main__.main(["translate", str(source), "-o", str(tmp_path)]) == 0
    assert (tmp_path / "LE-PONT-DE-LA-LOIRE-ROUVRE-LUNDI.docx").exists()


@pytest.mark.usefixtures("_no_engines")
def test_the_command_writes_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a file of any kind, into a file that is no office file."""
    source, target = tmp_path / "in.txt", tmp_path / "out.txt"
    source.write_bytes(ARTICLE.encode())

    assert __main__.main(["translate", str(source), "-o", str(target)]) == 0
    assert not capsys.readouterr().out
    assert "« nécessaire maintenant » [“NÉCESSAIRE" in target.read_text("utf-8")


@pytest.mark.usefixtures("_no_engines")
@pytest.mark.parametrize("out", ["in.docx", "out.odt", "out.html", "out.pdf", "out.EML", "."])
def test_the_command_spoils_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    """Neither the French one, nor does it write one format under the name of another."""
    source = tmp_path / ("in.txt" if out == "." else "in.docx")
    source.write_bytes(FILES[source.suffix])

    assert __main__.main(["translate", str(source), "-o", str(tmp_path / out)]) == 1
    assert capsys.readouterr().err.startswith("verbatim: ")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [source.name]
    assert source.read_bytes() == FILES[source.suffix]
