"""API keys: a file holds their names and hashes, never the keys."""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

from flask import Flask, g, request
from werkzeug.datastructures import Authorization
from werkzeug.exceptions import HTTPException

from service.errors import InputError, KeyMissing, KeyUnknown, SettingsError
from service.web.api import request_input

FIELD = "api_key"  # LibreTranslate's name for it

# Endpoints open to everybody: probes, versions, languages, the documentation, and files that are
# fetched under a random name, as LibreTranslate's clients do.
OPEN = frozenset(
    {
        "static",
        "api.health",
        "api.ready",
        "api.version",
        "api.languages",
        "api.frontend_settings",
        "api.download_file",
        "document.openapi",
        "document.docs",
        "document.swagger",
    }
)
_NAME = re.compile(r"[A-Za-z0-9._-]{1,64}")
_LINE = re.compile(rf"({_NAME.pattern}) ([0-9a-f]{{64}})")


@dataclass(slots=True)
class KeyRing:
    """The keys of a file, reloaded whenever it changes: a removed key stops working at once."""

    path: Path
    _stamp: tuple[int, int] = (0, 0)
    _hashes: Mapping[str, str] = field(default_factory=dict)

    def name_of(self, key: str) -> str | None:
        """Return the name of a key, None where it is unknown; comparison takes constant time."""
        given = _hash(key)
        found = [n for n, kept in self._current().items() if compare_digest(given, kept)]
        return found[0] if found else None

    def _current(self) -> Mapping[str, str]:
        """Return the hashes by name; a file that is missing or damaged admits nobody."""
        try:
            status = self.path.stat()
            if (stamp := (status.st_mtime_ns, status.st_size)) != self._stamp:
                self._hashes, self._stamp = read_names(self.path), stamp
        except (OSError, SettingsError):
            self._hashes, self._stamp = {}, (0, 0)
        return self._hashes


def open_ring(path: Path) -> KeyRing:
    """Open a key file. Raises errors.SettingsError where it cannot be read or holds no key."""
    if not read_names(path):
        raise SettingsError(f"{path} holds no key, so nobody could ask: see `keys add`.")
    return KeyRing(path)


def read_names(path: Path) -> dict[str, str]:
    """Read a key file: a name and the key's SHA-256 on each line; # begins a comment.

    Raises errors.SettingsError where it cannot be read.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The key file {path} cannot be read.") from error
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        if not (row := _LINE.fullmatch(line.strip())):
            raise SettingsError(
                f"Line {number} of {path} is not a name and a hash: see `keys add`."
            )
        found[row[1]] = row[2]
    return found


def add(path: Path, name: str) -> str:
    """Make a key, store its hash in the file, and return the key, which is kept nowhere.

    Raises errors.SettingsError for a name that is not allowed or is taken.
    """
    if not _NAME.fullmatch(name):
        raise SettingsError("A key's name has letters, digits, dots, - and _, at most 64.")
    held = read_names(path) if path.exists() else {}
    if name in held:
        raise SettingsError(f"There is a key {name} already: remove it first.")
    key = secrets.token_urlsafe(32)  # 256 random bits: a fast hash is safe, none can be guessed
    _write(path, held | {name: _hash(key)})
    return key


def remove(path: Path, name: str) -> None:
    """Remove a key from the file. Raises errors.SettingsError where the name is unknown."""
    held = read_names(path)
    if name not in held:
        raise SettingsError(f"There is no key {name}: see `keys list`.")
    _write(path, {other: kept for other, kept in held.items() if other != name})


def _write(path: Path, hashes: Mapping[str, str]) -> None:
    """Replace the file atomically, readable by its owner only."""
    new = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.writelines(f"{name} {kept}\n" for name, kept in hashes.items())
    new.replace(path)


def _hash(key: str) -> str:
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def install(app: Flask, ring: KeyRing) -> None:
    """Require a key for every request, except to endpoints open to everybody."""

    def check_key() -> None:
        if request.method == "OPTIONS" or request.endpoint is None or request.endpoint in OPEN:
            return
        key = given()
        if not key:
            raise KeyMissing(
                "This service wants an API key: send it as `Authorization: Bearer KEY`."
            )
        g.key_name = ring.name_of(key)
        if g.key_name is None:
            raise KeyUnknown("This API key is not valid: ask the operator for one.")

    app.before_request(check_key)


def given() -> str:
    """Return the request's key: a bearer token, a basic password, or the field `api_key`."""
    return _of_header(request.headers.get("Authorization")) or in_fields()


def in_head(authorization: str, query: bytes) -> str:
    """Return the key in a request's head: in its header Authorization, or its query string."""
    with suppress(InputError):
        return _of_header(authorization) or dict(request_input.parse_query(query)).get(FIELD, "")
    return ""


def bearer() -> str:
    """Return the request's bearer token, which no form and no browser sends by itself."""
    authorization = request.authorization
    return (authorization.token or "") if authorization and authorization.type == "bearer" else ""


def in_fields() -> str:
    """Return the field `api_key`, or "". Raises errors.InputError for unreadable fields."""
    with suppress(HTTPException):
        key = request_input.fields(request).get(FIELD, "")
        return key if isinstance(key, str) else ""
    return ""


def _of_header(value: str | None) -> str:
    authorization = Authorization.from_header(value)
    if authorization and authorization.type == "bearer":
        return authorization.token or ""
    if authorization and authorization.type == "basic":
        return authorization.password or ""
    return ""
