"""The whole service with fake engines, and the requests by which English leaves it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from service.app import open_service
from service.pipeline import Engines
from service.settings import Settings
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator


def requests_on(article: str) -> dict[str, dict[str, Any]]:
    """Return the fields of a request in each format and to each route, by its path and a name."""
    return {
        "/translate": {"text": article},
        "/translate?of=html": {"text": f"<p>{article}</p>", "format": "html"},
        "/translate?of=q": {"q": article},
        "/translate?of=stream": {"text": article, "stream": True},
        "/summarise": {"text": article},
        "/summarise?of=articles": {"articles": [{"id": "AFP", "text": article}]},
        "/quotations": {"text": article},
    }


@contextmanager
def whole_service(state: Path, glossary: Mapping[str, str] | None = None) -> Iterator[FlaskClient]:
    """Serve with a worker for jobs, whose files are in `state`; `glossary` is the operator's."""
    settings = replace(Settings.from_env({}), state_dir=state)
    engines = Engines(FakeDetector(), FakeTranslator(), FakeRanker(), glossary or {})
    service = open_service(settings, engines)
    service.start()
    yield service.web.test_client()
    service.stop(1)
