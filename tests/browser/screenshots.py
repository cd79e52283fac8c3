"""Take the pictures in docs/: the page with the sample article, light, dark and narrow."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from service.app import create_app
from service.settings import Settings
from tests.browser.browsing import chromium
from tests.serving import serving

DOCS = Path(__file__).parents[2] / "docs"
_POINTED_AT = ".target .segment:has(.number)"
_PICTURES: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 1000}},
    "dark": {"viewport": {"width": 1280, "height": 1000}, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 390, "height": 844}},
}


def take(browser: Browser, address: str, name: str, **options: Any) -> None:
    """Take one picture: the texts, a sentence with a quotation lit on both sides."""
    context = browser.new_context(reduced_motion="reduce", **options)
    page = context.new_page()
    page.goto(f"{address}sample")
    page.click("#go")
    sentence = page.locator(_POINTED_AT).first
    sentence.evaluate("sentence => sentence.scrollIntoView({ block: 'center' })")
    sentence.hover()
    page.screenshot(path=DOCS / f"{name}.png")
    context.close()


def main() -> None:
    """Take all pictures."""
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as state, chromium() as browser:
        settings = replace(Settings.from_env({}), state_dir=Path(state))
        with serving(create_app(settings)) as address:
            for name, options in _PICTURES.items():
                take(browser, address, name, **options)


if __name__ == "__main__":
    main()
