"""One browser and one service with the real model for all tests; a clean page for each."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page

from service.app import create_app
from service.settings import Settings
from tests.browser.browsing import CHROMIUM, SAMPLE, chromium, must_be_there
from tests.serving import serving

Open = Callable[..., Page]
_SKIPPED = "THE PAGE WAS NOT TESTED IN A BROWSER: there is no /usr/bin/chromium (apt install it)."


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip where there is no Chromium, but never where it could have been installed."""
    if CHROMIUM.exists() or must_be_there():
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=_SKIPPED))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say aloud, in one line, that these tests were skipped."""
    skipped = terminalreporter.stats.get("skipped", ())
    if any(_SKIPPED in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(_SKIPPED, red=True, bold=True)


@pytest.fixture(scope="session")
def address(state: Path) -> Iterator[str]:
    """Serve the bundled model on a loopback port."""
    with serving(create_app(replace(Settings.from_env({}), state_dir=state))) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield the browser that all tests share."""
    with chromium() as found:
        yield found


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Yield a function that opens the form; afterwards no page may have had an error.

    No request to another machine, no error on the console, no exception, no dialogue.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def watch(page: Page) -> None:
        page.on("console", partial(told, page))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", close)
        page.on("request", lambda r: None if r.url.startswith(address) else wrong.append(r.url))

    def told(page: Page, message: ConsoleMessage) -> None:
        asked, own = (url.partition("#")[0] for url in (message.location["url"], page.url))
        refused = asked in (
            own,
            f"{address}export",
            f"{address}open",
            f"{address}wordings",
        )  # Chromium notes a refusal's status
        if message.type in ("error", "warning") and not refused:
            wrong.append(f"{message.text} ({asked})")

    def close(dialogue: Dialog) -> None:
        if dialogue.type != "beforeunload":  # that one is the browser's own question
            wrong.append(f"{dialogue.type}: {dialogue.message}")
        dialogue.dismiss()

    def open_(path: str = "", **options: Any) -> Page:
        defaults = {"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 800}}
        context = browser.new_context(**(defaults | options))
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def translated(open_page: Open) -> Open:
    """Return a function that opens the form and translates an article, the sample by default."""

    def translate(text: str = SAMPLE.read_text("utf-8"), **options: Any) -> Page:
        page = open_page(**options)
        page.fill("#text", text)
        page.click("#go")
        page.wait_for_selector("#take")
        return page

    return translate
