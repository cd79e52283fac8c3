"""An installed service is whole: `pip install .` gives templates, static files and the model."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUILD = "from setuptools import build_meta; print(build_meta.build_wheel('dist'))"
TRANSLATE = (
    "from pathlib import Path; from service.adapters import ctranslate, model_packages;"
    "package = model_packages.current(Path('state'), None); print(package.path);"
    "print(ctranslate.open_translator(package, 2, 1).translate(['Le maire a dit hier.'])[0].text)"
)


def _run(folder: Path, code: str, path: Path | None = None) -> str:
    """Run Python in a folder, with no other source of modules than `path`."""
    there = {"PYTHONPATH": str(path)} if path else {}
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        cwd=folder,
        env=os.environ | there,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel from a copy of the tree, with the build tools that are locked."""
    copy = tmp_path_factory.mktemp("tree")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    unwanted = shutil.ignore_patterns("__pycache__", "training", "*.egg-info")
    for name in ("service", "models"):
        shutil.copytree(ROOT / name, copy / name, ignore=unwanted)
    _run(copy, BUILD)
    return zipfile.ZipFile(next((copy / "dist").glob("*.whl")))


def test_the_wheel_holds_what_the_service_needs(wheel: zipfile.ZipFile) -> None:
    """Every module, template and static file, the model package and its manifest, no more."""
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    source = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "service").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
        if not path.name.endswith("requirements.txt")
    }
    models = {f"service/models/{p.name}" for p in (ROOT / "models").iterdir() if p.is_file()}

    assert packed >= source | {m for m in models if m.endswith((".argosmodel", ".toml", ".md"))}
    assert packed <= source | models


def test_an_installed_service_finds_its_model(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """It translates without the source tree beside it."""
    wheel.extractall(tmp_path / "installed")
    printed = _run(tmp_path, TRANSLATE, tmp_path / "installed")

    assert "yesterday" in printed
    assert "state/packages/" in printed
