"""The records of a batch's input: lines of a file or of standard input, files of a folder or a zip.

Memory holds the current record and, for a folder, the names in one folder.
"""

import os
import stat
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.jobs import input_records
from service.jobs.input_records import InputRecord

_CHUNK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Source:
    """An input: `path` is "-" for standard input; a record has at most `largest` bytes."""

    path: str
    largest: int

    def pieces(self) -> Iterator[InputRecord]:
        """Yield all records: lines in order, files sorted by name. Raises OSError."""
        if self.path == "-":
            # A duplicate: an interrupted read must not hold the lock of stdin, which exit takes.
            with os.fdopen(os.dup(sys.stdin.fileno()), "rb") as file:
                yield from input_records.lines(file, self.largest)
        elif Path(self.path).is_dir():
            yield from _files(Path(self.path), self.largest)
        elif zipfile.is_zipfile(self.path):
            with zipfile.ZipFile(self.path) as archive:
                yield from input_records.packed(archive, self.largest)
        else:
            with Path(self.path).open("rb") as file:
                yield from input_records.lines(file, self.largest)

    def count(self) -> int | None:
        """Count the records; None for an input that can be read only once. Raises OSError.

        For a progress bar: it is off by one for a last line without its end, or for a blank line.
        """
        if self.path == "-":
            return None
        mode = Path(self.path).stat().st_mode
        if stat.S_ISDIR(mode):
            return sum(1 for _ in _walk(Path(self.path)))
        if zipfile.is_zipfile(self.path):
            with zipfile.ZipFile(self.path) as archive:
                return sum(1 for _ in input_records.entries(archive))
        if not stat.S_ISREG(mode):  # a named pipe
            return None
        with Path(self.path).open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b""))


def _files(folder: Path, largest: int) -> Iterator[InputRecord]:
    """Yield the files of a folder and its subfolders."""
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        found = path.stat()
        if error := input_records.fault(name, found.st_mode, found.st_size, largest):
            yield InputRecord({"file": name}, name=name, error=error)
        else:
            yield InputRecord({"file": name}, path.read_bytes(), name)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield all files that are not hidden, sorted by name."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not input_records.is_hidden(name))
        yield from (Path(at, name) for name in sorted(names) if not input_records.is_hidden(name))
