"""HTML as lines of text, one a block element, with the inline elements at their places in them.

What no reader would see as text (scripts, comments, addresses, blocks of code) is kept as it was
written. `html_alignment` puts the English between the tags again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from service.article import Span
from service.text.normalise import is_visible

# Block elements: a line ends before and after each. All others are inline.
_BLOCKS = frozenset(
    "address article aside base blockquote body br button caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hgroup hr html iframe legend li link listing main menu meta nav noframes noscript "
    "ol optgroup option p plaintext pre section select summary table tbody td textarea tfoot th "
    "thead title tr ul video xmp !doctype".split()
)
# Elements whose content is not parsed. Inline code is text that is not translated; the others are
# not text at all.
_CODE = frozenset("code kbd samp var".split())
_OPAQUE = frozenset(
    "audio canvas embed iframe listing math noembed noframes object plaintext pre script style svg "
    "template textarea video xmp".split()
)
_QUOTE = re.compile(r"<q\b", re.IGNORECASE)
_BLOCKQUOTE = re.compile(r"<(/?)blockquote\b", re.IGNORECASE)
_BLANK = " \t\n\f\r"  # HTML's white space: a run of it reads as one space
_BLANKS = re.compile(f"[{_BLANK}]+")
_EDGE = _BLANK + "\ufeff"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a page, in order: `html` as it is written, `text` as it reads.

    "alone" is a tag without an end, or a comment; "kept" is an inline element whose text is not
    translated. `sealed`: an opening tag has translate="no".
    """

    kind: Literal["open", "close", "alone", "text", "kept"]
    name: str
    html: str
    text: str = ""
    sealed: bool = False


class MarkupReader(Protocol):
    """Parses a page, or a part of one, into tokens."""

    def __call__(self, html: str) -> Sequence[Token]:
        """Parse HTML as browsers do; every opening tag comes with its closing one.

        Raises errors.InvalidField where it is nested too deeply.
        """
        ...


@dataclass(frozen=True, slots=True)
class Node:
    """An inline element or a lone tag; it covers `span` of the text.

    `before` or `after` is empty where that tag stands in another line. `sealed`: it is not
    translated, and `before` is all of its HTML.
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
    """A page: its text, the spans of that which are not translated, and its pieces in order.

    A piece is HTML as it was written, or a line.
    """

    text: str
    kept: tuple[Span, ...]
    pieces: tuple[str | Line, ...]


def escape(text: str) -> str:
    """Return text as HTML."""
    return text.translate(_ESCAPES)


def decode(tokens: Iterable[Token]) -> Document:
    """Split a page into lines of text and the HTML around them.

    A line without anything to read is part of the HTML around.
    """
    made = _DocumentBuilder()
    line: list[Token] = []
    for token in _joined(tokens):
        if token.kind == "text" or token.name not in _BLOCKS:
            line.append(token)
            continue
        made.add_line(line)
        line = []
        made.pieces.append(token.html)
    made.add_line(line)
    return Document("\n".join(made.texts), tuple(made.kept), tuple(made.pieces))


def quoted_by_tags(document: Document) -> Iterator[Span]:
    """Yield the text of each <q> and <blockquote> of a page, whatever marks it has."""
    opened: list[int] = []
    at = 0  # where the next line begins
    for piece in document.pieces:
        if isinstance(piece, Line):
            yield from _quoted_in(piece.nodes)
            at = piece.span.end + 1
        elif tag := _BLOCKQUOTE.match(piece):
            if not tag[1]:
                opened.append(at)
            elif opened and (start := opened.pop()) < at:
                yield Span(start, at - 1)


def _quoted_in(nodes: Iterable[Node]) -> Iterator[Span]:
    """Yield the text of each <q> among these elements and within them."""
    for node in nodes:
        if _QUOTE.match(node.before) and node.span.start < node.span.end:
            yield node.span
        yield from _quoted_in(node.nodes)


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """Join the tokens of each element whose content is not parsed into one."""
    opaque: list[Token] = []
    depth = 0
    for token in tokens:
        if not opaque and not (token.kind == "open" and _is_opaque(token)):
            yield token
            continue
        opaque.append(token)
        depth += (token.kind == "open") - (token.kind == "close")
        if depth == 0:
            yield _whole(opaque)
            opaque = []
    yield from opaque  # none, as every opening tag has its closing one


def _is_opaque(token: Token) -> bool:
    """Whether the content of an element is not parsed: no text, code, or not to be translated."""
    return token.sealed or token.name in _OPAQUE or token.name in _CODE


def _whole(tokens: Sequence[Token]) -> Token:
    """Return one token for an element: "kept" if it reads as text in a line, else "alone"."""
    name, html = tokens[0].name, "".join(token.html for token in tokens)
    text = " ".join("".join(token.text for token in tokens).split())
    kept = text and name not in _OPAQUE | _BLOCKS
    return Token("kept", name, html, text) if kept else Token("alone", name, html)


@dataclass(slots=True)
class _DocumentBuilder:
    """The document so far."""

    texts: list[str] = field(default_factory=list)
    kept: list[Span] = field(default_factory=list)
    pieces: list[str | Line] = field(default_factory=list)
    length: int = 0  # of the text, with the end of its last line

    def add_line(self, tokens: Sequence[Token]) -> None:
        """Add the tokens of one line, or those between two blocks."""
        if any(is_visible(t.text) for t in tokens):
            line = _LineBuilder(self.length)
            line.add(tokens)
            self.texts.append(line.text)
            self.kept += line.kept
            self.pieces += [line.lead, line.done(), line.trail]
            self.length += len(line.text) + 1
        else:
            self.pieces += [token.html for token in tokens]


@dataclass(slots=True)
class _OpenElement:
    """An element that is open in a line."""

    token: Token
    start: int
    nodes: list[Node] = field(default_factory=list)


class _LineBuilder:
    """A line so far: its text, with runs of blanks made one, and the elements in it."""

    def __init__(self, start: int) -> None:
        self.text = self.lead = self.trail = ""  # lead, trail: blanks at the edges
        self.kept: list[Span] = []
        self._start = start
        self._nodes: list[Node] = []
        self._open: list[_OpenElement] = []

    def add(self, tokens: Sequence[Token]) -> None:
        """Add all tokens."""
        shown = [i for i, t in enumerate(tokens) if t.kind == "kept" or t.text.strip(_EDGE)]
        for i, token in enumerate(tokens):
            if token.kind == "text":
                self._write(token, first=i <= shown[0], last=i >= shown[-1])
            elif token.kind == "open":
                self._open.append(_OpenElement(token, self._at))
            elif token.kind == "close":
                self._close(token)
            else:
                self._set_alone(token)

    def done(self) -> Line:
        """Return the line; elements that are open now go on in another one."""
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
        """Add text; blanks at the edges of the line are kept outside all elements."""
        text = token.text
        start = len(text) - len(text.lstrip(_EDGE)) if first else 0
        end = max(start, len(text.rstrip(_EDGE))) if last else len(text)
        self.lead += escape(text[:start])
        said = _BLANKS.sub(" ", text[start:end])
        self.text += said[1:] if said[:1] == " " and self.text[-1:] in ("", " ") else said
        self.trail += escape(text[end:])

    def _set_alone(self, token: Token) -> None:
        """Add a lone tag, or an element that is not translated."""
        start = self._at
        self.text += token.text
        span = Span(start, self._at)
        if token.kind == "kept":
            self.kept.append(span)
        self._inner.append(Node(token.html, "", span, sealed=token.kind == "kept"))

    def _close(self, token: Token) -> None:
        """Close an element; one opened in an earlier line contains all of this line so far."""
        if self._open:
            self._end(token.html)
        else:
            self._nodes = [Node("", token.html, self._trimmed(self._start), tuple(self._nodes))]

    def _end(self, after: str) -> None:
        closed = self._open.pop()
        span = self._trimmed(closed.start)
        self._inner.append(Node(closed.token.html, after, span, tuple(closed.nodes)))

    def _trimmed(self, start: int) -> Span:
        """Return the span from `start` to here, without blanks at its edges."""
        said = self.text[start - self._start :]
        inner = said.strip()
        start += len(said) - len(said.lstrip()) if inner else 0
        return Span(start, start + len(inner))
