"""A service, ours or another's, in a process of its own, and clients that load it."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Any

ROOT = Path(__file__).parents[1]
PEERS = ROOT / ".venv-peers/bin/python"
# Where servers keep compiled modules: the tree stays clean, and a second start is like a user's.
_COMPILED = tempfile.TemporaryDirectory()
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """A running service: its process and port."""

    process: subprocess.Popen[str]
    port: int

    def post(self, path: str, record: Any, timeout: float = 120) -> tuple[int, bytes]:
        """Post JSON; give status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            body = json.dumps(record)
            connection.request("POST", path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def memory(self) -> float:
        """Give the resident memory in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    def cpu(self) -> float:
        """Give the CPU-seconds used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / _TICK


@contextmanager
def serving(compiled: str = _COMPILED.name, **settings: str) -> Iterator[Server]:
    """Serve on a free port, with these settings; `compiled` is the folder of compiled modules."""
    command = [sys.executable, "-m", "service", "serve", "--port", "0"]
    own = {f"VERBATIM_{name}": value for name, value in settings.items()}
    with _running(command, own | {"PYTHONPYCACHEPREFIX": compiled}) as process:
        assert process.stdout
        found = re.search(r":(\d+)/", process.stdout.readline())
        assert found, "the service did not start"
        yield Server(process, int(found[1]))


@contextmanager
def libretranslate(packages: str, beam: int) -> Iterator[Server]:
    """Let LibreTranslate serve on a free port, with the packages of a folder."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    script = Path(__file__).parent / "peer.py"
    command = [str(PEERS), str(script), "libretranslate", packages, str(beam), str(port)]
    with _running(command, {"HOME": str(Path(packages).parent)}) as process:
        server = Server(process, port)
        for _ in range(600):
            with suppress(OSError):
                server.post("/translate", {"q": "Oui.", "source": "fr", "target": "en"})
                break
            assert process.poll() is None, "LibreTranslate did not start"
            time.sleep(0.1)
        yield server


@contextmanager
def _running(command: Sequence[str], settings: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run a process and stop it."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | settings
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT
        )
        try:
            yield process
        except BaseException:
            log.seek(0)
            sys.stderr.write(log.read()[-2000:])
            raise
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(90)


@dataclass
class Tally:
    """What clients were answered."""

    statuses: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)  # of 200s
    wrong: int = 0
    lock: Lock = field(default_factory=Lock)

    def count(self, status: str, seconds: float, *, right: bool) -> None:
        """Count one answer."""
        with self.lock:
            self.statuses[status] += 1
            self.wrong += not right
            if status == "200":
                self.seconds.append(seconds)


def load(
    server: Server, clients: int, seconds: float, record: Callable[[int], Any]
) -> dict[str, Any]:
    """Let clients post one request after the other; each answer is held against its article."""
    tally, end, numbers = Tally(), time.monotonic() + seconds, iter(range(10**9))

    def client() -> None:
        while time.monotonic() < end:
            asked = record(next(numbers))
            start = time.monotonic()
            try:
                status, body = server.post("/translate", asked)
                right = status in (429, 503) or (status == 200 and is_right(asked, body))
                tally.count(str(status), time.monotonic() - start, right=right)
            except (OSError, http.client.HTTPException) as error:
                tally.count(type(error).__name__, 0, right=False)
            if status != 200:
                time.sleep(0.2)  # a client that asks again at once would measure itself

    cpu, threads = server.cpu(), [Thread(target=client, daemon=True) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(seconds + 150)
    hung = sum(thread.is_alive() for thread in threads)
    ordered = sorted(tally.seconds)
    return {
        "clients": clients,
        "seconds": seconds,
        "statuses": dict(tally.statuses),
        "wrong": tally.wrong,
        "hung": hung,
        "p50_s": ordered[len(ordered) // 2] if ordered else None,
        "p95_s": ordered[int(len(ordered) * 0.95)] if ordered else None,
        "server_cpu_s": server.cpu() - cpu,
        "memory_mb": server.memory(),
    }


def is_right(asked: Any, body: bytes) -> bool:
    """Tell whether an answer is about this article, every quotation in it word for word."""
    answer = json.loads(body)
    text, article = answer["translatedText"], asked["text"]
    parts = [part for quotation in answer["quotations"] for part in quotation["parts"]]
    sources = [segment["source"] for segment in answer["segments"]]
    return (
        bool(parts)
        and all(q["verbatim"] for q in answer["quotations"])
        and all(
            text[p["target"]["start"] : p["target"]["end"]]
            == article[p["source"]["start"] : p["source"]["end"]]
            for p in parts
        )
        and all(article[s["start"] : s["end"]] == s["text"] for s in sources)
    )
