"""Who is told of a job's end, what, and how often; to a real server on loopback."""

import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic, sleep, time

import pytest

from service.jobs.housekeeping import Housekeeper
from service.jobs.records import Call, Item, Job, Order
from service.jobs.sqlite_store import Store
from service.jobs.webhooks import Webhooks

SECRET = b"a secret of some length"
JOB = Job("j1", "translate", "done", 3, 2, 1, 0, 0, 1.0, 2.0, 3.0)


class Server:
    """A host that is told; it answers with `status`."""

    def __init__(self) -> None:
        """Listen."""
        self.came: list[tuple[str, dict[str, str], bytes]] = []
        self.status = 204
        server = self

        class Handler(BaseHTTPRequestHandler):
            """Keeps what comes."""

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                server.came.append((self.path, dict(self.headers), body))
                self.send_response(server.status)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def stop(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    """Yield a running server, stopped after the test."""
    found = Server()
    yield found
    found.stop()


def test_it_says_counts_and_is_signed(server: Server) -> None:
    """Over the time and the body, so that nobody can send it again later."""
    hooks = Webhooks([server.host], SECRET)

    assert hooks.call(Call(JOB, f"http://{server.host}/told?by=us", 0)) is None
    ((path, headers, body),) = server.came
    assert path == "/told?by=us"
    assert json.loads(body) == {
        "id": "j1",
        "state": "done",
        "total": 3,
        "done": 2,
        "failed": 1,
        "cancelled": 0,
    }
    stamp, signature = (part.split("=")[1] for part in headers["X-Verbatim-Signature"].split(","))
    assert abs(time() - int(stamp)) < 60
    assert signature == hmac.new(SECRET, f"{stamp}.".encode() + body, sha256).hexdigest()


@pytest.mark.parametrize("status", [302, 404, 500])
def test_what_is_not_taken_is_sent_again(server: Server, status: int) -> None:
    """Later and later, until it is given up; a redirect is not followed."""
    server.status = status
    hooks = Webhooks([server.host], SECRET)
    again = [hooks.call(Call(JOB, f"http://{server.host}/", tries)) for tries in range(6)]

    assert again == [10.0, 60.0, 600.0, 3600.0, 21600.0, None]
    assert [path for path, _, _ in server.came] == ["/"] * 6


def test_a_host_that_is_not_there_is_tried_again(server: Server) -> None:
    """It may come back."""
    server.stop()
    try:
        assert Webhooks([server.host], SECRET).call(Call(JOB, f"http://{server.host}/", 0)) == 10.0
    finally:
        server.__init__()  # type: ignore[misc]  # for the fixture to stop


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://desk.example/x", True),
        ("http://desk.example", True),
        ("https://DESK.example/", True),
        ("https://a.hooks.example/", True),
        ("https://b.example:8443/", True),
        ("http://desk.example:80/x", True),
        ("https://desk.example:443/", True),
        ("https://c.example/", True),
        ("http://c.example/", False),
        ("https://desk.example:80/", False),
        ("https://desk.example:0/", False),
        ("https://b.example/", False),
        ("https://hooks.example/", False),
        ("https://desk.example:8443/", False),
        ("https://desk.example.evil.example/", False),
        ("https://desk.example@evil.example/", False),
        ("https://user:word@desk.example/", False),
        ("https://evil.example/#desk.example", False),
        ("ftp://desk.example/", False),
        ("file:///etc/passwd", False),
        ("//desk.example/", False),
        ("https://desk.example/ x", False),
        ("https://desk.example/\r\nX: y", False),
        ("https://desk.example:99999/", False),
        ("https://[::1/", False),
        ("desk.example", False),
        ("", False),
    ],
)
def test_only_hosts_on_the_list_are_told(address: str, allowed: bool) -> None:
    """By name and port, whatever else stands in the address."""
    hooks = Webhooks(["desk.example", "*.hooks.example", "b.example:8443", "c.example:443"], SECRET)

    assert hooks.allows(address) == allowed
    assert not Webhooks([], SECRET).allows(address)


def test_a_host_that_was_taken_off_the_list_is_not_called() -> None:
    """Though the job was accepted before."""
    asked: list[str] = []
    hooks = Webhooks([], SECRET, lambda address, *_: asked.append(address) or 200)  # type: ignore[func-returns-value]

    hooks.call(Call(JOB, "https://desk.example/", 9))
    assert not asked


def test_the_keeper_calls_once(server: Server, tmp_path: Path) -> None:
    """When the job is at its end, and not again."""
    store = Store(tmp_path)
    hook = f"http://{server.host}/"
    order = Order("", "translate", webhook=hook)
    refusal = {"code": "malformed", "message": "No."}
    job = store.submit(order, [Item(1, "a", "", {}, refusal)])
    housekeeper = Housekeeper(store, None, Webhooks([server.host], SECRET), 3600)
    housekeeper.start()

    _until(lambda: bool(server.came) and not store.calls())
    sleep(0.6)
    housekeeper.stop()
    ((_, _, body),) = server.came
    assert json.loads(body)["id"] == job.id
    assert json.loads(body)["state"] == "failed"


def test_the_keeper_purges(tmp_path: Path) -> None:
    """What is older than it may be."""
    store = Store(tmp_path)
    item = Item(1, "a", "", {}, {"code": "malformed", "message": "No."})
    store.submit(replace(Order("", "translate"), key="k"), [item])
    sleep(0.05)
    housekeeper = Housekeeper(store, None, Webhooks([], SECRET), 0.01)
    housekeeper.start()

    _until(lambda: not store._read("SELECT 1 FROM jobs"))
    housekeeper.stop()


def _until(wanted: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = monotonic() + 30
    while not wanted():
        assert monotonic() < end
        sleep(0.02)
