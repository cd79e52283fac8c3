"""Import argostranslate's `package` module, its folders kept in the state folder.

The only importer of argostranslate, and only of this module: `translate` would load several
engines, reach for the network and log articles.
"""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from service.errors import PackageError

_IMPORTING = Lock()  # all threads share one environment


def unwritable(state: Path, error: OSError) -> PackageError:
    """Return the error for a state folder that cannot be written; it says what to set."""
    return PackageError(
        f"The state folder {state} cannot be written ({error.strerror}): "
        "set VERBATIM_STATE_DIR to a folder that can."
    )


@cache
def argos_package(state: Path) -> Any:
    """Import argostranslate.package, with its folders in the state folder and its logger quiet."""
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    try:
        with _IMPORTING, _environment(_argos_environment(state)):
            from argostranslate import package  # noqa: PLC0415 - its environment must be set first
    except OSError as error:
        raise unwritable(state, error) from error
    for name in ("argostranslate", "argostranslate.utils"):
        logging.getLogger(name).setLevel(logging.ERROR)  # at INFO it logs articles
    return package


def index_address(state: Path) -> str:
    """Return the address of Argos's package index, as argostranslate's own settings have it.

    The operator's ARGOS_PACKAGE_INDEX, the folder of a mirror with a slash at its end, counts.
    """
    return str(argos_package(state).settings.remote_package_index)


def _argos_environment(state: Path) -> dict[str, str]:
    """Return the environment of the import: of settings for Argos it has the index alone."""
    others = {k for k in os.environ if k.startswith(("ARGOS_", "SNAP"))} - {"ARGOS_PACKAGE_INDEX"}
    kept = {k: v for k, v in os.environ.items() if k not in others}
    folders = {f"XDG_{k}_HOME": str(state / "argos") for k in ("DATA", "CONFIG", "CACHE")}
    packages = {"ARGOS_PACKAGES_DIR": str(state / "packages")}
    return kept | folders | packages


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Replace the whole environment within the context."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
