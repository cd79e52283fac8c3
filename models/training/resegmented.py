"""Prepared text -> the same with the French of a share of its pairs cut into other pieces.

    python -m training.resegmented OUT TEXT [TEXT ...] [--share S] [--seed N]

Merges of pieces are skipped at random ("BPE dropout": Provilkov, Emelianenko and Voita 2020), so
that a word that is seldom met is learnt from its parts as well.  The seed repeats which pairs are
taken and in which order, but not where merges are skipped: SentencePiece draws that anew in every
process.
"""

import argparse
import json
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import sentencepiece

from training.hinting import LONGEST
from training.rows import Side, load_text
from training.shards import clear, shared_pieces, write_shard

SHARE = 0.5  # of the pairs
DROPOUT = 0.1  # of the merges

Ids = list[int]


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--share", type=float, default=SHARE)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    shared_pieces(given.texts)
    given.out.mkdir(parents=True, exist_ok=True)
    for name in ("spm.model", "held_out.fr", "held_out.en"):
        shutil.copy(given.texts[0] / name, given.out / name)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(given.out / "spm.model"))
    rng = random.Random(given.seed)
    drawn = [pair for text in given.texts for pair in draw(text, rng)]
    rng.shuffle(drawn)
    french = resegmented([pair[0] for pair in drawn], pieces, given.share, rng)
    counts = write(given.out, list(french), [pair[1] for pair in drawn])
    counts["vocabulary"] = pieces.get_piece_size()
    (given.out / "epoch.json").write_text(json.dumps(counts))
    print(json.dumps(counts), flush=True)


def write(out: Path, french: Sequence[Ids], english: Sequence[Ids]) -> dict[str, int]:
    """The pairs that are still short enough, in one shard; their counts."""
    clear(out)
    kept = [n for n, ids in enumerate(french) if len(ids) <= LONGEST]
    write_shard(out / "part-000.npz", [french[n] for n in kept], [english[n] for n in kept])
    return {"pairs": len(kept), "target_tokens": sum(len(english[n]) for n in kept)}


def draw(folder: Path, rng: random.Random) -> Iterator[tuple[Ids, Ids]]:
    """The pairs of a text, each English sentence once."""
    text = load_text(sorted(folder.glob("part-*.npz")))
    chosen = one_of_each(text.target, rng)
    return ((text.source[one].tolist(), text.target[one].tolist()) for one in chosen)


def one_of_each(target: Side, rng: random.Random) -> list[int]:
    """One of each sentence's copies, drawn."""
    copies: dict[bytes, list[int]] = {}
    for place in range(len(target.offsets) - 1):
        copies.setdefault(target[place].tobytes(), []).append(place)
    return [rng.choice(each) for each in copies.values()]


def resegmented(
    sentences: Sequence[Ids],
    pieces: sentencepiece.SentencePieceProcessor,
    share: float,
    rng: random.Random,
) -> Iterator[Ids]:
    """The sentences in pieces, this share of them in other pieces than usual."""
    for ids, text in zip(sentences, pieces.decode(list(sentences)), strict=True):
        if rng.random() < share:
            yield pieces.encode(text, enable_sampling=True, alpha=DROPOUT, nbest_size=-1)
        else:
            yield ids


if __name__ == "__main__":
    main()
