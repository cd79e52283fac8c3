"""Take the pictures in docs/: the page with an article, light, dark, narrow, French, under way."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from service.app import create_app
from service.settings import Settings
from tests.browser.browsing import SAMPLE, chromium
from tests.serving import serving

DOCS = Path(__file__).parents[2] / "docs"
_POINTED_AT = ".target .segment:has(.number)"
_WIDE = {"width": 1280, "height": 1000}
_PICTURES: dict[str, dict[str, Any]] = {
    "light": {"viewport": _WIDE},
    "dark": {"viewport": _WIDE, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 390, "height": 844}},
}
_TITLE = "L’Ukraine et la Lituanie préparent l’entrée de Kiev dans l’OTAN"
_LONG = "\n".join(f"Étape {i} : {p}" for i in range(9) for p in SAMPLE.read_text().splitlines())


def shoot(page: Page, name: str) -> None:
    """Take one picture: the texts, a sentence with a quotation lit on both sides."""
    _scroll_to(page, "#translation-heading")
    sentence = page.locator(_POINTED_AT).first
    if page.viewport_size != _WIDE:
        sentence.evaluate("sentence => sentence.scrollIntoView({ block: 'center' })")
    sentence.hover()
    page.screenshot(path=DOCS / f"{name}.png")


def take(browser: Browser, address: str, name: str, **options: Any) -> None:
    """Take the picture of the sample article's result."""
    page = _page(browser, address, **options)
    page.click("#go")
    page.wait_for_selector("#take")
    shoot(page, name)
    page.context.close()


def take_french(browser: Browser, address: str) -> None:
    """Take the picture of a summary and a title, for a reader of French."""
    page = _page(browser, address, viewport=_WIDE, locale="fr")
    page.locator(".heads summary").click()
    page.fill("#title", _TITLE)
    page.click("#go")
    page.wait_for_selector("#take")
    _scroll_to(page, ".warning")
    page.screenshot(path=DOCS / "french.png")
    page.context.close()


def take_work(browser: Browser, address: str) -> None:
    """Take the picture of a long article under way."""
    page = _page(browser, address, viewport=_WIDE)
    page.fill("#text", _LONG)
    page.click("#go")
    page.wait_for_selector(".row:nth-child(12)")
    page.screenshot(path=DOCS / "work.png")
    page.keyboard.press("Escape")
    page.context.close()


def _scroll_to(page: Page, selector: str) -> None:
    """Bring an element to the top, with some air above it."""
    page.locator(selector).evaluate("found => { found.scrollIntoView(); scrollBy(0, -24); }")


def _page(browser: Browser, address: str, **options: Any) -> Page:
    """Open the form with the sample article in it."""
    page = browser.new_context(reduced_motion="reduce", **options).new_page()
    page.goto(f"{address}sample")
    return page


def main() -> None:
    """Take all pictures."""
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as state, chromium() as browser:
        settings = replace(Settings.from_env({}), state_dir=Path(state))
        with serving(create_app(settings)) as address:
            for name, options in _PICTURES.items():
                take(browser, address, name, **options)
            take_french(browser, address)
            take_work(browser, address)


if __name__ == "__main__":
    main()
