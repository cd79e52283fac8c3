"""Checkpoint -> CTranslate2 model (int8) -> ``.argosmodel`` package.

    python -m training.export SETTINGS.toml TEXT CHECKPOINT OUT.argosmodel
"""

import argparse
import json
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from ctranslate2.specs import common_spec, transformer_spec

from training.augment import MASKS
from training.config import Config, Shape, read_config
from training.network import LONGEST, positions
from training.normalisation import NAME

Weights = Mapping[str, npt.NDArray[np.float32]]
ARGOS_VERSION = "1.9.0"  # oldest client the package layout suits
STAMP = (2026, 1, 1, 0, 0, 0)  # of every file in the zip: the same weights give the same bytes


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("settings", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--readme", type=Path, help="text put in the package as README.md")
    given = parser.parse_args()
    export(read_config(given.settings), given.text / "spm.model", given.checkpoint, given.out, given.readme)


def export(config: Config, pieces: Path, checkpoint: Path, out: Path, readme: Path | None = None) -> None:
    """The averaged weights of a checkpoint as a package."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / f"{config.name}-{config.version.replace('.', '_')}"
        save_model(load_average(checkpoint), config.shape, vocabulary(pieces), folder / "model")
        shutil.copy(pieces, folder / "sentencepiece.model")
        (folder / "metadata.json").write_text(json.dumps(metadata(config), indent=2) + "\n", encoding="utf-8")
        (folder / "README.md").write_text(readme.read_text("utf-8") if readme else f"# {config.name} {config.version}\n")
        zip_folder(folder, out)


def metadata(config: Config) -> dict[str, object]:
    """What Argos Translate and the service read of a package."""
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


def vocabulary(pieces: Path) -> list[str]:
    """All pieces, in order."""
    import sentencepiece

    model = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    return [model.id_to_piece(number) for number in range(model.get_piece_size())]


def save_model(weights: Weights, shape: Shape, pieces: list[str], folder: Path, quantisation: str = "int8") -> None:
    """``model.bin``, ``config.json`` and ``shared_vocabulary.json``."""
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder, shape.decoder), shape.heads, pre_norm=True, activation=common_spec.Activation.RELU
    )
    set_ends(spec, weights, shape)
    for number, layer in enumerate(spec.encoder.layer):
        set_layer(layer, weights, f"encoder.{number}")
    for number, layer in enumerate(spec.decoder.layer):
        set_layer(layer, weights, f"decoder.{number}")
        set_cross_attention(layer.attention, weights, f"decoder.{number}")
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_bos = False
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization=quantisation)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def set_ends(spec: transformer_spec.TransformerSpec, weights: Weights, shape: Shape) -> None:
    """Embeddings, positions, last norms, projection."""
    table = positions(LONGEST, shape.width).numpy()
    for side, name in ((spec.encoder, "encoder_norm"), (spec.decoder, "decoder_norm")):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = weights["embedding.weight"]
        side.scale_embeddings = True
        side.position_encodings.encodings = table
        set_norm(side.layer_norm, weights, name)
    spec.decoder.projection.weight = weights["embedding.weight"]
    spec.decoder.projection.bias = weights["bias"]


def set_layer(layer: object, weights: Weights, name: str) -> None:
    """Self-attention and feed-forward block."""
    attention, inner = layer.self_attention, layer.ffn  # type: ignore[attr-defined]
    set_norm(attention.layer_norm, weights, f"{name}.self_norm")
    parts = [f"{name}.self_attention.{part}" for part in ("query", "key_value")]
    attention.linear[0].weight = np.concatenate([weights[f"{part}.weight"] for part in parts])
    attention.linear[0].bias = np.concatenate([weights[f"{part}.bias"] for part in parts])
    set_linear(attention.linear[1], weights, f"{name}.self_attention.out")
    set_norm(inner.layer_norm, weights, f"{name}.inner_norm")
    set_linear(inner.linear_0, weights, f"{name}.inner.up")
    set_linear(inner.linear_1, weights, f"{name}.inner.down")


def set_cross_attention(attention: object, weights: Weights, name: str) -> None:
    """Attention over the source."""
    set_norm(attention.layer_norm, weights, f"{name}.cross_norm")  # type: ignore[attr-defined]
    for linear, part in zip(attention.linear, ("query", "key_value", "out"), strict=True):  # type: ignore[attr-defined]
        set_linear(linear, weights, f"{name}.cross_attention.{part}")


def set_linear(linear: object, weights: Weights, name: str) -> None:
    """Weight and bias."""
    linear.weight, linear.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]  # type: ignore[attr-defined]


def set_norm(norm: object, weights: Weights, name: str) -> None:
    """Gain and bias."""
    norm.gamma, norm.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]  # type: ignore[attr-defined]


def zip_folder(folder: Path, out: Path) -> None:
    """A zip with this one top folder; equal input gives equal bytes."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(str(path.relative_to(folder.parent)), STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    main()
