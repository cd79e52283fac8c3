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

_LEAD = re.compile(r" ?, ?| ?[–—] ?|(?<=[?!…]) |(?<=[?!…][»”]) ")
_TAIL = re.compile(
    rf"(?: {any_of(french.clauses.circumstances)}\b[^,.;:!?…«»“”–—]{{1,70}})?"
    r" ?(?P<mark>[,.!?:;…–—]|$)"
)
_RELATIVE = re.compile(r"(?:qui|dont|où) [^,.!?:;…«»“”–—]{3,120}(?=\.)")
_COMPLEMENT = re.compile(r" (?:en|à|à la|à l'|au|aux|chez) ?[^\W\d_]+(?: [^\W\d_]+)?(?=[,.])")
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
    read = inverted_clause(text, lead.end(), limit)
    if not read:
        return ()
    cue, subject = read
    if _WITHIN.match(text, lead.start() - 1) and text.startswith(_TO_ME, cue.span.start):
        return ()
    who = subject or pronoun(cue.span, cue.clitic)
    end = _past_appositions(text, who.span.end, limit)
    tail = _TAIL.match(text, end, limit)
    if not tail:
        return ()
    mark = lead.group().strip()
    start = lead.start() + lead.group().index(mark) if mark else lead.end()
    paired = tail["mark"] == "," or (mark in _DASHES and tail["mark"] in _DASHES)
    end = tail.end() if paired else end + len(text[end : tail.start("mark")].rstrip())
    return (Incise(Span(start, end), cue.span, who),)


def _past_appositions(text: str, end: int, limit: int) -> int:
    """Return where appositions set off by commas end: ", 24 ans, étudiante"; else `end`.

    A relative clause behind one of them belongs to it: ", 24 ans, qui rentrait de Lyon."
    """
    at = end
    while text.startswith(", ", at):
        after = _apposition(text, at + 2, limit, clause=at > end)
        if after == at + 2 or text[after : min(after + 1, limit)] not in (",", "."):
            break
        at = after
    return at


def _apposition(text: str, start: int, limit: int, *, clause: bool) -> int:
    """Return where a role or an age ends, or, if asked for, a relative clause; else `start`."""
    after = role(text, start, limit)
    if after > start:
        further = _COMPLEMENT.match(text, after, limit)
    else:
        further = _RELATIVE.match(text, start, limit) if clause else None
    return further.end() if further else after
