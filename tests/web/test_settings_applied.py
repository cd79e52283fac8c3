"""What `service.app` wires does as the operator's settings say."""

import json
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import Mock, call, patch

import pytest

from service import app
from service.adapters import ctranslate, model_packages
from service.adapters.model_packages import Package
from service.app import Service
from service.jobs.records import WorkItem
from service.jobs.sqlite_store import Store
from service.pipeline import Engines
from service.settings import Settings
from service.translation.confidence import Calibration
from service.web.execution.admission import Admission
from tests.web.conftest import ARTICLE, Engine


def opened(settings: Settings, **changes: Any) -> Service:
    """Open a service of the real pipeline with some settings changed."""
    engine = Engine()
    return app.open_service(replace(settings, **changes), Engines(engine, engine, engine))


@pytest.fixture
def translator(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Put a package with a calibration and a translator in the place of the real ones."""
    calibration = Calibration(0.0, 0.0, 0.0, 0.0, doubt=50)
    package = Package("p", "1", "fr", "en", Path(), "", calibration=calibration)
    made = Mock()
    monkeypatch.setattr(app, "gc", Mock())
    monkeypatch.setattr(app, "_check", Mock())
    monkeypatch.setattr(model_packages, "current", lambda *_given: package)
    monkeypatch.setattr(ctranslate, "open_translator", made)
    return made


@pytest.mark.parametrize(("doubt", "bound"), [(None, 50), (0, 0), (7, 7)])
def test_the_engines(settings: Settings, translator: Mock, doubt: int | None, bound: int) -> None:
    """BEAM, DOUBT, THREADS and GLOSSARY."""
    changed = replace(settings, beam=5, doubt=doubt, threads=6, glossary={"maire": "reeve"})
    engines = app.open_engines(changed, at_once=2)

    (package, *rest) = translator.call_args.args
    assert (package.calibration.doubt, rest) == (bound, [5, 3, 2])
    assert engines.glossary == {"maire": "reeve"}


def test_how_many_may_wait(settings: Settings) -> None:
    """QUEUE; files have a queue of their own."""
    with patch.object(app, "Admission", wraps=Admission) as made:
        opened(settings, queue=7, threads=1)

    assert call(slots=16, waiting=7) in made.call_args_list


@pytest.mark.parametrize("path", ["/translate", "/summarise", "/quotations", "/detect"])
def test_the_longest_time_of_a_request(settings: Settings, path: str) -> None:
    """TIMEOUT."""
    client = opened(settings, timeout=0).web.test_client()

    assert client.post(path, json={"text": ARTICLE}).get_json()["error"]["code"] == "timeout"


def test_the_longest_time_of_an_article_of_a_job(settings: Settings) -> None:
    """JOB_TIMEOUT."""
    worker = opened(settings, job_timeout=0).worker
    assert worker
    outcome = worker._work(WorkItem("j", 1, "translate", ARTICLE, {}, "r"), lambda: None)

    assert json.loads(zlib.decompress(outcome.record))["code"] == "timeout"


def test_how_long_results_are_kept(settings: Settings) -> None:
    """JOB_DAYS."""
    housekeeper = opened(settings, job_days=3).housekeeper
    with patch.object(Store, "purge", side_effect=lambda _: housekeeper._stop.set()) as purge:
        housekeeper._go_round()

    purge.assert_called_once_with(3 * 86_400)


def test_which_hosts_are_answered(settings: Settings) -> None:
    """HOSTS, and no others."""
    client = opened(settings, hosts=("desk.example",)).web.test_client()
    found = [client.get("/health", headers={"Host": h}) for h in ("desk.example", "localhost")]

    assert [answer.status_code for answer in found] == [200, 421]
