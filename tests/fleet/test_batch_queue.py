"""A batch by way of a fleet: the same lines as one that is worked on here."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from service import __main__
from tests.builders import write_archive
from tests.fleet.processes import FAKE, PACE, ROOT, Api, Process, ended

_COUNT = 260  # more than one job holds


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Process, str]]:
    """Yield a `serve` that works on its own jobs with the fake engine, and its address."""
    with ExitStack() as stack:
        processes: list[Process] = []
        stack.enter_context(ended(processes))
        settings = {"JOB_THREADS": "2", PACE: "0.005", "MAX_CHARACTERS": "1000"}
        processes.append(Process(FAKE, "serve --port 0", tmp_path / "state", **settings))
        yield processes[0], Api(processes[0].said())._address


@pytest.fixture(autouse=True)
def _state(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a file of articles, one too long for the server, the last without text."""
    texts = [f"La guerre {number} est finie." for number in range(_COUNT)]
    texts[7] *= 60
    return write_archive(tmp_path / "in.jsonl", [*texts, ""])


def lines(path: Path) -> list[Any]:
    """Read lines of JSON."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_fleet_gives_the_lines_that_a_batch_here_would(
    served: tuple[Process, str],
    archive: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In order, whole; what the server refuses is a refusal with the server's reason."""
    out = tmp_path / "out.jsonl"
    words = ["batch", str(archive), str(out), "--queue", served[1], "--quotes", "original"]

    assert __main__.main(words) == 1, capsys.readouterr().err
    assert [line["id"] for line in lines(out)] == [f"a{n}" for n in range(_COUNT) if n != 7]
    assert lines(out)[20]["answer"]["translatedText"] == "The war 21 is einif."
    refused = lines(tmp_path / "out.jsonl.errors.jsonl")
    assert [(e["id"], e["error"]["code"]) for e in refused] == [
        ("a7", "too_large"),
        (f"a{_COUNT}", "invalid_field"),
    ]
    assert __main__.main(words) == 1
    assert f"0 answered, {_COUNT - 1} answered before" in capsys.readouterr().err


def test_a_batch_that_is_killed_goes_on_with_the_fleet(
    served: tuple[Process, str], archive: Path, tmp_path: Path
) -> None:
    """Killed while the fleet works: each article stands there once in the end."""
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "service", "batch", str(archive), str(out)]
    command += ["--queue", served[1], "--quiet"]
    process = subprocess.Popen(command, cwd=ROOT)  # noqa: S603
    end = time.monotonic() + 60
    while not (out.exists() and out.stat().st_size) and time.monotonic() < end:
        time.sleep(0.01)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    done = subprocess.run(command, cwd=ROOT, check=False, timeout=120)  # noqa: S603

    assert done.returncode == 1
    assert [line["id"] for line in lines(out)] == [f"a{n}" for n in range(_COUNT) if n != 7]


def test_a_fleet_that_is_away_ends_the_batch_and_refuses_nothing(
    archive: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One line on stderr; the next run goes on."""
    monkeypatch.setattr("service.jobs.batch_client._PATIENCE", 0.0)
    out = tmp_path / "out.jsonl"
    words = ["batch", str(archive), str(out), "--queue", "http://127.0.0.1:9"]

    assert __main__.main(words) == 1
    assert "cannot be reached" in capsys.readouterr().err
    assert not out.exists()
