"""The editors' page: a plain form, the result under it, and what an editor takes away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Generic, TypeVar

from flask import Blueprint, Response, g, jsonify, make_response, render_template, request

from service.article import Caveat, Layout, Method, QuotesMode, ReadAs
from service.errors import InvalidField
from service.message import Message
from service.pipeline import Task
from service.rendering.answer import Answer
from service.text.file_formats import KINDS, MARKED_UP
from service.web.api import events, request_body, request_input, views
from service.web.api.options import LONGEST_SUMMARY, PageOptions, WordingsOptions
from service.web.api.responses import Json
from service.web.editor import exports, text_runs, title_block
from service.web.editor.i18n import localised
from service.web.editor.view_model import Result, result
from service.web.execution.services import PAGES, ProgressCallback, Run, services, while_connected

Asked = TypeVar("Asked", bound=PageOptions)

blueprint = Blueprint(PAGES, __name__)
blueprint.add_app_template_filter(text_runs.bound)

_FIRST = {
    "text": "",
    "title": "",
    "standfirst": "",
    "task": "both",
    "source": "auto",
    "quotes": "bilingual",
    "spelling": "en-GB",
    "sentences": "3",
    "method": "news",
    "keep_quotations": "auto",
    "layout": "paragraph",
    "focus": "",
    "glossary": "",
}
# That a reader may choose for a file whose letters come out wrong.
ENCODINGS = {
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "iso8859-15": "Latin-9",
    "mac-roman": "Mac Roman",
    "cp850": "MS-DOS 850",
    "utf-16": "UTF-16",
}
_EXCERPT = 60  # characters of a paragraph that is doubtful
_SAMPLE = files("service.web.editor") / "static" / "sample.txt"


@blueprint.get("/")
def form() -> Response:
    """Show the empty form."""
    return _page(_FIRST)


@blueprint.get("/sample")
def sample() -> Response:
    """Show the form with the sample article in it."""
    return _page(_FIRST | {"text": _SAMPLE.read_text("utf-8")})


@blueprint.post("/open")
def open_file() -> Response:
    """Show the form with the text of a file in it, for the editor to look at and trim."""
    given = request_input.fields(request).get("file")
    if not isinstance(given, request_body.Upload) or not given.name:
        raise InvalidField("Choose a file first.", field="file")
    found = request_input.file_text(given, request_input.fields(request).get("encoding"))
    first = found.text.strip().partition("\n")[0].strip()
    title = "" if first in found.title else found.title
    kept = _FIRST | {"text": found.text, "title": title}
    doubts = [_doubt(caveat, found.text) for caveat in found.caveats]
    whole = found.whole.text if found.before or found.after else ""
    return _page(kept, read_as=found.read_as, doubts=doubts, whole=whole)


def _doubt(caveat: Caveat, text: str) -> tuple[str, str, str]:
    """Return what is doubtful of a file's text: words, their language, how the place begins."""
    words, tongue = localised(caveat.message)
    excerpt = caveat.source.of(text)[:_EXCERPT] if caveat.source else ""
    return words, tongue, excerpt and f"{excerpt}…"


@blueprint.post("/file")
def translated_file() -> Response:
    """Answer with a file in English, in the format of the one that was uploaded."""
    made = views.translated_upload()
    return views.attached(made.name, made.content)


@blueprint.post("/language")
def language() -> Response:
    """Show the form as it was in another language, which the field `lang` names."""
    return _page(_FIRST | dict(request.form))


@blueprint.post("/")
def answer() -> Response:
    """Translate or summarise what the form holds, and show it under the form.

    To a script that wants events it comes as it is made, and in the end the same result.
    """
    order = _order(PageOptions)
    if events.are_wanted():
        return events.stream(order.answer, order.fragment, lambda message: localised(message).words)
    shown = order.shown(order.answer(while_connected()))
    return _page(_FIRST | dict(request.form), shown=shown)


@blueprint.post("/wordings")
def wordings() -> Response:
    """Answer with other wordings of one sentence of the form's article, for the script to offer.

    `words` are what the page may set in the place of what stands: of each piece that is not an
    original, in order. `confidence` is null where it was not estimated.
    """
    order = _order(WordingsOptions)
    found = order.answer(while_connected())
    segment = next((s for s in found.segments if s.id == order.options.segment), None)
    if segment is None:
        message = "The article has no such sentence: translate it again."
        raise InvalidField(message, field="segment")
    offered = [
        {"words": words, "confidence": confidence}
        for words, confidence in text_runs.wordings(segment)
    ]
    return jsonify({"wordings": offered})


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What the result is shown with first; a reader changes it there."""

    quotes: QuotesMode
    layout: Layout
    method: Method


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the template of a result is filled with; `document` is what a file is made of."""

    result: Result
    document: str
    chosen: _Chosen


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a form could not be answered, and the field that is at fault, if one is."""

    message: Message
    field: str | None


@dataclass(frozen=True, slots=True)
class _Order(Generic[Asked]):
    """What the form asked for, and how it is answered and shown."""

    whole: title_block.TitledText
    options: Asked
    run: Run
    since: float  # when the request began, by time.monotonic

    def answer(self, report: ProgressCallback) -> Answer:
        """Answer it; the page holds originals and English, whichever of them it shows."""
        task: Task = "translate" if self.options.task == "translation" else "summarise"
        options = self.options.for_pipeline("bilingual")
        options = replace(options, apart=self.whole.apart, speakers=True)
        (found,) = self.run((self.whole.text,), task, options, report, self.since)
        return found

    def shown(self, found: Answer) -> _Shown:
        """Lay out an answer for the template."""
        laid_out = result(found, self.whole, self.options.sentences or 0)
        document = exports.document(laid_out, services().label, self.options.layout)
        quotes = self.options.quotes or "bilingual"
        return _Shown(laid_out, document, _Chosen(quotes, self.options.layout, self.options.method))

    def fragment(self, found: Answer) -> Json:
        """Return the result alone, as the page has it, for the script to put under the form."""
        shown = self.shown(found)
        html = render_template(
            "result.html",
            label=services().label,
            result=shown.result,
            document=shown.document,
            chosen=shown.chosen,
        )
        return {"html": html}


def _order(options: type[Asked]) -> _Order[Asked]:
    """Parse what the form asks for. Raises as request_input.read_request."""
    asked = request_input.read_request(request, options, services().limits, ("text",))
    whole = title_block.join_title(asked.options.title, asked.options.standfirst, asked.texts[0])
    request_input.check_length(len(whole.text), "text", services().limits)
    return _Order(whole, asked.options, services().run, g.started)


@blueprint.post("/export")
def export() -> Response:
    """Answer with the result, the editor's corrections in it, as a file; nothing of it is kept."""
    fields, size = request_input.fields(request), len(request.get_data())
    name, media_type, content = services().in_slot(
        lambda: exports.file_of(fields, services().write_docx), size, g.started
    )
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype=media_type, headers=headers)


def refused(message: Message, field: str | None) -> Response:
    """Show the form as it was sent, with the sentence that says what to mend."""
    kept = request.form if g.get("body_held", False) else {}
    return _page(_FIRST | dict(kept), error=_Failure(message, field))


def _page(
    kept: Mapping[str, str],
    *,
    shown: _Shown | None = None,
    error: _Failure | None = None,
    read_as: ReadAs | None = None,
    doubts: Sequence[tuple[str, str, str]] = (),
    whole: str = "",
) -> Response:
    """Fill the template: the form as it was sent, and under it a result or an error."""
    page = render_template(
        "page.html",
        kept=kept,
        limits=services().limits,
        longest=LONGEST_SUMMARY,
        label=services().label,
        kinds=KINDS,
        marked_up=MARKED_UP,
        result=shown and shown.result,
        document=shown and shown.document,
        chosen=shown and shown.chosen,
        error=error,
        read_as=read_as,
        doubts=doubts,
        whole=whole,
        encodings=ENCODINGS,
    )
    return make_response(page)
