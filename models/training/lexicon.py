"""Corpus -> ``lexicon.tsv``: what each French word becomes in English, and how often.

    python -m training.lexicon SETTINGS.toml CORPUS TEXT

Words are aligned by eflomal (Östling and Tiedemann 2016), French to English, over a sample of all
sources without what is held out, in 7 to 20 minutes of a core.  The service mends rare words by
these counts (service/translation/lexicon.py).
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from service.translation.preparation.hints import WORD

from training.alignment import align, alike, once_each
from training.augment import Pair
from training.config import Text, read_config
from training.corpus import hold_out, lot, read_sources

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
    parser.add_argument("settings", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("text", type=Path)
    given = parser.parse_args()
    given.text.mkdir(parents=True, exist_ok=True)
    pairs = list(sample(given.corpus, read_config(given.settings).text))
    links = given.text / "aligned.links"
    align(pairs, links)
    lines = list(rows(count_links(pairs, links)))
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


def sample(corpus: Path, text: Text) -> Iterator[Pair]:
    """Clean pairs of all sources, each French sentence once, none that is held out."""
    sources, _ = hold_out(read_sources(corpus), text)
    drawn = (
        pair
        for name, pairs in sources.items()
        for pair in pairs
        if lot(pair[0]) <= SHARES.get(name, 1.0) and alike(*pair, LONGEST)
    )
    return once_each(drawn)


def count_links(pairs: Sequence[Pair], links: Path) -> Links:
    """How often each French word was aligned with each English one, in ordinary letters."""
    inside = inner_words(pairs)
    counted: Links = Counter()
    with links.open() as aligned:
        for pair, found in zip(pairs, aligned, strict=True):
            french, english = map(WORD.findall, pair)
            for words, counts in zip((french, english), inside, strict=True):
                words[0] = ordinary(words[0], counts)
            for link in found.split():
                f, e = map(int, link.split("-"))
                counted[french[f], english[e]] += 1
    return counted


def inner_words(pairs: Iterable[Pair]) -> tuple[Counter[str], Counter[str]]:
    """French and English words away from the beginning of a line, counted."""
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for pair in pairs:
        for side, counted in zip(pair, counts, strict=True):
            counted.update(WORD.findall(side)[1:])
    return counts


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
