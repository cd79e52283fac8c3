"""Cut a segment into the groups that the model translates and the items carried through them.

A segment is a tree of items (`root`): quoted stretches, inside them nested quotations and incises,
and strings kept as they are. The tree is cut into `contents`: an item that is a clause of its own
(« A », dit X) stands by itself; the text between such items falls into groups. A group goes to the
model as one string, with its items masked, or as the strings on both sides of them (`fallbacks`).
`SegmentTree` holds both.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from service.article import Quotation, Segment, Span
from service.text.datelines import LEAD
from service.text.normalise import composed, with_straight_apostrophes
from service.translation.preparation import kept_strings
from service.translation.preparation.quoted.phrases import QuotedPhrase, quoted_phrase
from service.translation.preparation.quoted.verbs import QuotedVerb, quoted_verb
from service.translation.preparation.reporting_clauses import ATTRIBUTION

Opening = QuotedVerb | QuotedPhrase
# delimiter: a bullet, a dateline, or what parts the cells of a table's row.
ItemRole = Literal["text", "quoted", "nested", "incise", "kept", "delimiter"]

_OPENS = re.compile(r"[«»‹›“”„‟\"'‘’+]\s*|[—–―-]+\s*")
_CLOSING = "«»‹›“”‟\"'’+"
_CELLS = re.compile(r"(?<=\S)[ \xa0]*(?:\t[\t \xa0]*|(?<=[ \xa0])\|[ \xa0]+)(?=\S)")
_CELL = 40  # characters of a cell, at most, in the mean: with longer ones a tab is a slip in prose
_COMMA = re.compile(r"\s*,\s*")
_STOPS = ".!?…"
_DEPTH = 3  # levels; what lies deeper is translated with its surroundings


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch set apart in a segment; `inner` is without its outer marks and padding.

    `cue`: the verb of saying that was read with the quotation which ends here, "" where none was.
    """

    role: ItemRole
    span: Span
    inner: Span
    items: tuple["Item", ...] = ()
    quotation: str = ""
    part: int = 0
    opens: bool = True
    closes: bool = True
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch that is translated as one, with the items that it carries.

    `beside_quotation`: it stands behind a quotation that is a clause, or is set into one.
    `opening`: it opens a quotation that its sentence needs, in that way.
    """

    span: Span
    items: tuple[Item, ...] = ()
    beside_quotation: bool = False
    opening: Opening | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A stretch of the article set apart by a quotation: a part, what is inside it; or kept."""

    role: ItemRole
    span: Span
    quotation: Quotation | None = None
    part: int = 0


@dataclass(frozen=True, slots=True)
class SegmentTree:
    """A segment's items and groups: `contents` of the root and of every item that has English.

    `openings`: where the insides of these begin.
    """

    segment: Segment
    root: Item
    contents: Mapping[Item, tuple[Group | Item, ...]]
    openings: frozenset[int]

    @classmethod
    def grow(
        cls, text: str, segment: Segment, overlapping: Iterable[Annotation], skip: frozenset[str]
    ) -> "SegmentTree":
        """Cut a segment into items and groups, but for quotations whose ids are in `skip`."""
        top = root(text, segment, overlapping)
        found: dict[Item, tuple[Group | Item, ...]] = {}
        openings: dict[Item, Opening] = {}
        waiting = [top]
        while waiting:
            item = waiting.pop()
            found[item] = _opened(contents(text, item, segment.breaks), openings.get(item))
            openings |= _openings(text, found[item])
            waiting += [
                child
                for child in item.items
                if child.role not in {"kept", "delimiter"} and child.quotation not in skip
            ]
        return cls(segment, top, found, frozenset(item.inner.start for item in (top, *found)))

    def groups(self) -> list[Group]:
        """Return all groups, of the root and inside quotations."""
        return [g for content in self.contents.values() for g in content if isinstance(g, Group)]

    def opens_sentence(self, text: str, start: int) -> bool:
        """Whether a sentence opens at a place: the segment does, an item, or one ended."""
        before = text[max(0, start - 3) : start].rstrip()
        return before[-1:] in _STOPS or start in self.openings


def annotations(quotations: Iterable[Quotation], kept: Iterable[Span] = ()) -> list[Annotation]:
    """Return all parts, nested quotations, incises and kept stretches, by where they begin."""
    found = [Annotation("kept", span) for span in kept]
    for q in quotations:
        found += [Annotation("quoted", part, q, number) for number, part in enumerate(q.parts)]
        found += [Annotation("nested", span, q) for span in q.nested]
        found += [Annotation("incise", span, q) for span in q.incises]
    return sorted(found, key=lambda m: m.span.start)


def root(text: str, segment: Segment, overlapping: Iterable[Annotation]) -> Item:
    """Build the tree of one segment from the annotations that overlap it; return its root."""
    stretches = [
        _item(text, one, span) for one in overlapping if (span := one.span.overlap(segment.source))
    ]
    requested = [one.span for one in stretches if one.role == "kept"]
    lead = LEAD.match(text, segment.source.start, segment.source.end)
    start = lead.end() if lead else segment.source.start
    here = kept_strings.kept(text, start, segment.source.end)
    stretches += [Item("kept", span, span) for span in here if not _overlaps_any(span, requested)]
    stretches += list(_delimiters(text, segment.source, lead, stretches))
    whole = Item("text", segment.source, segment.source)
    return _nest(whole, sorted(stretches, key=_outermost_first), _DEPTH)


def _outermost_first(item: Item) -> tuple[int, int, bool]:
    """Return what stretches are ordered by; what is kept lies inside a quotation as long as it."""
    return item.span.start, -item.span.end, item.role == "kept"


def _delimiters(
    text: str, whole: Span, lead: re.Match[str] | None, others: Sequence[Item]
) -> Iterator[Item]:
    """Yield what a model would lose or garble.

    The bullet or dateline (`lead`) that opens a segment, and what parts the cells of a table's row.
    """
    parted = any(text.find(mark, whole.start, whole.end) >= 0 for mark in "\t|")
    cells = list(_CELLS.finditer(text, whole.start, whole.end)) if parted else []
    tabular = whole.end - whole.start <= _CELL * (len(cells) + 1)
    covered = _merged(others)
    for found in [*([lead] if lead else []), *(cells if tabular else [])]:
        span = Span(*found.span())
        if not _overlaps_any(span, covered):
            yield Item("delimiter", span, span)


def _merged(items: Iterable[Item]) -> list[Span]:
    """Return what some stretches cover together, in order and without overlap."""
    found: list[Span] = []
    for span in sorted(item.span for item in items):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _overlaps_any(span: Span, others: Sequence[Span]) -> bool:
    """Whether a stretch overlaps one of others, which are in order and without overlap."""
    at = bisect_left(others, span.end, key=lambda other: other.start)
    return at > 0 and others[at - 1].end > span.start


def _item(text: str, one: Annotation, span: Span) -> Item:
    """Make the item of what stands of an annotation in one segment."""
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
    within = _any_starts_at(quotation.nested, part.start)
    reopened = text[part.start] in '«»‹›“”„"—–' and not within
    marked_open = (opens and (first or reopened)) or (
        not opens and _mark_is_repeated(text, quotation, span.start)
    )
    marked_close = closes and (
        quotation.closed if last else _ends_in_own_mark(text, quotation, part)
    )
    marked_close = marked_close and quotation.marks.close is not None
    inner = _without_marks(text, span, opens=marked_open, closes=marked_close)
    cue = _plain(quotation.cue or "") if last and closes else ""
    return Item("quoted", span, inner, (), quotation.id, index, opens, closes, cue)


def _mark_is_repeated(text: str, quotation: Quotation, at: int) -> bool:
    """Whether the mark that is open stands again here, and opens no quotation within."""
    return text[at] == quotation.marks.open and not _any_starts_at(quotation.nested, at)


def _any_starts_at(spans: Sequence[Span], at: int) -> bool:
    """Whether one of some stretches, in order, begins at a place."""
    place = bisect_left(spans, at, key=lambda span: span.start)
    return place < len(spans) and spans[place].start == at


def _ends_in_own_mark(text: str, quotation: Quotation, part: Span) -> bool:
    """Whether a part that is not the last ends in the quotation's own closing mark."""
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
    for child, is_clause in zip(item.items, _clauses(text, item), strict=True):
        start = _cut(found, start, child.span.start, carried, breaks)
        if is_clause:
            found.extend(_group(start, child.span.start, carried))
            found.append(child)
            start = child.span.end
        else:
            carried.append(child)
    start = _cut(found, start, item.inner.end, carried, breaks)
    found.extend(_group(start, item.inner.end, carried))
    placed = _beside_quotations(item, found)
    return tuple(_without_repeated_mark(text, item, content) for content in placed)


def _openings(text: str, found: Iterable[Group | Item]) -> Iterator[tuple[Item, Opening]]:
    """Yield the quotations that groups carry, each with how it opens."""
    for group in found:
        if isinstance(group, Group):
            for item, before in zip(group.items, gaps(group), strict=False):
                opening = opening_of(text, item, before)
                if opening:
                    yield item, opening


def opening_of(text: str, item: Item, before: Span) -> Opening | None:
    """Return how an item of a group opens, by the stretch before it; None if it is no quotation."""
    if item.role not in {"quoted", "nested"}:
        return None
    outer, said = _read(text, (before, item.inner))
    if verb := quoted_verb(outer, said):
        return verb
    # A phrase may be moved, but nothing may come between two parts of a quotation.
    return None if item.part else quoted_phrase(outer, said)


def _opened(found: tuple[Group | Item, ...], opening: Opening | None) -> tuple[Group | Item, ...]:
    """Tell a quotation's first group how it opens."""
    first, *others = found or ("",)
    if opening is None or not isinstance(first, Group):
        return found
    return (replace(first, opening=opening), *others)


def _beside_quotations(item: Item, found: Iterable[Group | Item]) -> Iterator[Group | Item]:
    """Yield the contents of an item, those groups marked that go with a quotation."""
    beside = item.role == "incise"
    for content in found:
        if isinstance(content, Group):
            yield replace(content, beside_quotation=beside)
            beside = False
        else:
            yield content
            beside = content.role in {"quoted", "nested"}


def _without_repeated_mark(text: str, item: Item, content: Group | Item) -> Group | Item:
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


def _clauses(text: str, item: Item) -> list[bool]:
    """Return for each child whether it is a clause of its own: what the sentence does not need.

    « A », dit X : it is. X dit : « A » : it is. Ce qui est « A » : it is not.
    """
    between = _read(text, gaps(Group(item.inner, item.items)))
    verdicts: list[bool] = []
    for child, before, after in zip(item.items, between, between[1:], strict=False):
        previous = verdicts[-1] if verdicts else None
        verdicts.append(_is_clause(child, before, after, previous))
    return verdicts


def _is_clause(item: Item, before: str, after: str, previous: bool | None) -> bool:
    """Whether an item is a clause: a delimiter, or a quotation that the sentence does not need.

    `before` and `after` are the strings beside it; `previous` says whether the item before it is
    a clause, None where there is none.
    """
    if item.role not in {"quoted", "nested"}:
        ends = item.role == "incise" and after.lstrip()[:1] in {"", *_STOPS}
        return item.role == "delimiter" or ends
    if before.rstrip().endswith(":"):
        return True
    return _may_begin(before, previous) and _may_end(after)


def _may_begin(before: str, previous: bool | None) -> bool:
    """Whether a clause may begin behind a string: it opens, or goes on behind another clause."""
    if previous is None:
        return not before.strip()
    return previous and (not before.strip() or before.rstrip().endswith((",", ".", ";")))


def _may_end(after: str) -> bool:
    """Whether a clause may end before a string: nothing follows, or who says it."""
    return not after.strip(" \u00a0\u202f.,;:!?…)") or ATTRIBUTION.match(after) is not None


def attributed(text: str, group: Group) -> tuple[Item, ...]:
    """Return the items of a group behind which a comma and who says them follow.

    That is a reporting clause, or the verb that was read with the quotation, whatever verb that
    is: « A », illustre un élu.
    """
    after = _read(text, gaps(group)[1:])
    return tuple(item for item, words in zip(group.items, after, strict=True) if _said(item, words))


def _said(item: Item, after: str) -> bool:
    """Whether the string behind an item begins with a comma and who says it."""
    comma = _COMMA.match(after)
    if comma is None:
        return False
    read = item.cue != "" and after.startswith(item.cue, comma.end())
    return read or ATTRIBUTION.match(after) is not None


def gaps(group: Group) -> tuple[Span, ...]:
    """Return the stretches of a group before, between and after its items."""
    edges = [group.span.start]
    for item in group.items:
        edges += [item.span.start, item.span.end]
    edges.append(group.span.end)
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))


def _read(text: str, spans: Iterable[Span]) -> list[str]:
    """Return stretches of a text as lists have their words."""
    return [_plain(span.of(text)) for span in spans]


def _plain(text: str) -> str:
    """Return a text with straight apostrophes and composed letters."""
    return with_straight_apostrophes(composed(text))
