"""Set translated segments on a page in one quotes mode, noting where everything comes to stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.article import Article, Quoted, QuotesMode, Role, SegmentTranslation, Span
from service.rendering.stops import moved_inside


@dataclass(slots=True)
class Page:
    """A text being set: what it holds so far, and where segments and parts came to stand."""

    written: list[str] = field(default_factory=list)
    length: int = 0
    segments: dict[str, list[tuple[Span, Role]]] = field(default_factory=dict)
    parts: dict[tuple[str, int], Span] = field(default_factory=dict)  # (quotation, part) -> span
    glosses: dict[tuple[str, int], Span] = field(default_factory=dict)
    kept: list[tuple[str, int, Span]] = field(default_factory=list)  # originals: quotation, part
    english: dict[str, list[str]] = field(default_factory=dict)  # by quotation id

    def put(self, text: str) -> Span:
        """Set a text at the end; return where it stands."""
        span = Span(self.length, self.length + len(text))
        self.written.append(text)
        self.length = span.end
        return span

    def put_for(self, segment: str, text: str, role: Role) -> Span:
        """Set a text that belongs to a segment."""
        span = self.put(text)
        if text:
            self.segments.setdefault(segment, []).append((span, role))
        return span

    def text(self) -> str:
        """Return the finished text."""
        return "".join(self.written)


@dataclass(slots=True)
class Setter:
    """Sets segments on a page in one quotes mode; holds the glosses of a part until it closes."""

    article: Article
    mode: QuotesMode
    unglossed: frozenset[str]  # quotations that are English already
    page: Page = field(default_factory=Page)
    waiting: list[tuple[str, str]] = field(default_factory=list)  # (segment, English)

    def set_run(self, run: Sequence[SegmentTranslation]) -> None:
        """Set neighbouring segments, with what stands between them in the article."""
        for i, segment in enumerate(run):
            if i:
                self.between(run[i - 1], segment)
            self._segment(segment)

    def between(self, before: SegmentTranslation, segment: SegmentTranslation) -> None:
        """Set the gap: as posted inside a kept quotation and between paragraphs, else one blank."""
        gap = self.article.text[before.segment.source.end : segment.segment.source.start]
        last = before.frame[-1] if before.frame else ""
        kept = isinstance(last, Quoted) and not last.closes and self.mode != "translated"
        if kept or before.segment.paragraph != segment.segment.paragraph:
            self.page.put(gap)
        else:
            self.page.put(" ")

    def _segment(self, translated: SegmentTranslation) -> None:
        """Set one segment's frame."""
        frame = translated.frame
        for bit, shown in zip(frame, moved_inside(frame), strict=True):
            if isinstance(bit, Quoted):
                self.page.english.setdefault(bit.quotation, []).append(bit.english)
            here = shown if self.mode == "translated" else bit
            if isinstance(here, str):
                self.page.put_for(translated.segment.id, here, "text")
            elif self.mode == "translated":
                self._english(translated.segment.id, here)
            else:
                self._original(translated.segment.id, here)

    def _english(self, segment: str, quoted: Quoted) -> None:
        """Set a quoted stretch in English, in English marks."""
        self._extend(quoted, self.page.put_for(segment, quoted.in_english_marks, "text"))

    def _original(self, segment: str, quoted: Quoted) -> None:
        """Set a quoted stretch as posted, and the part's gloss after it where the part ends."""
        original = quoted.source.of(self.article.text)
        span = self.page.put_for(segment, original, "original")
        self._extend(quoted, span)
        self.page.kept.append((quoted.quotation, quoted.part, span))
        if self.mode == "bilingual" and quoted.quotation not in self.unglossed:
            self.waiting.append((segment, quoted.english))
            if quoted.closes:
                self._gloss(quoted)

    def _gloss(self, quoted: Quoted) -> None:
        """Set the English of a whole part in brackets, each stretch belonging to its segment."""
        glosses, self.waiting = self.waiting, []
        if not any(english for _, english in glosses):
            return
        start = self.page.put(" ").end
        for i, (segment, english) in enumerate(glosses):
            self.page.put(" " * (i > 0))
            opening, closing = "[“" * (i == 0), "”]" * (i == len(glosses) - 1)
            self.page.put_for(segment, opening + english + closing, "gloss")
        self.page.glosses[quoted.quotation, quoted.part] = Span(start, self.page.length)

    def _extend(self, quoted: Quoted, span: Span) -> None:
        """Note where a part stands; a part in several segments grows with each."""
        key = quoted.quotation, quoted.part
        first = self.page.parts.get(key, span)
        self.page.parts[key] = Span(first.start, span.end)
