"""The author's words inside a quotation: « Nous irons, a dit le maire, jusqu'au bout. »."""

import re
from bisect import bisect_right
from typing import NamedTuple

from service.article import Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.quotations.noun_phrases import Phrase, pronoun, role
from service.quotations.passages import Passage
from service.quotations.reporting_verbs import incised

_LEAD = re.compile(r" ?, ?| ?[–—] ?|(?<=[?!…]) |(?<=[?!…][»”]) ")
_TAIL = re.compile(
    rf"(?: {any_of(french.clauses.circumstances)}\b[^,.;:!?…«»“”–—]{{1,70}})?"
    r" ?(?P<mark>[,.!?:;…–—]|$)"
)
# « Elle a peur. « Je pars », m'a-t-elle dit. »: words of whoever quotes her, no incise.
_WITHIN, _TO_ME = re.compile(r"[»”\"]"), ("m'", "me ", "nous ")
_DASHES = ("–", "—")


class Incise(NamedTuple):
    """The author's words inside a passage: the span with its commas, the verb, who speaks."""

    span: Span
    cue: Span
    speaker: Phrase


def incises(text: str, passage: Passage) -> list[Incise]:
    """Find the author's words inside a passage: ", a déclaré le maire,", "demande-t-il"."""
    found: list[Incise] = []
    for part in passage.parts:
        for lead in _LEAD.finditer(text, part.start, part.end):
            read_already = found and lead.start() < found[-1].span.end
            if not read_already and not _is_nested(passage, lead.start()):
                found += _incise(text, lead, part.end - passage.closed)
    return found


def _is_nested(passage: Passage, at: int) -> bool:
    index = bisect_right(passage.nested, Span(at, at)) - 1
    return index >= 0 and passage.nested[index].end > at


def _incise(text: str, lead: re.Match[str], limit: int) -> tuple[Incise, ...]:
    """Read an incise after a comma, a dash or a question: none, or one."""
    read = incised(text, lead.end(), limit)
    if not read:
        return ()
    cue, subject = read
    if _WITHIN.match(text, lead.start() - 1) and text.startswith(_TO_ME, cue.span.start):
        return ()
    who = subject or pronoun(cue.span, cue.clitic)
    end = _past_role(text, who.span.end, limit)
    tail = _TAIL.match(text, end, limit)
    if not tail:
        return ()
    mark = lead.group().strip()
    start = lead.start() + lead.group().index(mark) if mark else lead.end()
    paired = tail["mark"] == "," or (mark in _DASHES and tail["mark"] in _DASHES)
    end = tail.end() if paired else end + len(text[end : tail.start("mark")].rstrip())
    return (Incise(Span(start, end), cue.span, who),)


def _past_role(text: str, end: int, limit: int) -> int:
    """Go past ", maire de Trévières" or ", 16 ans" where a comma or full stop ends it."""
    if not text.startswith(", ", end):
        return end
    after = role(text, end + 2, limit)
    return after if text[after : min(after + 1, limit)] in (",", ".") else end
