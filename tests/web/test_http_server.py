"""The server on a real socket: slow clients, many connections, large bodies, two lengths of one."""

import json
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Self
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from flask import Flask

from service.app import create_app
from service.commands import cmd_serve
from service.pipeline import Engines
from service.settings import Settings
from service.web import http_server
from service.web.execution import kept_files
from service.web.http_server import Bounds
from service.web.middleware import api_keys
from tests.serving import serving
from tests.web.conftest import ARTICLE, Engine, Pipeline

HEAD = b"POST /translate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
HEALTH = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
Make = Callable[..., Flask]


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let deadlines be looked at as often as the loop of the tests' server turns."""
    monkeypatch.setattr(http_server, "_ROUND", 0.0)


@pytest.fixture
def make(settings: Settings, engine: Engine, pipeline: Pipeline) -> Make:
    """Give a maker of applications; bodies have 20,000 bytes at most, of jobs 50,000."""

    def app(**changes: Any) -> Flask:
        changed = replace(settings, job_body=50_000)
        engines = Engines(engine, engine, engine)
        return create_app(replace(changed, **changes), engines, run=pipeline.run)

    return app


class Client:
    """A client that says what it likes."""

    def __init__(self, address: str, source: str = "127.0.0.1") -> None:
        """Connect, from one of this machine's addresses."""
        port = int(address.rstrip("/").rpartition(":")[2])
        self.socket = socket.create_connection(("127.0.0.1", port), 20, (source, 0))

    def __enter__(self) -> Self:
        """Use it in a `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.socket.close()

    def send(self, data: bytes) -> "Client":
        """Send some bytes."""
        self.socket.sendall(data)
        return self

    def rest(self) -> bytes:
        """Read until the server closes."""
        found = b""
        while more := self.socket.recv(65_536):
            found += more
        return found

    def answer(self) -> tuple[int, dict[str, str], Any]:
        """Read one answer in JSON: status, headers, body."""
        found = b""
        while b"\r\n\r\n" not in found:
            more = self.socket.recv(65_536)
            assert more, found
            found += more
        head, _, body = found.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = {n.lower(): v for n, _, v in (line.partition(": ") for line in lines)}
        while len(body) < int(headers["content-length"]):
            body += self.socket.recv(65_536)
        return int(first.split()[1]), headers, json.loads(body)

    def is_open(self) -> bool:
        """Return whether the server has not closed."""
        self.socket.setblocking(False)
        try:
            return self.socket.recv(1) != b""
        except BlockingIOError:
            return True
        except ConnectionError:
            return False
        finally:
            self.socket.settimeout(20)

    def closes(self) -> bool:
        """Wait until the server closes; trickle a byte now and then, as slow clients do."""
        end = time.monotonic() + 20
        while time.monotonic() < end and self.is_open():
            try:
                self.send(b"x")
            except ConnectionError:
                return True
            time.sleep(0.02)
        return time.monotonic() < end


@contextmanager
def clients(address: str, count: int, source: str = "127.0.0.1") -> Iterator[list[Client]]:
    """Connect several, each with the beginning of a head."""
    with ExitStack() as held:
        found = []
        for _ in range(count):
            client = held.enter_context(Client(address, source))
            found.append(client.send(b"GET /health HTTP/1.1\r\nX-Slow: "))
            time.sleep(0.01)
        yield found


def post(address: str, path: str, body: bytes, **headers: str) -> tuple[int, Any]:
    """Post as an ordinary client, which sends all and then reads; give status and answer."""
    named = {"Content-Type": "application/json"} | {
        n.replace("_", "-"): headers[n] for n in headers
    }
    request = Request(f"{address}{path}", body, named)  # noqa: S310
    try:
        with urlopen(request, timeout=20) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


# --- slow clients --------------------------------------------------------------------------------


def test_a_head_must_come_in_time(make: Make) -> None:
    """A byte now and then does not lengthen it; nor does a connection that says nothing."""
    with serving(make(), Bounds(headers=0.3)) as address:
        with Client(address) as silent, Client(address) as slow:
            assert slow.send(b"GET /health HTTP/1.1\r\nX-Slow: ").closes()
            assert silent.rest() == b""
        with Client(address) as quick:
            assert quick.send(HEALTH).answer()[0] == 200


def test_a_second_head_must_come_in_time_too(make: Make) -> None:
    """Its time begins with its first byte: between two requests there is more."""
    with serving(make(), Bounds(headers=0.3)) as address, Client(address) as client:
        assert client.send(HEALTH).answer()[0] == 200
        time.sleep(0.5)
        assert client.send(HEALTH).answer()[0] == 200
        assert client.send(b"GET /he").closes()


def test_a_body_must_come_in_time(make: Make) -> None:
    """Its client is told, in our shape."""
    with serving(make(), Bounds(body=0.3)) as address, Client(address) as client:
        client.send(HEAD + b'Content-Length: 900\r\n\r\n{"te')
        status, headers, body = client.answer()

        assert (status, headers["connection"]) == (408, "close")
        assert body["error"]["code"] == "too_slow"
        assert client.closes()


def test_a_large_body_has_more_time(make: Make) -> None:
    """A second for each `rate` bytes."""
    bounds = Bounds(body=0.0, rate=400)
    with serving(make(), bounds) as address, Client(address) as client:
        body = b'{"text": "Bon.", "target": "en"' + b" " * 8_000 + b"}"
        client.send(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body[:9])
        time.sleep(0.5)

        assert client.send(body[9:]).answer()[0] == 200


def test_an_idle_connection_ends(make: Make) -> None:
    """In the end."""
    with serving(make(), Bounds(idle=0.3)) as address, Client(address) as client:
        assert client.send(HEALTH).answer()[0] == 200
        assert client.rest() == b""


# --- many connections ----------------------------------------------------------------------------


def test_an_address_has_its_share(make: Make) -> None:
    """The slowest of its own connections go, so that it may still ask; others lose none."""
    with (
        serving(make(), Bounds(each=4)) as address,
        clients(address, 2, "127.0.0.3") as others,
        clients(address, 9, "127.0.0.2") as own,
    ):
        for source in ("127.0.0.1", "127.0.0.2"):
            with Client(address, source) as quick:
                assert quick.send(HEALTH).answer()[0] == 200
        assert all(slow.closes() for slow in own[:5])
        assert any(slow.is_open() for slow in own[5:])
        assert all(slow.is_open() for slow in others)


def test_what_costs_its_client_least_is_closed_first(make: Make) -> None:
    """A connection between two requests, before one that has begun to ask."""
    with (
        serving(make(), Bounds(each=3)) as address,
        clients(address, 2) as slow,
        Client(address) as idle,
    ):
        assert idle.send(HEALTH).answer()[0] == 200
        time.sleep(0.3)  # until its thread has done with it
        with Client(address) as quick:
            assert quick.send(HEALTH).answer()[0] == 200
        assert idle.rest() == b""
        assert all(client.is_open() for client in slow)


def test_many_addresses_do_not_lock_others_out(make: Make) -> None:
    """All connections are taken by slow clients: the slowest of them goes."""
    with serving(make(), Bounds(connections=6, each=None)) as address, ExitStack() as held:
        for number in range(40):
            held.enter_context(clients(address, 1, f"127.0.0.{number + 10}"))
        with Client(address) as quick:
            assert quick.send(HEALTH).answer()[0] == 200


def test_what_is_being_answered_stays(make: Make, pipeline: Pipeline) -> None:
    """Beyond the share the new connection is the one that goes."""
    answer = pipeline.run

    def slow(*given: Any) -> Any:
        time.sleep(0.5)
        return answer(*given)

    pipeline.run = slow  # type: ignore[assignment, method-assign]
    with serving(make(), Bounds(each=1)) as address, Client(address) as first:
        body = b'{"text": "Bon."}'
        first.send(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        time.sleep(0.2)
        with Client(address) as second:
            assert second.rest() == b""
        assert first.answer()[0] == 200


@pytest.mark.parametrize(
    ("changes", "shared"),
    [({}, False), ({"trusted_proxy": 1}, True), ({"host": "unix:/run/verbatim/web.sock"}, True)],
)
def test_the_clients_of_a_proxy_have_no_share_of_one_address(
    settings: Settings, make: Make, monkeypatch: pytest.MonkeyPatch, changes: Any, shared: bool
) -> None:
    """Behind a proxy or a UNIX socket all have the same address."""
    given: list[Bounds] = []
    monkeypatch.setattr(
        cmd_serve, "open_server", lambda _app, bounds, **_more: given.append(bounds)
    )
    cmd_serve._bind(replace(settings, **changes), make())

    assert [bounds.each is None for bounds in given] == [shared]


def test_a_network_of_ipv6_has_one_share() -> None:
    """A site has 2 ** 64 addresses of its own."""
    assert http_server._place("2001:db8::1") == http_server._place("2001:db8::ff:2%eth0")
    assert http_server._place("2001:db8::1") != http_server._place("2001:db8:0:1::1")
    assert http_server._place("192.0.2.1") == "192.0.2.1"


# --- bodies --------------------------------------------------------------------------------------


@pytest.fixture
def key(tmp_path: Path) -> str:
    """Give a key of the file `keys`."""
    return api_keys.add(tmp_path / "keys", "desk")


def refused(address: str, head: bytes, *, first: bytes = HEAD) -> tuple[int, str]:
    """Send a head alone, with 100-continue; give the status and code that come without a body."""
    with Client(address) as client:
        client.send(first + head + b"Expect: 100-continue\r\n\r\n")
        status, headers, body = client.answer()
        assert headers["connection"] == "close"
        return status, body["error"]["code"]


def test_a_body_over_the_limit_is_not_waited_for(make: Make) -> None:
    """413 from the head alone, though no byte of it has come."""
    with serving(make()) as address:
        assert refused(address, b"Content-Length: 20001\r\n") == (413, "too_large")
        assert refused(address, b"Content-Length: 9%s\r\n" % (b"9" * 30)) == (413, "too_large")
        status, found = post(address, "translate", b"x" * 20_001)
        assert (status, found["error"]["limit"]) == (413, 20_000)
        jobs = HEAD.replace(b"/translate", b"/jobs")
        assert refused(address, b"Content-Length: 50001\r\n", first=jobs) == (413, "too_large")


def test_who_sends_all_of_a_large_body_reads_why_it_is_refused(make: Make) -> None:
    """The connection is not reset while the client still sends."""
    with serving(make()) as address:
        for _ in range(3):
            assert post(address, "translate", b"x" * 3_000_000)[0] == 413


def test_a_body_in_chunks_has_the_same_limit(make: Make) -> None:
    """However it is cut; what frames the chunks has a limit as well."""
    many = b"5\r\nxxxxx\r\n" * 5_000
    framed = b"1;%s\r\nx\r\n" % (b"a" * 500) * 60
    for body in (b"5000\r\n" + b"x" * 0x5000 + b"\r\n", many, framed):
        with serving(make()) as address, Client(address) as client:
            client.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + body)
            status, _, found = client.answer()
            assert (status, found["error"]["code"]) == (413, "too_large")


def test_a_body_in_chunks_is_read(make: Make) -> None:
    """Within the limit."""
    with serving(make()) as address, Client(address) as client:
        body = b'10\r\n{"text": "Bon."}\r\n0\r\n\r\n'
        client.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + body)
        assert client.answer()[0] == 200


@pytest.mark.parametrize(
    ("kind", "size"), [("text/plain", 900), ("application/json", 20_001), ("", 900)]
)
def test_without_a_key_no_large_body_is_read(
    make: Make, tmp_path: Path, key: str, kind: str, size: int
) -> None:
    """401 before any other fault, and 403 with an unknown one: from the head alone."""
    del key
    app = make(api_keys_file=tmp_path / "keys")
    head = f"Content-Type: {kind}\r\nContent-Length: {size}\r\n".encode()
    with serving(app) as address:
        for path in (b"/translate", b"/jobs"):
            first = b"POST %s HTTP/1.1\r\nHost: localhost\r\n" % path
            assert refused(address, head, first=first) == (401, "key_missing")
            other = head + b"Authorization: Bearer x\r\n"
            assert refused(address, other, first=first) == (403, "key_unknown")


def test_with_a_key_the_body_is_read(make: Make, tmp_path: Path, key: str) -> None:
    """The key may stand in the head or, as LibreTranslate has it, in the body."""
    with serving(make(api_keys_file=tmp_path / "keys")) as address:
        bearer = {"Authorization": f"Bearer {key}"}
        assert post(address, "translate", b'{"text": "Bon."}', **bearer)[0] == 200
        assert post(address, f"translate?api_key={key}", b'{"q": "Bon."}')[0] == 200
        inside = json.dumps({"q": "Bon.", "api_key": key}).encode()
        assert post(address, "translate", inside)[0] == 200
        assert post(address, "translate", b"x" * 20_001, **bearer)[0] == 413
        lines = b'{"text": "Bon."}\n' + b" " * 30_000
        kind = {"Content_Type": "application/x-ndjson"}
        assert post(address, "jobs", lines, **bearer, **kind)[0] == 202
        assert post(address, "jobs", lines, **kind)[0] == 401


def test_bodies_are_bounded_in_all(make: Make) -> None:
    """503 with Retry-After once the others hold too much; as they go, there is room again."""
    with serving(make(job_body=20_000), Bounds(bodies=30_000)) as address:
        with Client(address) as first, Client(address) as second:
            for client in (first, second):
                client.send(HEAD + b"Content-Length: 15000\r\n\r\n" + b"x" * 14_000)
            _until(lambda: post(address, "translate", b'"%s"' % (b"x" * 15_000))[0] == 503)
            with Client(address) as third:
                third.send(HEAD + b"Content-Length: 15000\r\n\r\n")
                status, headers, body = third.answer()
            assert (status, body["error"]["code"]) == (503, "busy")
            assert "Too many large requests" in body["error"]["message"]
            assert "try again" in body["error"]["message"]
            assert int(headers["retry-after"]) > 0
            assert post(address, "translate", b'{"text": "Bon."}')[0] == 200
        # What was answered holds nothing, soon after: a connection is let go behind its answer.
        large = b'"%s"' % (b"x" * 15_000)
        _until(lambda: {post(address, "translate", large)[0] for _ in range(9)} == {400})


def _until(reached: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + 20
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_no_body_and_no_answer_lies_on_disk(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the temporary folder either, where waitress would put what is large."""

    def nowhere(*_given: object, **_more: object) -> None:
        raise AssertionError

    monkeypatch.setattr(tempfile, "TemporaryFile", nowhere)
    app = make(max_body=4 << 20, max_characters=2_000_000)
    with serving(app) as address:
        status, found = post(address, "translate", json.dumps({"q": "a" * 1_500_000}).encode())

    assert status == 200
    assert len(found["translatedText"]) == 1_500_000


# --- one request taken for two -------------------------------------------------------------------


@pytest.mark.parametrize(
    "head",
    [
        HEAD + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n",
        HEAD.replace(b"/1.1", b"/1.0") + b"Transfer-Encoding: chunked\r\n\r\n",
        HEAD + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\n",
        HEAD + b"Expect: 100-continue\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
        HEAD + b"Content-Length: %s\r\n\r\n" % (b"9" * 5_000),
    ],
)
def test_two_lengths_of_one_body_end_the_connection(make: Make, head: bytes) -> None:
    """What follows is no second request, whichever length a proxy believed."""
    with serving(make()) as address, Client(address) as client:
        found = client.send(head + b"0\r\n\r\n" + HEALTH).rest()

    assert found.startswith((b"HTTP/1.1 400", b"HTTP/1.0 400"))
    assert found.count(b"HTTP/1.") == 1


def test_what_follows_a_refused_body_is_no_request(make: Make) -> None:
    """The bytes of the body look like one."""
    with serving(make()) as address, Client(address) as client:
        client.send(HEAD + b"Content-Length: 20001\r\n\r\n" + HEALTH)
        client.send(HEALTH)
        client.socket.shutdown(socket.SHUT_WR)
        found = client.rest()

    assert found.startswith(b"HTTP/1.1 413")
    assert found.count(b"HTTP/1.1") == 1


def test_requests_one_after_the_other_are_answered_in_order(make: Make) -> None:
    """As before: two heads in one packet, and a body in pieces."""
    body = json.dumps({"text": ARTICLE}).encode()
    with serving(make()) as address, Client(address) as client:
        client.send(HEALTH + HEAD + b"Content-Length: %d\r\n\r\n" % len(body))
        assert client.answer()[2] == {"status": "ok"}
        for place in range(0, len(body), 7):
            client.send(body[place : place + 7])
        assert client.answer()[0] == 200


def test_the_documents_state_the_bounds() -> None:
    """Of connections in the operator's page, of files to fetch in the API's."""
    docs, bounds = Path(__file__).parents[2] / "docs", Bounds()
    operators, api = ((docs / name).read_text() for name in ("deployment/README.md", "api.md"))

    for told in (
        f"| {bounds.headers:g} seconds, however",
        f"| {bounds.body:g} seconds, and one more for each {bounds.rate >> 10} KiB;",
        f"| {bounds.idle:g} seconds |",
        f"| {bounds.connections}; {bounds.each} of one address",
        f"| {bounds.bodies >> 20} MiB, or one job",
    ):
        assert told in operators
    assert f"within {bounds.body:g} seconds, and a second more for each" in api
    assert f"{kept_files._FILES} files of {kept_files._BYTES >> 20} MiB together" in api
    assert ("ten minutes at most" in api) == (kept_files._SECONDS == 600)
