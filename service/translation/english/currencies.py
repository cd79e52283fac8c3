"""Euros stay euros and dollars dollars, written as newspapers do: €30, not EUR 30 or 30 Euros."""

import re
from collections.abc import Sequence
from typing import NamedTuple


class _Currency(NamedTuple):
    """How French names a currency, and how English that names another one is put right."""

    named: re.Pattern[str]
    corrections: Sequence[tuple[re.Pattern[str], str]]


_EURO = _Currency(
    re.compile(r"\beuros?\b|€"),
    (
        (re.compile(r"(?:\bUS ?)?\$ ?(?=\d)"), "€"),
        (re.compile(r"\bdollar(s?)\b"), r"euro\1"),
    ),
)
_DOLLAR = _Currency(
    re.compile(r"\bdollars?\b|\$"),
    (
        (re.compile(r"(?:\bEUR|€) ?(?=\d)"), "$"),
        (re.compile(r"\beuro(s?)\b"), r"dollar\1"),
    ),
)
_CODE = re.compile(r"\bEUR ?(?=\d)")
_LARGE = re.compile(r"(?<=\d )Euro(s?)\b")
# A sign that the network never saw (`kept_strings`), behind its sum as French has it: 95 £.
_SIGN_BEHIND = re.compile(
    r"(?<![\w.,£$€])(\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|[bt]r?illion))?) ?([£¥₩₪₹₺])(?!\w)"
)


def settled(source: str, english: str) -> str:
    """Return the English with the currency of the French, where that names only one of the two."""
    euros, dollars = (currency.named.search(source) for currency in (_EURO, _DOLLAR))
    if euros:
        english = _LARGE.sub(r"euro\1", _CODE.sub("€", english))
    if bool(euros) == bool(dollars):
        return english
    for wrong, right in (_EURO if euros else _DOLLAR).corrections:
        english = wrong.sub(right, english)
    return english


def sign_first(english: str) -> str:
    """Set a currency's sign before its sum: £95, not 95 £."""
    return _SIGN_BEHIND.sub(r"\2\1", english)
