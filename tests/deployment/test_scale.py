"""docs/scale.md holds the figures that were measured, none by hand."""

import json
from pathlib import Path

from benchmarks import scale

ROOT = Path(__file__).parents[2]


def test_the_document_is_made_of_what_was_measured() -> None:
    """`make scale` writes both; `--report` the document alone."""
    found = json.loads((ROOT / "benchmarks/raw/scale.json").read_text("utf-8"))

    assert (ROOT / "docs/scale.md").read_text("utf-8") == scale.document(found)
