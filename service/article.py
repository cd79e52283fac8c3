"""The values that the steps hand to one another: frozen, and all about one article.

Offsets are half-open, in Unicode code points of the text as posted (source side) or of the text
as returned (target side).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

LineBreaks = Literal["auto", "paragraph", "wrapped"]
QuotesMode = Literal["bilingual", "original", "translated"]
Method = Literal["news", "lexrank", "textrank", "lsa", "luhn", "lead"]
KeepQuotations = Literal["auto", "all", "none"]
Layout = Literal["paragraph", "bullets"]
Format = Literal["text", "html"]
Role = Literal["text", "original", "gloss"]
Kind = Literal["speech", "document", "dialogue", "scare", "title", "term", "slogan"]
Style = Literal["guillemets", "single-guillemets", "curly", "straight", "low-high", "dash"]
CaveatCode = Literal[
    "language_unsure",
    "language_mixed",
    "unclosed",
    "stray_mark",
    "truncated",
    "repetition",
    "untranslated",
    "number_changed",
    "negation_changed",
    "doubtful",
    "quotation_altered",
    "quotation_omitted",
    "shortened_pool",
    "summary_empty",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch [start, end) of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> "Span | None":
        """Return the stretch that both cover, or None where they share no character."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something the editor must check; `source` is where in the article, None for all of it."""

    code: CaveatCode
    message: str
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article as posted; `paragraphs` are trimmed of blanks, what stands between them is kept.

    `wrapped` says that single line ends inside a paragraph are no more than spaces.
    """

    text: str
    paragraphs: tuple[Span, ...]
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The outer marks of a quotation; `close` is None where it never closes or a line end does."""

    open: str
    close: str | None
    style: Style


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words given as said or written by somebody, marks included in `source` and `parts`.

    One part a paragraph, in order: the first part starts at source.start, the last ends at
    source.end. `content` is without outer marks; `spoken` is without incises and re-opening marks.
    """

    id: str
    kind: Kind
    marks: QuotationMarks
    closed: bool
    source: Span
    parts: tuple[Span, ...]
    content: str
    spoken: str
    speaker: str | None = None
    cue: str | None = None
    incises: tuple[Span, ...] = ()
    nested: tuple[Span, ...] = ()
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class Detection:
    """A language code, or "undetermined"; confidence 0 to 100, a vote and no probability."""

    language: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Languages:
    """The language of the article, and where it differs: English passes through untranslated."""

    article: Detection
    paragraphs: tuple[str, ...]  # one a paragraph: "fr" or "en"
    english_quotations: frozenset[str] = frozenset()  # ids


@dataclass(frozen=True, slots=True)
class Segment:
    """A unit of translation, normally a sentence, within one paragraph (an index from 0).

    `continues`: the break before it lies inside a quotation, so a summary may not cut there.
    `breaks`: offsets in the article where further sentences begin inside an inline quotation.
    """

    id: str
    paragraph: int
    source: Span
    continues: bool = False
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What the engine gives for one string.

    `truncated`: it stopped at its length limit; `doubtful`: it was unsure of its words, as it is of
    a tenth of all sentences.
    """

    text: str
    truncated: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """The stretch of one quotation's part that stands in one segment, with its English.

    `source` includes the outer marks where they stand in this stretch; `english` never does.
    `opens`, `closes`: the part begins, ends here.
    """

    quotation: str
    part: int
    source: Span
    english: str
    opens: bool
    closes: bool

    @property
    def in_english_marks(self) -> str:
        """The English with those outer marks that stand in this stretch; nothing marks nothing."""
        if not self.english and self.opens and self.closes:
            return ""
        return "“" * self.opens + self.english + "”" * self.closes


@dataclass(frozen=True, slots=True)
class SegmentTranslation:
    """A segment in English: the author's words as text, with each quoted stretch in its place."""

    segment: Segment
    frame: tuple[str | Quoted, ...]
    caveats: tuple[Caveat, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """All segments of an article in English, in order; `frames` counts how groups came out."""

    segments: tuple[SegmentTranslation, ...]
    frames: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a summary is to be about: the article's headline, and words that the editor leans to."""

    headline: str = ""
    focus: str = ""


NO_TOPIC = Topic()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit in its place in a ranking: its index, and its scores, which add up, by component."""

    unit: int
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A chosen unit: indexes of its segments (contiguous), its rank, 1 the best, and its scores.

    `speaker`: who the pronoun is that it opens with, where only a name tells; else None.
    `also`: indexes of the other articles that say the same, where there are several.
    `lengths`: in the summaries of how many sentences it stands, where every length was asked.
    `named`: surnames that the summary says here first and alone, with the first names they lack.
    """

    segments: tuple[int, ...]
    rank: int
    scores: Mapping[str, float] = field(default_factory=dict)
    speaker: str | None = None
    also: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()
    named: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """The chosen units in document order, and what the editor should know of the choice.

    `headline`: a sentence, perhaps shortened, that would do as one; None where none would.
    Where every length was asked: all units that some length has, once for each name they need.
    """

    sentences: tuple[SummarySentence, ...]
    caveats: tuple[Caveat, ...] = ()
    headline: SegmentTranslation | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One of several articles on a subject: `id` is how a summary names it."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary is to be: exactly one of the three is set (words: English, a ceiling)."""

    sentences: int | None = 3
    words: int | None = None
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What a request asks for; the defaults are the contract's."""

    source: Literal["auto", "fr", "en"] = "auto"
    quotes: QuotesMode = "bilingual"
    strict: bool = False
    line_breaks: LineBreaks = "auto"
    length: Length = Length()
    method: Method = "news"
    keep_quotations: KeepQuotations = "auto"
    layout: Layout = "paragraph"
    focus: str = ""  # words that a summary leans to
    explain: bool = False  # with the scores of a summary's sentences
    apart: int = 0  # characters at the beginning that are title and standfirst: in no summary
    lengths: int = 0  # summaries of 1, 2 ... so many sentences, in one; 0: only the one asked
    format: Format = "text"
    kept: tuple[Span, ...] = ()  # stretches of the text, in order, that are not translated


@dataclass(frozen=True, slots=True)
class Signature:
    """What made a result: enough to get the same again."""

    service: str
    model_name: str
    model_version: str
    model_sha256: str
    settings: Mapping[str, str | int]
