"""Strings that are the same in any language, which the model is not asked to translate.

Addresses, @names, #tags, words with underscores, runs of emoji, what looks like a mask, and what
the network has no letters for: words in other scripts, CO₂, signs of currencies and of arithmetic.
"""

import re
from collections.abc import Iterator

from service.article import Span

_EMOJI = (
    r"\u203c\u2049\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935\u2b00-\u2bff"
    r"\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
# Of a word that is kept whole: other scripts, sub- and superscripts, signs of no known meaning.
_FOREIGN = (
    r"µ\u0370-\u061b\u061d-\u167f\u1681-\u1cff\u1f00-\u1fff\u2070-\u209c\u2c00-\u2c5f\u2c80-\u2dff"
    r"\u2e80-\u2fff\u3001-\ua71f\ua800-\uab2f\uab70-\ud7ff\ue002-\ufaff\ufb1d-\ufdff"
    r"\ufe70-\ufefc\uff01-\uffdc\ufffd\U00010000-\U0001efff\U00020000-\U000323af"
)
_FOREIGN_WORD = rf"(?<!\w)[^\W{_FOREIGN}]*+[{_FOREIGN}][\w{_FOREIGN}]*+"
_SYMBOL = r"£¥\u20a0-\u20ab\u20ad-\u20cf×÷\u2200-\u2211\u2213-\u22ff"  # the network reads € and −
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
    rf"|{_FOREIGN_WORD}(?:[ \xa0\u202f'’-]{_FOREIGN_WORD})*+|[{_SYMBOL}]"
)
# All that is kept has one of these, and most sentences have none: 1.5 µs to see that, not 30.
_SIGN = re.compile(rf"[@#_/<w\u20e3{_EMOJI}{_FOREIGN}{_SYMBOL}]|{_TOP_DOMAIN}")


def kept(text: str, start: int, end: int) -> Iterator[Span]:
    """Find in a stretch of text what is kept as it is."""
    if _SIGN.search(text, start, end):
        for match in _KEPT.finditer(text, start, end):
            yield Span(*match.span())


def without_kept(text: str) -> str:
    """Put a blank in the place of all that is kept."""
    return _KEPT.sub(" ", text) if _SIGN.search(text) else text
