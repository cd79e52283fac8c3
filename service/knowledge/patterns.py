"""Patterns made of word lists."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any one of some words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, _longest_first(words)))})"


def any_typed(patterns: Iterable[str]) -> str:
    """Return a pattern for any one of some phrases, or patterns, as an article may have them.

    A blank stands for any white space, and an apostrophe for a straight or a curly one.
    """
    typed = (p.replace(" ", r"\s+").replace("'", "['’]") for p in _longest_first(patterns))
    return f"(?:{'|'.join(typed)})"


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
