"""The languages of the page: English as it is written here, French out of its catalogue.

The catalogue is compiled when it is first asked for, so that what is read in the repository is what
is shown. Sentences of other layers come as messages: a template, which is an id of the catalogue,
and its arguments.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as CatalogueMessage
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, g, request
from flask_babel import Babel, Domain, format_decimal, get_locale

from service.message import Argument, LanguageName, Message
from service.web.execution.services import PAGES

LANGUAGES = {"en": "English", "fr": "Français"}
_COOKIE = "verbatim_language"
_YEAR = 365 * 24 * 3600  # seconds
_CATALOGUE = files("service.web.editor") / "translations" / "fr" / "LC_MESSAGES" / "messages.po"
_Words = str | Sequence[str] | None  # of a message; its singular and plural, where it has both


class Localised(NamedTuple):
    """Words for the page, and the language that they turned out to be in."""

    words: str
    language: str


class _Catalogues(Domain):  # type: ignore[misc]
    """The catalogue of the request's language."""

    def get_translations(self) -> NullTranslations:
        """Return the French catalogue, or none for English."""
        return _translations() if language() == "fr" else NullTranslations()


def install(app: Flask) -> None:
    """Let templates use the language of the request, and remember the one that a reader chose."""
    babel = Babel(app, locale_selector=_wanted)
    babel.domain_instance = _Catalogues()
    app.add_template_filter(localised)
    app.add_template_filter(named)
    app.context_processor(
        lambda: {"lang": language(), "languages": LANGUAGES, "script_words": script_words()}
    )
    app.after_request(_keep)


def language() -> str:
    """Return the code of the language that this request is answered in."""
    return str(get_locale())


def named(code: str) -> str:
    """Return the name of a language in the page's language."""
    return str(Locale(language()).languages.get(code, code))


def _wanted() -> str:
    """Choose a language: the one just asked for, the one chosen before, the browser's."""
    chosen = _asked() or request.cookies.get(_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    return request.accept_languages.best_match(LANGUAGES, "en") or "en"


def _asked() -> str | None:
    """Return the language that this request asks for, if it is one of ours."""
    fields = request.values if g.get("body_held", False) else request.args
    asked = fields.get("lang", "") if request.blueprint == PAGES else ""
    return asked if asked in LANGUAGES else None


def _keep(response: Response) -> Response:
    """Remember the language that was asked for, for a year."""
    if asked := _asked():
        response.set_cookie(_COOKIE, asked, max_age=_YEAR, httponly=True, samesite="Strict")
    return response


# --- the catalogue -------------------------------------------------------------------------------


@cache
def _catalogue() -> Catalog:
    """Read the French catalogue."""
    with _CATALOGUE.open("rb") as file:
        return read_po(file, locale="fr", abort_invalid=True)


@cache
def _translations() -> Translations:
    """Compile the French catalogue."""
    compiled = BytesIO()
    write_mo(compiled, _catalogue())
    compiled.seek(0)
    return Translations(compiled)


def _messages() -> Iterator[CatalogueMessage]:
    """Yield the catalogue's messages, without its heading."""
    return (message for message in _catalogue() if message.id)


@cache
def _french_script_words() -> Mapping[str, _Words]:
    """Return the scripts' words in French by the English; both forms of what has a plural."""
    found = (m for m in _messages() if any(file.endswith(".js") for file, _ in m.locations))
    return {m.id if isinstance(m.id, str) else m.id[0]: m.string for m in found}


def script_words() -> Mapping[str, _Words]:
    """Return the scripts' words in the page's language; English ones stand in the scripts."""
    return _french_script_words() if language() == "fr" else {}


# --- messages of other layers --------------------------------------------------------------------


def localised(message: Message) -> Localised:
    """Write a message in the page's language; one without a French sentence stays English."""
    french = _in_french(message) if language() == "fr" else None
    return Localised(str(message), "en") if french is None else Localised(french, "fr")


def _in_french(message: Message) -> str | None:
    """Write a message in French, if the catalogue has it."""
    if message.template not in _catalogue():
        return None
    template = str(_translations().gettext(message.template))
    if not message.arguments:
        return template
    return template % {name: _argument(value) for name, value in message.arguments.items()}


def _argument(value: Argument) -> str:
    """Write in French what fills a message."""
    if isinstance(value, Message):
        return _in_french(value) or str(value)
    if isinstance(value, LanguageName):
        return str(Locale("fr").languages.get(value.code, value.english))
    return value if isinstance(value, str) else str(format_decimal(value))
