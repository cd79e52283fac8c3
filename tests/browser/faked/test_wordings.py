"""Other wordings of a sentence: offered beside it, and a correction once one is chosen."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from service.app import create_app
from service.pipeline import Engines
from service.settings import Settings
from service.translation.confidence import Calibration
from tests.browser.conftest import Open
from tests.browser.hands import CLIPBOARD, copied
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator
from tests.serving import serving

PLAIN = "Le maire est à Blois."
QUOTING = "Il est pour ce qui est « la paix » en France."
ARTICLE = f"{PLAIN} {QUOTING}\nLa guerre est là."
STANDING = "The mayor is at Blois."
OFFERED = [f"The mayor is at {adverb} Blois." for adverb in ("indeed", "rather", "quite")]


@pytest.fixture(scope="module")
def address(state: Path) -> Iterator[str]:
    """Serve fake engines that say how sure they are of a sentence and of its other wordings."""
    translator = FakeTranslator()
    translator.calibration = Calibration(2.0, 1.0, -0.6, 0.0, doubt=5)
    engines = Engines(FakeDetector(), translator, FakeRanker())
    with serving(create_app(replace(Settings.from_env({}), state_dir=state), engines)) as found:
        yield found


def opened(page: Page, place: str = "#e-s1") -> Locator:
    """Open the wordings of a sentence; give the place where they stand."""
    page.locator(f"{place} .words").first.click()
    page.locator(f"{place} .other").click()
    panel = page.locator(".wordings")
    expect(panel.locator(".wording").first).to_be_focused()
    return panel


def test_three_are_offered_with_their_confidence(translated: Open) -> None:
    """What differs is marked; the sentence's own confidence stands above."""
    page = translated(ARTICLE)
    panel = opened(page)
    expect(panel.locator(".wording > [lang=en]")).to_have_text(OFFERED)
    expect(panel.locator(".differs")).to_have_text([" indeed", " rather", " quite"])
    shown = [int(text.rstrip("%")) for text in panel.locator(".sure").all_text_contents()]
    assert len(shown) == 3
    assert all(0 < percent < 100 for percent in shown)
    own = page.locator("#e-s1").get_attribute("data-sure")
    expect(panel.get_by_role("status")).to_have_text(f"As it stands: confidence {own}%.")
    expect(panel).to_have_attribute("data-segment", "s1")
    page.locator(".source .segment").last.click()
    expect(page.locator("#e-s1 .other")).to_have_count(1)  # the French has none of its own
    page.locator("#e-s3").click()
    expect(page.locator(".other")).to_have_count(1)
    expect(page.locator("#e-s3 .other")).to_be_visible()


def test_one_that_is_chosen_is_a_correction(translated: Open) -> None:
    """In the summary too, counted, kept over a reload, undone by ↺, and offered no more."""
    page = translated(ARTICLE)
    opened(page).locator(".wording").nth(1).click()
    expect(page.locator("#e-s1 .corrected")).to_have_text(OFFERED[1])
    expect(page.locator(".wordings")).to_have_count(0)
    expect(page.locator("#e-s1")).to_be_focused()
    expect(page.locator(".summary")).to_contain_text(OFFERED[1])
    expect(page.locator("#corrections")).to_have_text("1 sentence corrected.")
    page.wait_for_timeout(500)  # what the tab keeps is written with a pause
    page.reload()
    expect(page.locator("#e-s1 .corrected")).to_have_text(OFFERED[1])
    offered = opened(page).locator(".wording > [lang=en]")
    expect(offered).to_have_text([OFFERED[0], OFFERED[2]])
    page.locator("#e-s1 .restore").click()
    expect(page.locator("#e-s1 .words")).to_have_text(STANDING)
    expect(page.locator("#corrections")).to_have_text("")


def test_a_quotation_stays_and_its_english_goes_with_the_choice(translated: Open) -> None:
    """The original stands in the wording too; the page's modes hold there as in the text."""
    page = translated(ARTICLE, permissions=CLIPBOARD)
    panel = opened(page, "#e-s2")
    whole = "He is for this who is « la paix » [“the peace”] in indeed France."
    expect(panel.locator(".wording > [lang=en]").first).to_have_text(whole)
    expect(panel.locator("q[lang=fr]").first).to_have_text("« la paix »")
    page.check("[name=quotes][value=translated]")
    expect(panel.locator("q").first).to_be_hidden()
    page.check("[name=quotes][value=bilingual]")
    panel.locator(".wording").first.click()
    assert whole in copied(page, "[data-copy=translation]")
    assert "≈" not in copied(page, "[data-copy=translation]")


def test_by_the_keyboard_alone(translated: Open) -> None:
    """Tab leads from the sentence to the button, Escape back; arrow keys take it along."""
    page = translated(ARTICLE)
    page.focus("#e-s1")
    page.keyboard.press("Tab")
    expect(page.locator("#e-s1 .other")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".wording").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".wordings")).to_have_count(0)
    expect(page.locator("#e-s1")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")  # over the quotation's number
    page.keyboard.press("Tab")
    expect(page.locator("#e-s2 .other")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".wording").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#e-s2 .corrected")).to_have_text(" in indeed France.")
    expect(page.locator("#e-s2")).to_be_focused()


def test_it_says_why_there_are_none(translated: Open) -> None:
    """None passed the checks; the service was busy, in its words; the connection broke."""
    page = translated(ARTICLE)
    page.route("**/wordings", lambda route: route.fulfill(json={"wordings": []}))
    page.focus("#e-s1")
    page.click("#e-s1 .other")
    told = page.locator(".wordings [role=status]")
    expect(told).to_have_text("No other wording passed the checks.")
    expect(page.locator(".wordings").get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".wordings")).to_have_count(0)

    page.unroute("**/wordings")
    page.route("**/wordings", _too_late)
    page.click("#e-s1 .other")
    expect(told).to_have_text("The article has no such sentence: translate it again.")

    page.unroute("**/wordings")
    page.route("**/wordings", lambda route: route.fulfill(status=502, body="proxy"))
    page.click("#e-s1 .other")
    expect(told).to_have_text("The connection was lost: try again.")


def _too_late(route: Route) -> None:
    """Ask for a sentence that is not there, as if the text had changed."""
    # The value alone: the form's token may hold "s1" too.
    posted = re.sub(r"(?<=[\n=])s1(?=[\r&]|$)", "s9999", route.request.post_data or "")
    route.continue_(post_data=posted)


def test_what_was_asked_is_the_article_of_the_result(translated: Open) -> None:
    """Not what the form has come to hold since."""
    page = translated(ARTICLE)
    page.click("#asked > summary")
    page.fill("#text", "Il pleut.")
    expect(opened(page).locator(".wording > [lang=en]")).to_have_text(OFFERED)


def test_without_a_script_there_is_no_button(open_page: Open) -> None:
    """A form that works, and nothing that does not."""
    page = open_page(java_script_enabled=False)
    page.fill("#text", ARTICLE)
    page.click("#go")
    expect(page.locator("#e-s1")).to_have_text(STANDING)
    expect(page.get_by_text("≈").locator("visible=true")).to_have_count(0)
