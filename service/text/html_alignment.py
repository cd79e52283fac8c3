"""Align the English with the tags of a page: each tag goes where its words went.

None is lost but on part of a word, as the e of XXIe, where the English has no such word. An element
whose position is not known (`html_places`) takes the likeliest words of its sentence, a long one a
share of them. The result is always balanced HTML.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from service.article import Role, Span
from service.text.documents.html_places import LONGEST, MOST_WORDS, Places, Sentence
from service.text.html_document import Document, Line, Node, escape

# Elements in a row, all in doubt, for which words are looked for: bounds the work.
_MOST_WAITING = 4
_LINK = re.compile(r"<a\b", re.IGNORECASE)


class SetStretch(Protocol):
    """A stretch of the English, and whose words it is."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def role(self) -> Role:
        """Whose words it is."""


class SetSegment(Protocol):
    """A segment, and the stretches of the English that it became."""

    @property
    def source(self) -> Span:
        """Where it stands in the article."""

    @property
    def target(self) -> Sequence[SetStretch]:
        """Where it stands in the English."""


class SetPart(Protocol):
    """A part of a quotation, and where it stands in the English, if it does."""

    @property
    def source(self) -> Span:
        """Where it stands in the article."""

    @property
    def target(self) -> Span | None:
        """Where it stands in the English."""


def places(
    document: Document,
    target: str,
    segments: Sequence[SetSegment],
    parts: Iterable[SetPart],
    alone: Mapping[str, str],
) -> Places:
    """Return the positions known from a translation's records.

    `segments` and `parts` (of quotations) are those of the answer; `alone`: translations of
    `unplaced_words`.
    """
    sentences = tuple(_sentences(segments))
    kept = [(part.source, part.target) for part in parts if part.target]
    same = dict(_unaltered(document.text, target, segments, kept))
    starts = {source.start: there.start for source, there in kept}
    ends = {source.end: there.end for source, there in kept}
    for one in sentences:
        starts[one.source.start] = one.target.start
        ends[one.source.end] = one.target.end
    lines = tuple(_lines(document))
    for line, set_ in zip(lines, _line_spans(target) if lines else (), strict=True):
        starts[line.span.start] = set_.start
        ends[line.span.end] = set_.end
    unaltered = tuple(sorted(same.items()))
    return Places(document.text, target, sentences, unaltered, starts, ends, document.kept, alone)


def _sentences(segments: Sequence[SetSegment]) -> Iterator[Sentence]:
    """Yield the segments with their English, in order."""
    at = 0
    for segment in segments:
        stretches = segment.target
        start = stretches[0].start if stretches else at
        at = max(at, stretches[-1].end if stretches else at)
        texts = tuple(_span(s) for s in stretches if s.role == "text")
        yield Sentence(_span(segment.source), Span(start, at), texts)


def _unaltered(
    text: str, target: str, segments: Sequence[SetSegment], kept: Sequence[tuple[Span, Span]]
) -> Iterator[tuple[Span, int]]:
    """Yield each stretch that is the same in the English, and where it starts there."""
    whole = ((s.source, _span(s.target[0])) for s in segments if len(s.target) == 1)
    for source, there in (*kept, *whole):
        if source.of(text) == there.of(target):
            yield _span(source), there.start


def _span(stretch: Span | SetStretch) -> Span:
    """Return the bare span: one that carries more is equal to no other."""
    return Span(stretch.start, stretch.end)


def _lines(document: Document) -> Iterator[Line]:
    """Yield the lines of a page."""
    return (piece for piece in document.pieces if isinstance(piece, Line))


def _line_spans(target: str) -> Iterator[Span]:
    """Yield the lines of the English."""
    start = 0
    for line in target.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def unplaced_words(document: Document, found: Places) -> list[str]:
    """Return the words of elements whose position is in doubt, to be translated by themselves."""
    waiting = [node for line in _lines(document) for node in line.nodes]
    words: dict[str, None] = {}
    while waiting:
        node = waiting.pop()
        waiting += node.nodes
        said = node.span.of(document.text)
        few = len(said) <= LONGEST and 0 < len(said.split()) <= MOST_WORDS
        whole = node.before and node.after
        part = found.word_around(node.span)
        if few and whole and not part and not found.known(node.span):
            words[said] = None
    return list(words)


def write_html(document: Document, found: Places) -> str:
    """Return the page in English."""
    spans = _line_spans(found.target)
    written = []
    for piece in document.pieces:
        if isinstance(piece, str):
            written.append(piece)
        else:
            written += _write_within(piece.nodes, piece.span, next(spans), found)
    return "".join(written)


def _write_within(
    nodes: Sequence[Node], source: Span, target: Span, found: Places
) -> Iterator[str]:
    """Yield a stretch of the English as HTML, with the elements that belong in it."""
    at = target.start
    nodes = [node for node in nodes if not _is_lost(node, found)]
    for place, _, node in sorted(_positions(nodes, source, target, found), key=lambda one: one[:2]):
        yield from _html(found, Span(at, place.start))
        yield node.before
        if not node.sealed:
            yield from _write_within(node.nodes, node.span, place, found)
        yield node.after
        at = place.end
    yield from _html(found, Span(at, target.end))


def _is_lost(node: Node, found: Places) -> bool:
    """Whether an element is on part of a word that the English lacks: the e of XXIe."""
    part = found.word_around(node.span)
    return part is not None and _may_be_lost(node) and found.known(node.span) is None


def _may_be_lost(node: Node) -> bool:
    """Whether there are only a pair of tags and others within, of which none is a link."""
    tags = node.before and node.after and not node.sealed and not _LINK.match(node.before)
    return bool(tags) and all(map(_may_be_lost, node.nodes))


def _positions(
    nodes: Sequence[Node], source: Span, target: Span, found: Places
) -> list[tuple[Span, int, Node]]:
    """Return for each element its position within `target` and its number; none overlap."""
    sure: dict[int, Span] = {}
    end = target.start
    asked = [(_known_position(n, source, target, found), i) for i, n in enumerate(nodes)]
    for place, i in sorted((p, i) for p, i in asked if p):
        if place.start >= end:
            sure[i] = place
            end = place.end
    taken = sorted(sure.values())
    before = target.start
    for i, (node, waiting) in enumerate(zip(nodes, _waiting(nodes, sure), strict=True)):
        if i not in sure:
            hull = found.around(node.span)
            low = min(max(before, hull.start), target.end)
            free = Span(low, min(target.end, hull.end))
            sure[i] = _share(node, free, taken, waiting, found)
            insort(taken, sure[i])
        before = sure[i].end
    return [(sure[i], i, node) for i, node in enumerate(nodes)]


def _known_position(node: Node, source: Span, target: Span, found: Places) -> Span | None:
    """Return the position known for an element within its parent; None if there is none.

    An element that is not translated must be found in the English unchanged.
    """
    if node.sealed:
        place = found.kept(node.span)
        return place if place and target.contains(place) else None
    place = _position_at_edge(node.span, source, target) or found.known(node.span)
    held = _hull(filter(None, map(found.kept, _sealed(node))))
    place = place if held is None or (place and place.contains(held)) else held
    return place if place is None or target.contains(place) else place.overlap(target)


def _sealed(node: Node) -> Iterator[Span]:
    """Yield the untranslated stretches within an element."""
    for inner in node.nodes:
        yield from (inner.span,) if inner.sealed else _sealed(inner)


def _hull(spans: Iterable[Span]) -> Span | None:
    """Return the span from the first to the last of several; None for none."""
    found = sorted(spans)
    return Span(found[0].start, max(span.end for span in found)) if found else None


def _position_at_edge(span: Span, source: Span, target: Span) -> Span | None:
    """Return the position of an element that covers its parent, or is empty at one of its ends."""
    if span.start <= source.start and span.end >= source.end:
        return target
    if span.start == span.end and span.start <= source.start:
        return Span(target.start, target.start)
    if span.start == span.end and span.end >= source.end:
        return Span(target.end, target.end)
    return None


def _waiting(nodes: Sequence[Node], sure: Mapping[int, Span]) -> list[int]:
    """Return for each element how many unplaced ones with words stand in a row from it on."""
    counts: list[int] = []
    for i in reversed(range(len(nodes))):
        span = nodes[i].span
        counts.append(0 if i in sure else (counts[-1] if counts else 0) + (span.start < span.end))
    return counts[::-1]


def _share(node: Node, free: Span, taken: Sequence[Span], waiting: int, found: Places) -> Span:
    """Return an element's share of the English between its neighbours: the likeliest words."""
    at = bisect_right(taken, Span(free.start, free.start))
    low = max(free.start, taken[at - 1].end if at else free.start)
    high = max(low, min(free.end, taken[at].start if at < len(taken) else free.end))
    if node.span.start == node.span.end or node.sealed:
        return Span(high, high)
    if waiting <= _MOST_WAITING and (place := found.guessed(node.span, Span(low, high), waiting)):
        return place
    if waiting > 1:
        high = max(low, found.target.find(" ", low + (high - low) // waiting, high))
    said = found.target[low:high]
    start = low + len(said) - len(said.lstrip())
    return Span(start, start + len(said.strip()))


def _html(found: Places, span: Span) -> Iterator[str]:
    """Yield a stretch of the English as HTML, what is French in it marked as such."""
    at = span.start
    first = bisect_right(found.french, span.start, key=lambda one: one.end)
    last = bisect_left(found.french, span.end, key=lambda one: one.start)
    for one in found.french[first:last]:
        start, end = max(at, one.start), min(one.end, span.end)
        yield escape(found.target[at:start])
        yield f'<span lang="fr">{escape(found.target[start:end])}</span>'
        at = end
    yield escape(found.target[at : span.end])
