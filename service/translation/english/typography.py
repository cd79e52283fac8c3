"""English typography: blanks, quotation marks, and stops beside them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from service.article import Quoted

_UNEVEN = re.compile(r"[^\S ]\s*| \s+")
_STOP_AFTER_BLANK = re.compile(r" [,;:.!?…)\]]")
MARKS = re.compile(r"[«»“”„\"]")
_SOUNDED = re.compile(r"(?!one|eu)(?:[aeio][a-z]{3}|un(?!i|an)[a-z]{2})")  # as with a vowel
# A capital is an article where a sentence begins; elsewhere it is a name or a letter: Vitamin A.
ARTICLE = r"((?:\A\W*|[.!?…]\W{1,3}|[«“\"]\W?)A|\ba)"
AN = re.compile(rf"{ARTICLE}(?= {_SOUNDED.pattern})")
_A_LAST = re.compile(rf"{ARTICLE} \Z")


def typography(english: str) -> str:
    """Take out French spacing: none before , . ; : ! ? % ) and no doubled blanks."""
    english = " ".join(english.split())
    english = re.sub(r" +(?=[,;:!?%)\]]|\.(?![\w.]))", "", english)
    return re.sub(r"(?<=[(\[]) +", "", english)


def spaced(text: str) -> str:
    """Make every run of blanks, line ends too, one space, and compose letters with accents."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def edge(marks: str) -> str:
    """Set the marks at the edge of a string the English way: blanks single, none before them."""
    if marks in {"", " "}:
        return marks  # as most edges
    return re.sub(r" (?=[,;:.!?…)\]])", "", re.sub(r"\s+", " ", marks))


def needs_blank(before: str, after: str) -> bool:
    """Whether a blank is wanted between two strings: both sides are parts of words."""
    left, right = before[-1:], after[:1]
    return (
        (left.isalnum() or left in "’”)%.,;:!?") and (right.isalnum() or right in "‘“(<")
        if (left and right)
        else False
    )


def incise(english: str) -> str:
    """Set the author's words inside a quotation: the marks close before and open behind them."""
    return f",” {english.strip(' ,.')}, “"


def settle_incises(english: str) -> str:
    """Mend the marks around incises where a stop or the quotation's end follows one."""
    english = re.sub(r",” ([^“”]*), “\s*([.!?…]?)$", r", \1\2", english)
    english = re.sub(r"(?<=[?!…]),(?= )", "", english)
    english = re.sub(r", “\s*([.!?…])\s*", r"\1 “", english)
    english = re.sub(r"([?!…]),”", r"\1”", english)
    return re.sub(r"(?<!\s)\s+(?=,”)|(?<=“)\s+", "", english)


def split_quoted(english: str) -> list[str] | None:
    """Cut a text at its quotation marks: outside, inside, outside ...; None if not balanced."""
    pieces, inside = [""], False
    for piece in re.split(r"([«»“”„\"])", english):
        if not MARKS.fullmatch(piece):
            pieces[-1] += piece
            continue
        if (inside and piece in "«“„") or (not inside and piece in "»”"):
            return None
        inside = not inside
        pieces.append("")
    return None if inside else pieces


def stops_outside(pieces: Sequence[str]) -> list[str]:
    """Move a comma or full stop from before a closing mark to behind it, and leave no two.

    `pieces` are those of split_quoted. A sentence of its own, behind a colon, keeps its full stop.
    """
    moved = list(pieces)
    for i in range(1, len(pieces), 2):
        inside, after = moved[i].rstrip(), moved[i + 1]
        alone = moved[i - 1].rstrip()[-1:] in {"", ":"} and not after.strip()
        if inside[-1:] in {".", ","} and not inside.endswith("..") and not alone:
            stop = "" if after.lstrip()[:1] in set(",.;:!?") else inside[-1]
            moved[i], moved[i + 1] = inside[:-1], stop + after
    return moved


def around_quoted(frame: Sequence[str | Quoted]) -> list[str | Quoted]:
    """Set the blanks of the strings that stand beside quotations, and drop empty strings.

    Tabs stay: they separate the cells of a table row.
    """
    made: list[str | Quoted] = []
    for bit in _set_beside(frame):
        if not bit:
            continue
        if made and not isinstance(bit, str) and not isinstance(made[-1], str):
            made.append(" ")
        made.append(bit)
    return made


def _set_beside(frame: Sequence[str | Quoted]) -> Iterator[str | Quoted]:
    """Yield the bits of a frame, each string set as what stands before and behind it wants."""
    for i, bit in enumerate(frame):
        if not isinstance(bit, str):
            yield bit
            continue
        text = _UNEVEN.sub(lambda blanks: "\t" * blanks[0].count("\t") or " ", bit)
        text = _behind(text) if i > 0 else text
        yield _before(text, frame[i + 1]) if i < len(frame) - 1 else text


def _behind(text: str) -> str:
    """Set a string behind a quotation: a blank before a word, none before a stop."""
    text = text[1:] if _STOP_AFTER_BLANK.match(text) else text
    return f" {text}" if text[:1].isalnum() else text


def _before(text: str, following: str | Quoted) -> str:
    """Set a string before a quotation: a blank, and the article that this wants.

    An “imminent” risk, not a “imminent” one.
    """
    if text[-1:].isalnum() or text[-1:] in {"_", ",", ";", ":"}:
        text += " "
    opens = "" if isinstance(following, str) else following.english
    return _A_LAST.sub(r"\1n ", text) if _SOUNDED.match(opens) else text


def as_phrase(english: str, french: str) -> str:
    """Return the English of words that are no sentence, with the case and the end of the French."""
    said = english if french.endswith(".") else english.rstrip(".")
    lower = french[:1].islower() and said[1:2].islower()
    return said[:1].lower() + said[1:] if lower else said
