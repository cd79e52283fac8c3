"""The validation text's words that the corpus has seldom, with what the reference makes of them.

    python -m training.rare ALIGNED [--wordlist FOLDER]

Writes ``rare.tsv`` in ALIGNED (line number from 0, French word, English words of the reference),
and with a word list ``set_phrases.tsv`` likewise for its phrases.  By the links alone, which no
memory has touched; made once and left as it is, so that packages are compared on the same words.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from training.alignment import Aligned, aligned, count_pairs
from training.memory import SMALL, aligned_text, is_word
from training.phrases import counts
from training.wordlist import rows

SELDOM = 100  # times in the corpus


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("aligned", type=Path)
    parser.add_argument("--wordlist", type=Path)
    given = parser.parse_args()
    french = aligned_text(given.aligned).french
    times = dict(zip(french.words, counts(french).tolist(), strict=True))
    pairs = list(validation(given.aligned))
    write(seldom_words(pairs, times), given.aligned / "rare.tsv")
    if given.wordlist:
        phrases = {tuple(row[0].split()) for row in rows(given.wordlist / "phrases.tsv")}
        write(set_phrases(pairs, phrases), given.aligned / "set_phrases.tsv")


Row = tuple[int, str, str]


def validation(folder: Path) -> Iterator[Aligned]:
    """The aligned pairs for validation, which come last."""
    yield from aligned(folder, count_pairs(folder))


def seldom_words(pairs: list[Aligned], times: dict[str, int]) -> Iterator[Row]:
    """Words of the corpus's language, not names, that it has `SELDOM` times or less."""
    for line, pair in enumerate(pairs):
        for place, word in enumerate(pair.french):
            if not (is_word(word) and word.islower() and times.get(word, 0) <= SELDOM):
                continue
            if english := rendering(pair, place, place + 1):
                yield line, word, english


def set_phrases(pairs: list[Aligned], phrases: set[tuple[str, ...]]) -> Iterator[Row]:
    """Where phrases of a word list stand."""
    for line, pair in enumerate(pairs):
        words = [word.lower() for word in pair.french]
        for start in range(len(words)):
            for length in range(2, 5):
                run = tuple(words[start : start + length])
                if run in phrases and (english := rendering(pair, start, start + length)):
                    yield line, " ".join(run), english


def rendering(pair: Aligned, start: int, end: int) -> str:
    """The English words that are aligned with French words `start` to `end`, but the small ones."""
    places = sorted({e for f, e in pair.links if start <= f < end})
    told = [pair.english[e].lower() for e in places]
    return " ".join(word for word in told if word.isalpha() and word not in SMALL)


def write(found: Iterator[Row], path: Path) -> None:
    """A line a word; a file that is there stays."""
    if path.exists():
        print(f"{path} is there already", flush=True)
        return
    lines = ["\t".join(map(str, row)) for row in found]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} in {path.name}", flush=True)


if __name__ == "__main__":
    main()
