"""Corpus -> word-aligned sentence pairs.

    python -m training.alignment SETTINGS.toml CORPUS OUT

OUT gets ``pairs.tsv`` (French TAB English, normalised, each French sentence once, none that stands
in ``valid/`` or is held out), and ``forward.links`` and ``backward.links``: word pairs i-j of each
line from eflomal (Östling and Tiedemann 2016), French to English and English to French.  The lines
of ``valid/`` follow at the end, so that the same model aligns them.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from service.translation.preparation.hints import WORD

from training.augment import Pair
from training.config import Text, read_config
from training.corpus import hold_out, key, read_sources
from training.normalisation import normalise, normalise_english

LONGEST = 60  # words a side
SUPPORT = 150_000  # pairs of the corpus that are aligned along with few others
VALID = "newstest2013"
NEIGHBOURS = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))

Words = list[str]
Links = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Words of both sides, and which belong together (French number, English number)."""

    french: Words
    english: Words
    links: Links


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("settings", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    write_text(given.corpus, read_config(given.settings).text, given.out)
    align_both_ways(given.out)


def write_text(corpus: Path, text: Text, out: Path) -> None:
    """``pairs.tsv`` and ``valid.tsv``."""
    sources, _ = hold_out(read_sources(corpus), text)
    write(once_each(chain.from_iterable(sources.values())), out / "pairs.tsv")
    write(read_valid(corpus / "valid"), out / "valid.tsv")


def once_each(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The first of all pairs with the same French, if it is fit to be aligned."""
    seen: set[str] = set()
    for french, english in pairs:
        if (known := key(french)) not in seen and alike(french, english):
            seen.add(known)
            yield french, english


def alike(french: str, english: str, longest: int = LONGEST) -> bool:
    """Whether both sides are of like length, and of this many words at most."""
    short, long = sorted((len(WORD.findall(french)), len(WORD.findall(english))))
    return short > 0 and long <= min(longest, 2.5 * short + 3)


def read_valid(folder: Path) -> Iterator[Pair]:
    """The validation pairs, normalised, all of them in their order."""
    sides = [(folder / f"{VALID}.{side}").read_text("utf-8").splitlines() for side in ("fr", "en")]
    for french, english in zip(*sides, strict=True):
        yield normalise(french), normalise_english(english)


def write(pairs: Iterable[Pair], path: Path) -> None:
    """A line a pair."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{french}\t{english}\n" for french, english in pairs)


def align_both_ways(folder: Path) -> None:
    """Both files of links."""
    align(read(folder), folder / "forward.links", "-r", folder / "backward.links")


def align(pairs: Iterable[Pair], links: Path, *more: str | Path) -> None:
    """Which words of each pair belong together, case apart, French to English: a line a pair.

    `more` is what else eflomal is told.
    """
    joint = links.with_name("joint.txt")
    with joint.open("w", encoding="utf-8") as file:
        for pair in pairs:
            file.write(" ||| ".join(map(words_apart, pair)) + "\n")
    program = Path(sys.executable).with_name("eflomal-align")
    command = [program, "-i", joint, "--model", "3", "-l", "0.4", "-f", links, *more]
    subprocess.run([sys.executable, *map(str, command)], check=True)  # noqa: S603 - our own words
    joint.unlink()


def words_apart(side: str) -> str:
    """The words of a side in small letters, a blank between; they are as many as in its own.

    The small letters of İmişli have a mark that parts words, so words are found first.
    """
    return " ".join(WORD.findall(side)).lower() or "-"


def support(pairs: Path) -> list[Pair]:
    """Some pairs of the corpus."""
    with pairs.open(encoding="utf-8") as lines:
        every = lines.readlines()
    drawn = random.Random(1).sample(every, min(SUPPORT, len(every)))
    return [
        (french, english)
        for french, _, english in (row.rstrip("\n").partition("\t") for row in drawn)
    ]


@contextmanager
def aligned_along(pairs: Iterable[Pair], others: Iterable[Pair]) -> Iterator[Path]:
    """A folder with the links of some pairs; the others, its last, tell what common words are."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write(pairs, folder / "pairs.tsv")
        write(others, folder / "valid.tsv")
        align_both_ways(folder)
        yield folder


def read(folder: Path, *names: str) -> Iterator[Pair]:
    """The pairs of some files of a folder; of both without names, those for validation last."""
    for name in names or ("pairs.tsv", "valid.tsv"):
        with (folder / name).open(encoding="utf-8") as lines:
            for line in lines:
                french, _, english = line.rstrip("\n").partition("\t")
                yield french, english


def aligned(folder: Path, start: int = 0, end: int | None = None) -> Iterator[Aligned]:
    """Pairs number `start` to `end` with their links, both directions made one."""
    with (
        (folder / "forward.links").open() as forward,
        (folder / "backward.links").open() as backward,
    ):
        lines = zip(read(folder), forward, backward, strict=True)
        for pair, there, back in islice(lines, start, end):
            french, english = map(WORD.findall, pair)
            yield Aligned(french, english, symmetrised(links(there), links(back)))


def count_pairs(folder: Path) -> int:
    """How many pairs there are before those for validation."""
    with (folder / "pairs.tsv").open(encoding="utf-8") as lines:
        return sum(1 for _ in lines)


def links(line: str) -> Links:
    """A line of eflomal's: 0-0 1-2 ..."""
    return {(int(f), int(e)) for f, e in (link.split("-") for link in line.split())}


def symmetrised(forward: Links, backward: Links) -> Links:
    """Grow-diag (Koehn, Och and Marcu 2003): from what both say to its neighbours in either."""
    union, found = forward | backward, forward & backward
    french, english = {f for f, _ in found}, {e for _, e in found}
    waiting = sorted(found)
    while waiting:
        f, e = waiting.pop()
        for down, right in NEIGHBOURS:
            new = f + down, e + right
            fresh = new[0] not in french or new[1] not in english
            if fresh and new in union and new not in found:
                found.add(new)
                french.add(new[0])
                english.add(new[1])
                waiting.append(new)
    return found


if __name__ == "__main__":
    main()
