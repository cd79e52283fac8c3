"""The finished answer to an article, and the records in it: what the steps make, without HTTP.

The records (segment, quotation, sentence, headline and theirs) are declared here alone, and the web
serialises them as they are. `web.api.responses` declares the bodies around them: which records an
endpoint answers with, and under which names. Source spans index the article as posted, target spans
the text that they stand in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from service.article import (
    Caveat,
    Detection,
    Kind,
    Post,
    QuotationMarks,
    ReadAs,
    Role,
    Signature,
    Span,
    Takes,
)


@dataclass(frozen=True, slots=True)
class SliceRecord(Span):
    """A stretch with its text."""

    text: str


@dataclass(frozen=True, slots=True)
class TargetRecord(SliceRecord):
    """A stretch of the result: the author's words, an original quotation, or its English."""

    role: Role


@dataclass(frozen=True, slots=True)
class PieceRecord:
    """A piece of another wording: the author's words, an original quotation, or its English."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class AlternativeRecord:
    """Another wording of a segment: `text` and `confidence` are as the segment's own.

    `target`: what would stand in the result, piece by piece as the segment's own, but its offsets.
    """

    text: str
    confidence: int | None
    target: tuple[PieceRecord, ...]


@dataclass(frozen=True, slots=True)
class SegmentRecord:
    """A unit of translation, normally a sentence; `paragraph` counts from 0.

    `confidence`: the chance, in per cent, that an editor would let the translation stand; null
    where it was not estimated. `asked`: the strings that the model was asked in another wording
    than the article's (figures for number words, « dire » for a verb of saying, the subject first).
    `alternatives`: other wordings, likeliest first; left out where none were asked for.
    """

    id: str
    paragraph: int
    source: SliceRecord
    translation: str
    target: tuple[TargetRecord, ...]
    quotations: tuple[str, ...]
    confidence: int | None = None
    asked: tuple[str, ...] = ()
    alternatives: tuple[AlternativeRecord, ...] | None = None


@dataclass(frozen=True, slots=True)
class PartRecord:
    """The part of a quotation in one paragraph; `target` and `gloss` index the result."""

    source: SliceRecord
    target: SliceRecord | None
    gloss: SliceRecord | None


@dataclass(frozen=True, slots=True)
class QuotationRecord:
    """A quotation; `verbatim` is checked on the finished text, null in translated mode.

    `in_summary` indexes the summary, and is left out where none was asked. `speaker_english`,
    `cue_english`: on a quote sheet, and where `Options.speakers` asks, the article's own words in
    English.
    """

    id: str
    kind: Kind
    marks: QuotationMarks
    closed: bool
    text: str
    content: str
    spoken: str
    speaker: str | None
    cue: str | None
    incises: tuple[Span, ...]
    nested: tuple[SliceRecord, ...]
    source: Span
    parts: tuple[PartRecord, ...]
    target: Span | None
    translation: str
    verbatim: bool | None
    continues: str | None
    in_summary: Span | None = None
    speaker_english: str | None = None
    cue_english: str | None = None

    @property
    def is_glossed(self) -> bool:
        """Whether its English stands behind it in the result."""
        return any(part.gloss for part in self.parts)


@dataclass(frozen=True, slots=True)
class SentenceRecord:
    """A sentence of the summary: `source` in the article, `target` in the summary.

    `scores`: its scores by component, which add up; left out unless `explain` was asked.
    """

    source: Span
    target: SliceRecord
    rank: int
    quotations: tuple[str, ...]
    scores: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeadlineRecord:
    """A suggestion: a sentence's English, perhaps shortened; `source` is the whole sentence."""

    text: str
    source: Span
    quotations: tuple[str, ...]


@dataclass(frozen=True)
class _OfArticle:
    """What is from one of several articles, which `article` names by its id."""

    article: str


@dataclass(frozen=True)
class _OfArticles(_OfArticle):
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DigestSentenceRecord(SentenceRecord, _OfArticles):
    """A sentence of a summary of several articles: `source` in the one that `article` names.

    `also`: the ids of others that say the same, figures included, in nearly the same words.
    """


@dataclass(frozen=True, slots=True)
class DigestHeadlineRecord(HeadlineRecord, _OfArticle):
    """A suggestion, from the article that `article` names."""


@dataclass(frozen=True, slots=True)
class SentenceUse:
    """The lengths of summary, in sentences, that include this one, where every length was asked.

    `speaker`: the name that was put behind the pronoun it opens with, if one was.
    """

    lengths: tuple[int, ...]
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where in the summary a stretch of a segment stands."""

    segment: str
    span: Span


@dataclass(frozen=True, slots=True)
class Kept:
    """Where in the summary a stretch of a quotation's part stands, in its own words."""

    quotation: str
    part: int
    span: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer; `summary` and `sentences` are None unless a summary was asked.

    `uses`: one for each sentence. `placed`, `kept`: the stretches of segments, and of quotations in
    their own words, in the summary, in its order. `verbatim` of its quotations is None until
    `rendering.verbatim` has checked it.
    `frames` counts how sentences around quotations were carried. Of HTML, `html` is the page in
    English; of HTML and of a file, `source_text` is the text as it was read, which records index.
    `read_as`: how its file was read, where the article came out of one. `others`: the whole article
    in other wordings, where they were asked for; nothing but its text and segments counts. `takes`:
    of each quotation, which stops behind it English sets inside its marks.
    """

    text: str
    detected: Detection
    segments: tuple[SegmentRecord, ...]
    quotations: tuple[QuotationRecord, ...]
    caveats: tuple[Caveat, ...]
    signature: Signature
    frames: Mapping[str, int]
    summary: str | None = None
    sentences: tuple[SentenceRecord, ...] | None = None
    headline: HeadlineRecord | None = None
    uses: tuple[SentenceUse, ...] = ()
    placed: tuple[Placed, ...] = ()
    kept: tuple[Kept, ...] = ()
    html: str | None = None
    source_text: str | None = None
    read_as: ReadAs | None = None
    others: tuple["Answer", ...] = ()
    takes: Mapping[str, Takes] = field(default_factory=dict)

    def out_of_file(self, text: str, read_as: ReadAs, caveats: Iterable[Caveat]) -> "Answer":
        """Return the answer of an article that was read so, with what is doubtful of its text."""
        found = sorted((*caveats, *self.caveats), key=attrgetter("place"))
        return replace(
            self, source_text=text.removeprefix("\ufeff"), read_as=read_as, caveats=tuple(found)
        )

    @property
    def result(self) -> str:
        """The translation in the format that was asked."""
        return self.text if self.html is None else self.html


@dataclass(frozen=True, slots=True)
class Digest:
    """A finished answer on several articles: one summary, and an answer to each.

    The answers' `in_summary` spans, `placed` and `kept` index `summary`; so do the `sentences`.
    """

    posts: Sequence[Post]
    answers: tuple[Answer, ...]
    summary: str
    sentences: tuple[DigestSentenceRecord, ...]

    @property
    def headline(self) -> DigestHeadlineRecord | None:
        """The suggested headline, with its article; None where no article has one."""
        for post, answer in zip(self.posts, self.answers, strict=True):
            if found := answer.headline:
                return DigestHeadlineRecord(post.id, found.text, found.source, found.quotations)
        return None
