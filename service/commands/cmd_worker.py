"""`worker`: work on background jobs, beside or instead of `serve`."""

import argparse
import signal
from threading import Event
from typing import Any

from service import app
from service.commands import argument_groups, terminal
from service.commands.cmd_serve import DRAIN
from service.settings import Settings
from service.web.middleware import logs


def add(commands: Any) -> None:
    """Add `worker` to the parser."""
    meaning = "work on background jobs, on this host or another, without serving HTTP"
    worker = commands.add_parser("worker", help=meaning, description=meaning)
    worker.add_argument(
        "--threads",
        type=argument_groups.whole_number,
        default=1,
        metavar="N",
        help="articles answered at a time (default: %(default)s)",
    )
    worker.set_defaults(act=_work)


def _work(arguments: argparse.Namespace, settings: Settings) -> None:
    """Work on jobs until SIGTERM or SIGINT; articles in progress are finished or given back."""
    over = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    logs.to_stderr(settings.log)
    worker = app.open_worker(settings, arguments.threads)
    worker.start()
    terminal.write(f"A worker of {arguments.threads} threads is running (Ctrl-C stops it)")
    over.wait()
    worker.stop(DRAIN)
