"""The headline that is offered, and why each sentence is in the summary."""

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.faked.test_keeping import correct_sentence
from tests.browser.hands import CLIPBOARD, copied, violations

TITLE = "Le maire est en paix"
ARTICLE = "Le maire est à Blois. La paix est dans le pays, avec une guerre. Le ministre est là."


def test_the_translated_title_is_the_headline(open_page: Open) -> None:
    """It follows the title's correction, and is copied."""
    page = open_page(permissions=CLIPBOARD)
    page.click(".heads > summary")
    page.fill("#title", TITLE)
    page.fill("#text", ARTICLE)
    page.click("#go")
    expect(page.locator("#headline")).to_have_text("The mayor is in peace")
    correct_sentence(page, TITLE, "Peace for the mayor")
    expect(page.locator("#headline")).to_have_text("Peace for the mayor")
    assert copied(page, "#copy-headline").startswith("Peace for the mayor\n")


def test_the_headline_shows_what_is_chosen_of_a_quotation(open_page: Open) -> None:
    """The original, its English or both, as the text does; the copy too."""
    page = open_page(permissions=CLIPBOARD)
    page.click(".heads > summary")
    page.fill("#title", "Le maire est pour « la paix » en France")
    page.fill("#text", ARTICLE)
    page.click("#go")
    shown = {"bilingual": "« la paix » [“the peace”]", "original": "« la paix »"}
    for mode, words in (shown | {"translated": "“the peace”"}).items():
        page.check(f"[name=quotes][value={mode}]")
        headline = f"The mayor is for {words} in France"
        assert page.locator("#headline").inner_text() == headline
        assert copied(page, "#copy-headline").startswith(f"{headline}\n")


def test_a_bar_says_why_a_sentence_is_in(translated: Open) -> None:
    """Where that is asked, for each sentence that is shown; without a script too."""
    for script in (True, False):
        page = translated(ARTICLE, java_script_enabled=script)
        bars = page.locator(".summary .weight:visible")
        expect(bars).to_have_count(0)
        page.check("#why")
        expect(bars).to_have_count(page.locator(".sentence:visible").count())
        values = bars.evaluate_all("all => all.map(bar => bar.value)")
        assert max(values) == 1
        assert min(values) < 1
        if script:
            assert not violations(page)
