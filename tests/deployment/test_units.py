"""The systemd units: systemd itself reads and rates them, and what they deny is really denied."""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from service.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
UNITS = sorted((ROOT / "docs/deployment").glob("*.service"))
ANALYZE = shutil.which("systemd-analyze") or ""
_NO_SYSTEMD = "THERE IS NO systemd-analyze: the units were not checked."
_MOST_EXPOSED = 1.5  # of 10
_PR_SET_MDWE = 65


def settings_of(unit: Path) -> dict[str, str]:
    """Return the environment that a unit sets."""
    return dict(re.findall(r"^Environment=([^=]+)=(.+)$", unit.read_text("utf-8"), re.MULTILINE))


def test_the_units_are_found() -> None:
    """The other rules would hold for none."""
    assert [unit.name for unit in UNITS] == ["verbatim-web.service", "verbatim-worker.service"]


@pytest.mark.skipif(not ANALYZE, reason=_NO_SYSTEMD)
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_reads_a_unit_and_finds_it_closed(unit: Path, tmp_path: Path) -> None:
    """No unknown directive; an exposure of 1.5 of 10 at most."""
    text = unit.read_text("utf-8").replace("/opt/verbatim/bin/verbatim", sys.executable)
    copy = tmp_path / unit.name
    copy.write_text(text)
    verified = subprocess.run(  # noqa: S603
        [ANALYZE, "verify", copy], capture_output=True, text=True, check=False
    )
    rated = subprocess.run(  # noqa: S603
        [ANALYZE, "security", "--offline=true", "--no-pager", copy],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", rated.stdout)

    assert (verified.returncode, verified.stderr) == (0, "")
    assert found
    assert float(found[1]) <= _MOST_EXPOSED, rated.stdout


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_units_settings_are_ours(unit: Path) -> None:
    """Each variable is one that the service knows, with a value that it takes."""
    found = settings_of(unit)
    settings = Settings.from_env(found)

    assert found
    for name in found:
        assert hasattr(settings, name.removeprefix(PREFIX).lower())


def test_what_a_unit_says_of_memory_is_so() -> None:
    """Where code may not be written the model gives nonsense: the service says so, and ends.

    Kernels before 6.3 cannot deny it to one process.
    """
    if ctypes.CDLL(None).prctl(_PR_SET_MDWE + 1, 0, 0, 0, 0) < 0:
        pytest.skip("THIS KERNEL HAS NO PR_SET_MDWE: written code was not denied.")
    program = (
        f"import ctypes; assert ctypes.CDLL(None).prctl({_PR_SET_MDWE}, 1, 0, 0, 0) == 0;"
        "from service.__main__ import main; import sys;"
        "sys.exit(main(['translate', 'tests/golden/article.txt']))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
        cwd=ROOT,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert "MemoryDenyWriteExecute" in done.stderr
    assert not any("\nMemoryDenyWriteExecute" in unit.read_text() for unit in UNITS)
