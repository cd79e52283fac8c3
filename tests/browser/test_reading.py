"""The page for everybody: in French, by keyboard alone, enlarged, on paper, in forced colours."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser.browsing import SAMPLE
from tests.browser.conftest import Open
from tests.browser.hands import taken, violations

Scheme = Literal["light", "dark"]
ARTICLE = SAMPLE.read_text("utf-8")
SHORT = "\n".join(ARTICLE.splitlines()[:6])


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "fr")])
def test_the_page_meets_wcag(translated: Open, scheme: Scheme, language: str) -> None:
    """No violation of 2.2 AA while a sentence is corrected, and at a refusal.

    The other states, with a made-up engine, are in `faked/test_clothes.py`.
    """
    page = translated(SHORT, color_scheme=scheme, locale=language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.locator(".target .segment").first.press("Enter")
    page.keyboard.type("Note: ")
    states = {"correcting": violations(page)}
    page.keyboard.press("Enter")
    page.click("#new")
    page.evaluate("document.querySelector('#text').required = false")
    page.fill("#text", "")
    page.click("#go")
    expect(page.locator("#error")).to_be_visible()
    states["refusal"] = violations(page)

    assert not {name: found for name, found in states.items() if found}


def test_in_french_the_scripts_speak_french(open_page: Open) -> None:
    """By the switch, with what was typed; the file that is taken away stays English."""
    page = open_page(locale="en")
    page.fill("#text", SHORT)
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#text")).to_have_value(SHORT)
    expect(page.locator("#count")).to_have_text("163 mots, 1\u202f127 caractères")
    expect(page.locator("#language")).to_have_text("Langue\u00a0: français")
    page.click("#go")
    expect(page.locator("#take")).to_be_visible()
    expect(page.locator("#length-told")).to_have_text("3 phrases")
    expect(page.locator("#e-s1")).to_have_attribute("aria-label", "Anglais, phrase 1")
    expect(page.locator("#ready")).to_have_text("La traduction est prête.")
    assert taken(page, "txt").startswith("Machine translation, to be checked.\n\nSummary\n")

    page.get_by_role("button", name="English").click()
    expect(page.locator("#summary-heading")).to_have_text("Summary")


def test_a_title_is_set_apart_only_when_asked(open_page: Open, tmp_path: Path) -> None:
    """One click each for title and standfirst; both sides show them, the summary does not."""
    lines = ["Le musée ferme", "Des travaux commencent en mars.", SHORT]
    page = open_page()
    page.fill("#text", "\n\n".join(lines))
    page.click("[data-apart=title]")
    expect(page.get_by_label("Title", exact=True)).to_have_value(lines[0])
    page.click("[data-apart=standfirst]")
    expect(page.get_by_label("Standfirst", exact=True)).to_have_value(lines[1])
    expect(page.locator("#text")).to_have_value(SHORT)
    page.click("#go")

    expect(page.locator("h3.source")).to_have_text(lines[0])
    expect(page.locator(".standfirst .source")).to_have_text(lines[1])
    expect(page.locator("h3.target")).to_have_attribute("lang", "en")
    assert taken(page, "md").splitlines()[2].startswith("# ")

    path = tmp_path / "message.eml"
    path.write_text("Subject: =?utf-8?q?Le_mus=C3=A9e?=\n\nIl ferme.\n", "utf-8")
    page.goto(page.url)
    page.set_input_files("#ask-file", path)
    title = page.get_by_label("Title", exact=True)
    expect(title).to_have_value("Le musée", timeout=20_000)  # the first message starts a reader


def test_the_keyboard_leads_through_the_page(open_page: Open) -> None:
    """Skip links first, then the page in its order, the focus seen; nothing holds it."""
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("To the article")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    stops = []
    for _ in range(40):
        focused = page.locator(":focus")
        if not focused.count():
            break
        outline = (
            "e => getComputedStyle(e.matches('[type=file]') ? e.parentElement : e).outlineStyle"
        )
        assert focused.evaluate(outline) == "solid"
        stops.append(focused.evaluate("e => e.id || e.name || e.textContent.trim()"))
        page.keyboard.press("Tab")

    order = ["go", "task", "sentences", "method", "More for the summary", "API"]
    assert [stop for stop in stops if stop in order] == order


def test_it_fits_narrow_and_enlarged_screens(translated: Open) -> None:
    """Nothing scrolls sideways at 320 pixels, nor at twice the size on a common screen."""
    page = translated(SHORT, viewport={"width": 320, "height": 640}, locale="fr")
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_there_is_what_is_read(translated: Open) -> None:
    """Neither form nor buttons, sliders or links, but the warning."""
    page = translated(SHORT)
    page.locator(".target .segment").first.press("Enter")
    page.keyboard.type("Note: ")
    page.keyboard.press("Enter")
    page.emulate_media(media="print")

    for unwanted in ("#ask", ".languages", ".length", ".skip", "button:visible"):
        expect(page.locator(unwanted).locator("visible=true")).to_have_count(0)
    expect(page.locator("#result-heading")).to_be_visible()
    expect(page.locator(".target").first).to_be_visible()


def test_forced_colours_keep_what_is_lit(translated: Open) -> None:
    """Where backgrounds are taken away, a line shows it."""
    page = translated(SHORT, forced_colors="active")
    page.hover("#f-s1")

    assert page.locator("#e-s1").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert not violations(page)
