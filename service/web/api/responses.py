"""The bodies of HTTP responses: which fields an endpoint answers with, and under which names.

Declared here alone, and the API document is made from them. The records within (segments,
quotations, sentences, headlines) are declared in `rendering.answer`, and have no other form here.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, WrapSerializer
from pydantic.main import IncEx

from service.article import Caveat, CaveatCode, Detection, ReadAs, Signature, Span
from service.pipeline import Task
from service.rendering.answer import (
    Answer,
    Digest,
    DigestHeadlineRecord,
    DigestSentenceRecord,
    HeadlineRecord,
    QuotationRecord,
    SegmentRecord,
    SentenceRecord,
)

Json = dict[str, JsonValue]


def _without_asked(segment: Json) -> Json:
    """Leave out the strings that the model was asked, where they are the article's."""
    return {name: value for name, value in segment.items() if name != "asked" or value}


_Segment = Annotated[
    SegmentRecord, WrapSerializer(lambda segment, serialise: _without_asked(serialise(segment)))
]
_SEGMENT, _DETECTIONS = TypeAdapter(_Segment), TypeAdapter(Sequence[Detection])
_IN_SUMMARY, _OF_SHEET = {"in_summary"}, {"speaker_english", "cue_english"}
_OTHERS = {"__all__": {"alternatives"}}  # of segments


def is_none(value: object) -> bool:
    """Whether a value is None: such fields are left out of the JSON."""
    return value is None


class Response(BaseModel):
    """A response body, or a record that only the API has."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)

    def json_ready(self) -> Json:
        """Return the body as a JSON object, its fields in the order of their declaration."""
        return self.model_dump(mode="json")


# Fields of several answers. The names are LibreTranslate's.
_TranslatedText = Annotated[str, Field(serialization_alias="translatedText")]
_DetectedLanguage = Annotated[Detection, Field(serialization_alias="detectedLanguage")]
_SourceText = Annotated[
    str | None,
    Field(
        serialization_alias="sourceText",
        exclude_if=is_none,
        description="the text as read; `source` spans index it; only with `file` or format=html",
    ),
]
_ReadAs = Annotated[
    ReadAs | None,
    Field(exclude_if=is_none, description="how the article's file was read; only with `file`"),
]


class CaveatRecord(Response):
    """Something to check; `source` is where in the article, null for all of it."""

    code: CaveatCode
    message: str
    source: Span | None


class ModelRecord(Response):
    """The model package in use."""

    name: str
    version: str
    sha256: str


class SignatureRecord(Response):
    """What made a result."""

    service: str
    model: ModelRecord
    settings: dict[str, str | int]


class _Texts(Response):
    translated_text: _TranslatedText
    source_text: _SourceText = None
    target_text: str | None = Field(
        None,
        serialization_alias="targetText",
        exclude_if=is_none,
        description="the text of translatedText; `target` spans index it; only with it",
    )
    detected_language: _DetectedLanguage
    segments: tuple[_Segment, ...]
    quotations: tuple[QuotationRecord, ...]


class _Summary(Response):
    summary: str
    sentences: tuple[SentenceRecord, ...]
    headline: HeadlineRecord | None


class _Origin(Response):
    caveats: tuple[CaveatRecord, ...]
    signature: SignatureRecord
    read_as: _ReadAs = None


# Bases are in the reverse of the fields' order: the texts come first.


class TranslationAnswer(_Origin, _Texts):
    """The answer to /translate."""

    def json_ready(self) -> Json:
        """Return the body as JSON; there is no summary that a quotation could stand in."""
        left_out = {"quotations": {"__all__": _IN_SUMMARY | _OF_SHEET}}
        if all(segment.alternatives is None for segment in self.segments):
            left_out["segments"] = _OTHERS
        return self.model_dump(mode="json", exclude=left_out)


class SummaryAnswer(_Origin, _Summary, _Texts):
    """The answer to /summarise; `headline` is null where no sentence would do."""

    def json_ready(self) -> Json:
        """Return the body as JSON; scores only where they were asked for."""
        left_out = {"quotations": {"__all__": _OF_SHEET}, "segments": _OTHERS}
        return self.model_dump(mode="json", exclude=left_out | _scores(self.sentences))


class ArticleAnswer(Response):
    """One of several articles: `source` in its text, `target` in its translatedText.

    The spans `in_summary` of its quotations index the summary of all.
    """

    id: str
    title: str
    translated_text: _TranslatedText
    detected_language: _DetectedLanguage
    segments: tuple[_Segment, ...]
    quotations: tuple[QuotationRecord, ...]
    caveats: tuple[CaveatRecord, ...]


class DigestAnswer(Response):
    """The answer to /summarise on several articles.

    Behind each sentence stand, in brackets, the ids of the articles that it is from.
    """

    summary: str
    sentences: tuple[DigestSentenceRecord, ...]
    headline: DigestHeadlineRecord | None
    articles: tuple[ArticleAnswer, ...]
    signature: SignatureRecord

    def json_ready(self) -> Json:
        """Return the body as JSON; scores only where they were asked for."""
        of_each = {"quotations": {"__all__": _OF_SHEET}, "segments": _OTHERS}
        left_out: dict[str, IncEx | bool] = {"articles": {"__all__": of_each}}
        return self.model_dump(mode="json", exclude=left_out | _scores(self.sentences))


class QuoteSheet(Response):
    """The answer to /quotations."""

    source_text: _SourceText = None
    detected_language: _DetectedLanguage
    quotations: tuple[QuotationRecord, ...]
    caveats: tuple[CaveatRecord, ...]
    signature: SignatureRecord
    read_as: _ReadAs = None

    def json_ready(self) -> Json:
        """Return the body as JSON; there is no summary that a quotation could stand in."""
        return self.model_dump(mode="json", exclude={"quotations": {"__all__": _IN_SUMMARY}})


class Start(Response):
    """The first event: the language, and how many segments there will be."""

    detected_language: _DetectedLanguage
    total: int


class Done(Response):
    """Progress, after each window of segments: how many of the total are done."""

    done: int
    total: int


class TranslatedFileAddress(Response):
    """The answer to /translate_file: where the file is fetched, once, within ten minutes."""

    translated_file_url: str = Field(serialization_alias="translatedFileUrl")


class Status(Response):
    """The answer to /health and /ready."""

    status: Literal["ok", "ready"]


class Version(Response):
    """The versions of the service and of its model."""

    service: str
    model: ModelRecord


class JobRecord(Response):
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


class FailureRecord(Response):
    """Why an article has no answer; `limit` and `field` where there is one."""

    code: str
    message: str
    field: str | None = Field(None, exclude_if=is_none)
    limit: int | None = Field(None, exclude_if=is_none)


class DoneRecord(Response):
    """A result: the article's place in the job, its id if it has one, the answer as asked for."""

    number: int
    id: str | None
    state: Literal["done"]
    answer: SummaryAnswer | TranslationAnswer | QuoteSheet


class FailedRecord(Response):
    """A result: an article that could not be answered."""

    number: int
    id: str | None
    state: Literal["failed"]
    error: FailureRecord


class ResultsPage(Response):
    """Results in the order in which they came; `next` is what to send as `after`, if any."""

    results: tuple[DoneRecord | FailedRecord, ...]
    next: int | None


class ErrorRecord(Response):
    """What went wrong; `limit` and `field` where there is one."""

    code: str
    message: str
    request_id: str
    limit: int | None = Field(None, exclude_if=is_none)
    field: str | None = Field(None, exclude_if=is_none)


class Problem(Response):
    """The body of every error; for LibreTranslate's clients `error` is the message alone."""

    error: ErrorRecord | str

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the schema, made once: it is asked for at every status of every route."""
        return _problem_schema(*args, **kwargs)


@cache
def _problem_schema(*args: Any, **kwargs: Any) -> dict[str, Any]:
    return super(Problem, Problem).model_json_schema(*args, **kwargs)


ALL: tuple[type[BaseModel], ...] = (
    TranslationAnswer,
    SummaryAnswer,
    DigestAnswer,
    QuoteSheet,
    TranslatedFileAddress,
    Start,
    Done,
    Status,
    Version,
    JobRecord,
    ResultsPage,
    Problem,
)


# --- from the pipeline's answers to bodies -------------------------------------------------------


def json_of(task: Task) -> Callable[[Answer], Json]:
    """Return what makes a task's JSON of an answer: for the API, for jobs, for the command line."""
    body = _quote_sheet if task == "quotations" else _whole
    return lambda answer: body(answer).json_ready()


def digest(found: Digest) -> DigestAnswer:
    """Return the answer to /summarise on several articles."""
    return DigestAnswer(
        summary=found.summary,
        sentences=found.sentences,
        headline=found.headline,
        articles=tuple(
            ArticleAnswer(
                id=post.id,
                title=post.title,
                translated_text=answer.result,
                detected_language=answer.detected,
                segments=answer.segments,
                quotations=answer.quotations,
                caveats=_caveats(answer),
            )
            for post, answer in zip(found.posts, found.answers, strict=True)
        ),
        signature=_signature(found.answers[0].signature),
    )


def segment_json(segment: SegmentRecord) -> Json:
    """Return a segment as JSON; its alternatives come with the whole answer."""
    found: Json = _SEGMENT.dump_python(segment, mode="json", exclude={"alternatives"})
    return found


def detections_json(found: Sequence[Detection]) -> list[JsonValue]:
    """Return the answer to /detect as JSON."""
    listed: list[JsonValue] = _DETECTIONS.dump_python(found, mode="json")
    return listed


def model_record(signature: Signature) -> ModelRecord:
    """Return what names the model package that is in use."""
    return ModelRecord(
        name=signature.model_name, version=signature.model_version, sha256=signature.model_sha256
    )


def _whole(answer: Answer) -> TranslationAnswer | SummaryAnswer:
    """Return the answer to /translate, or to /summarise where there is a summary."""
    translation = TranslationAnswer(
        translated_text=answer.result,
        source_text=answer.source_text,
        target_text=None if answer.html is None else answer.text,
        detected_language=answer.detected,
        segments=answer.segments,
        quotations=answer.quotations,
        caveats=_caveats(answer),
        signature=_signature(answer.signature),
        read_as=answer.read_as,
    )
    if answer.summary is None:
        return translation
    return SummaryAnswer(
        **dict(translation),
        summary=answer.summary,
        sentences=answer.sentences or (),
        headline=answer.headline,
    )


def _quote_sheet(answer: Answer) -> QuoteSheet:
    """Return the answer to /quotations: the quotations, the language, the caveats."""
    return QuoteSheet(
        source_text=answer.source_text,
        detected_language=answer.detected,
        quotations=answer.quotations,
        caveats=_caveats(answer),
        signature=_signature(answer.signature),
        read_as=answer.read_as,
    )


def _scores(sentences: Sequence[SentenceRecord]) -> dict[str, IncEx | bool]:
    """Return what leaves out scores where no sentence has any."""
    return {} if any(s.scores for s in sentences) else {"sentences": {"__all__": {"scores"}}}


def _caveats(answer: Answer) -> tuple[CaveatRecord, ...]:
    return tuple(map(_caveat, answer.caveats))


def _caveat(caveat: Caveat) -> CaveatRecord:
    return CaveatRecord(code=caveat.code, message=str(caveat.message), source=caveat.source)


def _signature(signature: Signature) -> SignatureRecord:
    return SignatureRecord(
        service=signature.service,
        model=model_record(signature),
        settings=dict(signature.settings),
    )
