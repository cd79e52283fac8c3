"""The editors' page: a plain form, the result under it, and what an editor takes away."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from flask import Blueprint, Response, g, make_response, render_template, request

from service.errors import InvalidField
from service.files import KINDS
from service.pipeline import Task
from service.web import bodies, exports, inputs, marked
from service.web.desk import desk, while_connected
from service.web.result import result
from service.web.wishes import PageWishes

blueprint = Blueprint("pages", __name__)
blueprint.add_app_template_filter(marked.bound)

_LANGUAGES = {"fr": "French", "en": "English", "undetermined": "not sure"}
_METHODS = {
    "news": "News",
    "lexrank": "LexRank",
    "textrank": "TextRank",
    "lsa": "LSA",
    "luhn": "Luhn",
    "lead": "First sentences",
}
_FIRST = {
    "text": "",
    "task": "both",
    "quotes": "bilingual",
    "sentences": "3",
    "method": "news",
    "keep_quotations": "auto",
    "layout": "paragraph",
    "focus": "",
}
_SAMPLE = files("service.web") / "static" / "sample.txt"


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
    given = inputs.fields(request).get("file")
    if not isinstance(given, bodies.Upload) or not given.name:
        raise InvalidField("Choose a file first.", field="file")
    return _page(_FIRST | {"text": inputs.text_of(given)})


@blueprint.post("/")
def answer() -> Response:
    """Translate or summarise what the form holds, and show it under the form.

    The page always holds originals and English: which of them are shown is chosen on it.
    """
    asked = inputs.read(request, PageWishes, desk().limits, ("text",))
    task: Task = "translate" if asked.wishes.task == "translation" else "summarise"
    options = asked.wishes.model_copy(update={"quotes": "bilingual"}).options("bilingual")
    (found,) = desk().run(asked.texts, task, options, while_connected())
    shown = result(found, asked.texts[0], with_summary=found.summary is not None)
    document = exports.document(shown, desk().label)
    return _page(_FIRST | dict(request.form), result=shown, document=document)


@blueprint.post("/export")
def export() -> Response:
    """Give the result, with the editor's corrections, as a file; nothing of it is kept."""
    name, media_type, content = exports.file_of(inputs.fields(request), desk().write_docx)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype=media_type, headers=headers)


def refused(message: str, field: str | None) -> Response:
    """Show the form as it was sent, with the sentence that says what to mend."""
    kept = request.form if g.get("body_held", False) else {}
    return _page(_FIRST | dict(kept), error={"message": message, "field": field})


def _page(kept: Mapping[str, str], **found: Any) -> Response:
    """Fill the template."""
    page = render_template(
        "page.html",
        kept=kept,
        limits=desk().limits,
        label=desk().label,
        kinds=KINDS,
        languages=_LANGUAGES,
        methods=_METHODS,
        **found,
    )
    return make_response(page)
