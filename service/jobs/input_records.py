"""Pieces of an input of many articles, unread: lines of JSON, files of a zip.

One piece is in memory at a time; besides it a zip costs its list of contents, which zipfile reads
whole.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from service.errors import InputError, Malformed, TooLarge, UnsupportedType, mebibytes

KINDS = (".txt", ".json")
Place = Mapping[str, int | str]  # {"line": 3} or {"file": "1999/a.txt"}
_CHUNK = 1 << 20  # bytes
_BOM = b"\xef\xbb\xbf"
# What zipfile raises on an entry that is damaged, locked, or packed in a way it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


@dataclass(frozen=True, slots=True)
class InputRecord:
    """What the input holds at one place, unread; `error` where even that could not be had.

    `name` is that of a file, and its article's id unless it says another; "" for a line.
    """

    place: Place
    data: bytes = b""
    name: str = ""
    error: InputError | None = None

    @property
    def is_text(self) -> bool:
        """Tell a file of plain text from a record of JSON."""
        return self.name.lower().endswith(".txt")


def lines(file: BinaryIO, largest: int) -> Iterator[InputRecord]:
    """Give the lines that are not blank, numbered from 1; of one too long only its place."""
    number = 0
    while line := file.readline(largest + 2):  # its end, \r\n, is not counted
        number += 1
        place = {"line": number}
        if len(line.rstrip(b"\r\n")) > largest:
            while line and not line.endswith(b"\n"):
                line = file.readline(_CHUNK)
            yield InputRecord(place, error=_too_large(largest))
        elif line := line.removeprefix(_BOM if number == 1 else b"").strip(b" \t\r\n"):
            yield InputRecord(place, line)


def packed(archive: zipfile.ZipFile, largest: int) -> Iterator[InputRecord]:
    """Give the files of a zip, in the order that they were packed in."""
    for entry in entries(archive):
        name, mode = entry.filename, entry.external_attr >> 16
        error = fault(name, mode, entry.file_size, largest)
        try:
            data = b"" if error else archive.read(entry)  # no more than its checked size
        except _BROKEN:
            data, error = b"", Malformed("The file is damaged or locked in its zip.")
        yield InputRecord({"file": name}, data, name, error)


def entries(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Give the files that are not hidden."""
    for entry in archive.infolist():
        if not entry.is_dir() and not any(map(is_hidden, entry.filename.split("/"))):
            yield entry


def is_hidden(name: str) -> bool:
    """Tell what no person put there: .DS_Store, __MACOSX."""
    return name.startswith((".", "__MACOSX"))


def fault(name: str, mode: int, size: int, largest: int) -> InputError | None:
    """Say why a file is not read: nothing in the input is passed over in silence."""
    plain = stat.S_IFMT(mode) in {0, stat.S_IFREG}  # a zip may not say what kind a file is
    if not name.lower().endswith(KINDS) or not plain:
        return UnsupportedType(f"Files of these kinds are read: {', '.join(KINDS)}.")
    return _too_large(largest) if size > largest else None


def _too_large(largest: int) -> TooLarge:
    message = f"The article is too large: at most {mebibytes(largest)} MiB are read."
    return TooLarge(message, limit=largest)
