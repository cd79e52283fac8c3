"""Parse HTML with lxml, as leniently as browsers do, into the tokens of `text.html_document`.

libxml2 adds html, head and body elements to a fragment; they are left out of the tokens.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lxml import etree

from service.errors import InvalidField
from service.message import message_of
from service.text.html_document import Token, escape

_DEEPEST = 200  # nested elements; newspapers' pages have about 30
_ALONE = frozenset(
    "area base br col embed frame hr img input link meta param source track wbr".split()
)
_AS_WRITTEN = frozenset("iframe noembed noframes plaintext script style xmp".split())
_ADDED = ("html", "head", "body")
WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<(html|head|body)(?=[\s/>])", re.IGNORECASE)


def parse_html(html: str) -> Sequence[Token]:
    """Return the tokens of a page or of a fragment: the port html_document.MarkupReader.

    Raises errors.InvalidField where elements are nested too deeply.
    """
    whole = WHOLE_PAGE.search(html)
    target: Any = _Tokens({name.lower() for name in _TAG.findall(html)})
    parser: Any = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    parser.feed(b"" if whole else b"<html><body>")
    parser.feed(html.encode())
    tokens: Sequence[Token] = parser.close()
    return tokens


class _Tokens:
    """The parser's target, which makes the tokens; `own` are the tags that stand in the source."""

    def __init__(self, own: set[str]) -> None:
        self._own = own
        self._made: list[Token] = []
        self._open: list[str] = []
        self._shut: set[str] = set()  # of html, head and body, those that are closed

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an opening tag."""
        self._open.append(name)
        if len(self._open) > _DEEPEST:
            message = (
                "The HTML is nested too deeply: at most %(most)s elements are read. Send its text."
            )
            raise InvalidField(message_of(message, most=_DEEPEST), field="text")
        if name in _ADDED and (name not in self._own or name in self._shut):
            return
        said = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items())
        kind: Literal["alone", "open"] = "alone" if name in _ALONE else "open"
        sealed = kind == "open" and attributes.get("translate", "").strip().lower() == "no"
        self._made.append(Token(kind, name, f"<{name}{said}>", sealed=sealed))

    def end(self, name: str) -> None:
        """Take a closing tag."""
        self._open.pop()
        if name in _ALONE:
            return
        if name in _ADDED and (name not in self._own or name in self._shut):
            return
        if name in _ADDED:
            self._shut.add(name)
        self._made.append(Token("close", name, f"</{name}>"))

    def data(self, text: str) -> None:
        """Take a run of text."""
        raw = bool(self._open) and self._open[-1] in _AS_WRITTEN
        self._made.append(Token("text", "", text if raw else escape(text), text))

    def comment(self, text: str) -> None:
        """Take a comment."""
        self._made.append(Token("alone", "!comment", f"<!--{text}-->"))

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """Take the document type."""
        said = f' PUBLIC "{public}"' if public else " SYSTEM" if system else ""
        said += f' "{system}"' if system else ""
        self._made.append(Token("alone", "!doctype", f"<!DOCTYPE {name}{said}>"))

    def close(self) -> Sequence[Token]:
        """Return all tokens."""
        return self._made


def _value(text: str) -> str:
    return escape(text).replace('"', "&quot;")
