"""Strings that are the same in any language, which the model is not asked to translate.

Addresses, @names, #tags, words with underscores, runs of emoji, and what looks like a mask.
"""

import re
from collections.abc import Iterator

from service.article import Span

_EMOJI = (
    r"\u203c\u2049\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935\u2b00-\u2bff"
    r"\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_KEYCAP = r"[\d#*]\ufe0f?\u20e3"
_PATH = r"[^\s«»‹›“”„\"<>]*[^\s«»‹›“”„\"<>.,;:!?)\]]"
# In small letters, or in capitals: a sentence may be glued to the one before it (« fin.Ca va »).
_TOP_DOMAIN = r"\.(?:be|bzh|ca|ch|com|eu|fr|info|io|lu|net|org|tv|uk|COM|FR|NET|ORG)(?![\w-]|\.\w)"
_KEPT = re.compile(
    rf"(?:https?://|www\.){_PATH}"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
    rf"|(?<![\w@.-])(?:\w[\w-]*+)?(?:\.\w[\w-]*+)*?{_TOP_DOMAIN}(?:/(?:{_PATH})?)?"
    r"|(?<![\w@])@\w(?:[\w.]*\w)?"
    r"|(?<![\w#&])#\w*[^\W\d]\w*"
    r"|\b\w+(?:_\w*)+|(?<!\w)_\w+|_"
    r"|<q\d>"
    rf"|(?:[{_EMOJI}]|{_KEYCAP})(?:[{_EMOJI}\u200d\ufe0e\ufe0f\U000e0020-\U000e007f]|{_KEYCAP})*"
)
# All that is kept has one of these, and most sentences have none: 1.5 µs to see that, not 30.
_SIGN = re.compile(rf"[@#_/<w\u20e3{_EMOJI}]|{_TOP_DOMAIN}")


def kept(text: str, start: int, end: int) -> Iterator[Span]:
    """Find in a stretch of text what is kept as it is."""
    if _SIGN.search(text, start, end):
        for match in _KEPT.finditer(text, start, end):
            yield Span(*match.span())


def without_kept(text: str) -> str:
    """Put a blank in the place of all that is kept."""
    return _KEPT.sub(" ", text) if _SIGN.search(text) else text
