"""The ends of lines: a hyphen there belongs to the word, or only to the line."""

import re
from collections.abc import Container, Iterable, Iterator

from service.knowledge import french

_HYPHENS = ("-", "\u00ad", "\u2010")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST, _FIRST = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[^\W_]+")


def words_in(lines: Iterable[str]) -> frozenset[str]:
    """Return the words of some lines, compounds whole, in small letters; broken words are none."""
    return frozenset(word for line in lines for word in _words(line))


def _words(line: str) -> Iterator[str]:
    end = len(line) - is_broken(line)
    for match in _WORD.finditer(line):
        if match.end() < end or end == len(line):
            yield match[0].lower()


def is_broken(line: str) -> bool:
    """Whether a line ends within a word."""
    return line.endswith(_HYPHENS) and line[-2:-1].isalpha()


def join(before: str, after: str, words: Container[str]) -> str:
    """Return two lines as one; `words` are those of the document."""
    if not is_broken(before):
        return f"{before} {after}"
    last, first = _LAST.search(before[:-1]), _FIRST.match(after)
    if last is None or first is None:
        return before + after
    hyphen = "-" if _keeps_hyphen(last[0].lower(), first[0], before[-1], words) else ""
    return before[:-1] + hyphen + after


def _keeps_hyphen(last: str, first: str, sign: str, words: Container[str]) -> bool:
    """Whether the hyphen belongs to the word, as the document, or else French, has it."""
    if not first[:1].islower() or f"{last}-{first.lower()}" in words:
        return True
    if sign == "\u00ad" or last + first.lower() in words:
        return False
    if first.lower() in french.pages.after_hyphens or last in french.pages.before_hyphens:
        return True
    return first.lower().startswith(french.pages.hyphened.get(last, ("\0",)))
