"""Commas and full stops beside quotations, as English sets them where no original stands.

“We are happy,” he said: newspapers on both sides of the Atlantic set the comma inside the marks of
what is said; American ones every comma and full stop. French has them outside, and so has a text
that keeps the original: « Nous sommes heureux » [“We are happy”], he said.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.article import Quoted, Takes

_STOP = re.compile(r"\s*(,|\.(?![.\w]))")
_ENDS = re.compile(r"[?!…]\Z|\.\.\.\Z")
_ABBREVIATED = re.compile(r"(?<![^\W\d_])[^\W\d_]\.\Z")

Frame = Sequence[str | Quoted]


def moved_inside(frame: Frame) -> list[str | Quoted]:
    """Return a frame with the stop behind each quotation that takes it inside its marks."""
    made: list[str | Quoted] = []
    for bit in frame:
        before = made[-1] if made else None
        if isinstance(bit, str) and isinstance(before, Quoted):
            made[-1:] = _beside(before, bit)
        else:
            made.append(bit)
    return made


def _beside(quoted: Quoted, after: str) -> tuple[Quoted, str]:
    """Return a quotation and the string behind it, a stop that is due moved inside the marks."""
    stop = stop_taken(quoted.takes, quoted.english, after) if quoted.closes else ""
    if not stop:
        return quoted, after
    english = with_stop(quoted.english, stop)
    return replace(quoted, english=english), _STOP.sub("", after, count=1)


def stop_taken(takes: Takes, english: str, after: str) -> str:
    """Return the stop of the string `after` a quotation that goes inside its marks, "" for none."""
    found = _STOP.match(after)
    if not (found and takes and english):
        return ""
    return found[1] if takes == "all" or found[1] == "," or english[0].isupper() else ""


def with_stop(english: str, stop: str) -> str:
    """Return the English of a quotation with a stop at its end, in the place of its own.

    A question mark stays, and no stop comes behind it.
    """
    if _ENDS.search(english):
        return english
    bare = english if _ABBREVIATED.search(english) else english.rstrip(".,")
    return bare if stop == "." and bare.endswith(".") else bare + stop
