"""How an article is read and taken away: folding, menus, links, selections, paper, touch."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PageObject, PdfReader

from tests.browser.conftest import Open
from tests.browser.hands import CLIPBOARD, ask, copied, taken, violations

FIRST, SECOND = "Le maire est à Blois.", "La paix est là."
QUOTED = "Le maire a dit : « La guerre est là. »"
UNCLOSED = "Le ministre a dit : « La paix est là."
ARTICLE = f"{FIRST} {SECOND}\n{QUOTED}\n{UNCLOSED}\n{FIRST}"
A4, MARGIN = 842, "40px"  # height in points


def test_the_form_folds_into_a_line(open_page: Open) -> None:
    """Once an article is translated, by Ctrl and Enter too; the line names it and unfolds."""
    page = open_page()
    expect(page.locator("#asked > summary")).to_be_hidden()
    page.fill("#text", ARTICLE)
    page.press("#text", "Control+Enter")
    expect(page.locator("#text")).to_be_hidden()
    expect(page.locator("#asked-words")).to_have_text(f"{FIRST} {SECOND}")
    expect(page.locator("#result")).to_be_focused()
    page.focus("#asked > summary")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value(ARTICLE)
    expect(page.locator("#text")).to_be_visible()
    page.evaluate("document.querySelector('#text').value = ''")
    page.click("#asked > summary")
    page.evaluate("document.querySelector('#ask').requestSubmit()")
    expect(page.locator("#text")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (360, 640), (280, 653)])
def test_translate_stands_above_the_fold(open_page: Open, width: int, height: int) -> None:
    """On a phone, with an article in the field."""
    page = open_page("sample", viewport={"width": width, "height": height})
    expect(page.locator("#go")).to_be_in_viewport(ratio=1)


def test_downloads_are_a_menu(translated: Open) -> None:
    """By the keyboard alone, and closed as menus are."""
    page = translated(ARTICLE)
    entry, menu = page.locator("button[value=txt]"), page.locator("#downloads summary")
    expect(entry).to_be_hidden()
    menu.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(entry).to_be_focused()
    assert not violations(page)
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(entry).to_be_hidden()
    menu.click()
    page.click("#translation-heading")
    expect(entry).to_be_hidden()
    menu.press("Enter")
    page.keyboard.press("ArrowDown")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "translation.txt"
    expect(entry).to_be_hidden()


def test_a_download_that_fails_leaves_the_page(translated: Open) -> None:
    """It says so on the page, with the corrections still there, and then works."""
    page = translated(ARTICLE, viewport={"width": 360, "height": 640})
    page.route("**/export", lambda route: route.fulfill(status=503, body="proxy"))
    page.click("#downloads summary")
    box = page.locator("#downloads > div").bounding_box()
    assert box
    assert 0 <= box["x"] <= 360 - box["width"]
    page.click("button[value=txt]")
    said = page.locator("#take [role=alert]")
    expect(said).to_have_text("The service gave no proper answer (503): try again.")
    page.unroute("**/export")
    page.route("**/export", lambda route: route.abort())
    page.click("#downloads summary")
    page.click("button[value=txt]")
    expect(said).to_have_text("The connection was lost: try again.")
    page.unroute("**/export")
    assert "Blois" in taken(page, "txt")
    expect(said).to_have_count(0)


def test_a_quotation_is_copied_from_one_menu(translated: Open) -> None:
    """Original, English, or both with the speaker."""
    page = translated(ARTICLE, permissions=CLIPBOARD)
    entry = "#quotation-q1 [data-copy={}]"
    assert copied(page, entry.format("original")) == "« La guerre est là. »"
    assert copied(page, entry.format("english")).startswith("“The war is")
    assert copied(page, entry.format("both")).splitlines()[2].startswith("Le maire [The mayor], ")


def test_a_sentence_of_the_summary_is_the_link(translated: Open) -> None:
    """It lights both columns; a double click or F2 corrects it where it stands."""
    page = translated(ARTICLE)
    link = page.locator(".summary .to").first
    place = str(link.get_attribute("href"))
    link.click()
    expect(page.locator(place)).to_be_focused()
    expect(page.locator(place)).to_be_in_viewport()
    for side in (".source", ".target"):
        expect(page.locator(f"{side} .lit").first).to_have_attribute("data-segment", place[3:])
    page.locator("#length").focus()
    link.press("Enter")
    expect(page.locator(place)).to_be_focused()

    link.press("F2")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("The mayor came. ")
    page.keyboard.press("Enter")
    expect(page.locator(f"{place} .corrected")).to_contain_text("The mayor came.")
    expect(link).to_be_focused()
    link.dblclick(position={"x": 30, "y": 10})
    page.keyboard.type("No, ")
    page.keyboard.press("Enter")
    expect(page.locator(place)).to_contain_text("No, ")


def test_every_sentence_of_a_quotation_is_corrected_by_key(translated: Open) -> None:
    """From the stop that has its original alone; what a mode leaves empty is no stop."""
    page = translated("Le maire a dit : « La guerre est là. La paix est là. Il est en paix. »")
    runs = page.locator(".target .segment")
    segments = runs.evaluate_all("all => all.map(run => run.dataset.segment)")
    assert segments == ["s1", "s2", "s3", "s1", "s2", "s3"]
    page.focus("#e-s1")
    for key in ("ArrowDown", "ArrowDown", "Enter", "ControlOrMeta+a"):
        page.keyboard.press(key)
    page.keyboard.type("He is at peace.")
    page.keyboard.press("Enter")
    expect(runs.last).to_contain_text("He is at peace.")
    expect(runs.last).to_be_focused()
    page.check("[name=quotes][value=translated]")
    page.focus("#e-s1")
    page.keyboard.press("ArrowDown")
    expect(runs.nth(3)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(runs.first).to_be_focused()


def test_a_corrected_piece_stays_apart_from_the_quotation(translated: Open) -> None:
    """Its blank is kept, on both sides of the quotation, but not before a comma."""
    page = translated("Le maire est pour ce qui est « la paix » en France.", permissions=CLIPBOARD)
    for words, said in (("in Gaul.", "» [“the peace”] in Gaul."), (", he says.", "”], he says.")):
        page.locator("#e-s1 .words").last.dblclick()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.locator("#e-s1")).to_contain_text(said)
    page.locator("#e-s1").press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("He wants")
    page.keyboard.press("Enter")
    text = "He wants « la paix » [“the peace”], he says."
    assert copied(page, "[data-copy=translation]").startswith(text)


def test_another_method_is_for_the_article_shown(translated: Open) -> None:
    """Not for what the form has come to hold since; a refusal puts the menu back."""
    page = translated(f"{FIRST} {SECOND}")
    page.click("#asked > summary")
    menu = page.locator("#method-of-result")
    for typed, method in (("La guerre est là.", "lead"), ("", "lsa")):
        page.fill("#text", typed)
        menu.select_option(method)
        expect(menu.locator("[selected]")).to_have_attribute("value", method)
        expect(page.locator(".source .segment")).to_have_text([FIRST, SECOND])
        expect(page.locator("#text")).to_have_value(typed)
    page.click("#glossary-box > summary")
    page.fill("#glossary", "no term")
    menu.select_option("luhn")
    expect(menu).to_have_value("lsa")
    page.fill("#glossary", "")
    page.route("**/*", lambda route: route.fulfill(status=503, body="proxy"))
    menu.select_option("luhn")
    expect(page.locator("#error")).to_contain_text("503")
    expect(menu).to_have_value("lsa")


def test_stops_stand_where_the_mode_has_them(translated: Open) -> None:
    """Outside brackets and originals; inside the marks where the English stands alone."""
    text = "« La guerre est là », dit le maire. « La paix est là ? », dit le ministre."
    page = translated(text, permissions=CLIPBOARD)
    line = page.locator(".target").first
    shown = "“The war is àl,” said the mayor. “The peace is àl?” said the minister."
    page.check("[name=quotes][value=translated]")
    for _ in range(2):
        assert copied(page, "[data-copy=translation]").startswith(shown)
        assert shown in taken(page, "txt")
        expect(line.locator(".stop").first).to_have_css("font-size", "0px")
        line.locator(".words").nth(1).dblclick()  # what was edited is set as before
        expect(line.locator(".stop").first).not_to_have_css("font-size", "0px")
        page.keyboard.press("Escape")
    line.locator(".words").nth(1).dblclick()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(", says she.")
    page.keyboard.press("Enter")
    assert copied(page, "[data-copy=translation]").startswith("“The war is àl,” says she.")
    page.check("[name=quotes][value=bilingual]")
    bilingual = "« La guerre est là » [“The war is àl”], says she."
    assert copied(page, "[data-copy=translation]").startswith(bilingual)


def test_a_selection_is_of_one_column(translated: Open) -> None:
    """Over several paragraphs, neither notes nor the other language are copied."""
    tall = {"width": 1280, "height": 2_000}
    page = translated(ARTICLE, permissions=CLIPBOARD, viewport=tall)
    expect(page.locator(".notes .note")).to_have_count(1)
    for side, first, last in ((".source", FIRST, FIRST), (".target", "The mayor", "Blois.")):
        drag(page, page.locator(side).first, page.locator(side).last)
        page.keyboard.press("ControlOrMeta+c")
        lines = str(page.evaluate("navigator.clipboard.readText()")).split()
        words = " ".join(lines)
        assert words.startswith(first), words
        assert words.endswith(last), words
        assert "closed" not in words
        assert ("Le ministre" in words) == (side == ".source")


def drag(page: Page, start: Locator, end: Locator) -> None:
    """Select by the pointer from the beginning of one element to the end of another."""
    a, b = start.bounding_box(), end.bounding_box()
    assert a
    assert b
    page.mouse.move(a["x"] + 1, a["y"] + 12)
    page.mouse.down()
    page.mouse.move(b["x"] + b["width"] - 2, b["y"] + b["height"] - 10, steps=5)
    page.mouse.up()


def test_paper_is_filled(translated: Open, tmp_path: Path) -> None:
    """On A4 no page but the last has an empty third at its foot."""
    paragraph = " ".join([FIRST, SECOND, QUOTED] * 14)
    page = translated(f"{paragraph}\n{QUOTED}\n{paragraph}\n{paragraph}\n{QUOTED}")
    path = tmp_path / "page.pdf"
    page.pdf(path=path, format="A4", margin={"top": MARGIN, "bottom": MARGIN})
    pages = PdfReader(path).pages
    assert len(pages) > 2
    assert max(map(lowest, list(pages)[:-1])) < A4 / 3


def lowest(sheet: PageObject) -> float:
    """Return how far above the foot of a page its lowest text stands, in points."""
    heights: list[float] = []

    def see(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        """Note the height of a piece of text."""
        if text.strip():
            heights.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    sheet.extract_text(visitor_text=see)
    return min(heights)


TAPPED = """() => {
    const around = [[0, 11.5], [0, -11.5], [11.5, 0], [-11.5, 0]];
    const small = [];
    for (const link of document.querySelectorAll("a[href], button, summary, select")) {
        if (!link.checkVisibility() || link.matches(".skip, .to, h1 a")) continue;
        link.scrollIntoView({ block: "center" });
        const box = link.getBoundingClientRect();
        if (box.width >= 24 && box.height >= 24) continue;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const hit = ([dx, dy]) => link.contains(document.elementFromPoint(x + dx, y + dy));
        const misses = around.filter((step) => !hit(step)).length;
        if (misses) small.push(`${link.outerHTML.slice(0, 60)} ${box.width}x${box.height}`);
    }
    return small;
}"""


def test_a_finger_finds_every_link(translated: Open) -> None:
    """24 pixels at least, numbers and letters between words too."""
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = translated(ARTICLE, **phone)
    expect(page.locator(".texts .number, .texts .flag").first).to_be_visible()
    assert page.evaluate(TAPPED) == []
    page.click("#asked > summary")
    page.click("#new")
    assert page.evaluate(TAPPED) == []


def test_settings_stick(translated: Open) -> None:
    """Quotations, length, method, spelling and dense lines, for other articles and other tabs."""
    page = translated(ARTICLE)
    page.check("[name=quotes][value=original]")
    page.check("#dense")
    page.locator("#method-of-result").select_option("lead")
    expect(page.locator("#ask [name=method]")).to_have_value("lead")
    page.focus("#length")
    page.keyboard.press("Home")
    page.click("#asked > summary")
    page.select_option("[name=spelling]", "en-US")
    airy = "e => parseFloat(getComputedStyle(e).paddingTop)"
    dense = page.locator(".row.body").first.evaluate(airy)

    other = page.context.new_page()
    other.goto(page.url)
    for name, value in (("method", "lead"), ("spelling", "en-US"), ("sentences", "1")):
        expect(other.locator(f"#ask [name={name}]")).to_have_value(value)
    ask(other, ARTICLE)
    expect(other.locator("[name=quotes][value=original]")).to_be_checked()
    expect(other.locator(".sentence:visible")).to_have_count(1)
    expect(other.locator("#dense")).to_be_checked()
    assert other.locator(".row.body").first.evaluate(airy) == dense
    other.uncheck("#dense")
    assert other.locator(".row.body").first.evaluate(airy) > dense
