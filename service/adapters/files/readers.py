"""Read articles from files, with a maintained library for each kind.

Files are untrusted: whatever a library raises on a damaged or hostile file becomes a refusal, and
compressed files are measured before they are unpacked. Nothing that a file refers to is fetched.
As a program it reads one file within limits of time and memory: see `sandbox`.

    python -m service.adapters.files.readers KIND SECONDS < FILE
"""

import email
import json
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from email import policy
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pypdf
import trafilatura
from odf import opendocument, teletype
from odf.element import Element
from odf.namespaces import TEXTNS

from service.adapters.files import docx_files
from service.errors import MIB, InputError, InvalidField, Malformed, TooLarge
from service.message import message_of
from service.text.file_formats import kind_of

_MOST_UNPACKED = 32 << 20  # bytes; the text of a newspaper's page takes less than 1 MiB
_MOST_PAGES = 100
_MEMORY = 1 << 30  # bytes of address space; a page of 2 MiB takes about 400 MiB
_PARAGRAPHS = {(TEXTNS, "p"), (TEXTNS, "h")}


def read_article(name: str, content: bytes) -> str:
    """Return the plain text of a file, one paragraph a line.

    Raises errors.InputError, as the port file_formats.FileReader says.
    """
    kind = kind_of(name)
    try:
        text = _READERS[kind](content)
    except InputError:
        raise
    except Exception:  # noqa: BLE001 - each library raises its own errors on a bad file
        text = None
    if text is None:
        message = "This %(kind)s file cannot be read: it is damaged, locked, or of another kind."
        raise InvalidField(message_of(message, kind=kind), field="file")
    if not text.strip():
        message = "No text was found in this %(kind)s file."
        raise InvalidField(message_of(message, kind=kind), field="file")
    return text


def _txt(content: bytes) -> str:
    """Decode UTF-8 strictly: offsets index the text as posted, so nothing is repaired."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        message = "The text is not valid UTF-8, from byte %(byte)s on."
        raise Malformed(message_of(message, byte=error.start), field="file") from None


def _html(content: bytes | str) -> str:
    """Extract the article from a page, without menus, comments and links to other articles."""
    found = trafilatura.extract(content, include_comments=False, include_tables=False)
    return found or ""


def _docx(content: bytes) -> str:
    """Extract paragraphs in order, those in tables included."""
    _check_unpacked(content)
    return docx_files.read_docx(content)


def _odt(content: bytes) -> str:
    """Extract paragraphs and headings in order."""
    _check_unpacked(content)
    return "\n".join(_odt_lines(opendocument.load(BytesIO(content)).text))


def _odt_lines(element: Element) -> Iterator[str]:
    for child in element.childNodes:
        if getattr(child, "qname", None) in _PARAGRAPHS:
            yield teletype.extractText(child)
        elif child.hasChildNodes():
            yield from _odt_lines(child)


def _pdf(content: bytes) -> str:
    """Extract the pages' text line by line: the pipeline joins hard-wrapped lines itself."""
    pages = pypdf.PdfReader(BytesIO(content)).pages
    if len(pages) > _MOST_PAGES:
        message = message_of(
            "The file has %(pages)s pages; at most %(most)s are read.",
            pages=len(pages),
            most=_MOST_PAGES,
        )
        raise TooLarge(message, field="file", limit=_MOST_PAGES)
    return "\n".join(page.extract_text() for page in pages)


def _eml(content: bytes) -> str | None:
    """Extract a message's text: its plain part, else the article in its HTML part."""
    message = email.message_from_bytes(content, policy=policy.default)
    body = message.get_body(("plain", "html")) if message.keys() else None
    if body is None:
        return None
    text = str(body.get_content())
    return _html(text) if body.get_content_subtype() == "html" else text.replace("\r\n", "\n")


def _check_unpacked(content: bytes) -> None:
    """Refuse a zip whose declared size is too large; zipfile reads no more than it declares."""
    with ZipFile(BytesIO(content)) as packed:
        unpacked = sum(member.file_size for member in packed.infolist())
    if unpacked > _MOST_UNPACKED:
        message = message_of(
            "The file unpacks to %(size)s MiB; at most %(most)s are read.",
            size=unpacked / MIB,
            most=_MOST_UNPACKED / MIB,
        )
        raise TooLarge(message, field="file", limit=_MOST_UNPACKED)


_READERS: dict[str, Callable[[bytes], str | None]] = {
    ".txt": _txt,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".odt": _odt,
    ".pdf": _pdf,
    ".eml": _eml,
}


def main(kind: str, seconds: int) -> None:
    """Read a file from standard input; write its text, or its refusal, as JSON.

    `kind` is its suffix, as .pdf, and `seconds` the CPU time that it may take.
    """
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    try:
        answer: dict[str, Any] = {"text": read_article(f"file{kind}", sys.stdin.buffer.read())}
    except InputError as error:
        name = type(error).__name__
        answer = {"error": name, "limit": error.limit, **asdict(error.sentence)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
