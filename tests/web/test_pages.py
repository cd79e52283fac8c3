"""The page: a plain form, and a result that is marked up and escaped."""

import re
from html import unescape

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.errors import Busy
from tests.web.conftest import ARTICLE, Pipeline

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{ 7*7 }}"


def send(client: FlaskClient, text: str, **fields: str) -> TestResponse:
    """Fill in the form as a browser would, its token included."""
    token = soup(client.get("/")).find("input", {"name": "csrf_token"})
    assert isinstance(token, Tag)
    first = {"task": "both", "quotes": "bilingual", "sentences": "3", "method": "news"}
    return client.post("/", data=first | fields | {"text": text, "csrf_token": token["value"]})


def soup(answer: TestResponse) -> BeautifulSoup:
    """Parse a page."""
    return BeautifulSoup(answer.text, "lxml")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    """Give the one element there is."""
    (found,) = page.select(selector)
    return found


def test_the_form_needs_no_script(client: FlaskClient) -> None:
    """A form that posts, every field labelled, nothing from elsewhere, nothing inline."""
    answer = client.get("/")
    page = soup(answer)

    assert one(page, "form")["method"] == "post"
    assert not page.select("script, style, [style], [onclick]")
    for field in page.select("textarea, select, input:not([type=hidden])"):
        assert field.find_parent("label") or page.select(f"label[for={field.get('id')}]")
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", answer.text)


@pytest.mark.parametrize(
    ("task", "headings"),
    [
        ("both", ["Please check: 1 place", "Summary", "Translation", "Quotations"]),
        ("translation", ["Please check: 1 place", "Translation", "Quotations"]),
        ("summary", ["Please check: 1 place", "Summary", "Quotations"]),
    ],
)
def test_the_result_stands_under_the_form(
    client: FlaskClient, task: str, headings: list[str]
) -> None:
    """What was asked, what to check, and that a machine translated it."""
    page = soup(send(client, ARTICLE, task=task))

    assert [heading.text for heading in page.select("#result h2")] == headings
    assert "Machine translation, to be checked" in one(page, "#result").text
    assert one(page, f"input[value={task}]").has_attr("checked")


def test_quotations_are_marked_up(client: FlaskClient) -> None:
    """French in its language with its number, the English beside it apart, segments named."""
    page = soup(send(client, ARTICLE))
    article = one(page, "section[aria-labelledby=translation-heading]")
    quotation, gloss = one(article, "q"), one(article, ".gloss")

    assert (quotation.text, quotation["lang"]) == ("« nécessaire maintenant »", "fr")
    assert (gloss.text, gloss["lang"]) == ("[“NÉCESSAIRE MAINTENANT”]", "en")
    assert quotation["data-quotation"] == gloss["data-quotation"] == "q1"
    assert [s["data-segment"] for s in article.select("[data-segment]")] == ["s1", "s2"]
    assert one(article, "a.number")["href"] == "#quotation-q1"
    assert one(page, "#quotation-q1 blockquote").text == "« nécessaire maintenant »"
    assert "word for word" in one(page, "#quotation-q1").text


def test_the_summary_is_marked_up_too(client: FlaskClient) -> None:
    """A quotation in the summary has its language, its number and its English apart."""
    section = one(soup(send(client, ARTICLE)), "section[aria-labelledby=summary-heading]")

    assert one(section, "q[lang=fr]").text == "« nécessaire maintenant »"
    assert one(section, ".gloss").text == "[“NÉCESSAIRE MAINTENANT”]"


def test_in_translated_mode_nothing_is_french(client: FlaskClient) -> None:
    """English quotations are marked as quotations, in English."""
    article = one(soup(send(client, ARTICLE, quotes="translated")), "#result")

    assert {q["lang"] for q in article.select("section q")} == {"en"}
    assert "word for word" not in one(article, ".quotations").text


def test_the_paragraphs_hold_the_whole_text(client: FlaskClient) -> None:
    """Line by line, no character of the translation is lost or added on the page."""
    text = "Un  « a »,\tdeux.\n\n  Trois « b » « c »\n« d »"
    page = soup(send(client, text, quotes="original"))
    for number in page.select("a.number"):
        number.decompose()
    paragraphs = page.select("section[aria-labelledby=translation-heading] .article p")

    assert [p.text for p in paragraphs] == ["UN  « a »,\tDEUX.", "TROIS « b » « c »", "« d »"]


def test_caveats_show_the_place(client: FlaskClient) -> None:
    """What to check, with the words of the article."""
    caveat = one(soup(send(client, ARTICLE)), "[data-caveat=number_changed]")

    assert "Check the number." in caveat.text
    assert one(caveat, "[lang=fr]").text == ARTICLE.split("\n")[0]


def test_markup_in_an_article_is_text(client: FlaskClient) -> None:
    """In the narration, in a quotation, in a caveat's excerpt, in the kept article: escaped."""
    text = f"{SCRIPT} « {SCRIPT} »"
    answer = send(client, text)
    page = soup(answer)

    assert answer.status_code == 200
    assert not page.select("script, img, [onerror]")
    assert SCRIPT not in answer.text
    assert one(page, "textarea").text.strip() == text
    assert f"« {SCRIPT} »" in {quotation.text for quotation in page.select("q")}


@pytest.mark.parametrize("text", ["\n\nIl pleut.", "  Il pleut.\r\n\r\nIl neige. ", "</textarea>x"])
def test_the_article_stays_in_the_form(client: FlaskClient, text: str) -> None:
    """The textarea gives back what was typed, line ends and blanks at its start included."""
    raw = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", send(client, text).text, re.DOTALL)

    assert raw is not None
    assert unescape(raw[1]) == text


def test_line_ends_reach_the_pipeline_as_posted(client: FlaskClient, pipeline: Pipeline) -> None:
    """A form posts CRLF: offsets index the text with it."""
    send(client, "Un.\r\nDeux.")

    assert pipeline.asked[0][0] == "Un.\r\nDeux."


@pytest.mark.parametrize(
    ("text", "fields", "status", "field"),
    [
        (" ", {}, 422, "text"),
        ("Il pleut." * 200, {}, 413, "text"),
        ("Il pleut.", {"sentences": "0"}, 422, "sentences"),
        ("Il pleut.", {"sentences": ""}, 422, "sentences"),
        ("Il pleut.", {"method": "best"}, 422, "method"),
        ("Il pleut.", {"quotes": "x"}, 422, "quotes"),
    ],
)
def test_a_refusal_stands_in_the_form_and_keeps_the_article(
    client: FlaskClient, text: str, fields: dict[str, str], status: int, field: str
) -> None:
    """A sentence, the field marked, the article still there."""
    answer = send(client, text, **fields)
    page = soup(answer)

    assert answer.status_code == status
    assert one(page, "#error").text
    assert one(page, "[aria-invalid]")["name"] == field
    assert "error" in one(page, "[aria-invalid]")["aria-describedby"]
    assert one(page, "textarea").text.strip() == text.strip()


def test_a_busy_service_is_told_on_the_page(client: FlaskClient, pipeline: Pipeline) -> None:
    """503 is a page too, with Retry-After and the article."""
    pipeline.failure = Busy("Too many requests.")
    answer = send(client, ARTICLE)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert one(soup(answer), "textarea").text.strip() == ARTICLE


def test_a_form_without_its_token_is_refused_and_kept(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """A page elsewhere cannot post the form; an editor whose page is old loses nothing."""
    answer = client.post("/", data={"text": ARTICLE})

    assert answer.status_code == 400
    assert not pipeline.asked
    assert one(soup(answer), "textarea").text.strip() == ARTICLE
    assert one(soup(answer), "input[name=csrf_token]")["value"]


def test_a_body_over_the_limit_is_refused_on_the_page(client: FlaskClient) -> None:
    """413 with an empty form: that body is not read."""
    answer = client.post("/", data={"text": "a" * 30_000})

    assert answer.status_code == 413
    assert "20000 bytes" in one(soup(answer), "#error").text


def test_the_cookie_stays_with_the_page(client: FlaskClient) -> None:
    """SameSite=Strict and HttpOnly."""
    cookie = client.get("/").headers["Set-Cookie"]

    assert "SameSite=Strict" in cookie
    assert "HttpOnly" in cookie


def test_the_api_needs_no_token(app: Flask) -> None:
    """Programs hold no session."""
    assert app.test_client().post("/translate", data={"text": ARTICLE}).status_code == 200


def test_static_files_are_there(client: FlaskClient) -> None:
    """Everything that the page names is served from here."""
    for element in soup(client.get("/")).select("link"):
        with client.get(str(element["href"])) as answer:
            assert answer.status_code == 200
