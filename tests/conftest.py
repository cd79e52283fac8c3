"""What every test runs under: no network, no settings from outside, a state folder of its own."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from service.translation.ports import Translator
from tests import network
from tests.fleet import redis

network.close()
hypothesis.settings.register_profile("verbatim", deadline=None, database=None, print_blob=True)
hypothesis.settings.load_profile("verbatim")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say aloud, in one line, that tests on Redis were skipped."""
    skipped = terminalreporter.stats.get("skipped", ())
    if any(redis.ABSENT in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(redis.ABSENT, red=True, bold=True)


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fail a test that reached for the network, even where the code swallowed the refusal."""
    network.attempts.clear()
    yield
    assert not network.attempts


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the state folder that all tests share."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(autouse=True)
def _own_settings(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no setting of whoever runs the tests count, for subprocesses neither."""
    for name in [name for name in os.environ if name.startswith("VERBATIM_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("VERBATIM_STATE_DIR", str(state))


@pytest.fixture(scope="session")
def translator(state: Path) -> Translator:
    """Return the real translator with the bundled model package; it is loaded once."""
    from service.adapters import ctranslate, model_packages  # noqa: PLC0415 - not for unit tests

    return ctranslate.open_translator(model_packages.current(state, None), 2, threads=2)


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    """Take away what a command set up for its log: it writes to what one test captured."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
