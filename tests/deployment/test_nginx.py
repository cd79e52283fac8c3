"""The site of docs/deployment in Debian's nginx, in front of the real service on a UNIX socket."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from service.settings import Settings

ROOT = Path(__file__).parents[2]
SITE = ROOT / "docs/deployment/nginx.conf"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin") or ""
SECRET = "Gabrielius"
HEADERS = 2.0  # seconds for headers here
SHARE = 64  # requests under way of one address
pytestmark = pytest.mark.skipif(not NGINX, reason="THERE IS NO NGINX: its site was not tested.")


@dataclass(frozen=True, slots=True)
class Front:
    """A running nginx: its port, the socket behind it, and the folder of its logs."""

    port: int
    socket: Path
    folder: Path

    def ask(
        self, method: str, path: str, body: Any = None, source: str = "127.0.0.1", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Send a request from an address of this machine; give status, headers and body."""
        connection = HTTPConnection("127.0.0.1", self.port, 60, source_address=(source, 0))
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        kind = {"Content-Type": "application/json"} if data else {}
        try:
            connection.request(method, path, data, {**kind, **named})
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read()
        finally:
            connection.close()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _site(port: int, path: Path, folder: Path) -> str:
    """Return the site with this test's port, socket and logs in the place of Debian's."""
    text = SITE.read_text("utf-8")
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("    listen [::]:80;\n", ""),
        ("/run/verbatim/web.sock", str(path)),
        ("/var/log/nginx", str(folder)),
        ("client_header_timeout 15s;", f"client_header_timeout {HEADERS:.0f}s;"),
    ):
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """Run nginx with the site; the service is another fixture."""
    folder = tmp_path_factory.mktemp("nginx")
    port, path = _free_port(), folder / "web.sock"
    temporary = "\n".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user} pid {folder}/pid; daemon off; error_log stderr emerg;\n"
        f"events {{}}\nhttp {{ {temporary}\n{_site(port, path, folder)} }}"
    )
    process = subprocess.Popen([NGINX, "-p", str(folder), "-c", "nginx.conf"])  # noqa: S603
    found = Front(port, path, folder)
    try:
        _wait(lambda: found.ask("GET", "/health")[0] == 503)
        yield found
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


@pytest.fixture(scope="module")
def service(front: Front, state: Path) -> Iterator[None]:
    """Serve behind nginx, three requests a minute for each client that asks for work."""
    log = (front.folder / "service.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "service", "serve"],
        env=os.environ
        | {
            "VERBATIM_HOST": f"unix:{front.socket}",
            "VERBATIM_STATE_DIR": str(state),
            "VERBATIM_TRUSTED_PROXY": "1",
            "VERBATIM_RATE_LIMIT": "3/minute",
        },
        stdout=subprocess.DEVNULL,
        stderr=log,
        cwd=ROOT,
    )
    try:
        _wait(lambda: front.ask("GET", "/health")[0] == 200)
        yield
    finally:
        process.terminate()
        log.close()
        assert process.wait(60) == 0


def _wait(there: Any) -> None:
    """Wait until something is so; nginx itself may not listen yet."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            if there():
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise AssertionError


def test_a_service_that_is_away_is_told_in_our_shape(front: Front) -> None:
    """503 with Retry-After, also for a query that is an article; neither log has a word of it."""
    if front.socket.exists():
        pytest.fail("this test must come before the service is started")
    status, headers, body = front.ask("GET", f"/detect?q={SECRET}", X_Request_ID="away-1")

    assert (status, headers["retry-after"], headers["x-request-id"]) == (503, "10", "away-1")
    assert json.loads(body)["error"]["request_id"] == "away-1"
    _check_logs(front)


def test_an_address_has_a_share_of_the_requests_under_way(front: Front) -> None:
    """Bodies that trickle in use it up; nobody else's, and it is free again at their end."""
    begun = b"POST /translate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n{"
    with ExitStack() as stack:
        for _ in range(SHARE):
            slow = socket.create_connection(("127.0.0.1", front.port), 60, ("127.0.0.8", 0))
            stack.enter_context(slow).sendall(begun)
        _wait(lambda: front.ask("GET", "/health", source="127.0.0.8")[0] == 429)
        for path in ("/detect", "/jobs"):
            status, headers, body = front.ask("POST", path, {"q": SECRET}, "127.0.0.8")
            error = json.loads(body)["error"]
            assert (status, error["code"]) == (429, "rate_limited")
            assert headers["retry-after"] == "5"
            assert error["request_id"] == headers["x-request-id"]
        assert front.ask("GET", "/health", source="127.0.0.9")[0] != 429
    _wait(lambda: front.ask("GET", "/health", source="127.0.0.8")[0] != 429)
    _check_logs(front)


def test_headers_that_trickle_in_end_their_connection(front: Front) -> None:
    """All of them have one deadline, whatever comes meanwhile."""
    with socket.create_connection(("127.0.0.1", front.port), 60) as slow:
        slow.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\nX: ")
        slow.settimeout(HEADERS / 10)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                slow.sendall(b"x")
                assert not slow.recv(999).startswith(b"HTTP/1.1 200")
                break
            except TimeoutError:
                continue
            except OSError:
                break
        assert time.monotonic() < end


@pytest.mark.usefixtures("service")
def test_clients_have_a_rate_each_whatever_they_say_of_themselves(front: Front) -> None:
    """The fourth request of an address is refused; another address has its own three."""

    def ask(source: str) -> int:
        said = {"X_Forwarded_For": f"192.0.2.{time.monotonic_ns() % 250}"}
        return front.ask("POST", "/detect", {"q": "Il pleut."}, source, **said)[0]

    assert [ask("127.0.0.2") for _ in range(4)] == [200, 200, 200, 429]
    assert ask("127.0.0.3") == 200


@pytest.mark.usefixtures("service")
def test_a_stream_arrives_segment_by_segment(front: Front) -> None:
    """The first segment is here before the service has counted the words of the whole."""

    def counted() -> float:
        metrics = front.ask("GET", "/metrics")[2].decode()
        return float(metrics.partition("\nverbatim_words_total ")[2].partition("\n")[0])

    text = (ROOT / "tests/golden/article.txt").read_text("utf-8")
    text = "\n".join(f"{line} {number}" for number in range(8) for line in text.splitlines())
    connection = HTTPConnection("127.0.0.1", front.port, 120, source_address=("127.0.0.4", 0))
    body = json.dumps({"text": text, "stream": True})
    connection.request("POST", "/translate", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()

    assert answer.getheader("Content-Type", "").startswith("text/event-stream")
    while answer.readline().strip() != b"event: segment":
        pass
    early = counted()
    assert b"event: done" in answer.read()
    assert counted() == early + len(text.split())
    connection.close()


@pytest.mark.usefixtures("service")
def test_limits_are_those_of_the_service(front: Front) -> None:
    """What nginx refuses it refuses in the service's words, and nothing less than that."""
    limit = Settings.from_env({}).max_body
    status, headers, body = front.ask("POST", "/translate", b"x" * (limit + 1), "127.0.0.5")
    error = json.loads(body)["error"]

    assert (status, error["code"], error["limit"]) == (413, "too_large", limit)
    assert error["request_id"] == headers["x-request-id"]
    within = b'{"text": "' + b"x" * (limit - 100) + b'"}'
    status, _, body = front.ask("POST", "/translate", within, "127.0.0.5")
    assert (status, json.loads(body)["error"]["limit"]) == (
        413,
        Settings.from_env({}).max_characters,
    )


@pytest.mark.usefixtures("service")
def test_a_request_has_one_id_in_both_logs(front: Front) -> None:
    """The client's own where it is harmless, else a new one; with the path, without the query."""
    front.ask("POST", f"/detect?q={SECRET}", source="127.0.0.6", X_Request_ID="mine-7")
    _, headers, _ = front.ask("GET", f"/{SECRET}", source="127.0.0.6", X_Request_ID="a b{c}")
    made = headers["x-request-id"]
    _wait(lambda: made in (front.folder / "verbatim.log").read_text())
    lines = [json.loads(line) for line in (front.folder / "verbatim.log").read_text().splitlines()]
    ours = [json.loads(line) for line in (front.folder / "service.log").read_text().splitlines()]

    assert re.fullmatch(r"[0-9a-f]{32}", made)
    for name, path, client in (("mine-7", "/detect", "127.0.0.6"), (made, "other", "127.0.0.6")):
        (line,) = [line for line in lines if line["id"] == name]
        assert (line["path"], line["client"]) == (path, client)
        assert [line["id"] for line in ours].count(name) == 1
    _check_logs(front)


@pytest.mark.usefixtures("service")
def test_metrics_are_for_this_machine(front: Front) -> None:
    """Prometheus asks from loopback's own address; 127.0.0.7 stands for everybody else."""
    assert front.ask("GET", "/metrics")[0] == 200
    assert front.ask("GET", "/metrics", source="127.0.0.7")[0] == 403


def _check_logs(front: Front) -> None:
    """No word of an article in any file of nginx's or of the service's."""
    for path in front.folder.rglob("*"):
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes(), path
