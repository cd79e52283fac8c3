"""Checkpoint -> CTranslate2 model (int8) -> ``.argosmodel`` package.

python -m training.export SETTINGS.toml TEXT CHECKPOINT OUT.argosmodel
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch

from training.augment import MASKS
from training.config import Config, read_config
from training.normalisation import NAME
from training.package import Weights, save_model, vocabulary, zip_folder

ARGOS_VERSION = "1.9.0"  # oldest client the package layout suits


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("settings", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--readme", type=Path, help="text put in the package as README.md")
    given = parser.parse_args()
    export(
        read_config(given.settings),
        given.text / "spm.model",
        given.checkpoint,
        given.out,
        given.readme,
    )


def export(
    config: Config, pieces: Path, checkpoint: Path, out: Path, readme: Path | None = None
) -> None:
    """The averaged weights of a checkpoint as a package."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / f"{config.name}-{config.version.replace('.', '_')}"
        save_model(load_average(checkpoint), config.shape, vocabulary(pieces), folder / "model")
        shutil.copy(pieces, folder / "sentencepiece.model")
        (folder / "metadata.json").write_text(
            json.dumps(metadata(config, checkpoint), indent=2) + "\n", encoding="utf-8"
        )
        (folder / "README.md").write_text(
            readme.read_text("utf-8") if readme else f"# {config.name} {config.version}\n"
        )
        zip_folder(folder, out)


def metadata(config: Config, checkpoint: Path) -> dict[str, object]:
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
        "training": torch.load(checkpoint, map_location="cpu", weights_only=True)["progress"],
    }


def load_average(checkpoint: Path) -> Weights:
    """Averaged weights of a training checkpoint, by parameter name."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    flat = state["average"].numpy()
    weights, start = {}, 0
    for name, shape in state["names"]:
        size = int(np.prod(shape))
        weights[name] = flat[start : start + size].reshape(shape)
        start += size
    return weights


if __name__ == "__main__":
    main()
