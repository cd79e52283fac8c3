"""Parallel text from disk: read, clean, hold out."""

import hashlib
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

from training.augment import Pair
from training.config import Text
from training.normalisation import normalise, normalise_english

FRENCH_WORDS = frozenset(
    [
        "le",
        "la",
        "les",
        "des",
        "du",
        "un",
        "une",
        "et",
        "est",
        "dans",
        "que",
        "qui",
        "pour",
        "pas",
        "sur",
        "au",
        "aux",
        "avec",
        "ce",
        "cette",
        "il",
        "elle",
        "sont",
    ]
)
DIGITS = re.compile(r"\d")
TRUSTED_NUMBERS = frozenset(
    {"wmt_news_dev", "news_wce_lig", "news_commentary_5k", "ud_pud", "tatoeba", "diabla"}
)
KEY = re.compile(r"\W+")

Sources = dict[str, list[Pair]]


def read_source(folder: Path, name: str) -> Iterator[Pair]:
    """Normalised pairs of one ``.tsv.xz`` (French TAB English)."""
    with lzma.open(folder / f"{name}.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            french, english = line.rstrip("\n").split("\t")
            yield normalise(french), normalise_english(english)


def clean_source(folder: Path, name: str) -> Iterator[Pair]:
    """The pairs of a source that teach nothing wrong."""
    check_numbers = name not in TRUSTED_NUMBERS
    for pair in read_source(folder, name):
        if translated(pair) and (not check_numbers or same_digits(pair)):
            yield pair


def source_names(corpus: Path) -> list[str]:
    """The sources that a corpus has a file of."""
    return sorted(path.name.removesuffix(".tsv.xz") for path in corpus.glob("*.tsv.xz"))


def refuse_unknown_names(corpus: Path, text: Text) -> None:
    """SystemExit where the settings name a source that the corpus has no file of.

    Under another name that source would be taken whole, as one that the settings do not name.
    """
    unknown = {*text.news, *text.selected, *text.copies} - set(source_names(corpus))
    if unknown:
        files = ", ".join(f"{name}.tsv.xz" for name in sorted(unknown))
        raise SystemExit(f"{corpus} lacks sources that the settings name: {files}")


def read_sources(corpus: Path) -> Sources:
    """Clean pairs of each source, none of them in ``valid/``."""
    banned = validation_keys(corpus)
    return {
        name: [pair for pair in clean_source(corpus, name) if banned.isdisjoint(map(key, pair))]
        for name in source_names(corpus)
    }


def validation_keys(corpus: Path) -> set[str]:
    """Keys of all lines of ``valid/``, of either language."""
    return set().union(*(keys_of(path) for path in sorted((corpus / "valid").iterdir())))


def hold_out(sources: Sources, text: Text) -> tuple[Sources, list[Pair]]:
    """Sources without the held-out pairs, and those: as many of each, at most 2.5%."""
    each = 1.5 * text.held_out / len(sources)
    kept: Sources = {}
    held: dict[str, Pair] = {}
    drawn = {
        pair[0]
        for name, pairs in sources.items()
        for pair in pairs
        if lot(pair[0]) < min(0.025, each / len(pairs))
    }
    banned = {key(french) for french in drawn}
    for name, pairs in sources.items():
        kept[name] = [pair for pair in pairs if key(pair[0]) not in banned]
        held |= {pair[0]: pair for pair in pairs if pair[0] in drawn and name != "dictionary"}
    chosen = random.Random(text.seed).sample(sorted(held.values()), min(text.held_out, len(held)))
    return kept, chosen


def translated(pair: Pair) -> bool:
    """Whether the English side is there and is not French."""
    french, english = pair
    if not french or not english or (french == english and french.count(" ") > 2):
        return False
    words = english.lower().split()
    return sum(word in FRENCH_WORDS for word in words) <= 0.2 * len(words)


def same_digits(pair: Pair) -> bool:
    """Whether both sides hold the same digits, in any order, if both hold digits at all."""
    french, english = (sorted(DIGITS.findall(side)) for side in pair)
    return not french or not english or french == english


def key(text: str) -> str:
    """What two copies of a sentence share: its letters and digits, in lower case."""
    return KEY.sub("", text).lower()


def lot(text: str) -> float:
    """A number in [0, 1) drawn by the sentence itself: copies in several sources share it."""
    return int.from_bytes(hashlib.blake2b(key(text).encode(), digest_size=6).digest()) / 2**48


def keys_of(path: Path) -> set[str]:
    """Keys of the lines of a plain file."""
    return {key(normalise(line)) for line in path.read_text(encoding="utf-8").splitlines()}
