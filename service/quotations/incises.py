"""Find incises, reporting clauses inside quotations: « Nous irons, a dit le maire, plus loin. »."""

import re
from bisect import bisect_right
from typing import NamedTuple

from service.article import Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.quotations.noun_phrases import Phrase, pronoun, role
from service.quotations.passages import Passage
from service.quotations.reporting_verbs import inverted_clause
from service.text.words import words

_LEAD = re.compile(r" ?, ?| ?[–—] ?|(?<=[?!…]) |(?<=[?!…][»”]) ")
_TAIL = re.compile(
    rf"(?: {any_of(french.clauses.circumstances)}\b[^,.;:!?…«»“”–—]{{0,70}})?"
    r" ?(?P<mark>[,.!?:;…–—]|$)"
)
_RELATIVE = re.compile(r"(?:qui|dont|où) [^,.!?:;…«»“”–—]{3,120}(?=\.)")
_COMPLEMENT = re.compile(
    r" (?:à|au|aux|chez|dans|de|depuis|des|du|en|et|pour|sur|\w+ée?s?|prévue?s?|connue?s?)\b"
    r"[^,.;:!?…«»“”–—]{1,120}?(?= ?(?:[,.]|$))"
)
_ATTITUDE = re.compile(rf"{any_of(french.clauses.attitudes)}(?= ?(?:[,.]|$))")
_BRACKETS = re.compile(r" \([^().;:]{2,60}\)")
_ARTICLE = re.compile(r"(?:l[ea] |l'|une? |son |sa |leur )")
_RESUMED = re.compile(r", (?:lui|elle|eux|elles|qui)\b")  # le maire, lui, a refusé
_FINITE = french.grammar.auxiliaries | {"ne", "n'", "je", "j'", "on", "nous", "il", "elle", "vous"}
# « Elle a peur. « Je pars », m'a-t-elle dit. »: words of whoever quotes her, no incise.
_WITHIN, _TO_ME = re.compile(r"[»”\"]"), ("m'", "me ", "nous ")
_DASHES = ("–", "—")


class Incise(NamedTuple):
    """A reporting clause inside a passage: its span with its commas, its verb, and who speaks."""

    span: Span
    cue: Span
    speaker: Phrase


def incises(text: str, passage: Passage) -> list[Incise]:
    """Return the incises of a passage, in order: ", a déclaré le maire,", "demande-t-il"."""
    found: list[Incise] = []
    for part in passage.parts:
        for lead in _LEAD.finditer(text, part.start, part.end):
            read_already = found and lead.start() < found[-1].span.end
            if not read_already and not _is_nested(passage, lead.start()):
                found += _incise(text, lead, part.end - passage.closed)
    return found


def _is_nested(passage: Passage, at: int) -> bool:
    """Whether a place lies in a nested quotation."""
    index = bisect_right(passage.nested, Span(at, at)) - 1
    return index >= 0 and passage.nested[index].end > at


def _incise(text: str, lead: re.Match[str], limit: int) -> tuple[Incise, ...]:
    """Read the incise after a comma, a dash or a question mark: none, or one."""
    read = inverted_clause(text, lead.end(), limit, bodies=True)
    if not read:
        return ()
    cue, subject = read
    if _WITHIN.match(text, lead.start() - 1) and text.startswith(_TO_ME, cue.span.start):
        return ()
    who = subject or pronoun(cue.span, cue.clitic)
    end = who.span.end if who.pronoun else _past_appositions(text, who, limit)
    tail = _TAIL.match(text, end, limit)
    if not tail:
        return ()
    mark = lead.group().strip()
    start = lead.start() + lead.group().index(mark) if mark else lead.end()
    paired = tail["mark"] == "," or (mark in _DASHES and tail["mark"] in _DASHES)
    end = tail.end() if paired else end + len(text[end : tail.start("mark")].rstrip())
    return (Incise(Span(start, end), cue.span, who),)


def _past_appositions(text: str, who: Phrase, limit: int) -> int:
    """Return where a party in brackets and what commas set off end: " (PS), 24 ans, étudiante".

    A relative clause behind one of them belongs to it: ", 24 ans, qui rentrait de Lyon."
    """
    brackets = _BRACKETS.match(text, who.span.end, limit)
    first = at = brackets.end() if brackets else who.span.end
    while text.startswith(", ", at):
        after = _apposition(text, at + 2, limit, clause=at > first) or (
            _titled(text, at + 2, limit) if who.name else None
        )
        if not after or text[after : min(after + 2, limit)].strip()[:1] not in (",", ".", ""):
            break
        at = after
    return at


def _apposition(text: str, start: int, limit: int, *, clause: bool) -> int | None:
    """Return where a role, an age, an attitude or, if asked for, a relative clause ends."""
    after = role(text, start, limit)
    if after > start:
        further = _COMPLEMENT.match(text, after, limit)
        verbal = further and any(w.text in _FINITE for w in words(text, after, further.end()))
        return after if not further or verbal else further.end()
    other = _ATTITUDE.match(text, start, limit)
    other = other or (_RELATIVE.match(text, start, limit) if clause else None)
    return other.end() if other else None


def _titled(text: str, start: int, limit: int) -> int | None:
    """Return where a role with its article ends: "le président du club"; not one in a list."""
    article = _ARTICLE.match(text, start, limit)
    after = _apposition(text, article.end(), limit, clause=False) if article else None
    if not after or _RESUMED.match(text, after, limit):
        return None
    other = _ARTICLE.match(text, after + len(", "), limit)
    return None if other and role(text, other.end(), limit) > other.end() else after
