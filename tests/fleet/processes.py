"""Real processes of the service, and its HTTP API from outside."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.request import Request, urlopen

PACE = "PACE_OF_FAKE"  # seconds that a call of the fake engine takes
REAL, FAKE = "service", "tests.fleet.fake"
ROOT = Path(__file__).parents[2]


class Process:
    """A process of the service; its standard output is read by the line, its log is in a file."""

    def __init__(self, module: str, words: str, folder: Path, **settings: str) -> None:
        """Start it with settings that are given as in the environment, without the prefix."""
        own = {name if name == PACE else f"VERBATIM_{name}": settings[name] for name in settings}
        self.log = folder / f"{words.partition(' ')[0]}-{monotonic():.6f}.log"
        with self.log.open("wb") as log:
            self.running = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", module, *words.split()],
                cwd=ROOT,
                env=_plain() | {"VERBATIM_STATE_DIR": str(folder)} | own,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def said(self) -> str:
        """Wait for its first line, which says that it is at work, and return it."""
        assert self.running.stdout
        line = self.running.stdout.readline()
        assert line, self.log.read_text("utf-8")
        return line

    def end(self, *, kill: bool = False) -> int:
        """End it with SIGTERM or SIGKILL, and give its exit code."""
        if kill:
            self.running.kill()
        else:
            self.running.terminate()
        self.running.communicate(timeout=60)
        return self.running.returncode


def _plain() -> dict[str, str]:
    """Return this process's environment without settings of the service."""
    return {k: v for k, v in os.environ.items() if not k.startswith("VERBATIM_")}


@contextmanager
def ended(processes: Sequence[Process]) -> Iterator[None]:
    """Leave no process behind; the sequence may grow."""
    try:
        yield
    finally:
        for process in processes:
            process.end(kill=True)


class Api:
    """The API of a service that `serve` has started."""

    def __init__(self, line: str) -> None:
        """Take what `serve` has said."""
        found = re.search(r"http://\S+", line)
        assert found, line
        self._address = found[0]

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> Mapping[str, Any]:
        """Ask, and give the JSON of the answer."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = Request(  # noqa: S310
            self._address + path, body, named, method=method
        )
        with urlopen(request, timeout=60) as answer:  # noqa: S310
            found: Mapping[str, Any] = json.load(answer)
        return found

    def text(self, path: str) -> str:
        """Get a text."""
        with urlopen(self._address + path, timeout=60) as answer:  # noqa: S310
            found: str = answer.read().decode()
        return found

    def submit(self, articles: Sequence[Mapping[str, Any]], query: str = "") -> str:
        """Hand a job in; give its id."""
        lines = "\n".join(json.dumps(article) for article in articles).encode()
        kind = "application/x-ndjson"
        job: str = self.ask("POST", f"jobs?{query}", lines, Content_Type=kind)["id"]
        return job

    def settled(self, job: str, most: int, patience: float) -> Mapping[str, Any]:
        """Wait until so many articles are settled, or the job is at its end."""
        end = monotonic() + patience
        while monotonic() < end:
            found = self.ask("GET", f"jobs/{job}")
            if found["finished"] or found["done"] + found["failed"] >= most:
                return found
            sleep(0.05)
        raise TimeoutError(found)

    def results(self, job: str) -> list[Mapping[str, Any]]:
        """Return all results of a job."""
        accept = {"Accept": "application/x-ndjson"}
        request = Request(f"{self._address}jobs/{job}/results", headers=accept)  # noqa: S310
        with urlopen(request, timeout=60) as answer:  # noqa: S310
            return [json.loads(line) for line in answer]
