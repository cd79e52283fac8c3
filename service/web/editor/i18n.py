"""The languages of the page: English as it is written here, French out of its catalogue.

The catalogue is compiled when it is first asked for, so that what is read in the repository is what
is shown. Sentences of other layers come finished and in English; `localised` finds the message they
were made from, and gives it in the page's language.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, NamedTuple

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, g, request
from flask_babel import Babel, Domain, format_decimal, get_locale

from service.knowledge.english import language_names
from service.web.execution.services import PAGES

LANGUAGES = {"en": "English", "fr": "Français"}
_COOKIE = "verbatim_language"
_YEAR = 365 * 24 * 3600  # seconds
_CATALOGUE = files("service.web.editor") / "translations" / "fr" / "LC_MESSAGES" / "messages.po"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_HOLE = re.compile(r"\{(\d)\}")


class Localised(NamedTuple):
    """Words for the page, and the language that they turned out to be in."""

    words: str
    language: str


class _Catalogues(Domain):  # type: ignore[misc]
    """Gives the catalogue of the request's language."""

    def get_translations(self) -> NullTranslations:
        """Give the French catalogue, or none for English."""
        return _translations() if language() == "fr" else NullTranslations()


def install(app: Flask) -> None:
    """Let templates speak the language of the request, and keep the one that a reader chose."""
    babel = Babel(app, locale_selector=_wanted)
    babel.domain_instance = _Catalogues()
    app.add_template_filter(localised)
    app.add_template_filter(named)
    app.context_processor(
        lambda: {"lang": language(), "languages": LANGUAGES, "script_words": script_words()}
    )
    app.after_request(_keep)


def language() -> str:
    """Give the code of the language that this request is answered in."""
    return str(get_locale())


def named(code: str) -> str:
    """Give the name of a language in the page's language."""
    return str(Locale(language()).languages.get(code, code))


def _wanted() -> str:
    """Choose a language: the one just asked for, the one chosen before, the browser's."""
    chosen = _asked() or request.cookies.get(_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    return request.accept_languages.best_match(LANGUAGES, "en") or "en"


def _asked() -> str | None:
    """Give the language that this request asks for, if it is one of ours."""
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


def _messages() -> Iterator[Message]:
    """Give the catalogue's messages, without its heading."""
    return (message for message in _catalogue() if message.id)


@cache
def _french_script_words() -> dict[str, Any]:
    """Give what the scripts say in French by the English; both forms of what has a plural."""
    found = (m for m in _messages() if any(file.endswith(".js") for file, _ in m.locations))
    return {m.id if isinstance(m.id, str) else m.id[0]: m.string for m in found}


def script_words() -> dict[str, Any]:
    """Give the scripts' words in the page's language; English ones stand in the scripts."""
    return _french_script_words() if language() == "fr" else {}


# --- sentences of other layers -------------------------------------------------------------------


def localised(sentence: str) -> Localised:
    """Put a finished English sentence into the page's language; one that is not known stays."""
    if language() == "en":
        return Localised(sentence, "en")
    found = _french(sentence)
    return Localised(found, "fr") if found else Localised(sentence, "en")


def _french(sentence: str) -> str | None:
    """Find the message that a sentence was made from, and make it in French."""
    for pattern, french in _patterns():
        if found := pattern.fullmatch(sentence):
            return _filled(french, list(map(_argument, found.groups())))
    return None


def _filled(message: str, arguments: Sequence[str]) -> str:
    return _HOLE.sub(lambda hole: arguments[int(hole[1])], message)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Give what other layers say as patterns, with the French; the most telling ones first."""
    messages = [m for m in _messages() if any(file.endswith(".py") for file, _ in m.locations)]
    messages.sort(key=lambda message: -len(_HOLE.sub("", str(message.id))))
    return [(_pattern(str(message.id)), str(message.string)) for message in messages]


def _pattern(message: str) -> re.Pattern[str]:
    """Make a pattern of a message, a group for each hole; holes stand in their order."""
    between = _HOLE.split(message)[::2]
    return re.compile("(.+?)".join(map(re.escape, between)), re.DOTALL)


def _argument(words: str) -> str:
    """Put what fills a sentence's hole into French: a number, a language's name, a phrase."""
    if _NUMBER.fullmatch(words):
        return str(format_decimal(Decimal(words)))
    codes = {name: code for code, name in language_names.items()}
    name = Locale("fr").languages.get(codes.get(words, ""))
    return str(name or _french(words) or words)
