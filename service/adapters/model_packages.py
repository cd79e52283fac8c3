"""Model packages in Argos's format: install, verify and choose them.

STATE/packages/NAME-VERSION-DIGEST/   one unpacked package, with its record `verbatim.json`
STATE/current                         the folder name of the package in service, after `use`
STATE/argos/                          what argostranslate makes at import, kept out of the home
"""

import hashlib
import json
import math
import re
import shutil
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from service.adapters import download, package_unzipping
from service.adapters.argos import argos_package, index_address, unwritable
from service.errors import PackageError
from service.translation.confidence import Calibration

SOURCE, TARGET = "fr", "en"
ARGOS = "argos"  # says Argos's own package, where a package is to be installed
MAX_DOWNLOAD = 1 << 30  # bytes; Argos's largest packages have about 250 MB
_MAX_INDEX = 16 << 20  # bytes
_RECORD = "verbatim.json"
_RECORDED = ("name", "version", "source", "target", "sha256", "normalisation")
_NORMALISATION = "verbatim-1"
_VOCABULARIES = (
    {"shared_vocabulary.json"},
    {"shared_vocabulary.txt"},
    {"source_vocabulary.json", "target_vocabulary.json"},
    {"source_vocabulary.txt", "target_vocabulary.txt"},
)
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,31}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Package:
    """An unpacked model package; `sha256` is that of its file, `masks` the pieces it carries.

    `normalisation` names how its input is prepared (ctranslate.normalise); None: its tokeniser does
    that. `calibration`: how to estimate the confidence of a translation; None: it does not say.
    """

    name: str
    version: str
    source: str
    target: str
    path: Path
    sha256: str
    masks: tuple[str, ...] = ()
    normalisation: str | None = None
    calibration: Calibration | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The names by which `use` and VERBATIM_MODEL know it, the plainest first."""
        argos = f"{self.name}-{self.version.replace('.', '_')}"
        return (self.name, f"{self.name}-{self.version}", argos, self.path.name)


@dataclass(frozen=True, slots=True)
class Bundled:
    """The entry of models/manifest.toml: the package that comes with the service."""

    file: Path
    name: str
    version: str
    size: int
    sha256: str


def models_folder() -> Path:
    """Return the folder of the bundled package: inside an installed service, else beside it."""
    service = Path(__file__).resolve().parents[1]
    inside = service / "models"
    return inside if inside.is_dir() else service.parent / "models"


def bundled() -> Bundled:
    """Read the manifest. Raises errors.PackageError where it is missing or damaged."""
    manifest = models_folder() / "manifest.toml"
    try:
        entry = tomllib.loads(manifest.read_text("utf-8"))["package"]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise PackageError(f"{manifest} is missing or damaged: get it again.") from error
    file = manifest.parent / entry["file"]
    return Bundled(file, entry["name"], entry["version"], entry["size"], entry["sha256"])


def installed(state: Path) -> tuple[Package, ...]:
    """List the packages unpacked in the state folder, by name and version."""
    folders = sorted((state / "packages").glob("*"))
    return tuple(r.package for folder in folders if (r := _record(folder)))


def verify(state: Path) -> tuple[tuple[Package, bool], ...]:
    """Return each installed package, and whether its files are still those that were installed.

    Raises errors.PackageError where the bundled package's file does not match its manifest.
    """
    _check_bundled()
    return tuple((package, _is_whole(package.path)) for package in installed(state))


def install(origin: str, state: Path, sha256: str | None = None) -> Package:
    """Install a package from a file, from its http(s) address, or from an Argos index.

    An address that ends in .json or / is an index. Argos's index has no checksums: without
    `sha256`, an address must serve the same file as when it was first installed.
    Raises errors.PackageError, and then no installed package has changed.
    """
    if sha256 and not _SHA256.fullmatch(sha256.lower()):
        raise PackageError("The sha256 must be 64 hexadecimal digits.")
    with _workplace(state) as work:
        file = work / "package.argosmodel"
        address = _obtain(origin, file)
        found = download.sha256(file)
        expected = {sha256.lower()} if sha256 else _seen(address, state)
        if expected and found not in expected:
            raise PackageError(
                f"{address} has sha256 {found}, not {' or '.join(expected)}: it is another file. "
                "Give --sha256 with the one you mean."
            )
        return _unpack(file, found, address, work)


def install_argos(state: Path, sha256: str | None = None) -> Package:
    """Install Argos's own French-English package from its index, and put it in service.

    `sha256` and errors are those of `install`; the package in service stays where one is raised.
    """
    package = install(index_address(state), state, sha256)
    return use(package.path.name, state)


def use(name: str, state: Path) -> Package:
    """Use an installed package, or the bundled one, from the next start on.

    Raises errors.PackageError for a name that is unknown or that several packages have.
    """
    package = _named(name, state)
    with _workplace(state) as work:
        pointer = work / "current"
        pointer.write_text(package.path.name + "\n", "utf-8")
        pointer.replace(state / "current")
    return package


def current(state: Path, model: str | None) -> Package:
    """Return the package to serve: `model`, else the one chosen by `use`, else the bundled one.

    `model` is the name of an installed package, or the path of a package file or folder. The
    bundled package is checked against its manifest, and unpacked when it is first needed.
    Raises errors.PackageError where that package is missing, damaged or not French to English.
    """
    pointer = state / "current"
    if model and Path(model).is_dir():
        return _open(Path(model).resolve(), _digest(Path(model)), state)
    if model and Path(model).is_file():
        return _known(download.sha256(Path(model)), state) or install(model, state)
    if model:
        return _sound(_named(model, state), state)
    if pointer.is_file():
        return _sound(_named(pointer.read_text("utf-8").strip(), state), state)
    return _unpack_bundled(state)


def _check_bundled() -> Bundled:
    """Return the manifest's entry, once the bundled package's file matches it."""
    entry = bundled()
    if not entry.file.is_file():
        raise PackageError(f"The bundled model package {entry.file} is missing: get it again.")
    if entry.file.stat().st_size != entry.size or download.sha256(entry.file) != entry.sha256:
        raise PackageError(
            f"The bundled model package {entry.file} is not the one of its manifest: get it again."
        )
    return entry


def _unpack_bundled(state: Path) -> Package:
    """Check the bundled package's file, and unpack it unless it is unpacked and undamaged."""
    entry = _check_bundled()
    if found := _known(entry.sha256, state):
        return found
    with _workplace(state) as work:
        return _unpack(entry.file, entry.sha256, str(entry.file), work)


def _known(sha256: str, state: Path) -> Package | None:
    """Return the undamaged package that was unpacked from the file with this checksum."""
    found = (p for p in installed(state) if p.sha256 == sha256 and _is_whole(p.path))
    package = next(found, None)
    return package and _open(package.path, package.sha256, state)


def _named(name: str, state: Path) -> Package:
    """Return the one package of this name; the bundled package is unpacked if it is meant."""
    found = [package for package in installed(state) if name in package.labels]
    entry = bundled()
    if not found and name in {entry.name, f"{entry.name}-{entry.version}", entry.file.stem}:
        return _unpack_bundled(state)
    if not found:
        raise PackageError(f"No model package is called {name!r}: see `models list`.")
    if len(found) > 1:
        names = ", ".join(package.path.name for package in found)
        raise PackageError(f"Several model packages are called {name!r}: say which of {names}.")
    return found[0]


def _sound(package: Package, state: Path) -> Package:
    """Open an installed package, if its files are undamaged."""
    if not _is_whole(package.path):
        raise PackageError(f"The model package {package.path} is damaged: install it again.")
    return _open(package.path, package.sha256, state)


def _obtain(origin: str, file: Path) -> str:
    """Copy or download the package file; return the path or address it came from."""
    if _is_web(origin):
        index = urlsplit(origin).path.endswith((".json", "/"))
        address = _newest_in_index(origin) if index else origin
        download.download(address, file, MAX_DOWNLOAD)
        return address
    path = Path(origin).expanduser().resolve()
    try:
        shutil.copyfile(path, file)
    except OSError as error:
        raise PackageError(f"{origin} cannot be read: {error.strerror}.") from error
    return str(path)


def _newest_in_index(address: str) -> str:
    """Return the address of the newest French-English package in an Argos index."""
    if not urlsplit(address).path.endswith(".json"):
        address = urljoin(address, "index.json")
    try:
        rows = json.loads(download.fetch(address, _MAX_INDEX))
        pair = [row for row in rows if _is_wanted(row)]
        pair.sort(key=lambda row: _number(row["package_version"]))
        links: list[str] = pair[-1]["links"] if pair else []
        schemes = {"https", urlsplit(address).scheme}  # what https promises is not given up
        links = [link for link in links if urlsplit(link).scheme in schemes]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise PackageError(f"{address} is not an Argos package index.") from error
    if not links:
        raise PackageError(f"{address} lists no package from French to English to download.")
    return links[0]


def _is_wanted(row: Mapping[str, Any]) -> bool:
    """Return whether a row of an Argos index is a French-English package."""
    pair = (row.get("from_code"), row.get("to_code"))
    return row.get("type", "translate") == "translate" and pair == (SOURCE, TARGET)


def _is_web(address: str) -> bool:
    """Return whether an origin is an http(s) address: not a path, nor one of Argos's ipfs links."""
    return urlsplit(address).scheme in {"http", "https"}


def _number(version: str) -> tuple[int, ...]:
    """Return the parts of a version for comparison: 1.10 is after 1.9."""
    return tuple(int(digits) for digits in re.findall(r"\d+", version))


def _seen(address: str, state: Path) -> set[str]:
    """Return the checksums of the packages that were installed from an http(s) address before."""
    if not _is_web(address):
        return set()
    records = map(_record, (state / "packages").glob("*"))
    return {r.package.sha256 for r in records if r and r.origin == address}


@contextmanager
def _workplace(state: Path) -> Iterator[Path]:
    """Yield a temporary folder inside the state folder, so that its contents can be renamed."""
    try:
        (state / "packages").mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="incoming-", dir=state) as work:
            yield Path(work)
    except OSError as error:
        raise unwritable(state, error) from error


def _unpack(file: Path, sha256: str, origin: str, work: Path) -> Package:
    """Unpack and check a package file in `work`, then rename it into place."""
    state = work.parent
    unpacked = package_unzipping.unpack(file, work / "unpacked")
    package = _open(unpacked, sha256, state)
    _write_record(unpacked, _Record(package, origin, _files(unpacked)))
    folder = f"{package.name}-{package.version.replace('.', '_')}-{sha256[:12]}"
    place = state / "packages" / folder
    if place.is_dir() and not _is_whole(place):
        place.rename(work / "damaged")
    try:
        unpacked.rename(place)
    except OSError:
        if not _is_whole(place):  # else it was there already, or another process was faster
            raise
    return _open(place, sha256, state)


def _open(path: Path, sha256: str, state: Path) -> Package:
    """Open an unpacked package by argostranslate, once its structure has been checked."""
    metadata = _metadata(path)
    _check_structure(path)
    argos = argos_package(state)
    try:
        found = argos.Package(path)
    except (AttributeError, TypeError, ValueError) as error:
        raise _not_understood(path) from error
    if (found.type, found.from_code, found.to_code) != ("translate", SOURCE, TARGET):
        raise PackageError(
            f"The package {path.name} is not for French to English: it says "
            f"{found.from_code!r} to {found.to_code!r}."
        )
    if found.target_prefix or not _VERSION.fullmatch(str(found.package_version)):
        raise _not_understood(path)
    return Package(
        argos.argospm_package_name(found),
        str(found.package_version),
        SOURCE,
        TARGET,
        path,
        sha256,
        tuple(metadata.get("masks", ())),
        metadata.get("normalisation"),
        _calibration(metadata.get("confidence"), path),
    )


def _metadata(path: Path) -> Mapping[str, Any]:
    """Read metadata.json, and check the parts of it that we and argostranslate rely on."""
    metadata: dict[str, Any]
    try:
        metadata = json.loads((path / "metadata.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PackageError(f"The package {path.name} has no readable metadata.json.") from error
    masks = metadata.get("masks", []) if isinstance(metadata, dict) else None
    if not isinstance(masks, list) or not all(isinstance(mask, str) and mask for mask in masks):
        raise _not_understood(path)
    if metadata.get("normalisation", _NORMALISATION) != _NORMALISATION:
        raise PackageError(f"The package {path.name} needs a newer version of this service.")
    return metadata


def _calibration(coefficients: Any, path: Path) -> Calibration | None:
    """Read what a package says of confidence. Raises errors.PackageError if that is not numbers."""
    if coefficients is None:
        return None
    try:
        found = Calibration(**coefficients)
        if all(map(math.isfinite, asdict(found).values())):
            return found
    except TypeError as error:
        raise _not_understood(path) from error
    raise _not_understood(path)


def _not_understood(path: Path) -> PackageError:
    """Return the error for a metadata.json that is not in Argos's format."""
    return PackageError(
        f"The metadata.json of the package {path.name} is not in Argos's format: get it again."
    )


def _check_structure(path: Path) -> None:
    """Refuse an incomplete package, with a message that names the missing part."""
    if not (path / "sentencepiece.model").is_file():
        raise PackageError(
            f"The package {path.name} has no sentencepiece.model; other tokenisers are not read."
        )
    model = {file.name for file in (path / "model").glob("*")}
    if "model.bin" not in model:
        raise PackageError(f"The package {path.name} has no model/model.bin.")
    if not any(vocabulary <= model for vocabulary in _VOCABULARIES):
        raise PackageError(f"The package {path.name} has no vocabulary in its model folder.")


@dataclass(frozen=True, slots=True)
class _Record:
    """The record of an installation: the package, its origin, the checksum of each file."""

    package: Package
    origin: str
    files: Mapping[str, str]


def _write_record(path: Path, record: _Record) -> None:
    """Write the record of an installation into the package's folder."""
    noted = {**asdict(record), "files": dict(record.files)}
    del noted["package"]["path"]
    (path / _RECORD).write_text(json.dumps(noted, indent=1), "utf-8")


def _record(path: Path) -> _Record | None:
    """Read the record of an installation; None where there is no readable one.

    Older services wrote fields that are read no more.
    """
    try:
        noted = json.loads((path / _RECORD).read_text("utf-8"))
        said = {name: noted["package"][name] for name in _RECORDED}
        masks = tuple(noted["package"]["masks"])
        calibration = _calibration(noted["package"].get("calibration"), path)
        package = Package(path=path, masks=masks, calibration=calibration, **said)
        return _Record(package, noted["origin"], noted["files"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, PackageError):
        return None


def _files(path: Path) -> dict[str, str]:
    """Return the checksum of each file of a folder, by relative path, without our record."""
    files = (file for file in sorted(path.rglob("*")) if file.is_file())
    sums = {file.relative_to(path).as_posix(): download.sha256(file) for file in files}
    sums.pop(_RECORD, None)
    return sums


def _is_whole(path: Path) -> bool:
    """Return whether a folder holds exactly the files that were recorded."""
    record = _record(path)
    return record is not None and _files(path) == record.files


def _digest(path: Path) -> str:
    """Return one checksum for a folder that was not unpacked by the service."""
    return hashlib.sha256(json.dumps(_files(path)).encode()).hexdigest()
