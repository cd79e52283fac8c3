"""Finish English as it comes from the model: its marks, edges, numbers, terms, in their order."""

import re
from collections.abc import Collection
from functools import partial
from operator import eq

from service.knowledge import french
from service.knowledge.english import grammar, stop_words
from service.knowledge.patterns import any_of
from service.text import person_names
from service.text.datelines import LEAD_DATE
from service.text.words import CAPITAL
from service.translation.english import currencies
from service.translation.english.numerals import WORD, convert_numbers
from service.translation.english.proper_names import PARTICLE
from service.translation.english.terminology import (
    TOKEN,
    Terms,
    apply_terms,
    terms_in,
    with_articles,
)
from service.translation.english.typography import MARKS, articles, typography

_NAMED = re.compile(rf" {CAPITAL}")
_TITLE = re.compile(rf"\b(Dr|Mrs?|Ms)\. (?={CAPITAL})")  # British: without a full stop
_PROFESSOR = re.compile(rf"\bPre?\.? (?={CAPITAL})")
_LAWYER = re.compile(rf"(?<![\w'’-])(?:Me|Maître) ({CAPITAL}[\w'’-]*\w)")
# Whom the French calls so without a determiner is a nun or a monk, and nobody's relative.
_RELIGIOUS = re.compile(rf"(?:([\w-]+['’]?)\s)?(?<![\w'’-])([Ss]œur|[Ff]rère) ({CAPITAL}[\w-]*\w)")
_RELATIVES = {"s": "sister", "f": "brother"}
_OF_RELATIVES = (
    french.grammar.determiners
    | french.grammar.adjectives_before_nouns
    | frozenset(french.grammar.first_and_second_person)
)
# The Turkish Prime Minister; Labour's Vice-President; not President Macron, nor the Mayor's Office.
_OFFICE = re.compile(
    r"(?P<before>\b(?:(?i:the|an?|his|her|its|our|their|your|my|former|current)|[A-Za-z]+['’]s) )"
    rf"(?P<kind>(?:(?!{any_of(stop_words.stop_words)}\b)[\w-]+ ){{0,2}}?)"
    rf"(?P<office>{any_of(grammar.offices)}s?)(?![\w-]|['’]s [A-Z])"
    r"(?P<charge>(?: (?:of|for|in charge of)\b(?:,? (?:and|of|the|with|[A-Z][a-z]+)(?![\w'’-]))+)?)"
)
_IS_OFFICE = re.compile(rf"\b(?:{any_of(grammar.offices)}|Court)\b")
_APPOSED = re.compile(
    rf"(?<=, ){any_of(grammar.offices)}(?= (?:of|for) )"
    r"|(?<=\b[Tt]he )Court(?![\w'’-]| (?:of|for|[A-Z]))"  # not the Court of Justice
)
# The Interior Minister, the Secretary of State for Transport; of a body no word is small.
_IN_CHARGE = re.compile("(?:Minister|Secretary(?: of State)?|(?:High )?Commissioner)s?")
_SMALL_FIRST = re.compile(r"\b[a-z]")
_TITLED = re.compile(r"\b[A-Z][a-z]+\b")
_DASH = re.compile(r"(?<= )[–—](?= )")
_OF = re.compile(  # Dominique de Villepin
    rf"\b(({CAPITAL}[\w-]+) (?:d[eu] |des |d['’]))({CAPITAL}[\w-]+)"
)
_TWICE = re.compile(r"\b(?!(?:had|that)\b)([^\W\d_]{3,})(?:,? \1\b)+")  # a woman woman
_STOPPED = re.compile(r"[.!?…][)\]]?$")


def finish(
    source: str, english: str, terms: Terms, english_words: Collection[str] = frozenset()
) -> str:
    """Set one model output in English form; `source` is the French string that it came from.

    `english_words`: those known to be words; in small letters where English writes them so.
    """
    english = typography(english if MARKS.search(source) else MARKS.sub("", english))
    english = _titles_settled(source, _dash_restored(source, english))
    english = _match_start(source, currencies.settled(source, english), english_words)
    english = _match_end(source, english)
    english = _without_doubled_words(source, english)
    if english_words and _IS_OFFICE.search(english):
        english = _offices_small(english, english_words, terms_in(source, terms).values())
    english = apply_terms(source, _names_restored(source, convert_numbers(source, english)), terms)
    english = with_articles(source, english)
    return articles(english)


def _titles_settled(source: str, english: str) -> str:
    """Write titles before names as British papers do; a French lawyer stays « Maître »."""
    english = _TITLE.sub(r"\1 ", english)
    if _PROFESSOR.search(source):
        english = _PROFESSOR.sub("Professor ", english)
    for name in _LAWYER.findall(source):
        english = re.sub(rf"\b(?:Me|Master|Mr|Ms) (?={re.escape(name)}\b)", "Maître ", english)
    for before, noun, name in _RELIGIOUS.findall(source):
        if before.lower() not in _OF_RELATIVES:
            title = _RELATIVES[noun[0].lower()]
            english = re.sub(rf"\b{title} (?={re.escape(name)}\b)", f"{title.title()} ", english)
    return english


def _offices_small(english: str, words: Collection[str], settled: Collection[str]) -> str:
    """Write offices in small letters but before a name, with the portfolios that are `words`.

    Not those within the English of a term, which is `settled`, nor a film's « Le Président ».
    """
    title = english[:1].isupper() and _OFFICE.fullmatch(english)
    if title or any(map(_IS_OFFICE.search, settled)):
        return english
    english = _OFFICE.sub(partial(_office_small, words=words), english)
    return _APPOSED.sub(_lower, english)


def _office_small(found: re.Match[str], words: Collection[str]) -> str:
    """Write an office, and what a minister is in charge of, in small letters."""

    def small(word: re.Match[str]) -> str:
        common = word[0].lower() in words and not person_names.is_first_name(word[0])
        return _lower(word) if common else word[0]

    before, kind, office, charge = found.groups()
    if _SMALL_FIRST.search(kind) and _NAMED.match(found.string, found.end("office")):
        return found[0]  # a letter urging President Macron
    if _IN_CHARGE.fullmatch(office):
        kind, charge = _TITLED.sub(small, kind), _TITLED.sub(small, charge)
    return f"{before}{kind}{office.lower()}{charge}"


def _lower(found: re.Match[str]) -> str:
    return found[0].lower()


def _without_doubled_words(source: str, english: str) -> str:
    """Leave one of a word that the English has twice on end, where the French has none."""
    words = TOKEN.findall(english)
    doubled = True in map(eq, words, words[1:])
    return _TWICE.sub(r"\1", english) if doubled and not _TWICE.search(source) else english


def _dash_restored(source: str, english: str) -> str:
    """Put the dash of the French where the model wrote two hyphens for it."""
    dash = _DASH.search(source)
    return english.replace(" -- ", f" {dash[0]} ") if dash and "--" not in source else english


def _names_restored(source: str, english: str) -> str:
    """Put back the French article or « de » of a name: no Nathalie The Goff for « Le Goff »."""
    for article, name in PARTICLE.findall(source):
        named = rf"\b[Tt]he (?={CAPITAL})(?i:{re.escape(name)})\b"
        english = re.sub(named, f"{article} {name}", english)
    for lead, first, name in _OF.findall(source):
        if person_names.is_first_name(first):
            english = re.sub(rf"\b{first} (?:of|from) (?:the )?(?={name}\b)", lead, english)
    return english


def _match_end(source: str, english: str) -> str:
    """Add the final stop that the French has, or take away one that it has not."""
    stop = _STOPPED.search(source)
    if stop and english and not re.search(r"[.!?…:;,][)\]]?$", english):
        return english + stop.group()[0]
    if not stop and english.endswith(".") and not english.endswith(("..", "U.S.", "p.m.", "a.m.")):
        return english[:-1]
    return english if source.endswith(",") else english.removesuffix(",")


# No name is: It's, We're.
_CONTRACTED = re.compile(r"(?:He|It|She|That|There|They|This|We|What|Who|You)['’]\w+")


def _match_start(source: str, english: str, english_words: Collection[str]) -> str:
    """Begin with a capital where the French does; lower it where English needs none."""
    first = WORD.search(english)
    if first is None or not (origin := WORD.search(source)):
        return english
    word, at = first.group(), first.start()
    masked = "<q" in english[:at] and "<q" not in source[: origin.start()]
    if origin.group()[0].isupper() and word[0].islower() and not masked:
        return english[:at] + word[0].upper() + english[at + 1 :]
    if origin.group()[0].islower() and (
        word.lower() in grammar.never_capitalised
        or _CONTRACTED.fullmatch(word)
        or (word.lower() in english_words and _is_common(source, english, first))
    ):
        return english[:at] + word[0].lower() + english[at + 1 :]
    return english


def _is_common(source: str, english: str, first: re.Match[str]) -> bool:
    """Whether the word that English begins with is no name, nor part of one.

    One may be where the French has a capital with the same letter, or the English one behind it.
    """
    word = first.group()
    named = re.search(rf"\b{word[0]}", source) or _NAMED.match(english, first.end())
    return word[1:].islower() and not named and word.lower() not in grammar.always_capitalised


def lead(french_lead: str) -> str:
    """Put the date of a dateline into English; its place and agency, and bullets, stay."""
    return LEAD_DATE.sub(_lead_date, french_lead)


def _lead_date(found: re.Match[str]) -> str:
    month = next(
        name for start, name in french.numbers.months.items() if found[2].startswith(start)
    )
    return f"{found[1]} {month}"
