"""The values of this folder: marks, the passages that they enclose, and attributions."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from service.article import Span
from service.quotations.noun_phrases import Phrase


class Mark(NamedTuple):
    """A mark, its offset and its paragraph; ‘ and ’ stand for paired single marks of any form.

    `before` and `after`: the characters beside it; a blank at a paragraph's edge.
    """

    at: int
    char: str
    paragraph: int
    before: str
    after: str


class Passage(NamedTuple):
    """A quotation in the reading copy, with one part a paragraph.

    `reopens[i]`: part i begins with a re-opening mark. `continues`: it opens a paragraph, in other
    marks, right after an unclosed quotation.
    """

    opener: str
    closed: bool
    parts: tuple[Span, ...]
    reopens: tuple[bool, ...]
    nested: tuple[Span, ...]
    repeated: tuple[int, ...]  # where the open mark stands again inside a part
    first: int  # index of its first paragraph
    last: int
    continues: bool

    @property
    def opened_again(self) -> list[int]:
        """Where its opening mark stands again, at parts that re-open and inside them."""
        parts = zip(self.parts[1:], self.reopens[1:], strict=True)
        return sorted((*(part.start for part, reopens in parts if reopens), *self.repeated))

    @property
    def shares_its_close(self) -> bool:
        """Whether one mark closes it and a nested quotation."""
        return self.closed and bool(self.nested) and self.nested[-1].end == self.parts[-1].end


@dataclass(frozen=True, slots=True)
class Passages:
    """All quotations in text order, and the stray marks, adjacent ones as one span."""

    passages: tuple[Passage, ...]
    strays: tuple[Span, ...]


Where = Literal["none", "inside", "before", "after", "shared", "continued"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks, the reporting words (`cue`), and where these stand: spans of the reading copy.

    `saying`: the words report speech; they do not only govern the quoted words ("prône « ... »").
    """

    cue: Span | None = None
    speaker: Phrase | None = None
    saying: bool = False
    where: Where = "none"


NOBODY = Attribution()
