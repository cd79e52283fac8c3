"""The values that the steps pass on: frozen, and each about one article.

Offsets are half-open, in Unicode code points of the text as posted (source side) or of the text
as returned (target side).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from service.message import Message

LineBreaks = Literal["auto", "paragraph", "wrapped"]
QuotesMode = Literal["bilingual", "original", "translated"]
Method = Literal["news", "lexrank", "textrank", "lsa", "luhn", "lead"]
KeepQuotations = Literal["auto", "all", "none"]
Layout = Literal["paragraph", "bullets"]
Format = Literal["text", "html"]
Spelling = Literal["en-GB", "en-US"]
Role = Literal["text", "original", "gloss"]
Takes = Literal["", "clause", "all"]  # stops that English sets inside a quotation's marks
Kind = Literal["speech", "document", "dialogue", "scare", "title", "term", "slogan"]
Style = Literal["guillemets", "single-guillemets", "curly", "straight", "low-high", "dash"]
CaveatCode = Literal[
    "language_unsure",
    "language_mixed",
    "unclosed",
    "stray_mark",
    "speakers_unknown",
    "truncated",
    "repetition",
    "untranslated",
    "unknown_word",
    "number_changed",
    "name_changed",
    "date_changed",
    "unit_changed",
    "negation_changed",
    "omitted",
    "doubtful",
    "quotation_altered",
    "quotation_omitted",
    "shortened_pool",
    "summary_empty",
    "layout",
    "left_out",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> "Span | None":
        """Return the range that both cover, or None where they share no character."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something that the editor must check; `source`: where in the article, None for all of it."""

    code: CaveatCode
    message: Message
    source: Span | None = None

    @property
    def place(self) -> int:
        """What caveats are ordered by: those of the whole article first, then in text order."""
        return self.source.start if self.source else -1


@dataclass(frozen=True, slots=True)
class Article:
    """An article as posted; `paragraphs` have no blanks at their edges.

    `wrapped`: single line breaks inside a paragraph stand for spaces.
    """

    text: str
    paragraphs: tuple[Span, ...]
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The outer marks of a quotation; `close` is None if it is unclosed or ends with its line."""

    open: str
    close: str | None
    style: Style


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words quoted as somebody's, marks included in `source` and `parts`.

    One part a paragraph, in order: the first part starts at source.start, the last ends at
    source.end. `content` is without outer marks; `spoken` is without incises and re-opening marks.
    `nested`: quotations within, marks included. `continues`: the id of the quotation it goes on
    from.
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
    """A language code or "undetermined"; `confidence` 0 to 100 is a vote, not a probability."""

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
    """A unit of translation, normally a sentence, in one paragraph (an index from 0).

    `continues`: the break before it lies inside a quotation, so a summary must not cut there.
    `breaks`: offsets in the article where further sentences begin inside an inline quotation.
    """

    id: str
    paragraph: int
    source: Span
    continues: bool = False
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LostWord:
    """A French word that nothing in the English answers, with its likeliest translations.

    `settled`: it is hardly ever anything else.
    """

    text: str
    candidates: tuple[str, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure the model was of a translation, and what that lacks; `+` combines several strings.

    `log_probability`: the sum over the output's `pieces`, natural logarithm. `missing`: how many
    content words of the French nothing in the English is known to answer. `hints`: with how many
    words or phrases the model was helped, which it knows badly. `opposed`: the words with a
    denying prefix that the English may say the opposite of, each with English that may stand in the
    place of the noun that it is, or "". `lost`: those of the missing words whose English is known.
    """

    log_probability: float = 0.0
    pieces: int = 0
    missing: int = 0
    hints: int = 0
    opposed: tuple[tuple[str, str], ...] = ()
    lost: tuple[LostWord, ...] = ()

    @property
    def certainty(self) -> float:
        """The mean log probability of a piece."""
        return self.log_probability / max(1, self.pieces)

    def is_worse_than(self, other: "Evidence") -> bool:
        """Whether it is on a string that lacks more words than another, or is less sure."""
        return (self.missing, -self.certainty) > (other.missing, -other.certainty)

    def __add__(self, other: "Evidence") -> "Evidence":
        """Return the evidence on two strings that stand one behind the other."""
        return Evidence(
            self.log_probability + other.log_probability,
            self.pieces + other.pieces,
            self.missing + other.missing,
            self.hints + other.hints,
            self.opposed + other.opposed,
            self.lost + other.lost,
        )


NO_EVIDENCE = Evidence()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """The model's output for one string.

    `truncated`: it stopped at its length limit; `renderings`: the French words that it was asked
    with candidates for, and which candidate the text has.
    """

    text: str
    truncated: bool = False
    renderings: tuple[tuple[str, str], ...] = ()
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class Quoted:
    """The stretch of a quotation's part that stands in one segment, with its English.

    `part`: the index in `parts`. `source` includes the outer marks where they stand in this
    stretch; `english` never does. `opens`, `closes`: the part begins, ends here. `takes`: the stops
    behind it that English sets inside its marks, those of a clause or all (`rendering.stops`).
    """

    quotation: str
    part: int
    source: Span
    english: str
    opens: bool
    closes: bool
    takes: Takes = ""

    @property
    def in_english_marks(self) -> str:
        """The English with the outer marks of this stretch; "" for a whole part without English."""
        if not self.english and self.opens and self.closes:
            return ""
        return "“" * self.opens + self.english + "”" * self.closes


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another English for a segment, its quotations in the same places; `confidence` as its own."""

    frame: tuple[str | Quoted, ...]
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class SegmentTranslation:
    """A segment in English: the author's words as text, each quoted stretch in its place.

    `confidence`: the chance, in per cent, that an editor would let it stand; None where it was not
    translated, and from a model package that does not say how to estimate it. `asked`: the strings
    that the model was asked in another wording than the article's. `alternatives`: where they were
    asked for, the likeliest first.
    """

    segment: Segment
    frame: tuple[str | Quoted, ...]
    caveats: tuple[Caveat, ...] = ()
    confidence: int | None = None
    asked: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """All segments of an article in English, in order; `frames` counts how they were translated."""

    segments: tuple[SegmentTranslation, ...]
    frames: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a summary should be about: the article's headline, and the editor's focus words."""

    headline: str = ""
    focus: str = ""


NO_TOPIC = Topic()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit's place in a ranking: its index, and its scores by component, which add up."""

    unit: int
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A chosen unit: its segments (contiguous indexes), its rank, from 1, the best, and its scores.

    `speaker`: whom the pronoun means that opens it, where the summary does not say; else None.
    `also`: indexes of other articles that say the same, where there are several.
    `lengths`: the summaries, by number of sentences, that it is in, where every length was asked.
    `named`: surnames that stand first and alone here, with the first names they lack.
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
    """The chosen units in document order, with caveats on the choice.

    `headline`: a sentence, perhaps shortened, that would do as one; None where none would.
    Where every length was asked: the units of all lengths, once for each name they need.
    """

    sentences: tuple[SummarySentence, ...]
    caveats: tuple[Caveat, ...] = ()
    headline: SegmentTranslation | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One of several articles on a subject; `id`: how a summary refers to it."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """The length of a summary: exactly one of the three is set; `words` is the most, in English."""

    sentences: int | None = 3
    words: int | None = None
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What a request asks for; the defaults are those of the contract."""

    source: Literal["auto", "fr", "en"] = "auto"
    quotes: QuotesMode = "bilingual"
    strict: bool = False
    line_breaks: LineBreaks = "auto"
    length: Length = Length()
    method: Method = "news"
    keep_quotations: KeepQuotations = "auto"
    layout: Layout = "paragraph"
    focus: str = ""  # words that a summary should be about
    explain: bool = False  # return the scores of a summary's sentences
    apart: int = 0  # characters at the beginning that are title and standfirst: in no summary
    lengths: int = 0  # summaries of 1 up to so many sentences, in one; 0: only `length`
    format: Format = "text"
    mark_french: bool = False  # in HTML: mark the language of what stays French
    kept: tuple[Span, ...] = ()  # spans of the text, in order, that are not translated
    speakers: bool = False  # names and verbs of speakers in English too, as on a quote sheet
    spelling: Spelling = "en-GB"  # of our English, never of originals or names
    glossary: tuple[tuple[str, str], ...] = ()  # French terms, their English; before the operator's
    alternatives: int = 0  # other wordings of a segment, at most
    alternatives_of: str | None = None  # the id of the segment to have them; None: all


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How the bytes of a file were read as text.

    `encoding`: the name of a codec of Python's, None where the format itself says how its letters
    are written (.docx, .odt, .pdf). `guessed`: neither the file nor its sender named it.
    """

    encoding: str | None
    guessed: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """What produced a result: enough to reproduce it."""

    service: str
    model_name: str
    model_version: str
    model_sha256: str
    settings: Mapping[str, str | int]
