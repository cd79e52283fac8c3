"""The pieces of a batch's input: lines of a file or of standard input, files of a folder or a zip.

One piece is in memory at a time. Besides it a folder costs the names in one folder, a zip its list
of contents, which zipfile reads whole.
"""

import os
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from service.batch import Piece
from service.errors import InputError, Malformed, TooLarge, UnsupportedType

KINDS = (".txt", ".json")
_CHUNK = 1 << 20  # bytes
_BOM = b"\xef\xbb\xbf"
# What zipfile raises on an entry that is damaged, locked, or packed in a way it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


@dataclass(frozen=True, slots=True)
class Source:
    """An input: `path` is "-" for standard input; `largest` is the bytes of one piece at most."""

    path: str
    largest: int

    def pieces(self) -> Iterator[Piece]:
        """Give all pieces in order: lines as they stand, files by name. Raises OSError."""
        if self.path == "-":
            # A file of our own: a read that a signal ends must not hold what the exit waits for.
            with os.fdopen(os.dup(sys.stdin.fileno()), "rb") as file:
                yield from _lines(file, self.largest)
        elif Path(self.path).is_dir():
            yield from _files(Path(self.path), self.largest)
        elif zipfile.is_zipfile(self.path):
            yield from _packed(self.path, self.largest)
        else:
            with Path(self.path).open("rb") as file:
                yield from _lines(file, self.largest)

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
                return sum(1 for _ in _entries(archive))
        if not stat.S_ISREG(mode):  # a pipe with a name
            return None
        with Path(self.path).open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b""))


def _lines(file: BinaryIO, largest: int) -> Iterator[Piece]:
    """Give the lines that are not blank, numbered from 1, of one too long only its place."""
    number = 0
    while line := file.readline(largest + 2):  # its end, \r\n, is not counted
        number += 1
        place = {"line": number}
        if len(line.rstrip(b"\r\n")) > largest:
            while line and not line.endswith(b"\n"):
                line = file.readline(_CHUNK)
            yield Piece(place, error=_too_large(largest))
        elif line := line.removeprefix(_BOM if number == 1 else b"").strip(b" \t\r\n"):
            yield Piece(place, line)


def _files(folder: Path, largest: int) -> Iterator[Piece]:
    """Give the files of a folder and of those in it."""
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        if fault := _fault(name, path.stat().st_mode, path.stat().st_size, largest):
            yield Piece({"file": name}, name=name, error=fault)
        else:
            yield Piece({"file": name}, path.read_bytes(), name)


def _walk(folder: Path) -> Iterator[Path]:
    """Give all files that are not hidden, by name."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        yield from (Path(at, name) for name in sorted(names) if not _is_hidden(name))


def _packed(path: str, largest: int) -> Iterator[Piece]:
    """Give the files of a zip, in the order that they were packed in."""
    with zipfile.ZipFile(path) as archive:
        for entry in _entries(archive):
            name, mode = entry.filename, entry.external_attr >> 16
            fault = _fault(name, mode, entry.file_size, largest)
            try:
                data = b"" if fault else archive.read(entry)
            except _BROKEN:
                data, fault = b"", Malformed("The file is damaged or locked in its zip.")
            yield Piece({"file": name}, data, name, fault)


def _entries(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Give the files that are not hidden."""
    for entry in archive.infolist():
        if not entry.is_dir() and not any(map(_is_hidden, PurePosixPath(entry.filename).parts)):
            yield entry


def _is_hidden(name: str) -> bool:
    """Tell what no person put there: .DS_Store, __MACOSX."""
    return name.startswith((".", "__MACOSX"))


def _fault(name: str, mode: int, size: int, largest: int) -> InputError | None:
    """Say why a file is not read: nothing in the input is passed over in silence."""
    plain = stat.S_IFMT(mode) in {0, stat.S_IFREG}  # a zip may not say what kind a file is
    if PurePosixPath(name).suffix.lower() not in KINDS or not plain:
        return UnsupportedType(f"Files of these kinds are read: {', '.join(KINDS)}.")
    return _too_large(largest) if size > largest else None


def _too_large(largest: int) -> TooLarge:
    return TooLarge(f"The article is too large: at most {largest} bytes are read.", limit=largest)
