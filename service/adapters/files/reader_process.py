"""The warm process: it has the readers loaded, and forks a child under limits for each file.

    python -m service.adapters.files.reader_process

Standard input is a socket of the service's, on which each message passes a connection for one
child. When the service closes it, the process ends.
"""

import gc
import json
import socket
import socketserver
from base64 import b64encode
from dataclasses import asdict
from importlib import import_module
from typing import Any

from service.adapters.files import readers, rewriting, sandbox
from service.errors import InputError
from service.text.file_formats import EnglishMarkup

_PAUSE = 30.0  # seconds between two looks for children that have ended


class _Forking(socketserver.ForkingMixIn, socketserver.BaseServer):
    """The standard library's server of forks, on connections that are passed to it."""

    def __init__(self, control: socket.socket) -> None:
        """Take the socket on which connections come."""
        super().__init__("", _Child)
        self._control = control

    def fileno(self) -> int:
        """Return what to wait on."""
        return self._control.fileno()

    def get_request(self) -> tuple[socket.socket, None]:
        """Take a connection; end where the service has closed the socket."""
        _, passed, *_ = socket.recv_fds(self._control, 1, 1)
        if not passed:
            raise SystemExit
        return socket.socket(fileno=passed[0]), None

    def close_request(self, request: Any) -> None:
        """Close a connection: the child's is its own."""
        request.close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: the service sees that there is no answer."""


class _Child(socketserver.StreamRequestHandler):
    """Reads one file, in a child."""

    def handle(self) -> None:
        """Answer with what was asked of the file, or its refusal, in JSON."""
        self.wfile.write(sandbox.TAKEN)
        asked = json.loads(self.rfile.readline())
        sandbox.confine(asked["seconds"])
        content = self.rfile.read(asked["size"])
        self.wfile.write(json.dumps(_answer(asked, content)).encode())


def _answer(asked: dict[str, Any], content: bytes) -> dict[str, Any]:
    """Return the record of a file's text or markup, of a file, or of why it is refused."""
    name, encoding, english = f"file{asked['kind']}", asked["encoding"], asked["english"]
    try:
        if english:
            written = rewriting.write_markup(name, content, EnglishMarkup(**english), encoding)
            return {"content": b64encode(written.content).decode(), "html": written.html}
        if asked["markup"]:
            return asdict(rewriting.read_markup(name, content, encoding))
        return asdict(readers.read_article(name, content, encoding))
    except InputError as error:
        told = {"error": type(error).__name__, "field": error.field, "limit": error.limit}
        return told | asdict(error.sentence)


def main() -> None:
    """Serve until the service closes standard input."""
    import_module("encodings.latin_1")  # which the libraries import only when they read a file
    gc.freeze()  # children share what is loaded: the collector would write into it
    with socket.socket(fileno=0) as control:
        _Forking(control).serve_forever(_PAUSE)


if __name__ == "__main__":
    main()
