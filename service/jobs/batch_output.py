"""The output files of a batch, and the recovery of what a killed run has left in them.

    OUT               one line for each article: its id and the API's answer; append-only
    OUT.errors.jsonl  one line for each refusal of the last run: place, id, code and message
    OUT.batch.json    the parameters OUT was begun with: another kind or model is not mixed in

Ids are kept as hashes in a temporary SQLite file with a bounded cache, so ten million ids take no
more memory than ten.
"""

import fcntl
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from service.errors import InputError
from service.jobs.batch import RecordStatus

_HEAD = b'{"id": "'  # the start of every line of OUT
_TAIL = b"}\n"
_CHUNK = 1 << 20  # bytes
_ID_WITHIN = 2048  # bytes from the line's start; an id has at most 200 characters
_CACHE_KB = 8192


class Ids:
    """Ids seen: before this run (state 0), or in it (1)."""

    def __init__(self) -> None:
        """Create an empty temporary file, which is deleted with the process."""
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        self._base.execute("CREATE TABLE ids (key BLOB PRIMARY KEY, state INTEGER) WITHOUT ROWID")
        self._base.execute("BEGIN")

    def add_done(self, name: str) -> None:
        """Record an id of an earlier run."""
        self._base.execute("INSERT OR IGNORE INTO ids VALUES (?, 0)", (_key(name),))

    def meet(self, name: str) -> RecordStatus:
        """Record an id, and return whether it was new, done or repeated."""
        key = _key(name)
        row = self._base.execute("SELECT state FROM ids WHERE key = ?", (key,)).fetchone()
        if row == (1,):
            return "twice"
        self._base.execute("INSERT OR REPLACE INTO ids VALUES (?, 1)", (key,))
        return "new" if row is None else "done"

    def close(self) -> None:
        """Delete the file."""
        self._base.close()


def _key(name: str) -> bytes:
    return sha256(name.encode()).digest()[:16]


class Files:
    """The output of one batch at a time: the port batch.Output."""

    def __init__(self, path: Path, begun_with: Mapping[str, Any]) -> None:
        """Open OUT, truncate a partial line that a killed run left, and load the ids in it.

        Raises errors.InputError where OUT belongs to another batch, or to a running one; OSError.
        """
        self.path = path
        self.errors = _beside(path, ".errors.jsonl")
        self._file = path.open("ab+")
        self._ids = Ids()
        try:
            self._own(begun_with)
            self.before = self._learn()
            self._errors = self.errors.open("wb")
        except BaseException:
            self._file.close()
            self._ids.close()
            raise

    def _own(self, begun_with: Mapping[str, Any]) -> None:
        """Lock OUT for this process; refuse one that was begun with other parameters."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InputError(f"{self.path} is being written by another batch.") from None
        beside = _beside(self.path, ".batch.json")
        if self._file.tell():  # in append mode: the end
            _check_same(_read(beside), begun_with, self.path)
            return
        new = _beside(self.path, ".batch.json.new")
        new.write_text(json.dumps(begun_with, ensure_ascii=False, indent=1) + "\n", "utf-8")
        new.replace(beside)

    def _learn(self) -> int:
        """Load the ids of all complete lines, truncate the rest, and return their number."""
        count = end = 0
        self._file.seek(0)
        for head, size, tail in _lines(self._file):
            if not tail.endswith(b"\n"):  # the last line, incomplete
                break
            if (name := _id(head)) is None or tail != _TAIL:
                raise InputError(f"{self.path}: line {count + 1} was not written by a batch.")
            self._ids.add_done(name)
            count, end = count + 1, end + size
        self._file.truncate(end)
        return count

    def meet(self, name: str) -> RecordStatus:
        """Record an id, and return whether it was new, done or repeated."""
        return self._ids.meet(name)

    def write(self, line: str) -> None:
        """Append a line and flush it: a kill can truncate only the last line."""
        self._file.write(_bytes(line))
        self._file.flush()

    def refuse(self, line: str) -> None:
        """Append a line to the errors."""
        self._errors.write(_bytes(line))
        self._errors.flush()

    def close(self) -> None:
        """Sync both files to disk and close them."""
        for file in (self._file, self._errors):
            file.flush()
            os.fsync(file.fileno())
            file.close()
        self._ids.close()


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _read(beside: Path) -> Any:
    try:
        return json.loads(beside.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _check_same(before: Any, now: Mapping[str, Any], path: Path) -> None:
    """Refuse to resume a batch with other parameters than it was begun with."""
    if not isinstance(before, dict):
        raise InputError(f"{path} exists and was not written by a batch: name another file.")
    differ = [name for name in now if before.get(name) != now[name]]
    if differ:
        raise InputError(
            f"{path} was begun with other {' and '.join(differ)}: use the same again "
            f"(see {_beside(path, '.batch.json').name}), or name another file."
        )


def _bytes(line: str) -> bytes:
    """Encode a line; a lone surrogate, as in a file's name, becomes its JSON escape."""
    return line.encode("utf-8", "backslashreplace") + b"\n"


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, int, bytes]]:
    """Yield each line's first bytes, its size and its last two bytes, however long it is."""
    while head := file.readline(_CHUNK):
        size, tail, more = len(head), head[-2:], head
        while not more.endswith(b"\n") and (more := file.readline(_CHUNK)):
            size, tail = size + len(more), (tail + more)[-2:]
        yield head[:_ID_WITHIN], size, tail


def _id(head: bytes) -> str | None:
    """Parse the id at the start of a line; None where there is none."""
    if not head.startswith(_HEAD):
        return None
    try:
        found, _ = json.JSONDecoder().raw_decode(head.decode("utf-8", "replace"), len(_HEAD) - 1)
    except ValueError:
        return None
    return str(found)
