"""The example for Kubernetes: its schemas accept it, and what it starts and sets is ours."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.__main__ import _parser
from service.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs/deployment/kubernetes.yaml"


def documents() -> list[dict[str, Any]]:
    """Return the objects of the example."""
    return list(yaml.safe_load_all(EXAMPLE.read_text("utf-8")))


def ours() -> dict[str, dict[str, Any]]:
    """Return the containers of our image, by name."""
    pods = [
        found["spec"]["template"]["spec"] for found in documents() if "template" in found["spec"]
    ]
    containers = [container for pod in pods for container in pod["containers"]]
    return {found["name"]: found for found in containers if "/verbatim:" in found["image"]}


def check(path: Path) -> int:
    """Run kubernetes-validate on a file, without properties unknown to it."""
    program = Path(sys.executable).with_name("kubernetes-validate")
    command = [str(program), "--strict", str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode  # noqa: S603


def test_kubernetes_validate_accepts_the_example(tmp_path: Path) -> None:
    """And not the same with a misspelt property."""
    broken = tmp_path / "broken.yaml"
    broken.write_text(EXAMPLE.read_text("utf-8").replace("replicas: 3", "replica: 3"), "utf-8")

    assert check(EXAMPLE) == 0
    assert check(broken) != 0


def test_the_example_has_one_serve_and_workers() -> None:
    """A store has exactly one `serve`."""
    replicas = {
        found["metadata"]["name"]: found["spec"]["replicas"]
        for found in documents()
        if "replicas" in found["spec"]
    }

    assert replicas["verbatim-web"] == 1
    assert set(ours()) == {"web", "worker"}


@pytest.mark.parametrize("name", ["web", "worker"])
def test_a_pod_starts_what_there_is(name: str) -> None:
    """Its command is one of ours, its variables are settings with values that they take."""
    found = ours()[name]
    values = {pair["name"]: pair.get("value", "secret") for pair in found["env"]}
    set_ = {name: value for name, value in values.items() if name.startswith(PREFIX)}
    set_.pop(f"{PREFIX}API_KEYS_FILE", None)  # a file of the pod
    settings = Settings.from_env(set_)

    assert _parser().parse_args(found["args"])
    for variable in set_:
        assert hasattr(settings, variable.removeprefix(PREFIX).lower())
