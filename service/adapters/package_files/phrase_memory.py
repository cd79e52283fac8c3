"""The phrase memory of a model package: an SQLite file, read from disk."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock

from service.translation.preparation.hints import Line, filed_lines

_BATCH = 500  # words to a query: SQLite takes 999 arguments in its oldest builds
_KEPT = 8_000  # words kept with their lines, some 4 MB: an article has most of its words from these


class SqlitePhraseMemory:
    """Implements `preparation.hints.PhraseMemory`; safe to share among threads."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises sqlite3.DatabaseError where it is none."""
        self._database = sqlite3.connect(
            f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._database.execute("SELECT word FROM entry LIMIT 1").fetchone()
        self._kept: dict[str, Sequence[Line]] = {}  # () for a word without any
        self._lock = Lock()

    def look_up(self, words: Collection[str]) -> Mapping[str, Sequence[Line]]:
        """Return the entries filed under each of the words, without the words that have none."""
        with self._lock:
            found = {word: self._kept[word] for word in words if word in self._kept}
        missing = [word for word in words if word not in found]
        new: dict[str, Sequence[Line]] = {
            **dict.fromkeys(missing, ()),
            **dict(self._read(missing)),
        }
        with self._lock:
            if len(self._kept) + len(new) > _KEPT:  # begin anew: most of it is soon there again
                self._kept.clear()
            self._kept.update(new)
        return {word: entries for word, entries in (found | new).items() if entries}

    def _read(self, words: Sequence[str]) -> Iterator[tuple[str, Sequence[Line]]]:
        """Read from the file the entries of words that have some."""
        for start in range(0, len(words), _BATCH):
            some = words[start : start + _BATCH]
            places = ",".join("?" * len(some))
            query = f"SELECT word, phrases FROM entry WHERE word IN ({places})"  # noqa: S608
            for word, lines in self._database.execute(query, some):
                yield word, filed_lines(lines)
