"""Unpack an untrusted model package: every entry is checked before any is written."""

import stat
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from service.errors import PackageError, mebibytes

# Argos's largest packages unpack to about 300 MB in about 20 files.
MAX_BYTES = 2 << 30  # of all entries together, unpacked
MAX_ENTRIES = 1000
_CHUNK = 1 << 20  # bytes


def unpack(archive: Path, into: Path) -> Path:
    """Unpack a zip into a folder and return the one top folder that it holds.

    Raises errors.PackageError for a file that is not a zip, is damaged, too large, or holds a link,
    an encrypted or repeated entry, a path that leaves the folder, or several top folders.
    """
    try:
        with zipfile.ZipFile(archive) as untrusted:
            entries = untrusted.infolist()
            top = _check(entries)
            for entry in entries:
                _write(untrusted, entry, into / entry.filename)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise PackageError(f"The package is not a valid zip file: {error}.") from error
    except OSError as error:
        raise PackageError(f"The package cannot be unpacked: {error.strerror}.") from error
    return into / top


def _check(entries: Sequence[zipfile.ZipInfo]) -> str:
    """Refuse an archive that may not be unpacked; return the name of its one top folder."""
    if len(entries) > MAX_ENTRIES:
        raise PackageError(f"The package has more than {MAX_ENTRIES} entries, the limit.")
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise PackageError(
            f"The package unpacks to more than {mebibytes(MAX_BYTES)} MiB, the limit."
        )
    for entry in entries:
        if reason := _fault(entry):
            raise PackageError(f"The package entry {entry.filename!r} {reason}.")
    names = [entry.filename.rstrip("/").casefold() for entry in entries]
    if len(set(names)) != len(names):
        raise PackageError("The package holds the same entry twice.")
    tops = {PurePosixPath(entry.filename).parts[0] for entry in entries}
    if len(tops) != 1:
        raise PackageError(f"The package must hold one folder; it holds {len(tops)}.")
    return tops.pop()


def _fault(entry: zipfile.ZipInfo) -> str | None:
    """Return what is wrong with one entry, None where nothing is."""
    name, mode = entry.filename, entry.external_attr >> 16
    path = PurePosixPath(name)
    if name != entry.orig_filename or any(c in name for c in "\\:\0") or path.is_absolute():
        return "has a path that is not relative and plain"
    if ".." in path.parts or not path.parts:
        return "leaves the package's folder"
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "is a link or a device"
    if entry.flag_bits & 1:
        return "is encrypted"
    if len(path.parts) == 1 and not entry.is_dir():
        return "lies outside the package's folder"
    return None


def _write(untrusted: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    """Write one checked entry; zipfile reads no more than the declared size and checks the CRC."""
    if entry.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with untrusted.open(entry) as source, path.open("xb") as file:
        while chunk := source.read(_CHUNK):
            file.write(chunk)
