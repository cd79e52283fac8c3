"""Compare figures with the floors in floors.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_FLOORS = Path(__file__).parent / "floors.toml"


def below(title: str, figures: Mapping[str, float], *table: str) -> int:
    """Print figures beside the floors of a table of floors.toml; count those that lie below.

    Raises KeyError where a floor is set for a figure that is not measured.
    """
    floors: dict[str, Any] = tomllib.loads(_FLOORS.read_text("utf-8"))
    for name in table:
        floors = floors[name]
    missed = {name for name, floor in floors.items() if figures[name] < floor}
    for name, value in figures.items():
        note = f"  floor {floors[name]:.3f}" if name in floors else ""
        print(f"{title:10} {name:18} {value:.3f}{note}{' MISSED' * (name in missed)}")
    return len(missed)
