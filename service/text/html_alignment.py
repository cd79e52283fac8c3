"""Align the English with the tags of a page: each tag goes where its words went.

None is lost but on part of a word, as the e of XXIe, where the English has no such word.

Positions known for certain are used first: the edges of lines, sentences and quotations, any place
within text that came through unaltered, words found again in the English, and words that were
translated alone. An element with none of these takes the likeliest words of its sentence, a long
one a share of them. The result is always balanced HTML.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.article import Role, Span
from service.knowledge import french
from service.text.documents.likely_words import Wanted, likely
from service.text.html_document import Document, Line, Node, escape

_LONGEST = 2_000  # characters of a sentence in which words are looked for: bounds the work
_MOST_WORDS = 12  # of an element that is worth translating alone
_MOST_WAITING = (
    4  # elements in a row, all in doubt, for which words are looked for: bounds the work
)
_MOST_LETTERS = 40  # of a word, beside an element in it: bounds the work
_LINK = re.compile(r"<a\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?|some|of the|to the) ", re.IGNORECASE)


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


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A segment, its stretch of the English, and the parts of that which are no quotation."""

    source: Span
    target: Span
    texts: tuple[Span, ...]

    def is_searched(self, span: Span, free: Span, text: str) -> bool:
        """Whether words are looked for that stand here: few of them, in no long stretch."""
        short = max(span.end - span.start, free.end - free.start) <= _LONGEST
        return short and self.source.contains(span) and len(span.of(text).split()) <= _MOST_WORDS

    def share(self, span: Span) -> float:
        """Return how far into the sentence the middle of a stretch stands, from 0 to 1."""
        middle = (span.start + span.end) / 2 - self.source.start
        return middle / (self.source.end - self.source.start)


@dataclass(frozen=True, slots=True)
class Places:
    """Maps positions in a text to positions in its English."""

    source: str
    target: str
    sentences: tuple[_Sentence, ...]
    same: tuple[tuple[Span, int], ...]  # stretches that stand unaltered, and where
    starts: Mapping[int, int]  # of sentences and quotations
    ends: Mapping[int, int]
    untranslated: Sequence[Span]  # stretches that were not to be translated, in order
    alone: Mapping[str, str]  # words, translated by themselves
    french: Sequence[Span] = ()  # stretches of the English, in order, to be marked as French

    def html(self, span: Span) -> Iterator[str]:
        """Yield a stretch of the English as HTML, what is French in it marked as such."""
        at = span.start
        first = bisect_right(self.french, span.start, key=lambda one: one.end)
        last = bisect_left(self.french, span.end, key=lambda one: one.start)
        for one in self.french[first:last]:
            start, end = max(at, one.start), min(one.end, span.end)
            yield escape(self.target[at:start])
            yield f'<span lang="fr">{escape(self.target[start:end])}</span>'
            at = end
        yield escape(self.target[at : span.end])

    def known(self, span: Span) -> Span | None:
        """Return where a stretch went, or None where that is in doubt."""
        if (shift := self._shift(span)) is not None:
            return Span(span.start + shift, span.end + shift)
        if word := self.word_around(span):
            return self._in_word(span, word)
        start, end = self._start(span.start), self._end(span.end)
        if span.start == span.end:
            point = start if end is None else end
            return None if point is None else Span(point, point)
        if start is not None and end is not None and start <= end:
            return Span(start, end)
        return self._found(span)

    def word_around(self, span: Span) -> Span | None:
        """Return the word that a stretch is a part of (the 2 of CO2); None where it is none."""
        if not span.of(self.source).isalnum():
            return None
        start, end = span.start, span.end
        first, last = max(0, start - _MOST_LETTERS), min(len(self.source), end + _MOST_LETTERS)
        while start > first and self.source[start - 1].isalnum():
            start -= 1
        while end < last and self.source[end].isalnum():
            end += 1
        return Span(start, end) if (start, end) != (span.start, span.end) else None

    def _in_word(self, span: Span, word: Span) -> Span | None:
        """Return where part of a word stands: in the same word, or a note's number behind another.

        Nowhere else: the letters of another word are others.
        """
        said, at = span.of(self.source), span.start - word.start
        place = self._found(word)
        if place and place.of(self.target).casefold() == word.of(self.source).casefold():
            return Span(place.start + at, place.start + at + len(said))
        if not (said.isdigit() and at and span.end == word.end):
            return None
        return self._matching(span, re.compile(rf"(?<=[^\W\d_]){said}(?!\w)"))

    def _start(self, at: int) -> int | None:
        """Return where a stretch that begins at `at` begins in the English, if known."""
        shift = self._shift(Span(at, at + 1))
        return self.starts.get(at, None if shift is None else at + shift)

    def _end(self, at: int) -> int | None:
        """Return where a stretch that ends at `at` ends in the English, if known."""
        shift = self._shift(Span(at - 1, at))
        return self.ends.get(at, None if shift is None else at + shift)

    def _shift(self, span: Span) -> int | None:
        """Return the offset by which unaltered text moved that contains `span`, else None."""
        at = bisect_right(self.same, span.start, key=lambda one: one[0].start) - 1
        if at < 0 or not self.same[at][0].contains(span):
            return None
        return self.same[at][1] - self.same[at][0].start

    def around(self, span: Span) -> Span:
        """Return the English of the sentences a stretch touches; from its own ends, if known."""
        first = self._sentence(span.start)
        last = self._sentence(max(span.start, span.end - 1))
        if first is None or last is None:
            return Span(0, len(self.target))
        start, end = self._start(span.start), self._end(span.end)
        start = first.target.start if start is None else start
        return Span(start, max(start, last.target.end if end is None else end))

    def _sentence(self, at: int) -> _Sentence | None:
        """Return the last sentence that begins at or before `at`; None in an empty text."""
        index = bisect_right(self.sentences, at, key=lambda one: one.source.start) - 1
        return self.sentences[max(0, index)] if self.sentences else None

    def _found(self, span: Span) -> Span | None:
        """Look for the words of a stretch, unchanged or in English, in the English of its sentence.

        They must stand there as often as in the sentence, so that the same one is meant.
        """
        words = span.of(self.source)
        places = (self._matching(span, _whole(e), _whole(words)) for e in self._in_english(words))
        return next(filter(None, places), None)

    def _matching(
        self, span: Span, english: re.Pattern[str], french: re.Pattern[str] | None = None
    ) -> Span | None:
        """Return where the English of a stretch stands by a pattern, and one for it in the French.

        None where they do not stand as often in the sentence.
        """
        sentence = self._sentence(span.start)
        if not sentence or not sentence.source.contains(span):
            return None
        if sentence.source.end - sentence.source.start > _LONGEST:
            return None
        origins = self._origins(french or english, sentence)
        found = self._all(english, sentence)
        return (
            found[origins.index(span)] if span in origins and len(found) == len(origins) else None
        )

    def guessed(self, span: Span, free: Span, waiting: int) -> Span | None:
        """Return the likeliest English of a few words within a free stretch; None for many words.

        `waiting`: how many elements in a row, this one first, are to be placed there.
        """
        sentence = self._sentence(span.start)
        if not sentence or not sentence.is_searched(span, free, self.source):
            return None
        said = span.of(self.source)
        begins, ends = self._start(span.start) == free.start, self._end(span.end) == free.end
        wanted = Wanted(said, self.alone.get(said, ""), sentence.share(span), begins, ends)
        texts = (free,) if begins or ends else sentence.texts
        found = likely(self.target, _within(free, texts), wanted)
        if found and waiting > 1 and not found[1]:
            part = Span(free.start, free.start + (free.end - free.start) // waiting)
            found = likely(self.target, _within(part, texts), wanted)
        if not found:
            return None
        return Span(free.start if begins else found[0].start, free.end if ends else found[0].end)

    def kept(self, span: Span) -> Span | None:
        """Return where an untranslated stretch went; it stands in the English unchanged."""
        if self._shift(span) is None and (place := self._among_kept(span)):
            return place
        place = self.known(span)
        return place if place and place.of(self.target) == span.of(self.source) else None

    def _among_kept(self, span: Span) -> Span | None:
        """Look for untranslated words in the English of their sentence; as often, or None."""
        sentence = self._sentence(span.start)
        if not sentence or sentence.source.end - sentence.source.start > _LONGEST:
            return None
        words = span.of(self.source)
        origins = [k for k in self._kept_in(sentence) if k.of(self.source) == words]
        for pattern in (re.compile(re.escape(words)), _whole(words)):
            found = self._all(pattern, sentence)
            if span in origins and len(found) == len(origins):
                return found[origins.index(span)]
        return None

    def _kept_in(self, sentence: _Sentence) -> Sequence[Span]:
        """Return the untranslated stretches of a sentence that lie outside unaltered text."""
        within = sentence.source
        first = bisect_right(self.untranslated, within.start, key=lambda one: one.end)
        last = bisect_right(self.untranslated, within.end, key=lambda one: one.start)
        return [one for one in self.untranslated[first:last] if self._shift(one) is None]

    def _origins(self, pattern: re.Pattern[str], sentence: _Sentence) -> list[Span]:
        """Return where a pattern stands in a sentence, outside unaltered text."""
        found = _all(pattern, self.source, sentence.source)
        return [span for span in found if self._shift(span) is None]

    def _all(self, pattern: re.Pattern[str], sentence: _Sentence) -> list[Span]:
        """Return where a pattern stands in the English of a sentence."""
        return [p for piece in sentence.texts for p in _all(pattern, self.target, piece)]

    def _in_english(self, words: str) -> Iterator[str]:
        """Yield the possible translations of some words, the likeliest first."""
        yield words
        if term := french.terms.get(words):
            yield term
        if alone := self.alone.get(words):
            yield alone
            yield _ARTICLE.sub("", alone, count=1)


def _whole(words: str) -> re.Pattern[str]:
    """Return a pattern for whole words in either case; for no words, one that never matches.

    What begins or ends in a mark may stand at a word: « maire[3] ».
    """
    if not words:
        return re.compile(r"\Z.")
    before, after = r"(?<!\w)" * words[0].isalnum(), r"(?!\w)" * words[-1].isalnum()
    return re.compile(f"{before}{re.escape(words)}{after}", re.IGNORECASE)


def _within(free: Span, stretches: Iterable[Span]) -> Iterator[Span]:
    """Yield what of some stretches is free."""
    return filter(None, map(free.overlap, stretches))


def _all(pattern: re.Pattern[str], text: str, within: Span) -> list[Span]:
    return [Span(*m.span()) for m in pattern.finditer(text, within.start, within.end)]


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
    for line, set_ in zip(_lines(document), _line_spans(target), strict=True):
        starts[line.span.start] = set_.start
        ends[line.span.end] = set_.end
    unaltered = tuple(sorted(same.items()))
    return Places(document.text, target, sentences, unaltered, starts, ends, document.kept, alone)


def _sentences(segments: Sequence[SetSegment]) -> Iterator[_Sentence]:
    """Yield the segments with their English, in order."""
    at = 0
    for segment in segments:
        stretches = segment.target
        start = stretches[0].start if stretches else at
        at = max(at, stretches[-1].end if stretches else at)
        texts = tuple(_span(s) for s in stretches if s.role == "text")
        yield _Sentence(_span(segment.source), Span(start, at), texts)


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
    return (piece for piece in document.pieces if isinstance(piece, Line))


def _line_spans(target: str) -> Iterator[Span]:
    """Yield the lines of the English."""
    start = 0
    for line in target.split("\n") if target else ():
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
        few = len(said) <= _LONGEST and 0 < len(said.split()) <= _MOST_WORDS
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
        yield from found.html(Span(at, place.start))
        yield node.before
        if not node.sealed:
            yield from _write_within(node.nodes, node.span, place, found)
        yield node.after
        at = place.end
    yield from found.html(Span(at, target.end))


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
