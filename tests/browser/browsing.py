"""Debian's Chromium, shut off from everything but this machine."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
SAMPLE = Path(__file__).parents[1] / "golden" / "article.txt"
_CLOSED = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def must_be_there() -> bool:
    """Whether `make test` can install Chromium here: then its tests are never skipped."""
    return Path("/etc/debian_version").exists() and os.geteuid() == 0


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser; for root, without Chromium's sandbox, which root cannot use."""
    sandbox = ("--no-sandbox",) * (os.geteuid() == 0)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*_CLOSED, *sandbox], timeout=60_000
        )
        yield browser
        browser.close()
