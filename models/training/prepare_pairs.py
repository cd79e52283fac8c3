"""Files of French TAB English -> prepared text, with variants, hints and pronouns explained.

    python -m training.prepare_pairs SETTINGS.toml MEMORY SPM.model OUT FILE [FILE ...] [--seed N]

FILE is plain or .xz: what ``training.exchange`` made, or ``written/``, sentences as French
newspapers print them with their English, for words that the parallel text has seldom or not at all.
Another seed draws other variants and hints; one pair in fifty is held out.
"""

import argparse
import json
import lzma
import random
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import sentencepiece

from training.augment import Pair, augment
from training.config import read_config
from training.corpus import lot, translated
from training.hinted_text import LONGEST, SHARE
from training.hinting import read_memory, with_hints
from training.normalisation import normalise, normalise_english
from training.pronouns import with_pronouns
from training.shards import write_shards

HELD_OUT = 0.02  # of the pairs


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("settings", type=Path)
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
    held, taught = parted(read_written(given.files))
    write_held_out(held, given.out)
    rng = random.Random(given.seed)
    pairs = chain(taught, with_pronouns(taught, given.seed))
    variants = read_config(given.settings).text.variants

    def fits(sentence: str) -> bool:
        return len(pieces.encode(sentence)) <= LONGEST

    varied = (augment(pair, variants, rng) for pair in pairs)
    hinted = with_hints(varied, read_memory(given.memory), SHARE, fits, given.seed)
    print(json.dumps(write_shards(hinted, pieces, LONGEST, given.out)), flush=True)


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


def parted(pairs: Iterator[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Those held out, drawn by the sentence itself, and the others."""
    held: list[Pair] = []
    taught: list[Pair] = []
    for pair in pairs:
        (held if lot(pair[0]) < HELD_OUT else taught).append(pair)
    return held, taught


def write_held_out(pairs: Sequence[Pair], out: Path) -> None:
    """``held_out.fr`` and ``held_out.en``, a sentence a line."""
    for side, suffix in enumerate(("fr", "en")):
        lines = "".join(f"{pair[side]}\n" for pair in pairs)
        (out / f"held_out.{suffix}").write_text(lines, "utf-8")


if __name__ == "__main__":
    main()
