"""British or American: each word spelt one way, by a table, dates in one order, times in one form.

Wednesday 4 December 2019 in Britain is Wednesday, December 4, 2019 in America. Only a day and month
that the French has so, « 4 décembre », are set in order: others are part of a name.
« 21 h 17 » is 9.17pm in Britain and 9:17 p.m. in America, where the French shows that it is a time.
Britain has the French's capitals in Covid-19 and Unesco.

Names stay as they are: words in capitals, and those with one inside a sentence. So do the English
terms of an operator's glossary.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from service.article import Span, Spelling
from service.knowledge import french
from service.knowledge.english import SpeltPair, grammar, spelt_pairs
from service.knowledge.patterns import any_of, any_typed
from service.text.normalise import composed
from service.text.words import CAPITAL
from service.translation.english.numerals import PAST_NOON

_WORD = re.compile(r"(?<![\w@#/\\])(?<!\w\.)[^\W\d_]{2,}(?![\w@/\\]|\.\w)")  # not in color.com
_LETTERS = re.compile("[a-z]+")  # a look at the words in small letters: a tenth of the time
_OPENING = re.compile(  # what stands before a sentence's first word; « Mrs. » ends no sentence
    r"(?:\A|(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})(?<![A-Z][a-z]{3})[.!?…]+[”’\")\]]*\s"
    r"|:\s*[“\"])[\s“‘\"(\[–—-]*\Z"
)
_LONGEST_OPENING = 20  # characters
_NAME_GOES_ON = re.compile(rf"[ -](?:(?:of|for|the|and|in|on|de|du|des) )*{CAPITAL}")

_MONTHS = re.compile(rf"\b{any_of(french.numbers.months.values())}\b")
_FRENCH = re.compile(  # du 4 décembre; du lundi 2 au mercredi 4 décembre 2019
    rf"\b(?:(?P<first>\d\d?)(?:er)?\s(?:au|et|ou)\s(?:[a-z]+\s)?)?(?P<day>\d\d?)(?:er)?\s"
    rf"(?P<month>{any_of(french.numbers.months)})\w*\.?(?:\s(?P<year>\d{{4}})\b)?"
)
_MONTH = rf"(?P<month>{_MONTHS.pattern})"
_WEEKDAY = rf"(?:\b(?P<weekday>{any_of(grammar.weekdays)}),? )?"
_DAYS = r"(?P<days>DAY(?:(?: (?:and|or|to) |[-–])DAY)?)(?![\w%]|[.,:]\d)"
_PLAIN = _DAYS.replace("DAY", r"\d\d?")
_ORDINALS = _DAYS.replace("DAY", r"\d\d?(?:st|nd|rd|th)?")
_YEAR = r"(?P<year>[12]\d{3})\b(?![,.]\d)"
_AMERICAN = re.compile(rf"{_WEEKDAY}{_MONTH} {_ORDINALS}(?:,? {_YEAR})?")
_BRITISH = re.compile(rf"{_WEEKDAY}(?<![\d.,:/-])\b{_PLAIN} {_MONTH}(?: {_YEAR})?")
_GOES_ON = re.compile(r" [\w“‘(<]")
_SHARES_MONTH = re.compile(r"\d (?:and|or|to|until) \Z")  # Monday 2 to Wednesday 4 December
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)")
_DAY = re.compile(r"\d+")
_DAY_OF_WEEK = re.compile(r"(?:di|manche)\s(\d\d?)(?:er)?\b")  # « mardi 18 »
_PARTED = re.compile(  # Tuesday, on 18 August; Tuesday, on August 18
    rf"\b({any_of(grammar.weekdays)})(?:,| on|, on)(?: the)? "
    rf"(?=(\d\d?) {_MONTHS.pattern}|{_MONTHS.pattern} (\d\d?)\b)"
)
_CAPITALS = re.compile(r"(?<![\w@#/.])[A-Z]{4,}(?!\w)")

_HOUR = r"(?<![\w.,:/])(\d\d?)\s?(?:h|H(?=\d)|heures?)(?:\s?([0-5]\d))?\b(?!\w)"
_TIME_FR = re.compile(rf"{_HOUR}(?!\s(?:d['’]|de (?!l['’]|la nuit)|par |plus ))")
_BEFORE_TIME = re.compile(
    rf"\b(?:{any_typed(french.numbers.before_times)}|A),?\s\Z|{_HOUR}(?:\s(?:à|et)\s|\s?[-–]\s?)\Z",
    re.IGNORECASE,
)
_OPENS_RANGE = re.compile(r"\b(?:de|entre)\s\Z", re.IGNORECASE)
_RANGE_GOES_ON = re.compile(rf"\s(?:à|et)\s{_HOUR}")
_BEHIND_TIME = re.compile(rf"\s?[-–]\s?{_HOUR}|\s(?:GMT|du\s(?:matin|soir))\b")
_LONGEST_BEFORE = 30  # characters
_TIME = re.compile(
    r"(?<![\w.,:/£$€])(?P<hour>[012]?\d)(?:[.:](?P<minutes>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"|\s?(?P<whole>[ap])\.?m\b\.?)(?![\d%]|[.,:]\d)"
    r"(?: (?:in the (?:morning|afternoon|evening)|at night)\b)?"
)
_SENTENCE_ENDS = re.compile(r"\Z|\s+[A-Z“‘]|[”’\")]+\Z")
_NOON, _DAY_LONG = 12, 24


class Form(NamedTuple):
    """How a word is spelt; where the French has a word of `french`, if any, and none of `unless`.

    These are in small letters.
    """

    written: str
    french: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    def fits(self, words: Collection[str]) -> bool:
        """Whether the words of the French allow this spelling."""
        told = not self.french or not self.french.isdisjoint(words)
        return told and self.unless.isdisjoint(words)


@dataclass(frozen=True, slots=True)
class Speller:
    """Spells English: `forms` by the word to change, `fixed` finds what is left alone."""

    forms: Mapping[str, Form]
    fixed: re.Pattern[str] | None
    spelling: Spelling

    def spelt(
        self, english: str, source: str, kept: Collection[str] = (), *, inside: bool = False
    ) -> str:
        """Spell some English, the translation of `source`, but for what is `kept`.

        `inside`: it goes on with a sentence, so that a capital at its beginning makes a name.
        """
        source = composed(source)
        if _MONTHS.search(english):
            fixed = self._fixed(english, kept)
            english = dates_ordered(english, source, self.spelling, fixed)
        if _TIME.search(english):
            fixed = self._fixed(english, kept)
            english = times_written(english, source, self.spelling, fixed)
        english = self._capitals_lowered(english, source, kept)
        if self.forms.keys().isdisjoint(_LETTERS.findall(english.lower())):
            return english
        words = _WORD.findall(source)
        french = frozenset([*words, *map(str.lower, words)])
        fixed = self._fixed(english, kept)

        def written(found: re.Match[str]) -> str:
            form = self.forms.get(found[0].lower())
            if form is None or not form.fits(french) or _is_name(found, french, inside=inside):
                return found[0]
            here = Span(*found.span())
            return found[0] if any(map(here.overlap, fixed)) else _cased(form.written, found[0])

        return _WORD.sub(written, english)

    def _capitals_lowered(self, english: str, source: str, kept: Collection[str]) -> str:
        """Leave acronyms that the French writes as words so where papers do: Covid-19, Unesco."""
        if self.spelling != "en-GB" or not _CAPITALS.search(english):
            return english
        words, fixed = _WORD.findall(source), self._fixed(english, kept)

        def written(found: re.Match[str]) -> str:
            as_word = found[0].capitalize()
            stays = as_word not in words or found[0] in words
            stays = stays or any(map(Span(*found.span()).overlap, fixed))
            return found[0] if stays else as_word

        return _CAPITALS.sub(written, english)

    def _fixed(self, english: str, kept: Collection[str]) -> Sequence[Span]:
        """Find what stays: the operator's terms, and what is kept."""
        terms = self.fixed.finditer(english) if self.fixed else ()
        return [*(Span(*term.span()) for term in terms), *_places(english, kept)]


def speller(spelling: Spelling, terms: Iterable[str] = ()) -> Speller:
    """Make what spells English in one of two ways, but for these terms, in whatever case."""
    forms = _forms(spelling)
    met = [term for term in terms if _may_change(term, forms)]
    either = "|".join(map(re.escape, sorted(set(met), key=len, reverse=True)))
    fixed = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if met else None
    return Speller(forms, fixed, spelling)


def _may_change(term: str, forms: Mapping[str, Form]) -> bool:
    """Whether a term has a word that is spelt otherwise, a month, or a word in capitals."""
    spelt = not forms.keys().isdisjoint(_LETTERS.findall(term.lower()))
    return spelt or _MONTHS.search(term) is not None or _CAPITALS.search(term) is not None


@cache
def _forms(spelling: Spelling) -> Mapping[str, Form]:
    """Return the words that are spelt otherwise, with how they are spelt."""
    found: dict[str, Form] = {}
    for pair in spelt_pairs:
        if pair.only in {"", spelling}:
            british, american = _words(pair.british, pair), _words(pair.american, pair)
            told = frozenset(pair.french.split()), frozenset(pair.unless.split())
            found |= (
                {a: Form(b, *told) for a, b in zip(american, british, strict=True)}
                if spelling == "en-GB"
                else {b: Form(a) for a, b in zip(american, british, strict=True)}
            )
    return found


def _words(stem: str, pair: SpeltPair) -> list[str]:
    """Return the words of a stem; the ending - is none."""
    return [stem + ending.removeprefix("-") for ending in pair.endings.split()]


def _cased(written: str, word: str) -> str:
    """Begin with a capital where the word does."""
    return written.capitalize() if word[0].isupper() else written


def _places(english: str, strings: Iterable[str]) -> Sequence[Span]:
    """Find strings wherever they stand."""
    found = (re.finditer(re.escape(string), english) for string in strings if string)
    return [Span(*place.span()) for places in found for place in places]


def _is_name(found: re.Match[str], french: Collection[str], *, inside: bool) -> bool:
    """Whether a word is a name or part of one: its capital is not that of a sentence.

    Nor is that of a word which the French has too, or of what is called like Labour.
    """
    word, start = found[0], found.start()
    if word.islower():
        return False
    opens = _OPENING.search(found.string, max(0, start - _LONGEST_OPENING), start)
    if not opens or not word[1:].islower() or (inside and not _WORD.search(found.string, 0, start)):
        return True
    goes_on = _NAME_GOES_ON.match(found.string, found.end())
    return bool(goes_on) or word in french or word.lower() in grammar.names_too


def dates_ordered(
    english: str, source: str, spelling: Spelling, fixed: Collection[Span] = ()
) -> str:
    """Set the dates of some English, the translation of `source`, in the order of a country.

    None unless all may be: the French has them, and none is `fixed` in the English.
    """
    told, comma = set(_DAY_OF_WEEK.findall(source)), "" if spelling == "en-GB" else ","

    def beside(found: re.Match[str]) -> str:
        return f"{found[1]}{comma} " if (found[2] or found[3]) in told else found[0]

    english = english if fixed else _PARTED.sub(beside, english)
    order, written = (_AMERICAN, _british) if spelling == "en-GB" else (_BRITISH, _american)
    found = list(order.finditer(english))
    known = frozenset(_dates(source))
    stays = any(Span(*one.span()).overlap(place) for one in found for place in fixed)
    if stays or not all(known.issuperset(_days(one)) for one in found):
        return english
    return order.sub(written, english)


def _dates(source: str) -> Iterator[tuple[str, str, str]]:
    """Yield each day of some French with its month in English and its year, and without that."""
    for found in _FRENCH.finditer(source):
        month = french.numbers.months[found["month"]]
        for day in filter(None, (found["first"], found["day"])):
            yield str(int(day)), month, ""
            yield str(int(day)), month, found["year"] or ""


def _days(found: re.Match[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the days of a date in the same way."""
    for day in _DAY.findall(found["days"]):
        yield day, found["month"], found["year"] or ""


def _british(found: re.Match[str]) -> str:
    """Write a date as in Britain."""
    days = _ORDINAL.sub("", found["days"])
    return " ".join(filter(None, (found["weekday"], days, found["month"], found["year"])))


def _american(found: re.Match[str]) -> str:
    """Write a date as in America: a comma behind the year, too, where the sentence goes on."""
    if _SHARES_MONTH.search(found.string, 0, found.start()):
        return found[0]
    parts = (found["weekday"], f"{found['month']} {found['days']}", found["year"])
    written = ", ".join(filter(None, parts))
    parted = found["weekday"] or found["year"]
    return f"{written}," if parted and _GOES_ON.match(found.string, found.end()) else written


def times_written(
    english: str, source: str, spelling: Spelling, fixed: Collection[Span] = ()
) -> str:
    """Write the clock times of some English, the translation of `source`, as a country does.

    21:17 is 9.17pm or 9:17 p.m., and 12:00 noon. What may last so long, « 1 h 30 », stays.
    """
    known, late = _clock_times(source), PAST_NOON.search(source) is not None

    def written(found: re.Match[str]) -> str:
        hour = _hour_of_day(found, known, late=late)
        if hour is None or any(map(Span(*found.span()).overlap, fixed)):
            return found[0]
        behind = english[found.end() :]
        stop = "." if found[0].endswith(".") and _SENTENCE_ENDS.match(behind) else ""
        time = _on_the_clock(hour, found["minutes"] or "00", spelling)
        return time.removesuffix(".") + stop if stop or behind.startswith(".") else time

    return _TIME.sub(written, english)


def _hour_of_day(
    found: re.Match[str], known: Collection[tuple[int, int]], *, late: bool
) -> int | None:
    """Return the hour, 0 to 24, of a time that the French has; None where that does not tell it.

    `late`: the French speaks of an evening, and « 8 heures » may be one of its hours.
    """
    hour, minutes = int(found["hour"]), int(found["minutes"] or 0)
    half = found["half"] or found["whole"]
    said = hour % _NOON + _NOON * (half == "p") if half else hour
    if (said, minutes) in known and (half or not late or said > _NOON):
        return said
    if (hour, minutes) not in known or (late and not half):
        return None
    return said if late else hour


def _clock_times(source: str) -> frozenset[tuple[int, int]]:
    """Return the hours and minutes in some French that are times of day."""
    times = (found for found in _TIME_FR.finditer(source) if int(found[1]) <= _DAY_LONG)
    return frozenset((int(f[1]), int(f[2] or 0)) for f in times if _is_of_day(f))


def _is_of_day(found: re.Match[str]) -> bool:
    """Whether some hours are a time of day: late ones, and those behind « à » or in a range."""
    hour, text = int(found[1]), found.string
    before = text[max(0, found.start() - _LONGEST_BEFORE) : found.start()]
    if (
        not 0 < hour <= _NOON
        or _BEFORE_TIME.search(before)
        or _BEHIND_TIME.match(text, found.end())
    ):
        return True
    return bool(_OPENS_RANGE.search(before) and _RANGE_GOES_ON.match(text, found.end()))


def _on_the_clock(hour: int, minutes: str, spelling: Spelling) -> str:
    """Write a time by the clock of twelve hours."""
    if minutes == "00" and hour % _NOON == 0:
        return "noon" if hour == _NOON else "midnight"
    twelve, half = hour % _NOON or _NOON, "p" if _NOON <= hour < _DAY_LONG else "a"
    if spelling == "en-GB":
        return f"{twelve}{'' if minutes == '00' else '.' + minutes}{half}m"
    return f"{twelve}{'' if minutes == '00' else ':' + minutes} {half}.m."
