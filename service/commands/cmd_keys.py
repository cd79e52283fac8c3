"""`keys`: make, list and remove API keys."""

import argparse
from pathlib import Path
from typing import Any

from service.commands import terminal
from service.errors import SettingsError
from service.settings import Settings
from service.web.middleware import api_keys


def add(commands: Any) -> None:
    """Add `keys` to the parser."""
    meaning = "make, list and remove API keys"
    made = commands.add_parser("keys", help=meaning, description=meaning)
    actions = made.add_subparsers(required=True, metavar="ACTION")
    for name, meaning, act in (
        ("add", "make a key and print it; it is never shown again", _add_key),
        ("list", "list the names of keys", _list_keys),
        ("remove", "remove a key, which stops working at once", _remove_key),
    ):
        action = actions.add_parser(name, help=meaning, description=meaning)
        action.add_argument("--file", type=Path, help="key file (default: VERBATIM_API_KEYS_FILE)")
        if name != "list":
            action.add_argument("name", metavar="NAME", help="name of the key")
        action.set_defaults(act=act)


def _add_key(arguments: argparse.Namespace, settings: Settings) -> None:
    """Make a key and print it."""
    terminal.write(api_keys.add(_key_file(arguments, settings), arguments.name))


def _list_keys(arguments: argparse.Namespace, settings: Settings) -> None:
    """List the names of keys."""
    for name in api_keys.read_names(_key_file(arguments, settings)):
        terminal.write(name)


def _remove_key(arguments: argparse.Namespace, settings: Settings) -> None:
    """Remove a key."""
    api_keys.remove(_key_file(arguments, settings), arguments.name)


def _key_file(arguments: argparse.Namespace, settings: Settings) -> Path:
    """Return the key file named on the command line, or else in the environment."""
    if path := arguments.file or settings.api_keys_file:
        return Path(path)
    raise SettingsError("Name the key file: --file FILE, or VERBATIM_API_KEYS_FILE.")
