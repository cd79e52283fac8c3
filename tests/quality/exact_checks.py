"""Measure the exact checks: what each finds of damage, and how often it doubts human translations.

python -m tests.quality.exact_checks SOURCE REFERENCE [--show KIND]

SOURCE and REFERENCE are French lines and their English by people (newstest2013).  Each kind of
damage is done to at most 200 references in which it can be done; it is found where a check speaks
of the damaged line, or finishing puts it right.  Lines that a check doubts undamaged are counted
over all lines, and are left out of the first count: most names among them are of people whom the
translators spelt otherwise (Morsi, Mursi).  The package is the one that VERBATIM_MODEL names, else
the bundled one.
"""

import argparse
import os
import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from service.app import open_engines
from service.article import CaveatCode, Hypothesis
from service.settings import Settings
from service.translation.english.vocabulary import FinishedEnglish, Vocabulary
from service.translation.ports import Translator

MOST = 200
MONTHS = (
    "January February March April May June July August September October November December".split()
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
UNITS = {"euros": "dollars", "€": "$", "dollars": "euros", "$": "€", "%": "", "percent": ""}
UNITS |= {"per cent": "", "kilometres": "tonnes", "kilometers": "tons", "km": "kg"}
UNITS |= {"metres": "pages", "meters": "pages", "tonnes": "metres", "minutes": "days"}
WORDS = "two three four five six seven eight nine ten eleven twelve twenty thirty".split()
DENIALS = re.compile(r"n't\b| not\b|(?<=can)not\b| never\b|\bno (?=[a-z])", re.IGNORECASE)
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b")
FRENCH_WORD = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{5,}(?![\w'’-])")
ENGLISH_WORD = re.compile(r"(?<![\w'’-])[a-z]{5,}(?![\w'’-])")

Damage = Callable[[str, str, random.Random], str | None]


def main() -> None:
    """Print, for each kind of damage, the share that is found and the share of false doubts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--show", help="print what is not found and what is doubted of this kind")
    given = parser.parse_args()
    translator = open_engines(Settings.from_env(os.environ)).translator
    texts = [path.read_text("utf-8").splitlines() for path in (given.source, given.reference)]
    pairs = [Pair(translator, *lines) for lines in zip(*texts, strict=True)]
    print("package", translator.signature)
    for kind, (code, damage) in kinds(*texts).items():
        report(kind, code, damage, pairs, show=kind == given.show)


@dataclass
class Pair:
    """A French line and its English by people, and what the service's checks say of English."""

    translator: Translator
    french: str
    english: str

    def __post_init__(self) -> None:
        """Collect the names and terms of the line, and check it undamaged."""
        self.vocabulary = Vocabulary.of_article(self.french, {}, self.translator, enforceable=True)
        self.sound = self.finished(self.english)

    def finished(self, english: str) -> FinishedEnglish:
        """Return English of the line in its final form, and what the checks say of it."""
        found = self.vocabulary.finish(self.french, Hypothesis(english))
        made_up = self.vocabulary.made_up(self.french, found.text)
        return replace(found, faults=(*found.faults, "unknown_word")) if made_up else found

    def answers(self, damaged: str, code: CaveatCode) -> bool:
        """Whether damage is told, or put right."""
        found = self.finished(damaged)
        return code in found.faults or found.text == self.sound.text


def report(
    name: str, code: CaveatCode, damage: Damage, pairs: list[Pair], *, show: bool = False
) -> None:
    """Damage what can be damaged, and print the two shares."""
    doubted = [pair for pair in pairs if code in pair.sound.faults]
    rng = random.Random(1)  # noqa: S311 (no secret)
    sound = rng.sample(
        [pair for pair in pairs if code not in pair.sound.faults], k=len(pairs) - len(doubted)
    )
    cases = list(damaged(sound, damage, rng))
    missed = [(pair, english) for pair, english in cases if not pair.answers(english, code)]
    found = len(cases) - len(missed)
    print(
        f"{name}\t{code}\tfound {found} of {len(cases)} ({found / max(1, len(cases)):.1%})"
        f"\tdoubted {len(doubted)} of {len(pairs)} ({len(doubted) / len(pairs):.1%})"
    )
    if show:
        for pair, english in missed[:40]:
            print(f"  missed   {pair.french}\n           {english}")
        for pair in doubted:
            print(f"  doubted  {pair.french}\n           {pair.english}  {pair.sound.lost_names}")


def damaged(pairs: list[Pair], damage: Damage, rng: random.Random) -> Iterator[tuple[Pair, str]]:
    """Yield the first pairs that can be damaged, with the damaged English."""
    count = 0
    for pair in pairs:
        english = damage(pair.french, pair.english, rng)
        if english is not None and english != pair.english:
            yield pair, english
            count += 1
        if count == MOST:
            return


def number(french: str, english: str, rng: random.Random) -> str | None:
    """Change a digit of a number that both lines have, or a number word."""
    shared = [n for n in re.findall(r"\d+", english) if n in re.findall(r"\d+", french)]
    if shared:
        token = rng.choice(shared)
        other = token[:-1] + str((int(token[-1]) + rng.randint(1, 8)) % 10)
        return re.sub(rf"(?<!\d){token}(?!\d)", other, english, count=1)
    return None


def number_word(french: str, english: str, rng: random.Random) -> str | None:
    """Put another number word in the place of one above ten, or leave one out."""
    said = {"onze": "eleven", "douze": "twelve", "quinze": "fifteen", "vingt": "twenty"}
    said |= {"trente": "thirty", "quarante": "forty", "cinquante": "fifty", "soixante": "sixty"}
    for word, meaning in said.items():
        if re.search(rf"\b{word}\b", french) and re.search(rf"\b{meaning}\b", english):
            return re.sub(rf"\b{meaning}\b", rng.choice(WORDS), english, count=1)
    return None


def name(words: Collection[str], french: str, english: str, rng: random.Random) -> str | None:
    """Change two letters of a name in both lines; `words` are no names, capital or not."""
    shared = [found for found in CAPITALISED.findall(english) if found in french]
    shared = [found for found in shared if found.lower() not in words]
    if not shared:
        return None
    bent = rng.choice(shared)
    at = rng.randrange(2, len(bent) - 1)
    return english.replace(bent, bent[:at] + bent[at + 1] + bent[at] + bent[at + 2 :], 1)


def negation(french: str, english: str, _rng: random.Random) -> str | None:
    """Leave out what denies, where the French denies as well."""
    if not re.search(r"\b(?:ne|n['’])", french):
        return None
    found = list(DENIALS.finditer(english))
    return english[: found[0].start()] + english[found[0].end() :] if len(found) == 1 else None


def date(_french: str, english: str, rng: random.Random) -> str | None:
    """Put another month, or another day of the week."""
    for words in (MONTHS, DAYS):
        found = [word for word in words if re.search(rf"\b{word}\b", english)]
        if found:
            other = rng.choice([word for word in words if word not in found])
            return re.sub(rf"\b{rng.choice(found)}\b", other, english)
    return None


def unit(_french: str, english: str, rng: random.Random) -> str | None:
    """Put another unit or currency, or leave it out."""
    found = [unit for unit in UNITS if re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", english)]
    return english.replace(chosen := rng.choice(found), UNITS[chosen]) if found else None


def left_in_french(
    words: Collection[str], french: str, english: str, rng: random.Random
) -> str | None:
    """Put a French word of the line in the place of an English one; `words` are English."""
    left: list[str] = [word for word in FRENCH_WORD.findall(french) if word not in words]
    places = list(ENGLISH_WORD.finditer(english))
    if not left or not places:
        return None
    place = rng.choice(places)
    return english[: place.start()] + rng.choice(left) + english[place.end() :]


def made_up(words: Collection[str], _french: str, english: str, rng: random.Random) -> str | None:
    """Put half of one word behind half of another, which makes none of `words`."""
    places = list(ENGLISH_WORD.finditer(english))
    if len(places) < 2:
        return None
    first, other = rng.sample(places, k=2)
    spliced = first[0][: len(first[0]) // 2] + other[0][len(other[0]) // 2 :]
    return None if spliced in words else english[: first.start()] + spliced + english[first.end() :]


def kinds(french: Iterable[str], english: Iterable[str]) -> dict[str, tuple[CaveatCode, Damage]]:
    """Name each kind of damage, and the caveat that tells of it, from the lines of both files."""
    said = {word for line in english for word in re.findall(r"[a-zà-ÿ]+", line)}
    words = said | {word for line in french for word in re.findall(r"[a-zà-ÿ]+", line)}
    return {
        "number": ("number_changed", number),
        "number word": ("number_changed", number_word),
        "name": ("name_changed", partial(name, words)),
        "negation": ("negation_changed", negation),
        "date": ("date_changed", date),
        "unit": ("unit_changed", unit),
        "left in French": ("untranslated", partial(left_in_french, said)),
        "made up": ("unknown_word", partial(made_up, words)),
    }


if __name__ == "__main__":
    main()
