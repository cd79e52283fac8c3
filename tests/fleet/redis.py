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


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Run a Redis; yield its address. `folder` is where it may write."""
    assert PROGRAM, ABSENT
    port = free_port()
    words = f"--bind 127.0.0.1 --port {port} --appendonly no --loglevel warning"
    command = [PROGRAM, *words.split(), "--save", "", "--dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:  # noqa: S603
        try:
            _await(port, process)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()


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
