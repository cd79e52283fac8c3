"""Months, days of the week, currencies and units: whether the English has those of the French."""

import re
from typing import NamedTuple

from service.knowledge import french


class _Counterpart(NamedTuple):
    """What is looked for in the French, and in the English if it stands there."""

    kind: str
    french: re.Pattern[str]
    english: re.Pattern[str]


_TABLE = tuple(
    _Counterpart(
        row.kind, re.compile(row.pattern, re.IGNORECASE), re.compile(row.english, re.IGNORECASE)
    )
    for row in french.counterparts
)
_ANY = {
    kind: re.compile(
        "|".join(row.pattern for row in french.counterparts if row.kind == kind), re.IGNORECASE
    )
    for kind in {row.kind for row in french.counterparts}
}


def changed(kind: str, source: str, english: str) -> bool:
    """Whether a date or a unit (`kind`) of a French string has no counterpart in its English."""
    return bool(_ANY[kind].search(source)) and any(
        row.kind == kind and row.french.search(source) and not row.english.search(english)
        for row in _TABLE
    )
