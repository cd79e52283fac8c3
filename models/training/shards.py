"""Sentence pairs as pieces in ``part-NNN.npz``, and ``epoch.json`` with their counts."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

from training.augment import Pair

SHARD = 300_000  # pairs: some 35 MB


def write_shards(
    pairs: Iterable[Pair],
    pieces: sentencepiece.SentencePieceProcessor,
    longest: int,
    out: Path,
) -> dict[str, int]:
    """Write pairs of at most `longest` pieces a side in place of what was there; their counts."""
    clear(out)
    turn = iter(pairs)
    found = tokens = number = 0
    while part := list(islice(turn, SHARD)):
        french, english = (encode([pair[side] for pair in part], pieces) for side in (0, 1))
        kept = [
            i
            for i in range(len(part))
            if 0 < len(french[i]) <= longest and 0 < len(english[i]) <= longest
        ]
        write_shard(
            out / f"part-{number:03}.npz", [french[i] for i in kept], [english[i] for i in kept]
        )
        found, tokens = found + len(kept), tokens + sum(len(english[i]) for i in kept)
        number += 1
    counts = {"pairs": found, "target_tokens": tokens, "vocabulary": pieces.get_piece_size()}
    (out / "epoch.json").write_text(json.dumps(counts))
    return counts


def clear(out: Path) -> None:
    """Remove the shards of an earlier text, which may have had more of them."""
    for old in (out / "epoch.json", *out.glob("part-*.npz")):
        old.unlink(missing_ok=True)


def shared_pieces(texts: Sequence[Path]) -> bytes:
    """The SentencePiece model that all these texts were prepared with.

    ValueError where they were prepared with several.
    """
    first, *others = [(text / "spm.model").read_bytes() for text in texts]
    if any(other != first for other in others):
        raise ValueError(f"not prepared with the same pieces: {', '.join(map(str, texts))}")
    return first


def write_pairs(out: Path, stem: str, pairs: Sequence[Pair]) -> None:
    """``stem.fr`` and ``stem.en``, a line a pair."""
    for side, suffix in enumerate(("fr", "en")):
        lines = "".join(pair[side] + "\n" for pair in pairs)
        (out / f"{stem}.{suffix}").write_text(lines, encoding="utf-8")


def write_shard(
    path: Path, french: Sequence[Sequence[int]], english: Sequence[Sequence[int]]
) -> None:
    """One shard, uncompressed."""
    np.savez(
        path,
        fr=np.concatenate([np.array(ids, np.uint16) for ids in french]),
        en=np.concatenate([np.array(ids, np.uint16) for ids in english]),
        fr_length=np.array([len(ids) for ids in french], np.uint8),
        en_length=np.array([len(ids) for ids in english], np.uint8),
    )


def read_shards(
    paths: Sequence[Path], pieces: sentencepiece.SentencePieceProcessor
) -> Iterator[Pair]:
    """The pairs of some shards as text."""
    for path in paths:
        with np.load(path) as shard:
            sides = [
                decode(shard[side], shard[f"{side}_length"].astype(np.int64), pieces)
                for side in ("fr", "en")
            ]
        yield from zip(*sides, strict=True)


def decode(
    ids: npt.NDArray[np.uint16],
    lengths: npt.NDArray[np.int64],
    pieces: sentencepiece.SentencePieceProcessor,
) -> list[str]:
    """The sentences of one side of a shard."""
    ends = np.cumsum(lengths)
    sentences = [part.tolist() for part in np.split(ids, ends[:-1])]
    found: list[str] = pieces.decode(sentences, num_threads=1)
    return found


def encode(lines: list[str], pieces: sentencepiece.SentencePieceProcessor) -> list[list[int]]:
    """Pieces of each line."""
    return list(pieces.encode(lines, num_threads=1))
