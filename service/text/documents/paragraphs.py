"""The lines of columns as paragraphs, by indents, gaps, short last lines, and sizes of letters.

Captions are set apart, behind the article: what they interrupt goes on.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from service.knowledge import french
from service.knowledge.patterns import any_of
from service.text.documents import line_ends
from service.text.documents.columns import Flow, Fragment

_SIZES = 0.12  # share by which sizes of letters differ that are not the same
_SMALL = 0.9  # of the body's size: captions, notes
_GAP = 1.35  # of the distance of two lines: a wider gap ends a paragraph
_INDENT = 0.4  # of the size
_MARGIN = 0.3  # of the column's width: a line that ends so far before the edge is short
_LONGEST_CAPTION = 400  # characters
_CREDITED = 25  # characters at the end of a caption that hold its credit
_LEAST = 40  # characters of a paragraph that should have ended
_ENDED = re.compile(r"[.!?…][\s»”\")\]]*\Z|[»”]\Z|:\Z")
_TURN = re.compile(r"[—–―-]\s?[^\W\d_a-zà-öø-ÿ«]|[—–―]\s?«|[•▪■●]")
_CREDIT = re.compile(rf"(?<!\w)(?:{any_of(french.pages.credits)})(?!\w)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `doubtful`: it does not end, and nothing goes on from it."""

    text: str
    doubtful: bool = False


@dataclass(slots=True)
class _Block:
    """A paragraph so far: its lines, of one column at first, and that column."""

    lines: list[Fragment]
    column: "_Column"
    aside: bool = False

    @property
    def size(self) -> float:
        """The size of its letters."""
        return median(line.size for line in self.lines)

    @property
    def is_ended(self) -> bool:
        """Whether its last line ends a sentence."""
        return bool(_ENDED.search(self.lines[-1].text))


def paragraphs(flows: Iterable[Flow]) -> list[Paragraph]:
    """Return the paragraphs of a document's columns in order, captions last."""
    columns = [_Column(flow) for flow in flows if flow]
    lines = [line for column in columns for line in column.lines]
    if not lines:
        return []
    body, words = _body_size(lines), line_ends.words_in(line.text for line in lines)
    blocks = list(_blocks(columns, body))
    asides = [block for block in blocks if block.aside]
    story = _continued(block for block in blocks if not block.aside)
    return [_paragraph(block, words, body) for block in (*story, *asides)]


def _blocks(columns: Iterable["_Column"], body: float) -> Iterator[_Block]:
    """Yield the paragraphs of each column, captions marked."""
    for column in columns:
        for found in column.blocks():
            block = _Block(found, column)
            block.aside = _is_caption(block, body)
            yield block


def _body_size(lines: Sequence[Fragment]) -> float:
    """Return the size that most letters have."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size])


def _is_caption(block: _Block, body: float) -> bool:
    """Whether a block is a caption, a credit or another note in small letters."""
    text = " ".join(line.text for line in block.lines)
    small = block.size < _SMALL * body
    return len(text) <= _LONGEST_CAPTION and (small or bool(_CREDIT.search(text[-60:])))


def _continued(blocks: Iterable[_Block]) -> Iterator[_Block]:
    """Join each block that goes on in another column or behind a picture."""
    last: _Block | None = None
    for block in blocks:
        if last and _goes_on(last, block):
            last.lines = [*last.lines, *block.lines]
            last.column = block.column
            continue
        if last:
            yield last
        last = block
    if last:
        yield last


def _goes_on(before: _Block, block: _Block) -> bool:
    """Whether a block that begins a column, or stands behind a picture, goes on from another."""
    end, start = before.lines[-1], block.lines[0]
    if not _same_size(end, start) or _TURN.match(start.text):
        return False
    if line_ends.is_broken(end.text) or start.text[:1].islower():
        return not before.is_ended
    if before.column is block.column or not before.column.is_full(end, start):
        return False
    indented = block.column.is_indented(start)
    return not indented and (not before.is_ended or before.column.indents)


def _paragraph(block: _Block, words: frozenset[str], body: float) -> Paragraph:
    """Return the text of a block."""
    text = block.lines[0].text
    for line in block.lines[1:]:
        text = line_ends.join(text, line.text, words)
    is_body = abs(block.size - body) <= _SIZES * body
    unended = not block.is_ended and not block.aside and is_body and len(text) > _LEAST
    return Paragraph(text, unended and len(block.lines) > 1)


def _same_size(one: Fragment, other: Fragment) -> bool:
    return abs(one.size - other.size) <= _SIZES * max(one.size, other.size)


class _Column:
    """The lines of a column: its edges, and where paragraphs begin in it."""

    def __init__(self, lines: Flow) -> None:
        """Take at least one line."""
        self.lines = lines
        lefts = sorted(line.left for line in lines)
        rights = sorted(line.right for line in lines)
        self._left, self._right = lefts[len(lefts) // 10], rights[len(rights) * 9 // 10]
        gaps = [a.bottom - b.bottom for a, b in pairwise(lines) if _same_size(a, b)]
        self._leading = median(gaps) if gaps else 0.0
        begun = [b for a, b in pairwise(lines) if self.is_indented(b) and not self.is_indented(a)]
        self.indents = bool(begun)  # whether its paragraphs begin with an indent

    def is_indented(self, line: Fragment) -> bool:
        """Whether a line begins to the right of the others."""
        return line.left > self._left + _INDENT * line.size

    def is_full(self, line: Fragment, following: Fragment) -> bool:
        """Whether the first word of the next line would not have found room in a line."""
        word = following.text.partition(" ")[0]
        letter = (following.right - following.left) / max(1, len(following.text))
        return line.right + letter * (len(word) + 1) > self._right + 0.5 * letter

    def blocks(self) -> Iterator[list[Fragment]]:
        """Yield the lines of each paragraph."""
        block = [self.lines[0]]
        for before, line in pairwise(self.lines):
            if self._begins(before, line):
                yield block
                block = []
            block.append(line)
        yield block

    def _begins(self, before: Fragment, line: Fragment) -> bool:
        """Whether a line begins a paragraph."""
        if not _same_size(before, line) or self._is_far(before, line):
            return True
        if line_ends.is_broken(before.text) or line.text[:1].islower():
            return False
        ended = bool(_ENDED.search(before.text) or _CREDIT.search(before.text[-_CREDITED:]))
        indented = self.is_indented(line) and (ended or not self.is_indented(before))
        turn = ended and _TURN.match(line.text)
        return bool(turn) or indented or self._is_short(before, line, ended=ended)

    def _is_far(self, before: Fragment, line: Fragment) -> bool:
        """Whether the gap between two lines is wider than others."""
        gap = before.bottom - line.bottom
        return bool(self._leading) and gap > _GAP * max(self._leading, line.size)

    def _is_short(self, line: Fragment, following: Fragment, *, ended: bool) -> bool:
        """Whether a line ends before the edge, as the last of a paragraph does."""
        short = self._right - line.right > _MARGIN * (self._right - self._left)
        return not self.is_full(line, following) and (ended or short)
