"""The ``.argosmodel`` file: a zip with one top folder, described by its ``metadata.json``."""

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

STAMP = (2026, 1, 1, 0, 0, 0)  # of every file in the zip: the same weights give the same bytes


def read_member(package: Path, path: str) -> bytes:
    """A file of a package, by its path below the top folder."""
    with zipfile.ZipFile(package) as archive:
        (name,) = (entry for entry in archive.namelist() if entry.partition("/")[2] == path)
        return archive.read(name)


def zip_folder(folder: Path, out: Path) -> None:
    """A zip with this one top folder; equal input gives equal bytes."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(str(path.relative_to(folder.parent)), STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, path.read_bytes())


def write_metadata(folder: Path, described: Mapping[str, object]) -> None:
    """``metadata.json`` in a package's folder."""
    text = json.dumps(described, indent=2) + "\n"
    (folder / "metadata.json").write_text(text, encoding="utf-8")


def carry_over(package: Path, folder: Path) -> dict[str, object]:
    """Copy what a package has beside its network; what its metadata says of confidence."""
    with zipfile.ZipFile(package) as archive:
        for name in archive.namelist():
            member = name.partition("/")[2]
            if "/" not in member and member not in {"sentencepiece.model", "metadata.json"}:
                (folder / member).write_bytes(archive.read(name))
    stored = json.loads(read_member(package, "metadata.json"))
    return {key: stored[key] for key in ("confidence",) if key in stored}


def name_in_manifest(manifest: Path, package: Path) -> None:
    """Write a package's file, version, size and checksum into a manifest."""
    version = json.loads(read_member(package, "metadata.json"))["package_version"]
    found = {
        "file": f'"{package.name}"',
        "version": f'"{version}"',
        "size": str(package.stat().st_size),
        "sha256": f'"{hashlib.sha256(package.read_bytes()).hexdigest()}"',
    }
    text = manifest.read_text("utf-8")
    for key, value in found.items():
        text = re.sub(rf'(?m)^({key} = )(?:"[^"]*"|\d+)', rf"\g<1>{value}", text)
    manifest.write_text(text, "utf-8")
