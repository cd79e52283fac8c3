"""Pairs whose French pronouns are followed by the English pronoun, as hints.

« Il » is he or it, « sa » his, her or its: a sentence alone does not say which.  The network learns
here to follow a hint behind the pronoun.  Only pairs are taken in which one French pronoun stands
against one kind of English pronoun.  Some hints are wrong, as in `training.hinting`.  The service
gives none: what it can know of the sentences before was no better than the network alone.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from service.translation.preparation.hints import with_terms
from service.translation.preparation.mentions import IMPERSONAL

from training.augment import Pair

MOST = 25_000  # pairs of each French and English pronoun
WRONG = 0.04  # share of hints that name another pronoun

SUBJECTS = {"il": ("he", "it"), "elle": ("she", "it")}
POSSESSIVES = dict.fromkeys(("son", "sa", "ses"), ("his", "her", "its"))
FRENCH = re.compile(r"(?<![\w-])(il|elle|son|sa|ses)(?![\w-])", re.IGNORECASE)
ENGLISH = re.compile(r"(?<![\w-])(he|she|it|his|her|its)(?![\w-])", re.IGNORECASE)


def with_pronouns(pairs: Iterable[Pair], seed: int, most: int = MOST) -> Iterator[Pair]:
    """The pairs that show what a pronoun stands for, with that written behind it."""
    rng = random.Random(seed)
    taken: Counter[tuple[str, str]] = Counter()
    for french, english in pairs:
        shown = meaning(french, english)
        if shown is None:
            continue
        pronoun, told = shown
        taken[pronoun.lower(), told] += 1
        if taken[pronoun.lower(), told] <= most:
            others = choices(pronoun)
            hint = rng.choice(others) if rng.random() < WRONG else told
            yield with_terms(french, {pronoun: hint}), english


def choices(pronoun: str) -> tuple[str, ...]:
    """What a French pronoun may be in English."""
    return (SUBJECTS | POSSESSIVES)[pronoun.lower()]


def meaning(french: str, english: str) -> tuple[str, str] | None:
    """A sentence's one pronoun of several meanings, and which of them it has; None if unsure."""
    told = {word.lower() for word in ENGLISH.findall(english)}
    found = FRENCH.findall(french)
    for group in (SUBJECTS, POSSESSIVES):
        pronouns = [word for word in found if word.lower() in group]
        if len(pronouns) != 1 or IMPERSONAL.search(french):
            continue
        every = {word for some in group.values() for word in some}
        kinds = told & every
        if len(kinds) == 1 and kinds <= set(choices(pronouns[0])):
            return pronouns[0], kinds.pop()
    return None
