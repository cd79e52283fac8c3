"""Read the files of fr/ and en/ as frozen, typed values: nothing else below the adapters opens one.

A TOML file is read as a dataclass whose fields are the file's keys. A TSV file is read as named
tuples whose fields are its first line: cells are parted by tabs, missing ones at the end of a line
are empty, lines that begin with # are comments, and ␣ stands for a blank at the edge of a cell.
A TXT file has a word a line.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar, get_type_hints

T = TypeVar("T")
Row = TypeVar("Row", bound=tuple[str, ...])

_BLANK = "␣"
_OPENING = 2  # letters by which a word list is parted


class KnowledgeError(ValueError):
    """Raised when a file does not hold what its type says; the message names file and line."""


class Translated(NamedTuple):
    """A row of a table of French words and their English."""

    french: str
    english: str


@dataclass(frozen=True, slots=True)
class WordList:
    """Many words, of which it is only asked whether one is among them.

    They stay lines of text, by their first letters: 117,000 are 1 MB so, and 11 MB as a set.
    """

    by_opening: Mapping[str, str]

    def __contains__(self, word: str) -> bool:
        """Whether a word, without blanks, is one of them."""
        return f"\n{word}\n" in self.by_opening.get(word[:_OPENING], "")


def lists(kind: type[T], path: str) -> T:
    """Read a TOML file, such as `fr/people.toml`, as a dataclass.

    Raises KnowledgeError where a key is missing, unknown, or of another type than its field.
    """
    found = tomllib.loads(_text(path))
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    if wrong := found.keys() ^ set(names):
        raise KnowledgeError(f"{path}: missing or unknown: {', '.join(sorted(wrong))}")
    try:
        return kind(**{name: _READERS[hints[name]](found[name]) for name in names})
    except TypeError as error:
        raise KnowledgeError(f"{path}: {error}") from error


def rows(kind: type[Row], path: str) -> tuple[Row, ...]:
    """Read a TSV file, such as `fr/places.tsv`, as named tuples, in the order of the file.

    Raises KnowledgeError where the first line does not name the fields, or a line has more cells.
    """
    columns: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    head, *found = [line for line in _text(path).splitlines() if line and line[0] != "#"]
    if head != "\t".join(columns):
        raise KnowledgeError(f"{path}: the first line is not {', '.join(columns)}")
    return tuple(_row(kind, len(columns), line, path) for line in found)


def translations(path: str) -> Mapping[str, str]:
    """Read a TSV file of French words and their English."""
    return MappingProxyType(dict(rows(Translated, path)))


def words(path: str) -> WordList:
    """Read a TXT file, such as `en/words.txt`: sorted words."""
    found = [line for line in _text(path).splitlines() if line and line[0] != "#"]
    grouped = groupby(found, key=lambda word: word[:_OPENING])
    return WordList({opening: "\n" + "".join(f"{w}\n" for w in some) for opening, some in grouped})


def _row(kind: type[Row], width: int, line: str, path: str) -> Row:
    """Read a line of a table."""
    cells = (line.replace(_BLANK, " ") if _BLANK in line else line).split("\t")
    if len(cells) > width:
        raise KnowledgeError(f"{path}: more than {width} cells: {line}")
    return kind(*cells, *[""] * (width - len(cells)))


def _text(path: str) -> str:
    return files("service.knowledge").joinpath(path).read_text("utf-8")


def _string(found: Any) -> str:
    if not isinstance(found, str):
        raise TypeError(f"{found!r} is not a string")
    return found


def _words(found: Any) -> tuple[str, ...]:
    if not isinstance(found, list):
        raise TypeError(f"{found!r} is not a list of strings")
    return tuple(map(_string, found))


def _table(read: Callable[[Any], T]) -> Callable[[Any], Mapping[str, T]]:
    """Make a reader of tables from a reader of their values."""
    return lambda found: MappingProxyType({key: read(value) for key, value in found.items()})


_READERS: Mapping[object, Callable[[Any], object]] = {
    str: _string,
    tuple[str, ...]: _words,
    frozenset[str]: lambda found: frozenset(_words(found)),
    Mapping[str, str]: _table(_string),
    Mapping[str, tuple[str, ...]]: _table(_words),
}
