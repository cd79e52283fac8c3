"""The flat arrays of a checkpoint, by the names that it keeps with them."""

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

Names = Sequence[tuple[str, Sequence[int]]]  # name and shape of each parameter, in their order


def by_name(flat: Any, names: Names) -> dict[str, Any]:
    """The parameters in a flat array (NumPy's or PyTorch's), each in its shape."""
    ends = accumulate((math.prod(shape) for _, shape in names), initial=0)
    return {
        name: flat[start:end].reshape(tuple(shape))
        for (name, shape), (start, end) in zip(names, pairwise(ends), strict=True)
    }


def reordered(state: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """A checkpoint with its parameters in this order; as it is where they are in it.

    Matrices are dealt to the processes: another number of processes has them in another order.
    ValueError where the parameters are others.
    """
    old, new = (
        [(name, tuple(shape)) for name, shape in order] for order in (state["names"], names)
    )
    if sorted(old) != sorted(new):
        raise ValueError("the checkpoint is of a network of another shape")
    if old == new:
        return dict(state)
    optimiser = state["optimiser"]
    matrices = len(new) - len(optimiser["adam"]["param_groups"][0]["params"])
    momentum = in_order(optimiser["momentum"], old[:matrices], new[:matrices])
    flat = {part: in_order(state[part], old, new) for part in ("weights", "average")}
    return {**state, **flat, "names": new, "optimiser": {**optimiser, "momentum": momentum}}


def in_order(flat: Any, old: Names, new: Names) -> Any:
    """A flat array with its parameters in another order."""
    places = by_name(np.arange(len(flat)), old)
    return flat[np.concatenate([places[name].ravel() for name, _ in new])]
