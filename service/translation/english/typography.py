"""English typography: blanks, quotation marks, and stops beside them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from service.article import Quoted
from service.knowledge.english import stop_words

_HYPHEN = re.compile(r"(?<!\d) - | - (?!\d)")  # a score is 3 - 1
_CELLS = re.compile(r"[\t|]")
_UNEVEN = re.compile(r"[^\S ]\s*| \s+")
_STOP_AFTER_BLANK = re.compile(r" [,;:.!?…)\]]")
MARKS = re.compile(r"[«»“”„\"]")
# A capital is an article where a sentence begins; elsewhere it is a name or a letter: Vitamin A.
_A = r"((?:\A\W*|[.!?…]\W{1,3}|[«“\"]\W?)A|(?<![\w'’-])a)"
_WORD = re.compile(r"[“‘\"«(]?(?P<word>[€£$]?\w[\w&-]*)")
_ARTICLE = re.compile(rf"{_A}n?(?= {_WORD.pattern})")
_ARTICLE_LAST = re.compile(r"\b(?:an?|the) ?\Z")
_ARTICLE_FIRST = re.compile(r"\A(?:an?|the) (?=\w)")
# Letters of which an acronym is said, each with its name, an SNCF; a FIFA or a SWAT is a word.
_LETTERS = r"(?!S[CHKLMNPQTW][AEIOU]|F[LR][AEIOU])[FHLMNRSX](?:[\d&-]|[B-DF-HJ-NP-TV-XZ]|[AEIOU]\b)"
_YOU = r"u(?:[iey]|ni(?![dmn])|nani|nesco|s[aeu]|t(?![mt])|bi|r[aeiou]|k[ru]|ga)"  # a useful one
_WON = r"one(?!r)|once"
_AS_VOWEL = re.compile(  # an 8, an 11,000; an EU, an F-15; an hour, an e-mail
    r"[€£$]?(?:8|1[18](?:\d\d)?(?!\d))"
    rf"|(?!EU[A-Z])[AEIO](?=[A-Z\d&-])|{_LETTERS}"
    r"|(?i:hour|honest|honou?r|heir)|[aeio](?:-|[A-Z])"
    rf"|(?!(?i:{_YOU}|{_WON}|eu|ewe|ou[aei]))[AEIOUaeiouÉÎÔ][a-zà-ÿ]{{2}}"
)
_AS_CONSONANT = re.compile(  # a 9, a UN, a one-off, a euro
    r"[€£$]?\d|[BCDGJKPQTUVWYZ](?=[A-Z\d&-])"
    rf"|(?i:{_YOU}|{_WON}|eu[a-z]|u-|y[aeiou])"
    r"|[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz](?=\w*[aeiouyà-ÿ])[a-zà-ÿ]{2}"
)


def typography(english: str) -> str:
    """Take out French spacing: none before , . ; : ! ? % ) and no doubled blanks."""
    english = " ".join(english.split())
    english = re.sub(r" +(?=[,;:!?%)\]]|\.(?![\w.]))", "", english)
    return re.sub(r"(?<=[(\[]) +", "", english)


def articles(english: str, following: str = "") -> str:
    """Write "a" or "an" by the sound of the next word, which may be the first of what follows.

    An LR MP, an F-15, an 80-year-old, a “useful” hour. What may be either stays: a SIM, an RER.
    """
    opening = _WORD.match(following)
    word = opening[0] if opening else ""
    return _ARTICLE.sub(_agreeing, english + word).removesuffix(word)


def _agreeing(found: re.Match[str]) -> str:
    """Return an article as its word wants it; no « a » becomes "an" before a word of grammar."""
    article, word = found[1], found["word"]
    named = article.endswith("A") and word[:1].isupper() and word[1:2].islower()  # An Nguyen
    if named or found.string.isupper():
        return found[0]
    if _AS_VOWEL.match(word):
        return found[0] if word in stop_words.stop_words else f"{article}n"
    return article if _AS_CONSONANT.match(word) else found[0]


def dashed(english: str, source: str, *, american: bool) -> str:
    """Write as dashes the hyphens that stand for them between words, as in the French `source`.

    Britain has – and America —. What frames a line is none, nor what stands in a table's row.
    """
    both = _HYPHEN.search(english) and _HYPHEN.search(source)
    if not both or _CELLS.search(source):
        return english
    return _HYPHEN.sub(" — " if american else " – ", english)


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
    for bit in _set_beside(_without_second_articles(frame)):
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
    return text if isinstance(following, str) else articles(text, following.english)


def _without_second_articles(frame: Sequence[str | Quoted]) -> list[str | Quoted]:
    """Take its article from a quotation that has one before it: a “a direct threat”."""
    made = list(frame)
    for i, (before, bit) in enumerate(pairwise(frame), 1):
        if isinstance(before, str) and not isinstance(bit, str) and _ARTICLE_LAST.search(before):
            made[i] = replace(bit, english=_ARTICLE_FIRST.sub("", bit.english))
    return made


def as_phrase(english: str, french: str) -> str:
    """Return the English of words that are no sentence, with the case and the end of the French."""
    said = english if french.endswith(".") else english.rstrip(".")
    lower = french[:1].islower() and said[1:2].islower()
    return said[:1].lower() + said[1:] if lower else said
