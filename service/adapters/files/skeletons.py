"""The paragraphs of an office file as HTML: text, and a numbered tag for each thing between.

The HTML goes through translation like any page. Each tag comes back at its place in the English,
and its number says what it stands for: characters of one style, a link, a picture, a footnote.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from service.adapters.files.html_parser import parse_html
from service.text.html_document import Token, escape

T = TypeVar("T")
_NUMBER, _FRENCH = re.compile(r' id="(\d+)"'), re.compile(r' lang="fr"')
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Skeleton(Generic[T]):
    """The HTML so far, and the things that its tags stand for."""

    pieces: list[str] = field(default_factory=list)
    things: list[T] = field(default_factory=list)

    @property
    def html(self) -> str:
        """The HTML of all paragraphs."""
        return "".join(self.pieces)

    def text(self, text: str) -> None:
        """Add text."""
        self.pieces.append(escape(text))

    def begin(self, thing: T) -> None:
        """Begin a paragraph."""
        self._tag("p", thing)

    def end(self) -> None:
        """End the paragraph."""
        self.pieces.append("</p>")

    def open(self, thing: T) -> None:
        """Open what has text in it: a link, a style."""
        self._tag("span", thing)

    def close(self) -> None:
        """Close what was opened last."""
        self.pieces.append("</span>")

    def alone(self, thing: T) -> None:
        """Add what has no text: a picture, a bookmark."""
        self._tag("img", thing)

    def line_end(self, thing: T) -> None:
        """Add what parts two texts: a line break, a tab."""
        self._tag("br", thing)

    def kept(self, thing: T, text: str) -> None:
        """Add what has text that is not translated, as a page number."""
        if not text.strip():
            self.alone(thing)
            return
        self._tag("code", thing)
        self.pieces.append(f"{escape(text)}</code>")

    def _tag(self, name: str, thing: T) -> None:
        self.pieces.append(f'<{name} id="{len(self.things)}">')
        self.things.append(thing)


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """A step of setting the English: what begins, ends, stands alone, or a text.

    "begin" and "end" are a paragraph's, "kept" stands with its text. `french`: this text, or all
    that stands in what was opened, is French among English.
    """

    kind: Literal["begin", "end", "open", "close", "alone", "kept", "text"]
    thing: T | None = None
    text: str = ""
    french: bool = False


def steps(english: str, things: Sequence[T]) -> Iterator[Step[T]]:
    """Yield the steps that set the English HTML of a skeleton with these things.

    Every "open" has its "close", every "begin" its "end"; text between paragraphs is left out.
    """
    inside = kept = False
    for token in parse_html(english):
        if token.name == "code" and token.kind == "close":
            kept = False
        elif token.name == "p" or (inside and not kept):
            inside = token.kind == "open" if token.name == "p" else inside
            kept = token.name == "code"
            number = _NUMBER.search(token.html) if token.kind != "text" else None
            yield _step(token, things[int(number[1])] if number else None)


def _step(token: Token, thing: T | None) -> Step[T]:
    """Return what a token of the English asks for."""
    if token.name == "p":
        return Step("begin" if token.kind == "open" else "end", thing)
    if token.name == "code":
        return Step("kept", thing)
    if token.kind == "text":
        return Step("text", text=NOT_XML.sub("", token.text))
    if token.kind == "open":
        return Step("open", thing, french=bool(_FRENCH.search(token.html)))
    return Step("close") if token.kind == "close" else Step("alone", thing)
