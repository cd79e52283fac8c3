"""HTML as lines of text, a block a line, with its tags at their places in them.

What no reader would read as text (scripts, comments, addresses, code set apart) is carried along
as it was written. `tagging` sets the English between the tags again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from service.article import Span

# A line ends before and behind each of these. Anything else stands within a line.
_BLOCKS = frozenset(
    "address article aside base blockquote body br button caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hgroup hr html iframe legend li link listing main menu meta nav noframes noscript "
    "ol optgroup option p plaintext pre section select summary table tbody td textarea tfoot th "
    "thead title tr ul video xmp !doctype".split()
)
# Never looked into. Code within a line is text that is kept; the others are no text at all.
_CODE = frozenset("code kbd samp var".split())
_SHUT = frozenset(
    "audio canvas embed iframe listing math noembed noframes object plaintext pre script style svg "
    "template textarea video xmp".split()
)
_BLANK = " \t\n\f\r"  # what HTML calls white space: any run of it is one space
_BLANKS = re.compile(f"[{_BLANK}]+")
_EDGE = _BLANK + "\ufeff"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a page in order: `html` is how it is written, `text` what a text says.

    `sealed`: an opening tag says translate="no". "alone" is a tag without an end, or a comment;
    "kept" is an element within a line that is text, but not translated.
    """

    kind: Literal["open", "close", "alone", "text", "kept"]
    name: str
    html: str
    text: str = ""
    sealed: bool = False


class MarkupReader(Protocol):
    """Gives the tokens of a page or of a part of one, every opening tag with its closing one."""

    def __call__(self, html: str) -> Sequence[Token]:
        """Read HTML as browsers do. Raises errors.InvalidField where it is nested too deeply."""
        ...


@dataclass(frozen=True, slots=True)
class Node:
    """An element within a line, or what stands alone: it covers `span` of the text.

    `before` or `after` is empty where the tag stands in another line. `sealed`: `before` is all of
    it, its text too.
    """

    before: str
    after: str
    span: Span
    nodes: tuple["Node", ...] = ()
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, and the elements in it."""

    span: Span
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A page: its text, in it the spans that are kept, and its pieces, HTML as written or lines."""

    text: str
    kept: tuple[Span, ...]
    pieces: tuple[str | Line, ...]


def escape(text: str) -> str:
    """Write text as HTML."""
    return text.translate(_ESCAPES)


def decode(tokens: Iterable[Token]) -> Document:
    """Take a page apart; lines that show nothing are no lines but part of what is kept."""
    made = _Made()
    line: list[Token] = []
    for token in _sealed(tokens):
        if token.kind == "text" or token.name not in _BLOCKS:
            line.append(token)
            continue
        made.take(line)
        line = []
        made.pieces.append(token.html)
    made.take(line)
    return Document("\n".join(made.texts), tuple(made.kept), tuple(made.pieces))


def _sealed(tokens: Iterable[Token]) -> Iterator[Token]:
    """Make one token of each element that is not looked into."""
    shut: list[Token] = []
    depth = 0
    for token in tokens:
        if not shut and not (token.kind == "open" and _is_shut(token)):
            yield token
            continue
        shut.append(token)
        depth += (token.kind == "open") - (token.kind == "close")
        if depth == 0:
            yield _whole(shut)
            shut = []
    yield from shut  # none, as every opening tag has its closing one


def _is_shut(token: Token) -> bool:
    return token.sealed or token.name in _SHUT or token.name in _CODE


def _whole(tokens: Sequence[Token]) -> Token:
    """Make one token of an element's tokens: text that is kept, or nothing to read."""
    name, html = tokens[0].name, "".join(token.html for token in tokens)
    text = " ".join("".join(token.text for token in tokens).split())
    kept = text and name not in _SHUT | _BLOCKS
    return Token("kept", name, html, text) if kept else Token("alone", name, html)


@dataclass(slots=True)
class _Made:
    """What has been made of a page so far."""

    texts: list[str] = field(default_factory=list)
    kept: list[Span] = field(default_factory=list)
    pieces: list[str | Line] = field(default_factory=list)
    length: int = 0  # of the text, with the end of its last line

    def take(self, tokens: Sequence[Token]) -> None:
        """Take the tokens of one line, or those between two blocks."""
        if any(t.text.strip().strip(_EDGE) for t in tokens):
            line = _OfLine(self.length)
            line.read(tokens)
            self.texts.append(line.text)
            self.kept += line.kept
            self.pieces += [line.lead, line.done(), line.trail]
            self.length += len(line.text) + 1
        else:
            self.pieces += [token.html for token in tokens]


@dataclass(slots=True)
class _Open:
    """An element that is open in a line."""

    token: Token
    start: int
    nodes: list[Node] = field(default_factory=list)


class _OfLine:
    """A line being read: its text, blanks made one, and the elements in it."""

    def __init__(self, start: int) -> None:
        self.text = self.lead = self.trail = ""  # blanks at the edges stand outside all elements
        self.kept: list[Span] = []
        self._start = start
        self._nodes: list[Node] = []
        self._open: list[_Open] = []

    def read(self, tokens: Sequence[Token]) -> None:
        """Read all tokens."""
        shown = [i for i, t in enumerate(tokens) if t.kind == "kept" or t.text.strip(_EDGE)]
        for i, token in enumerate(tokens):
            if token.kind == "text":
                self._write(token, first=i <= shown[0], last=i >= shown[-1])
            elif token.kind == "open":
                self._open.append(_Open(token, self._at))
            elif token.kind == "close":
                self._close(token)
            else:
                self._set_alone(token)

    def done(self) -> Line:
        """Give the line; what is open now goes on in another one."""
        while self._open:
            self._end("")
        return Line(Span(self._start, self._at), tuple(self._nodes))

    @property
    def _at(self) -> int:
        return self._start + len(self.text)

    @property
    def _inner(self) -> list[Node]:
        return self._open[-1].nodes if self._open else self._nodes

    def _write(self, token: Token, *, first: bool, last: bool) -> None:
        text = token.text
        start = len(text) - len(text.lstrip(_EDGE)) if first else 0
        end = max(start, len(text.rstrip(_EDGE))) if last else len(text)
        self.lead += escape(text[:start])
        said = _BLANKS.sub(" ", text[start:end])
        self.text += said[1:] if said[:1] == " " and self.text[-1:] in ("", " ") else said
        self.trail += escape(text[end:])

    def _set_alone(self, token: Token) -> None:
        start = self._at
        self.text += token.text
        span = Span(start, self._at)
        if token.kind == "kept":
            self.kept.append(span)
        self._inner.append(Node(token.html, "", span, sealed=token.kind == "kept"))

    def _close(self, token: Token) -> None:
        """Close an element; one that was opened in an earlier line holds all of this so far."""
        if self._open:
            self._end(token.html)
        else:
            self._nodes = [Node("", token.html, self._trimmed(self._start), tuple(self._nodes))]

    def _end(self, after: str) -> None:
        closed = self._open.pop()
        span = self._trimmed(closed.start)
        self._inner.append(Node(closed.token.html, after, span, tuple(closed.nodes)))

    def _trimmed(self, start: int) -> Span:
        """Give the span from a place to here, without blanks at its edges."""
        said = self.text[start - self._start :]
        inner = said.strip()
        start += len(said) - len(said.lstrip()) if inner else 0
        return Span(start, start + len(inner))
