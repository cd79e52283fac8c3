"""Files of French TAB English -> prepared text, with variants, hints and pronouns explained.

    python -m training.prepare_pairs SETTINGS.toml CORPUS MEMORY SPM.model OUT FILE [FILE ...]
        [--seed N]

FILE is plain or .xz: what ``training.exchange`` made, or ``written/``, sentences as French
newspapers print them with their English, for words that the parallel text has seldom or not at all.
Another seed draws other variants and hints; one pair in fifty is held out, and what stands in
``valid/`` of the corpus is left out.
"""

import argparse
import json
import lzma
import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import sentencepiece

from training.augment import Pair, augment
from training.config import Variants, read_config
from training.corpus import key, lot, translated, validation_keys
from training.hinting import LONGEST, SHARE, read_memory, with_hints
from training.normalisation import normalise, normalise_english
from training.pronouns import with_pronouns
from training.shards import write_pairs, write_shards

HELD_OUT = 0.02  # of the pairs


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("settings", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("memory", type=Path)
    parser.add_argument("pieces", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    model = given.pieces.read_bytes()
    (given.out / "spm.model").write_bytes(model)
    pieces = sentencepiece.SentencePieceProcessor(model_proto=model)
    held, taught = parted(read_written(given.files), validation_keys(given.corpus))
    write_pairs(given.out, "held_out", held)
    varied = with_variants(taught, read_config(given.settings).text.variants, given.seed)

    def fits(sentence: str) -> bool:
        return len(pieces.encode(sentence)) <= LONGEST

    hinted = with_hints(varied, read_memory(given.memory), SHARE, fits, given.seed)
    print(json.dumps(write_shards(hinted, pieces, LONGEST, given.out)), flush=True)


def with_variants(pairs: Sequence[Pair], shares: Variants, seed: int) -> Iterator[Pair]:
    """The pairs, varied; and those that show what a pronoun stands for, varied and explained.

    Varied first: English hints in French capitals would be none.
    """
    rng = random.Random(seed)
    varied = [[augment(pair, shares, rng) for pair in pairs] for _ in range(2)]
    return chain(varied[0], with_pronouns(varied[1], seed))


def read_written(files: Sequence[Path]) -> Iterator[Pair]:
    """The pairs of some files of lines ``French TAB English``, normalised, each French once."""
    seen: set[str] = set()
    for path in files:
        for line in read_lines(path):
            french, _, english = line.partition("\t")
            pair = normalise(french), normalise_english(english)
            if translated(pair) and pair[0] not in seen:
                seen.add(pair[0])
                yield pair


def read_lines(path: Path) -> list[str]:
    """The lines of a file that may be compressed."""
    content = path.read_bytes()
    return (lzma.decompress(content) if path.suffix == ".xz" else content).decode().splitlines()


def parted(pairs: Iterable[Pair], banned: Collection[str]) -> tuple[list[Pair], list[Pair]]:
    """Those held out, drawn by the sentence itself, and the others; none with a banned key."""
    held: list[Pair] = []
    taught: list[Pair] = []
    for pair in pairs:
        if any(key(side) in banned for side in pair):
            continue
        (held if lot(pair[0]) < HELD_OUT else taught).append(pair)
    return held, taught


if __name__ == "__main__":
    main()
