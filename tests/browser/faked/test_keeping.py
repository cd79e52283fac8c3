"""Work is not lost: what a tab keeps, what a browser keeps where asked, corrections by sentence."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.hands import ask, correct, violations

FIRST, SECOND, THIRD = "Le maire est à Blois.", "La paix est là.", "Le pays est en guerre."
ARTICLE = f"{FIRST} {SECOND} {THIRD}"
CORRECTED = "Peace has come."


def correct_sentence(page: Page, french: str, words: str) -> None:
    """Correct the sentence that holds some French words, by the keyboard."""
    held = page.locator(".source .segment", has_text=french).first
    place = f".target [data-segment={held.get_attribute('data-segment')}]"
    page.locator(place).first.press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def kept(page: Page) -> None:
    """Expect text, result, correction, ticks and the summary's length as they were left."""
    expect(page.locator("#text")).to_have_value(ARTICLE)
    expect(page.locator("#title")).to_have_value("Blois")
    expect(page.locator(".target .corrected")).to_have_text(CORRECTED)
    expect(page.locator(".summary")).to_contain_text(CORRECTED)
    expect(page.locator("#french")).to_be_checked()
    expect(page.locator("[name=quotes][value=original]")).to_be_checked()
    expect(page.locator("#length")).to_have_value("2")


def test_nothing_is_lost_by_leaving(translated: Open) -> None:
    """By a reload, the API's link and Back; the browser has no reason to ask."""
    page = translated(ARTICLE)
    page.click("#asked > summary")
    page.click(".heads summary")
    page.fill("#title", "Blois")
    ask(page, ARTICLE)
    expect(page.locator("h3.source")).to_have_text("Blois")
    correct_sentence(page, SECOND, CORRECTED)
    page.check("#french")
    page.check("[name=quotes][value=original]")
    page.focus("#length")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")

    page.reload()
    kept(page)
    page.click("footer a")
    page.go_back()
    kept(page)
    page.click("h1 a")
    kept(page)
    page.get_by_role("button", name="Restore the machine").click()
    page.reload()
    expect(page.locator(".texts")).to_be_visible()
    expect(page.locator(".corrected")).to_have_count(0)


def test_what_is_typed_is_not_lost_either(open_page: Open) -> None:
    """Before anything is translated; what the server puts into the form goes before it."""
    page = open_page()
    page.fill("#text", FIRST)
    page.select_option("[name=spelling]", "en-US")
    page.reload()
    expect(page.locator("#text")).to_have_value(FIRST)
    expect(page.locator("[name=spelling]")).to_have_value("en-US")
    page.goto(page.url + "sample")
    expect(page.locator("#text")).not_to_have_value(FIRST)


def test_corrections_go_by_sentence(translated: Open) -> None:
    """A change of the French before it leaves a correction; a sentence that comes back has it."""
    page = translated(ARTICLE)
    correct_sentence(page, SECOND, CORRECTED)
    ask(page, f"Une phrase de plus. Le ministre est là. {SECOND} {FIRST}")
    expect(page.locator(".source .segment")).to_have_count(4)
    expect(page.locator(".target .corrected")).to_have_text(CORRECTED)
    expect(page.locator("#e-s3 .corrected")).to_have_count(1)

    ask(page, FIRST)
    expect(page.locator(".source .segment")).to_have_count(1)
    expect(page.locator(".corrected")).to_have_count(0)
    ask(page, ARTICLE)
    expect(page.locator("#e-s2 .corrected")).to_have_text(CORRECTED)


def test_of_two_sentences_alike_one_is_corrected(translated: Open) -> None:
    """The other keeps the machine's words over a reload."""
    page = translated(f"{SECOND} {FIRST} {SECOND}")
    correct_sentence(page, SECOND, CORRECTED)
    page.reload()
    expect(page.locator("#e-s1 .corrected")).to_have_text(CORRECTED)
    expect(page.locator(".target .corrected")).to_have_count(1)


def test_another_language_of_the_page_keeps_corrections(translated: Open) -> None:
    """The result is made anew by the server then."""
    page = translated(ARTICLE)
    correct_sentence(page, SECOND, CORRECTED)
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#e-s2 .corrected")).to_have_text(CORRECTED)


def test_a_new_article_begins_on_an_empty_page(translated: Open) -> None:
    """Text and result come back with the correction, if that was a mistake."""
    page = translated(ARTICLE)
    correct(page, ".segment", CORRECTED)
    page.get_by_role("button", name="New article").click()
    expect(page.locator("#text")).to_have_value("")
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#result")).to_have_count(0)
    page.click("#put-back")
    expect(page.locator("#asked")).not_to_have_attribute("open", "")
    expect(page.locator("#text")).to_have_value(ARTICLE)
    expect(page.locator(".target .corrected")).to_have_text(CORRECTED)


def test_new_work_is_not_replaced_by_the_old(translated: Open) -> None:
    """The offer to put the text back goes where another is typed."""
    page = translated(FIRST)
    page.get_by_role("button", name="New article").click()
    expect(page.locator("#put-back")).to_be_visible()
    page.fill("#text", SECOND)
    expect(page.locator("#put-back")).to_be_hidden()
    expect(page.locator("#opened")).to_have_text("")
    page.get_by_role("button", name="New article").click()
    page.click("#put-back")
    expect(page.locator("#text")).to_have_value(SECOND)
    expect(page.locator("#result")).to_have_count(0)


def test_a_failure_brings_the_result_back(translated: Open) -> None:
    """Of whichever article: it is the editor's work."""
    page = translated(ARTICLE)
    correct_sentence(page, SECOND, CORRECTED)
    page.route(page.url, lambda route: route.abort())
    ask(page, f"{FIRST} {SECOND}")
    expect(page.locator("#result [role=alert]")).to_have_text("The connection was lost: try again.")
    expect(page.locator("#e-s2 .corrected")).to_have_text(CORRECTED)


def test_what_is_cancelled_says_so_above_the_result_before_it(translated: Open) -> None:
    """The focus goes there too; the Escape that closes a dialogue cancels nothing."""
    page = translated(ARTICLE)
    page.route(page.url, lambda _route: None)  # never answered
    ask(page, SECOND)
    page.click("#glossary-box > summary")
    page.locator("#glossary-box [data-term]").click()
    page.keyboard.press("Escape")
    expect(page.locator("#term")).to_be_hidden()
    page.locator("#cancel").press("Enter")
    expect(page.locator("#result [role=alert]")).to_have_text("Cancelled")
    expect(page.locator("#result")).to_be_focused()
    expect(page.locator(".source .segment")).to_have_count(3)


def test_the_last_ten_are_a_choice(translated: Open) -> None:
    """Off at first; then kept beyond the tab, the latest first, ten at most, and forgotten."""
    page = translated(FIRST)
    page.locator("#shelf summary").click()
    expect(page.locator("#shelve")).not_to_be_checked()
    expect(page.locator("#shelved li, #forget:visible")).to_have_count(0)
    page.check("#shelve")
    expect(page.locator("#shelved button")).to_have_text([FIRST])
    for number in range(10):
        ask(page, f"Le maire numéro {number} est là.")
        expect(page.locator("#shelved li").first).to_contain_text(f"numéro {number}")
    expect(page.locator("#shelved li")).to_have_count(10)
    correct(page, ".segment", CORRECTED)
    page.wait_for_timeout(1_000)  # it is kept a little after the last change

    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("#text")).to_have_value("")
    other.locator("#shelf summary").click()
    assert not violations(other)
    other.locator("#shelved button").first.click()
    expect(other.locator("#text")).to_have_value("Le maire numéro 9 est là.")
    expect(other.locator(".target .corrected")).to_have_text(CORRECTED)
    other.locator("#shelf summary").click()
    other.get_by_role("button", name="Forget them all").click()
    expect(other.locator("#shelved li")).to_have_count(0)
    other.reload()
    expect(other.locator(".target .corrected")).to_have_text(CORRECTED)  # this tab's own


def test_one_of_the_last_ten_takes_nothing_away(translated: Open) -> None:
    """Text that it replaces is put back with its result; a result is kept with its own article."""
    page = translated(FIRST)
    page.locator("#shelf summary").click()
    page.check("#shelve")
    expect(page.locator("#shelved button")).to_have_text([FIRST])
    page.click("#asked > summary")
    page.fill("#text", SECOND)
    correct_sentence(page, FIRST, CORRECTED)
    page.wait_for_timeout(1_000)
    expect(page.locator("#shelved button")).to_have_text([FIRST])

    page.locator("#shelved button").click()
    expect(page.locator("#text")).to_have_value(FIRST)
    expect(page.locator(".target .corrected")).to_have_text(CORRECTED)
    expect(page.locator("#put-back")).to_be_in_viewport()
    page.click("#put-back")
    expect(page.locator("#text")).to_have_value(SECOND)
    expect(page.locator(".target .corrected")).to_have_text(CORRECTED)


def test_where_the_browser_keeps_nothing_it_asks(open_page: Open) -> None:
    """Full or shut off: a correction would be lost, so the browser asks before the page is left."""
    page = open_page()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    ask(page, FIRST)
    page.wait_for_selector("#take")
    correct(page, ".segment", CORRECTED)
    with page.expect_event("dialog") as dialogue:
        page.click("h1 a", no_wait_after=True)

    assert dialogue.value.type == "beforeunload"
    expect(page.locator(".target .corrected")).to_have_count(1)
