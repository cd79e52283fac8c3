"""The shapes of answers, for the API document; a test holds real answers against them."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from service.article import CaveatCode, Kind, Role, Style


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SpanRecord(_Record):
    """A half-open stretch [start, end), in Unicode code points."""

    start: int
    end: int


class SliceRecord(SpanRecord):
    """A stretch with its text."""

    text: str


class TargetRecord(SliceRecord):
    """A stretch of the result: the author's words, an original quotation, or its English."""

    role: Role


class SegmentRecord(_Record):
    """A unit of translation, normally a sentence; `paragraph` counts from 0."""

    id: str
    paragraph: int
    source: SliceRecord
    translation: str
    target: list[TargetRecord]
    quotations: list[str]


class MarksRecord(_Record):
    """The outer marks of a quotation."""

    open: str
    close: str | None
    style: Style


class PartRecord(_Record):
    """The part of a quotation in one paragraph; `target` and `gloss` index the result."""

    source: SliceRecord
    target: SliceRecord | None
    gloss: SliceRecord | None


class QuotationRecord(_Record):
    """A quotation; `verbatim` is checked on the finished text, null in translated mode."""

    id: str
    kind: Kind
    marks: MarksRecord
    closed: bool
    text: str
    content: str
    spoken: str
    speaker: str | None
    cue: str | None
    incises: list[SpanRecord]
    nested: list[SliceRecord]
    source: SpanRecord
    parts: list[PartRecord]
    target: SpanRecord | None
    translation: str
    verbatim: bool | None
    continues: str | None
    in_summary: SpanRecord | None = Field(None, description="indexes `summary`; only there")


class CaveatRecord(_Record):
    """Something to check; `source` is where in the article, null for all of it."""

    code: CaveatCode
    message: str
    source: SpanRecord | None


class DetectionRecord(_Record):
    """A language code or "undetermined"; confidence 0 to 100, a vote and no probability."""

    language: str
    confidence: float


class ModelRecord(_Record):
    """The model package in use."""

    name: str
    version: str
    sha256: str


class SignatureRecord(_Record):
    """What made a result."""

    service: str
    model: ModelRecord
    settings: dict[str, str | int]


class TranslationAnswer(_Record):
    """The answer to /translate."""

    translatedText: str  # noqa: N815  (LibreTranslate's name)
    sourceText: str | None = Field(  # noqa: N815
        None, description="the text of the HTML; `source` spans index it; only with format=html"
    )
    targetText: str | None = Field(  # noqa: N815
        None, description="the text of translatedText; `target` spans index it; only with it"
    )
    detectedLanguage: DetectionRecord  # noqa: N815
    segments: list[SegmentRecord]
    quotations: list[QuotationRecord]
    caveats: list[CaveatRecord]
    signature: SignatureRecord


class SentenceRecord(_Record):
    """A sentence of the summary: `source` in the article, `target` in the summary."""

    source: SpanRecord
    target: SliceRecord
    rank: int
    quotations: list[str]
    scores: dict[str, float] = Field(
        default_factory=dict, description="its scores by component, which add up; with `explain`"
    )


class HeadlineRecord(_Record):
    """A suggestion: a sentence's English, perhaps shortened; `source` is the whole sentence."""

    text: str
    source: SpanRecord
    quotations: list[str]


class SummaryAnswer(TranslationAnswer):
    """The answer to /summarise; `headline` is null where no sentence would do."""

    summary: str
    sentences: list[SentenceRecord]
    headline: HeadlineRecord | None


class DigestSentenceRecord(SentenceRecord):
    """A sentence of a summary of several articles: `source` in the one that `article` names.

    `also`: the ids of others that say the same, figures included, in nearly the same words.
    """

    article: str
    also: list[str]


class DigestHeadlineRecord(HeadlineRecord):
    """A suggestion, from the article that `article` names."""

    article: str


class ArticleAnswer(_Record):
    """One of several articles: `source` in its text, `target` in its translatedText.

    The spans `in_summary` of its quotations index the summary of all.
    """

    id: str
    title: str
    translatedText: str  # noqa: N815
    detectedLanguage: DetectionRecord  # noqa: N815
    segments: list[SegmentRecord]
    quotations: list[QuotationRecord]
    caveats: list[CaveatRecord]


class DigestAnswer(_Record):
    """The answer to /summarise on several articles.

    Behind each sentence stand, in brackets, the ids of the articles that it is from.
    """

    summary: str
    sentences: list[DigestSentenceRecord]
    headline: DigestHeadlineRecord | None
    articles: list[ArticleAnswer]
    signature: SignatureRecord


class QuoteSheet(_Record):
    """The answer to /quotations."""

    detectedLanguage: DetectionRecord  # noqa: N815
    quotations: list[QuotationRecord]
    caveats: list[CaveatRecord]
    signature: SignatureRecord


class Start(_Record):
    """The first event: the language, and how many segments there will be."""

    detectedLanguage: DetectionRecord  # noqa: N815
    total: int


class Done(_Record):
    """How many segments of how many are done: after those of each window."""

    done: int
    total: int


class LibreTranslation(_Record):
    """The answer to /translate where the text came in `q`; arrays where `q` was one."""

    translatedText: str | list[str]  # noqa: N815
    detectedLanguage: DetectionRecord | list[DetectionRecord]  # noqa: N815


class LanguageRecord(_Record):
    """A language that is read, and those it is translated into."""

    code: str
    name: str
    targets: list[str]


class Status(_Record):
    """Alive, or ready."""

    status: Literal["ok", "ready"]


class Version(_Record):
    """What runs."""

    service: str
    model: ModelRecord


class FrontendSettings(BaseModel):
    """What LibreTranslate's own clients ask for first."""

    charLimit: int  # noqa: N815
    apiKeys: bool  # noqa: N815
    keyRequired: bool  # noqa: N815
    supportedFilesFormat: list[str]  # noqa: N815


class JobRecord(_Record):
    """A job as it stands: items by state, items a second so far, seconds left at that rate."""

    id: str
    kind: Literal["translate", "summarise", "quotations"]
    state: Literal["queued", "running", "done", "failed", "cancelled"]
    total: int
    done: int
    failed: int
    cancelled: int
    created: str
    finished: str | None
    rate: float | None
    remaining: float | None


class FailureRecord(_Record):
    """Why an article has no answer; `limit` and `field` where there is one."""

    code: str
    message: str
    limit: int | None = None
    field: str | None = None


class DoneRecord(_Record):
    """A result: the article's place in the job, the sender's id, the answer of the kind asked."""

    number: int
    id: str
    state: Literal["done"]
    answer: SummaryAnswer | TranslationAnswer | QuoteSheet


class FailedRecord(_Record):
    """A result: an article that could not be answered."""

    number: int
    id: str
    state: Literal["failed"]
    error: FailureRecord


class ResultsPage(_Record):
    """Results in the order in which they came; `next` is what to send as `after`, if any."""

    results: list[DoneRecord | FailedRecord]
    next: int | None


class ErrorRecord(_Record):
    """What went wrong; `limit` and `field` where there is one."""

    code: str
    message: str
    request_id: str
    limit: int | None = None
    field: str | None = None


class Problem(_Record):
    """Every refusal; in LibreTranslate's shape `error` is the sentence alone."""

    error: ErrorRecord | str


ANSWERS: tuple[type[BaseModel], ...] = (
    TranslationAnswer,
    SummaryAnswer,
    DigestAnswer,
    QuoteSheet,
    LibreTranslation,
    Start,
    Done,
    SegmentRecord,
    DetectionRecord,
    LanguageRecord,
    FrontendSettings,
    Status,
    Version,
    JobRecord,
    ResultsPage,
    Problem,
)
