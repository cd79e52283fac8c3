"""What tests of model packages share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.package_site import serving_folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return an empty state folder."""
    return tmp_path / "state"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Path]]:
    """Serve a folder on loopback; give its address and the folder."""
    monkeypatch.setenv("no_proxy", "*")
    folder = tmp_path / "site"
    folder.mkdir()
    with serving_folder(folder) as address:
        yield address, folder
