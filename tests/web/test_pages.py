"""The page: a plain form, and a result that is marked up and escaped."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.errors import Busy, UnsupportedLanguage
from tests.web.conftest import ARTICLE, Pipeline
from tests.web.test_events import read

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{ 7*7 }}"


def send(client: FlaskClient, text: str, **fields: str) -> TestResponse:
    """Fill in the form as a browser would, its token included."""
    token = soup(client.get("/")).select_one("#ask [name=csrf_token]")
    assert isinstance(token, Tag)
    first = {"task": "both", "quotes": "bilingual", "sentences": "3", "method": "news"}
    return client.post("/", data=first | fields | {"text": text, "csrf_token": token["value"]})


def soup(answer: TestResponse) -> BeautifulSoup:
    """Parse a page."""
    return BeautifulSoup(answer.text, "lxml")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    """Return the only element that matches a selector."""
    (found,) = page.select(selector)
    return found


def test_the_form_needs_no_script(client: FlaskClient) -> None:
    """A form that posts, every field labelled, nothing from elsewhere, nothing inline."""
    answer = client.get("/")
    page = soup(answer)

    assert one(page, "#ask")["method"] == "post"
    assert not page.select("style, [style], [onclick]")
    assert not any(script.text for script in page.select("script"))
    for field in page.select("textarea, select, input:not([type=hidden])"):
        assert field.find_parent("label") or page.select(f"label[for={field.get('id')}]")
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", answer.text)


@pytest.mark.parametrize(
    ("task", "headings"),
    [
        ("both", ["Summary", "Please check: 1 place", "Translation", "Quotations"]),
        ("translation", ["Please check: 1 place", "Translation", "Quotations"]),
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


def test_paragraphs_stand_side_by_side(client: FlaskClient) -> None:
    """A row a paragraph, French and English, each sentence with the same name on both sides."""
    first, second = soup(send(client, ARTICLE)).select(".row")

    assert one(first, ".source .segment")["id"] == "f-s1"
    assert one(first, ".target .segment")["id"] == "e-s1"
    assert (one(second, ".source").text, one(second, ".source")["lang"]) == ("Il pleut.", "fr")
    assert (one(second, ".target").text, one(second, ".target")["lang"]) == ("IL PLEUT.", "en")


def test_quotations_are_marked_up(client: FlaskClient) -> None:
    """French in its language with its number on both sides, the English beside it apart."""
    page = soup(send(client, ARTICLE))
    for side in (".source", ".target"):
        quotation = one(page, f".texts {side} q")
        assert (quotation.text, quotation["lang"]) == ("« nécessaire maintenant »", "fr")
        assert quotation["data-quotation"] == "q1"
        assert one(page, f".texts {side} a.number")["href"] == "#quotation-q1"
    english = "".join(gloss.text for gloss in page.select(".target .gloss"))

    assert english.strip() == "[“NÉCESSAIRE MAINTENANT”]"
    assert one(page, "#quotation-q1 blockquote").text == "« nécessaire maintenant »"
    assert one(page, "#quotation-q1")["data-segment"] == "s1"
    assert "checked word for word" in one(page, "#quotation-q1").text


def test_summary_sentences_lead_to_the_text(client: FlaskClient) -> None:
    """A quotation in the summary is marked up too; the sentence itself is the link to its place."""
    page = soup(send(client, ARTICLE))
    summary = one(page, ".summary")

    assert one(summary, "q[lang=fr]").text == "« nécessaire maintenant »"
    assert [a["href"] for a in summary.select("a")] == ["#e-s1"]
    assert "EST 1« nécessaire maintenant »" in one(summary, "a").text  # one blank before it
    for link in page.select("#result a[href^='#']"):
        one(page, str(link["href"]))


def test_the_mode_asked_is_the_one_shown_first(client: FlaskClient, pipeline: Pipeline) -> None:
    """The page holds originals and English, whatever it shows."""
    page = soup(send(client, ARTICLE, quotes="translated"))

    assert one(page, "[name=quotes][checked]")["value"] == "translated"
    assert pipeline.asked[0][2].quotes == "bilingual"


def test_the_rows_hold_the_whole_text(client: FlaskClient) -> None:
    """Line by line, no character of either text is lost or added on the page."""
    text = "Un  « a »,\tdeux.\n\n  Trois « b » « c »\n« d »"
    page = soup(send(client, text))
    for extra in page.select("a.number, a.flag, .gloss"):
        extra.decompose()

    sources = [p.text for p in page.select(".row .source")]
    assert sources == ["Un  « a »,\tdeux.", "Trois « b » « c »", "« d »"]
    targets = [p.text for p in page.select(".row .target")]
    assert targets == ["UN  « a »,\tDEUX.", "TROIS « b » « c »", "« d »"]


def test_marks_are_held_to_their_words(client: FlaskClient) -> None:
    """No line ends between a French mark and its word, and no character is changed for it."""
    page = soup(send(client, "Il dit : « oui », à 3 200 € près."))

    assert [b.text for b in page.select(".source .bound")] == ["dit :", "« oui »", "3 200 €"]


def test_the_sample_is_a_click_away(client: FlaskClient) -> None:
    """The form with the sample article in it: the one that the golden tests read."""
    page = soup(client.get(str(one(soup(client.get("/")), "#sample")["href"])))
    golden = Path(__file__).parents[1] / "golden" / "article.txt"

    assert one(page, "#text").text.removeprefix("\n") == golden.read_text("utf-8")


def test_a_file_is_opened_into_the_form(client: FlaskClient) -> None:
    """The editor looks at what was read before it is translated."""
    answer = opened(client, "article.TXT", "Un.\nDeux.")

    assert answer.status_code == 200
    assert one(soup(answer), "#text").text.removeprefix("\n") == "Un.\nDeux."


def test_the_page_says_how_a_file_was_read(client: FlaskClient) -> None:
    """And offers to read it otherwise, where the letters are wrong."""
    page = soup(opened(client, "a.txt", "L'été", codec="mac-roman"))
    assert "Read as Mac Roman, which is a guess." in one(page, "#read-as").text
    assert one(page, "#text").text.removeprefix("\n") == "L'été"

    page = soup(opened(client, "a.txt", "L'été", codec="mac-roman", encoding="cp1252"))
    assert "Read as Windows-1252." in one(page, "#read-as").text
    assert one(page, "#text").text.removeprefix("\n") == "L'ŽtŽ"

    assert one(soup(client.get("/")), "#read-as").has_attr("hidden")
    refused = opened(client, "a.txt", "L'été", codec="mac-roman", encoding="klingon")
    assert refused.status_code == 400
    assert one(soup(refused), "[aria-invalid]")["name"] == "encoding"


@pytest.mark.parametrize(("name", "status"), [(f"{SCRIPT}.exe", 415), ("a.pdf", 422), ("", 422)])
def test_a_file_that_cannot_be_read_is_refused_on_the_page(
    client: FlaskClient, name: str, status: int
) -> None:
    """With a sentence at its field; its name is never shown."""
    answer = opened(client, name, "x")
    page = soup(answer)

    assert answer.status_code == status
    assert one(page, "#error").text
    assert one(page, "[aria-invalid]")["name"] == "file"
    assert "onerror" not in answer.text


def opened(
    client: FlaskClient, name: str, text: str, codec: str = "utf-8", encoding: str = ""
) -> TestResponse:
    """Open a file as the page does; `encoding`: what the reader chooses there."""
    token = soup(client.get("/")).select("#open [name=csrf_token]")[0]["value"]
    file = BytesIO(text.encode(codec)), name
    return client.post("/open", data={"csrf_token": token, "file": file, "encoding": encoding})


def test_caveats_show_the_place(client: FlaskClient) -> None:
    """What to check stands in the margin, with the words; its letter stands in the text."""
    page = soup(send(client, ARTICLE))
    caveat = one(page, ".row [data-caveat=number_changed]")

    assert "Check the number." in caveat.text
    assert one(caveat, "[lang=fr]").text == ARTICLE.split("\n")[0]
    assert one(page, ".target .flag")["href"] == f"#{caveat['id']}"


def test_markup_in_an_article_is_text(client: FlaskClient) -> None:
    """In the narration, in a quotation, in a caveat's excerpt, in the kept article: escaped."""
    text = f"{SCRIPT} « {SCRIPT} »"
    answer = send(client, text)
    page = soup(answer)

    assert answer.status_code == 200
    assert not page.select("img, [onerror]")
    assert all(script["src"] and not script.text for script in page.select("script"))
    assert SCRIPT not in answer.text
    assert one(page, "#text").text.strip() == text
    assert f"« {SCRIPT} »" in {quotation.text for quotation in page.select("q")}


@pytest.mark.parametrize("text", ["\n\nIl pleut.", "  Il pleut.\r\n\r\nIl neige. ", "</textarea>x"])
def test_the_article_stays_in_the_form(client: FlaskClient, text: str) -> None:
    """The textarea gives back what was typed, line ends and blanks at its start included."""
    pattern = r'<textarea id="text"[^>]*>\n(.*?)</textarea>'
    raw = re.search(pattern, send(client, text).text, re.DOTALL)

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
    assert one(page, "#text").text.strip() == text.strip()


def test_a_busy_service_is_told_on_the_page(client: FlaskClient, pipeline: Pipeline) -> None:
    """503 is a page too, with Retry-After and the article."""
    pipeline.failure = Busy("Too many requests.")
    answer = send(client, ARTICLE)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert one(soup(answer), "#text").text.strip() == ARTICLE


def test_a_form_without_its_token_is_refused_and_kept(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    """A page elsewhere cannot post the form; an editor whose page is old loses nothing."""
    answer = client.post("/", data={"text": ARTICLE})

    assert answer.status_code == 400
    assert not pipeline.asked
    assert one(soup(answer), "#text").text.strip() == ARTICLE
    assert one(soup(answer), "#ask [name=csrf_token]")["value"]


def test_a_body_over_the_limit_is_refused_on_the_page(client: FlaskClient) -> None:
    """413 with an empty form: that body is not read."""
    answer = client.post("/", data={"text": "a" * 30_000})

    assert answer.status_code == 413
    assert "0.019 MiB" in one(soup(answer), "#error").text


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
    for element in soup(client.get("/")).select("link, script"):
        with client.get(str(element.get("href") or element["src"])) as answer:
            assert answer.status_code == 200


def test_a_refused_language_can_be_overruled(client: FlaskClient, pipeline: Pipeline) -> None:
    """The editor knows better, and the field that the message names is there."""
    pipeline.failure = UnsupportedLanguage("It seems to be in Catalan.", field="source")
    refused = soup(send(client, ARTICLE))
    pipeline.failure = None
    choice = one(refused, "#ask [name=source][aria-invalid]")
    assert "Language of the article" in one(refused, "label:has([name=source])").text
    page = soup(send(client, ARTICLE, source="fr"))

    assert [option["value"] for option in choice.select("option")] == ["auto", "fr", "en"]
    assert one(page, "[name=source] [selected]")["value"] == "fr"
    assert pipeline.asked[-1][2].source == "fr"


def test_a_script_gets_the_result_as_it_is_made(client: FlaskClient) -> None:
    """The events of the API; the last holds the result that the page shows without a script."""
    page = soup(send(client, ARTICLE, title="Un titre"))
    client.environ_base["HTTP_ACCEPT"] = "text/event-stream"
    answer = send(client, ARTICLE, title="Un titre")
    found = read(answer.text)
    result = BeautifulSoup(found[-1][1]["html"], "lxml")

    assert answer.mimetype == "text/event-stream"
    assert [name for name, _ in found][:3] == ["start", "segment", "progress"]
    assert found[-1][0] == "done"
    for token in (*page.select("[name=csrf_token]"), *result.select("[name=csrf_token]")):
        token.decompose()  # masked anew each time
    assert str(one(result, "#result")) == str(one(page, "#result"))


def test_what_is_refused_at_once_is_a_page_to_a_script_too(client: FlaskClient) -> None:
    """It then sends the form plainly, and the page comes."""
    client.environ_base["HTTP_ACCEPT"] = "text/event-stream"
    answer = send(client, " ")

    assert (answer.status_code, answer.mimetype) == (422, "text/html")


def test_a_glossary_is_lines_of_the_form(client: FlaskClient, pipeline: Pipeline) -> None:
    """A term a line; blank lines count for nothing; what is no term is refused at its field."""
    lines = " maire de Blois = Reeve of Blois\r\n\r\nOIP\tIPO"
    page = soup(send(client, ARTICLE, glossary=lines))
    assert pipeline.asked[-1][2].glossary == (("maire de Blois", "Reeve of Blois"), ("OIP", "IPO"))
    assert one(page, "#glossary").text.split() == lines.split()

    refused = soup(send(client, ARTICLE, glossary="maire"))
    assert one(refused, "[aria-invalid]")["name"] == "glossary"
    assert one(refused, "#glossary-box").has_attr("open")


def test_title_and_standfirst_stand_apart(client: FlaskClient, pipeline: Pipeline) -> None:
    """They are translated with the body in one text; what they are is known to the end."""
    head = {"title": " Un titre ", "standfirst": "Un chapô.\r\nEt sa suite."}
    page = soup(send(client, ARTICLE, **head))
    rows = page.select(".row")

    text, _, options = pipeline.asked[0]
    assert text == f"Un titre\n\nUn chapô.\r\nEt sa suite.\n\n{ARTICLE}"
    assert text[options.apart :].strip() == ARTICLE
    kinds = ["title", "standfirst", "standfirst", "body", "body"]
    assert [row["class"][1] for row in rows] == kinds
    assert one(rows[0], "h3.source").text == "Un titre"
    assert one(rows[0], "h3.target .words").text == "UN TITRE"
    assert one(page, "#title")["value"] == head["title"]
    assert not page.select(".row.body h3")


def test_without_a_title_the_text_is_as_posted(client: FlaskClient, pipeline: Pipeline) -> None:
    """No character is put before it."""
    send(client, f"\ufeff{ARTICLE}", title=" ", standfirst="")

    assert pipeline.asked[0][0] == f"\ufeff{ARTICLE}"
    assert pipeline.asked[0][2].apart == 0


def test_a_title_counts_towards_the_limit(client: FlaskClient) -> None:
    """The whole is what is read."""
    assert send(client, "Il pleut. " * 99, title="Un titre").status_code == 200
    refused = send(client, "Il pleut. " * 99, title="Un titre", standfirst="Un chapô.")

    assert refused.status_code == 413
    assert one(soup(refused), "[aria-invalid]")["name"] == "text"


def test_a_message_brings_its_subject_as_title(client: FlaskClient) -> None:
    """Decoded, and escaped."""
    page = soup(opened(client, "a.eml", f"Subject: Le\n  maire {SCRIPT}\n\nIl pleut."))

    assert one(page, "#title")["value"] == f"Le maire {SCRIPT}"
    assert one(page, "details.heads").has_attr("open")
    assert one(page, "#text").text.strip() == "Il pleut."


def test_a_page_brings_its_title_where_its_text_has_none(client: FlaskClient) -> None:
    """Its text begins with the title mostly: then it is not shown twice."""
    body = "".join(
        f"<p>Le maire de la ville a dit {i} fois que le pont serait fermé.</p>" for i in "abc"
    )
    head = "<title>Le pont &amp; la ville\n - Le Monde</title>"
    for within, title in (
        ("", "Le pont & la ville - Le Monde"),
        ("<h1>Le pont &amp; la ville</h1>", ""),
    ):
        text = f"<html><head>{head}</head><body><article>{within}{body}</article></body></html>"
        page = soup(opened(client, "a.html", text))
        assert one(page, "#title")["value"] == title


def test_markup_in_a_title_is_text(client: FlaskClient) -> None:
    """In the form, on both sides."""
    page = soup(send(client, ARTICLE, title=SCRIPT, standfirst=SCRIPT))

    assert not page.select("img, [onerror]")
    assert one(page, "h3.source").text == SCRIPT
    assert one(page, "#standfirst").text.strip() == SCRIPT


def test_a_summary_of_every_length_is_there(client: FlaskClient, pipeline: Pipeline) -> None:
    """Without a script the one that was asked is shown; the slider shows the others."""
    page = soup(send(client, ARTICLE, sentences="7"))
    sentence = one(page, ".sentence")

    assert pipeline.asked[0][2].lengths == 50
    assert (sentence["data-lengths"], sentence.has_attr("hidden")) == ("1", False)
    assert [span["data-of"] for span in sentence.select("[data-of]")] == ["s1"]
    assert one(page, "#length")["value"] == "1"  # there is no more


def test_a_summary_shorter_than_asked_says_so(client: FlaskClient) -> None:
    """Not where the article has no more."""
    for text, sentences, told in ((ARTICLE, "7", True), (ARTICLE, "1", False), ("Un.", "7", False)):
        page = send(client, text, sentences=sentences)
        assert ("fewer sentences than asked" in page.text) == told
