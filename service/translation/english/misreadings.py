"""What the model misreads whatever way it is asked: no reeve for a mayor, and no rounding."""

import re
from typing import NamedTuple

from service.knowledge import phrasebook
from service.knowledge.patterns import filled


class _Misreading(NamedTuple):
    """A pattern for the French, what comes out wrong of it, and the English for that."""

    contains: str
    french: re.Pattern[str]
    wrong: re.Pattern[str]
    right: str


_MISREADINGS = tuple(
    _Misreading(
        row.contains,
        re.compile(filled(row.french, phrasebook.fragments)),
        re.compile(filled(row.wrong, phrasebook.fragments)),
        row.right,
    )
    for row in phrasebook.misreadings
)


def put_right(source: str, english: str) -> str:
    """Put right what the model misreads, where the French says so."""
    for contains, there, wrong, right in _MISREADINGS:
        if contains in source and there.search(source):
            english = wrong.sub(right, english)
    return english
