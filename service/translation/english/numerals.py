"""Numbers, from French into English form, and whether one was lost on the way."""

import re
from collections import Counter
from collections.abc import Iterable

from service.knowledge import french
from service.knowledge.english import grammar

_NUMBER_FR = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:\.\d+)*(?:,\d+)?"
)
_NUMBER_ALONE = re.compile(rf"(?<![\d.,])(?:{_NUMBER_FR.pattern})(?!\d|[.,]\d)")  # not in 1,2,3
_NUMBER_EN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)*")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){1,2}(?:,\d+)?")  # 99.000 are thousands in French
# A number with what is written on to it: 2.6.32-1, 19/12/2000, 27.3b.
_FIGURE = re.compile(
    r"(?<![\w.,/+~-])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,:/+~-]\w*\d\w*)*)(?!\w)"
)
_CLOCK = re.compile(r"\b(\d{1,2}) ?h(?: ?(\d{2}))?\b(?!\w)")
_ADDED_TIME = re.compile(r"\b(\d+)(?:e|th)(?=\+\d)")  # 90e+4
_ORDINAL_FR = re.compile(r"(?<![\w.,])(\d+)e\b")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\b")
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}
WORD = re.compile(r"(?<![<\w])[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MAGNITUDES = tuple(
    (origin, re.compile(rf"\b{origin}s?\b"), written)
    for origin, written in french.numbers.magnitudes.items()
)
_DIGIT = re.compile(r"\d")  # looked for first: most strings have none
_NOON = 12


def to_english_number(token: str) -> str:
    """Write one French number the English way: 1 000,5 -> 1,000.5; what is no number stays."""
    dotted = "." in token and "," not in token and not _DOTTED.fullmatch(token)
    if dotted or not _NUMBER_FR.fullmatch(token):
        return token
    whole, _, decimals = token.partition(",")
    digits = re.sub(r"\D", "", whole)
    whole = _grouped(digits) if digits != whole else whole
    return f"{whole}.{decimals}" if decimals else whole


def _grouped(digits: str) -> str:
    """Part digits in threes; no `int`, which refuses what has more than 4,300 of them."""
    digits = "".join(str(int(digit)) for digit in digits).lstrip("0") or "0"
    first = len(digits) % 3 or 3
    return ",".join([digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))])


def figures(text: str) -> str:
    """Put a string without a letter into English form: a table's row may be nothing but numbers."""
    written = _NUMBER_ALONE.sub(lambda found: to_english_number(found[0]), text)
    return re.sub(r"(?<=\d) %", "%", written)


def convert_numbers(source: str, english: str) -> str:
    """Turn numbers that came through in French form into English form, clock times too."""
    if not _DIGIT.search(source) and not _DIGIT.search(english):
        return english
    for token in sorted({m.group() for m in _NUMBER_FR.finditer(source)}, key=len, reverse=True):
        written = to_english_number(token)
        if written != token:
            copied = re.sub(r"[ \u00a0\u202f]", r"[ \\u00a0\\u202f.,]?", re.escape(token))
            copied = copied.replace("\\[", "[")
            english = re.sub(rf"(?<![\w.,]){copied}(?![\d]|[.,]\d)", written, english)
    english = _ADDED_TIME.sub(r"\1", english)
    for ordinal in set(_ORDINAL_FR.findall(source)):
        english = re.sub(rf"(?<![\w.,])(?<!\d ){ordinal}e(?![\w'’])", f"{ordinal}th", english)
    english = _CLOCK.sub(lambda m: f"{m[1]}:{m[2] or '00'}", english)
    english = _ORDINAL.sub(_ordinal, english)
    english = re.sub(r"\b(1[3-9]|2[0-4]) o['’]clock\b", r"\1:00", english)
    return re.sub(r"(?<=\d) %", "%", english)


def _ordinal(found: re.Match[str]) -> str:
    """Give an ordinal its own ending: 11th, and no 11st."""
    number = found[1]
    ending = "th" if number[-2:-1] == "1" else _ENDINGS.get(number[-1], "th")
    return number + ending


def french_numbers(source: str) -> list[str]:
    """Give the numbers of a French string that are written in digits, with what hangs on them."""
    return _FIGURE.findall(source) if _DIGIT.search(source) else []


def _values(tokens: Iterable[str], *, comma: str) -> Counter[str]:
    """Count numbers by value: separators out, the decimal sign a point, no closing zeros."""
    counted: Counter[str] = Counter()
    for token in tokens:
        dotted = comma and ("," in token or _DOTTED.fullmatch(token))
        plain = token.replace(".", "") if dotted else token
        if plain.count(".") > 1:  # a version
            counted[token] += 1
            continue
        plain = plain.replace(",", comma) if comma else plain.replace(",", "")
        plain = re.sub(r"[ \u00a0\u202f]", "", plain)
        whole, _, decimals = plain.partition(".")
        decimals = decimals.rstrip("0")
        counted[(whole.lstrip("0") or "0") + ("." + decimals if decimals else "")] += 1
    return counted


def numbers_changed(source: str, english: str) -> bool:
    """Tell whether a number written in digits, or a magnitude, of the source is missing."""
    if _DIGIT.search(source) and _values_missing(
        _values(_NUMBER_FR.findall(source), comma="."), english
    ):
        return True
    return _magnitude_missing(source.lower(), english.lower())


def _magnitude_missing(source: str, english: str) -> bool:
    """Tell whether a magnitude is missing; both strings in small letters."""
    return any(
        origin in source and found.search(source) and written not in english
        for origin, found, written in _MAGNITUDES
    )


def _values_missing(wanted: Counter[str], english: str) -> bool:
    """Tell whether the English has one of these numbers less often."""
    if not wanted:
        return False
    there = _values((m.group() for m in _NUMBER_EN.finditer(english)), comma="")
    words = Counter(w.lower() for w in WORD.findall(english))
    for word, value in grammar.numbers.items():
        there[value] += words[word]
    if re.search(r"\bp\.?m\b", english):  # 20 h may rightly come out as 8 p.m.
        hours = [v for v in there if v.isdigit() and int(v) < _NOON]
        there.update({str(int(v) + _NOON): there[v] for v in hours})
    return any(there[value] < count for value, count in wanted.items())
