"""The page in two languages: nothing is left in the other, and the choice is the reader's."""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from babel.messages import catalog
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.article import Detection
from service.errors import Busy, UnsupportedLanguage, VerbatimError
from service.message import LanguageName, Message, message_of
from service.rendering.render import Progress
from service.web.editor import i18n
from service.web.editor.pages import ENCODINGS
from tests.web import catalogue
from tests.web.conftest import ARTICLE, Pipeline
from tests.web.test_exports import taken_of
from tests.web.test_pages import one, send, soup

FRENCH = {"Accept-Language": "fr-CA,fr;q=0.9,en;q=0.5"}
SHOWN = "aria-label", "title", "placeholder", "alt"
ARTICLE_TEXT = ".source, .target, .summary, .excerpt, blockquote, .english, textarea, #asked-words"
SAME = {"Verbatim", "LexRank", "TextRank", "LSA", "Luhn", "API", "English", "Français"}
SAME |= {"Original", "note a", "Ctrl", "Markdown", "Word", "HTML", "JSON"}  # the same in both
SAME |= {*ENCODINGS.values()}


def french(app: Flask) -> FlaskClient:
    """Return a client that asks for French."""
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = FRENCH["Accept-Language"]
    return client


def translated() -> dict[str | tuple[str, ...], catalog.Message]:
    """Read the French catalogue."""
    with catalogue.FRENCH.open("rb") as file:
        found = read_po(file, locale="fr", abort_invalid=True)
    return {_key(message): message for message in found if message.id}


def _key(message: catalog.Message) -> str | tuple[str, ...]:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def forms(message: catalog.Message) -> list[tuple[str, str]]:
    """Return each English form of a message with its French one."""
    english, other = message.id, message.string
    if isinstance(english, str):
        return [(english, str(other))]
    return list(zip(english, other or (), strict=True))


def test_the_catalogue_is_whole() -> None:
    """Each message that the code holds is there, and no other: run tests.web.catalogue if not."""
    said = {_key(message) for message in catalogue.gathered() if message.id}

    assert len(said) > 100
    assert translated().keys() == said


def test_every_message_is_translated() -> None:
    """None is empty or doubtful, and each fills the holes of the English."""
    holes = re.compile(r"%\(\w+\)s|\{\d\}")
    for message in translated().values():
        assert not message.fuzzy, message.id
        for english, other in forms(message):
            assert other, english
            assert sorted(holes.findall(other)) == sorted(holes.findall(english)), english


def test_french_is_set_as_french() -> None:
    """Unbroken blanks before marks, thin ones but for the colon; ’ for the apostrophe."""
    for message in translated().values():
        for _, other in forms(message):
            words = re.sub(r"`[^`]*`|\{\".*\}", "", other)  # pieces of code
            assert not re.search(r" [;:!?»]|« |(?<=\w)'(?=\w)", words), other
            assert not re.search("[^\u202f][;!?]|[^\u00a0]:", words), other


def test_english_has_its_own_words(client: FlaskClient) -> None:
    """A browser that asks for neither gets English."""
    answer = client.get("/", headers={"Accept-Language": "de"})

    assert soup(answer).select_one("html[lang=en]")
    assert "The article, in French" in answer.text


def words_of(page: BeautifulSoup) -> Iterator[str]:
    """Yield everything that is read on a page, but for article text and its translation."""
    article = set(map(id, page.select(ARTICLE_TEXT)))
    for text in page.find_all(string=re.compile(r"[^\W\d]{2}")):
        if type(text) is NavigableString and not article & set(map(id, text.parents)):
            yield " ".join(text.split())
    for element in page.find_all(True):
        yield from (str(element[name]) for name in SHOWN if name in element.attrs)


@pytest.mark.parametrize("of", ["form", "result", "refusal", "nowhere"])
def test_no_english_is_left_on_the_french_page(app: Flask, of: str) -> None:
    """What the two pages have in common is names, and what is in English on purpose."""
    text = f"{ARTICLE}\nIl dit « oui » et « non"
    views: dict[str, Callable[[FlaskClient], TestResponse]] = {
        "form": lambda client: client.get("/"),
        "result": lambda client: send(client, text),
        "refusal": lambda client: send(client, ""),
        "nowhere": lambda client: client.get("/nowhere", headers={"Accept": "text/html"}),
    }
    monolingual = {"Check the number."}  # the stand-in's own
    english, other = (set(words_of(soup(views[of](c)))) for c in (app.test_client(), french(app)))
    allowed = (
        SAME | monolingual | {f".{kind}" for kind in ("txt", "md", "docx", "html", "json", "csv")}
    )

    assert len(other) > 20
    left = (english & other) - allowed
    assert not left


def test_what_is_not_known_stays_english_and_says_so(app: Flask) -> None:
    """A sentence without a French one is marked as English for screen readers."""
    page = soup(send(french(app), ARTICLE))

    assert {span["lang"] for span in page.select(".note > span:not(.excerpt)")} == {"en"}


def test_passages_have_their_languages(app: Flask) -> None:
    """On the French page too: French, English, and a French label among English words."""
    page = soup(send(french(app), ARTICLE))

    assert one(page, "html")["lang"] == "fr"
    assert {p["lang"] for p in page.select(".row .source")} == {"fr"}
    assert {p["lang"] for p in page.select(".row .target, .summary")} == {"en"}
    assert {a["lang"] for a in page.select(".target .number")} == {"fr"}


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Busy("Too many requests are waiting already: try again in a few seconds."), "Trop de"),
        (
            UnsupportedLanguage(
                message_of(
                    "The article seems to be in %(language)s; only French is translated. "
                    "If it is French, set the language of the article to French (source=fr).",
                    language=LanguageName("es", "Spanish"),
                ),
                field="source",
            ),
            "L’article semble être en espagnol\u202f; seul le français est traduit.",
        ),
    ],
)
def test_a_refusal_is_told_in_french(
    app: Flask, pipeline: Pipeline, error: VerbatimError, sentence: str
) -> None:
    """With what fills it in French too."""
    pipeline.failure = error
    told = one(soup(send(french(app), ARTICLE)), "#error")

    assert told.text.startswith(sentence)
    assert not told.has_attr("lang")


def test_what_fills_a_sentence_is_told_in_french(app: Flask) -> None:
    """Numbers, and the phrase for what a field may hold."""
    client = french(app)
    long = one(soup(send(client, "Il pleut. " * 200)), "#error").text
    field = one(soup(send(client, ARTICLE, sentences="0")), "#error").text
    large = one(soup(send(client, "a" * 30_000)), "#error").text

    assert large == "La demande est trop volumineuse\u00a0: 0,019 Mio au plus sont lus."
    assert long == (
        "Le texte compte 2\u202f000 caractères\u202f; 1\u202f000 au plus sont lus\u00a0:"
        " envoyez-le par parties."
    )
    assert field == "`sentences` doit être\u00a0: un nombre entier de 1 à 50."


def test_an_error_on_the_way_is_told_in_french(
    app: Flask, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An event of a stream is told like a refusal."""

    def fail(*arguments: object) -> object:
        watch = arguments[-1]
        assert callable(watch)
        watch(Progress(Detection("fr", 99.0), 0, 2))
        raise Busy("Too many requests are waiting already: try again in a few seconds.")

    monkeypatch.setattr(pipeline, "run", fail)
    client = french(app)
    client.environ_base["HTTP_ACCEPT"] = "text/event-stream"
    assert "Trop de demandes attendent déjà" in send(client, ARTICLE).text


def test_the_script_gets_its_words(app: Flask) -> None:
    """In French every message of the scripts; in English none: those stand in them."""
    said = [m for m in catalogue.gathered() if any(f.endswith(".js") for f, _ in m.locations)]
    keys = {m.id if isinstance(m.id, str) else m.id[0] for m in said}
    held = {
        language: json.loads(str(one(soup(client.get("/")), "main")["data-words"]))
        for language, client in (("en", app.test_client()), ("fr", french(app)))
    }

    assert keys
    assert held == {"en": {}, "fr": held["fr"]}
    assert held["fr"].keys() == keys
    assert held["fr"]["{0} word"] == ["{0} mot", "{0} mots"]


def switch(client: FlaskClient, language: str, **fields: str) -> BeautifulSoup:
    """Press the button of a language."""
    page = soup(client.get("/"))
    button = one(page, f".languages button[value={language}]")
    token = str(one(page, "#ask [name=csrf_token]")["value"])
    sent = {"csrf_token": token, "lang": str(button["value"])} | fields
    return soup(client.post(str(button["formaction"]), data=sent))


def test_a_button_changes_the_language_and_loses_nothing(app: Flask) -> None:
    """What was typed stays; the choice holds from then on, whatever the browser asks."""
    client = french(app)
    page = switch(client, "en", text=" Il pleut.\r\n", title="Temps", sentences="7")

    assert one(page, "html")["lang"] == "en"
    assert one(page, "#text").text == "\n Il pleut.\r\n".replace("\r\n", "\n")
    assert one(page, "#title")["value"] == "Temps"
    assert one(page, "[name=sentences]")["value"] == "7"
    assert one(soup(client.get("/")), "html")["lang"] == "en"
    cookie = client.get_cookie("verbatim_language")
    assert cookie
    assert (cookie.value, cookie.http_only, cookie.same_site) == ("en", True, "Strict")


def test_under_a_result_the_button_asks_for_the_result_again(app: Flask) -> None:
    """So that it comes in the other language."""
    client = app.test_client()
    button = one(soup(send(client, ARTICLE)), ".languages button")
    assert not button.has_attr("formaction")

    assert "Traduction automatique, à vérifier" in send(client, ARTICLE, lang="fr").text


def test_a_link_may_name_the_language(client: FlaskClient) -> None:
    """?lang=fr; another language is passed over."""
    assert one(soup(client.get("/?lang=fr")), "html")["lang"] == "fr"
    assert one(soup(client.get("/?lang=xx")), "html")["lang"] == "fr"  # kept from before


def test_enter_in_a_field_does_not_change_the_language(client: FlaskClient) -> None:
    """It presses the form's first button, which must be a plain one."""
    page = soup(client.get("/"))
    buttons = page.select("button[form=ask], #ask button:not([type=button])")

    assert not buttons[0].has_attr("name")
    assert not buttons[0].has_attr("formaction")


def test_what_is_taken_away_is_english(app: Flask) -> None:
    """The notice and the headings travel with the English text."""
    client = french(app)
    text = taken_of(client, send(client, ARTICLE), format="txt").text

    assert text.startswith("Machine translation, to be checked.\n\nSummary\n\n")
    assert "Check the number." in text


def test_programs_are_told_in_english(app: Flask) -> None:
    """The API's sentences are part of its contract."""
    error = french(app).post("/translate", json={"text": ""}).get_json()["error"]

    assert error["message"] == "The article is empty: there is nothing to read in it."


def test_a_browser_that_is_lost_gets_a_page(client: FlaskClient) -> None:
    """Programs get JSON, as ever."""
    ask = partial(client.get, "/nowhere")
    page = ask(headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})

    assert (page.status_code, ask().mimetype) == (404, "application/json")
    assert isinstance(one(soup(page), "#error"), Tag)


def test_no_sentence_is_finished_before_it_is_shown() -> None:
    """What has arguments is a template of `service.message`: no f-string could be translated."""
    assert not list(catalogue.finished())


@pytest.mark.parametrize(
    ("message", "french"),
    [
        (Message("There is no sentence to choose from."), "Il n’y a aucune phrase à choisir."),
        (
            message_of(
                "The article is long: %(rated)s of its %(total)s sentences were considered.",
                rated=300,
                total=1_000,
            ),
            "L’article est long\u00a0: 300 de ses 1\u202f000 phrases ont été examinées.",
        ),
        (message_of("%(field)s is given twice: send it once.", field="`q`"), "`q` y est"),
        (
            message_of(
                "%(field)s is given twice: send it once.", field=Message("One of the names")
            ),
            "Un des noms y est deux fois",
        ),
        (Message("The translator says something new: look at it."), None),
    ],
)
def test_a_message_is_written_in_the_language_of_the_page(
    app: Flask, message: Message, french: str | None
) -> None:
    """Its arguments too; one that the catalogue lacks stays English, and says so."""
    with app.test_request_context("/?lang=fr"):
        words, language = i18n.localised(message)
    with app.test_request_context("/?lang=en"):
        assert i18n.localised(message) == (str(message), "en")

    assert language == ("en" if french is None else "fr")
    assert words.startswith(french or str(message))
