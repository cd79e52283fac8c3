"""Carry each segment into English with its quotations in their place."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from service import english, frame, french
from service.article import (
    Article,
    Caveat,
    CaveatCode,
    Hypothesis,
    Languages,
    Quotation,
    Quoted,
    QuotesMode,
    Segment,
    SegmentTranslation,
    Signature,
    Span,
    Translation,
)
from service.frame import Group, Item

# Characters to a window: the first is small, so that a first answer comes soon.
_FIRST_WINDOW, _WINDOW = 600, 6000

# Longest string, in characters, that goes to the model whole: about 110 pieces. Longer ones are
# cut at clause marks; models of this size repeat themselves on what is longer than they were
# trained on.
_LONGEST = 420

_LETTER = re.compile(r"[^\W\d_]")
_LEAD = re.compile(r"[\s,;:.!?…»”)\]–—-]*")
_TRAIL = re.compile(r"[\s,;:–—(\[«“-]*$")
_TRAIL_OF_CLAUSE = re.compile(r"[\s,;:.!?…)–—(\[«“-]*$")
# Where a long string may be cut, best first: after a clause mark, before a conjunction, at a blank.
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (r"(?<=[;:])\s", r"(?<=,)\s", r"\s(?=(?:et|mais|ou|qui|que)\s)", r"\s")
)

_MESSAGES: dict[CaveatCode, str] = {
    "truncated": "The translation of this sentence may stop early: compare its end.",
    "repetition": "The translation of this sentence repeats itself: translate it by hand.",
    "untranslated": "Part of this sentence may have been left in French: check it.",
    "number_changed": "A number in this sentence may have changed: check each one.",
}


class Translator(Protocol):
    """An engine that translates French sentences; `masks` are the pieces it carries through."""

    @property
    def masks(self) -> tuple[str, ...]:
        """The reserved pieces (<q1>, <q2> ...) that the model was trained to carry, or ()."""
        ...

    @property
    def signature(self) -> Signature:
        """The model package and settings that make its answers."""
        ...

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string, in the order given; strings are short enough for the model.

        May raise errors.Busy or errors.ModelUnavailable.
        """
        ...


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the request and the operator ask of translation."""

    quotes: QuotesMode
    glossary: Mapping[str, str]
    progress: Callable[[int, int], None]


def translate(
    article: Article,
    quotations: Sequence[Quotation],
    languages: Languages,
    segments: Sequence[Segment],
    translator: Translator,
    wishes: Wishes,
) -> Translation:
    """Translate all segments in bounded windows, quotations by the ladder of frames."""
    desk = _Desk(article, languages, translator, wishes, {**french.TERMS, **wishes.glossary})
    touching = _touching(segments, quotations)
    done: list[SegmentTranslation] = []
    frames: Counter[str] = Counter()
    for window in _windows(segments):
        trees = [
            _Tree.grow(article.text, s, touching[s.id], languages.english_quotations)
            for s in window
        ]
        done += desk.window(trees, frames)
        wishes.progress(len(done), len(segments))
    return Translation(tuple(done), dict(frames))


def _windows(segments: Sequence[Segment]) -> Iterator[Sequence[Segment]]:
    """Cut the segments into windows of a bounded number of characters."""
    window: list[Segment] = []
    size, limit = 0, _FIRST_WINDOW
    for segment in segments:
        window.append(segment)
        size += segment.source.end - segment.source.start
        if size >= limit:
            yield window
            window, size, limit = [], 0, _WINDOW
    if window:
        yield window


def _touching(
    segments: Sequence[Segment], quotations: Sequence[Quotation]
) -> dict[str, list[Quotation]]:
    """Find for each segment the quotations with a part in it; both lists are in text order."""
    parts = [(part, q) for q in quotations for part in q.parts]
    found: dict[str, list[Quotation]] = {}
    first = 0
    for segment in segments:
        while first < len(parts) and parts[first][0].end <= segment.source.start:
            first += 1
        at, here = first, list[Quotation]()
        while at < len(parts) and parts[at][0].start < segment.source.end:
            here += [parts[at][1]] if parts[at][1] not in here[-1:] else []
            at += 1
        found[segment.id] = here
    return found


@dataclass(frozen=True, slots=True)
class _Tree:
    """A segment's items and groups: `contents` of the root and of every item that has English."""

    segment: Segment
    root: Item
    contents: Mapping[Item, tuple[Group | Item, ...]]

    @classmethod
    def grow(
        cls, text: str, segment: Segment, quotations: Sequence[Quotation], skip: frozenset[str]
    ) -> "_Tree":
        """Cut a segment into items and groups, but for quotations whose ids are in `skip`."""
        root = frame.root(text, segment, quotations)
        found: dict[Item, tuple[Group | Item, ...]] = {}
        waiting = [root]
        while waiting:
            item = waiting.pop()
            found[item] = frame.contents(text, item, segment.breaks)
            waiting += [c for c in item.items if c.role != "kept" and c.quotation not in skip]
        return cls(segment, root, found)

    def groups(self) -> list[Group]:
        """Give all groups, of the root and inside quotations."""
        return [g for content in self.contents.values() for g in content if isinstance(g, Group)]


@dataclass(frozen=True, slots=True)
class _Solved:
    """A group in English: `bits` are strings and indexes of its items; `rung` says how."""

    rung: str
    bits: tuple[str | int, ...]
    faults: tuple[CaveatCode, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rung:
    """One way to translate a group: what to ask the model, and how to read what it gives.

    `read` gives None where the answer cannot be used; the last rung of a ladder always can.
    """

    name: str
    requests: tuple[str, ...]
    read: Callable[[Sequence[Hypothesis]], _Solved | None]


@dataclass(frozen=True, slots=True)
class _Desk:
    """One article's translation: what stays the same from window to window."""

    article: Article
    languages: Languages
    translator: Translator
    wishes: Wishes
    terms: Mapping[str, str]

    def window(self, trees: Sequence[_Tree], frames: Counter[str]) -> list[SegmentTranslation]:
        """Translate the segments of one window and count how their frames came out."""
        paragraphs = self.languages.paragraphs
        foreign = [t for t in trees if paragraphs[t.segment.paragraph] != "en"]
        natural = self._natural(foreign) if self.wishes.quotes == "translated" else {}
        asked = [t for t in foreign if t.segment.id not in natural]
        groups = [g for t in asked for g in t.groups()]
        solved = dict(zip((g.span for g in groups), self._climb(groups), strict=True))
        frames.update(o for t in asked for o in _outcomes(t, solved))
        frames.update("natural" for _ in natural)
        done = natural | {t.segment.id: self._assemble(t, solved) for t in asked}
        return [done.get(t.segment.id) or self._as_it_stands(t) for t in trees]

    def _climb(self, groups: Sequence[Group]) -> list[_Solved]:
        """Take every group up its ladder, all of one rung in one call, until each is solved."""
        ladders = [self._ladder(group) for group in groups]
        answers: dict[str, Hypothesis] = {}
        solved: dict[int, _Solved] = {}
        height = 0
        while len(solved) < len(groups):
            rungs = {i: ladders[i][height] for i in range(len(groups)) if i not in solved}
            asked = dict.fromkeys(r for rung in rungs.values() for r in rung.requests)
            new = [request for request in asked if request not in answers]
            answers.update(zip(new, self.translator.translate(new), strict=True) if new else ())
            for i, rung in rungs.items():
                if answer := rung.read([answers[r] for r in rung.requests]):
                    solved[i] = answer
            height += 1
        return [solved[i] for i in range(len(groups))]

    def _ladder(self, group: Group) -> tuple[_Rung, ...]:
        """Give the ways to translate a group, best first; the last one cannot fail."""
        text = self.article.text
        if not group.items:
            return self._plain_ladder(_Fragment.cut(group.span.of(text)))
        rungs: list[_Rung] = []
        short = group.span.end - group.span.start <= _LONGEST
        worded = any(_LETTER.search(span.of(text)) for span in frame.gaps(group))
        if worded and short and len(group.items) <= len(self.translator.masks):
            rungs.append(self._mask(group))
        if worded and short and all(item.role == "kept" for item in group.items):
            rungs.append(self._raw(group))
        return (*rungs, self._apart(group))

    def _plain_ladder(self, fragment: "_Fragment") -> tuple[_Rung, ...]:
        """Give the ways to translate a string that carries nothing."""
        last = self._chunks(fragment, strict=False)
        if not 0 < len(fragment.core) <= _LONGEST:
            return (last,)
        rungs = [self._chunks(fragment, strict=True)]
        if self.translator.masks and (masked := self._numbers_masked(fragment)):
            rungs.append(masked)
        return (*rungs, last)

    def _chunks(self, fragment: "_Fragment", *, strict: bool) -> _Rung:
        """Ask for a string whole, or cut at clause marks where it is too long for the model."""
        pieces = chunks(fragment.core, _LONGEST)

        def read(answers: Sequence[Hypothesis]) -> _Solved | None:
            done = [self._finish(p, a) for p, a in zip(pieces, answers, strict=True)]
            faults = tuple(dict.fromkeys(f for _, found in done for f in found))
            whole = fragment.set(" ".join(text for text, _ in done))
            return None if strict and faults else _Solved("plain", (whole,), faults)

        return _Rung("plain", pieces, read)

    def _numbers_masked(self, fragment: "_Fragment") -> _Rung | None:
        """Ask again with each number masked, for where the model changed one."""
        tokens = list(dict.fromkeys(english.french_numbers(fragment.core)))
        if not 0 < len(tokens) <= len(self.translator.masks):
            return None
        masks = dict(zip(self.translator.masks, tokens, strict=False))
        request = fragment.core
        for mask, token in masks.items():
            request = re.sub(rf"(?<![\d<q]){re.escape(token)}(?!\d)", mask, request, count=1)

        def read(answers: Sequence[Hypothesis]) -> _Solved | None:
            output = answers[0].text
            if any(output.count(mask) != 1 for mask in masks):
                return None
            for mask, token in masks.items():
                output = output.replace(mask, f" {english.to_english_number(token)} ")
            text, faults = self._finish(fragment.core, Hypothesis(output, answers[0].truncated))
            return None if faults else _Solved("plain", (fragment.set(text),))

        return _Rung("numbers", (request,), read)

    def _mask(self, group: Group) -> _Rung:
        """Ask for the whole string with each item masked; each mask must return exactly once."""
        masks = self.translator.masks[: len(group.items)]
        text = self.article.text
        gaps = [span.of(text) for span in frame.gaps(group)]
        masked = "".join(g + m for g, m in zip(gaps, (*masks, ""), strict=True))
        fragment = _Fragment.cut(masked)

        def read(answers: Sequence[Hypothesis]) -> _Solved | None:
            output, faults = self._finish(fragment.core, answers[0])
            pieces = re.split("(" + "|".join(map(re.escape, masks)) + ")", output)
            if sorted(pieces[1::2]) != sorted(masks) or set(faults) - {"number_changed"}:
                return None
            bits = [masks.index(p) if p in masks else p for p in pieces]
            return _Solved("mask", (fragment.lead, *bits, fragment.trail), faults)

        return _Rung("mask", (fragment.core,), read)

    def _raw(self, group: Group) -> _Rung:
        """Ask for the string as it is; each kept string must come back as often as it went in."""
        fragment = _Fragment.cut(group.span.of(self.article.text))
        kept = [item.span.of(self.article.text) for item in group.items]

        def read(answers: Sequence[Hypothesis]) -> _Solved | None:
            output, faults = self._finish(fragment.core, answers[0])
            if faults or any(output.count(k) != fragment.core.count(k) for k in kept):
                return None
            return _Solved("raw", (fragment.set(output),))

        return _Rung("raw", (fragment.core,), read)

    def _apart(self, group: Group) -> _Rung:
        """Ask for the stretches before, between and after the items, each by itself."""
        fragments = [_Fragment.cut(s.of(self.article.text)) for s in frame.gaps(group)]
        rungs = [self._chunks(f, strict=False) for f in fragments]

        def read(answers: Sequence[Hypothesis]) -> _Solved | None:
            bits: list[str | int] = []
            faults: dict[CaveatCode, None] = {}
            rest = list(answers)
            for i, rung in enumerate(rungs):
                part = rung.read([rest.pop(0) for _ in rung.requests])
                bits += [*(part.bits if part else ()), i]
                faults.update(dict.fromkeys(part.faults if part else ()))
            return _Solved("apart", tuple(bits[:-1]), tuple(faults))

        return _Rung("apart", tuple(r for rung in rungs for r in rung.requests), read)

    def _finish(self, source: str, answer: Hypothesis) -> tuple[str, tuple[CaveatCode, ...]]:
        """Set one output in English form and name its faults."""
        text = english.finish(source, answer.text, self.terms)
        return text, english.faults(source, text, truncated=answer.truncated)

    def _natural(self, trees: Sequence[_Tree]) -> dict[str, SegmentTranslation]:
        """Translate sentences with an inline quotation as they stand, marks in place.

        Taken only where as many balanced quotations come back as went in.
        """
        asked = [t for t in trees if _inline(t)]
        sources = [_spaced(t.root.span.of(self.article.text)) for t in asked]
        found: dict[str, SegmentTranslation] = {}
        answers = self.translator.translate(sources) if sources else ()
        for tree, source, answer in zip(asked, sources, answers, strict=True):
            text, faults = self._finish(source, answer)
            if not faults and (set_ := natural_frame(text, tree.root.items)):
                found[tree.segment.id] = SegmentTranslation(tree.segment, set_)
        return found

    def _assemble(self, tree: _Tree, solved: Mapping[Span, _Solved]) -> SegmentTranslation:
        """Put a segment together from its groups, and note what is wrong in any of them."""
        faults = dict.fromkeys(f for g in tree.groups() for f in solved[g.span].faults)
        caveats = tuple(Caveat(f, _MESSAGES[f], tree.segment.source) for f in faults)
        made = frame_of(self._bits(tree, tree.root, solved))
        return SegmentTranslation(tree.segment, made, caveats)

    def _bits(
        self, tree: _Tree, item: Item, solved: Mapping[Span, _Solved]
    ) -> Iterator[str | Quoted]:
        """Give the English of an item's inside, quoted stretches as objects."""
        for content in tree.contents[item]:
            if isinstance(content, Item):
                yield self._english(tree, content, solved)
                continue
            for bit in solved[content.span].bits:
                yield (
                    bit if isinstance(bit, str) else self._english(tree, content.items[bit], solved)
                )

    def _english(self, tree: _Tree, item: Item, solved: Mapping[Span, _Solved]) -> str | Quoted:
        """Give the English of one item: kept as it is, or marked as a quotation in English."""
        if item.role == "kept":
            return item.span.of(self.article.text)
        if item in tree.contents:
            inside = join(str(b) for b in self._bits(tree, item, solved))
        else:  # English already
            inside = item.inner.of(self.article.text)
        if item.role == "quoted":
            return _quoted(item, english.settle_incises(inside))
        return english.incise(inside) if item.role == "incise" else f"‘{inside}’"

    def _as_it_stands(self, tree: _Tree) -> SegmentTranslation:
        """Pass a segment of an English paragraph through untouched."""
        made: list[str | Quoted] = []
        at, text = tree.root.span.start, self.article.text
        for item in tree.root.items:
            if item.role == "quoted":
                made += [text[at : item.span.start], _quoted(item, item.inner.of(text))]
                at = item.span.end
        made.append(text[at : tree.root.span.end])
        return SegmentTranslation(tree.segment, tuple(b for b in made if b))


@dataclass(frozen=True, slots=True)
class _Fragment:
    """A French string for the model, with the English of the marks at its edges."""

    lead: str
    core: str
    trail: str

    @classmethod
    def cut(cls, text: str) -> "_Fragment":
        """Take off the edges; a clause that begins with a mark gives up its final stop too."""
        if not _LETTER.search(text):
            return cls(english.edge(english.numbers(text, text)), "", "")
        lead = _LEAD.match(text)
        start = lead.end() if lead else 0
        clause = bool(text[:start].strip())
        trail = (_TRAIL_OF_CLAUSE if clause else _TRAIL).search(text)
        end = trail.start() if trail else len(text)
        core = frame.uninvert(_spaced(text[start:end]))
        return cls(english.edge(text[:start]), core, english.edge(text[end:]))

    def set(self, core: str) -> str:
        """Put the English core between the edges."""
        return f"{self.lead}{core}{self.trail}"


def _spaced(text: str) -> str:
    """Make every run of blanks, line ends too, one space."""
    return " ".join(text.split())


def chunks(text: str, longest: int) -> tuple[str, ...]:
    """Cut a string into strings of at most `longest` characters, at the best mark there is.

    Joined by spaces they give the string again, unless a word alone is longer than that.
    """
    found: list[str] = []
    while len(text) > longest:
        at = _cut_at(text, longest)
        found.append(text[:at].strip())
        text = text[at:].strip()
    return tuple(c for c in (*found, text) if c)


def _cut_at(text: str, longest: int) -> int:
    """Find the last good place to cut before `longest`."""
    for pattern in _CUTS:
        places = [m.start() for m in pattern.finditer(text, longest // 2, longest)]
        if places:
            return places[-1]
    return longest


def _outcomes(tree: _Tree, solved: Mapping[Span, _Solved]) -> Iterator[str]:
    """Name how each frame with a quotation in it came out."""
    contents = tree.contents[tree.root]
    for content in contents:
        if isinstance(content, Item):
            yield "whole" if len(contents) == 1 else "clause"
        elif any(item.role == "quoted" for item in content.items):
            yield solved[content.span].rung


def _inline(tree: _Tree) -> bool:
    """Tell whether a sentence has a whole quotation that its grammar goes through."""
    groups = [g for g in tree.contents[tree.root] if isinstance(g, Group)]
    quoted = [i for i in tree.root.items if i.role == "quoted"]
    whole = all(i.opens and i.closes and i in tree.contents for i in quoted)
    size = tree.root.span.end - tree.root.span.start
    return whole and size <= _LONGEST and any(i.role == "quoted" for g in groups for i in g.items)


def natural_frame(text: str, items: Sequence[Item]) -> tuple[str | Quoted, ...] | None:
    """Find the quotations in a sentence that was translated with its marks in place.

    None unless as many come back, balanced and none inside another, as there are quoted items.
    """
    quoted = [item for item in items if item.role == "quoted"]
    pieces = english.split_quoted(text)
    if pieces is None or len(pieces) != 2 * len(quoted) + 1 or len(quoted) != len(items):
        return None
    bits: list[str | Quoted] = []
    for i, piece in enumerate(pieces):
        bits.append(_quoted(quoted[i // 2], piece.strip()) if i % 2 else piece)
    return frame_of(bits)


def _quoted(item: Item, inside: str) -> Quoted:
    """Make the quoted stretch of an item, with its English."""
    return Quoted(item.quotation, item.part, item.span, inside, item.opens, item.closes)


def join(bits: Iterator[str]) -> str:
    """Set strings one behind the other, a blank between two words, none before a stop."""
    text = ""
    for bit in bits:
        text += " " * english.needs_blank(text, bit) + bit
    return english.typography(text)


def frame_of(bits: Iterable[str | Quoted]) -> tuple[str | Quoted, ...]:
    """Make a frame: neighbouring strings joined, blanks as English has them around quotations."""
    made: list[str | Quoted] = []
    for bit in bits:
        before = made[-1] if made else ""
        if isinstance(bit, str) and isinstance(before, str) and made:
            made[-1] = before + " " * english.needs_blank(before, bit) + bit
        else:
            made.append(bit)
    return tuple(english.around_quoted(made))
