"""The marks of hints: two pieces appended to a vocabulary and to a network that lacks them."""

from collections.abc import Mapping
from typing import Any

import torch
from sentencepiece import sentencepiece_model_pb2 as protocol
from service.translation.preparation.hints import CLOSE, OPEN
from torch import Tensor

from training.checkpoint import Names, by_name

MARKS = (OPEN, CLOSE)
GROWING = ("embedding.weight", "bias")  # what has a row for each piece
UNASKED = -20.0  # bias of a piece that no training text asks for


def with_marks(pieces: bytes) -> bytes:
    """A SentencePiece model with the marks as its last pieces; as it is if it has them."""
    model = protocol.ModelProto()
    model.ParseFromString(pieces)
    present = {piece.piece for piece in model.pieces}
    for mark in MARKS:
        if mark not in present:
            kind = protocol.ModelProto.SentencePiece.USER_DEFINED
            model.pieces.add(piece=mark, score=0.0, type=kind)
    model.trainer_spec.vocab_size = len(model.pieces)
    grown: bytes = model.SerializeToString()
    return grown


def grown_rows(name: str, rows: Tensor, size: int) -> Tensor:
    """Rows for `size` pieces: new embeddings are the mean of all, new biases low."""
    missing = size - len(rows)
    if missing <= 0 or name not in GROWING:
        return rows
    if name == "bias":
        return torch.cat([rows, torch.full((missing,), UNASKED, device=rows.device)])
    return torch.cat([rows, rows.mean(0, keepdim=True).expand(missing, -1)])


def grown_state(state: Mapping[str, Any], size: int) -> dict[str, Any]:
    """A checkpoint whose network has `size` pieces; as it is where it has them already."""
    shapes = dict(state["names"])
    if shapes["bias"][0] == size:
        return dict(state)
    adam = state["optimiser"]["adam"]
    names = [name for name, _ in state["names"]]
    matrices = len(names) - len(adam["param_groups"][0]["params"])
    moments = {
        number: {
            key: grown_zeros(names[matrices + number], value, size) for key, value in moment.items()
        }
        for number, moment in adam["state"].items()
    }
    return {
        **state,
        "weights": grown_flat(state["weights"], state["names"], size),
        "average": grown_flat(state["average"], state["names"], size),
        "names": [
            (name, [size, *shape[1:]] if name in GROWING else shape)
            for name, shape in state["names"]
        ],
        "optimiser": {**state["optimiser"], "adam": {**adam, "state": moments}},
    }


def grown_zeros(name: str, values: Tensor, size: int) -> Tensor:
    """An optimiser's moments, none for the new pieces."""
    if name not in GROWING or values.dim() == 0 or len(values) >= size:
        return values
    return torch.cat([values, values.new_zeros(size - len(values), *values.shape[1:])])


def grown_flat(flat: Tensor, names: Names, size: int) -> Tensor:
    """All parameters end to end, those with a row a piece grown."""
    parts = by_name(flat, names)
    return torch.cat([grown_rows(name, part, size).reshape(-1) for name, part in parts.items()])
