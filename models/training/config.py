"""Settings of one trained model, read once from its TOML file.

A file may name another as its ``base`` and say only what differs.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Variants:
    """Shares of sentences that get each variant (``augment``).

    Set once by hand: each is seen some thousands of times in an epoch, and none takes more than a
    tenth of it.
    """

    mask_quoted: float = 0.6  # of sentences with quotations
    mask_shared: float = 0.3
    renumbered: float = 0.2
    fragment: float = 0.0
    typeset: float = 0.1
    capitals: float = 0.03
    bare: float = 0.015
    ligature: float = 0.3
    no_stop: float = 0.03
    copied: float = 0.012


@dataclass(frozen=True)
class Text:
    """Settings of the training data."""

    vocabulary: int
    seed: int
    longest: int  # pieces a side
    held_out: int  # pairs kept out of training, to evaluate on
    speech: int  # made-up sentences of reported speech
    news: tuple[str, ...]  # sources the selection takes for news
    selected: dict[str, float]  # source -> share kept, the most news-like first
    copies: dict[str, float]  # source -> times in an epoch; others once
    figures: int = 0  # made-up sentences with numbers
    variants: Variants = Variants()
    covering: bool = False  # pairs that show seldom words are added (`coverage`)


@dataclass(frozen=True)
class Shape:
    """Size of the network."""

    width: int
    inner: int
    heads: int
    encoder: int  # layers
    decoder: int  # layers


@dataclass(frozen=True)
class Schedule:
    """Settings of the optimisation."""

    seed: int
    rows: int  # packed rows a process takes in one pass
    source_row: int  # pieces of French in a row
    target_row: int  # pieces of English in a row
    matrix_rate: float  # Muon
    vector_rate: float  # Adam
    warm_steps: int
    stage_tokens: tuple[int, ...]  # target tokens at which each stage but the last ends
    stage_longest: tuple[int, ...]  # pieces a side in each stage
    stage_passes: tuple[int, ...]  # batches accumulated for a step, in each stage
    smoothing: float  # of labels, after the first stage
    averaging: float  # 1 - decay of the exponential moving average of the weights
    checkpoint_minutes: float


@dataclass(frozen=True)
class Config:
    """All settings of one model."""

    name: str
    version: str
    text: Text
    shape: Shape
    schedule: Schedule


def read_config(path: Path) -> Config:
    """The settings in a TOML file; a missing or unknown key or table is a TypeError."""
    table = read_table(path)
    text, shape, schedule = (
        {key: as_tuple(value) for key, value in table.get(part, {}).items()}
        for part in ("text", "shape", "schedule")
    )
    parts = {
        "text": Text(**{**text, "variants": Variants(**text.get("variants", {}))}),
        "shape": Shape(**shape),
        "schedule": Schedule(**schedule),
    }
    return Config(**{**table, **parts})


def read_table(path: Path) -> dict[str, Any]:
    """A TOML file laid over its base, if it names one (a path beside it)."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    base = table.pop("base", None)
    return overlaid(read_table(path.parent / base), table) if base else table


def overlaid(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """``base`` with the values of ``table`` in place of its own, table by table."""
    tables = {
        key: overlaid(base[key], value)
        for key, value in table.items()
        if isinstance(value, dict) and isinstance(base.get(key), dict)
    }
    return base | table | tables


def as_tuple(value: Any) -> Any:
    """Lists of a TOML file as tuples."""
    return tuple(value) if isinstance(value, list) else value
