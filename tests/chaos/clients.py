"""What attacks have in common: a service to attack, clients of it, and what is found."""

import json
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.fleet.processes import FAKE, Process

ARTICLE = "Le maire a déclaré : « La paix est possible. »"
KEPT = "« La paix est possible. »"
PATIENCE = 300.0  # seconds; nothing takes as long where all is well


@dataclass(frozen=True, slots=True)
class Finding:
    """What was tried and what came of it; `held` is None where it could not be tried here."""

    tried: str
    found: str
    held: bool | None


class Target:
    """A service that is attacked."""

    def __init__(self, folder: Path, module: str = FAKE, **settings: str) -> None:
        """Start it on a free port, and wait until it listens."""
        self.process = Process(module, "serve --port 0", folder, THREADS="1", **settings)
        self.line = self.process.said()
        self.port = int(self.line.split("127.0.0.1:")[1].split("/")[0])

    def ask(
        self, path: str, body: bytes | None = None, kind: str = "application/json", **more: str
    ) -> tuple[int, str]:
        """Ask as an honest client; give status and body, status 0 where no answer comes."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {name.replace("_", "-"): value for name, value in more.items()}
        if body is not None:
            headers |= {"Content-Type": kind}
        try:
            connection.request("GET" if body is None else "POST", path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, HTTPException):
            return 0, ""
        finally:
            connection.close()

    def translates(self) -> bool:
        """Return whether an ordinary request is answered, its quotation word for word."""
        body = json.dumps({"text": ARTICLE, "source": "fr"}).encode()
        status, found = self.ask("/translate", body)
        return status == 200 and KEPT in json.loads(found)["translatedText"]

    def raw(self, data: bytes) -> socket.socket:
        """Connect and send some bytes; give the connection."""
        client = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        client.sendall(data)
        return client

    def log(self) -> str:
        """Give what it has logged."""
        return self.process.log.read_text("utf-8")


@contextmanager
def target(folder: Path, module: str = FAKE, **settings: str) -> Iterator[Target]:
    """Start a service, and kill it in the end."""
    found = Target(folder, module, **settings)
    try:
        yield found
    finally:
        if found.process.running.poll() is None:
            found.process.end(kill=True)


def status_of(client: socket.socket) -> int:
    """Read an answer until the connection closes; give its status, 0 where none comes."""
    data = b""
    with suppress(OSError):
        while more := client.recv(65_536):
            data += more
    client.close()
    return int(data.split()[1]) if data.startswith(b"HTTP/") else 0


def head(path: str, *lines: str) -> bytes:
    """Write the head of a request; the blank line at its end is the caller's."""
    words = [f"POST {path} HTTP/1.1", "Host: localhost", "Content-Type: application/json", *lines]
    return "".join(f"{word}\r\n" for word in words).encode()


def counted(statuses: list[int]) -> str:
    """Write how often each status came."""
    return ", ".join(f"{times} × {status}" for status, times in sorted(Counter(statuses).items()))
