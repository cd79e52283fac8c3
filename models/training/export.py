"""Checkpoint -> CTranslate2 model (int8) -> ``.argosmodel`` package.

    python -m training.export SETTINGS.toml TEXT CHECKPOINT OUT.argosmodel [--manifest FILE]

CHECKPOINT may be a package: its weights are then written anew, by today's rules.
"""

import argparse
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import torch

from training.augment import MASKS
from training.config import Config, read_config
from training.normalisation import NAME
from training.package import (
    Weights,
    load_weights,
    read_member,
    save_model,
    vocabulary,
    zip_folder,
)

ARGOS_VERSION = "1.9.0"  # oldest client the package layout suits


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("settings", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--readme", type=Path, help="text put in the package as README.md")
    parser.add_argument("--lexicon", type=Path, help="what training.lexicon made of the corpus")
    parser.add_argument("--manifest", type=Path, help="manifest that is to name this package")
    given = parser.parse_args()
    config, pieces = read_config(given.settings), given.text / "spm.model"
    extras = {"README.md": given.readme, "lexicon.tsv": given.lexicon}
    export(config, pieces, given.checkpoint, given.out, extras)
    if given.manifest:
        given.manifest.write_text(renewed(given.manifest.read_text("utf-8"), config, given.out))


def export(
    config: Config,
    pieces: Path,
    checkpoint: Path,
    out: Path,
    extras: Mapping[str, Path | None] = MappingProxyType({}),
) -> None:
    """Averaged weights of a checkpoint, or those of a package, and other files, as a package."""
    weights, progress = read_trained(checkpoint, config)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / f"{config.name}-{config.version.replace('.', '_')}"
        save_model(weights, config.shape, vocabulary(pieces), folder / "model")
        shutil.copy(pieces, folder / "sentencepiece.model")
        (folder / "metadata.json").write_text(
            json.dumps(metadata(config, progress), indent=2) + "\n", encoding="utf-8"
        )
        (folder / "README.md").write_text(f"# {config.name} {config.version}\n")
        for name, file in extras.items():
            if file:
                shutil.copy(file, folder / name)
        zip_folder(folder, out)


def metadata(config: Config, progress: object) -> dict[str, object]:
    """What Argos Translate, the service, and a trainer that goes on from it read of a package."""
    return {
        "package_version": config.version,
        "argos_version": ARGOS_VERSION,
        "from_code": "fr",
        "from_name": "French",
        "to_code": "en",
        "to_name": "English",
        "type": "translate",
        "code": config.name,
        "masks": list(MASKS),
        "normalisation": NAME,
        "training": progress,
    }


def read_trained(checkpoint: Path, config: Config) -> tuple[Weights, object]:
    """Weights by parameter name, and how far they were trained."""
    if checkpoint.suffix == ".argosmodel":
        stored = json.loads(read_member(checkpoint, "metadata.json"))
        return load_weights(checkpoint, config.shape), stored["training"]
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    return averaged(state), state["progress"]


def averaged(state: dict[str, Any]) -> Weights:
    """Averaged weights of a training checkpoint, by parameter name."""
    flat = state["average"].numpy()
    weights, start = {}, 0
    for name, shape in state["names"]:
        size = int(np.prod(shape))
        weights[name] = flat[start : start + size].reshape(shape)
        start += size
    return weights


def renewed(manifest: str, config: Config, package: Path) -> str:
    """A manifest's text with this package's file, version, size and checksum."""
    found = {
        "file": f'"{package.name}"',
        "version": f'"{config.version}"',
        "size": str(package.stat().st_size),
        "sha256": f'"{hashlib.sha256(package.read_bytes()).hexdigest()}"',
    }
    for key, value in found.items():
        manifest = re.sub(rf'(?m)^({key} = )(?:"[^"]*"|\d+)', rf"\g<1>{value}", manifest)
    return manifest


if __name__ == "__main__":
    main()
