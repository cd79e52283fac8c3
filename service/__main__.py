"""The command line: serve, worker, translate, summarise, quotations, detect, batch, models, keys.

Exit codes: 0 success; 1 refused or failed, with the reason in one line on stderr; 2 wrong usage or
a wrong setting; 3 `batch` was stopped by a signal, and the same command resumes it.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from service import __version__
from service.commands import (
    cmd_batch,
    cmd_detect,
    cmd_keys,
    cmd_models,
    cmd_quotations,
    cmd_serve,
    cmd_summarise,
    cmd_translate,
    cmd_worker,
    terminal,
)
from service.errors import SettingsError, VerbatimError
from service.settings import Settings

_COMMANDS = (
    cmd_serve,
    cmd_worker,
    cmd_translate,
    cmd_summarise,
    cmd_quotations,
    cmd_batch,
    cmd_detect,
    cmd_models,
    cmd_keys,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; argparse itself exits with 2."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.act(arguments, Settings.from_env(os.environ)) or 0)
    except SettingsError as error:
        terminal.write_error(error.message)
        return 2
    except VerbatimError as error:
        terminal.write_error(error.message)
    except BrokenPipeError:  # the reader has closed its end, as `head` does
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115  (quiet at exit)
    except OSError as error:
        terminal.write_error(
            ": ".join(filter(None, (error.filename, error.strerror or str(error))))
        )
    except KeyboardInterrupt:
        terminal.write_error("stopped")
    return 1


def _parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser("verbatim", description="French articles into English.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
