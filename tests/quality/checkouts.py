"""Serve checkouts of this repository side by side, whatever is inside their `service`."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any

from tests.fleet.redis import free_port
from tests.quality.articles import Question

ROOT = Path(__file__).parents[2]
_READY = 1800  # seconds until a service must be ready; a machine that trains has little to spare
_PATIENCE = 1800  # seconds for one answer
_COMMAND = re.compile(r"^ {4}([a-z]+)(?= |$)", re.MULTILINE)  # as argparse lists them
_DROPPED = ("VERBATIM_", "PYTHONPATH", "PYTHONSAFEPATH")  # what variables begin with
_SETTINGS = {
    "VERBATIM_HOST": "127.0.0.1",
    "VERBATIM_THREADS": "1",
    "VERBATIM_JOB_THREADS": "0",
    "VERBATIM_TIMEOUT": str(_PATIENCE),
    "VERBATIM_RATE_LIMIT": "off",
    "OMP_NUM_THREADS": "1",
    # What tests have compiled is read; nothing is written.
    "PYTHONPYCACHEPREFIX": str(Path(sys.prefix, "compiled")),
    "PYTHONDONTWRITEBYTECODE": "1",
    "COLUMNS": "100",
}


class NotComparedError(Exception):
    """A checkout, or an answer of its service, cannot be had; the text says why."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service that listens on a loopback port."""

    port: int

    def ask(self, question: Question) -> dict[str, Any]:
        """Return status and body of the answer. Raises NotComparedError where there is none."""
        try:
            status, text = self._answer(question)
        except (OSError, HTTPException) as error:
            raise NotComparedError(f"{question.about}, {question.endpoint}: {error!r}") from error
        return {"status": status, "body": _parsed(text)}

    def _answer(self, question: Question) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request(
                "GET" if question.body is None else "POST",
                question.endpoint,
                None if question.body is None else json.dumps(question.body),
                {"Content-Type": "application/json"},
            )
            found = connection.getresponse()
            return found.status, found.read().decode()
        finally:
            connection.close()


def _parsed(text: str) -> Any:
    """Parse JSON, or events into a list of names and data; leave other text as it is."""
    if text.startswith(("event: ", ": ")):  # a comment says only that the work goes on
        events = (line.partition(": ") for line in text.split("\n") if line[:1] not in {"", ":"})
        return [_parsed(value) if field == "data" else value for field, _, value in events]
    try:
        return json.loads(text)
    except ValueError:
        return text


@contextmanager
def checkout(base: str) -> Iterator[Path]:
    """Yield a folder as it is, or a temporary folder with the tree of a commit.

    Raises NotComparedError where there is neither.
    """
    if Path(base).is_dir():
        yield Path(base)
        return
    with TemporaryDirectory(prefix="verbatim-base-") as folder:
        tree = Path(folder, "tree.tar")
        _run(["git", "archive", f"--output={tree}", base], ROOT)
        _run(["tar", "-xf", str(tree)], Path(folder))
        yield Path(folder)


@contextmanager
def served(folder: Path, package: Path) -> Iterator[Service]:
    """Yield the service of a checkout while it runs, with a state folder of its own.

    Raises NotComparedError where it does not become ready.
    """
    with (
        TemporaryDirectory(prefix="verbatim-state-") as state,
        Path(state, "log").open("wb") as log,
    ):
        port = free_port()
        settings = {
            "VERBATIM_PORT": str(port),
            "VERBATIM_STATE_DIR": state,
            "VERBATIM_MODEL": str(package.resolve()),
        }
        with subprocess.Popen(
            [sys.executable, "-m", "service", "serve"],
            cwd=folder,
            env=_environment() | settings,
            stdout=log,
            stderr=log,
        ) as process:
            try:
                if not _becomes_ready(process, port):
                    said = Path(log.name).read_text("utf-8", "replace")[-2000:].strip()
                    raise NotComparedError(f"the service in {folder} does not start: {said}")
                yield Service(port)
            finally:
                process.terminate()


def _becomes_ready(process: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until the service is ready, its process has ended, or it has taken too long."""
    end = monotonic() + _READY
    while process.poll() is None and monotonic() < end:
        with suppress(NotComparedError):
            if Service(port).ask(Question("service", "/ready"))["status"] == HTTPStatus.OK:
                return True
        sleep(0.2)
    return False


def help_texts(folder: Path, *words: str) -> dict[str, list[str]]:
    """Return the lines that `--help` prints, by command; commands of commands too."""
    text = _run([sys.executable, "-m", "service", *words, "--help"], folder)
    found = {" ".join(words): text.splitlines()}
    for command in _COMMAND.findall(text):
        found |= help_texts(folder, *words, command)
    return found


def bundled_package() -> Path:
    """Return the model package that this checkout comes with."""
    return next((ROOT / "models").glob("*.argosmodel"))


def _run(command: list[str], folder: Path) -> str:
    """Run a command to its end and return what it prints. Raises NotComparedError if it fails."""
    done = subprocess.run(  # noqa: S603
        command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotComparedError(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout


def _environment() -> dict[str, str]:
    """Return this environment without its settings of the service and of Python's path."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(_DROPPED)}
    return kept | _SETTINGS
