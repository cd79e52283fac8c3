"""`serve`: serve the page and the API until SIGTERM or SIGINT."""

import argparse
import signal
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from flask import Flask

from service import app
from service.commands import terminal
from service.errors import InputError, SettingsError
from service.settings import SETTINGS, UNIX, Settings, is_loopback
from service.web.http_server import Bounds, open_server
from service.web.middleware import logs

DRAIN = 20.0  # seconds that a stopping process gives to the job articles it is working on


def add(commands: Any) -> None:
    """Add `serve` to the parser."""
    meaning = "serve the page and the API"
    serve = commands.add_parser("serve", help=meaning, description=meaning)
    serve.add_argument("--host", help="address to listen on (default: VERBATIM_HOST, or 127.0.0.1)")
    serve.add_argument(
        "--port", help="port to listen on, 0 for any free one (default: VERBATIM_PORT, or 8000)"
    )
    serve.add_argument(
        "--allow-open", action="store_true", help="allow other machines to connect without API keys"
    )
    serve.set_defaults(act=_serve)


def _serve(arguments: argparse.Namespace, settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    settings = replace(settings, **_listening(arguments))
    _check_open(settings.host, allowed=arguments.allow_open or bool(settings.api_keys_file))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        logs.to_stderr(settings.log)
        service = app.open_service(settings)
        server = _bind(settings, service.web)
        _drain_for(server, settings.timeout)
        service.start()
        for address in _addresses(server, settings):
            terminal.write(f"Verbatim is at {address} (Ctrl-C stops it)")
        try:
            server.run()
            server.close()
        finally:
            service.stop(DRAIN)


def _listening(arguments: argparse.Namespace) -> dict[str, Any]:
    """Parse the command line's host and port, as strictly as the environment's."""
    given = {name: getattr(arguments, name.lower()) for name in ("HOST", "PORT")}
    return {
        setting.name.lower(): setting.value_of(text, f"--{setting.name.lower()}")
        for setting in SETTINGS
        if (text := given.get(setting.name)) is not None
    }


def _check_open(host: str, *, allowed: bool) -> None:
    """Refuse to listen beyond this machine without API keys, unless that is allowed."""
    if allowed or is_loopback(host):
        return
    raise InputError(
        f"{host} can be reached from other machines, and anybody there could use the service: "
        "make keys with `keys add` and name their file in VERBATIM_API_KEYS_FILE, or start with "
        "--allow-open if that is intended; list the service's host names in VERBATIM_HOSTS."
    )


def _bind(settings: Settings, web: Flask) -> Any:
    """Bind the server; the clients of a proxy or a UNIX socket are not told apart by address."""
    shared = settings.trusted_proxy or settings.host.startswith(UNIX)
    try:
        return open_server(
            web,
            Bounds(each=None) if shared else Bounds(),
            **_place(settings),
            ident=None,
            threads=app.most_requests(settings) + 4,  # /health answers while the queue is full
            # The headers of trusted proxies are read by ProxyFix.
            clear_untrusted_proxy_headers=not settings.trusted_proxy,
        )
    except OSError as error:
        unix = settings.host.startswith(UNIX)
        place = settings.host if unix else f"{settings.host}:{settings.port}"
        raise OSError(error.errno, f"cannot listen on {place}: {error.strerror}") from error
    except ValueError as error:  # waitress raises it for a name without an address
        message = f"{settings.host} has no address here: name a host or address of this machine."
        raise SettingsError(message) from error


def _place(settings: Settings) -> dict[str, Any]:
    """Return waitress's arguments for the address: a UNIX socket open to its group, or a port."""
    if settings.host.startswith(UNIX):
        return {"unix_socket": settings.host.removeprefix(UNIX), "unix_socket_perms": "660"}
    return {"host": settings.host.strip("[]"), "port": settings.port}


def _drain_for(server: Any, seconds: float) -> None:
    """Wait for requests in progress when the server stops: this long, not waitress's 5 seconds."""
    dispatcher = server.task_dispatcher
    dispatcher.shutdown = partial(dispatcher.shutdown, timeout=seconds)


def _addresses(server: Any, settings: Settings) -> list[str]:
    """Return the address of each socket of a server."""
    if settings.host.startswith(UNIX):
        return [settings.host]
    pairs = getattr(server, "effective_listen", [])
    pairs = pairs or [(server.effective_host, server.effective_port)]
    hosts = [(f"[{host}]" if ":" in host else host, port) for host, port in pairs]
    return [f"http://{host}:{port}/" for host, port in hosts]
