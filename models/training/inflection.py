"""Inflected forms of a word list's words, where both languages inflect regularly.

A form's kind says what may stand in its place: part of speech, gender, whether it begins with a
vowel, number.  What is spelt irregularly in either language is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simplemma import lemmatize
from wordfreq import zipf_frequency

VOWELS = frozenset("aeiouyéèêëàâîïôûœæ")
SELDOMER = 2.5  # Zipf: a three hundredth
MET = 2.0  # Zipf frequency in general English of a form that exists

# Masculine ending -> feminine ending, the longest first; others have one form for both or are
# irregular (-eur, -et, -ou).
FEMININE = (
    ("eux", "euse"), ("if", "ive"), ("er", "ère"), ("el", "elle"), ("ien", "ienne"), ("al", "ale"),
    ("ois", "oise"), ("ais", "aise"), ("é", "ée"), ("i", "ie"), ("u", "ue"), ("ant", "ante"),
    ("ent", "ente"), ("ain", "aine"), ("in", "ine"), ("an", "ane"), ("ard", "arde"),
)  # fmt: skip
STEM_CHANGES = re.compile(r"[eé][bcdfgjlmnprstvz]{1,2}er$|yer$")  # lever, espérer, appeler, payer

Kind = tuple[str, str, bool, bool]  # part of speech, gender, begins with a vowel, is plural


@dataclass(frozen=True, slots=True)
class Form:
    """A French word form and its English."""

    kind: Kind
    french: str
    english: str


def forms(row: Sequence[str]) -> Iterator[Form]:
    """Forms of a line of the word list: lemma, part of speech, gender, English by |."""
    lemma, part, gender, listed = row
    english = listed.split("|")[0]
    if not lemma.isalpha() or lemma[0] == "h" or not english.replace(" ", "").isalpha():
        return
    if part == "n" and gender in {"m", "f"}:
        yield from noun(lemma, gender, english)
    elif part == "a" and " " not in english:
        yield from adjective(lemma, english)
    elif part == "v" and lemma.endswith("er") and " " not in english:
        yield from verb(lemma, english)


def noun(lemma: str, gender: str, english: str) -> Iterator[Form]:
    """Singular and plural."""
    vowel = lemma[0] in VOWELS
    yield Form(("n", gender, vowel, False), lemma, english)
    many = english_plural(english)
    if not lemma.endswith(("al", "ail", "ou")) and not is_irregular(english, many):
        yield Form(("n", gender, vowel, True), french_plural(lemma), many)


def is_irregular(noun: str, plural: str) -> bool:
    """Whether a regular plural is seldom for how frequent the noun is: foots, childs."""
    return bool(zipf_frequency(noun, "en") > zipf_frequency(plural, "en") + SELDOMER)


def adjective(lemma: str, english: str) -> Iterator[Form]:
    """All four forms; two where masculine and feminine are alike."""
    vowel = lemma[0] in VOWELS
    ending = next((pair for pair in FEMININE if lemma.endswith(pair[0])), None)
    if lemma[-1] == "e":
        yield Form(("a", "", vowel, False), lemma, english)
        yield Form(("a", "", vowel, True), f"{lemma}s", english)
    elif ending:
        feminine = lemma.removesuffix(ending[0]) + ending[1]
        many = f"{lemma[:-1]}ux" if ending[0] == "al" else french_plural(lemma)
        yield Form(("a", "m", vowel, False), lemma, english)
        yield Form(("a", "m", vowel, True), many, english)
        yield Form(("a", "f", vowel, False), feminine, english)
        yield Form(("a", "f", vowel, True), f"{feminine}s", english)


def verb(lemma: str, english: str) -> Iterator[Form]:
    """The infinitive, the third person of the present, and the participles of a verb in -er."""
    vowel, stem = lemma[0] in VOWELS, lemma.removesuffix("er")
    yield Form(("v", "", vowel, False), lemma, english)
    present, past = existing(english, english_plural(english)), past_of(english)
    if present and not STEM_CHANGES.search(lemma):
        yield Form(("v3", "", vowel, False), f"{stem}e", present)
    if past:
        for gender, ending in (("m", "é"), ("f", "ée")):
            yield Form(("vp", gender, vowel, False), stem + ending, past)
            yield Form(("vp", gender, vowel, True), f"{stem}{ending}s", past)


def past_of(verb: str) -> str | None:
    """The past participle of a regular English verb; None for another."""
    if verb.endswith("e"):
        return existing(verb, f"{verb}d")
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return existing(verb, f"{verb[:-1]}ied")
    return existing(verb, f"{verb}ed", f"{verb}{verb[-1]}ed")


def existing(lemma: str, *forms: str) -> str | None:
    """The most frequent of some forms, if English has it and it is one of this word."""
    best = max(forms, key=lambda form: zipf_frequency(form, "en"))
    real = zipf_frequency(best, "en") >= MET and lemmatize(best, "en") == lemma
    return best if real else None


def french_plural(word: str) -> str:
    """A regular French plural."""
    if word.endswith(("s", "x", "z")):
        return word
    return f"{word}x" if word.endswith(("eau", "eu")) else f"{word}s"


def english_plural(noun: str) -> str:
    """A regular English plural; the third person of a verb is made alike."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"
