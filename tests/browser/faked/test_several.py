"""Several articles at once: a tab for each, one summary over all, its sources named."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.faked.test_keeping import correct_sentence
from tests.browser.hands import violations

MONDE = "Le maire est à Blois. La paix est là."
AFP = "Le ministre est dans le pays avec une guerre."
FIGARO = "La guerre est pour le pays."


def test_files_dropped_together_have_tabs(open_page: Open, tmp_path: Path) -> None:
    """Each keeps its own text, result and corrections; all have one summary, by source."""
    page = open_page()
    paths = []
    for name, text in (("Le Monde", MONDE), ("AFP", AFP), ("Le Figaro", FIGARO)):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(text, "utf-8")
    paths.append(tmp_path / "odd.pdf")
    paths[-1].write_text("no PDF", "utf-8")
    page.set_input_files("#ask-file", paths)
    tabs = page.locator("#tabs button")
    expect(tabs).to_have_text(["Le Monde", "AFP", "Le Figaro"])
    expect(page.locator("#together-told")).to_have_text("Not read: odd.pdf.", timeout=20_000)
    expect(page.locator("#text")).to_have_value(FIGARO)

    tabs.nth(0).click()
    expect(page.locator("#text")).to_have_value(MONDE)
    page.click("#go")
    correct_sentence(page, "La paix", "Peace has come.")
    tabs.nth(1).click()
    expect(page.locator("#text")).to_have_value(AFP)
    expect(page.locator("#result")).to_have_count(0)
    tabs.nth(0).press("Enter")
    expect(tabs.nth(0)).to_be_focused()
    expect(page.locator(".target .corrected")).to_have_text("Peace has come.")
    page.click("#tabs button >> nth=2")

    page.click("#together-go")
    sources = page.locator("#together li button")
    expect(sources.first).to_be_visible()
    assert set(sources.all_inner_texts()) <= {"Le Monde", "AFP", "Le Figaro"}
    assert not violations(page)
    page.get_by_role("button", name="Le Monde").last.click()
    expect(page.locator(".source .segment:focus")).to_have_count(1)

    page.reload()
    expect(tabs).to_have_text(["Le Monde", "AFP", "Le Figaro"])
    expect(page.locator(".target .corrected")).to_have_text("Peace has come.")
    tabs.nth(2).click()
    expect(page.locator("#text")).to_have_value(FIGARO)


def test_boxes_are_added_named_and_taken_out(open_page: Open) -> None:
    """By buttons; a single article is as it was, without tabs."""
    page = open_page()
    page.fill("#text", MONDE)
    expect(page.locator("#tabs")).to_be_hidden()
    page.get_by_role("button", name="Another article").click()
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_value("")
    page.fill("#text", AFP)
    page.get_by_label("Name of this source").fill("AFP")
    expect(page.locator("#tabs button")).to_have_text(["Article 1", "AFP"])
    page.get_by_role("button", name="Take this article out").click()
    expect(page.locator("#text")).to_have_value(MONDE)
    expect(page.locator("#tabs")).to_be_hidden()


def test_taking_an_article_out_leaves_the_others_within_reach(open_page: Open) -> None:
    """The summary of all goes, as its links lead elsewhere then; tabs turn, after a reload too."""
    page = open_page()
    page.fill("#text", MONDE)
    for text in (AFP, FIGARO):
        page.get_by_role("button", name="Another article").click()
        page.fill("#text", text)
    page.click("#together-go")
    expect(page.locator("#together li").first).to_be_visible()
    page.click("#tabs button >> nth=0")
    page.click("#take-out")
    expect(page.locator("#together")).to_be_hidden()
    expect(page.locator("#together-told")).to_contain_text("summarise anew")
    page.reload()
    expect(page.locator("#text")).to_have_value(AFP)
    page.click("#tabs button >> nth=1")
    expect(page.locator("#text")).to_have_value(FIGARO)


def test_a_tab_that_is_not_there_is_not_turned_to(open_page: Open) -> None:
    """What a tab of the browser kept wrongly: what is on the page gets a tab of its own."""
    page = open_page()
    page.fill("#text", MONDE)
    page.get_by_role("button", name="Another article").click()
    page.goto(page.url + "docs")
    page.evaluate("""() => {
        const kept = JSON.parse(sessionStorage["verbatim.several"]);
        sessionStorage["verbatim.several"] = JSON.stringify({ ...kept, active: 7 });
    }""")
    page.go_back()
    expect(page.locator("#tabs button")).to_have_text(["Article 1", "Article 2", "Article 3"])
    page.click("#tabs button >> nth=0")
    expect(page.locator("#text")).to_have_value(MONDE)


def test_what_can_be_put_back_is_of_one_tab(open_page: Open, tmp_path: Path) -> None:
    """A file's message, the text that it replaced and how it was read wait with their article."""
    page = open_page()
    (tmp_path / "a.txt").write_text(AFP, "utf-8")
    page.fill("#text", MONDE)
    page.set_input_files("#ask-file", tmp_path / "a.txt")
    expect(page.locator("#put-back")).to_be_visible()
    expect(page.locator("#read-as")).to_be_visible()
    page.get_by_role("button", name="Another article").click()
    page.fill("#text", FIGARO)
    expect(page.locator("#opened")).to_have_text("")
    expect(page.locator("#put-back, #read-as")).to_have_count(2)
    expect(page.locator("#put-back:visible, #read-as:visible")).to_have_count(0)
    page.click("#tabs button >> nth=0")
    expect(page.locator("#read-as")).to_be_visible()
    page.click("#put-back")
    expect(page.locator("#text")).to_have_value(MONDE)


def test_a_translation_that_a_turn_breaks_off_is_named(open_page: Open) -> None:
    """Turned away from, it is cancelled, which is said where it is seen."""
    page = open_page()
    page.route(page.url, lambda _route: None)  # never answered
    page.fill("#text", MONDE)
    page.click("#go")
    expect(page.locator("#cancel")).to_be_visible()
    page.get_by_role("button", name="Another article").click()
    told = page.locator("#together-told")
    expect(told).to_have_text("The translation of “Article 1” was cancelled.")
    expect(page.locator("#go")).to_have_text("Translate")
    page.click("#tabs button >> nth=0")
    expect(page.locator("#text")).to_have_value(MONDE)
    expect(told).to_have_text("")


def test_files_that_are_left_out_are_named(open_page: Open, tmp_path: Path) -> None:
    """Where none is read, and of more than are taken."""
    page = open_page()
    paths = [tmp_path / f"{number}.txt" for number in range(21)] + [tmp_path / "odd.pdf"]
    for path in paths:
        path.write_text(MONDE, "utf-8")
    told = page.locator("#together-told")
    page.set_input_files("#ask-file", [paths[-1], paths[-1]])
    expect(told).to_have_text("Not read: odd.pdf, odd.pdf.")
    expect(told).to_be_visible()
    page.set_input_files("#ask-file", paths[:21])
    most = "At most 20 articles at once."
    expect(told).to_have_text(f"{most} Not opened: 20.txt.", timeout=20_000)
    expect(page.locator("#tabs button")).to_have_count(20)
    page.get_by_role("button", name="Another article").click()
    expect(told).to_have_text(most)
