"""The lexicon of a model package: what French words become, a line a word."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from service.translation.lexicon import Lexicon


def open_lexicon(path: Path) -> Lexicon | None:
    """Open a package's lexicon, None where it has none: a line a French word, sorted.

    A line is the word, a tab, and translation:share pairs with blanks between, shares in per
    cent, likeliest first (models/training/lexicon.py).
    """
    return _Lexicon(path.read_text("utf-8").splitlines()) if path.is_file() else None


class _Lexicon:
    """Sorted lines, searched by halves: 90,000 are 10 MB so, and 60 MB as mappings.

    Mappings of the words met last are kept: half of all words are among a few hundred.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines in order of their code points."""
        self._lines = lines
        self.english = lru_cache(maxsize=5_000)(self._english)

    def _english(self, word: str) -> Mapping[str, float]:
        """Return a word's translations with their shares, likeliest first; empty if not known."""
        at = bisect_left(self._lines, f"{word}\t")
        found = self._lines[at] if at < len(self._lines) else ""
        french, _, candidates = found.partition("\t")
        if french != word:
            return {}
        pairs = (candidate.rpartition(":") for candidate in candidates.split(" "))
        return {english: int(share) / 100 for english, _, share in pairs}
