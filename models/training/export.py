"""Checkpoint -> CTranslate2 model (int8) -> ``.argosmodel`` package.

    python -m training.export SETTINGS.toml TEXT CHECKPOINT OUT.argosmodel
        [--blend CHECKPOINT:SHARE ...] [--memory FILE] [--manifest FILE]

A checkpoint may be a package: its weights are then written anew, by today's rules, and its other
files and its confidence go along.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch

from training.archive import (
    carry_over,
    name_in_manifest,
    read_member,
    write_metadata,
    zip_folder,
)
from training.augment import MASKS
from training.checkpoint import by_name
from training.config import Config, read_config
from training.growth import MARKS
from training.lexicon import english_words
from training.normalisation import NAME
from training.package import Weights, load_weights, save_model, vocabulary

NEVER = -1e4  # bias of a piece that no translation may hold
Trained = tuple[Weights, object]  # and how far they were trained
ARGOS_VERSION = "1.9.0"  # oldest client the package layout suits


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("settings", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--blend", type=part, nargs="+", default=[], metavar="CHECKPOINT:SHARE",
        help="checkpoints whose weights have a share of the mean; the first has what is left",
    )  # fmt: skip
    parser.add_argument("--readme", type=Path, help="text put in the package as README.md")
    parser.add_argument("--lexicon", type=Path, help="what training.lexicon made of the corpus")
    parser.add_argument("--memory", type=Path, help="what training.memory made of the corpus")
    parser.add_argument("--manifest", type=Path, help="manifest that is to name this package")
    given = parser.parse_args()
    config, pieces = read_config(given.settings), given.text / "spm.model"
    extras = {
        "README.md": given.readme, "lexicon.tsv": given.lexicon, "memory.sqlite": given.memory,
    }  # fmt: skip
    weights, progress = read_trained(given.checkpoint, config)
    others = [(read_trained(other, config)[0], share) for other, share in given.blend]
    trained = blended(weights, others), progress
    origin = given.checkpoint if given.checkpoint.suffix == ".argosmodel" else None
    export(config, pieces, trained, given.out, extras, origin)
    if given.manifest:
        name_in_manifest(given.manifest, given.out)


def export(
    config: Config,
    pieces: Path,
    trained: Trained,
    out: Path,
    extras: Mapping[str, Path | None] = MappingProxyType({}),
    origin: Path | None = None,
) -> None:
    """What `read_trained` gives, and other files, as a package; `origin` is one to go on from."""
    weights, progress = trained
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / f"{config.name}-{config.version.replace('.', '_')}"
        named = vocabulary(pieces)
        save_model(silenced(weights, named), config.shape, named, folder / "model")
        shutil.copy(pieces, folder / "sentencepiece.model")
        (folder / "README.md").write_text(f"# {config.name} {config.version}\n")
        carried = carry_over(origin, folder) if origin else {}
        write_metadata(folder, metadata(config, progress) | carried)
        for name, file in extras.items():
            if file:
                shutil.copy(file, folder / name)
        if (lexicon := folder / "lexicon.tsv").exists():
            words = english_words(lexicon.read_text("utf-8").splitlines())
            (folder / "english_words.txt").write_text("\n".join(words) + "\n", "utf-8")
        zip_folder(folder, out)


def silenced(weights: Weights, pieces: Sequence[str]) -> Weights:
    """The weights with a bias that keeps the marks of hints out of every translation."""
    bias = weights["bias"].copy()
    bias[[number for number, piece in enumerate(pieces) if piece in MARKS]] = NEVER
    return {**weights, "bias": bias}


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


def part(text: str) -> tuple[Path, float]:
    """Read ``FILE:SHARE``; ValueError where the share is no number between 0 and 1."""
    path, _, share = text.rpartition(":")
    if not path or not 0 < float(share) < 1:
        raise ValueError(text)
    return Path(path), float(share)


def blended(weights: Weights, others: Sequence[tuple[Weights, float]]) -> Weights:
    """The mean of networks of one origin; the first has what the shares of the others leave."""
    rest = 1 - sum(share for _, share in others)
    if rest <= 0:
        raise SystemExit("The shares of --blend leave the first checkpoint nothing: lower them.")
    return {
        name: rest * weight + sum(share * other[name] for other, share in others)
        for name, weight in weights.items()
    }


def read_trained(checkpoint: Path, config: Config) -> Trained:
    """Weights by parameter name, and how far they were trained."""
    if checkpoint.suffix == ".argosmodel":
        stored = json.loads(read_member(checkpoint, "metadata.json"))
        return load_weights(checkpoint, config.shape), stored["training"]
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    return averaged(state), state["progress"]


def averaged(state: dict[str, Any]) -> Weights:
    """Averaged weights of a training checkpoint, by parameter name."""
    return by_name(state["average"].numpy(), state["names"])


if __name__ == "__main__":
    main()
