"""Binarised text -> packed rows, in an order that a resumed run repeats."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from training.network import IGNORED, Rows

START, END = 1, 2  # SentencePiece's ids of <s> and </s>
CHUNK = 32_768  # pairs packed together: more leave fuller rows, fewer keep memory and waiting small
OPEN = 48  # rows kept open while packing; 98% of the places end up filled

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Side:
    """All sentences of one language end to end."""

    pieces: npt.NDArray[np.uint16]
    offsets: Ids

    def lengths(self) -> Ids:
        """Pieces of each sentence."""
        return np.diff(self.offsets)

    def __getitem__(self, number: int) -> npt.NDArray[np.uint16]:
        return self.pieces[self.offsets[number] : self.offsets[number + 1]]


@dataclass(frozen=True)
class Text:
    """Sentence pairs in memory."""

    source: Side
    target: Side


@dataclass(frozen=True)
class RowSize:
    """Rows in a pass of one process, and pieces in a row."""

    rows: int
    source: int
    target: int


def load_text(paths: Sequence[Path]) -> Text:
    """Shards written by ``prepare``, joined."""
    shards = [np.load(path) for path in paths]
    return Text(
        *(
            load_side([(shard[side], shard[f"{side}_length"]) for shard in shards])
            for side in ("fr", "en")
        )
    )


def load_side(shards: Sequence[tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint8]]]) -> Side:
    """One language of all shards."""
    lengths = np.concatenate([lengths for _, lengths in shards]).astype(np.int64)
    return Side(
        np.concatenate([pieces for pieces, _ in shards]), np.concatenate([[0], np.cumsum(lengths)])
    )


@dataclass(frozen=True)
class Position:
    """Place in the text: chunks done in this stage, and passes done in this chunk."""

    stage: int = 0
    chunk: int = 0
    batch: int = 0


@dataclass(frozen=True)
class Order:
    """Which sentences, in which order, and which of the rows are this process's."""

    longest: int  # pieces a side, with </s>
    seed: int
    process: int
    processes: int


def batches(
    text: Text, size: RowSize, order: Order, start: Position
) -> Iterator[tuple[Position, Rows]]:
    """Endless passes of one process, each with the position after it; equal on every run.

    All processes see the same chunks and take every ``processes``-th row.
    """
    lengths = np.maximum(text.source.lengths(), text.target.lengths())
    eligible = np.flatnonzero(lengths < order.longest)
    chunk, batch = start.chunk, start.batch
    while True:
        packed = pack(chunk_pairs(eligible, chunk, order.seed), text, size)
        np.random.default_rng([order.seed, chunk]).shuffle(packed)
        step = size.rows * order.processes
        while (batch + 1) * step <= len(packed):
            mine = packed[batch * step : (batch + 1) * step][order.process :: order.processes]
            batch += 1
            yield Position(start.stage, chunk, batch), fill_rows(mine, text, size)
        chunk, batch = chunk + 1, 0


def chunk_pairs(eligible: Ids, chunk: int, seed: int) -> Ids:
    """The pairs of the ``chunk``-th chunk, counted through reshuffled epochs."""
    each = -(-len(eligible) // CHUNK)
    epoch, number = divmod(chunk, each)
    order = np.random.default_rng([seed, epoch, 7]).permutation(eligible)
    return np.asarray(order[number * CHUNK : (number + 1) * CHUNK])


def pack(pairs: Ids, text: Text, size: RowSize) -> list[list[int]]:
    """Pairs into rows, first fit among the open rows; a row counts </s> or <s> of each sentence."""
    lengths = zip(text.source.lengths()[pairs] + 1, text.target.lengths()[pairs] + 1, strict=True)
    closed: list[list[int]] = []
    places: list[tuple[int, int]] = []  # left in each open row
    members: list[list[int]] = []
    for pair, (source, target) in zip(
        pairs.tolist(), ((int(s), int(t)) for s, t in lengths), strict=True
    ):
        found = next((i for i, (s, t) in enumerate(places) if s >= source and t >= target), None)
        if found is None and len(places) == OPEN:
            fullest = min(range(OPEN), key=lambda i: min(places[i]))
            closed.append(members.pop(fullest))
            places.pop(fullest)
        if found is None:
            found = len(places)
            places.append((size.source, size.target))
            members.append([])
        left = places[found]
        places[found] = (left[0] - source, left[1] - target)
        members[found].append(pair)
    return closed + members


def fill_rows(members: Sequence[Sequence[int]], text: Text, size: RowSize) -> Rows:
    """Tensors of one pass."""
    source = np.full((3, len(members), size.source), [[[END]], [[0]], [[-1]]], np.int64)
    target = np.full((4, len(members), size.target), [[[END]], [[0]], [[0]], [[IGNORED]]], np.int64)
    for row, pairs in enumerate(members):
        at_source = at_target = 0
        for segment, pair in enumerate(pairs):
            at_source = put_source(source[:, row], at_source, segment, text.source[pair])
            at_target = put_target(target[:, row], at_target, segment, text.target[pair])
        target[2, row, at_target:] = len(pairs) - 1
    return Rows(*torch.from_numpy(source), *torch.from_numpy(target))


def put_source(row: Ids, at: int, segment: int, pieces: npt.NDArray[np.uint16]) -> int:
    """Pieces and </s> from place ``at``; the place after them."""
    end = at + len(pieces) + 1
    row[0, at : end - 1] = pieces
    row[0, end - 1] = END
    row[1, at:end] = np.arange(end - at)
    row[2, at:end] = segment
    return end


def put_target(row: Ids, at: int, segment: int, pieces: npt.NDArray[np.uint16]) -> int:
    """<s> and pieces from place ``at``, with what should follow each; the place after them."""
    end = at + len(pieces) + 1
    row[0, at] = START
    row[0, at + 1 : end] = pieces
    row[1, at:end] = np.arange(end - at)
    row[2, at:end] = segment
    row[3, at : end - 1] = pieces
    row[3, end - 1] = END
    return end
