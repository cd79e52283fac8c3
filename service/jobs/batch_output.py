"""The files of a batch, and what a run that was killed has left in them.

    OUT               a line an article: its id and the API's answer; only ever added to
    OUT.errors.jsonl  a line a refusal of the last run: where, the id, code and message
    OUT.batch.json    what OUT was begun with: another kind or model is not mixed into it

Ids are kept as hashes in a temporary SQLite file, not in memory: its cache is bounded, so ten
million ids take no more of it than ten.
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
from service.jobs.batch import Standing

_HEAD = b'{"id": "'  # how every line of OUT begins
_TAIL = b"}\n"
_CHUNK = 1 << 20  # bytes
_ID_WITHIN = 2048  # bytes from the line's beginning; an id has at most 200 characters
_CACHE_KB = 8192


class Ids:
    """Ids met: before this run (state 0), or in it (1)."""

    def __init__(self) -> None:
        """Make an empty file, which goes with the process."""
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        self._base.execute("CREATE TABLE ids (key BLOB PRIMARY KEY, state INTEGER) WITHOUT ROWID")
        self._base.execute("BEGIN")

    def add_done(self, name: str) -> None:
        """Note an id of an earlier run."""
        self._base.execute("INSERT OR IGNORE INTO ids VALUES (?, 0)", (_key(name),))

    def meet(self, name: str) -> Standing:
        """Take note of an id, and tell how it stood."""
        key = _key(name)
        row = self._base.execute("SELECT state FROM ids WHERE key = ?", (key,)).fetchone()
        if row == (1,):
            return "twice"
        self._base.execute("INSERT OR REPLACE INTO ids VALUES (?, 1)", (key,))
        return "new" if row is None else "done"

    def close(self) -> None:
        """Let the file go."""
        self._base.close()


def _key(name: str) -> bytes:
    return sha256(name.encode()).digest()[:16]


class Files:
    """The output of one batch at a time: the port batch.Output."""

    def __init__(self, path: Path, begun_with: Mapping[str, Any]) -> None:
        """Open OUT, cut off a half line that a killed run left, and learn the ids that are in it.

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
        """Hold OUT for this process; refuse one that was begun with something else."""
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
        """Take the ids of all whole lines, cut the rest off, and count."""
        count = end = 0
        self._file.seek(0)
        for head, size, tail in _lines(self._file):
            if not tail.endswith(b"\n"):  # the last one, torn
                break
            if (name := _id(head)) is None or tail != _TAIL:
                raise InputError(f"{self.path}: line {count + 1} is not of a batch.")
            self._ids.add_done(name)
            count, end = count + 1, end + size
        self._file.truncate(end)
        return count

    def meet(self, name: str) -> Standing:
        """Take note of an id, and tell how it stood."""
        return self._ids.meet(name)

    def write(self, line: str) -> None:
        """Add a line, out of this process's hands at once: a kill may halve only the last one."""
        self._file.write(_bytes(line))
        self._file.flush()

    def refuse(self, line: str) -> None:
        """Add a line to the errors."""
        self._errors.write(_bytes(line))
        self._errors.flush()

    def close(self) -> None:
        """See both files to the disk."""
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
    """Refuse to go on with something else than a batch was begun with."""
    if not isinstance(before, dict):
        raise InputError(f"{path} is there already and is not of a batch: name another file.")
    differ = [name for name in now if before.get(name) != now[name]]
    if differ:
        raise InputError(
            f"{path} was begun with other {' and '.join(differ)}: give the same as then "
            f"(see {_beside(path, '.batch.json').name}), or name another file."
        )


def _bytes(line: str) -> bytes:
    """Encode a line; half a surrogate pair, as in the name of a file, is its escape in JSON."""
    return line.encode("utf-8", "backslashreplace") + b"\n"


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, int, bytes]]:
    """Give of each line its first bytes, its size and its last two bytes, however long it is."""
    while head := file.readline(_CHUNK):
        size, tail, more = len(head), head[-2:], head
        while not more.endswith(b"\n") and (more := file.readline(_CHUNK)):
            size, tail = size + len(more), (tail + more)[-2:]
        yield head[:_ID_WITHIN], size, tail


def _id(head: bytes) -> str | None:
    """Read the id at the beginning of a line, None where there is none."""
    if not head.startswith(_HEAD):
        return None
    try:
        found, _ = json.JSONDecoder().raw_decode(head.decode("utf-8", "replace"), len(_HEAD) - 1)
    except ValueError:
        return None
    return str(found)
