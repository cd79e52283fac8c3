"""What to check: sentences underlined by confidence, notes in turn, corrections at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from service.app import create_app
from service.pipeline import Engines
from service.settings import Settings
from service.translation.confidence import Calibration
from tests.browser.conftest import Open
from tests.browser.faked.test_keeping import correct_sentence
from tests.browser.hands import ask, violations
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator
from tests.serving import serving

SHORT = "Le maire Boulin est à Blois avec 12 pays."
LONG = "Le maire est en guerre avec la paix et le pays de la guerre est avec nous à la guerre."
ARTICLE = f"{SHORT} {LONG} La paix est là. {LONG} La guerre est là."


@pytest.fixture(scope="module")
def address(state: Path) -> Iterator[str]:
    """Serve fake engines that say how sure they are: the surer, the shorter a sentence is."""
    translator = FakeTranslator()
    translator.calibration = Calibration(3.0, 1.0, -1.5, 0.0, doubt=20)
    engines = Engines(FakeDetector(), translator, FakeRanker())
    with serving(create_app(replace(Settings.from_env({}), state_dir=state), engines)) as found:
        yield found


def test_sentences_are_shaded_by_confidence(translated: Open) -> None:
    """The lowest at first, all or none as chosen, which the browser keeps; the figure on demand."""
    page = translated(ARTICLE)
    shaded = "document.querySelectorAll('.target .segment').values().map(s => getComputedStyle(s)"
    dotted = f"[...{shaded}.textDecorationStyle == 'dotted')]"
    expect(page.locator("#e-s2")).to_have_attribute("data-confidence", "low")
    assert "%" in (page.locator("#e-s2").get_attribute("title") or "")
    assert page.evaluate(dotted) == [False, True, False, True, False]
    assert not violations(page)
    page.select_option("#shade", "all")
    assert page.evaluate(dotted) == [True, True, False, True, False]  # a few words are sure
    page.select_option("#shade", "off")
    assert page.evaluate(dotted) == [False] * 5
    page.reload()
    expect(page.locator("#shade")).to_have_value("off")


def test_a_note_lights_one_pair(translated: Open) -> None:
    """The sentence that its letter leads to, in both texts, until another is pointed at."""
    page = translated(ARTICLE)
    lit = """() => [...document.querySelectorAll('.texts .segment')]
        .filter(run => getComputedStyle(run).backgroundColor !== 'rgba(0, 0, 0, 0)')
        .map(run => run.parentElement.className + run.dataset.segment)"""
    page.locator(".note .flag").first.click()
    assert page.evaluate(lit) == ["sources2", "targets2"]
    page.hover("#e-s1")
    assert page.evaluate(lit) == ["sources1", "targets1"]


def test_a_sentence_by_hand_has_no_confidence_of_the_machine(translated: Open) -> None:
    """Neither underlined nor in words, until it is restored."""
    page = translated(ARTICLE)
    machine = str(page.locator("#e-s2").get_attribute("title"))
    correct_sentence(page, LONG, "The mayor is at war, and at peace.")
    expect(page.locator("#e-s2")).to_have_attribute("title", "")
    expect(page.locator("#e-s2:is([data-confidence], [data-sure])")).to_have_count(0)
    page.click("#e-s2 .other")
    expect(page.locator(".wordings .wording").first).to_be_focused()
    expect(page.locator(".wordings [role=status]")).to_have_text("")
    page.click("#e-s2 .restore")
    expect(page.locator("#e-s2[data-confidence=low]")).to_have_attribute("title", machine)


def test_notes_by_key_and_by_tick(translated: Open) -> None:
    """N and P lead from one to the next, round; ticks count down and outlive a reload."""
    page = translated(ARTICLE)
    left = page.locator(".caveats [role=status]")
    expect(left).to_contain_text("2 notes not seen yet.")
    page.focus("#e-s1")
    page.keyboard.press("n")
    expect(page.locator(".note >> nth=0 >> .flag")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator(".note >> nth=1 >> .flag")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator(".note >> nth=0 >> .flag")).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator(".note >> nth=1 >> .flag")).to_be_focused()
    page.get_by_label("seen").first.check()
    expect(left).to_contain_text("1 note not seen yet.")
    page.wait_for_timeout(500)  # what the tab keeps is written with a pause
    page.reload()
    expect(left).to_contain_text("1 note not seen yet.")
    page.get_by_label("seen").last.check()
    expect(left).to_have_text("All notes seen.")


def test_ticks_go_by_sentence_and_stay_with_their_article(translated: Open) -> None:
    """Another sentence before it leaves a tick, another language too; another article has none."""
    page = translated(ARTICLE)
    ticks = page.locator(".note .seen")
    page.get_by_label("seen").last.check()
    ask(page, f"La paix est là. {ARTICLE}")
    expect(page.locator(".source .segment")).to_have_count(6)
    expect(ticks.nth(0)).not_to_be_checked()
    expect(ticks.nth(1)).to_be_checked()
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(ticks.nth(0)).not_to_be_checked()
    expect(ticks.nth(1)).to_be_checked()

    ask(page, f"Le maire est là. Le pays est là. {LONG} Il dort. {LONG} Il pleut.")
    expect(page.locator(".source .segment")).to_have_count(6)
    expect(page.locator(".source")).to_contain_text("Il pleut.")
    expect(ticks).to_have_count(2)
    expect(page.locator(".note .seen:checked")).to_have_count(0)


def test_a_correction_is_checked_at_once(translated: Open) -> None:
    """A number or a name that the French has must stay; what is noted can be put aside."""
    page = translated(ARTICLE)
    correct_sentence(page, SHORT, "Mayor Bullin is in Blois with 21 countries.")
    notes = page.locator(".note.own")
    expect(notes).to_have_text(
        [
            "Your correction changed a number: 12, 21. Dismiss",
            "Your correction changed a name: Boulin. Dismiss",
        ]
    )
    assert not violations(page)
    notes.first.get_by_role("button").click()
    expect(notes).to_have_count(1)
    correct_sentence(page, SHORT, "Mayor Boulin is in Blois with 12 countries.")
    expect(notes).to_have_count(0)
