"""Carry each segment into English with its quotations in their place."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.article import (
    Article,
    Caveat,
    CaveatCode,
    Languages,
    Quotation,
    Quoted,
    QuotesMode,
    Segment,
    SegmentTranslation,
    Span,
    Spelling,
    Translation,
)
from service.knowledge import french
from service.message import Message
from service.text import person_names
from service.translation import hints, segment_tree, truecasing
from service.translation.english import (
    finishing,
    proper_names,
    spelling,
    terminology,
    typography,
)
from service.translation.fallbacks import LONGEST, Fallbacks, GroupTranslation, Translator
from service.translation.segment_tree import Annotation, Group, Item

__all__ = ["Memory", "TranslationParameters", "Translator", "remembered", "translate"]

# Characters to a window. Of a text that has several the first is small, so that a first answer
# comes soon; it costs a tenth of the time of an article that fits into one.
_FIRST_WINDOW, _WINDOW = 600, 6000

# Words of places, and of people whose English is another, are no surnames to keep as they are.
_HAVE_ENGLISH = french.places.keys() | {w for name in french.person_names for w in name.split()}

_STOPS = ".!?…"

_MESSAGES: dict[CaveatCode, str] = {
    "truncated": "The translation of this sentence may stop early: compare its end.",
    "repetition": "The translation of this sentence repeats itself: translate it by hand.",
    "untranslated": "Part of this sentence may have been left in French: check it.",
    "number_changed": "A number in this sentence may have changed: check each one.",
    "name_changed": "A name in this sentence may have changed: check each one.",
    "negation_changed": "This sentence may say the opposite of the French: check what is denied.",
    "doubtful": "The model was unsure of this sentence: compare it with the French.",
}


class Memory(Protocol):
    """Keeps the translations of whole articles by key; may forget any of them at any time."""

    def get(self, key: bytes) -> Translation | None:
        """Give the one that is kept."""
        ...

    def put(self, key: bytes, made: Translation) -> None:
        """Keep this one too."""
        ...


@dataclass(frozen=True, slots=True)
class TranslationParameters:
    """What the request and the operator set for a translation."""

    quotes: QuotesMode
    glossary: Mapping[str, str]
    progress: Callable[[Sequence[SegmentTranslation]], None]  # the new ones, after each window
    kept: Sequence[Span] = ()  # stretches that are not translated
    spelling: Spelling = "en-GB"


def translate(
    article: Article,
    quotations: Sequence[Quotation],
    languages: Languages,
    segments: Sequence[Segment],
    translator: Translator,
    parameters: TranslationParameters,
) -> Translation:
    """Translate all segments in bounded windows, quotations by the fallbacks of their groups."""
    fallbacks = _fallbacks(article.text, translator, parameters.glossary)
    speller = spelling.speller(parameters.spelling, parameters.glossary.values())
    article_translator = _ArticleTranslator(article, languages, fallbacks, speller, parameters)
    touching = _touching(segments, segment_tree.annotations(quotations, parameters.kept))
    done: list[SegmentTranslation] = []
    frames: Counter[str] = Counter()
    parameters.progress(())
    for window in _windows(segments):
        trees = [
            _Tree.grow(article.text, s, touching[s.id], languages.english_quotations)
            for s in window
        ]
        new = article_translator.window(trees, frames)
        done += new
        parameters.progress(new)
    return Translation(tuple(done), dict(frames))


def remembered(
    memory: Memory | None,
    key: bytes,
    parameters: TranslationParameters,
    make: Callable[[], Translation],
) -> Translation:
    """Give the translation that a memory has under a key; make it, and keep it, where it has none.

    A key says all that makes a translation what it is. Progress is reported in either case.
    """
    known = None if memory is None else memory.get(key)
    if known is not None:
        parameters.progress(())
        parameters.progress(known.segments)
        return known
    made = make()
    if memory is not None:
        memory.put(key, made)
    return made


def _fallbacks(text: str, translator: Translator, glossary: Mapping[str, str]) -> Fallbacks:
    """Set up the fallbacks of an article; the operator's glossary goes before all other terms."""
    surnames = {name: name for name in sorted(person_names.people(text) - _HAVE_ENGLISH)}
    terms = terminology.Terms(
        {**french.terms, **french.places, **french.person_names, **surnames, **glossary}
    )
    fixed = terminology.Terms({**french.fixed_terms, **surnames, **glossary})
    forms = truecasing.Forms(text, terms)
    return Fallbacks(text, translator, terms, forms, fixed, glossary, proper_names.introduced(text))


def _windows(segments: Sequence[Segment]) -> Iterator[Sequence[Segment]]:
    """Cut the segments into windows of a bounded number of characters."""
    window: list[Segment] = []
    several = sum(s.source.end - s.source.start for s in segments) > _WINDOW
    size, limit = 0, _FIRST_WINDOW if several else _WINDOW
    for segment in segments:
        window.append(segment)
        size += segment.source.end - segment.source.start
        if size >= limit:
            yield window
            window, size, limit = [], 0, _WINDOW
    if window:
        yield window


def _touching(
    segments: Sequence[Segment], marked: Sequence[Annotation]
) -> dict[str, tuple[Annotation, ...]]:
    """Find for each segment the marked stretches that overlap it; both are in text order."""
    found: dict[str, tuple[Annotation, ...]] = {}
    here: list[Annotation] = []
    at = 0
    for segment in segments:
        while at < len(marked) and marked[at].span.start < segment.source.end:
            here.append(marked[at])
            at += 1
        here = [one for one in here if one.span.end > segment.source.start]
        found[segment.id] = tuple(here)
    return found


@dataclass(frozen=True, slots=True)
class _Tree:
    """A segment's items and groups: `contents` of the root and of every item that has English."""

    segment: Segment
    root: Item
    contents: Mapping[Item, tuple[Group | Item, ...]]

    @classmethod
    def grow(
        cls, text: str, segment: Segment, touching: Sequence[Annotation], skip: frozenset[str]
    ) -> "_Tree":
        """Cut a segment into items and groups, but for quotations whose ids are in `skip`."""
        root = segment_tree.root(text, segment, touching)
        found: dict[Item, tuple[Group | Item, ...]] = {}
        waiting = [root]
        while waiting:
            item = waiting.pop()
            found[item] = segment_tree.contents(text, item, segment.breaks)
            waiting += [
                c for c in item.items if c.role not in {"kept", "apart"} and c.quotation not in skip
            ]
        return cls(segment, root, found)

    def opens_sentence(self, text: str, start: int) -> bool:
        """Tell whether a sentence opens at a place: the segment does, an item, or one ended."""
        items = (self.root, *self.contents)
        before = text[max(0, start - 3) : start].rstrip()
        return before[-1:] in _STOPS or any(item.inner.start == start for item in items)

    def groups(self) -> list[Group]:
        """Give all groups, of the root and inside quotations."""
        return [g for content in self.contents.values() for g in content if isinstance(g, Group)]


@dataclass(frozen=True, slots=True)
class _ArticleTranslator:
    """One article's translation: what stays the same from window to window."""

    article: Article
    languages: Languages
    fallbacks: Fallbacks
    speller: spelling.Speller
    parameters: TranslationParameters

    def window(self, trees: Sequence[_Tree], frames: Counter[str]) -> list[SegmentTranslation]:
        """Translate the segments of one window and count how their frames came out."""
        paragraphs = self.languages.paragraphs
        foreign = [t for t in trees if paragraphs[t.segment.paragraph] != "en"]
        groups = [g for t in foreign for g in t.groups()]
        solved = dict(
            zip((g.span for g in groups), self.fallbacks.translate_groups(groups), strict=True)
        )
        outcomes = {t.segment.id: list(_outcomes(t, solved)) for t in foreign}
        parted = [t for t in foreign if "apart" in outcomes[t.segment.id]]
        natural = self._natural(parted) if self.parameters.quotes == "translated" else {}
        outcomes |= {name: ["natural"] for name in natural}
        frames.update(outcome for found in outcomes.values() for outcome in found)
        done = {t.segment.id: self._assemble(t, solved) for t in foreign} | natural
        return [done.get(t.segment.id) or self._as_it_stands(t) for t in trees]

    def _natural(self, trees: Sequence[_Tree]) -> dict[str, SegmentTranslation]:
        """Translate sentences with an inline quotation as they stand, marks in place.

        For those whose sides would stand apart; taken only where as many balanced quotations come
        back as went in. Masks come first: on the 128 lines of newstest2013 where both ways differ,
        they gave 26.0 BLEU, and marks in place 24.9 (package 1.1).
        """
        asked = [t for t in trees if _inline(t)]
        texts = [hints.without_marks(t.root.span.of(self.article.text)) for t in asked]
        sources = [typography.spaced(text) for text in texts]
        found: dict[str, SegmentTranslation] = {}
        answers = self.fallbacks.translator.translate(sources) if sources else ()
        for tree, source, answer in zip(asked, sources, answers, strict=True):
            text, faults = self.fallbacks.finish(source, answer)
            spelt = self.speller.spelt(text, source)
            if not faults and (set_ := natural_frame(spelt, tree.root.items)):
                found[tree.segment.id] = SegmentTranslation(tree.segment, set_)
        return found

    def _assemble(self, tree: _Tree, solved: Mapping[Span, GroupTranslation]) -> SegmentTranslation:
        """Put a segment together from its groups, and note what is wrong in any of them."""
        faults = dict.fromkeys(f for g in tree.groups() for f in solved[g.span].faults)
        caveats = tuple(Caveat(f, Message(_MESSAGES[f]), tree.segment.source) for f in faults)
        made = frame_of(self._bits(tree, tree.root, solved))
        return SegmentTranslation(tree.segment, made, caveats)

    def _bits(
        self, tree: _Tree, item: Item, solved: Mapping[Span, GroupTranslation]
    ) -> Iterator[str | Quoted]:
        """Give the English of an item's inside, quoted stretches as objects."""
        for content in tree.contents[item]:
            if isinstance(content, Item):
                yield self._english(tree, content, solved)
                continue
            for bit in self._spelt(tree, content, solved[content.span]):
                yield (
                    bit if isinstance(bit, str) else self._english(tree, content.items[bit], solved)
                )

    def _spelt(
        self, tree: _Tree, group: Group, translation: GroupTranslation
    ) -> Iterator[str | int]:
        """Give the bits of a group, their words spelt as was asked, but for what is kept there."""
        text, start = self.article.text, group.span.start
        kept = [i.span.of(text) for i in group.items] if translation.outcome == "raw" else []
        inside = not tree.opens_sentence(text, start)
        for bit in translation.bits:
            if isinstance(bit, str):
                yield self.speller.spelt(bit, group.span.of(text), kept, inside=inside)
            else:
                yield bit
            inside = inside or isinstance(bit, int) or any(map(str.isalpha, bit))

    def _english(
        self, tree: _Tree, item: Item, solved: Mapping[Span, GroupTranslation]
    ) -> str | Quoted:
        """Give the English of one item: kept as it is, or marked as a quotation in English."""
        if item.role == "kept":
            return item.span.of(self.article.text)
        if item.role == "apart":
            return finishing.lead(item.span.of(self.article.text))
        if item in tree.contents:
            inside = join(str(b) for b in self._bits(tree, item, solved))
        else:  # English already
            inside = item.inner.of(self.article.text)
        if item.role == "quoted":
            return _quoted(item, typography.settle_incises(inside))
        return typography.incise(inside) if item.role == "incise" else f"‘{inside}’"

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


def _outcomes(tree: _Tree, solved: Mapping[Span, GroupTranslation]) -> Iterator[str]:
    """Name how each frame with a quotation in it came out."""
    contents = tree.contents[tree.root]
    for content in contents:
        if isinstance(content, Item) and content.role == "apart":
            continue
        if isinstance(content, Item):
            yield "whole" if len(contents) == 1 else "clause"
        elif any(item.role == "quoted" for item in content.items):
            yield solved[content.span].outcome


def _inline(tree: _Tree) -> bool:
    """Tell whether a sentence has a whole quotation that its grammar goes through.

    None of them with a string that has to stay as it is.
    """
    groups = [g for g in tree.contents[tree.root] if isinstance(g, Group)]
    quoted = [i for i in tree.root.items if i.role == "quoted"]
    whole = all(i.opens and i.closes and i in tree.contents for i in quoted)
    whole = whole and all(inner.role != "kept" for i in quoted for inner in i.items)
    size = tree.root.span.end - tree.root.span.start
    return whole and size <= LONGEST and any(i.role == "quoted" for g in groups for i in g.items)


def natural_frame(text: str, items: Sequence[Item]) -> tuple[str | Quoted, ...] | None:
    """Find the quotations in a sentence that was translated with its marks in place.

    None unless as many come back, balanced and none inside another, as there are quoted items.
    """
    quoted = [item for item in items if item.role == "quoted"]
    pieces = typography.split_quoted(text)
    if pieces is None or len(pieces) != 2 * len(quoted) + 1 or len(quoted) != len(items):
        return None
    bits: list[str | Quoted] = []
    for i, piece in enumerate(typography.stops_outside(pieces)):
        bits.append(_quoted(quoted[i // 2], piece.strip()) if i % 2 else piece)
    return frame_of(bits)


def _quoted(item: Item, inside: str) -> Quoted:
    """Make the quoted stretch of an item, with its English."""
    return Quoted(item.quotation, item.part, item.span, inside, item.opens, item.closes)


def join(bits: Iterator[str]) -> str:
    """Set strings one behind the other, a blank between two words, none before a stop."""
    text = ""
    for bit in bits:
        text += " " * typography.needs_blank(text, bit) + bit
    return typography.typography(text)


def frame_of(bits: Iterable[str | Quoted]) -> tuple[str | Quoted, ...]:
    """Make a frame: neighbouring strings joined, blanks as English has them around quotations."""
    made: list[str | Quoted] = []
    for bit in bits:
        before = made[-1] if made else ""
        if isinstance(bit, str) and isinstance(before, str) and made:
            made[-1] = before + " " * typography.needs_blank(before, bit) + bit
        else:
            made.append(bit)
    return tuple(typography.around_quoted(made))
