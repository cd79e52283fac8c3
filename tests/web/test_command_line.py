"""The command line says the API's words, with the exit codes 0, 1 and 2."""

import argparse
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from service import __main__, app
from service import pipeline as steps
from service.article import Detection, Length, Options
from service.commands import cmd_serve
from service.errors import Busy
from service.pipeline import Engines
from service.settings import Settings
from service.web.middleware import api_keys
from tests.builders import write_archive
from tests.engines.test_readers import MADE
from tests.serving import serving
from tests.web import documented
from tests.web.conftest import ARTICLE, Engine, Pipeline
from tests.web.test_api import DEFAULTS

IN_CAPITALS = (
    "RUTTE SE CONCENTRE SUR CE QUI EST « nécessaire maintenant » [“NÉCESSAIRE MAINTENANT”].\n"
    "IL PLEUT.\n"
)
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def article(tmp_path: Path) -> str:
    """Return the path of a file with the article."""
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return str(path)


@pytest.fixture(autouse=True)
def _no_engines(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pipeline: Pipeline, engine: Engine
) -> None:
    """Put the stand-ins where the command line finds engines and pipeline."""
    monkeypatch.setenv("VERBATIM_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr(app, "open_engines", lambda _settings: Engines(engine, engine, engine))
    monkeypatch.setattr(steps, "run", pipeline.run)
    monkeypatch.setattr(steps, "detect", lambda _text, _detector: engine.found)


def test_translate_writes_the_text_alone(article: str, capsys: Captured) -> None:
    """The text on stdout; what to check on stderr, with its place."""
    assert __main__.main(["translate", article]) == 0
    out, err = capsys.readouterr()

    assert out == IN_CAPITALS
    assert err == "caveat number_changed: 0-60: Check the number.\n"


def test_english_is_told_to_pass_through(
    article: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline
) -> None:
    """On stderr, with the option that overrules it; the text on stdout is the text alone."""

    def english(*given: Any) -> Any:
        """Answer as the pipeline does on English."""
        return replace(pipeline.run(*given), detected=Detection("en", 99.0))

    monkeypatch.setattr(steps, "run", english)
    assert __main__.main(["translate", article]) == 0
    out, err = capsys.readouterr()

    assert out == IN_CAPITALS
    assert err.splitlines()[0] == "read as English, which stays as it is: --source fr overrules it"


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("translate", {"translatedText", "segments"}),
        ("summarise", {"translatedText", "segments", "summary", "sentences", "headline"}),
        ("quotations", set()),
    ],
)
def test_json_is_the_apis_answer(
    article: str, capsys: Captured, command: str, fields: set[str]
) -> None:
    """--json gives the same record as the endpoint of that name, and nothing on stderr."""
    assert __main__.main([command, article, "--json"]) == 0
    out, err = capsys.readouterr()

    always = {"detectedLanguage", "quotations", "caveats", "signature", "read_as", "sourceText"}
    assert set(json.loads(out)) == always | fields
    assert "nécessaire" in out
    assert not err


def test_translate_asks_for_alternatives(article: str, pipeline: Pipeline) -> None:
    """As many as the API gives, and none unless asked."""
    for given, most in (((), 0), (("--alternatives", "3"), 3)):
        assert __main__.main(["translate", article, "--json", *given]) == 0
        assert pipeline.asked[-1][2].alternatives == most
    with pytest.raises(SystemExit):
        __main__.main(["translate", article, "--alternatives", "4"])


def test_summarise_quotations_detect_as_text(article: str, capsys: Captured) -> None:
    """Each gives what a reader wants, alone."""
    __main__.main(["summarise", article])
    assert capsys.readouterr().out == IN_CAPITALS.split("\n", maxsplit=1)[0] + "\n"

    __main__.main(["quotations", article])
    assert "« nécessaire maintenant »\n[“NÉCESSAIRE MAINTENANT”]\n" in capsys.readouterr().out

    __main__.main(["detect", article])
    assert capsys.readouterr().out == "fr\n"

    __main__.main(["detect", article, "--json"])
    assert json.loads(capsys.readouterr().out) == [{"language": "fr", "confidence": 99.0}]


def test_options_have_the_apis_words(article: str, pipeline: Pipeline) -> None:
    """Each option reaches the pipeline."""
    words = (
        "--quotes original --strict --ratio 0.5 --method luhn --source fr --line-breaks wrapped"
        " --keep-quotations all --layout bullets --focus pont --explain"
    )
    __main__.main(["summarise", article, *words.split()])
    __main__.main(["translate", article])
    __main__.main(["summarise", article, "--words", "40", "--spelling", "en-US"])

    length = Length(sentences=None, ratio=0.5)
    asked = [options for _, _, options in pipeline.asked]
    assert asked[0] == Options(
        *("fr", "original", True, "wrapped", length, "luhn", "all", "bullets", "pont", True)
    )
    assert asked[1] == DEFAULTS
    length = Length(sentences=None, words=40)
    assert asked[2] == replace(DEFAULTS, length=length, spelling="en-US")


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, pipeline: Pipeline
) -> None:
    """- stands for standard input; line ends stay."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Un.\r\nDeux.\r\n")))

    assert __main__.main(["translate", "-"]) == 0
    assert pipeline.asked[0][0] == "Un.\r\nDeux.\r\n"
    assert capsys.readouterr().out.startswith("UN.")


@pytest.mark.parametrize("command", ["translate", "summarise", "quotations"])
@pytest.mark.parametrize("kind", [".docx", ".odt", ".pdf", ".html", ".eml"])
def test_files_are_read_as_the_page_reads_them(
    tmp_path: Path, command: str, kind: str, pipeline: Pipeline, capsys: Captured
) -> None:
    """The same readers for the page and for the command line."""
    path = tmp_path / f"article{kind}"
    path.write_bytes(MADE[kind])

    assert __main__.main([command, str(path), "--json"]) == 0
    assert pipeline.asked[0][0].startswith("Le pont de l")
    assert json.loads(capsys.readouterr().out)["read_as"]["guessed"] is False


def test_an_encoding_is_found_out_or_named(
    tmp_path: Path, pipeline: Pipeline, capsys: Captured
) -> None:
    """A guess is told on stderr; the sender's word is not doubted."""
    path = tmp_path / "article.txt"
    path.write_bytes("L'été".encode("mac-roman"))
    assert __main__.main(["translate", str(path)]) == 0
    assert "read as mac-roman, a guess: --encoding overrules it" in capsys.readouterr().err
    assert __main__.main(["translate", str(path), "--encoding", "cp1252"]) == 0
    assert "read as" not in capsys.readouterr().err

    assert [text for text, _, _ in pipeline.asked] == ["L'été", "L'ŽtŽ"]
    assert __main__.main(["translate", str(path), "--encoding", "klingon"]) == 1
    _one_line(capsys, "must be the name of an encoding", "article.txt")


def test_a_batch_for_a_server_with_keys_is_told_of_the_key(
    tmp_path: Path, settings: Settings, engine: Engine, capsys: Captured
) -> None:
    """At once, with the option that names it."""
    api_keys.add(tmp_path / "keys", "desk")
    engines = Engines(engine, engine, engine)
    web = app.create_app(replace(settings, api_keys_file=tmp_path / "keys"), engines)
    source = write_archive(tmp_path / "in.jsonl", ["Il pleut."])
    with serving(web) as found:
        words = ["batch", str(source), str(tmp_path / "out.jsonl"), "--queue", found]
        assert __main__.main(words) == 1
    _one_line(capsys, "wants a valid API key", "--key-file")


def test_progress_is_told_where_it_is_asked_for(article: str, capsys: Captured) -> None:
    """--progress counts segments on stderr; without it a short text on no terminal has none."""
    __main__.main(["translate", article, "--progress"])

    assert "2 of 2 segments\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["translate"],
        ["translate", "FILE", "--sentences", "2"],
        ["translate", "FILE", "--quotes", "both"],
        ["summarise", "FILE", "--sentences", "0"],
        ["summarise", "FILE", "--ratio", "1.5"],
        ["summarise", "FILE", "--ratio", "nan"],
        ["summarise", "FILE", "--sentences", "2", "--words", "3"],
        ["models"],
        ["models", "install"],
        ["detect", "-", "--source", "fr"],
        ["detect", "-", "--line-breaks", "wrapped"],
        ["detect", "-", "--progress"],
        ["batch", "IN", "OUT.jsonl", "--queue", "desk"],
        ["batch", "IN", "OUT.jsonl", "--queue", "localhost:8091"],
        ["batch", "IN", "OUT.jsonl", "--queue", "http://host:port"],
    ],
)
def test_wrong_words_exit_with_2(words: list[str], capsys: Captured) -> None:
    """And say how the command is used."""
    with pytest.raises(SystemExit) as stopped:
        __main__.main(words)

    assert stopped.value.code == 2
    assert "usage: verbatim" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "No such file"),
        (b"", "No text was found"),
        (b" \n\xc2\xa0", "No text was found"),
        (b"\xe2\x80\x8b", "the article is empty"),
        (b"\0\xe9" * 99, "could not be detected"),
    ],
)
def test_a_file_that_cannot_be_read_exits_with_1(
    tmp_path: Path, capsys: Captured, content: bytes | None, complaint: str
) -> None:
    """One line on stderr, with the file's name; nothing on stdout."""
    path = tmp_path / "article.txt"
    if content is not None:
        path.write_bytes(content)

    assert __main__.main(["translate", str(path)]) == 1
    _one_line(capsys, complaint, "article.txt")


def test_a_refusal_exits_with_1(article: str, pipeline: Pipeline, capsys: Captured) -> None:
    """The pipeline's sentence, as one line."""
    pipeline.failure = Busy("Too much\nat once.")

    assert __main__.main(["translate", article]) == 1
    _one_line(capsys, "verbatim: Too much at once.")


def test_a_wrong_setting_exits_with_2(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Its name and what it may be."""
    monkeypatch.setenv("VERBATIM_BEAM", "many")

    assert __main__.main(["translate", article]) == 2
    _one_line(capsys, "VERBATIM_BEAM")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--port", "99999"], "--port must be a whole number from 0 to 65535; it is '99999'"),
        (["--port", "abc"], "--port must be a whole number"),
        (["--host", "http://localhost"], "--host must be a host name or an address, without http"),
        (["--host", "localhost:8000"], "--host must be"),
        (["--host", ""], "--host must be"),
    ],
)
def test_where_nobody_can_listen_exits_with_2(
    words: list[str], complaint: str, capsys: Captured
) -> None:
    """What is given is read as strictly as the settings; nothing listens elsewhere instead."""
    assert __main__.main(["serve", "--port", "0", *words]) == 2
    _one_line(capsys, complaint)


def test_a_name_without_an_address_exits_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """One line, not waitress's trace."""

    def refuse(*_: object, **__: object) -> None:
        raise ValueError("Invalid host/port specified.")

    monkeypatch.setattr(cmd_serve, "open_server", refuse)
    assert __main__.main(["serve", "--host", "desk.invalid", "--allow-open"]) == 2
    _one_line(capsys, "desk.invalid has no address here")


def test_webhooks_without_a_secret_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Nobody could tell who calls."""
    monkeypatch.setenv("VERBATIM_WEBHOOKS", "desk.example")

    assert __main__.main(["serve", "--port", "0"]) == 2
    _one_line(capsys, "VERBATIM_WEBHOOK_SECRET_FILE")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "desk.example"])  # noqa: S104
def test_serving_beyond_this_machine_must_be_meant(host: str, capsys: Captured) -> None:
    """Without --allow-open only loopback addresses are listened on."""
    assert __main__.main(["serve", "--host", host, "--port", "0"]) == 1
    _one_line(capsys, "--allow-open")


def _one_line(capsys: Captured, *parts: str) -> None:
    """Hold the only line on stderr against what it must say."""
    out, err = capsys.readouterr()
    assert not out
    assert err.count("\n") == 1
    for part in parts:
        assert part in err


# --- the real thing: the bundled model, a process, a socket --------------------------------------


def test_models_are_listed_verified_and_used(capsys: Captured) -> None:
    """The bundled package is unpacked when it is first needed, whole, and in service."""
    assert __main__.main(["models", "list"]) == 0
    assert capsys.readouterr().out.startswith("* translate-fr_en ")

    assert __main__.main(["models", "verify"]) == 0
    assert capsys.readouterr().out.startswith("intact ")

    assert __main__.main(["models", "use", "translate-fr_en"]) == 0
    assert "in service from the next start" in capsys.readouterr().out


def _damage(tmp_path: Path) -> None:
    """Cut a byte off the installed model."""
    (model,) = (tmp_path / "state" / "packages").glob("*/model/model.bin")
    model.write_bytes(model.read_bytes()[:-1])


def test_a_damaged_copy_of_the_bundled_model_is_unpacked_again(
    capsys: Captured, tmp_path: Path
) -> None:
    """`models verify` mends what it can, and says so."""
    __main__.main(["models", "list"])
    _damage(tmp_path)
    capsys.readouterr()

    assert __main__.main(["models", "verify"]) == 0
    assert re.fullmatch(r"repaired translate-fr_en \d+\.\d+\n", capsys.readouterr().out)


def test_a_damaged_model_in_use_is_told(capsys: Captured, tmp_path: Path) -> None:
    """One that was chosen by name is not replaced by another: one line, exit code 1."""
    __main__.main(["models", "use", "translate-fr_en"])
    _damage(tmp_path)
    capsys.readouterr()

    assert __main__.main(["models", "verify"]) == 1
    _one_line(capsys, "is damaged: install it again")


def test_models_install_refuses_what_is_no_package(tmp_path: Path, capsys: Captured) -> None:
    """One line, exit code 1."""
    path = tmp_path / "x.argosmodel"
    path.write_bytes(b"no zip")

    assert __main__.main(["models", "install", str(path)]) == 1
    _one_line(capsys, "verbatim: ")


class Served:
    """A service in a process of its own."""

    def __init__(self, *words: str, **environment: str) -> None:
        """Start `serve`, its network closed, and wait for its address."""
        command = [sys.executable, "-m", "tests.network", "serve", "--port", "0", *words]
        self.process = subprocess.Popen(  # noqa: S603
            command,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__main__.__file__).parents[1],
        )
        assert self.process.stdout is not None
        self.line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.line)
        self.port = found[1] if found else ""

    def stop(self, how: int = signal.SIGTERM) -> tuple[int, str]:
        """Send a signal; give exit code and stderr."""
        self.process.send_signal(how)
        _, err = self.process.communicate(timeout=30)
        return self.process.returncode, err


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Yield a running service, stopped after the test."""
    found = Served(VERBATIM_STATE_DIR=str(tmp_path / "state"), VERBATIM_MAX_BODY="20000")
    yield found
    if found.process.poll() is None:
        assert found.stop()[0] == 0


def test_serve_listens_on_a_unix_socket(tmp_path: Path) -> None:
    """Its group alone may connect; text lines in the log where they are asked for."""
    path = tmp_path / "web.sock"
    served = Served(VERBATIM_HOST=f"unix:{path}", VERBATIM_LOG="text")
    connection = HTTPConnection("localhost")
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect(str(path))
    connection.request("GET", "/health")
    status = connection.getresponse().status
    connection.close()
    _, err = served.stop()

    assert f"Verbatim is at unix:{path} (" in served.line
    assert status == 200
    assert "verbatim.requests" in err
    assert "path=/health status=200" in err


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_serve_says_where_answers_and_stops_cleanly(served: Served, how: int) -> None:
    """The address on stdout, a line of JSON a request on stderr, exit code 0."""
    assert "Verbatim is at http://127.0.0.1:" in served.line
    with urlopen(f"http://127.0.0.1:{served.port}/ready") as answer:
        assert json.load(answer) == {"status": "ready"}
        assert "server" not in {name.lower() for name in answer.headers}

    code, err = served.stop(how)
    (line,) = err.splitlines()
    assert code == 0
    assert json.loads(line)["path"] == "/ready"


def test_the_sample_article_is_summarised_over_the_socket(served: Served) -> None:
    """All of it together: server, reader, pipeline, real model, the documented answer."""
    text = (Path(__file__).parents[1] / "golden" / "article.txt").read_text("utf-8")
    address = f"http://127.0.0.1:{served.port}/summarise?sentences=2"
    request = Request(address, text.encode(), {"Content-Type": "text/plain"})
    with urlopen(request) as answer:  # noqa: S310
        found = json.load(answer)

    documented.check(found, "SummaryAnswer")
    assert len(found["sentences"]) == 2
    assert found["quotations"]
    assert all(quotation["verbatim"] for quotation in found["quotations"])


def test_a_body_over_the_limit_is_refused_by_us(served: Served) -> None:
    """413 in our shape, over a real socket."""
    request = Request(f"http://127.0.0.1:{served.port}/translate", b"x" * 20_001)
    with pytest.raises(HTTPError) as refused:
        urlopen(request)  # noqa: S310

    with refused.value as answer:
        error: dict[str, Any] = json.load(answer)["error"]
    assert (answer.code, error["limit"]) == (413, 20_000)


def test_a_port_in_use_is_one_line(served: Served, tmp_path: Path) -> None:
    """And exit code 1."""
    state = str(tmp_path / "state")
    second = Served("--port", served.port, VERBATIM_STATE_DIR=state)
    _, err = second.process.communicate(timeout=30)

    assert second.process.returncode == 1
    assert err.count("\n") == 1
    assert f"cannot listen on 127.0.0.1:{served.port}" in err


def _options(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the options and arguments of a command, and of its actions."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _options(inner)
        else:
            yield action


def test_every_option_has_help() -> None:
    """Of every command and of every action of `keys` and `models`."""
    found = list(_options(__main__._parser()))

    assert len(found) > len(__main__._COMMANDS)
    assert not [option.dest for option in found if not option.help]
