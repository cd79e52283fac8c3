"""Numbers, from French into English form, and whether one was lost on the way."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from service.knowledge import french
from service.knowledge.patterns import any_of, any_typed
from service.translation.english import number_words

# Digits in groups from a zero on are a telephone number or a reference: 0 800 840 800.
_CODE = re.compile(r"(?<![\w.,:/+~-])0\d{0,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
_NUMBER_FR = re.compile(
    rf"{_CODE.pattern}|(?<![\w.,])[1-9]\d{{0,2}}(?:[ \u00a0\u202f]\d{{3}})+(?:,\d+)?(?!\d)"
    r"|\d+(?:\.\d+)*(?:,\d+)?"
)
_NUMBER_ALONE = re.compile(rf"(?<![\d.,])(?:{_NUMBER_FR.pattern})(?!\d|[.,]\d)")  # not in 1,2,3
_NUMBER_EN = re.compile(rf"{_CODE.pattern}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)*")
# 99.000 are thousands in French; 192.168.100.200 is an address.
_DOTTED = re.compile(r"(?!\d+(?:\.[12]\d\d){3}\Z)[1-9]\d{0,2}(?:\.\d{3}){1,4}(?:,\d+)?")
# A number with what is written on to it: 2.6.32-1, 19/12/2000, 27.3b, 2'03".
_FIGURE = re.compile(
    rf"{_CODE.pattern}|(?<![\w.,/+~-])(?:\d+['’′]\d\d(?:[\"”″]|['’′]{{2}})?"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,:/+~-]\w*\d\w*)*)(?!\w)"
)
_HOURS = re.compile(
    r"\b(?P<one>[Aa]n? )?(?<![\w/])(?P<hour>\d{1,2})"
    r"(?:(?P<exact>:00(?: ?[ap]m)?| ?[ap]m)| ?(?:hs?|H(?=\d))(?: ?(?P<minutes>\d{2})(?! ?min))?)\b"
    r"(?!/\d)(?P<noun>(?= (?:day|week)s?\b))?"
)
_LASTING_FR = re.compile(
    rf"\b{any_typed(french.numbers.before_durations)} (\d{{1,2}}) ?h\b(?! ?\d)"
    r"|(?<![\w.,/])(\d{1,2}) ?h (?:d['’]|de (?!l['’])|plus tard|après|avant)",
    re.IGNORECASE,
)
# What makes of « 14 h » a time of day: « samedi, 14 h », « de 9 h à 14 h », « le 14 h ».
_TIME_OF_DAY_FR = re.compile(
    rf"\b(?:{any_typed(french.numbers.before_times)}|{any_of(french.numbers.months)}\w*),?"
    r" (\d{1,2}) ?h(?:eures?)?\b(?! (?:d['’]|de (?!l['’])|par |plus ))"
    r"|\b(?:de (\d{1,2}) ?h[ \d]*à|entre (\d{1,2}) ?h[ \d]*et)(?: (\d{1,2}) ?h\b)?"
    r"|\b(?:le|du|au) (\d{1,2}) ?h\b|\A\W*(\d{1,2}) ?h ?[:–-]"
    r"|(?<!\w)(\d{1,2}) ?h\d* ?[–-] ?(\d{1,2}) ?h",
    re.IGNORECASE,
)
_TIME_FR = re.compile(
    r"(?<![\w.,])(\d{1,2}) ?(?:h|H(?=\d)|heures?)(?: ?([0-5]\d))?\b(?!\w)"
    r"(\s(?:du (?:matin|soir)|de l['’]après-midi)\b)?"
)
PAST_NOON = re.compile(r"\b(?:soir|soirée|après-midi)\b")
_HALF = r"\s?{}(?:m\b|\.m\.)"  # of the day: am, p.m.
_ADDED_TIME = re.compile(r"\b(\d+)(?:e|th)(?=\+\d)")  # 90e+4
_ORDINAL_FR = re.compile(r"(?<![\w.,])(\d+)e\b")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\b")
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}
WORD = re.compile(r"(?<![<\w])[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SCALED_FR = re.compile(rf"({_NUMBER_FR.pattern})[ \u00a0\u202f](mille|millions?|milliards?)\b")
_SCALED_EN = re.compile(rf"({_NUMBER_EN.pattern})[ -]?(thousand|million|billion|trillion|bn)\b")
_HALF_FR = re.compile(r"\b(\d+) (millions?|milliards?) et demi\b")
_HALF_EN = re.compile(r"\b(\d+) and a half\b")
_LIST = re.compile(r"(?<![\d.,])\d{1,2}(?:,\d{1,2}){2,}(?![\d.,])")  # lines 1,2,5
_HALF_OF_DAY = re.compile(
    r"(?<=\d)( ?[ap](?:m\b|\.m\.)) (?:in the (?:morning|afternoon|evening)|at night)\b"
)
_FEWER_FR = re.compile(r"(?<![\w.,])(\d+) (?:de|en) moins\b")
_DECADE_FR = re.compile(r"\bannées (?:1\d|20)?\d0\b")
_OF_DECADE = re.compile(r"\b([Bb]y|[Dd]uring|[Ff]rom|[Ii]n|of|[Ss]ince|[Uu]ntil) ((?:\d\d)?\d0s)\b")
_YEAR_FR = re.compile(r"\bannée (\d{4})\b")
_CELSIUS = re.compile(r"\d ?°C\b")
_DECADE = re.compile(r"\b(?:1\d|20)(\d0)['’]?s\b")
_MAGNITUDES = {"1000000": "million", "1000000000": "billion"}  # what the English must hold
_MINUS_FR = re.compile(
    r"(?<!\b[Aa]u )(?<!\b[Dd]u )(?<!\b[Dd]e )(?<!plus ou )(?<!heures )(?<!heure )\bmoins (?!une? )"
    r"|(?:\A|(?<=\()|(?<=[^\W\d] ))[-\u2212](?=\d)"
)
_IN_WORDS = "|".join(number_words.FRENCH.words)
_BELOW = re.compile(
    rf"(?:moins |[-\u2212])(?:{_NUMBER_FR.pattern}"
    rf"|(?:{_IN_WORDS})(?:[ -](?:{_IN_WORDS}))*\b)"
)
_MINUS_EN = re.compile(r"\b(?:minus|negative|below)\b|(?<![\w.,])[-\u2212\u2013]\d")
_ALONE = range(11, 1000)  # values of words that are checked by themselves: « deux » may be both
_DAYS = re.compile(r" jours\b")  # quinze jours are two weeks
_PER_CENT = re.compile(r"\bpour[ -]\Z")
_DIGIT = re.compile(r"\d")  # looked for first: most strings have none
_NOON, _MIDNIGHT, _CLOCK_DIGITS = 12, 24, 2
_YEARS = range(1100, 2100)  # what may be one, which has no comma
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:[Ee]n|[Dd]epuis|[Aa]vant|[Aa]près|[Dd]ès)\s|['’]an(?:née)?\s)\Z"
)
_BEHIND_YEAR = re.compile(
    r"\Z|\s?[,.;:!?»”\")]|\s(?:à|aux?|dans|et|par|pour|lors|avec|sur|chez|sous)\b"
)
_ZEROS = {
    "mille": 3,
    "thousand": 3,
    "million": 6,
    "milliard": 9,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
}


def to_english_number(token: str) -> str:
    """Return one French number the English way: 1 000,5 -> 1,000.5; what is no number stays.

    Numbers of several words become figures: trois cent huit -> 308, moins douze -> minus 12.
    """
    if token.startswith("moins "):
        return f"minus {to_english_number(token.removeprefix('moins '))}"
    if token[1:].islower() and (written := _in_figures(token)):
        return written
    dotted = "." in token and "," not in token and not _DOTTED.fullmatch(token)
    if dotted or _CODE.fullmatch(token) or not _NUMBER_FR.fullmatch(token):
        return token
    whole, _, decimals = token.partition(",")
    digits = re.sub(r"\D", "", whole)
    whole = _grouped(digits) if digits != whole else whole
    return f"{whole}.{decimals}" if decimals else whole


def with_years(french_text: str) -> str:
    """Write the years of a French string that are in words in figures: en 1945.

    « En mille neuf cent quarante-cinq » came out in words.
    """
    if " mil" not in french_text and " cent" not in french_text:
        return french_text
    found = list(number_words.numbers(french_text, number_words.FRENCH))
    for number in reversed([one for one in found if one.value in _YEARS and one.words > 1]):
        before, behind = french_text[: number.start], french_text[number.end :]
        if _BEFORE_YEAR.search(before) and _BEHIND_YEAR.match(behind):
            french_text = f"{before}{number.value}{behind}"
    return french_text


def _in_figures(token: str) -> str:
    """Return a number in words in figures, nothing for what is none or « six » or « Six »."""
    for number in number_words.numbers(token, number_words.FRENCH):
        if (number.words > 1 or number.value in _ALONE) and token[: number.end] == token:
            plain = str(number.value)
            written = plain if number.value in _YEARS else _grouped(plain)
            return written + "th" * token.endswith("ième")  # an ending that `_ordinal` puts right
    return ""


def _grouped(digits: str) -> str:
    """Part digits in threes; no `int`, which refuses what has more than 4,300 of them."""
    digits = "".join(str(int(digit)) for digit in digits)
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
        if not token.isdigit():
            written = to_english_number(token)
            copied = re.sub(r"[ \u00a0\u202f]", r"[ \\u00a0\\u202f.,]?", re.escape(token))
            copied = copied.replace("\\[", "[")
            english = re.sub(rf"(?<![\w.,]){copied}(?![\d]|[.,]\d)", written, english)
    english = _ADDED_TIME.sub(r"\1", english)
    for ordinal in set(_ORDINAL_FR.findall(source)):
        english = re.sub(rf"(?<![\w.,])(?<!\d ){ordinal}e(?![\w'’])", f"{ordinal}th", english)
    of_day = {hour for found in _TIME_OF_DAY_FR.findall(source) for hour in found}
    lasting = {hour for found in _LASTING_FR.findall(source) for hour in found} - of_day
    english = _HOURS.sub(lambda found: _hours(found, of_day, lasting), english)
    english = _ORDINAL.sub(_ordinal, english)
    english = re.sub(r"\b(1[3-9]|2[0-4]) o['’]clock\b", r"\1:00", english)
    english = _with_times(source, english)
    if _CELSIUS.search(source):
        english = re.sub(r"(?<=\d) ?C\b", "°C", english)
    return re.sub(r"(?<=\d) %", "%", _worded(source, english))


def _worded(source: str, english: str) -> str:
    """Set the words beside numbers: 6:00am, not in the morning too; 38 fewer; of the 2020s, 2019.

    Only bare numbers are of things that are counted, not sums or parts in a hundred.
    """
    english = _HALF_OF_DAY.sub(r"\1", english)
    for fewer in _FEWER_FR.findall(source):
        english = re.sub(rf"(?<![\w.,£$€]){fewer} less\b", f"{fewer} fewer", english)
    if _DECADE_FR.search(source):
        english = _OF_DECADE.sub(r"\1 the \2", re.sub(r"(?<=\d0)['’]s\b", "s", english))
    for year in _YEAR_FR.findall(source):
        english = re.sub(rf"\b{year} year(?![\w-])", year, english)
    return english


def _hours(found: re.Match[str], of_day: Collection[str], lasting: Collection[str]) -> str:
    """Return hours that came through as 14 h or 2h30: as a time, if they are one, or in words.

    `of_day`: hours that are a time in the French. With minutes both are written alike. `lasting`:
    hours that are plainly none there; the model may have made 3:00 of them.
    """
    one, hour, minutes = found["one"] or "", found["hour"], found["minutes"]
    if found["exact"] and hour not in lasting:
        return found[0]
    if int(hour) <= _MIDNIGHT and (minutes or hour in of_day):
        return f"{one}{hour}:{minutes or '00'}"
    if minutes:
        return f"{one}{hour} hours {minutes} minutes"
    if one or found["noun"] is not None:
        return f"{one}{hour}-hour"
    return f"{hour} hour" if int(hour) == 1 else f"{hour} hours"


def _with_times(source: str, english: str) -> str:
    """Put the clock times of a source right where they came out as 11.000, 22pm or 7.30 p.m.

    By the clock of 24 hours, as in the French; only « 7h30 du soir » is 7:30pm. Later hours come
    first: of « 3 heures » and « 15 heures » 3pm is the second.
    """
    times = sorted(set(_TIME_FR.findall(source)))
    for hour, minutes, half in sorted(times, key=lambda time: -int(time[0])):
        if f"{int(hour)},{minutes or '00'}" not in source:
            evening = int(hour) <= _NOON and PAST_NOON.search(source)
            keeps = "[ap]" if half else "p" if evening else ""
            english = _with_time(english, hour, minutes or "00", keeps)
    return english


def _with_time(english: str, hour: str, minutes: str, keeps: str) -> str:
    """Write one time as 22:00; `keeps` matches the first letter of an am or pm that may stay."""
    half = _HALF.format("[ap]")
    whole = f"|{half}" + ("" if keeps else r"|\so['’]clock\b")
    said = rf"0?{int(hour)}(?:[.:,]{minutes}0?(?:{half})?{whole if minutes == '00' else ''})"
    if not re.search(rf"(?<!\d){hour}[.:,]{minutes}(?!\d)", english):
        said += _by_twelve(int(hour), minutes)
    found = rf"(?<![\w.,:£$€])(?:{said})(?![\d%]|[.,:]\d)"

    def put(match: re.Match[str]) -> str:
        own = re.search(rf"\s?{keeps}\.?m\.?\Z", match[0]) if keeps else None
        ends = match[0].endswith(".") and match.end() == len(english)  # the sentence, too
        return f"{hour}:{minutes}{own[0] if own else '.' if ends else ''}"

    return re.sub(found, put, english)


def _by_twelve(hour: int, minutes: str) -> str:
    """Return a further pattern for a time that came out by the clock of twelve hours: 8.30pm."""
    if hour and not _NOON < hour < _MIDNIGHT:
        return ""
    figures = rf"{hour % _NOON or _NOON}[.:]{minutes}"
    alone = rf"|{hour % _NOON or _NOON}" if minutes == "00" else ""
    return rf"|(?:{figures}{alone}){_HALF.format('p' if hour else 'a')}"


def _ordinal(found: re.Match[str]) -> str:
    """Return an ordinal with the ending of its number: 11th, not 11st."""
    number = found[1]
    ending = "th" if number[-2:-1] == "1" else _ENDINGS.get(number[-1], "th")
    return number + ending


def french_numbers(source: str) -> list[str]:
    """Return the numbers of a French string that are written in digits, with what hangs on them."""
    return _FIGURE.findall(source) if _DIGIT.search(source) else []


def _values(tokens: Iterable[str], *, comma: str) -> Counter[str]:
    """Count numbers by value: separators out, the decimal sign a point, no closing zeros.

    Codes count by their digits, the zeros before them too.
    """
    counted: Counter[str] = Counter()
    for token in tokens:
        if _CODE.fullmatch(token):
            counted["".join(filter(str.isdigit, token))] += 1
            continue
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
    """Whether a number of the source, in figures or in words, or its minus is not in the English.

    Small numbers in words are not looked for: « deux » may rightly be "both", « neuf » is new.
    """
    if _below_zero(source) and not _MINUS_EN.search(english):
        return True
    wanted = _wanted(source)
    return bool(wanted and _values_missing(wanted, english)) or _magnitude_missing(source, english)


def _below_zero(source: str) -> list[str]:
    """Return the numbers below zero, as the source has them."""
    places = (found.start() for found in _MINUS_FR.finditer(source))
    found = (_BELOW.match(source, place) for place in places)
    return [number[0] for number in found if number]


def _wanted(source: str) -> Counter[str]:
    """Count the values that the English of a string must have."""
    found: Counter[str] = Counter()
    source = re.sub(r"(?<=\d) ?[hH] ?00\b", "", source)  # 23h00 may rightly come out as 11pm
    source = _HALF_FR.sub(r"\1,5 \2", source)
    source = _LIST.sub(lambda found: found[0].replace(",", ", "), source)
    if _DIGIT.search(source):
        found += _scaled(_SCALED_FR, source, comma=".")
        found += _values(_NUMBER_FR.findall(_SCALED_FR.sub(" ", source)), comma=".")
    found.update(str(number.value) for number in _in_words(source))
    return found


def _in_words(source: str) -> Iterator[number_words.Number]:
    """Yield the numbers in words that say how many, no more and no less."""
    for number in number_words.numbers(source, number_words.FRENCH):
        before = source[: number.start]
        scales = before.rstrip(" \u00a0\u202f-")[-1:].isdigit() or _PER_CENT.search(before)
        alone = number.words == 1 and number.value not in _ALONE
        if not (scales or alone or _DAYS.match(source, number.end)):
            yield number


def lost_in_words(source: str, english: str) -> list[str]:
    """Return the numbers in words, as the source has them, that the English has not."""
    below = [] if _MINUS_EN.search(english) else _below_zero(source)
    return below + [
        source[number.start : number.end]
        for number in _in_words(source)
        if _values_missing(Counter([str(number.value)]), english)
    ]


def _scaled(pattern: re.Pattern[str], text: str, *, comma: str) -> Counter[str]:
    """Count figures with a magnitude behind them by value: 3,5 millions are 3500000."""
    counted: Counter[str] = Counter()
    for figures, magnitude in pattern.findall(text):
        (value,) = _values([figures], comma=comma)
        whole, _, decimals = value.partition(".")
        zeros = _ZEROS[magnitude.removesuffix("s")]
        digits = (whole + decimals.ljust(zeros, "0")).lstrip("0")
        rest = decimals[zeros:]
        counted[(digits[: len(digits) - len(rest)] if rest else digits) or "0"] += 1
    return counted


def _magnitude_missing(source: str, english: str) -> bool:
    """Whether a magnitude without a number is missing: « des millions »."""
    said = english.lower()
    return "trillion" not in said and any(
        number.words == 1
        and str(number.value) in _MAGNITUDES
        and _MAGNITUDES[str(number.value)] not in said
        for number in number_words.numbers(_SCALED_FR.sub(" ", source), number_words.FRENCH)
    )


def _values_missing(wanted: Counter[str], english: str) -> bool:
    """Whether the English has one of these numbers less often."""
    halves = _HALF_EN.findall(english)  # 6 and a half: « 6 ans et demi »
    english = _HALF_EN.sub(r"\1.5", english)
    there = _values((m.group() for m in _NUMBER_EN.finditer(english)), comma="")
    there.update(halves)
    there.update(_DECADE.findall(english))  # « les années 60 »
    there += _scaled(_SCALED_EN, english, comma="")
    there.update(
        str(number.value) for number in number_words.numbers(english, number_words.ENGLISH)
    )
    if re.search(r"(?<![^\W\d_])p\.?m\b", english):  # 20 h may rightly come out as 8 p.m.
        hours = [v for v in there if v.isdigit() and len(v) <= _CLOCK_DIGITS and int(v) < _NOON]
        there.update({str(int(v) + _NOON): there[v] for v in hours})
    return any(there[value] < count for value, count in wanted.items())
