"""Caches of translations: of strings, in memory or in an SQLite file, and of whole articles.

Whole articles are kept in memory only. Every cache is bounded and drops the least recently used
entry first. A cache holds English, and the French words that had hints, under the hash of its
French.
"""

import json
import logging
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, replace
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Protocol
from weakref import finalize

from cachetools import LRUCache

from service.article import Evidence, Hypothesis, LostWord, Quoted, Translation
from service.errors import SettingsError
from service.translation.ports import DelegatingTranslator, Memory, Translator

_log = logging.getLogger("verbatim.cache")

MEMORY = 32 << 20  # bytes: about 100,000 sentences
ARTICLES = 16 << 20  # bytes: about 1,500 articles
FILE = 512 << 20  # bytes
_OVERHEAD = 250  # bytes of memory per entry besides its text, measured with tracemalloc
_QUERY_KEYS = 500  # keys in one query
_TRIM_EVERY = 1000  # entries written between two checks of the file's size
_COLUMNS = "key, text, truncated, renderings, evidence, lost"
# What SQLite reports of a file that is damaged, is no database, or has other tables than ours.
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_FILES = ("", "-wal", "-shm")  # of one SQLite database, by the end of their names

_Translate = Callable[[Sequence[str]], Sequence[Hypothesis]]
Count = Callable[[int, int], None]  # called with the number of hits and of misses


def _uncounted(_hits: int, _misses: int) -> None:
    """Count nothing."""


class Store(Protocol):
    """Keeps hypotheses by key; it may drop any of them at any time, and never raises."""

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, Hypothesis]:
        """Return the hypotheses that are kept for these keys."""
        ...

    def put(self, found: Mapping[bytes, Hypothesis]) -> None:
        """Keep these hypotheses."""
        ...


def open_cached(
    setting: str, *translators: Translator, count: Count = _uncounted
) -> tuple[Translator, ...]:
    """Wrap translators of one engine in one cache: `memory`, `off`, or the path of a file.

    A broken file is set aside. Raises errors.SettingsError for one that cannot be written.
    """
    if setting == "off":
        return translators
    store = MemoryStore() if setting == "memory" else FileStore(Path(setting).expanduser())
    return tuple(CachedTranslator(translator, store, count) for translator in translators)


def open_memory(setting: str, count: Count = _uncounted) -> Memory | None:
    """Return a cache of whole articles; None where the setting is `off`."""
    return None if setting == "off" else ArticleMemory(count)


class ArticleMemory:
    """Keeps the English of whole articles in memory, in about `size` bytes at most.

    Their strings are cached too, but looking all of them up and reassembling the article still
    takes a fourteenth of the time that the network took.
    """

    def __init__(self, count: Count = _uncounted, size: int = ARTICLES) -> None:
        """Make an empty cache; `count` is called with the number of sentences of each hit."""
        self._kept: LRUCache[bytes, Translation] = LRUCache(size, _weight_of_article)
        self._count = count
        self._lock = Lock()

    def get(self, key: bytes) -> Translation | None:
        """Return the translation kept for this key, None where there is none."""
        with self._lock:
            known = self._kept.get(key)
        if known:
            self._count(len(known.segments), 0)
        return known

    def put(self, key: bytes, made: Translation) -> None:
        """Keep a translation, unless it is larger than the whole cache."""
        with self._lock, suppress(ValueError):
            self._kept[key] = made


def _weight_of_article(made: Translation) -> int:
    frames = [segment.frame for segment in made.segments]
    frames += [other.frame for segment in made.segments for other in segment.alternatives]
    bits = (bit for frame in frames for bit in frame)
    texts = (bit.english if isinstance(bit, Quoted) else bit for bit in bits)
    return _OVERHEAD + sum(_OVERHEAD + len(text) for text in texts)


class CachedTranslator(DelegatingTranslator):
    """Looks strings up in its store, and translates the rest; a repeated string is sent once.

    `hypotheses` are not kept: they are seldom asked for, and hardly ever twice.
    """

    def __init__(self, translator: Translator, store: Store, count: Count = _uncounted) -> None:
        """Take the translator; keys hold its signature, so another model has other entries.

        `count` is called for each call, with the number of strings found and of those translated.
        """
        super().__init__(translator)
        self._count = count
        self._store = store
        self._prefix = sha256(repr(translator.signature).encode()).digest()

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string, in the order given."""
        return self._looked_up(sentences, self._prefix, self._translator.translate)

    def translate_again(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string by a quick search; these answers have keys of their own."""
        return self._looked_up(sentences, self._prefix + b"2", self._translator.translate_again)

    def _looked_up(
        self, sentences: Sequence[str], prefix: bytes, translate: _Translate
    ) -> Sequence[Hypothesis]:
        """Return what is kept for each string, and what `translate` answers to the rest."""
        keys = [_key(prefix, sentence) for sentence in sentences]
        found = dict(self._store.get(keys))
        missing = {k: s for k, s in zip(keys, sentences, strict=True) if k not in found}
        if missing:
            answers = translate(list(missing.values()))
            new = dict(zip(missing, answers, strict=True))
            self._store.put(new)
            found |= new
        self._count(len(set(keys)) - len(missing), len(missing))
        return [found[key] for key in keys]


def _key(prefix: bytes, sentence: str) -> bytes:
    return sha256(prefix + sentence.encode("utf-8", "surrogatepass")).digest()


class MemoryStore:
    """A store in memory, of about `size` bytes at most."""

    def __init__(self, size: int = MEMORY) -> None:
        """Make an empty store."""
        self._kept: LRUCache[bytes, Hypothesis] = LRUCache(size, _weight)
        self._lock = Lock()

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, Hypothesis]:
        """Return the hypotheses that are kept for these keys."""
        with self._lock:
            return {key: self._kept[key] for key in keys if key in self._kept}

    def put(self, found: Mapping[bytes, Hypothesis]) -> None:
        """Keep these hypotheses, but none that is larger than the whole store."""
        with self._lock:
            for key, hypothesis in found.items():
                with suppress(ValueError):
                    self._kept[key] = hypothesis


def _weight(hypothesis: Hypothesis) -> int:
    return _OVERHEAD + len(hypothesis.text)


class FileStore:
    """A store in an SQLite file of about `size` bytes; on a full disk it keeps nothing new."""

    def __init__(self, path: Path, size: int = FILE) -> None:
        """Open or create the file; a broken one is set aside, as a cache may be forgotten.

        Raises errors.SettingsError where there can be no such file.
        """
        self._size = size
        self._lock = Lock()
        self._since_trimmed = 0
        try:
            self._base, self._clock = _open(path)
        except (OSError, sqlite3.Error) as error:
            raise SettingsError(
                f"VERBATIM_CACHE: {path} cannot be used: {error}. Name another file, memory or off."
            ) from error
        finalize(self, self._base.close)  # closed when the store is collected

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, Hypothesis]:
        """Return the hypotheses that are kept for these keys, and mark them as used."""
        found: dict[bytes, Hypothesis] = {}
        try:
            with self._lock:
                self._clock += 1
                for start in range(0, len(keys), _QUERY_KEYS):
                    found |= self._select(keys[start : start + _QUERY_KEYS])
        except sqlite3.Error as error:
            _log.warning("The cache cannot be read: %s", error)
        return found

    def _select(self, keys: Sequence[bytes]) -> dict[bytes, Hypothesis]:
        """Return the hypotheses of at most _QUERY_KEYS keys, in one query."""
        marks = ", ".join("?" * len(keys))
        rows = self._base.execute(
            f"SELECT {_COLUMNS} FROM hypotheses"  # noqa: S608
            f" WHERE key IN ({marks})",
            keys,
        )
        found = {key: _hypothesis(*cells) for key, *cells in rows}
        used = [(self._clock, key) for key in found]
        self._base.executemany("UPDATE hypotheses SET used = ? WHERE key = ?", used)
        return found

    def put(self, found: Mapping[bytes, Hypothesis]) -> None:
        """Keep these hypotheses, in one transaction."""
        rows = [(key, *_cells(hypothesis), self._clock) for key, hypothesis in found.items()]
        try:
            with self._lock, self._base:
                self._base.execute("BEGIN")
                self._base.executemany(
                    "INSERT OR REPLACE INTO hypotheses VALUES (?, ?, ?, ?, ?, ?, ?)", rows
                )
                self._since_trimmed += len(rows)
                if self._since_trimmed >= _TRIM_EVERY:
                    self._trim()
        except sqlite3.Error as error:
            _log.warning("The cache cannot be written: %s", error)

    def _trim(self) -> None:
        """Once the file is full, delete the least recently used tenth; SQLite reuses its pages."""
        self._since_trimmed = 0
        (used,) = self._base.execute(
            "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count,"
            " pragma_freelist_count, pragma_page_size"
        ).fetchone()
        if used > self._size:
            self._base.execute(
                "DELETE FROM hypotheses WHERE key IN (SELECT key FROM hypotheses ORDER BY used"
                " LIMIT (SELECT count(*) / 10 + 1 FROM hypotheses))"
            )


def _cells(kept: Hypothesis) -> tuple[str, bool, str, str, str]:
    """Return a hypothesis as a row has it: renderings, evidence and lost words are JSON lists."""
    *figures, lost = astuple(kept.evidence)
    renderings, evidence, words = map(_json, (kept.renderings, figures, lost))
    return kept.text, kept.truncated, renderings, evidence, words


def _json(value: object) -> str:
    """Return a value as JSON without blanks: most rows have next to nothing but these lists."""
    return json.dumps(value, separators=(",", ":"))


def _hypothesis(text: str, truncated: int, renderings: str, evidence: str, lost: str) -> Hypothesis:
    """Return a row's hypothesis."""
    words = tuple(LostWord(word, tuple(told), settled) for word, told, settled in json.loads(lost))
    *figures, opposed = json.loads(evidence)
    kept = replace(Evidence(*figures), opposed=_pairs(opposed), lost=words)
    return Hypothesis(text, bool(truncated), _pairs(json.loads(renderings)), kept)


def _pairs(read: Iterable[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """Return pairs of French and English as they were before they were JSON."""
    return tuple((french, english) for french, english in read)


def _open(path: Path) -> tuple[sqlite3.Connection, int]:
    """Open the file, in the place of a broken one if need be; return it with its clock's time."""
    try:
        return _connected(path)
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF not in _BROKEN:  # without the details in higher bits
            raise
        aside = path.with_name(f"{path.name}.broken")
        for end in _FILES:
            _move(Path(f"{path}{end}"), Path(f"{aside}{end}"))
        _log.warning("The cache %s is broken (%s): set aside as %s.", path, error, aside.name)
        return _connected(path)


def _connected(path: Path) -> tuple[sqlite3.Connection, int]:
    """Open the file, make its table, and read the highest `used`. Raises sqlite3.Error."""
    base = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute(
            "CREATE TABLE IF NOT EXISTS hypotheses (key BLOB PRIMARY KEY, text TEXT NOT NULL,"
            " truncated INTEGER NOT NULL, renderings TEXT NOT NULL, evidence TEXT NOT NULL,"
            " lost TEXT NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID"
        )
        base.execute("CREATE INDEX IF NOT EXISTS by_use ON hypotheses (used)")
        base.execute(f"SELECT {_COLUMNS} FROM hypotheses LIMIT 0")  # noqa: S608
        (clock,) = base.execute("SELECT coalesce(max(used), 0) FROM hypotheses").fetchone()
    except sqlite3.Error:
        base.close()
        raise
    return base, clock


def _move(file: Path, place: Path) -> None:
    """Move a file over another; where it is not there, remove that."""
    try:
        file.replace(place)
    except FileNotFoundError:
        place.unlink(missing_ok=True)
