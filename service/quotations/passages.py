"""Quotation marks, the passages that they enclose, and who is said to speak: values."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from service.article import Span
from service.quotations.noun_phrases import Phrase


class Mark(NamedTuple):
    """A mark: where it stands, the side it can take, its paragraph; ‘ and ’ are sure pairs."""

    at: int
    char: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation in the reading copy; `reopens[i]`: part i begins with a re-opening mark."""

    opener: str
    closed: bool
    parts: tuple[Span, ...]
    reopens: tuple[bool, ...]
    nested: tuple[Span, ...]
    again: tuple[int, ...]  # where the mark that is open stands again inside a part
    first: int  # index of its first paragraph
    last: int
    continues: bool  # it opens a paragraph, in other marks, right after an unclosed quotation


@dataclass(frozen=True, slots=True)
class Passages:
    """All quotations in text order, and the marks, or runs of marks, that answer to none."""

    passages: tuple[Passage, ...]
    strays: tuple[Span, ...]


Where = Literal["none", "inside", "before", "after", "shared", "continued"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to speak, by what words, and where these stand: spans of the reading copy.

    `saying`: the words say that somebody speaks, and do not only lead to the quoted words.
    """

    cue: Span | None = None
    speaker: Phrase | None = None
    saying: bool = False
    where: Where = "none"
