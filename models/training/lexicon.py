"""Corpus -> ``lexicon.tsv``: what each French word becomes in English, and how often.

    python -m training.lexicon CORPUS TEXT

Words are aligned by eflomal (Östling and Tiedemann 2016), French to English, over a sample of all
sources; the service mends rare words by these counts (service/translation/lexicon.py).
"""

import argparse
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from service.translation.preparation.hints import WORD

from training.augment import Pair
from training.corpus import clean_source, key, keys_of, lot

# Share of a large source that is aligned; a rare word of news is seldom in what is left out.
SHARES = {
    "europarl": 0.45,
    "hansard": 0.45,
    "justice_canada": 0.5,
    "debian_packages": 0.5,
    "libreoffice_help": 0.5,
}
LONGEST = 45  # words
MOST = 16  # translations of a word
FEWEST, LEAST = 2, 0.01  # times and share below which a translation is an error of the alignment
USUAL = 10  # per cent of a word's translations
OFTEN = 5  # per cent: a share as small as this is seen of words met some 40 times or more
RARE = 8  # of words met less often even a single translation is kept

Words = list[str]
Links = Counter[tuple[str, str]]


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("text", type=Path)
    given = parser.parse_args()
    pairs = given.text / "aligned.txt"
    write_pairs(sample(given.corpus), pairs)
    align(pairs)
    lines = list(rows(count_links(pairs)))
    (given.text / "lexicon.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} words", flush=True)


def english_words(lexicon: Iterable[str]) -> list[str]:
    """The English words in the lines of a lexicon: what tells a word that was left in French.

    Any translation that is no French word is one.  What is a French word too (main, pain,
    personnel) must be a usual translation of a word that was met often, itself perhaps: English
    text quotes French, and French text English.  A name must be a usual translation of another.
    """
    found = {word: candidates(rest) for word, _, rest in (line.partition("\t") for line in lexicon)}
    return sorted(
        {
            english
            for word, shares in found.items()
            for english, share in shares.items()
            if english not in found
            or (share >= USUAL and is_sure(word, english, min(shares.values())))
        }
    )


def is_sure(french: str, english: str, least: int) -> bool:
    """Whether a usual translation is an English word; ``least`` is the least share beside it."""
    return least <= OFTEN if english.islower() else french != english


def candidates(row: str) -> dict[str, int]:
    """The translations in a line of a lexicon, with their shares in per cent."""
    pairs = (candidate.rpartition(":") for candidate in row.split(" "))
    return {english: int(share) for english, _, share in pairs}


def sample(corpus: Path) -> Iterator[Pair]:
    """Clean pairs of all sources, each French sentence once, none that stands in ``valid/``."""
    seen = set().union(*(keys_of(path) for path in sorted((corpus / "valid").iterdir())))
    for path in sorted(corpus.glob("*.tsv.xz")):
        name = path.name.removesuffix(".tsv.xz")
        for french, english in clean_source(corpus, name):
            known = {key(french), key(english)} & seen
            if known or lot(french) > SHARES.get(name, 1.0):
                continue
            seen.add(key(french))
            yield french, english


def write_pairs(pairs: Iterable[Pair], out: Path) -> None:
    """``french words ||| english words``, a line a pair of like and moderate length."""
    with out.open("w", encoding="utf-8") as file:
        for french, english in (map(WORD.findall, pair) for pair in pairs):
            short, long = sorted((len(french), len(english)))
            if short > 0 and long <= min(LONGEST, 2.5 * short + 3):
                file.write(f"{' '.join(french)} ||| {' '.join(english)}\n")


def align(pairs: Path) -> None:
    """``aligned.links``: i-j pairs of word numbers, a line a pair, case apart; some 20 minutes."""
    small = pairs.with_suffix(".small")
    with pairs.open(encoding="utf-8") as lines, small.open("w", encoding="utf-8") as file:
        file.writelines(line.lower() for line in lines)
    program = Path(sys.executable).with_name("eflomal-align")
    command = [program, "-i", small, "--model", "3", "-l", "0.4", "-f", pairs.with_suffix(".links")]
    subprocess.run([sys.executable, *map(str, command)], check=True)  # noqa: S603 - our own words
    small.unlink()


def count_links(pairs: Path) -> Links:
    """How often each French word was aligned with each English one, in ordinary letters."""
    inside = inner_words(pairs)
    links: Links = Counter()
    with pairs.open(encoding="utf-8") as lines, pairs.with_suffix(".links").open() as aligned:
        for (french, english), found in zip(map(sides, lines), aligned, strict=True):
            for words, counts in zip((french, english), inside, strict=True):
                words[0] = ordinary(words[0], counts)
            for link in found.split():
                f, e = map(int, link.split("-"))
                links[french[f], english[e]] += 1
    return links


def inner_words(pairs: Path) -> tuple[Counter[str], Counter[str]]:
    """French and English words away from the beginning of a line, counted."""
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    with pairs.open(encoding="utf-8") as lines:
        for both in map(sides, lines):
            for words, counted in zip(both, counts, strict=True):
                counted.update(words[1:])
    return counts


def sides(line: str) -> tuple[Words, Words]:
    """The words of a line's two sides."""
    french, english = line.rstrip("\n").split(" ||| ")
    return french.split(), english.split()


def ordinary(word: str, inside: Mapping[str, int]) -> str:
    """The first word of a sentence, in small letters if it is mostly so elsewhere."""
    small = word.lower()
    return small if inside.get(small, 0) >= inside.get(word, 0) else word


def rows(links: Links) -> Iterator[str]:
    """``word TAB translation:share ...``, sorted; shares in per cent, likeliest first."""
    found: dict[str, Words] = defaultdict(list)
    for (french, english), _ in sorted(links.items(), key=lambda item: (-item[1], item[0])):
        if any(map(str.isalpha, french)) and any(map(str.isalpha, english)):
            found[french].append(english)
    for french in sorted(found):
        total = sum(links[french, english] for english in found[french])
        shares = {
            english: links[french, english] / total
            for english in found[french]
            if links[french, english] >= (FEWEST if total >= RARE else 1)
        }
        kept = [f"{e}:{100 * s:.0f}" for e, s in shares.items() if s >= LEAST][:MOST]
        if total >= FEWEST and kept:
            yield f"{french}\t{' '.join(kept)}"


if __name__ == "__main__":
    main()
