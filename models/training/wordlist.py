"""Training pairs out of a French-English word list: « la grue » "the crane".

The list is a folder with ``words.tsv`` (lemma, part of speech, gender of nouns, English words by |)
and ``phrases.tsv`` (phrase, English by |).
"""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from training.augment import Pair
from training.normalisation import normalise, normalise_english

VOWELS = "aeiouyéèêëàâîïôûœæh"
TIMES = 3  # that each pair is shown, as a phrase and as a sentence
COMMON = 4000  # times in the corpus: what is more frequent has senses that no list puts in order


def read_wordlist(folder: Path, counts: Mapping[str, int], seed: int) -> list[Pair]:
    """A pair or two for each word and phrase that the corpus does not have often."""
    rng = random.Random(seed)
    pairs = [
        *(pair for row in rows(folder / "words.tsv") for pair in word_pairs(row, counts, rng)),
        *(pair for row in rows(folder / "phrases.tsv") for pair in phrase_pairs(row, counts)),
    ]
    shown = [pair for pair in pairs for _ in range(TIMES)]
    shown += [as_sentence(pair) for pair in shown]
    return [(normalise(french), normalise_english(english)) for french, english in shown]


def as_sentence(pair: Pair) -> Pair:
    """The pair with a capital and a full stop on both sides."""
    french, english = (f"{side[:1].upper()}{side[1:]}." for side in pair)
    return french, english


def rows(path: Path) -> Iterator[list[str]]:
    """The cells of each line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def word_pairs(row: list[str], counts: Mapping[str, int], rng: random.Random) -> Iterator[Pair]:
    """A noun with an article, a verb in the infinitive, an adjective, an adverb."""
    lemma, kind, gender, english = row
    if counts.get(lemma, 0) > COMMON / 10:
        return
    first = english.split("|")[0]
    if kind == "n" and gender[:1] in {"m", "f"}:
        definite, indefinite = articles(lemma, gender[0])
        french_article, english_article = rng.choice(
            ((definite, "the "), (indefinite, "an " if first[:1] in "aeiou" else "a "))
        )
        yield french_article + lemma, english_article + first
    elif kind == "v":
        yield lemma, f"to {first}"
    else:
        yield lemma, first


def articles(noun: str, gender: str) -> tuple[str, str]:
    """The definite and the indefinite article of a noun in the singular."""
    definite = "l'" if noun[0] in VOWELS else {"m": "le ", "f": "la "}[gender]
    return definite, {"m": "un ", "f": "une "}[gender]


def phrase_pairs(row: list[str], counts: Mapping[str, int]) -> Iterator[Pair]:
    """A phrase with its first English."""
    phrase, english = row
    if min(counts.get(word.split("'")[-1], 0) for word in phrase.split()) <= COMMON:
        yield phrase, english.split("|")[0]
