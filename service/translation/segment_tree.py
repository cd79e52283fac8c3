"""The frame of a segment: what the model may rewrite, and what is carried through it.

A segment is a tree of items: quoted stretches, inside them nested quotations and incises, and
strings kept as they are. The text between clausal items falls into groups; a group goes to the
model as one string, the items inside it masked, or as the strings on both sides.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from service.article import Quotation, Segment, Span
from service.text.datelines import LEAD
from service.translation.reporting_clauses import ATTRIBUTION, INVERSIONS

ItemRole = Literal["text", "quoted", "nested", "incise", "kept", "apart"]

# URLs, e-mail addresses, @names, #tags, words with underscores, mask pieces, runs of emoji.
_KEPT = re.compile(
    r"(?:https?://|www\.)[^\s«»‹›“”„\"<>]*[^\s«»‹›“”„\"<>.,;:!?)\]]"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@])@\w[\w.]*\w"
    r"|(?<![\w#&])#\w*[^\W\d]\w*"
    r"|\b\w+(?:_\w*)+|(?<!\w)_\w+|_"
    r"|<q\d>"
    r"|[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"(?:[\u200d\ufe0f\u20e3\u2600-\u27bf\U0001f000-\U0001faff\U000e0020-\U000e007f])*"
)
# All that is kept has one of these, and most sentences have none: 1.5 µs to see that, not 30.
_HINT = re.compile("[@#_/<w\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_OPENS = re.compile(r"[«»‹›“”„‟\"'‘’]\s*|[—–―-]+\s*")
_CLOSING = "«»‹›“”‟\"'’"
_CELLS = re.compile(r"(?<=\S)[ \xa0]*(?:\t[\t \xa0]*|(?<=[ \xa0])\|[ \xa0]+)(?=\S)")
_CELL = 40  # characters of a cell, at most, in the mean: with longer ones a tab is a slip in prose
_DEPTH = 3  # levels; what lies deeper is translated with its surroundings


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch set apart in a segment; `inner` is without its outer marks and padding."""

    role: ItemRole
    span: Span
    inner: Span
    items: tuple["Item", ...] = ()
    quotation: str = ""
    part: int = 0
    opens: bool = True
    closes: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch that is translated as one, with the items that it carries."""

    span: Span
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """A stretch of the article set apart by a quotation: a part, what is inside it; or kept."""

    role: ItemRole
    span: Span
    quotation: Quotation | None = None
    part: int = 0


def kept(text: str, start: int, end: int) -> Iterator[Span]:
    """Find in a stretch of text what is kept as it is."""
    if _HINT.search(text, start, end):
        for match in _KEPT.finditer(text, start, end):
            yield Span(*match.span())


def without_kept(text: str) -> str:
    """Put a blank in the place of all that is kept."""
    return _KEPT.sub(" ", text) if _HINT.search(text) else text


def annotations(quotations: Iterable[Quotation], kept: Iterable[Span] = ()) -> list[Annotation]:
    """Give all parts, nested quotations, incises and kept stretches, by where they begin."""
    found = [Annotation("kept", span) for span in kept]
    for q in quotations:
        found += [Annotation("quoted", part, q, number) for number, part in enumerate(q.parts)]
        found += [Annotation("nested", span, q) for span in q.nested]
        found += [Annotation("incise", span, q) for span in q.incises]
    return sorted(found, key=lambda m: m.span.start)


def root(text: str, segment: Segment, touching: Iterable[Annotation]) -> Item:
    """Build the tree of one segment; `touching` are the marked stretches that overlap it."""
    stretches = [
        _item(text, one, span) for one in touching if (span := one.span.overlap(segment.source))
    ]
    wished = [one.span for one in stretches if one.role == "kept"]
    here = kept(text, segment.source.start, segment.source.end)
    stretches += [Item("kept", span, span) for span in here if not _meets(span, wished)]
    stretches += list(_apart(text, segment.source, stretches))
    whole = Item("text", segment.source, segment.source)
    return _nest(whole, sorted(stretches, key=_outermost_first), _DEPTH)


def _outermost_first(item: Item) -> tuple[int, int, bool]:
    """Return what stretches are ordered by; what is kept lies inside a quotation as long as it."""
    return item.span.start, -item.span.end, item.role == "kept"


def _apart(text: str, whole: Span, others: Sequence[Item]) -> Iterator[Item]:
    """Set apart what a model would lose or garble.

    The bullet or dateline that opens a segment, and what parts the cells of a table's row.
    """
    lead = LEAD.match(text, whole.start, whole.end)
    parted = any(text.find(mark, whole.start, whole.end) >= 0 for mark in "\t|")
    cells = list(_CELLS.finditer(text, whole.start, whole.end)) if parted else []
    tabular = whole.end - whole.start <= _CELL * (len(cells) + 1)
    covered = _covered(others)
    for found in [*([lead] if lead else []), *(cells if tabular else [])]:
        span = Span(*found.span())
        if not _meets(span, covered):
            yield Item("apart", span, span)


def _covered(items: Iterable[Item]) -> list[Span]:
    """Give what some stretches cover together, in order and apart."""
    found: list[Span] = []
    for span in sorted(item.span for item in items):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a stretch shares characters with others, which are in order and apart."""
    at = bisect_left(others, span.end, key=lambda other: other.start)
    return at > 0 and others[at - 1].end > span.start


def _item(text: str, one: Annotation, span: Span) -> Item:
    """Make the item of what stands of a marked stretch in one segment."""
    if one.role == "quoted" and one.quotation:
        return _quoted(text, one.quotation, one.part, span)
    if one.role in {"incise", "kept"}:
        return Item(one.role, span, span)
    return Item("nested", span, _without_marks(text, span, opens=True, closes=True))


def _quoted(text: str, quotation: Quotation, index: int, span: Span) -> Item:
    """Make the item of one quoted stretch: only its part's ends carry outer marks."""
    part = quotation.parts[index]
    opens, closes = span.start == part.start, span.end == part.end
    first, last = index == 0, index == len(quotation.parts) - 1
    within = _one_begins(quotation.nested, part.start)
    reopened = text[part.start] in '«»‹›“”„"—–' and not within
    marked_open = (opens and (first or reopened)) or (
        not opens and _stands_again(text, quotation, span.start)
    )
    marked_close = closes and (quotation.closed if last else _shut(text, quotation, part))
    marked_close = marked_close and quotation.marks.close is not None
    inner = _without_marks(text, span, opens=marked_open, closes=marked_close)
    return Item("quoted", span, inner, (), quotation.id, index, opens, closes)


def _stands_again(text: str, quotation: Quotation, at: int) -> bool:
    """Tell whether the mark that is open stands again here, with no quotation within."""
    return text[at] == quotation.marks.open and not _one_begins(quotation.nested, at)


def _one_begins(spans: Sequence[Span], at: int) -> bool:
    """Tell whether one of some stretches, in order, begins at a place."""
    place = bisect_left(spans, at, key=lambda span: span.start)
    return place < len(spans) and spans[place].start == at


def _shut(text: str, quotation: Quotation, part: Span) -> bool:
    """Tell whether a part that is not the last ends in the quotation's own closing mark."""
    first, last = (
        bisect_left(quotation.nested, edge, key=lambda nested: nested.start)
        for edge in (part.start, part.end)
    )
    nested_there = any(n.end == part.end for n in quotation.nested[first:last])
    return text[part.end - 1] == quotation.marks.close and not nested_there


def _without_marks(text: str, span: Span, *, opens: bool, closes: bool) -> Span:
    """Take the outer marks and the blanks inside them off a span."""
    start, end = span.start, span.end
    if opens and (mark := _OPENS.match(text, start, end)):
        start = mark.end()
    if closes and end > start and text[end - 1] in _CLOSING:
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _nest(item: Item, stretches: Sequence[Item], depth: int) -> Item:
    """Put the stretches, outermost first, into one another by containment, `depth` levels deep."""
    children: list[Item] = []
    at, free = 0, item.inner.start
    while at < len(stretches):
        child = stretches[at]
        end = at + 1
        while end < len(stretches) and stretches[end].span.start < child.span.end:
            end += 1
        crossed = child.role == "kept" and end > at + 1
        if crossed or child.span.start < free or child.span.end > item.inner.end:
            at += 1
            continue
        inside = [s for s in stretches[at + 1 : end] if child.inner.contains(s.span)]
        children.append(_nest(child, inside, depth - 1) if depth else child)
        at, free = end, child.span.end
    return replace(item, items=tuple(children))


def contents(text: str, item: Item, breaks: Sequence[int]) -> tuple[Group | Item, ...]:
    """Cut an item's inside at clausal items and at the sentence breaks between items."""
    found: list[Group | Item] = []
    start, carried = item.inner.start, list[Item]()
    for child, clausal in zip(item.items, _clausal(text, item), strict=True):
        start = _cut(found, start, child.span.start, carried, breaks)
        if clausal:
            found.extend(_group(start, child.span.start, carried))
            found.append(child)
            start = child.span.end
        else:
            carried.append(child)
    start = _cut(found, start, item.inner.end, carried, breaks)
    found.extend(_group(start, item.inner.end, carried))
    return tuple(_unmarked(text, item, content) for content in found)


def _unmarked(text: str, item: Item, content: Group | Item) -> Group | Item:
    """Leave out the mark that stands again where a sentence begins inside a quotation."""
    start, end = content.span.start, content.span.end
    if isinstance(content, Item) or item.role != "quoted" or start == item.inner.start:
        return content
    begun = any(inner.span.start == start for inner in content.items)
    marked = text[start] in '"“' and text[start] == text[item.span.start] and not begun
    return replace(content, span=Span(start + 1, end)) if marked and start + 1 < end else content


def _cut(
    found: list[Group | Item], start: int, end: int, carried: list[Item], breaks: Sequence[int]
) -> int:
    """Close a group at each sentence break that lies after its last item and before `end`."""
    for at in breaks:
        if max(start, carried[-1].span.end if carried else start) < at <= end:
            found.extend(_group(start, at, carried))
            start = at
    return start


def _group(start: int, end: int, carried: list[Item]) -> tuple[Group, ...]:
    """Make a group of what was carried, or none where it is empty; empties `carried`."""
    items = tuple(carried)
    carried.clear()
    return (Group(Span(start, end), items),) if start < end else ()


def _clausal(text: str, item: Item) -> list[bool]:
    """Tell for each child whether it is a clause of its own: it opens, follows a colon, or ends.

    « A », dit X : clausal. X dit : « A » : clausal. Ce qui est « A » : not, the sentence needs it.
    """
    edges = [item.inner.start, *(e for c in item.items for e in (c.span.start, c.span.end))]
    gaps = [text[a:b] for a, b in list(pairwise([*edges, item.inner.end]))[::2]]
    verdicts: list[bool] = []
    for child, before, after in zip(item.items, gaps, gaps[1:], strict=False):
        opening = not before.strip() and (not verdicts or verdicts[-1])
        resumed = bool(verdicts) and verdicts[-1] and before.rstrip().endswith((",", ".", ";"))
        clause_after = not after.strip(" \u00a0\u202f.,;:!?…)") or ATTRIBUTION.match(after)
        verdicts.append(
            child.role == "apart"
            or (
                child.role in {"quoted", "nested"}
                and (before.rstrip().endswith(":") or bool((opening or resumed) and clause_after))
            )
        )
    return verdicts


def gaps(group: Group) -> tuple[Span, ...]:
    """Give the stretches of a group before, between and after its items."""
    edges = [group.span.start]
    for item in group.items:
        edges += [item.span.start, item.span.end]
    edges.append(group.span.end)
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))


def uninvert(clause: str) -> str:
    """Put the subject before its verb: « a déclaré le maire » becomes « le maire a déclaré ».

    Only for the clause that goes with a quotation; other strings come back unchanged.
    """
    if not clause[:1].islower():
        return clause
    for pattern, order in INVERSIONS:
        if inverted := pattern.fullmatch(clause):
            return inverted.expand(order)
    return clause
