"""A deeper network out of a trained one, with the same answers at first.

Each new layer is a copy of the layer before it whose maps back into the residual are 0, so that it
adds nothing until it has learnt to (Wu et al. 2024, LLaMA Pro).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from torch import Tensor

from training.checkpoint import by_name
from training.config import Shape

LAYER = re.compile(r"(encoder|decoder)\.(\d+)\.(.+)")
BACK = re.compile(r"attention\.out\.|inner\.down\.")  # maps whose output is added to the residual


def is_deeper(state: Mapping[str, Any], shape: Shape) -> bool:
    """Whether a network of this shape has more layers than that of a checkpoint."""
    layers = [state["shape"][side] for side in ("encoder", "decoder")]
    return layers != [shape.encoder, shape.decoder]


def deepened(state: Mapping[str, Any], shape: Shape) -> Iterator[tuple[str, Tensor]]:
    """The averaged weights of a checkpoint by name, for a network of this shape.

    ValueError where the shape has fewer layers.
    """
    copied = {
        side: copies(state["shape"][side], getattr(shape, side)) for side in ("encoder", "decoder")
    }
    for name, weights in by_name(state["average"], state["names"]).items():
        found = LAYER.fullmatch(name)
        if found is None:
            yield name, weights
            continue
        side, number, rest = found.groups()
        first, *others = copied[side][int(number)]
        yield f"{side}.{first}.{rest}", weights
        for new in others:
            yield f"{side}.{new}.{rest}", weights * 0 if BACK.search(rest) else weights


def copies(old: int, new: int) -> list[list[int]]:
    """For each layer of ``old`` the numbers that it and its copies have among ``new``.

    The copies are spread evenly; the last layer has one: 6 in 8 are 0, 1, 2 and 3, 4, 5, 6 and 7.
    """
    if new < old:
        raise ValueError(f"{old} layers cannot become {new}")
    ends = [(number + 1) * new // old for number in range(old)]
    return [list(range(start, end)) for start, end in zip([0, *ends], ends, strict=False)]
