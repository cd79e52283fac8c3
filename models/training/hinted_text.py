"""Prepared text -> the same text with hints in a share of its sentences, and pronouns explained.

python -m training.hinted_text MEMORY OUT TEXT [TEXT ...] [--share S]
"""

import argparse
import json
import shutil
from itertools import chain
from pathlib import Path

import sentencepiece

from training.growth import with_marks
from training.hinting import LONGEST, SHARE, read_memory, with_hints
from training.pronouns import with_pronouns
from training.shards import read_shards, shared_pieces, write_shards

SEED = 1


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("memory", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--share", type=float, default=SHARE)
    given = parser.parse_args()
    model = with_marks(shared_pieces(given.texts))
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "spm.model").write_bytes(model)
    pieces = sentencepiece.SentencePieceProcessor(model_proto=model)
    paths = [path for text in given.texts for path in sorted(text.glob("part-*.npz"))]
    explained = with_pronouns(read_shards(paths, pieces), SEED)
    pairs = chain(read_shards(paths, pieces), explained)

    def fits(sentence: str) -> bool:
        return len(pieces.encode(sentence)) <= LONGEST

    hinted = with_hints(pairs, read_memory(given.memory), given.share, fits, SEED)
    counts = write_shards(hinted, pieces, LONGEST, given.out)
    for name in ("held_out.fr", "held_out.en"):
        shutil.copy(given.texts[0] / name, given.out / name)
    print(json.dumps(counts), flush=True)


if __name__ == "__main__":
    main()
