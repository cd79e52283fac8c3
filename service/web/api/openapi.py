"""The API document, and a page to try it: OpenAPI 3.1, Swagger's own assets, no other machine."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Literal

from flask import Blueprint, Response, current_app, jsonify, render_template, send_from_directory
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI
from pydantic import BaseModel, ConfigDict, Field, JsonValue
from pydantic.json_schema import (
    CoreModeRef,
    CoreRef,
    DefsRef,
    GenerateJsonSchema,
    models_json_schema,
)
from pydantic_core.core_schema import DataclassSchema

from service.article import Detection, QuotationMarks, ReadAs, Span
from service.rendering.answer import SegmentRecord
from service.web.api import libretranslate, responses
from service.web.api.options import (
    PostedArticle,
    QuotationOptions,
    RequestOptions,
    SummaryOptions,
    TranslationOptions,
)

blueprint = Blueprint("document", __name__)

_REF = "#/components/schemas/{model}"
_NAMES = {
    Span: "SpanRecord",
    QuotationMarks: "MarksRecord",
    Detection: "DetectionRecord",
    ReadAs: "ReadAsRecord",
}
_ASSETS = str(files("flask_openapi3_swagger") / "templates" / "swagger")


_EXAMPLE = "Le maire a parlé d’un projet « nécessaire maintenant »."


def operations(name: str, tag: str, *refusals: int) -> APIBlueprint:
    """Begin a part of the API; `refusals` are statuses that it has besides those of all parts."""
    statuses = (400, 401, 403, 408, 421, 422, 429, 500, 503, *refusals)
    return APIBlueprint(
        name,
        f"{__package__}.{name}",
        abp_tags=[Tag(name=tag)],
        abp_responses=dict.fromkeys(statuses, responses.Problem),
        operation_id_callback=lambda *, name, path, method: f"{method.lower()}_{name}",  # noqa: ARG005
    )


class _Keyed(BaseModel):
    api_key: str = Field("", description="an API key, where the service wants one")


class _Article(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"text": _EXAMPLE}]})

    text: str = Field(description="the article: exactly one of text, q, articles and file")


_EXAMPLES: list[JsonValue] = [
    {"id": "AFP", "title": "Le pont rouvre", "text": "Le pont a rouvert lundi. Il était fermé."},
    {"id": "Le Monde", "text": "Le pont a rouvert lundi. « Enfin », dit la maire."},
]


class _Articles(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"articles": _EXAMPLES}]})

    articles: list[PostedArticle] = Field(
        min_length=1, description="articles on one subject; only in JSON, and without `stream`"
    )


class _LibreTranslate(_Keyed):
    model_config = ConfigDict(json_schema_extra={"examples": [{"q": _EXAMPLE, "target": "en"}]})

    q: str | list[str] = Field(description="a text or texts; unknown fields are ignored")


class TranslationRequest(TranslationOptions, _Article, _Keyed):
    """An article to translate."""


class TranslationRequestQ(TranslationOptions, _LibreTranslate):
    """Texts to translate, as LibreTranslate's clients send them."""


class SummaryRequest(SummaryOptions, _Article, _Keyed):
    """An article to summarise."""


class DigestRequest(SummaryOptions, _Articles, _Keyed):
    """Articles of which one summary is wanted."""


class QuotationsRequest(QuotationOptions, _Article, _Keyed):
    """An article whose quotations are wanted."""


class DetectionRequest(RequestOptions, _Article, _Keyed):
    """A text whose language is wanted."""


class DetectionRequestQ(RequestOptions, _LibreTranslate):
    """A text whose language is wanted, as LibreTranslate's clients send it."""


class JobPath(BaseModel):
    """The address of a job."""

    job: str = Field(description="the job's id")


class FilePath(BaseModel):
    """The address of a translated file."""

    name: str = Field(description="its random name, from `translatedFileUrl`")


_BINARY: dict[str, JsonValue] = {"format": "binary"}


class FileRequest(QuotationOptions, _Keyed):
    """A file to translate, and its options; other fields are ignored."""

    model_config = ConfigDict(extra="ignore")

    file: str = Field(description="a .docx, .odt, .html or .txt", json_schema_extra=_BINARY)
    encoding: str = Field("", description="of a file of text; detected by default")


class _Ordered(BaseModel):
    kind: Literal["translate", "summarise", "quotations"] = Field(
        "translate", description="what is done with each article"
    )
    webhook: str | None = Field(None, description="an address to tell at the end")
    id: str = Field("", description="your own id of the article, kept in its result")


class TranslationJob(_Ordered, TranslationOptions, _Article):
    """An article to translate later."""

    kind: Literal["translate"] = Field("translate", description="translate")


class SummaryJob(_Ordered, SummaryOptions, _Article):
    """An article to summarise later."""

    kind: Literal["summarise"] = Field(description="summarise")


class QuotationsJob(_Ordered, QuotationOptions, _Article):
    """An article whose quotations are wanted later."""

    kind: Literal["quotations"] = Field(description="quotations")


_REQUESTS: tuple[type[BaseModel], ...] = (
    TranslationRequest,
    TranslationRequestQ,
    SummaryRequest,
    DigestRequest,
    QuotationsRequest,
    DetectionRequest,
    DetectionRequestQ,
    FileRequest,
    TranslationJob,
    SummaryJob,
    QuotationsJob,
)


_UPLOADED = {
    "file": {"type": "string", "description": "a file whose text is the article"},
    "encoding": {
        "type": "string",
        "description": "of a file of text, as utf-8, cp1252 or mac-roman; detected by default",
    },
    "whole": {
        "type": "boolean",
        "description": "true: of a message all text, with greeting, signature and thread",
    },
}


def body_of(*requests: type) -> dict[str, Any]:
    """Document a request body that our own reader reads: the extension for an operation."""
    references = [_reference(request) for request in requests]
    schema = _any_of(references)
    upload = {"type": "object", "properties": _UPLOADED, "required": ["file"]}
    content = {
        "application/json": {"schema": schema},
        "application/x-www-form-urlencoded": {"schema": schema},
        "multipart/form-data": {"schema": {"anyOf": [*references, upload]}},
        "text/plain": {"schema": {"type": "string"}},
    }
    return {"requestBody": {"content": content, "required": True}}


UPLOAD = {
    "requestBody": {
        "required": True,
        "content": {"multipart/form-data": {"schema": {"$ref": _REF.format(model="FileRequest")}}},
    }
}
FILE = {
    "description": "The file, to be saved under the name in Content-Disposition.",
    "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
}


def answer_of(
    *answers: type,
    array: bool = False,
    text: str | None = "the text alone",
    events: bool = False,
) -> dict[str, Any]:
    """Document an answer: one of these records, or an array of them; `text`: as plain text too."""
    schema = _any_of([_reference(answer) for answer in answers])
    content = {
        "application/json": {"schema": {"type": "array", "items": schema} if array else schema}
    }
    if text is not None:
        content["text/plain"] = {"schema": {"type": "string", "description": text}}
    if events:
        content["text/event-stream"] = {"schema": _events(answers)}
    return {"description": "Done", "content": content}


def _events(answers: Iterable[type]) -> dict[str, Any]:
    """Document server-sent events: the name of each, and the record that is its data, in JSON."""
    data = {
        "start": _reference(responses.Start),
        "segment": _reference(SegmentRecord),
        "progress": _reference(responses.Done),
        "done": _any_of([_reference(answer) for answer in answers]),
        "error": _reference(responses.Problem),
    }
    words = (
        "start comes first; then, window by window, each segment once it is set, and progress; "
        "last done, which is the answer, or error. Segments of HTML index its text."
    )
    encoded = {
        name: {"type": "string", "contentMediaType": "application/json", "contentSchema": schema}
        for name, schema in data.items()
    }
    kinds = [
        {"properties": {"event": {"const": name}, "data": schema}}
        for name, schema in encoded.items()
    ]
    return {
        "description": words,
        "type": "object",
        "properties": {"event": {"type": "string"}, "data": {"type": "string"}},
        "required": ["event", "data"],
        "oneOf": kinds,
    }


def _reference(record: type) -> dict[str, Any]:
    return {"$ref": _REF.format(model=_name(record))}


def _name(record: type) -> str:
    """Return the name of a schema; what clients generate from the document has these names."""
    return _NAMES.get(record, record.__name__)


class _Schemas(GenerateJsonSchema):
    """Makes schemas of the values that are serialised, under the names of the document."""

    def dataclass_schema(self, schema: DataclassSchema) -> dict[str, Any]:
        """Return the schema of a dataclass with its name as title."""
        return super().dataclass_schema(schema) | {"title": _name(schema["cls"])}

    def get_defs_ref(self, core_mode_ref: CoreModeRef) -> DefsRef:
        """Return the key of a schema."""
        reference, mode = core_mode_ref
        for record, name in _NAMES.items():
            reference = CoreRef(reference.replace(f".{record.__name__}:", f".{name}:"))
        return super().get_defs_ref((reference, mode))


def _any_of(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _parameter(name: str, words: str, schema: dict[str, Any], place: str) -> dict[str, Any]:
    """Document a parameter of the query string, a header, or the path."""
    required = {"required": True} if place == "path" else {}
    return {"name": name, "in": place, "description": words, "schema": schema} | required


_TEXT, _COUNT = {"type": "string"}, {"type": "integer", "minimum": 0}
RESULTS_PATH = {
    "parameters": [
        _parameter("job", "the job's id", _TEXT, "path"),
        _parameter("after", "`next` of the page before; 0 for the first", _COUNT, "query"),
        _parameter("limit", "results on a page, from 1 to 1000", _COUNT, "query"),
    ]
}
_LINES = (
    "JSON in lines, one an article: `text`, `id` (your own, else the number of its line) and"
    " options, which stand above those of the query string"
)
_FILES = "a zip of .txt (the article) and .json files (as a line of JSONL); ids are their paths"
_KINDS = [_reference(kind) for kind in (TranslationJob, SummaryJob, QuotationsJob)]
JOB_BODY = {
    "parameters": [
        _parameter(
            "Idempotency-Key",
            "the same key with the same request gives the same job; with another, 422",
            {"type": "string", "pattern": "^[!-~]{1,200}$"},
            "header",
        ),
    ],
    "requestBody": {
        "required": True,
        "description": (
            "One article as JSON; many as JSONL or zip, with `kind`, `webhook` and options for all"
            " of them in the query string."
        ),
        "content": {
            "application/json": {"schema": _any_of(_KINDS)},
            "application/x-ndjson": {"schema": {"type": "string", "description": _LINES}},
            "application/zip": {
                "schema": {"type": "string", "format": "binary", "description": _FILES}
            },
        },
    },
}
RESULTS = {
    "description": "Results in the order in which they came.",
    "content": {
        "application/json": {"schema": _reference(responses.ResultsPage)},
        "application/x-ndjson": {
            "schema": {"type": "string", "description": "a result a line, all there are"}
        },
    },
}


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Answer with the API document."""
    app = current_app
    assert isinstance(app, OpenAPI)  # noqa: S101  (tells mypy what build() made)
    document = app.api_doc
    known = document["components"]["schemas"] | schemas()
    return jsonify(document | {"components": {"schemas": known}})


def schemas() -> dict[str, Any]:
    """Return the schemas of all requests and responses, by name."""
    _, found = models_json_schema(
        [(request, "validation") for request in _REQUESTS]
        + [(response, "serialization") for response in (*responses.ALL, *libretranslate.RECORDS)],
        ref_template=_REF,
        schema_generator=_Schemas,
    )
    named: dict[str, Any] = found["$defs"]
    return named


@blueprint.get("/docs")
def docs() -> str:
    """Show the API document as a page."""
    return render_template("docs.html")


@blueprint.get("/docs/assets/<path:name>")
def swagger(name: str) -> Response:
    """Answer with one of Swagger's files, from its wheel."""
    return send_from_directory(_ASSETS, name, max_age=3600)
