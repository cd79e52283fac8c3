"""Renderings that say the opposite: « inatteignable » is not attainable.

An alignment links a word with a part of its English: « non négociable » with "negotiable" alone
where that has "not" a word before it, « déconfinement » with the "lockdown" that is eased.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from service.translation.preparation.hints import Entry

PREFIXES = ("non-", "in", "im", "ir", "il", "mal")
UNDOING = ("dés", "dé")  # « déconseiller », but « découper » is to cut as well
SHORTEST = 4  # letters of the word without its prefix
SHARE = 0.1  # of the renderings of that word
DENIED = ("un", "in", "im", "ir", "il", "dis", "non", "de-", "mis", "mal", "anti")
DENYING = frozenset("not no never against without lack bad poor hard of".split())
ALIKE = 4  # first letters that two forms of an English word share

Told = Mapping[str, Mapping[str, int]]  # what words become, with counts


def without_opposites(entries: Iterable[Entry], known: Told) -> Iterator[Entry]:
    """The entries without renderings that say the opposite, and none without renderings."""
    for entry in entries:
        wrong = set(opposites(entry, known)) if len(entry.words) == 1 else set()
        kept = tuple(pair for pair in entry.renderings if pair[0] not in wrong)
        if kept:
            yield replace(entry, renderings=kept)


def opposites(entry: Entry, known: Told) -> Iterator[str]:
    """Those renderings of a word with a denying prefix that it has in common with its base."""
    word, told = entry.words[0], [english for english, _ in entry.renderings]
    for prefix in (*PREFIXES, *UNDOING):
        base = known.get(word.removeprefix(prefix), {})
        if not word.startswith(prefix) or len(word) - len(prefix) < SHORTEST or not base:
            continue
        common = {e.lower() for e, n in base.items() if n >= SHARE * sum(base.values())}
        for english in told:
            plain = english.lower() in common and not denies(english)
            if plain and (prefix in PREFIXES or undone(english, told)):
                yield english
        return


def denies(english: str) -> bool:
    """Whether a rendering has a denying prefix, ending or word."""
    small = english.lower()
    words = set(small.split())
    return small.startswith(DENIED) or small.endswith("less") or bool(words & DENYING)


def undone(english: str, told: Collection[str]) -> bool:
    """Whether another rendering denies this one, or has it with more words or a prefix."""
    begins = english.lower()[:ALIKE]
    others = [other.lower() for other in told if other != english]
    return any(begins in other[1:] or other.startswith(("un", "dis", "non")) for other in others)
