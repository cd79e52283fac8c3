"""Records of an input of many articles, not parsed yet: lines of JSON, files of a zip or a folder.

`POST /jobs` reads them from what was posted, `batch` from a `Source`. One record is in memory at a
time, and with it the names in one folder, or a zip's directory, which zipfile reads as a whole.
"""

import os
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from service.errors import InputError, Malformed, TooLarge, UnsupportedType, mebibytes

JSON = ".json"
KINDS = (".txt", JSON)
Place = Mapping[str, int | str]  # {"line": 3} or {"file": "1999/a.txt"}
_CHUNK = 1 << 20  # bytes
_BOM = b"\xef\xbb\xbf"
# What zipfile raises on an entry that is damaged, encrypted, or compressed in an unknown way.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


@dataclass(frozen=True, slots=True)
class InputRecord:
    """The bytes at one place of the input; `error` where they could not be read.

    `name` is the file's, and its article's id unless the record has one; "" for a line.
    """

    place: Place
    data: bytes = b""
    name: str = ""
    error: InputError | None = None

    @property
    def is_file(self) -> bool:
        """Whether this is a file that is the article, not a record of JSON."""
        return bool(self.name) and not self.name.lower().endswith(JSON)


@dataclass(frozen=True, slots=True)
class Source:
    """An input: `path` is "-" for standard input; a record has at most `largest` bytes.

    `kinds`: the endings of the files that are read in a folder or zip.
    """

    path: str
    largest: int
    kinds: tuple[str, ...] = KINDS

    def records(self) -> Iterator[InputRecord]:
        """Yield all records: lines in order, files sorted by name. Raises OSError."""
        if self.path == "-":
            # A duplicate: an interrupted read must not hold the lock of stdin, which exit takes.
            with os.fdopen(os.dup(sys.stdin.fileno()), "rb") as file:
                yield from lines(file, self.largest)
        elif Path(self.path).is_dir():
            yield from _files_of(Path(self.path), self.largest, self.kinds)
        elif zipfile.is_zipfile(self.path):
            with zipfile.ZipFile(self.path) as archive:
                yield from packed(archive, self.largest, self.kinds)
        else:
            with Path(self.path).open("rb") as file:
                yield from lines(file, self.largest)

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
                return sum(1 for _ in entries(archive))
        if not stat.S_ISREG(mode):  # a named pipe
            return None
        with Path(self.path).open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b""))


def lines(file: BinaryIO, largest: int) -> Iterator[InputRecord]:
    """Yield the lines that are not blank, numbered from 1; of one too long only its place."""
    number = 0
    while line := file.readline(largest + 2):  # the line end, \r\n, is not counted
        number += 1
        place = {"line": number}
        if len(line.rstrip(b"\r\n")) > largest:
            while line and not line.endswith(b"\n"):
                line = file.readline(_CHUNK)
            yield InputRecord(place, error=_too_large(largest))
        elif line := line.removeprefix(_BOM if number == 1 else b"").strip(b" \t\r\n"):
            yield InputRecord(place, line)


def packed(
    archive: zipfile.ZipFile, largest: int, kinds: tuple[str, ...] = KINDS
) -> Iterator[InputRecord]:
    """Yield the files of a zip, in the order of its directory; `kinds` are the endings read."""
    for entry in entries(archive):
        name, mode = entry.filename, entry.external_attr >> 16
        error = fault(name, mode, entry.file_size, largest, kinds)
        try:
            data = b"" if error else archive.read(entry)  # no more than the declared size
        except _BROKEN:
            data, error = b"", Malformed("The file is damaged or locked in its zip.")
        yield InputRecord({"file": name}, data, name, error)


def entries(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Yield the files that are not hidden."""
    for entry in archive.infolist():
        if not entry.is_dir() and not any(map(is_hidden, entry.filename.split("/"))):
            yield entry


def is_hidden(name: str) -> bool:
    """Return whether a file was put there by a program, as .DS_Store and __MACOSX are."""
    return name.startswith((".", "__MACOSX"))


def fault(
    name: str, mode: int, size: int, largest: int, kinds: tuple[str, ...] = KINDS
) -> InputError | None:
    """Return why a file is refused, None where it is not: no file is skipped silently."""
    plain = stat.S_IFMT(mode) in {0, stat.S_IFREG}  # 0 where a zip does not record it
    if not name.lower().endswith(kinds) or not plain:
        return UnsupportedType(f"Files of these kinds are read: {', '.join(kinds)}.")
    return _too_large(largest) if size > largest else None


def _too_large(largest: int) -> TooLarge:
    message = f"The article is too large: at most {mebibytes(largest)} MiB are read."
    return TooLarge(message, limit=largest)


def _files_of(folder: Path, largest: int, kinds: tuple[str, ...]) -> Iterator[InputRecord]:
    """Yield the files of a folder and its subfolders."""
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        found = path.stat()
        if error := fault(name, found.st_mode, found.st_size, largest, kinds):
            yield InputRecord({"file": name}, name=name, error=error)
        else:
            yield InputRecord({"file": name}, path.read_bytes(), name)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield all files that are not hidden, sorted by name."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        yield from (Path(at, name) for name in sorted(names) if not is_hidden(name))
