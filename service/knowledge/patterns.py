"""Patterns made of word lists."""

import re
from collections.abc import Iterable, Mapping

_NAMED = re.compile(r"\{([a-z_]+)\}")  # and no {1,3}


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any one of some words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, _longest_first(words)))})"


def any_typed(patterns: Iterable[str]) -> str:
    """Return a pattern for any one of some phrases, or patterns, as an article may have them.

    A blank stands for any white space, and an apostrophe for a straight or a curly one.
    """
    typed = (p.replace(" ", r"\s+").replace("'", "['’]") for p in _longest_first(patterns))
    return f"(?:{'|'.join(typed)})"


def filled(pattern: str, fragments: Mapping[str, str]) -> str:
    """Put fragments in the place of their names in braces, also of those within fragments.

    Raises KeyError where a name is not known.
    """
    while _NAMED.search(pattern):
        pattern = _NAMED.sub(lambda name: fragments[name[1]], pattern)
    return pattern


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
