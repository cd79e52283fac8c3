"""What editors do, from pasting an article to taking the result away."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.browsing import SAMPLE
from tests.browser.conftest import Open
from tests.browser.hands import CLIPBOARD, copied, correct, segment_of, taken, violations

LABEL = "Machine translation, to be checked."
ARTICLE = SAMPLE.read_text("utf-8")
SENTENCE = "Citant plusieurs diplomates, Reuters a rapporté"
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> \"'><svg onload=alert(3)> "
    "javascript:alert(4) {{ 7*7 }} </textarea><iframe src=javascript:alert(5)>"
)


def test_the_whole_path(translated: Open) -> None:
    """Paste, translate, point, check a quotation, correct, copy, download."""
    page = translated(permissions=CLIPBOARD)
    segment = segment_of(page, SENTENCE)

    page.hover(f".source {segment}")
    for side in (".source", ".target"):
        expect(page.locator(f"{side} .lit")).to_have_attribute("data-segment", segment[15:-2])

    page.locator(".target .number").nth(1).click()
    sheet = page.locator("li:target")
    expect(sheet.locator(".kept")).to_have_text("✓ checked word for word")
    original = copied(page, "li:target [data-copy=original]")
    assert original == "« nécessaire maintenant »"
    assert original in ARTICLE
    assert copied(page, "li:target [data-copy=both]").startswith(original + "\n“")

    correct(page, segment, "Citing several diplomats, Reuters reported as much.")
    expect(page.locator(f".target {segment} .corrected")).to_have_count(1)
    expect(page.locator("#corrections")).to_have_text("1 sentence corrected.")

    text = copied(page, "[data-copy=translation]")
    assert text.endswith(LABEL)
    assert "Citing several diplomats, Reuters reported as much." in text
    assert original in text
    page.get_by_label("English", exact=True).check()
    assert original not in copied(page, "[data-copy=translation]")
    page.get_by_label("With the French text").check()
    assert SENTENCE in copied(page, "[data-copy=translation]")
    for kind in ("txt", "md", "html", "json"):
        file = taken(page, kind)
        assert "Citing several diplomats, Reuters reported as much." in file, kind
        assert LABEL in file, kind


def test_a_corrected_quotation_is_the_same_everywhere(translated: Open) -> None:
    """In the text, in the summary, on the quote sheet; its original cannot be touched."""
    page = translated("Le maire a dit : « Il pleut sur la ville. »", permissions=CLIPBOARD)
    page.locator(".target .gloss .words").dblclick()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("“It is raining on the town.”")
    page.keyboard.press("Enter")

    expect(page.locator(".target .segment")).to_contain_text("[“It is raining on the town.”]")
    expect(page.locator(".summary")).to_contain_text("[“It is raining on the town.”]")
    expect(page.locator("[data-english=q1]")).to_have_text("It is raining on the town.")
    expect(page.locator(".target q.original")).to_have_text("« Il pleut sur la ville. »")
    found = json.loads(taken(page, "json"))
    assert found["quotations"][0]["english"] == "It is raining on the town."


def test_the_keyboard_is_enough(translated: Open) -> None:
    """One stop for the texts, arrows inside, Enter corrects, Escape takes back."""
    page = translated()
    page.focus("#shade")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("id", "e-s1")
    expect(page.locator("#f-s1")).to_have_class("segment lit")
    stops = _stops_of_a_sentence(page)
    assert stops[-1] == "≈"
    for _ in stops:
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(focused).to_have_attribute("id", "e-s1")

    page.keyboard.press("ArrowDown")
    expect(focused).to_have_attribute("id", "e-s2")
    page.keyboard.press("ArrowLeft")
    expect(focused).to_have_attribute("id", "f-s2")
    page.keyboard.press("ArrowRight")
    before = page.locator("#e-s2").inner_text().removesuffix("≈").strip()
    page.keyboard.press("Enter")
    page.keyboard.type("No. ")
    expect(page.locator("#e-s2")).to_contain_text("No. ")
    page.keyboard.press("Escape")
    expect(page.locator("#e-s2")).to_have_text(f"{before}≈")
    expect(focused).to_have_attribute("id", "e-s2")
    assert page.locator("#e-s2").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def _stops_of_a_sentence(page: Page) -> list[str]:
    """Press Tab until no sentence has the focus; return what had it, its notes and wordings."""
    focused = page.locator(":focus")
    stops: list[str] = []
    page.keyboard.press("Tab")
    while focused.evaluate("e => Boolean(e.closest('.segment'))"):
        # Numbers of quotations are stops of their own sentence alone.
        assert focused.evaluate("e => Boolean(e.closest('#e-s1'))")
        stops.append(focused.inner_text())
        page.keyboard.press("Tab")
    return stops


def test_the_heads_of_the_columns_hide_no_sentence(translated: Open) -> None:
    """They stay in view: whoever walks up through the texts sees each sentence below them."""
    page = translated(viewport={"width": 1280, "height": 500})
    page.focus(".target #e-s12")
    tops = []
    for _ in range(9):
        page.keyboard.press("ArrowUp")
        tops.append(page.evaluate("document.activeElement.getBoundingClientRect().top"))

    assert min(tops) >= page.locator(".columns").evaluate("e => e.offsetHeight")


def test_the_form_tells_length_and_language_as_one_types(open_page: Open) -> None:
    """Words, characters as the server counts them, the language or that it is not sure."""
    page = open_page()
    page.fill("#text", "Le maire a parlé de l’Ukraine.\nIl a souri.")
    expect(page.locator("#count")).to_have_text("9 words, 43 characters")
    expect(page.locator("#language")).to_have_text("Language: French")
    page.fill("#text", "Kyiv, Vilnius, Washington, Tokyo")
    expect(page.locator("#language")).to_have_text("Language: not sure")
    page.evaluate("document.querySelector('#text').dataset.limit = 10")
    page.fill("#text", "Un, deux, trois 🙂")
    expect(page.locator("#count")).to_have_text("3 words, 17 characters: 7 too many")


def test_everything_but_correcting_works_without_javascript(open_page: Open) -> None:
    """The sample, the result side by side, places linked to, quotations, files."""
    page = open_page(java_script_enabled=False)
    page.click("#sample")
    page.get_by_label("Summary sentences").fill("5")
    page.get_by_role("button", name="Français").click()
    page.get_by_role("button", name="Traduire").click()
    expect(page.locator("#length")).to_be_hidden()
    expect(page.locator(".sentence:visible")).to_have_count(5)
    page.get_by_role("button", name="English").click()

    expect(page.locator(".row")).to_have_count(len(ARTICLE.splitlines()))
    page.locator(".summary .to:visible").last.click()
    expect(page.locator(".target .segment:target")).to_be_in_viewport()
    page.locator("#quotation-q2 a").click()
    expect(page.locator(".source #f-q2")).to_be_in_viewport()
    expect(page.locator(".kept")).to_have_count(page.locator(".quotations li").count())
    page.get_by_label("English", exact=True).check()
    expect(page.locator(".target q.original").first).to_be_hidden()
    fifth = page.locator(".sentence:visible .words:visible").last.inner_text().strip()
    file = taken(page, "txt")
    assert LABEL in file
    assert fifth in file.split("Summary")[1].split("Translation")[0]
    expect(page.locator("[data-copy]").first).to_be_hidden()


def test_a_file_is_opened_or_dropped(open_page: Open, tmp_path: Path) -> None:
    """Anywhere on the page; one that cannot be read is refused, whatever its name."""
    page = open_page()
    path = tmp_path / "article.txt"
    path.write_text("Le maire a souri.\n", "utf-8")
    page.set_input_files("#ask-file", path)
    expect(page.locator("#text")).to_have_value("Le maire a souri.\n")
    page.wait_for_load_state()  # its script listens then

    drag = """([kind, name, on = "h1"]) => {
        const data = new DataTransfer();
        data.items.add(new File(["x"], name));
        const drop = { dataTransfer: data, bubbles: true, cancelable: true };
        return document.querySelector(on).dispatchEvent(new DragEvent(kind, drop));
    }"""
    for field in ("#same [type=file]", "#terms-file"):  # which take their files themselves
        assert page.evaluate(drag, ["dragover", "a.txt", field])
        assert page.evaluate(drag, ["drop", "a.txt", field])
    expect(page.locator("#text")).to_have_value("Le maire a souri.\n")
    page.evaluate(drag, ["dragover", f"{HOSTILE}.exe"])
    expect(page.locator("#text.awaits")).to_be_visible()
    page.evaluate(drag, ["drop", f"{HOSTILE}.exe"])
    expect(page.locator("#error")).to_contain_text("Files of these kinds are read")


def test_a_file_takes_no_text_away(open_page: Open, tmp_path: Path) -> None:
    """What the editor had pasted is put back, after another file too; a result stays."""
    page = open_page()
    pasted = "Un article collé, titre à part."
    for name in ("un", "deux"):
        (tmp_path / f"{name}.txt").write_text(f"{name} !\n", "utf-8")
    page.fill("#text", pasted)
    page.click("#go")
    page.wait_for_selector("#take")
    for name in ("un", "deux"):
        page.set_input_files("#ask-file", tmp_path / f"{name}.txt")
        expect(page.locator("#text")).to_have_value(f"{name} !\n")
    expect(page.locator("#opened")).to_have_text("The file stands in place of your text.")
    assert not violations(page)
    page.click("#put-back")

    expect(page.locator("#text")).to_have_value(pasted)
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#put-back")).to_be_hidden()
    expect(page.locator(".row")).to_have_count(1)


def test_a_file_that_is_refused_takes_nothing(open_page: Open, tmp_path: Path) -> None:
    """Nor do two at once; the next that is read ends the complaint."""
    page = open_page()
    page.fill("#text", "Il pleut.")
    for name in ("a.pdf", "a.txt"):
        (tmp_path / name).write_text("Il neige.", "utf-8")
    page.set_input_files("#ask-file", tmp_path / "a.pdf")
    expect(page.locator("#error")).to_contain_text("This .pdf file cannot be read")
    expect(page.locator("#ask-file")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#text")).to_have_value("Il pleut.")
    page.set_input_files("#ask-file", tmp_path / "a.txt")

    expect(page.locator("#text")).to_have_value("Il neige.")
    expect(page.locator("#error, [aria-invalid]")).to_have_count(0)


def test_hostile_text_stays_text(translated: Open) -> None:
    """As an article, as a correction, in a file: nothing runs, no element comes of it."""
    page = translated(f"{ARTICLE}\nIl a dit : « {HOSTILE} » {HOSTILE}", permissions=CLIPBOARD)
    correct(page, ".segment", HOSTILE)
    page.locator(".target .segment").nth(1).dblclick(position={"x": 30, "y": 10})
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/html", text);
            data.setData("text/plain", text);
            const paste = { clipboardData: data, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", paste));
        }""",
        HOSTILE,
    )
    page.keyboard.press("Enter")
    copied(page, "[data-copy=translation]")

    assert not page.locator("main :is(script, img, svg, iframe)").count()
    assert taken(page, "txt").count(HOSTILE) > len(["correction", "paste"])
    apart = page.context.new_page()  # under no policy, as a file is opened
    apart.set_content(taken(page, "html"))
    assert not apart.locator("script, img, svg, iframe").count()
