"""Encodings of text files: their names, and how much a decoded text looks like French.

Bytes mean something in nearly every encoding; only in the right one do they read as French.
"""

import codecs
import re
from collections import Counter
from itertools import islice

from service.errors import Malformed

_NAME = re.compile(r"[A-Za-z0-9][\w .:-]{0,39}", re.ASCII)
# Python's other codecs are no encodings of articles: base64, zlib, idna, unicode_escape, utf-7.
_OF_TEXT = re.compile(r"ascii|utf-(8(-sig)?|(16|32)(-[lb]e)?)|iso8859-\d+|cp\d+|mac-\w+|koi8-\w")
_ALIASES = {"ansi": "cp1252", "latin-9": "iso8859-15", "mac": "mac-roman", "unicode": "utf-16"}

_MOST = 20_000  # characters outside ASCII that are judged
_CONTROL = re.compile("[\0-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SMALL, _LARGE = "àâäçéèêëîïôöùûüÿœæ", "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ"
# Each character outside ASCII is one of these. Likely: as French has it. Possible: as a foreign
# name or a measure may have it. Anything else is odd.
_JUDGED = re.compile(
    rf"""(?=[^\0-\x7f])(?:
    (?P<likely>
        [{_SMALL}](?=[^\W\d_]) | (?<=[^\W\d_])[{_SMALL}] | (?<!\w)[àô](?!\w)
      | (?<![^\W\d_])[{_LARGE}](?=[^\W\d_]) | (?<=[A-Z])[{_LARGE}] | (?<!\w)[ÀÔ](?=\s)
      | (?<!\w)[«“‘‹„‚](?!\Z) | [»”›](?!\w) | (?<=\w)’ | ’(?=\w)
      | (?<=[\d \u00a0\u202f])€ | €(?=\s?\d)
      | [\u00a0\u202f](?=[»›:;!?%€\d\w]) | (?<=[«‹—–\d])[\u00a0\u202f]
      | (?<![^\W\d_])[—–](?![^\W\d_]) | …(?![a-zà-ÿ]) | (?<=[\d nN])° )
  | (?P<possible>
        [\u00df-\u00f6\u00f8-\u017e](?=[^\W\d_]) | (?<=[^\W\d_])[\u00df-\u00f6\u00f8-\u017e]
      | (?<![^\W\d_])[\u00c0-\u00d6\u00d8-\u017d](?=[^\W\d_]) | (?<=[A-Z])[\u00c0-\u017d]
      | (?<![^\W\d_])[½¼¾²³±×÷§©®™•·] | [²³’—–…] | (?<=[\w.,!?])[«“‘](?!\w) | (?<!\w)[»”](?=\w)
      | (?<=\w)[\u0300-\u036f]
      | [\u0370-\u04ff](?=[\u0370-\u04ff]) | (?<=[\u0370-\u04ff])[\u0370-\u04ff]
      | [\u00a0\u2000-\u200f\u2028-\u202f\u2060\ufeff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff] )
  | (?P<odd>.))""",
    re.VERBOSE | re.DOTALL,
)
_WORTH = {"likely": 1, "possible": 0, "odd": -2}


def codec_of(name: str) -> str | None:
    """Return Python's name of an encoding of text, as `cp1252`; None for one that is not known."""
    if not _NAME.fullmatch(name):
        return None
    try:
        found = codecs.lookup(_ALIASES.get(name.lower(), name)).name
    except (LookupError, ValueError):
        return None
    return found if _OF_TEXT.fullmatch(found) else None


def checked(name: str) -> str:
    """Return Python's name of the encoding that a sender names. Raises errors.Malformed."""
    if codec := codec_of(name):
        return codec
    raise Malformed(
        "`encoding` must be the name of an encoding, as utf-8, utf-16, cp1252, latin-9 or"
        " mac-roman; without it the encoding is detected.",
        field="encoding",
    )


def is_plain(text: str) -> bool:
    """Return whether a text is free of control characters, which no article holds."""
    return not _CONTROL.search(text)


def likeness(text: str) -> float:
    """Return how much the characters outside ASCII look like French: 1 for all, -2 for none.

    A text in ASCII has 0.
    """
    found = islice(_JUDGED.finditer(text), _MOST)
    kinds = Counter(match.lastgroup or "odd" for match in found)
    worth = sum(_WORTH[kind] * count for kind, count in kinds.items())
    return worth / max(1, kinds.total())
