"""Read the operator's own table of terms."""

import csv
from collections.abc import Mapping
from pathlib import Path

from service.errors import SettingsError


def read_glossary(path: Path | None) -> Mapping[str, str]:
    """Read a CSV file in UTF-8, a French term and its English term a row; no file, no terms.

    Raises errors.SettingsError with the number of the first row that is not two terms.
    """
    if path is None:
        return {}
    terms: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.reader(file), 1):
                terms.update([_terms(row, path, number)] if row else [])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"VERBATIM_GLOSSARY {path} cannot be read as CSV in UTF-8.") from error
    return terms


def _terms(row: list[str], path: Path, number: int) -> tuple[str, str]:
    """Give the two terms of a row."""
    match [cell.strip() for cell in row]:
        case [french, english] if french and english:
            return french, english
    raise SettingsError(
        f"VERBATIM_GLOSSARY {path}, row {number}: give a French and an English term."
    )
