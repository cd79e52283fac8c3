"""The phrase memory of a model package: an SQLite file, read from disk."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from service.translation.hints import Entry, parse_entries

_BATCH = 500  # words to a query: SQLite takes 999 arguments in its oldest builds


class SqlitePhraseMemory:
    """Implements `service.translation.hints.PhraseMemory`; safe to share among threads."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises sqlite3.DatabaseError where it is none."""
        self._database = sqlite3.connect(
            f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._database.execute("SELECT word FROM entry LIMIT 1").fetchone()

    def look_up(self, words: Collection[str]) -> Mapping[str, Sequence[Entry]]:
        """Return the entries filed under each of the words, without the words that have none."""
        found: dict[str, Sequence[Entry]] = {}
        wanted = sorted(words)
        for start in range(0, len(wanted), _BATCH):
            some = wanted[start : start + _BATCH]
            places = ",".join("?" * len(some))
            query = f"SELECT word, phrases FROM entry WHERE word IN ({places})"  # noqa: S608
            for word, lines in self._database.execute(query, some):
                found[word] = parse_entries(lines)
        return found
