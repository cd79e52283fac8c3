"""The summary's length on the page, and corrections wherever the same words stand."""

import json
import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.hands import CLIPBOARD, copied, taken

NAMED = (
    "Le ministre de la Culture a visité le musée mardi. Jean Dupont a promis des crédits. "
    "Il a déclaré : « Nous paierons les travaux du musée en mars. » La ville attend."
)


def set_length(page: Page, sentences: int) -> None:
    """Move the slider by the keyboard."""
    page.focus("#length")
    page.keyboard.press("Home")
    for _ in range(sentences - 1):
        page.keyboard.press("ArrowRight")


def correct_opening(page: Page, words: str) -> str:
    """Correct the sentence that the summary names a speaker in; give its segment's id."""
    segment = page.locator(".sentence[data-speaker] [data-of]").first.get_attribute("data-of")
    page.locator(f".target [data-segment={segment}]").first.press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    return str(segment)


def test_the_slider_shortens_and_lengthens(translated: Open) -> None:
    """At once, without asking the server; copies and files are as long as what is shown."""
    page = translated(permissions=CLIPBOARD)
    shown = page.locator(".sentence:visible")
    expect(shown).to_have_count(3)
    expect(page.get_by_label("Length")).to_have_attribute("aria-valuetext", "3 sentences")
    expect(page.locator("#language")).to_have_text("Language: French")  # asked for by the form
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    set_length(page, 5)
    expect(shown).to_have_count(5)
    expect(page.locator("#length-told")).to_have_text("5 sentences")
    expect(page.get_by_label("Summary sentences")).to_have_value("5")
    first = shown.first.locator(".words").first.inner_text()
    set_length(page, 1)
    expect(shown).to_have_count(1)
    expect(page.locator("#length-told")).to_have_text("1 sentence")
    assert first in copied(page, "[data-copy=summary]")
    assert not asked
    short = json.loads(taken(page, "json"))["summary"]
    set_length(page, 5)
    long = json.loads(taken(page, "json"))["summary"]
    assert len(long) > 2 * len(short)


def test_a_correction_follows_its_sentence_into_every_summary(translated: Open) -> None:
    """Also where a name stands behind the pronoun, and at lengths that are shown later."""
    page = translated(NAMED, permissions=CLIPBOARD)
    named = page.locator(".sentence[data-speaker]").first
    length = int((named.get_attribute("data-lengths") or "").split()[0])
    set_length(page, length)
    expect(named).to_contain_text("He [Jean Dupont] said:")

    segment = correct_opening(page, "He announced: ")
    expect(named).to_contain_text(re.compile("^He \\[Jean Dupont\\] announced: "))
    summary = copied(page, "[data-copy=summary]")
    assert "He [Jean Dupont] announced:" in summary
    assert "He [Jean Dupont] announced:" in taken(page, "txt")
    set_length(page, 50)
    bare = page.locator(f".sentence:visible [data-of={segment}]")
    expect(bare).to_contain_text(re.compile("^He announced: "))
    assert "He announced:" in copied(page, "[data-copy=summary]")

    page.get_by_role("button", name="Restore the machine").click()
    expect(bare).to_contain_text(re.compile("^He said: "))
    expect(page.locator(".corrected, .restore")).to_have_count(0)
    expect(page.locator("#corrections")).to_have_text("")
    expect(page.locator(f".target [data-segment={segment}]").first).to_be_focused()
    set_length(page, length)
    expect(named).to_contain_text("He [Jean Dupont] said:")


def test_a_correction_in_the_summary_reaches_the_text(translated: Open) -> None:
    """A sentence has one translation, wherever it stands; the name stays out of the text."""
    page = translated(NAMED)
    named = page.locator(".sentence[data-speaker]").first
    set_length(page, int((named.get_attribute("data-lengths") or "").split()[0]))
    segment = named.locator("[data-of]").first.get_attribute("data-of")
    named.locator(".words").first.dblclick()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("He [Jean Dupont] told the town: ")
    page.keyboard.press("Enter")

    expect(page.locator(f".target [data-segment={segment}]").first).to_contain_text(
        re.compile("^He told the town: ")
    )


def test_another_method_keeps_the_corrections(translated: Open) -> None:
    """The summary is made anew with them; where that fails, the result that was there is back."""
    page = translated(NAMED)
    page.locator("#e-s1").press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("The culture minister came.")
    page.keyboard.press("Enter")
    page.locator("#method-of-result").select_option("lead")

    expect(page.locator(".summary")).to_contain_text("The culture minister came.")
    expect(page.locator("#e-s1 .corrected")).to_have_text("The culture minister came.")
    expect(page.locator("#corrections")).to_have_text("1 sentence corrected.")
    expect(page.locator("#ask [name=method]")).to_have_value("lead")
    page.route(page.url, lambda route: route.abort())
    page.locator("#method-of-result").select_option("lsa")
    expect(page.locator("#result [role=alert]")).to_have_text("The connection was lost: try again.")
    expect(page.locator("#e-s1")).to_have_text("The culture minister came.↺")
    expect(page.locator("#method-of-result")).to_have_value("lead")


def test_a_restored_quotation_is_restored_on_the_quote_sheet(translated: Open) -> None:
    """As the machine had it, word for word."""
    page = translated(NAMED)
    english = page.locator("[data-english=q1]")
    before = english.inner_text()
    page.locator(".target .gloss .words").dblclick()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("“In March we pay.”")
    page.keyboard.press("Enter")
    expect(english).to_have_text("In March we pay.")

    page.get_by_role("button", name="Restore the machine").press("Enter")
    expect(english).to_have_text(before)
