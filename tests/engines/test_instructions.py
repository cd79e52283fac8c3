"""AVX-512 is chosen where the processor gains by it, unless the operator chose otherwise."""

import os
from pathlib import Path

import pytest

from service.adapters import instructions

NEW = "fpu avx2 avx512f avx512dq avx512cd avx512bw avx512vl avx512_vnni"
DESCRIBED = {
    "new": (f"processor\t: 0\nflags\t\t: {NEW}\nbugs\t\t:\n", True),
    "before 2019": (f"flags\t\t: {NEW.removesuffix(' avx512_vnni')}\n", False),
    "AVX2": ("flags\t\t: fpu avx2\n", False),
    "ARM": ("processor\t: 0\nFeatures\t: fp asimd\n", False),
}


@pytest.fixture
def described(tmp_path: Path) -> Path:
    """Return where the processor's description is kept."""
    return tmp_path / "cpuinfo"


@pytest.mark.parametrize(("text", "gains"), DESCRIBED.values(), ids=DESCRIBED)
def test_a_processor_is_known_by_its_flags(described: Path, text: str, gains: bool) -> None:
    """Those that slow down by it, or lack a part of it, are left as they are."""
    described.write_text(text)

    assert instructions.has_avx512(described) is gains


def test_without_a_description_nothing_is_chosen(described: Path) -> None:
    """As on a system that is no Linux."""
    assert not instructions.has_avx512(described)


@pytest.mark.parametrize(("chosen", "kept"), [(None, "AVX512"), ("AVX2", "AVX2")])
def test_the_operators_choice_stays(
    described: Path, monkeypatch: pytest.MonkeyPatch, chosen: str | None, kept: str
) -> None:
    """What is in the environment already is not replaced."""
    described.write_text(f"flags\t\t: {NEW}\n")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", chosen or "")
    if chosen is None:
        monkeypatch.delenv("CT2_FORCE_CPU_ISA")

    instructions.use_widest(described)

    assert os.environ["CT2_FORCE_CPU_ISA"] == kept
