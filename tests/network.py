"""Close the network to this process, all but loopback and UNIX sockets."""

import ipaddress
import sys
from collections.abc import Callable

_ADDRESSED = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"}
_LOOKED_UP = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}

attempts: list[str] = []  # what was refused, for code that swallows the refusal


class NetworkClosedError(RuntimeError):
    """Something reached for the network in a test."""


def close() -> None:
    """Refuse from now on, by an audit hook: it sees every socket of every library and thread."""
    sys.addaudithook(_watch)


def run_closed(command: Callable[[list[str]], int]) -> int:
    """Run a command with the network closed; return its exit code, or 3 if it reached out."""
    close()
    code = command(sys.argv[1:])
    sys.stderr.writelines(f"{attempt}\n" for attempt in attempts)
    return 3 if attempts else code


def _watch(event: str, args: tuple[object, ...]) -> None:
    """Refuse a connection, a datagram or a look-up that goes beyond this machine."""
    if event in _ADDRESSED:
        host = args[1][0] if isinstance(args[1], tuple) else None  # UNIX: a path, no tuple
    elif event in _LOOKED_UP:
        host = args[0]
    else:
        return
    if not _is_here(host):
        attempts.append(f"{event} {host!r}")
        raise NetworkClosedError(f"The network is closed in tests: {event} {host!r}.")


def _is_here(host: object) -> bool:
    """Whether a host is this machine; one without a name is, as that of a UNIX socket."""
    if isinstance(host, bytes):
        host = host.decode()
    if host in {None, "", "localhost", "0.0.0.0", "::"}:  # noqa: S104 - to listen on, in tests
        return True
    try:
        return ipaddress.ip_address(str(host).split("%", maxsplit=1)[0]).is_loopback
    except ValueError:
        return False


if __name__ == "__main__":
    from service.__main__ import main

    sys.exit(run_closed(main))
