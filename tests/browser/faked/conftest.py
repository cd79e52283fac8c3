"""A service with fake engines, which answer at once, for all tests of this folder."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from service.app import create_app
from service.pipeline import Engines
from service.settings import Settings
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator
from tests.serving import serving


@pytest.fixture(scope="session")
def address(state: Path) -> Iterator[str]:
    """Serve the fake engines on a loopback port, in place of the real model."""
    engines = Engines(FakeDetector(), FakeTranslator(), FakeRanker())
    with serving(create_app(replace(Settings.from_env({}), state_dir=state), engines)) as found:
        yield found
