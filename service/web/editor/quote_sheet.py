"""The quote sheet of a file: lines to read, or rows for a spreadsheet."""

import csv
from collections.abc import Iterable
from io import StringIO

from service.web.api.plain_text import credit
from service.web.editor.export_document import SheetEntry

_HEADS = (
    "number",
    "original",
    "English",
    "speaker",
    "speaker in English",
    "cue",
    "cue in English",
    "word for word",
)
_SIGNS = {True: "✓ checked word for word", False: "✗ not word for word", None: ""}
_VERDICTS = {True: "yes", False: "no", None: ""}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"  # by which spreadsheets know UTF-8


def line_of(entry: SheetEntry) -> str:
    """Return an entry: original, English, then speaker, reporting verb and check, a line each."""
    lines = [
        f"{entry.id.removeprefix('q')}. {entry.original}",
        f"“{entry.english}”" if entry.english and entry.english not in entry.original else "",
        "; ".join(filter(None, (credit(entry, "speaker not named"), _SIGNS[entry.verbatim]))),
    ]
    return "\n".join(filter(None, lines))


def csv_of(entries: Iterable[SheetEntry], label: str) -> str:
    """Return the entries as comma-separated values, a row each; `label`, if any, ends each row."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow((*_HEADS, *["note"] * bool(label)))
    writer.writerows((*map(in_cell, _row(entry)), *[label] * bool(label)) for entry in entries)
    return _MARK + file.getvalue()


def _row(entry: SheetEntry) -> tuple[str, ...]:
    return (
        entry.id.removeprefix("q"),
        entry.original,
        entry.english,
        entry.speaker or "",
        entry.speaker_english or "",
        entry.cue or "",
        entry.cue_english or "",
        _VERDICTS[entry.verbatim],
    )


def in_cell(text: str) -> str:
    """Return a text as a cell holds it: one that a spreadsheet would run has an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text
