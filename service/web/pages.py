"""The editors' page: a plain form, and the result under it."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, g, make_response, render_template, request

from service.pipeline import Task
from service.render import Answer
from service.web import inputs, marked
from service.web.desk import desk, while_connected
from service.web.wishes import PageWishes

blueprint = Blueprint("pages", __name__)

_EXCERPT = 120  # characters of the article that show a caveat's place
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


@blueprint.get("/")
def form() -> Response:
    """Show the empty form."""
    return _page(_FIRST)


@blueprint.post("/")
def answer() -> Response:
    """Translate or summarise what the form holds, and show it under the form."""
    asked = inputs.read(request, PageWishes, desk().limits, ("text",))
    task: Task = "translate" if asked.wishes.task == "translation" else "summarise"
    (found,) = desk().run(asked.texts, task, asked.wishes.options("bilingual"), while_connected())
    return _page(request.form, result=_result(found, asked.texts[0], asked.wishes))


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
        languages=_LANGUAGES,
        methods=_METHODS,
        **found,
    )
    return make_response(page)


def _result(answer: Answer, text: str, wishes: PageWishes) -> dict[str, Any]:
    """Give the template what it shows of an answer."""
    article = text.removeprefix("\ufeff")
    return {
        "summary": marked.summary(answer) if answer.summary is not None else None,
        "paragraphs": marked.translation(answer) if wishes.task != "summary" else None,
        "quotations": answer.quotations,
        "caveats": [_with_excerpt(caveat, article) for caveat in answer.caveats],
        "detected": answer.detected,
        "signature": answer.signature,
    }


def _with_excerpt(caveat: Mapping[str, Any], article: str) -> dict[str, Any]:
    """Add the words of the article that a caveat is about, shortened."""
    place = caveat["source"]
    words = article[place["start"] : place["end"]] if place else ""
    cut = words[:_EXCERPT].rstrip() + "…" if len(words) > _EXCERPT else words
    return {**caveat, "excerpt": cut}
