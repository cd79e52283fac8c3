"""The HTTP API: a view parses its request, calls the services and formats the answer."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import Response, g, jsonify, request, send_file, url_for

from service import __version__
from service.article import Detection, Options
from service.errors import InvalidField
from service.pipeline import Task
from service.rendering.answer import Answer
from service.text.file_formats import kind_of
from service.web.api import (
    events,
    libretranslate,
    openapi,
    plain_text,
    request_input,
    responses,
)
from service.web.api.options import (
    QuotationOptions,
    RequestOptions,
    SummaryOptions,
    TranslationOptions,
)
from service.web.execution.kept_files import KeptFile
from service.web.execution.services import (
    ProgressCallback,
    SourceFile,
    TranslatedFile,
    services,
    while_connected,
)

# 499 is only for the log, as the client has disconnected.
blueprint = openapi.operations("api", "Verbatim", 413, 415, 499)


@blueprint.post(
    "/translate",
    responses={
        200: openapi.answer_of(
            responses.TranslationAnswer, libretranslate.LibreTranslation, events=True
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
        return events.stream(
            _work(asked, "translate", options),
            lambda answer: libretranslate.translation(answer, options).json_ready(),
        )
    found = libretranslate.translate(services(), asked.texts, options, g.started, many=asked.many)
    text = found.translated_text
    return _shaped(found.json_ready(), text if isinstance(text, str) else None)


@blueprint.post("/summarize", endpoint="summarize", doc_ui=False)
@blueprint.post(
    "/summarise",
    responses={
        200: openapi.answer_of(responses.SummaryAnswer, responses.DigestAnswer, events=True)
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
    responses={200: openapi.answer_of(responses.QuoteSheet, events=True)},
    openapi_extensions=openapi.body_of(openapi.QuotationsRequest),
)
def quotations() -> Response:
    """Return the quote sheet: every quotation with its original, English, speaker and place."""
    return _answer(
        request_input.read_request(request, QuotationOptions, services().limits), "quotations"
    )


@blueprint.post(
    "/detect",
    responses={200: openapi.answer_of(Detection, array=True)},
    openapi_extensions=openapi.body_of(openapi.DetectionRequest, openapi.DetectionRequestQ),
)
def detect() -> Response:
    """Name the language of a text, judged outside its quotations."""
    asked = request_input.read_request(
        request, RequestOptions, services().limits, ("text", "file", "q")
    )
    found = services().detect(asked.texts, g.started)
    text = "\n".join(detection.language for detection in found)
    return _shaped(responses.detections_json(found), text)


@blueprint.post(
    "/translate_file",
    responses={200: openapi.answer_of(responses.TranslatedFileAddress, text=None)},
    openapi_extensions=openapi.UPLOAD,
)
def translate_file() -> Response:
    """Translate a file into one of the same format, which is then fetched, once."""
    made = translated_upload()
    kept = KeptFile(made.name, made.content, request.remote_addr or "")
    token, kind = services().kept_files.add(kept), kind_of(made.name)
    address = url_for("api.download_file", name=token + kind, _external=True)
    return jsonify(responses.TranslatedFileAddress(translated_file_url=address).json_ready())


@blueprint.get("/download_file/<name>", responses={200: openapi.FILE, 404: responses.Problem})
def download_file(path: openapi.FilePath) -> Response:
    """Answer with a translated file, to the client that sent it, and keep it no longer."""
    token, _, _ = path.name.partition(".")
    leave = request.method == "HEAD"
    file = services().kept_files.take(token, request.remote_addr or "", leave=leave)
    return attached(file.name, file.content)


def translated_upload() -> TranslatedFile:
    """Translate the file that this request uploads."""
    asked = request_input.read_file_request(request, QuotationOptions)
    g.characters = len(asked.content)
    file = SourceFile(asked.name, asked.content, asked.encoding)
    options = asked.options.for_pipeline("bilingual")
    return services().translate_file(file, options, while_connected(), g.started)


def attached(name: str, content: bytes) -> Response:
    """Answer with a file to be saved under this name."""
    return send_file(BytesIO(content), as_attachment=True, download_name=name)


@blueprint.get(
    "/languages",
    responses={200: openapi.answer_of(libretranslate.LanguageRecord, array=True, text=None)},
)
def languages() -> Response:
    """List the languages that are read, each with those it is translated into."""
    return jsonify([language.json_ready() for language in libretranslate.LANGUAGES])


@blueprint.get(
    "/frontend/settings",
    responses={200: openapi.answer_of(libretranslate.FrontendSettings, text=None)},
)
def frontend_settings() -> Response:
    """Return the settings that LibreTranslate's clients ask for."""
    return jsonify(libretranslate.settings(services()).json_ready())


@blueprint.get("/health", responses={200: responses.Status})
def health() -> Response:
    """Report that the process is alive."""
    return jsonify(responses.Status(status="ok").json_ready())


@blueprint.get("/ready", responses={200: responses.Status})
def ready() -> Response:
    """Report that the model translates, tried within the last minute; else 503."""
    services().check()
    return jsonify(responses.Status(status="ready").json_ready())


@blueprint.get("/version", responses={200: responses.Version})
def version() -> Response:
    """Return the versions of the service and of its model."""
    model = responses.model_record(services().signature)
    return jsonify(responses.Version(service=__version__, model=model).json_ready())


@blueprint.get("/metrics", responses={200: {"content": {"text/plain": {}}}})
def metrics() -> Response:
    """Return the metrics in Prometheus's text format."""
    return Response(services().metrics.exposition(), mimetype="text/plain")


def _answer(asked: request_input.Asked[Any], task: Task) -> Response:
    """Answer a request in our own shape."""
    options, shape = asked.options.for_pipeline("bilingual"), responses.json_of(task)
    if _streams(asked):
        return events.stream(_work(asked, task, options), shape)
    found = _work(asked, task, options)(while_connected())
    return _shaped(shape(found), plain_text.text_of(found, task))


def _digest(asked: request_input.Asked[SummaryOptions]) -> Response:
    """Answer with one summary of several articles."""
    if asked.options.stream:
        raise InvalidField("`stream` goes with one article: leave it out.", field="stream")
    options = asked.options.for_pipeline("bilingual")
    found = services().together(asked.posts, options, while_connected(), g.started)
    return _shaped(responses.digest(found).json_ready(), found.summary)


def _work(
    asked: request_input.Asked[Any], task: Task, options: Options
) -> Callable[[ProgressCallback], Answer]:
    """Return a function that answers a request on one text, perhaps in the thread of its events."""
    run, since = services().run, g.started

    def work(report: ProgressCallback) -> Answer:
        (found,) = run(asked.texts, task, options, report, since)
        if asked.read_as is None:
            return found
        return found.out_of_file(asked.texts[0], asked.read_as, asked.caveats)

    return work


def _streams(asked: request_input.Asked[Any]) -> bool:
    """Return whether the client asks for events; only one text can be streamed."""
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
    """Return the content type that the client prefers, the first where it has no preference."""
    return request.accept_mimetypes.best_match(kinds, kinds[0])
