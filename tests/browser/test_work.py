"""A long article on its way: it comes as it is made, may be cancelled, the page stays usable."""

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.browsing import SAMPLE
from tests.browser.conftest import Open
from tests.browser.hands import violations

PARAGRAPHS = SAMPLE.read_text("utf-8").splitlines()
COPIES = 8
LONG = "\n".join(PARAGRAPHS * COPIES)  # 5,200 words; the engine reads each sentence once
ALL_NEW = "\n".join(f"Étape {i} : {p}" for i in range(COPIES) for p in PARAGRAPHS)  # all, anew
WATCH = """() => {
    window.seen = { values: [], words: [] };
    const look = () => {
        const bar = document.querySelector("progress");
        const said = document.querySelector("#far");
        if (bar?.position >= 0) window.seen.values.push(bar.position);
        if (said?.textContent) window.seen.words.push(said.textContent);
    };
    const all = { childList: true, subtree: true, attributes: true, characterData: true };
    new MutationObserver(look).observe(document.querySelector("main"), all);
}"""


def begin(page: Page, text: str) -> None:
    """Ask for an article and wait for its first paragraph."""
    page.fill("#text", text)
    page.click("#go")
    page.wait_for_selector(".row .target:has(.text)")


def test_a_long_article_comes_as_it_is_made(open_page: Open) -> None:
    """The bar moves, sentences come, the form can be used, and in the end there is the result."""
    page = open_page()
    page.evaluate(WATCH)
    begin(page, LONG)
    page.locator("#text").fill("Un autre article.")
    page.wait_for_selector("#take")
    seen = page.evaluate("window.seen")
    steps = list(dict.fromkeys(seen["values"]))

    assert len(LONG.split()) > 5_000
    assert len(steps) > 3
    assert steps == sorted(steps)
    assert re.fullmatch(r"\d+ of \d+ sentences", seen["words"][-1])
    assert len(set(seen["words"])) <= 11  # a screen reader is not kept busy
    expect(page.locator(".row")).to_have_count(len(PARAGRAPHS) * COPIES)
    expect(page.locator("#text")).to_have_value("Un autre article.")
    expect(page.locator("#ready")).to_have_text("The translation is ready.")
    expect(page.locator("#go")).to_have_text("Translate")
    expect(page.locator(".quotations .altered")).to_have_count(0)
    assert page.title() == "Result – Verbatim"


def test_it_is_cancelled_by_a_key_or_a_button(open_page: Open) -> None:
    """What had come stays, said to be unchecked; the focus is kept; another may be asked for."""
    page = open_page()
    begin(page, ALL_NEW)
    page.keyboard.press("Escape")
    expect(page.locator("#working-heading")).to_have_text("Cancelled")
    expect(page.locator("#far")).to_contain_text("nothing is checked")
    expect(page.locator("progress, #cancel, #take")).to_have_count(0)
    assert not violations(page)

    begin(page, ALL_NEW)
    page.locator("#cancel").press("Enter")
    expect(page.locator("#working-heading")).to_have_text("Cancelled")
    expect(page.locator("#result")).to_be_focused()

    page.fill("#text", "Il pleut.")
    page.click("#go")
    expect(page.locator(".texts .source")).to_have_text(["Il pleut."])
    expect(page.locator("#take")).to_be_visible()


def test_another_article_takes_the_place_of_the_first(open_page: Open) -> None:
    """The first is broken off, and nothing of it comes any more."""
    page = open_page()
    begin(page, ALL_NEW)
    page.fill("#text", "Il pleut.")
    page.click("#go")

    expect(page.locator("#take")).to_be_visible()
    expect(page.locator(".row")).to_have_count(1)


def test_a_refusal_comes_with_the_form(open_page: Open) -> None:
    """The sentence, and the field that overrules it; the page stays, nothing is asked twice."""
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method + request.url))
    page.fill("#text", "El ministro de Asuntos Exteriores viajará mañana a Madrid. " * 3)
    page.click("#go")

    expect(page.locator("#error")).to_contain_text("seems to be in Spanish")
    expect(page.locator("#ask [name=source]")).to_be_focused()
    assert asked.count("POST" + page.url) == 1
    page.locator("#ask [name=source]").select_option("fr")
    page.click("#go")
    expect(page.locator("#take")).to_be_visible()
    expect(page.locator("#error")).to_have_count(0)


def test_what_a_proxy_answers_takes_no_text_away(open_page: Open) -> None:
    """Its page is not shown instead of ours; an earlier result of the same article stays."""
    page = open_page()
    page.fill("#text", "Il pleut.")
    page.click("#go")
    page.wait_for_selector("#take")
    page.route(page.url, lambda route: route.fulfill(status=502, body="<h1>502 Bad Gateway</h1>"))
    page.click("#asked > summary")
    page.click("#go")

    expect(page.locator("#error")).to_have_text(
        "The service gave no proper answer (502): try again."
    )
    expect(page.locator("#text")).to_have_value("Il pleut.")
    expect(page.locator("#take")).to_be_visible()
    expect(page.locator("#go")).to_have_text("Translate")


def test_a_lost_connection_is_told(open_page: Open) -> None:
    """The article is still there to be sent again."""

    def lose(route: Route) -> None:
        if route.request.method == "POST":
            route.abort()
        else:
            route.continue_()

    page = open_page()
    page.fill("#text", "Il pleut.")
    page.route(page.url, lose)
    page.click("#go")

    expect(page.locator("#working-heading")).to_have_text("Not finished")
    expect(page.locator("#far")).to_have_text("The connection was lost: try again.")
    expect(page.locator("#text")).to_have_value("Il pleut.")
