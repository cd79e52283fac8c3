"""What the page holds of a result to make files of, and what the JSON file says."""

from pydantic import BaseModel, ConfigDict, Field

from service.article import Layout, Role
from service.web.editor.title_block import Part


class Value(BaseModel):
    """A value that is read from JSON and written as JSON."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExportPiece(Value):
    """A stretch of text in one role, of one segment (None: between two).

    `stop`: the stop that opens it, where English-only text has that inside the marks before it.
    """

    text: str
    segment: str | None = None
    role: Role = "text"
    quotation: str | None = None
    stop: str = ""


class Paragraph(Value):
    """A paragraph in both languages, and what it belongs to."""

    part: Part = "body"
    source: tuple[ExportPiece, ...]
    target: tuple[ExportPiece, ...]


class Sentence(Value):
    """A sentence of the summary, and the lengths, in sentences, at which it stands in it."""

    pieces: tuple[ExportPiece, ...]
    lengths: tuple[int, ...]


class SheetEntry(Value):
    """A quotation on the quote sheet; `verbatim`: whether the check found it word for word.

    `speaker` and `cue`, the reporting verb, are the article's words, the others their English.
    """

    id: str
    original: str
    english: str
    speaker: str | None
    speaker_english: str | None = None
    cue: str | None = None
    cue_english: str | None = None
    verbatim: bool | None


class ExportDocument(Value):
    """Everything that a file may hold."""

    label: str
    model: str
    layout: Layout = "paragraph"
    summary: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[SheetEntry, ...]
    notes: tuple[str, ...]
    confidence: dict[str, int] = Field(default_factory=dict)  # by segment


class ExportedSegment(Value):
    """A segment in both languages, in the JSON file; `confidence`: in the machine's English."""

    id: str
    source: str
    translation: str
    confidence: int | None


class ExportedJson(Value):
    """The JSON file: what the page shows, without offsets."""

    label: str
    model: str
    title: str | None
    standfirst: str | None
    summary: str | None
    translated_text: str = Field(serialization_alias="translatedText")
    segments: tuple[ExportedSegment, ...]
    quotations: tuple[SheetEntry, ...]
    notes: tuple[str, ...]
