"""The options of a request: names, allowed values, defaults and descriptions.

A field's description is a noun phrase: it is used in the API document, and after "must be" in the
message that refuses another value.
"""

import json
import re
from dataclasses import replace
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from service.article import (
    Format,
    KeepQuotations,
    Layout,
    Length,
    LineBreaks,
    Method,
    Options,
    Post,
    QuotesMode,
    Spelling,
)

_MOST_SENTENCES = 10_000
_MOST_WORDS = 1_000_000
_LONGEST_FOCUS = 500
_LONGEST_NAME, _LONGEST_TITLE = 100, 500
_LONGEST_STANDFIRST = 3_000
_MOST_TERMS, _LONGEST_TERM = 500, 100
_BETWEEN_TERMS = re.compile(r"[=\t]")
MOST_ALTERNATIVES = 3
LENGTHS = ("sentences", "words", "ratio")  # of a summary: at most one is given
LONGEST_SUMMARY = 50  # sentences, on the page


def _no_flag(value: object) -> object:
    """Refuse true and false for a number: Python treats them as 1 and 0."""
    if isinstance(value, bool):
        raise PydanticCustomError("number", "not a number")
    return value


_Whole = Annotated[int, BeforeValidator(_no_flag)]
_Part = Annotated[float, BeforeValidator(_no_flag)]


def _from_json(value: object) -> object:
    """Parse what a form or a query string, which have no arrays, says of an array."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value else []
    except (ValueError, RecursionError):
        raise PydanticCustomError("array", "no array in JSON") from None


def _from_lines(value: object) -> object:
    """Parse the lines of the page's field, `French = English` each; a tab may stand for =."""
    if not isinstance(value, str):
        return value
    lines = (line for line in value.splitlines() if line.strip())
    return [[term.strip() for term in _BETWEEN_TERMS.split(line, maxsplit=1)] for line in lines]


_Term = Annotated[
    str, Field(min_length=1, max_length=_LONGEST_TERM, pattern=r"^\S(?:[^\r\n\t]*\S)?$")
]
_Glossary = Annotated[
    tuple[tuple[_Term, _Term], ...], Field(max_length=_MOST_TERMS), BeforeValidator(_from_json)
]
_GlossaryLines = Annotated[_Glossary, BeforeValidator(_from_lines)]


class RequestOptions(BaseModel):
    """Fields of every request on a text."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    source: Literal["auto", "fr", "en"] = Field("auto", description="auto, fr or en")
    target: Literal["en"] = Field("en", description="en: English is the only target")
    line_breaks: LineBreaks = Field("auto", description="auto, paragraph or wrapped")

    def for_pipeline(self, quotes: QuotesMode) -> Options:
        """Return the pipeline's options; `quotes` is the mode if the request names none."""
        return Options(source=self.source, quotes=quotes, line_breaks=self.line_breaks)


class QuotationOptions(RequestOptions):
    """Fields of every request that translates."""

    quotes: QuotesMode | None = Field(
        None,
        description="bilingual, original or translated",
        json_schema_extra={"default": "bilingual"},
    )
    strict: bool = Field(
        default=False,
        description="true or false (true: refuse a result in which a quotation is not verbatim)",
    )
    spelling: Spelling = Field(
        "en-GB", description="en-GB (British) or en-US (American), for what is translated"
    )
    glossary: _Glossary = Field(
        (),
        description=f"an array of at most {_MOST_TERMS} pairs, a French term and its English, each"
        f" of at most {_LONGEST_TERM} characters on one line",
    )
    stream: bool = Field(
        default=False, description="true or false (true: server-sent events, a segment at a time)"
    )

    def for_pipeline(self, quotes: QuotesMode) -> Options:
        """Return the pipeline's options; `quotes` is the mode if the request names none."""
        found = super().for_pipeline(self.quotes or quotes)
        return replace(found, strict=self.strict, spelling=self.spelling, glossary=self.glossary)


class TranslationOptions(QuotationOptions):
    """Fields of /translate."""

    format: Format = Field(
        "text", description="text or html (html: tags are kept, and what stands between them read)"
    )
    alternatives: _Whole = Field(
        0,
        ge=0,
        le=MOST_ALTERNATIVES,
        description=f"a whole number from 0 to {MOST_ALTERNATIVES}: the most other wordings of each"
        " sentence",
    )

    def for_pipeline(self, quotes: QuotesMode) -> Options:
        """Return the pipeline's options; `quotes` is the mode if the request names none."""
        found = super().for_pipeline(quotes)
        return replace(found, format=self.format, alternatives=self.alternatives)


class SummaryOptions(QuotationOptions):
    """Fields of /summarise; at most one of sentences, words and ratio."""

    sentences: _Whole | None = Field(
        None,
        ge=1,
        le=_MOST_SENTENCES,
        description=f"a whole number from 1 to {_MOST_SENTENCES}",
        json_schema_extra={"default": Length().sentences},
    )
    words: _Whole | None = Field(
        None,
        ge=1,
        le=_MOST_WORDS,
        description=f"a whole number from 1 to {_MOST_WORDS}",
    )
    ratio: _Part | None = Field(None, gt=0, le=1, description="a number above 0 and not above 1")
    method: Method = Field("news", description="news, lexrank, textrank, lsa, luhn or lead")
    keep_quotations: KeepQuotations = Field(
        "auto",
        description="auto, all (every quotation of speech or writing, with who said it) or none",
    )
    layout: Layout = Field("paragraph", description="paragraph or bullets")
    focus: str = Field(
        "",
        max_length=_LONGEST_FOCUS,
        description=f"words that the summary should favour, at most {_LONGEST_FOCUS} characters",
    )
    explain: bool = Field(
        default=False, description="true or false (true: with each sentence's scores)"
    )

    @model_validator(mode="after")
    def _one_length(self) -> Self:
        if len([n for n in (self.sentences, self.words, self.ratio) if n is not None]) > 1:
            raise PydanticCustomError("lengths", "sentences, words, ratio")
        return self

    def for_pipeline(self, quotes: QuotesMode) -> Options:
        """Return the pipeline's options; `quotes` is the mode if the request names none."""
        return replace(
            super().for_pipeline(quotes),
            length=self._length(),
            method=self.method,
            keep_quotations=self.keep_quotations,
            layout=self.layout,
            focus=self.focus,
            explain=self.explain,
        )

    def _length(self) -> Length:
        if self.sentences is None and self.words is None and self.ratio is None:
            return Length()
        return Length(self.sentences, self.words, self.ratio)


class PostedArticle(BaseModel):
    """One of several articles on a subject."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str = Field(
        pattern=r"^\S(?:[^\r\n\t]*\S)?$",
        max_length=_LONGEST_NAME,
        description="how the summary names the article, as Le Monde",
    )
    title: str = Field("", max_length=_LONGEST_TITLE, description="its headline, to rank by")
    text: str = Field(description="the article")

    def post(self) -> Post:
        """Return the pipeline's value."""
        return Post(self.id, self.text, self.title)


class PageOptions(SummaryOptions):
    """Fields of the form on the page."""

    title: str = Field(
        "",
        max_length=_LONGEST_TITLE,
        description=f"a line of at most {_LONGEST_TITLE} characters",
    )
    standfirst: str = Field(
        "",
        max_length=_LONGEST_STANDFIRST,
        description=f"at most {_LONGEST_STANDFIRST} characters",
    )
    sentences: _Whole | None = Field(
        Length().sentences,
        ge=1,
        le=LONGEST_SUMMARY,
        description=f"a whole number from 1 to {LONGEST_SUMMARY}",
    )
    glossary: _GlossaryLines = Field(
        (),
        description=f"lines of a French term, = and its English: {_MOST_TERMS} lines at most, and"
        f" each term of at most {_LONGEST_TERM} characters",
    )
    lang: Literal["en", "fr"] | None = Field(None, description="en or fr")
    task: Literal["translation", "both"] = Field(
        "both", description="translation or both (a summary too)"
    )
    csrf_token: str = ""

    def for_pipeline(self, quotes: QuotesMode) -> Options:
        """Return the pipeline's options, in this mode whichever mode the page shows first.

        They ask for a summary of every length that the page can show, and why each sentence is in.
        """
        found = super().for_pipeline(quotes)
        return replace(found, quotes=quotes, lengths=LONGEST_SUMMARY, explain=True)


class WordingsOptions(PageOptions):
    """Fields of the form on the page, and the sentence of which other wordings are wanted."""

    segment: str = Field(pattern=r"^s[1-9][0-9]{0,6}$", description="the id of a sentence, as s5")

    def for_pipeline(self, quotes: QuotesMode) -> Options:
        """Return the pipeline's options, for the wordings of that sentence alone."""
        found = super().for_pipeline(quotes)
        return replace(found, alternatives=MOST_ALTERNATIVES, alternatives_of=self.segment)
