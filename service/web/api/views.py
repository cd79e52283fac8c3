"""The HTTP API: a view reads its input, calls the services, and sets the answer's shape."""

from collections.abc import Callable
from typing import Any

from flask import Response, g, jsonify, request

from service import __version__
from service.article import Options
from service.errors import InvalidField
from service.pipeline import Task
from service.rendering import answer_records
from service.rendering.answer_records import Answer
from service.web.api import (
    answer_schemas,
    events,
    libretranslate,
    openapi,
    plain_text,
    request_input,
)
from service.web.api.options import (
    QuotationOptions,
    RequestOptions,
    SummaryOptions,
    TranslationOptions,
)
from service.web.execution.services import Watch, services, while_connected

# 499 is nobody's to read: the client has gone. It stands in the log.
blueprint = openapi.operations("api", "Verbatim", 413, 415, 499)


@blueprint.post(
    "/translate",
    responses={
        200: openapi.answer_of(
            answer_schemas.TranslationAnswer, answer_schemas.LibreTranslation, events=True
        )
    },
    openapi_extensions=openapi.body_of(openapi.TranslationRequest, openapi.TranslationRequestQ),
)
def translate() -> Response:
    """Translate an article into English, its quotations kept word for word."""
    accepted = ("text", "file", "q")
    asked = request_input.read_request(request, TranslationOptions, services().limits, accepted)
    request_input.check_format(asked)
    if asked.field != "q":
        return _answer(asked, "translate")
    options = asked.options.for_pipeline("translated")
    if _streams(asked):
        return events.stream(_work(asked, "translate", options), libretranslate.translation)
    found = libretranslate.translate(services(), asked.texts, options, many=asked.many)
    return _shaped(found, None if asked.many else found["translatedText"])


@blueprint.post("/summarize", endpoint="summarize", doc_ui=False)
@blueprint.post(
    "/summarise",
    responses={
        200: openapi.answer_of(
            answer_schemas.SummaryAnswer, answer_schemas.DigestAnswer, events=True
        )
    },
    openapi_extensions=openapi.body_of(openapi.SummaryRequest, openapi.DigestRequest),
)
def summarise() -> Response:
    """Translate an article and choose the sentences of a summary, no quotation cut."""
    accepted = ("text", "file", "articles")
    asked = request_input.read_request(request, SummaryOptions, services().limits, accepted)
    return _digest(asked) if asked.posts else _answer(asked, "summarise")


@blueprint.post(
    "/quotations",
    responses={200: openapi.answer_of(answer_schemas.QuoteSheet, events=True)},
    openapi_extensions=openapi.body_of(openapi.QuotationsRequest),
)
def quotations() -> Response:
    """Give the quote sheet: every quotation with its original words, English, speaker and place."""
    return _answer(
        request_input.read_request(request, QuotationOptions, services().limits), "quotations"
    )


@blueprint.post(
    "/detect",
    responses={200: openapi.answer_of(answer_schemas.DetectionRecord, array=True)},
    openapi_extensions=openapi.body_of(openapi.DetectionRequest, openapi.DetectionRequestQ),
)
def detect() -> Response:
    """Name the language of a text, judged outside its quotations."""
    asked = request_input.read_request(
        request, RequestOptions, services().limits, ("text", "file", "q")
    )
    found = libretranslate.detect(services().detect, asked.texts)
    return _shaped(found, "\n".join(record["language"] for record in found))


@blueprint.get(
    "/languages",
    responses={200: openapi.answer_of(answer_schemas.LanguageRecord, array=True, text=None)},
)
def languages() -> Response:
    """List the languages that are read, each with those it is translated into."""
    return jsonify(libretranslate.LANGUAGES)


@blueprint.get(
    "/frontend/settings",
    responses={200: openapi.answer_of(answer_schemas.FrontendSettings, text=None)},
)
def frontend_settings() -> Response:
    """Give the settings that LibreTranslate's own clients ask for."""
    return jsonify(libretranslate.settings(services()))


@blueprint.get("/health", responses={200: answer_schemas.Status})
def health() -> Response:
    """Tell that the process is alive."""
    return jsonify(status="ok")


@blueprint.get("/ready", responses={200: answer_schemas.Status})
def ready() -> Response:
    """Tell that a sentence was translated within the last minute, or is now; else 503."""
    services().check()
    return jsonify(status="ready")


@blueprint.get("/version", responses={200: answer_schemas.Version})
def version() -> Response:
    """Name the versions of the service and of its model."""
    signature = services().signature
    model = {
        "name": signature.model_name,
        "version": signature.model_version,
        "sha256": signature.model_sha256,
    }
    return jsonify(service=__version__, model=model)


@blueprint.get("/metrics", responses={200: {"content": {"text/plain": {}}}})
def metrics() -> Response:
    """Give counts and durations in Prometheus's text format."""
    return Response(services().metrics.exposition(), mimetype="text/plain")


def _answer(asked: request_input.Asked[Any], task: Task) -> Response:
    """Answer a request in our own shape."""
    work = _work(asked, task, asked.options.for_pipeline("bilingual"))
    shape = answer_records.as_quote_sheet if task == "quotations" else answer_records.as_json
    if _streams(asked):
        return events.stream(work, shape)
    found = work(while_connected())
    return _shaped(shape(found), plain_text.text_of(found, task))


def _digest(asked: request_input.Asked[SummaryOptions]) -> Response:
    """Answer with one summary of several articles."""
    if asked.options.stream:
        raise InvalidField("`stream` goes with one article: leave it out.", field="stream")
    options = asked.options.for_pipeline("bilingual")
    found = services().together(asked.posts, options, while_connected())
    return _shaped(answer_records.as_digest(found), found.summary)


def _work(
    asked: request_input.Asked[Any], task: Task, options: Options
) -> Callable[[Watch], Answer]:
    """Give the work of a request on one text."""
    run, since = services().run, g.started

    def work(watch: Watch) -> Answer:
        (found,) = run(asked.texts, task, options, watch, since)
        return found

    return work


def _streams(asked: request_input.Asked[Any]) -> bool:
    """Tell whether the answer is wanted as it comes; several texts come as a whole only."""
    if asked.options.stream and asked.many:
        raise InvalidField("`stream` is for one text: send `q` as a string.", field="stream")
    accepts = _best("application/json", "text/plain", events.KIND) == events.KIND
    return asked.options.stream or (accepts and not asked.many)


def _shaped(found: Any, text: str | None) -> Response:
    """Answer with JSON, or with the text alone where the client would rather have that."""
    if text is not None and _best("application/json", "text/plain") == "text/plain":
        return Response(text, mimetype="text/plain")
    return jsonify(found)


def _best(*kinds: str) -> str:
    """Give the kind that the client would rather have, the first where it does not mind."""
    return request.accept_mimetypes.best_match(kinds, kinds[0])
