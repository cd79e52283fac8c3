"""Serve an application on a loopback port of its own, and stop it cleanly."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from flask import Flask

from service.web.http_server import Bounds, open_server


@contextmanager
def serving(app: Flask, bounds: Bounds | None = None) -> Iterator[str]:
    """Serve the application; yield its address, with a slash at its end."""
    sockets: dict[int, Any] = {}
    stop = Event()
    server: Any = open_server(app, bounds, map=sockets, host="127.0.0.1", port=0)

    def serve() -> None:
        """Run waitress's loop and close its sockets in the thread that they are used in."""
        while not stop.is_set():
            server.asyncore.loop(timeout=0.05, map=sockets, count=1)
        server.task_dispatcher.shutdown()
        server.asyncore.close_all(sockets)

    thread = Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}/"
    finally:
        stop.set()
        thread.join()
