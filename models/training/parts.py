"""A large file as numbered parts, and back: some machines hand over only small files.

python -m training.parts split FILE FOLDER [--megabytes 15]
python -m training.parts join FOLDER FILE
"""

import argparse
import hashlib
from pathlib import Path

MEGABYTES = 15


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=("split", "join"))
    parser.add_argument("origin", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--megabytes", type=int, default=MEGABYTES)
    given = parser.parse_args()
    if given.action == "split":
        split(given.origin, given.target, given.megabytes * 1_000_000)
    else:
        join(given.origin, given.target)


def split(file: Path, folder: Path, size: int) -> None:
    """``FILE.000`` and so on, of at most ``size`` bytes, and ``FILE.sha256`` of the whole."""
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with file.open("rb") as whole:
        for number, part in enumerate(iter(lambda: whole.read(size), b"")):
            digest.update(part)
            (folder / f"{file.name}.{number:03}").write_bytes(part)
    (folder / f"{file.name}.sha256").write_text(digest.hexdigest() + "\n")


def join(folder: Path, file: Path) -> None:
    """The whole, or ValueError if a part is missing or altered; ``file`` names the parts."""
    digest = hashlib.sha256()
    new = file.with_name(file.name + ".new")
    with new.open("wb") as whole:
        for part in sorted(folder.glob(f"{file.name}.[0-9][0-9][0-9]")):
            data = part.read_bytes()
            digest.update(data)
            whole.write(data)
    if digest.hexdigest() != (folder / f"{file.name}.sha256").read_text().strip():
        new.unlink()
        raise ValueError(f"{folder}: the parts of {file.name} do not give the file that was split")
    new.replace(file)


if __name__ == "__main__":
    main()
