"""What an editor's hands do on the page, and what a checker of accessibility finds there."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

CLIPBOARD = ["clipboard-read", "clipboard-write"]
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]


def taken(page: Page, kind: str) -> str:
    """Download the result and give the file's text."""
    page.click("#downloads summary")
    with page.expect_download() as download:
        page.click(f"button[value={kind}]")
    assert download.value.suggested_filename == f"translation.{kind}"
    return Path(download.value.path()).read_text("utf-8")


def copied(page: Page, button: str) -> str:
    """Copy by a button, perhaps in a menu, and give what the clipboard holds."""
    menu = page.locator(button).locator("xpath=ancestor::details[@class='menu']")
    if menu.count():
        menu.locator("summary").click()
    page.click(button)
    expect(page.locator("#told")).to_have_text("Copied.")
    return str(page.evaluate("navigator.clipboard.readText()"))


def ask(page: Page, text: str) -> None:
    """Translate another article, or the same once more, on a page that may have a result."""
    if page.locator("#asked:not([open])").count():
        page.click("#asked > summary")
    page.fill("#text", text)
    page.click("#go")


def correct(page: Page, segment: str, words: str) -> None:
    """Correct the first words of a sentence as an editor would."""
    page.locator(f".target {segment}").first.dblclick(position={"x": 30, "y": 10})
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def segment_of(page: Page, words: str) -> str:
    """Return the selector of the sentence that holds some French words."""
    held = page.locator(".source .segment", has_text=words).first
    return f"[data-segment='{held.get_attribute('data-segment')}']"


def violations(page: Page) -> list[str]:
    """Run axe on a page; give the rules that are broken, and where."""
    # Of rules that pass one place each is enough: axe then gathers no more.
    options = {"runOnly": _RULES, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response
    tried = {rule["id"] for rule in found["passes"] + found["violations"]}
    assert "color-contrast" in tried
    assert "label-content-name-mismatch" in tried | {r["id"] for r in found["inapplicable"]}
    return [
        f"{v['id']}: {[node['target'] for node in v['nodes']][:3]}" for v in found["violations"]
    ]
