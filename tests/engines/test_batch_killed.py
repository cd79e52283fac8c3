"""The whole of it: a real process, the real model, and kills in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import write_archive

ROOT = Path(__file__).parents[2]
_COUNT = 40
_PATIENCE = 120.0  # seconds


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a file of forty short articles, no two alike."""
    said = "Le maire a dit : « Nous avons {} projets pour la ville. » Il pleut."
    return write_archive(tmp_path / "in.jsonl", map(said.format, range(_COUNT)))


def start(*words: str, **given: Any) -> "subprocess.Popen[str]":
    """Start a batch."""
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "service", "batch", *words],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        **given,
    )


def wait_until(reached: Callable[[], bool], process: "subprocess.Popen[str]") -> None:
    """Wait while a batch works; fail where it ends before."""
    end = time.monotonic() + _PATIENCE
    while not reached():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.005)


def size(path: Path) -> int:
    """Return a file's size in bytes, 0 where there is none yet."""
    return path.stat().st_size if path.exists() else 0


def check(out: Path) -> None:
    """Hold an output against its input: each article once, in order, its quotation unaltered."""
    answers = [json.loads(line) for line in out.read_text("utf-8").split("\n")[:-1]]
    assert [line["id"] for line in answers] == [f"a{number}" for number in range(_COUNT)]
    for number, line in enumerate(answers):
        (quotation,) = line["answer"]["quotations"]
        assert quotation["text"] == f"« Nous avons {number} projets pour la ville. »"
        assert quotation["verbatim"]


def test_a_batch_that_is_killed_goes_on_where_it_was(archive: Path, tmp_path: Path) -> None:
    """Kill -9 twice, the second a little later; then every article stands there exactly once."""
    out = tmp_path / "out.jsonl"
    for _ in range(2):
        before = size(out)
        process = start(str(archive), str(out), "--workers", "2")
        wait_until(lambda least=before: size(out) > least + 3_000, process)  # type: ignore[misc]
        process.kill()
        process.communicate()
        assert process.returncode == -signal.SIGKILL
    assert 0 < out.read_bytes().count(b"\n") < _COUNT

    process = start(str(archive), str(out), "--workers", "2")
    _, err = process.communicate(timeout=_PATIENCE)

    assert process.returncode == 0, err
    assert "answered before" in err
    check(out)


def test_sigterm_finishes_what_is_in_hand_and_says_how_to_go_on(
    archive: Path, tmp_path: Path
) -> None:
    """Exit code 3; the same command then does the rest. Whole lines alone are in the file."""
    out = tmp_path / "out.jsonl"
    process = start(str(archive), str(out), "--workers", "1")
    wait_until(lambda: size(out) > 0, process)
    process.terminate()
    _, err = process.communicate(timeout=_PATIENCE)

    assert process.returncode == 3, err
    assert err.count("\n") == 1
    assert "the same command resumes from here" in err
    written = out.read_bytes()
    assert written.endswith(b"}\n")
    assert 0 < written.count(b"\n") < _COUNT

    process = start(str(archive), str(out), "--quiet")
    _, err = process.communicate(timeout=_PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert out.read_bytes().startswith(written)
    check(out)


def test_a_batch_that_waits_for_its_input_can_be_stopped(tmp_path: Path) -> None:
    """Standard input is open and gives nothing more."""
    out = tmp_path / "out.jsonl"
    process = start("-", str(out), "--workers", "1", stdin=subprocess.PIPE)
    assert process.stdin
    process.stdin.write("".join(f'{{"id": "{n}", "text": "Il pleut."}}\n' for n in range(12)))
    process.stdin.flush()
    wait_until(lambda: size(out) > 0, process)
    process.send_signal(signal.SIGINT)
    assert process.wait(_PATIENCE) == 3  # standard input is still open
    _, err = process.communicate()

    assert "the same command resumes from here" in err


def test_an_archive_in_the_sample_articles_words_is_summarised(tmp_path: Path) -> None:
    """--kind summarise with its options, from a folder; exit code 1 tells of what was refused."""
    folder, out = tmp_path / "in", tmp_path / "out.jsonl"
    folder.mkdir()
    (folder / "sample.txt").write_bytes((ROOT / "tests/golden/article.txt").read_bytes())
    (folder / "notes.md").write_text("Notes.")
    words = ["--kind", "summarise", "--sentences", "2", "--quotes", "original"]
    process = start(str(folder), str(out), *words)
    _, err = process.communicate(timeout=_PATIENCE)

    assert process.returncode == 1, err
    assert "1 refused" in err
    (line,) = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert line["id"] == "sample.txt"
    assert len(line["answer"]["sentences"]) == 2
    assert line["answer"]["signature"]["model"]["name"] == "translate-fr_en"
