"""Dashboard and alerts ask for metrics, labels and values that the service has."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from prometheus_client.parser import text_string_to_metric_families

from service.app import create_app
from service.article import CaveatCode
from service.pipeline import Engines
from service.settings import Settings
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator

FOLDER = Path(__file__).parents[2] / "docs/deployment"
PROMTOOL = shutil.which("promtool") or ""
_METRIC = re.compile(r"\b(?:verbatim|process)_[a-z_]+")
_SELECTOR = re.compile(r"\b((?:verbatim|process)_[a-z_]+)\{([^}]*)\}")
_MATCHER = re.compile(r'(\w+)=~?"([^"]*)"')
_BY = re.compile(r"by \(([^)]*)\)\s*\((?:rate|increase)?\(?((?:verbatim|process)_[a-z_]+)")
_OF_PROMETHEUS = {"job", "instance", "le"}


def expressions() -> Iterator[str]:
    """Yield every expression of the dashboard and of the alerts."""
    board = json.loads((FOLDER / "grafana.json").read_text("utf-8"))
    for panel in board["panels"]:
        yield from (target["expr"] for target in panel["targets"])
    alerts = (FOLDER / "alerts.yml").read_text("utf-8")
    found = re.findall(r"expr: (?:>-\n((?: {10}.*\n)+)|(.+)\n)", alerts)
    yield from (" ".join((several or one).split()) for several, one in found)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, set[str]]:
    """Return the names in /metrics after one article, each with the names of its labels."""
    settings = replace(Settings.from_env({}), state_dir=tmp_path_factory.mktemp("state"))
    engines = Engines(FakeDetector(), FakeTranslator(), FakeRanker())
    client = create_app(settings, engines).test_client()
    client.post("/translate", json={"text": "Le maire a dit : « Non. »", "source": "fr"})
    found: dict[str, set[str]] = {}
    for family in text_string_to_metric_families(client.get("/metrics").text):
        for sample in family.samples:
            found.setdefault(sample.name, set()).update(sample.labels)
    return found


def test_there_are_expressions() -> None:
    """The other rules would hold for none."""
    assert len(list(expressions())) > 20
    assert any("up{" in expression for expression in expressions())


def test_each_metric_is_one_that_the_service_gives(known: Mapping[str, set[str]]) -> None:
    """A panel on another would stay empty, an alert silent."""
    asked = {name for expression in expressions() for name in _METRIC.findall(expression)}

    assert len(asked) >= 8
    assert asked <= known.keys()


def test_each_label_is_one_that_its_metric_has(known: Mapping[str, set[str]]) -> None:
    """In selectors and in sums; a caveat's code is one of the contract's."""
    for expression in expressions():
        for name, selector in _SELECTOR.findall(expression):
            for label, value in _MATCHER.findall(selector):
                assert label in known[name] | _OF_PROMETHEUS, expression
                assert label != "code" or set(value.split("|")) <= set(get_args(CaveatCode))
        for labels, name in _BY.findall(expression):
            assert set(labels.split(", ")) <= known[name] | _OF_PROMETHEUS, expression


@pytest.mark.skipif(not PROMTOOL, reason="THERE IS NO promtool: the alerts were not parsed.")
def test_prometheus_reads_its_files() -> None:
    """Configuration, rules, and every expression of the dashboard."""
    command = [PROMTOOL, "check", "config", "prometheus.yml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=FOLDER)  # noqa: S603
    assert done.returncode == 0, done.stderr
    for expression in expressions():
        query = expression.replace("$__rate_interval", "1m")
        command = [PROMTOOL, "promql", "format", "--experimental", query]
        read = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        assert read.returncode == 0, read.stderr
