"""The pieces of a batch's input: lines of a file or of standard input, files of a folder or a zip.

Besides the piece in hand a folder costs the names in one folder.
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
    """An input: `path` is "-" for standard input; `largest` is the bytes of one piece at most."""

    path: str
    largest: int

    def pieces(self) -> Iterator[InputRecord]:
        """Give all pieces in order: lines as they stand, files by name. Raises OSError."""
        if self.path == "-":
            # A file of our own: a read that a signal ends must not hold what the exit waits for.
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
        """Count the pieces, None for what can be read only once. Raises OSError where none is.

        For a progress bar: a last line without its end, or a blank line, makes it wrong by one.
        """
        if self.path == "-":
            return None
        mode = Path(self.path).stat().st_mode
        if stat.S_ISDIR(mode):
            return sum(1 for _ in _walk(Path(self.path)))
        if zipfile.is_zipfile(self.path):
            with zipfile.ZipFile(self.path) as archive:
                return sum(1 for _ in input_records.entries(archive))
        if not stat.S_ISREG(mode):  # a pipe with a name
            return None
        with Path(self.path).open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b""))


def _files(folder: Path, largest: int) -> Iterator[InputRecord]:
    """Give the files of a folder and of those in it."""
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        found = path.stat()
        if error := input_records.fault(name, found.st_mode, found.st_size, largest):
            yield InputRecord({"file": name}, name=name, error=error)
        else:
            yield InputRecord({"file": name}, path.read_bytes(), name)


def _walk(folder: Path) -> Iterator[Path]:
    """Give all files that are not hidden, by name."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not input_records.is_hidden(name))
        yield from (Path(at, name) for name in sorted(names) if not input_records.is_hidden(name))
