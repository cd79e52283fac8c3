"""The HTTP server: waitress, with deadlines for slow clients and bounds on what it holds.

Waitress gives every connection two minutes from its last byte, counts connections of all clients
together, and writes large bodies into the temporary folder. Here

- a request's headers and its body must each arrive within a time, however many bytes trickle in;
- a client's address has a share of the connections; beyond it the client's own slowest one is
  closed, so that slow connections of one client keep nobody out;
- a body is refused from its headers where `bodies.BodyRules` says so, and is held in memory, in
  bounds for all requests together.
"""

import socket
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from ipaddress import IPv6Network
from threading import Lock
from time import monotonic
from typing import Any, Literal

from flask import Flask
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import BaseWSGIServer, MultiSocketServer, TcpWSGIServer, UnixWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask

from service.web.middleware import bodies
from service.web.middleware.bodies import BodyRules, Head, Reason

Phase = Literal["idle", "headers", "body", "answering", "sending", "leaving"]

_ROUND = 1.0  # seconds between two looks at the deadlines
_ANY = 10**4300  # bytes: more than any Content-Length that Python reads
_MORE = 16  # connections, in case all that there are is being answered; and waitress's own sockets
_READ = 1 << 16  # bytes read at a time of a body that nobody wants
# What is closed first for a new connection: what costs its client least.
_RANKS: dict[Phase, int] = {"leaving": 0, "idle": 1, "headers": 2, "body": 3}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of connections; times in seconds, sizes in bytes."""

    connections: int = 512
    each: int | None = 64  # connections of one address; None where that is not the client's own
    headers: float = 15.0  # from the connection, or from the first byte after another request
    body: float = 30.0  # and a second for each `rate` bytes that are still to come
    rate: int = 128 << 10
    idle: float = 120.0  # between two requests, or while a client takes nothing of an answer
    leaving: float = 5.0  # for a refused client to stop sending and read why
    bodies: int = 64 << 20  # of all requests together


@dataclass(slots=True)
class _Held:
    """The bytes of bodies that are held at once, in all threads."""

    most: int
    _sizes: dict[int, int] = field(default_factory=dict)  # by the id of the request
    _lock: Lock = field(default_factory=Lock)

    def has_room(self, more: int) -> bool:
        """Return whether as many bytes may come in besides those that are held."""
        with self._lock:
            return sum(self._sizes.values()) + more <= self.most

    def hold(self, request: int, size: int) -> None:
        """Note the size of a request's body."""
        with self._lock:
            self._sizes[request] = size

    def release(self, request: int) -> None:
        """Note that a request's body has gone."""
        with self._lock:
            self._sizes.pop(request, None)


@dataclass(slots=True)
class _Refusal:
    """Whether a body of this connection was refused: then nothing more of it is a request."""

    happened: bool = False


@dataclass(frozen=True, slots=True)
class _Guard:
    """What all connections share."""

    rules: BodyRules
    bounds: Bounds
    held: _Held


class _Request(HTTPRequestParser):
    """A request as it comes in; `unread` says why its body is not read."""

    unread: Reason | None = None
    limit: int | None = None  # bytes of the body; None until the headers are there
    _closed = False

    def __init__(self, adj: Adjustments, guard: _Guard, refusal: _Refusal) -> None:
        super().__init__(adj)
        self._guard = guard
        self._refusal = refusal

    def parse_header(self, header_plus: bytes) -> None:
        """Parse the head; two lengths of one body are refused, and so end the connection.

        A proxy in front may believe the other one, and take what follows for another request.
        """
        try:
            super().parse_header(header_plus)
        except ValueError as error:  # int() of thousands of digits, a URI that is none
            raise ParsingError("The head is not valid HTTP") from error
        coded = self.chunked or "TRANSFER_ENCODING" in self.headers
        if coded and ("CONTENT_LENGTH" in self.headers or self.version != "1.1"):
            raise ParsingError("Content-Length does not go with Transfer-Encoding")

    def received(self, data: bytes) -> int:
        """Take bytes, as waitress does; of a body that is refused they are thrown away."""
        taken: int = super().received(data)
        if self.error:
            self.expect_continue = False  # or waitress would ask for the body all the same
        elif self.headers_finished and self.body_rcv is not None and (reason := self._judged()):
            self.refuse(reason)
            return len(data)
        return taken

    def _judged(self) -> Reason | None:
        """Return why the body cannot be read, by its head or by what has come of it."""
        if self.limit is None:
            self.limit = self._guard.rules.limit(self._head())
            if not self.limit:
                return "key"
        assert self.body_rcv is not None  # noqa: S101 - for mypy
        size = len(self.body_rcv)
        around = self.body_bytes_received - size  # what frames the chunks is held in part
        if max(size, self.content_length, around) > self.limit:
            return "too_large"
        if not self._closed:
            self._guard.held.hold(id(self), size)
        room = self._guard.held.has_room(max(self.content_length - size, 0))
        return None if room else "no_room"

    def _head(self) -> Head:
        return Head(
            method=str(self.command),
            path=str(self.path),
            query=str(self.query),
            authorization=self.headers.get("AUTHORIZATION", ""),
            content_type=self.headers.get("CONTENT_TYPE", ""),
        )

    def refuse(self, reason: Reason) -> None:
        """Complete the request without its body, for the application to refuse."""
        self.unread, self._refusal.happened = reason, True
        self.close()
        self.body_rcv = None
        self.expect_continue = False
        self.headers.update({"CONNECTION": "close", "CONTENT_LENGTH": "0"})
        self.completed = True

    def allowance(self) -> float:
        """Return the seconds in which the body must arrive."""
        size = self.content_length or self.limit or 0
        return self._guard.bounds.body + size / self._guard.bounds.rate

    def close(self) -> None:
        """Let the body go."""
        self._closed = True
        self._guard.held.release(id(self))
        super().close()


class _Task(WSGITask):
    """A request in its thread."""

    def get_environment(self) -> dict[str, Any]:
        """Return the WSGI environment, with the reason why the body was not read."""
        environ: dict[str, Any] = super().get_environment()
        if self.request.unread:
            environ[bodies.UNREAD] = self.request.unread
        return environ


class _Connection(HTTPChannel):
    """A connection, which knows how long its client has kept it waiting."""

    task_class = _Task
    request: _Request | None

    def __init__(self, server: "_Server", sock: Any, addr: Any, adj: Any, map: Any) -> None:  # noqa: A002
        self.guard = server.guard
        self.refusal = _Refusal()
        self.parser_class = partial(_Request, guard=server.guard, refusal=self.refusal)
        self.since = monotonic()  # of the phase
        self._first = True  # nothing has come yet
        self._serving = self._leaving = False
        super().__init__(server, sock, addr, adj, map=map)
        self.place = _place(str(addr[0]))
        _make_room(self, map.values())

    @property
    def phase(self) -> Phase:
        """What the connection waits for."""
        if self._leaving:
            return "leaving"
        if self.requests or self._serving:
            return "answering"
        if self.total_outbufs_len or self.close_when_flushed:
            return "sending"
        if self.request is None:
            return "headers" if self._first else "idle"
        return "body" if self.request.headers_finished else "headers"

    def is_late(self, now: float) -> bool:
        """Return whether the phase has taken its time."""
        bounds = self.guard.bounds
        seconds = {
            "idle": bounds.idle,
            "headers": bounds.headers,
            "sending": bounds.idle,
            "leaving": bounds.leaving,
        }.get(phase := self.phase, float("inf"))
        if phase == "body" and self.request is not None:
            seconds = self.request.allowance()
        return now - self.since > seconds

    def end(self) -> None:
        """End a connection that is late; a client is told that its body came too slowly."""
        request = self.request
        if self.phase != "body" or request is None:
            self.will_close = True
            return
        with self.requests_lock:
            request.refuse("too_slow")
            self.requests.append(request)
            self.request = None
        self.server.add_task(self)

    def received(self, data: bytes) -> bool:
        """Take bytes, and note when a phase begins."""
        before, self._first = self.phase, False
        taken: bool = super().received(data)
        if self.phase != before:
            self.since = monotonic()
        return taken

    def readable(self) -> bool:
        """Return whether to read: of a refused client only to throw it away."""
        return self._leaving or (not self.refusal.happened and bool(super().readable()))

    def handle_read(self) -> None:
        """Read, or throw away what a refused client still sends."""
        if not self._leaving:
            super().handle_read()
            return
        with suppress(OSError):
            self.recv(_READ)

    def handle_write(self) -> None:
        """Send; a refused client may then read its answer before the connection is closed.

        Closed at once, with bytes unread, it would be reset, and the answer lost on the way.
        """
        before = self.total_outbufs_len
        if self.refusal.happened and self.close_when_flushed and not self.will_close:
            self._flush_exception(self._flush_some)
            if not (self.total_outbufs_len or self.will_close):
                self._leave()
        else:
            super().handle_write()
        if self.total_outbufs_len < before:
            self.since = monotonic()

    def _leave(self) -> None:
        """Send no more, and read until the client has seen that."""
        self.close_when_flushed, self._leaving, self.since = False, True, monotonic()
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            self.handle_close()

    def service(self) -> None:
        """Answer a request, in a thread."""
        self._serving = True
        try:
            super().service()
        finally:
            self.since, self._serving = monotonic(), False

    def handle_close(self) -> None:
        """Close, and let go of all that will not be answered."""
        super().handle_close()
        for request in [self.request, *self.requests[1:]]:
            if request is not None:
                request.close()


class _Server(BaseWSGIServer):
    """Watches over its connections, by a clock that nobody can set back."""

    channel_class = _Connection
    guard: _Guard
    _looked = 0.0

    def readable(self) -> bool:
        """Look at the deadlines once in a while; then as waitress does."""
        now = monotonic()
        if now - self._looked > _ROUND:
            self._looked = now
            for connection in _open_ones(self.active_channels.values()):
                if connection.is_late(now):
                    connection.end()
        return bool(super().readable())

    def maintenance(self, now: float) -> None:
        """Leave it to `readable`: waitress's own goes by the time of day."""


class _TcpServer(_Server, TcpWSGIServer):
    """On an address and a port."""


class _UnixServer(_Server, UnixWSGIServer):
    """On a UNIX socket."""


def open_server(
    app: Flask,
    bounds: Bounds | None = None,
    map: dict[int, Any] | None = None,  # noqa: A002 - waitress's name
    **settings: Any,
) -> Any:
    """Listen for an application of `factory.build`; return waitress's server, not yet running.

    `settings` are waitress's. Raises OSError, and ValueError for a name without an address.
    """
    rules: BodyRules = app.extensions[bodies.EXTENSION]
    bounds = bounds or Bounds()
    held = _Held(max(bounds.bodies, rules.largest))
    adj = Adjustments(
        connection_limit=bounds.connections + _MORE,
        channel_request_lookahead=1,  # notices clients that have disconnected
        # No body and no answer lies on disk; the rules bound them.
        max_request_body_size=_ANY,
        inbuf_overflow=sys.maxsize,
        outbuf_overflow=sys.maxsize,
        **settings,
    )
    sockets: dict[int, Any] = {} if map is None else map
    threads = ThreadedTaskDispatcher()
    threads.set_thread_count(adj.threads)
    kind = _UnixServer if adj.unix_socket else _TcpServer
    addresses = (
        [(socket.AF_UNIX, socket.SOCK_STREAM, None, None)] if adj.unix_socket else adj.listen
    )
    servers = []
    for address in addresses:
        server = kind(app, sockets, dispatcher=threads, adj=adj, sockinfo=address)
        server.guard = _Guard(rules, bounds, held)
        servers.append(server)
    if len(servers) == 1:
        return servers[0]
    places = [(server.effective_host, server.effective_port) for server in servers]
    return MultiSocketServer(sockets, adj, places, threads, servers[0].log_info)


def _open_ones(channels: Iterable[Any]) -> list[_Connection]:
    """Return the connections that are not about to be closed."""
    return [c for c in channels if isinstance(c, _Connection) and not c.will_close]


def _make_room(new: _Connection, channels: Iterable[Any]) -> None:
    """Close a connection where there are too many: in all, or of the new one's address.

    Of those that wait for their client it is the one whose client loses least, and of these the
    oldest. Beyond an address's share the new one is closed where all others are being answered.
    """
    bounds, connections = new.guard.bounds, _open_ones(channels)
    own = [connection for connection in connections if connection.place == new.place]
    if bounds.each is not None and len(own) > bounds.each:
        (_slowest(own, new) or new).will_close = True
    elif len(connections) >= bounds.connections:
        slowest = _slowest(connections, new)
        if slowest:
            slowest.will_close = True


def _slowest(connections: Iterable[_Connection], new: _Connection) -> _Connection | None:
    """Return the connection to close for a new one; None where none waits for its client."""
    waiting = [c for c in connections if c is not new and c.phase in _RANKS]
    return min(waiting, key=lambda c: (_RANKS[c.phase], c.since), default=None)


def _place(address: str) -> str:
    """Return what has one share: an address, but of IPv6 the network of 64 bits that a site has."""
    with suppress(ValueError):
        return str(IPv6Network((address.partition("%")[0], 64), strict=False))
    return address
