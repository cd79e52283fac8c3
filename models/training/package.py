"""Weights <-> CTranslate2 model.

One table (:func:`places`) says where each map of our network lies in CTranslate2's Transformer;
writing and reading both follow it.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2.specs
import numpy as np
import numpy.typing as npt
import sentencepiece

from training.archive import read_member
from training.config import Shape
from training.network import LONGEST, positions

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, Floats]
Place = tuple[str, tuple[str, ...]]

# The largest int8 weight, of the 127 there could be: processors without VNNI add two products of a
# weight and an activation (up to 255) in 16 bits, where twice 63 times 255 still fits.  On such a
# processor 1.1 had 24.2 BLEU and 96.7% of numbers kept with 63, 23.7 and 94.7% with 127.
LEVELS = 63
TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)  # CTranslate2's numbers 0 to 4


def places(shape: Shape) -> Iterator[Place]:
    """(CTranslate2's variable, our maps joined in it) for every linear map and norm."""
    for side, layers in (("encoder", shape.encoder), ("decoder", shape.decoder)):
        yield f"{side}/layer_norm", (f"{side}_norm",)
        for number in range(layers):
            yield from layer_places(f"{side}/layer_{number}", f"{side}.{number}")
    for number in range(shape.decoder):
        there, here = f"decoder/layer_{number}/attention", f"decoder.{number}.cross"
        yield f"{there}/layer_norm", (f"{here}_norm",)
        for place, part in enumerate(("query", "key_value", "out")):
            yield f"{there}/linear_{place}", (f"{here}_attention.{part}",)


def layer_places(there: str, here: str) -> Iterator[Place]:
    """What encoder and decoder layers share."""
    yield f"{there}/self_attention/layer_norm", (f"{here}.self_norm",)
    joined = (f"{here}.self_attention.query", f"{here}.self_attention.key_value")
    yield f"{there}/self_attention/linear_0", joined
    yield f"{there}/self_attention/linear_1", (f"{here}.self_attention.out",)
    yield f"{there}/ffn/layer_norm", (f"{here}.inner_norm",)
    yield f"{there}/ffn/linear_0", (f"{here}.inner.up",)
    yield f"{there}/ffn/linear_1", (f"{here}.inner.down",)


def save_model(weights: Weights, shape: Shape, pieces: Sequence[str], folder: Path) -> None:
    """``model.bin`` at int8, ``config.json`` and ``shared_vocabulary.json``."""
    kinds = ctranslate2.specs.common_spec.Activation
    spec = ctranslate2.specs.TransformerSpec.from_config(
        (shape.encoder, shape.decoder), shape.heads, pre_norm=True, activation=kinds.RELU
    )
    for path, names in places(shape):
        set_place(find(spec, path), weights, names)
    set_ends(spec, weights, shape)
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary(list(pieces))
    spec.config.add_source_bos, spec.config.add_source_eos = False, True
    spec.validate()
    spec.optimize()
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def find(spec: object, path: str) -> object:
    """The part of a specification at a variable's path; ``layer_3`` is ``layer[3]``."""
    for step in path.split("/"):
        stem, _, number = step.rpartition("_")
        spec = (
            getattr(spec, stem)[int(number)]
            if number.isdigit() and not hasattr(spec, step)
            else getattr(spec, step)
        )
    return spec


def set_place(place: Any, weights: Weights, names: Sequence[str]) -> None:
    """A norm's gain and bias, or a map's weight and bias, several of ours joined."""
    weight, bias = (
        np.concatenate([weights[f"{name}.{part}"] for name in names]) for part in ("weight", "bias")
    )
    if isinstance(place, ctranslate2.specs.common_spec.LayerNormSpec):
        place.gamma, place.beta = weight, bias
    else:
        set_weight(place, weight)
        place.bias = bias


def set_weight(place: Any, weight: Floats) -> None:
    """A matrix at int8, each row with a scale of its own."""
    scale = LEVELS / np.maximum(np.abs(weight).max(1), 1e-9)
    place.weight = np.rint(weight * scale[:, None]).astype(np.int8)
    place.weight_scale = scale.astype(np.float32)


def set_ends(spec: ctranslate2.specs.TransformerSpec, weights: Weights, shape: Shape) -> None:
    """Embeddings, positions, projection."""
    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        set_weight(embeddings, weights["embedding.weight"])
        side.scale_embeddings = True
        side.position_encodings.encodings = positions(LONGEST, shape.width).numpy()
    set_weight(spec.decoder.projection, weights["embedding.weight"])
    spec.decoder.projection.bias = weights["bias"]


def load_weights(package: Path, shape: Shape) -> Weights:
    """Our weights from a package, int8 made float again (within 1/126 of a row's largest value)."""
    variables = read_variables(read_member(package, "model/model.bin"))
    weights = {
        "bias": variables["decoder/projection/bias"],
        "embedding.weight": variables["decoder/embeddings/weight"],
    }
    for path, names in places(shape):
        weights |= split_place(variables, path, names, shape)
    return weights


def split_place(
    variables: Mapping[str, Floats], path: str, names: Sequence[str], shape: Shape
) -> dict[str, Floats]:
    """The opposite of :func:`set_place`."""
    parts = ("gamma", "beta") if f"{path}/gamma" in variables else ("weight", "bias")
    cuts = [shape.width] if len(names) > 1 else []  # after the query come key and value
    return {
        f"{name}.{here}": rows
        for there, here in zip(parts, ("weight", "bias"), strict=True)
        for name, rows in zip(names, np.split(variables[f"{path}/{there}"], cuts), strict=True)
    }


def read_variables(data: bytes) -> dict[str, Floats]:
    """All variables of a ``model.bin`` as float32 (laid out by ``ModelSpec._serialize``)."""
    reader = Reader(data)
    reader.number("I")
    reader.string()
    reader.number("I")
    raw = dict(reader.variable() for _ in range(reader.number("I")))
    # then come aliases, of embeddings and projection, which nothing here needs
    floats = {name: value.astype(np.float32) for name, value in raw.items()}
    scaled = {
        name: floats[name] / floats[f"{name}_scale"][:, None]
        for name in floats
        if f"{name}_scale" in floats
    }
    return floats | scaled


@dataclass
class Reader:
    """A place in a ``model.bin``."""

    data: bytes
    at: int = 0

    def number(self, kind: str) -> int:
        """An unsigned number: B, H or I."""
        (value,) = struct.unpack_from("<" + kind, self.data, self.at)
        self.at += struct.calcsize("<" + kind)
        return int(value)

    def string(self) -> str:
        """A string with its length before and a zero after it."""
        length = self.number("H")
        self.at += length
        return self.data[self.at - length : self.at - 1].decode()

    def variable(self) -> tuple[str, npt.NDArray[Any]]:
        """A named array."""
        name = self.string()
        dimensions = [self.number("I") for _ in range(self.number("B"))]
        kind, size = TYPES[self.number("B")], self.number("I")
        self.at += size
        return name, np.frombuffer(self.data[self.at - size : self.at], kind).reshape(dimensions)


def vocabulary(pieces: Path) -> list[str]:
    """All pieces of a SentencePiece model, in order."""
    model = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    return [model.id_to_piece(number) for number in range(model.get_piece_size())]
