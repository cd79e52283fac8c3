"""Parameters, gradients and averages as flat arrays; Muon for matrices, Adam for the rest.

One array each lets two processes exchange gradients and weights without copying.  Every process
orthogonalises its share of the matrices and gives the others the new weights.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple, cast

import torch
import torch.distributed as dist
from torch import Tensor, nn

from training.network import Translator

ADAM = {"betas": (0.9, 0.98), "eps": 1e-9}
MOMENTUM = 0.95
MATRIX_DECAY = 0.01
CLIP = 1.0  # gradient norm of what Adam moves
NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)  # Jordan et al. 2024, Muon
ITERATIONS = 5
EXTRA = 4  # places after the gradients, for Sums


class Sums(NamedTuple):
    """Sums over all passes of a step and all processes."""

    smooth: float  # label-smoothed loss, nats
    plain: float  # loss, nats
    pieces: float  # wanted target pieces
    seconds: float  # what process 0 tells all


@dataclass(frozen=True)
class Rates:
    """Learning rates of one step."""

    matrix: float
    vector: float


class Optimiser:
    """Moves a network's parameters; owns their storage."""

    def __init__(self, network: Translator, process: int, processes: int, half: bool) -> None:
        self.process, self.processes = process, processes
        self.half = half
        self.shares = share_out(network.matrices(), processes)
        owned = [matrix for share in self.shares for matrix in share]
        chosen = {id(matrix) for matrix in owned}
        vectors = [p for p in network.parameters() if id(p) not in chosen]
        self.parameters = owned + vectors
        self.weights = flatten(self.parameters)
        self.gradients = attach_gradients(self.parameters)
        self.momentum = torch.zeros_like(self.weights[: sum(m.numel() for m in owned)])
        self.vectors = vectors
        self.adam = torch.optim.AdamW(vectors, weight_decay=0.0, fused=True, **ADAM)

    def step(self, rates: Rates) -> Sums:
        """One step from the gradients of all processes, summed and divided by the pieces."""
        if self.processes > 1:
            dist.all_reduce(self.gradients)
        sums = Sums(*self.gradients[-EXTRA:].tolist())
        self.gradients.div_(max(1.0, sums.pieces))
        nn.utils.clip_grad_norm_(self.vectors, CLIP)
        for group in self.adam.param_groups:
            group["lr"] = rates.vector
        self.adam.step()
        self.move_matrices(rates.matrix)
        self.gradients.zero_()
        return sums

    @torch.no_grad()
    def move_matrices(self, rate: float) -> None:
        """Muon on this process's share, then exchange."""
        start = 0
        for owner, share in enumerate(self.shares):
            end = start + sum(matrix.numel() for matrix in share)
            if owner == self.process:
                self.move_share(share, start, rate)
            start = end
        self.exchange(self.weights)

    def move_share(self, share: list[nn.Parameter], start: int, rate: float) -> None:
        """Muon on matrices whose momentum begins at ``start``."""
        for matrix in share:
            momentum = self.momentum[start : start + matrix.numel()].view_as(matrix)
            start += matrix.numel()
            gradient = cast("Tensor", matrix.grad)
            momentum.lerp_(gradient, 1 - MOMENTUM)
            update = orthogonal(gradient.lerp(momentum, MOMENTUM), self.half)
            matrix.mul_(1 - rate * MATRIX_DECAY)
            matrix.add_(update, alpha=-rate * 0.2 * math.sqrt(max(matrix.shape)))

    def exchange(self, flat: Tensor) -> None:
        """Every process's share of ``flat`` to all."""
        start = 0
        for owner, share in enumerate(self.shares):
            end = start + sum(matrix.numel() for matrix in share)
            if self.processes > 1 and end > start:
                dist.broadcast(flat[start:end], owner)
            start = end

    def state(self) -> dict[str, object]:
        """What a resumed run needs beside the weights; the same in every process."""
        self.exchange(self.momentum)
        return {"momentum": self.momentum, "adam": self.adam.state_dict()}

    def load_state(self, state: dict[str, object]) -> None:
        """The opposite of :meth:`state`."""
        self.momentum.copy_(cast("Tensor", state["momentum"]))
        self.adam.load_state_dict(cast("dict[str, object]", state["adam"]))


def share_out(matrices: list[nn.Parameter], processes: int) -> list[list[nn.Parameter]]:
    """Matrices dealt so that each process has about the same work."""
    shares: list[list[nn.Parameter]] = [[] for _ in range(processes)]
    cost = [0] * processes
    for matrix in sorted(matrices, key=lambda m: -m.numel()):
        cheapest = cost.index(min(cost))
        shares[cheapest].append(matrix)
        cost[cheapest] += min(matrix.shape) ** 2 * max(matrix.shape)
    return shares


def flatten(parameters: list[nn.Parameter]) -> Tensor:
    """One array that holds all parameters, each of which becomes a view of it."""
    flat = torch.cat([p.data.reshape(-1) for p in parameters])
    start = 0
    for p in parameters:
        p.data = flat[start : start + p.numel()].view_as(p)
        start += p.numel()
    return flat


def attach_gradients(parameters: list[nn.Parameter]) -> Tensor:
    """One array that holds all gradients and the EXTRA places."""
    total = sum(p.numel() for p in parameters)
    flat = torch.zeros(total + EXTRA, device=parameters[0].device)
    start = 0
    for p in parameters:
        p.grad = flat[start : start + p.numel()].view_as(p)
        start += p.numel()
    return flat


def orthogonal(update: Tensor, half: bool) -> Tensor:
    """The nearest matrix with equal singular values, about 1, by Newton-Schulz iteration."""
    tall = update.shape[0] > update.shape[1]
    x = update.T if tall else update
    x = x / (x.norm() + 1e-7)
    x = x.bfloat16() if half else x
    a, b, c = NEWTON_SCHULZ
    for _ in range(ITERATIONS):
        square = x @ x.T
        x = a * x + (b * square + c * (square @ square)) @ x
    result: Tensor = (x.T if tall else x).to(update.dtype)
    return result
