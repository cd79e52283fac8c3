"""A Redis of one's own on a loopback port, which keeps nothing."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

PROGRAM = shutil.which("redis-server")
ABSENT = "FLEETS WERE NOT TESTED ON REDIS: there is no redis-server (apt install it)."


def is_skipped() -> bool:
    """Whether to skip tests that need Redis: never where `make test` could have installed it."""
    may_install = Path("/etc/debian_version").exists() and os.geteuid() == 0
    return PROGRAM is None and not may_install


class Redis:
    """A server on a port of its own, which may be killed and started again: then it is empty."""

    def __init__(self, folder: Path) -> None:
        """Start it; `folder` is where it may write."""
        assert PROGRAM, ABSENT
        self._port = free_port()
        self.url = f"redis://127.0.0.1:{self._port}/0"
        words = f"--bind 127.0.0.1 --port {self._port} --appendonly no --loglevel warning"
        self._command = [PROGRAM, *words.split(), "--save", "", "--dir", str(folder)]
        self.start()

    def start(self) -> None:
        """Start it, and wait until it listens."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)  # noqa: S603
        _await(self._port, self._process)

    def kill(self) -> None:
        """Kill it with all that it holds."""
        self._process.kill()
        self._process.wait()


@contextmanager
def running(folder: Path) -> Iterator[Redis]:
    """Run a Redis; `folder` is where it may write."""
    found = Redis(folder)
    try:
        yield found
    finally:
        found.kill()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Run a Redis; yield its address."""
    with running(folder) as found:
        yield found.url


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def _await(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until it listens."""
    end = monotonic() + 10
    while monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            sleep(0.05)
        else:
            return
    raise RuntimeError("redis-server did not start")
