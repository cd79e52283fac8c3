"""A translator that remembers: strings it has translated cost nothing the second time.

So do whole articles, which are kept in memory alone. Strings are kept in memory, or in one SQLite
file that outlives the process; all bounded, the longest unused leaves first. What is kept is
English, under the hash of its French.
"""

import logging
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Protocol
from weakref import finalize

from cachetools import LRUCache

from service.article import Hypothesis, Quoted, Signature, Translation
from service.errors import SettingsError
from service.translation.translate import Memory, Translator

_log = logging.getLogger("verbatim.cache")

MEMORY = 32 << 20  # bytes: some 100,000 sentences
ARTICLES = 16 << 20  # bytes: some 1,500 articles
FILE = 512 << 20  # bytes
_OVERHEAD = 250  # bytes that an entry takes in memory beside its text, measured with tracemalloc
_AT_ONCE = 500  # keys in one query
_TRIM_EVERY = 1000  # entries; the file's size is looked at as often


Count = Callable[[int, int], None]


def _uncounted(_hits: int, _misses: int) -> None:
    """Count nothing."""


class Store(Protocol):
    """Keeps hypotheses by key; may forget any of them at any time, and never raises."""

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, Hypothesis]:
        """Give those that are kept."""
        ...

    def put(self, found: Mapping[bytes, Hypothesis]) -> None:
        """Keep these too."""
        ...


def open_cached(
    setting: str, *translators: Translator, count: Count = _uncounted
) -> tuple[Translator, ...]:
    """Put one cache before translators of one engine: `memory`, `off`, or the path of a file.

    Raises errors.SettingsError for a file that is no cache or cannot be written.
    """
    if setting == "off":
        return translators
    store = MemoryStore() if setting == "memory" else FileStore(Path(setting).expanduser())
    return tuple(CachedTranslator(translator, store, count) for translator in translators)


def open_memory(setting: str, count: Count = _uncounted) -> Memory | None:
    """Make a memory of whole articles, whatever the cache's setting but `off`."""
    return None if setting == "off" else ArticleMemory(count)


class ArticleMemory:
    """Keeps the English of whole articles, in memory alone, at most `size` bytes near enough.

    Their strings are remembered too, but to ask for them all again and read what comes takes a
    fourteenth of the time that the network took.
    """

    def __init__(self, count: Count = _uncounted, size: int = ARTICLES) -> None:
        """Make an empty memory; `count` is told how many sentences were known at once."""
        self._kept: LRUCache[bytes, Translation] = LRUCache(size, _weight_of_article)
        self._count = count
        self._lock = Lock()

    def get(self, key: bytes) -> Translation | None:
        """Give the one that is kept."""
        with self._lock:
            known = self._kept.get(key)
        if known:
            self._count(len(known.segments), 0)
        return known

    def put(self, key: bytes, made: Translation) -> None:
        """Keep this one; one that is larger than the whole memory is not kept."""
        with self._lock, suppress(ValueError):
            self._kept[key] = made


def _weight_of_article(made: Translation) -> int:
    bits = (bit for segment in made.segments for bit in segment.frame)
    texts = (bit.english if isinstance(bit, Quoted) else bit for bit in bits)
    return _OVERHEAD + sum(_OVERHEAD + len(text) for text in texts)


class CachedTranslator:
    """Asks its store first, and the translator for the rest; a string asked twice is asked once."""

    def __init__(self, translator: Translator, store: Store, count: Count = _uncounted) -> None:
        """Take the translator; what else makes its answers is its signature, so that is in keys.

        `count` is told of each call: how many strings were known, and how many not.
        """
        self._translator = translator
        self._count = count
        self._store = store
        self._prefix = sha256(repr(translator.signature).encode()).digest()
        self.masks = translator.masks
        self.reads_hints = translator.reads_hints
        self.signature: Signature = translator.signature

    def knows(self, word: str) -> bool:
        """Ask the translator."""
        return self._translator.knows(word)

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string, in the order given."""
        keys = [self._key(sentence) for sentence in sentences]
        found = dict(self._store.get(keys))
        missing = {k: s for k, s in zip(keys, sentences, strict=True) if k not in found}
        if missing:
            answers = self._translator.translate(list(missing.values()))
            new = dict(zip(missing, answers, strict=True))
            self._store.put(new)
            found |= new
        self._count(len(set(keys)) - len(missing), len(missing))
        return [found[key] for key in keys]

    def _key(self, sentence: str) -> bytes:
        return sha256(self._prefix + sentence.encode("utf-8", "surrogatepass")).digest()


class MemoryStore:
    """A store in memory of at most `size` bytes, near enough."""

    def __init__(self, size: int = MEMORY) -> None:
        """Make an empty store."""
        self._kept: LRUCache[bytes, Hypothesis] = LRUCache(size, _weight)
        self._lock = Lock()

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, Hypothesis]:
        """Give those that are kept."""
        with self._lock:
            return {key: self._kept[key] for key in keys if key in self._kept}

    def put(self, found: Mapping[bytes, Hypothesis]) -> None:
        """Keep these; one that is larger than the whole store is not kept."""
        with self._lock:
            for key, hypothesis in found.items():
                with suppress(ValueError):
                    self._kept[key] = hypothesis


def _weight(hypothesis: Hypothesis) -> int:
    return _OVERHEAD + len(hypothesis.text)


class FileStore:
    """A store in an SQLite file of about `size` bytes at most; a full disk makes it forgetful."""

    def __init__(self, path: Path, size: int = FILE) -> None:
        """Open or make the file. Raises errors.SettingsError where that cannot be."""
        self._size = size
        self._lock = Lock()
        self._since_trimmed = 0
        try:
            self._base = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            finalize(self, self._base.close)  # with the store, so that nothing is left open
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.execute(
                "CREATE TABLE IF NOT EXISTS hypotheses (key BLOB PRIMARY KEY, text TEXT NOT NULL,"
                " truncated INTEGER NOT NULL, doubtful INTEGER NOT NULL, used INTEGER NOT NULL)"
                " WITHOUT ROWID"
            )
            self._base.execute("CREATE INDEX IF NOT EXISTS by_use ON hypotheses (used)")
            (self._clock,) = self._base.execute(
                "SELECT coalesce(max(used), 0) FROM hypotheses"
            ).fetchone()
        except sqlite3.Error as error:
            raise SettingsError(f"VERBATIM_CACHE: {path} is no cache to write: {error}.") from error

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, Hypothesis]:
        """Give those that are kept, and note that they were used."""
        found: dict[bytes, Hypothesis] = {}
        try:
            with self._lock:
                self._clock += 1
                for start in range(0, len(keys), _AT_ONCE):
                    found |= self._some(keys[start : start + _AT_ONCE])
        except sqlite3.Error as error:
            _log.warning("The cache cannot be read: %s", error)
        return found

    def _some(self, keys: Sequence[bytes]) -> dict[bytes, Hypothesis]:
        """Give those of some keys that are kept."""
        marks = ", ".join("?" * len(keys))
        rows = self._base.execute(
            f"SELECT key, text, truncated, doubtful FROM hypotheses WHERE key IN ({marks})",  # noqa: S608
            keys,
        )
        found = {key: Hypothesis(text, *map(bool, flags)) for key, text, *flags in rows}
        used = [(self._clock, key) for key in found]
        self._base.executemany("UPDATE hypotheses SET used = ? WHERE key = ?", used)
        return found

    def put(self, found: Mapping[bytes, Hypothesis]) -> None:
        """Keep these, in one transaction."""
        rows = [(k, h.text, h.truncated, h.doubtful, self._clock) for k, h in found.items()]
        try:
            with self._lock, self._base:
                self._base.execute("BEGIN")
                self._base.executemany(
                    "INSERT OR REPLACE INTO hypotheses VALUES (?, ?, ?, ?, ?)", rows
                )
                self._since_trimmed += len(rows)
                if self._since_trimmed >= _TRIM_EVERY:
                    self._trim()
        except sqlite3.Error as error:
            _log.warning("The cache cannot be written: %s", error)

    def _trim(self) -> None:
        """Take out the longest unused tenth once the file is full: its pages are used again."""
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
