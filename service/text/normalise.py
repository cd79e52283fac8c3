"""The reading copy of an article: plain spaces, composed letters, no zero-width characters.

Marks and words are looked for in the copy; `ReadingCopy.source` maps a span back to the article.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from service.article import Article, Span

_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
_CONTROLS = dict.fromkeys(
    (*range(9), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0), *range(0xFFF9, 0xFFFD)),
    " ",
)
_AS_SPACE = (
    dict.fromkeys(map(ord, _BLANKS), " ") | dict.fromkeys(range(0x2000, 0x200B), " ") | _CONTROLS
)
_ZERO_WIDTH = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_COMPOSING = re.compile(rf"[\u0300-\u036f{_ZERO_WIDTH}]")  # looked for first: most texts have none
_SELECTORS = "\ufe00-\ufe0f"  # make an emoji of a sign: they belong to it
_UNSEEN = re.compile(rf"(?![\u200d{_SELECTORS}])[{_ZERO_WIDTH}]")
_COMPOSED = re.compile(
    rf"[^\W_][\u0300-\u036f]+|[^\w\s\"'«»‹›\u2013-\u201f{_ZERO_WIDTH}][{_SELECTORS}]+"
    rf"|(?P<dropped>[{_ZERO_WIDTH}]+)"
)
_APOSTROPHE = re.compile(r"[’‘ʼ](?<=\w.)(?=\w)")  # the mark first: it is looked for faster


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """The copy; `starts[i]` and `ends[i]` are where its character i stands in the article."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    paragraphs: tuple[Span, ...]  # in the copy

    def source(self, span: Span) -> Span:
        """Return the span of the article for a span of the copy, which must not be empty."""
        return Span(self.starts[span.start], self.ends[span.end - 1])


def reading_copy(article: Article) -> ReadingCopy:
    """Return the reading copy of an article, in linear time."""
    text, starts, ends = _composed(article.text)
    text = with_straight_apostrophes(text.translate(_AS_SPACE))
    spans = (
        Span(bisect_left(starts, p.start), bisect_right(ends, p.end)) for p in article.paragraphs
    )
    return ReadingCopy(text, starts, ends, tuple(spans))


def with_straight_apostrophes(text: str) -> str:
    """Write the apostrophes inside words straight; every character stays at its place."""
    return _APOSTROPHE.sub("'", text)


def _composed(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Compose letters with their accents and drop zero-width characters.

    Returns the text, and the start and end of each of its characters in the original. Accents and
    variation selectors count as part of the character before them.
    """
    if not _COMPOSING.search(text):
        return text, range(len(text)), range(1, len(text) + 1)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for match in _COMPOSED.finditer(text):
        pieces.append(text[last : match.start()])
        starts += range(last, match.start())
        ends += range(last + 1, match.start() + 1)
        last = match.end()
        if not match["dropped"]:
            pieces.append(unicodedata.normalize("NFC", match.group())[0])
            starts.append(match.start())
            ends.append(last)
    pieces.append(text[last:])
    starts += range(last, len(text))
    ends += range(last + 1, len(text) + 1)
    return "".join(pieces), starts, ends


def readable(text: str) -> str:
    """Compose letters, put a blank for each control character, leave out what has no width.

    The joiners and selectors of emoji belong to them.
    """
    return _UNSEEN.sub("", composed(text).translate(_CONTROLS))


def composed(text: str) -> str:
    """Write each letter and its accent as one character, as lists have it."""
    return unicodedata.normalize("NFC", text)


def bare(word: str) -> str:
    """Return a word in lower case without accents, which capitals often lack."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("œ", "oe")


def is_visible(text: str) -> bool:
    """Return whether a text has any visible character."""
    return any(character.isprintable() and character != " " for character in text)
