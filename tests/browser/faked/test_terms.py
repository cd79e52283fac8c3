"""The editor's glossary: kept in the browser, sent with each request, CSV in and out."""

from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.faked.test_keeping import correct_sentence
from tests.browser.hands import ask, violations

FIRST, SECOND = "Le maire est à Blois.", "La paix est là."
ARTICLE = f"{FIRST} {SECOND} Le maire dort."


def select_word(page: Page, word: str) -> None:
    """Select a word of the first French sentence, as a double click does."""
    page.locator("#f-s1").evaluate(
        """(sentence, word) => {
            const text = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT).nextNode();
            const at = text.data.indexOf(word);
            getSelection().setBaseAndExtent(text, at, text, at + word.length);
        }""",
        word,
    )


def test_a_term_comes_from_a_selection(translated: Open) -> None:
    """Its sentences are translated anew, in place; corrections stay; the browser keeps it."""
    page = translated(ARTICLE)
    correct_sentence(page, SECOND, "Peace has come.")
    select_word(page, "maire")
    page.get_by_role("button", name="Add to the glossary").click()
    expect(page.locator("#term-french")).to_have_value("maire")
    assert not violations(page)
    page.keyboard.type("reeve")
    page.keyboard.press("Enter")
    expect(page.locator("#e-s1")).to_contain_text("The reeve is")
    expect(page.locator("#e-s3")).to_contain_text("The reeve")
    expect(page.locator("#e-s2 .corrected")).to_have_text("Peace has come.")
    expect(page.locator("#glossary")).to_have_value("maire = reeve")
    expect(page.locator("#told")).to_have_text("")

    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("#terms")).to_have_text("1 term")
    ask(other, FIRST)
    expect(other.locator("#e-s1")).to_contain_text("The reeve is")
    other.click("#asked > summary")
    other.click("#glossary-box > summary")
    other.fill("#glossary", "")
    expect(page.locator("#glossary")).to_have_value("")  # of the first tab


def test_a_refused_term_leaves_the_result(translated: Open) -> None:
    """It stays where it is, with what went wrong above it."""
    page = translated(ARTICLE)
    form = page.url.partition("#")[0]
    page.route(form, lambda route: route.fulfill(status=503, body="proxy"))
    select_word(page, "maire")
    page.get_by_role("button", name="Add to the glossary").click()
    page.keyboard.type("reeve")
    page.keyboard.press("Enter")
    expect(page.locator("#result [role=alert], #error")).to_contain_text("503")
    expect(page.locator("#e-s1")).to_be_visible()


def test_a_term_by_the_keyboard_alone(translated: Open) -> None:
    """From words selected in the field; Escape adds nothing; changed text is not sent unasked."""
    page = translated(ARTICLE)
    page.focus("#asked > summary")
    page.keyboard.press("Enter")
    page.fill("#text", "maire")
    page.press("#text", "Control+a")
    page.focus("#add-here")
    page.keyboard.press("Enter")
    expect(page.locator("#term-english")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#glossary")).to_have_value("")
    expect(page.locator("#add-here")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("reeve")
    page.keyboard.press("Enter")
    expect(page.locator("#e-s1")).to_contain_text("The reeve is")
    expect(page.locator("#add-here")).to_be_focused()
    expect(page.locator("#text")).to_have_value("maire")
    expect(page.locator(".source .segment")).to_have_count(3)


def test_terms_travel_as_csv(open_page: Open, tmp_path: Path) -> None:
    """A French spreadsheet's file is read, ours is the operator's; a wrong one changes nothing."""
    page = open_page()
    page.click("#glossary-box > summary")
    page.fill("#glossary", "maire = mayor\npaix = peace")
    path = tmp_path / "terms.csv"
    path.write_bytes('maire;"reeve; ""alderman"""\nété;summer\n'.encode("cp1252"))
    page.set_input_files("#terms-file", path)
    lines = ['maire = reeve; "alderman"', "paix = peace", "été = summer"]
    expect(page.locator("#glossary")).to_have_value("\n".join(lines))
    expect(page.locator("#terms-told")).to_have_text("2 terms were read.")
    with page.expect_download() as download:
        page.click("#terms-save")
    written = Path(download.value.path())
    assert written.read_text("utf-8-sig").splitlines() == [
        "source,target",
        'maire,"reeve; ""alderman"""',
        "paix,peace",
        "été,summer",
    ]

    page.fill("#glossary", "")
    page.set_input_files("#terms-file", written)
    expect(page.locator("#glossary")).to_have_value("\n".join(lines))
    path.write_text("one column\n")
    page.set_input_files("#terms-file", path)
    expect(page.locator("#terms-told")).to_contain_text("two columns")
    expect(page.locator("#glossary")).to_have_value("\n".join(lines))
    assert not violations(page)


def test_a_heading_is_no_term(open_page: Open, tmp_path: Path) -> None:
    """In the words of either language; below the first row the same words are one."""
    page = open_page()
    page.click("#glossary-box > summary")
    path = tmp_path / "terms.csv"
    for heading in ("Français;Anglais", "french;English", "SOURCE;target", "fr;en"):
        path.write_text(f"{heading}\nmaire;mayor\nsource;target\n", "utf-8")
        page.set_input_files("#terms-file", path)
        expect(page.locator("#terms-told")).to_have_text("2 terms were read.")
        expect(page.locator("#glossary")).to_have_value("maire = mayor\nsource = target")
        page.fill("#glossary", "")


def test_a_line_that_is_no_term_is_named(open_page: Open) -> None:
    """Before anything is sent; without a script the service refuses it, at its field."""
    page = open_page()
    page.click("#glossary-box > summary")
    page.fill("#text", FIRST)
    page.fill("#glossary", "maire = reeve\npaix")
    page.click("#go")
    told = page.locator("#glossary").evaluate("field => field.validationMessage")
    assert told.startswith("Term 2 is not")
    expect(page.locator("#glossary")).to_be_focused()

    bare = open_page(java_script_enabled=False)
    bare.click("#glossary-box > summary")
    bare.fill("#text", FIRST)
    bare.fill("#glossary", "paix")
    bare.click("#go")
    expect(bare.locator("#error")).to_contain_text("`glossary` must be lines")
    expect(bare.locator("#glossary")).to_have_attribute("aria-invalid", "true")
    bare.fill("#glossary", "maire\treeve")
    bare.click("#go")
    expect(bare.locator("#e-s1")).to_contain_text("The reeve is")


def test_a_folded_field_that_is_wrong_is_unfolded(open_page: Open) -> None:
    """An unfinished line of the glossary would leave Translate without effect, on every visit."""
    page = open_page()
    page.fill("#text", FIRST)
    page.click("#glossary-box > summary")
    page.fill("#glossary", "gilet jaune =")
    page.reload()
    expect(page.locator("#glossary")).to_be_hidden()
    page.click("#go")
    expect(page.locator("#glossary")).to_be_focused()
    assert "Term 1 is not" in page.locator("#glossary").evaluate("e => e.validationMessage")

    page.fill("#glossary", "")
    page.click("#go")
    expect(page.locator("#text")).to_be_hidden()
    page.evaluate("document.querySelector('[name=sentences]').value = 500")
    page.locator("#method-of-result").select_option("lead")  # which sends the form
    expect(page.locator("[name=sentences]")).to_be_focused()


def test_a_term_waits_for_a_sentence_that_is_being_corrected(translated: Open) -> None:
    """The result that is made anew comes once the correction is whole, and keeps it."""
    page = translated(ARTICLE)
    page.click("#add-here")
    page.fill("#term-french", "maire")
    page.fill("#term-english", "reeve")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(page.url, hold)
    with page.expect_request(page.url):
        page.keyboard.press("Enter")
    page.focus("#e-s2")
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Peace has")
    held[0].continue_()
    page.wait_for_timeout(700)  # it has come by then
    page.keyboard.type(" come.")
    expect(page.locator("#e-s1")).to_contain_text("The mayor is")
    page.keyboard.press("Enter")
    expect(page.locator("#e-s1")).to_contain_text("The reeve is")
    expect(page.locator("#e-s2 .corrected")).to_have_text("Peace has come.")
    expect(page.locator("#e-s2")).to_be_focused()
