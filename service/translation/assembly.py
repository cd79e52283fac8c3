"""Set a segment's English together from that of its groups, each quotation in its place.

The result is a frame: strings, the author's words, and `Quoted` objects, the quotations' English.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from service.article import Quoted, Span
from service.translation.attempts import GroupTranslation
from service.translation.english import currencies, finishing, typography
from service.translation.english.spelling import Speller
from service.translation.preparation.quoted import verb_forms
from service.translation.preparation.quoted.verbs import Form
from service.translation.segment_tree import Group, Item, SegmentTree, attributed

Frame = tuple[str | Quoted, ...]
Translations = Mapping[Span, GroupTranslation]  # by where the groups stand in the article


@dataclass(frozen=True, slots=True)
class Assembler:
    """Sets together the segments of one article: its text, and who spells its English."""

    text: str
    speller: Speller
    american: bool = False

    def frame(self, tree: SegmentTree, translations: Translations) -> Frame:
        """Return the frame of a segment whose groups are all translated."""
        return frame_of(self._bits(tree, tree.root, translations))

    def untranslated(self, tree: SegmentTree) -> Frame:
        """Return the frame of a segment that is English already: its own words."""
        made: list[str | Quoted] = []
        at = tree.root.span.start
        for item in tree.root.items:
            if item.role == "quoted":
                quoted = _quoted(item, item.inner.of(self.text))
                made += [self.text[at : item.span.start], quoted]
                at = item.span.end
        made.append(self.text[at : tree.root.span.end])
        return tuple(bit for bit in made if bit)

    def with_marks(self, tree: SegmentTree, source: str, english: str) -> Frame | None:
        """Return the frame of a segment translated with its quotation marks in place.

        None where not as many balanced quotations came back as `source` has.
        """
        spelt = self._dashed(self.speller.spelt(english, source), tree)
        frame = frame_with_marks(spelt, tree.root.items)
        return frame and tuple(b if isinstance(b, str) else self._taking(b) for b in frame)

    def _bits(
        self, tree: SegmentTree, item: Item, translations: Translations
    ) -> Iterator[str | Quoted]:
        """Yield the English of an item's inside, quoted stretches as objects."""
        for content in tree.contents[item]:
            if isinstance(content, Item):
                yield self._english(tree, content, translations, clause=True)
                continue
            made = translations[content.span]
            for bit in self._spelt(tree, content, made):
                if isinstance(bit, str):
                    yield bit
                else:
                    one = content.items[bit]
                    said = self._is_said(content, one)
                    found = self._english(tree, one, translations, clause=said)
                    yield _inflected(found, made.forms.get(bit, ""))

    def _is_said(self, group: Group, item: Item) -> bool:
        """Whether a group begins with an item and who says it: « A », illustre un élu."""
        opens = not self.text[group.span.start : item.span.start].strip()
        return opens and item in attributed(self.text, group)

    def _spelt(
        self, tree: SegmentTree, group: Group, translation: GroupTranslation
    ) -> Iterator[str | int]:
        """Yield the bits of a group, spelt as was asked, but for what is kept there."""
        start = group.span.start
        raw = translation.outcome == "raw"
        kept = [item.span.of(self.text) for item in group.items] if raw else []
        inside = not tree.opens_sentence(self.text, start)
        for bit in translation.bits:
            if isinstance(bit, str):
                spelt = self.speller.spelt(bit, group.span.of(self.text), kept, inside=inside)
                yield spelt if raw else self._dashed(spelt, tree)
            else:
                yield bit
            inside = inside or isinstance(bit, int) or any(map(str.isalpha, bit))

    def _dashed(self, english: str, tree: SegmentTree) -> str:
        """Return some English of a segment with the dashes of a country."""
        source = tree.root.span.of(self.text)
        return typography.dashed(english, source, american=self.american)

    def _english(
        self, tree: SegmentTree, item: Item, translations: Translations, *, clause: bool = False
    ) -> str | Quoted:
        """Return the English of one item: kept as it is, or a quotation in English marks.

        `clause`: it is one of its own, which the sentence does not need.
        """
        if item.role == "kept":
            return item.span.of(self.text)
        if item.role == "delimiter":
            return finishing.lead(item.span.of(self.text))
        if item in tree.contents:
            inside = join(str(bit) for bit in self._bits(tree, item, translations))
        else:  # English already
            inside = item.inner.of(self.text)
        if item.role == "quoted":
            return self._taking(_quoted(item, typography.settle_incises(inside)), clause=clause)
        return typography.incise(inside) if item.role == "incise" else f"‘{inside}’"

    def _taking(self, quoted: Quoted, *, clause: bool = False) -> Quoted:
        """Return a quotation with the stops that English sets inside its marks."""
        return replace(quoted, takes="all" if self.american else "clause" if clause else "")


def _inflected(english: str | Quoted, form: Form) -> str | Quoted:
    """Return an item with the verb that opens it in the form that its sentence needs."""
    if isinstance(english, str):
        return english
    return replace(english, english=verb_forms.inflected(english.english, form))


def frame_with_marks(english: str, items: Sequence[Item]) -> Frame | None:
    """Find the quotations in English that was translated with its marks in place.

    None unless as many come back, balanced and none inside another, as there are quoted items.
    """
    quoted = [item for item in items if item.role == "quoted"]
    pieces = typography.split_quoted(english)
    if pieces is None or len(pieces) != 2 * len(quoted) + 1 or len(quoted) != len(items):
        return None
    bits: list[str | Quoted] = []
    for i, piece in enumerate(typography.stops_outside(pieces)):
        bits.append(_quoted(quoted[i // 2], piece.strip()) if i % 2 else piece)
    return frame_of(bits)


def _quoted(item: Item, english: str) -> Quoted:
    """Make the quoted stretch of an item."""
    return Quoted(item.quotation, item.part, item.span, english, item.opens, item.closes)


def join(bits: Iterable[str]) -> str:
    """Set strings one behind the other, a blank between two words, none before a stop."""
    text = ""
    for bit in bits:
        text += " " * typography.needs_blank(text, bit) + bit
    return currencies.sign_first(typography.typography(text))


def frame_of(bits: Iterable[str | Quoted]) -> Frame:
    """Make a frame: neighbouring strings joined, blanks as English has them around quotations."""
    made: list[str | Quoted] = []
    for bit in bits:
        before = made[-1] if made else None
        if isinstance(bit, str) and isinstance(before, str):
            made[-1] = before + " " * typography.needs_blank(before, bit) + bit
        else:
            made.append(bit)
    signed = [currencies.sign_first(bit) if isinstance(bit, str) else bit for bit in made]
    return tuple(typography.around_quoted(signed))
