"""Read each file in a process of its own, under limits, so that a hostile one costs little.

A warm process, `reader_process`, has the readers' libraries loaded and forks a child for each file.
The child puts itself under the limits of `confine`: it opens no connection, writes no file, starts
no program, and the kernel ends it where it takes too much time or memory. Plain text is decoded in
this process.
"""

import atexit
import json
import os
import resource
import signal
import socket
import subprocess
import sys
from base64 import b64decode
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from service import errors
from service.adapters.files import charsets
from service.article import Caveat, ReadAs, Span
from service.errors import Busy, DeadlineExceeded, InputError, InvalidField
from service.message import Message, message_of
from service.text import encodings
from service.text.file_formats import (
    MARKED_UP,
    PLAIN,
    EnglishMarkup,
    FileMarkup,
    FileText,
    RewrittenFile,
    kind_of,
)

_CPU = 10  # seconds of a core
_CLOCK = 30.0  # seconds by the clock at most
_ADDRESSES = 1 << 30  # bytes of address space
_MEMORY = 250 << 20  # bytes of private memory; what is shared with the warm process adds to it
_NICENESS = 5  # translating goes before
_SHORTEST = 0.001  # seconds
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = tuple(  # events that Python raises before it does what they name
    "socket. subprocess. urllib. shutil. ctypes. os.exec os.fork os.posix_spawn os.spawn os.system"
    " os.remove os.rename os.link os.symlink os.mkdir os.rmdir os.truncate os.chmod os.kill".split()
)
TAKEN = b"+"  # what a child says first
_ROOT = Path(__file__).resolve().parents[3]
_COMMAND = (sys.executable, "-m", "service.adapters.files.reader_process")
_Process = subprocess.Popen[bytes]
_KINDS = {one.__name__: one for one in (InvalidField, errors.Malformed, errors.TooLarge)}


def confine(seconds: float) -> None:
    """Put this process under the limits, for good; `seconds` is its time by the clock.

    What is open stays open. Over a limit of time the process is killed; over that of memory it gets
    a MemoryError, or is killed too.
    """
    os.nice(_NICENESS)
    limits = {
        resource.RLIMIT_AS: _ADDRESSES,
        resource.RLIMIT_DATA: _MEMORY,
        resource.RLIMIT_CPU: _CPU,
        resource.RLIMIT_FSIZE: 0,  # no file grows
        resource.RLIMIT_CORE: 0,  # no article is left in a core dump
    }
    for limit, most in limits.items():
        _, hard = resource.getrlimit(limit)  # which nobody but root may raise
        lower = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (lower, lower))
    signal.setitimer(signal.ITIMER_REAL, min(max(seconds, _SHORTEST), _CLOCK))
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what a reader of a file never needs; a hook of Python's, which cannot be taken off."""
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if writes or event.startswith(_REFUSED):
        raise PermissionError(event)


def read_file(name: str, content: bytes, seconds: float, encoding: str | None = None) -> FileText:
    """Return the plain text of a file, as `readers` does: the port file_formats.FileReader."""
    kind = kind_of(name)
    if encoding:
        encodings.checked(encoding)
    if kind == PLAIN:
        return charsets.read_plain(content, encoding)
    found = _asked(_Asked(kind, content, seconds, encoding))
    caveats = tuple(map(_caveat, found["caveats"]))
    told = found["text"], ReadAs(**found["read_as"]), found["title"]
    return FileText(*told, caveats, found["before"], found["after"])


def _caveat(record: dict[str, Any]) -> Caveat:
    message, source = record["message"], record["source"]
    told = Message(message["template"], message["arguments"])
    return Caveat(record["code"], told, source and Span(**source))


class Rewriter:
    """Reads files as HTML and writes them in English: the port file_formats.FileRewriter."""

    def read(
        self, name: str, content: bytes, seconds: float, encoding: str | None = None
    ) -> FileMarkup:
        """Return a file's HTML."""
        found = _asked(_Asked(kind_of(name, MARKED_UP), content, seconds, encoding, markup=True))
        return FileMarkup(found["html"], ReadAs(**found["read_as"]))

    def write(
        self,
        name: str,
        content: bytes,
        english: EnglishMarkup,
        seconds: float,
        encoding: str | None = None,
    ) -> RewrittenFile:
        """Return the file with its text in English."""
        kind = kind_of(name, MARKED_UP)
        found = _asked(_Asked(kind, content, seconds, encoding, markup=True, english=english))
        return RewrittenFile(b64decode(found["content"]), found["html"])


def start() -> None:
    """Start the warm process, which is ready a second or two later, and do not wait for it."""
    _WARM.start()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A file to read, within so many seconds by the clock: as text, as `markup`, or to write."""

    kind: str
    content: bytes
    seconds: float
    encoding: str | None
    markup: bool = False
    english: EnglishMarkup | None = None

    @property
    def message(self) -> bytes:
        """What a child is told: a line of JSON, and the file."""
        told = {
            "kind": self.kind,
            "seconds": max(self.seconds, _SHORTEST),
            "encoding": self.encoding,
            "markup": self.markup,
            "english": self.english and asdict(self.english),
            "size": len(self.content),
        }
        return json.dumps(told).encode() + b"\n" + self.content


class _WarmProcess:
    """The warm process: started when it is first needed, and anew when it has died."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: _Process | None = None
        self._control: socket.socket | None = None  # each message on it passes a connection

    def start(self) -> None:
        """Start it unless it runs."""
        with self._lock:
            self._running()

    def stop(self) -> None:
        """End it; children that are reading go on to their end."""
        self._end(self._process)

    def ask(self, asked: _Asked) -> bytes:
        """Have a file read; return the child's answer, "" where it was ended by a limit.

        Raises errors.Busy where the warm process dies again as soon as it is started.
        """
        for _ in range(2):
            process, connection = self._connection()
            answer = _answer(connection, asked)
            if answer is not None:
                return answer
            self._end(process)
        raise Busy("Files cannot be read at the moment: send the article's text, or try again.")

    def _connection(self) -> tuple[_Process, socket.socket]:
        """Return the warm process, and a connection whose other end a new child gets."""
        ours, theirs = socket.socketpair()
        with self._lock, theirs:
            process, control = self._running()
            with suppress(OSError):  # it died just now: the connection has no other end
                socket.send_fds(control, [b"."], [theirs.fileno()])
        return process, ours

    def _end(self, process: _Process | None) -> None:
        """End a process, unless another thread has put a new one in its place."""
        with self._lock:
            if self._process and self._control and self._process is process:
                self._control.close()
                self._process.kill()
                self._process.wait()
                self._process = self._control = None

    def _running(self) -> tuple[_Process, socket.socket]:
        """Return the process and the socket to it, started anew where it does not run."""
        if self._control and self._process and self._process.poll() is None:
            return self._process, self._control
        if self._control:
            self._control.close()
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                _COMMAND,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # libraries quote there what they read
                cwd=_ROOT,
                start_new_session=True,
            )
        return self._process, self._control


def _answer(connection: socket.socket, asked: _Asked) -> bytes | None:
    """Send a file to a child and return its answer, "" if it has none; None without a child."""
    answer = bytearray()
    try:
        with connection:
            connection.settimeout(max(asked.seconds, _SHORTEST))
            connection.sendall(asked.message)
            while chunk := connection.recv(1 << 16):
                answer += chunk
    except TimeoutError:
        return b""
    except OSError:  # the other end is closed
        pass
    return bytes(answer.removeprefix(TAKEN)) if answer else None


def _asked(asked: _Asked) -> dict[str, Any]:
    """Return the record of what the child found, or raise its refusal."""
    kind, found, begun = asked.kind, dict[str, Any](), monotonic()
    with suppress(ValueError):  # no answer, or half of one: a limit ended the child
        found = json.loads(_WARM.ask(asked))
    if found and "error" not in found:
        return found
    if not found and monotonic() - begun >= min(asked.seconds, _CLOCK):
        message = "This machine is too busy to read this %(kind)s file: try again in a minute."
        raise DeadlineExceeded(message_of(message, kind=kind))
    if not found:
        message = "This %(kind)s file takes too much time or memory to read: send its text."
        raise InvalidField(message_of(message, kind=kind), field="file")
    error: type[InputError] = _KINDS[found["error"]]
    refusal = Message(found["template"], found["arguments"])
    raise error(refusal, field=found["field"], limit=found["limit"])


_WARM = _WarmProcess()
atexit.register(_WARM.stop)
