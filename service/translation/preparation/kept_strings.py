"""Strings that are the same in any language, which the model is not asked to translate.

Addresses, @names, #tags, words with underscores, runs of emoji, and what looks like a mask.
"""

import re
from collections.abc import Iterator

from service.article import Span

_KEPT = re.compile(
    r"(?:https?://|www\.)[^\s«»‹›“”„\"<>]*[^\s«»‹›“”„\"<>.,;:!?)\]]"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@])@\w[\w.]*\w"
    r"|(?<![\w#&])#\w*[^\W\d]\w*"
    r"|\b\w+(?:_\w*)+|(?<!\w)_\w+|_"
    r"|<q\d>"
    r"|[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"(?:[\u200d\ufe0f\u20e3\u2600-\u27bf\U0001f000-\U0001faff\U000e0020-\U000e007f])*"
)
# All that is kept has one of these, and most sentences have none: 1.5 µs to see that, not 30.
_SIGN = re.compile("[@#_/<w\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")


def kept(text: str, start: int, end: int) -> Iterator[Span]:
    """Find in a stretch of text what is kept as it is."""
    if _SIGN.search(text, start, end):
        for match in _KEPT.finditer(text, start, end):
            yield Span(*match.span())


def without_kept(text: str) -> str:
    """Put a blank in the place of all that is kept."""
    return _KEPT.sub(" ", text) if _SIGN.search(text) else text
