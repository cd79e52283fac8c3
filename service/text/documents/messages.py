"""The article in a message: told from greeting, signature, thread, and what passes it on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.knowledge import french
from service.knowledge.patterns import any_typed

_LONGEST_GREETING, _LONGEST_NOTE = 80, 200  # characters of a line
_LONGEST_CLOSING, _LONGEST_LINE = 80, 100  # of the line that begins a signature, and of its others
_HEADERS = 3  # lines at least that head another message
_SIGNATURE = 15  # lines at most
_LEAST = 200  # characters: an article is longer than a note
_SUBJECT = re.compile(r"(?:\s*(?:TR|RE|RÉ|FWD?|R)\s?:)+\s*", re.IGNORECASE)
_PASSED_ON = re.compile(r"\s*(?:TR|FWD?)\s?:", re.IGNORECASE)
_GREETING = re.compile(rf"{any_typed(french.mail.greetings)}\b[^.?]*[,!:.]?$", re.IGNORECASE)
_NOTE = re.compile(rf"(?<!\w){any_typed(french.mail.notes)}(?!\w)", re.IGNORECASE)
_CLOSING = re.compile(rf"(?:{any_typed(french.mail.closings)}(?!\w)|--\s?$)", re.IGNORECASE)
_FORWARDED = re.compile(rf"[\W_]*{any_typed(french.mail.forwarded)}[\W_]*$", re.IGNORECASE)
_HEADER = re.compile(rf"\*?{any_typed(french.mail.headers)}\s?:\*?\s", re.IGNORECASE)
_WROTE = re.compile(r"(?:Le|On)\s.{5,120}\s(?:a écrit|wrote)\s?:$", re.IGNORECASE)
_FOLDED = re.compile(r"(?:Le|On)\s.{5,120}@\S+\s(?:a écrit|wrote)\s?:$", re.IGNORECASE)
_QUOTED = re.compile(r"[>|]+ ?")


@dataclass(frozen=True, slots=True)
class Message:
    """A message in three: what stands before the article, the article, what stands behind it."""

    before: str
    article: str
    after: str


def title_of(subject: str) -> str:
    """Return the subject of a message without the marks of answers and of passing on."""
    return _SUBJECT.sub("", subject, count=1) if _SUBJECT.match(subject) else subject


def parts_of(text: str, subject: str = "") -> Message:
    """Part a message; where no article could be told from the rest, all of it is the article."""
    lines = text.split("\n")
    start, end = _body(lines, passes_on=bool(_PASSED_ON.match(subject)))
    found = lines[start:end]
    if found and sum(map(len, found)) and all(_QUOTED.match(x) for x in found if x.strip()):
        found = [_QUOTED.sub("", line, count=1) for line in found]
    first, last = _without_greeting(found), _without_signature(found)
    article = "\n".join(found[first:last]).strip("\n")
    if not article.strip():
        return Message("", text, "")
    before = "\n".join(lines[:start] + found[:first]).strip()
    after = "\n".join(found[last:] + lines[end:]).strip()
    return Message(before, article if before or after else text, after)


def _body(lines: Sequence[str], *, passes_on: bool) -> tuple[int, int]:
    """Return the lines of the message that brings the article: what is answered, or passed on."""
    quoted = _quoted_end(lines)
    seam = next((at for at in range(quoted) if _is_seam(lines, at)), quoted)
    if seam == len(lines):
        return 0, len(lines)
    behind = _behind_headers(lines, seam)
    if behind == seam and passes_on:
        return seam, _behind_quoted(lines, seam)
    own, other = (sum(map(len, part)) for part in (lines[:seam], lines[behind:]))
    if behind > seam and other and (passes_on or (own < _LEAST and other > own)):
        rest = _body(lines[behind:], passes_on=False)
        return behind + rest[0], behind + rest[1]
    return 0, seam


def _quoted_end(lines: Sequence[str]) -> int:
    """Return where lines begin that are all quoted, to the end of the message or its signature.

    A quoted line with others behind it is the article's: a link, the head of a table.
    """
    for end in (len(lines), _without_signature(lines)):
        at = end
        while at and (not (line := lines[at - 1].strip()) or _QUOTED.match(line)):
            at -= 1
        if (first := _first(lines, at)) < end:
            return first
    return len(lines)


def _is_seam(lines: Sequence[str], at: int) -> bool:
    """Whether another message begins at a line: by what heads it."""
    headers = [bool(_HEADER.match(other.strip())) for other in lines[at : at + 4]]
    headed = headers[0] and sum(headers) >= _HEADERS
    return headed or bool(_FORWARDED.match(lines[at].strip()) or _wrote(lines, at))


def _wrote(lines: Sequence[str], at: int) -> int:
    """Return how many lines say who wrote what follows: none, one, or one folded into two."""
    if _WROTE.match(lines[at].strip()):
        return 1
    return 2 if _FOLDED.match(" ".join(line.strip() for line in lines[at : at + 2])) else 0


def _behind_headers(lines: Sequence[str], at: int) -> int:
    """Return where the text of the other message begins."""
    while at < len(lines):
        line, wrote = lines[at].strip(), _wrote(lines, at)
        if line and not (wrote or _FORWARDED.match(line) or _HEADER.match(line)):
            break
        at += wrote or 1
    return at


def _without_greeting(lines: Sequence[str]) -> int:
    """Return where the article begins behind a greeting, and a sentence that hands it over."""
    at = _first(lines, 0)
    if at == len(lines) or not _is_greeting(lines[at].strip()):
        return 0
    following = _first(lines, at + 1)
    if following < len(lines) and _is_note(lines[following].strip()):
        return following + 1
    return at + 1


def _behind_quoted(lines: Sequence[str], at: int) -> int:
    """Return where lines end that are marked as quoted."""
    while at < len(lines) and (not lines[at].strip() or _QUOTED.match(lines[at])):
        at += 1
    return at


def _first(lines: Sequence[str], at: int) -> int:
    """Return the first line from `at` on that is not blank."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _is_greeting(line: str) -> bool:
    return len(line) <= _LONGEST_GREETING and bool(_GREETING.match(line))


def _is_note(line: str) -> bool:
    return len(line) <= _LONGEST_NOTE and bool(_NOTE.search(line))


def _without_signature(lines: Sequence[str]) -> int:
    """Return where the article ends before a signature: a closing, and a few short lines."""
    for at in range(max(0, len(lines) - _SIGNATURE - 1), len(lines)):
        line = lines[at].strip()
        rest = [other.strip() for other in lines[at + 1 :]]
        short = all(len(other) <= _LONGEST_LINE for other in rest)
        if len(line) <= _LONGEST_CLOSING and _CLOSING.match(line) and short:
            return at
    return len(lines)
