"""Measure a zip of XML (.docx, .odt) while it streams by, before a library builds anything of it.

A file of 100 KB can hold a million paragraphs, which take a library a minute and 500 MB.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from service.errors import MIB, InvalidField
from service.message import message_of

_ENTRIES = 2_000  # files in the zip; a long report with its pictures has a hundred
_UNPACKED = 32 << 20  # bytes of all files; the text of a newspaper's page takes less than 1 MiB
_ELEMENTS = 150_000  # in all parts; a page of Word's with its styles has about 2,000
_PARAGRAPHS = 20_000  # in all parts
_CHUNK = 1 << 16  # bytes


def check(content: bytes) -> None:
    """Refuse a file with too many entries, bytes, elements or paragraphs, or a document type.

    A document type may define entities; the text after one would be lost. Raises
    errors.InvalidField; zipfile.BadZipFile and others for what is no zip.
    """
    with ZipFile(BytesIO(content)) as packed:
        members = packed.infolist()
        if len(members) > _ENTRIES:
            message = (
                "The file is a zip of %(entries)s files; at most %(most)s are read: send its text."
            )
            raise _refusal(message, _ENTRIES, entries=len(members))
        unpacked = sum(member.file_size for member in members)  # zipfile reads no more than this
        if unpacked > _UNPACKED:
            message = "The file unpacks to %(size)s MiB; at most %(most)s are read: send its text."
            raise _refusal(message, _UNPACKED / MIB, size=unpacked / MIB)
        counted = _Counter()
        for member in members:
            with packed.open(member) as part:
                counted.count(part)


def _refusal(template: str, most: float, **arguments: float) -> InvalidField:
    return InvalidField(message_of(template, most=most, **arguments), field="file", limit=int(most))


class _Counter:
    """Counts the elements of all parts, and is the target of the parsers that read them."""

    def __init__(self) -> None:
        self._paragraphs = self._elements = 0

    def count(self, part: Any) -> None:
        """Count a part, up to where it stops being XML: a library could build no more of it."""
        target: Any = self
        parser: Any = etree.XMLParser(target=target, resolve_entities=False, huge_tree=True)
        try:
            for chunk in _chunks(part):
                parser.feed(chunk)
            parser.close()
        except etree.XMLSyntaxError:
            return

    def start(self, name: str, _attributes: object) -> None:
        """Take an opening tag."""
        self._elements += 1
        self._paragraphs += name.endswith(("}p", "}h"))
        if self._elements > _ELEMENTS:
            message = "The file has more than %(most)s elements of markup: send its text."
            raise _refusal(message, _ELEMENTS)
        if self._paragraphs > _PARAGRAPHS:
            message = "The file has more than %(most)s paragraphs: send a part of it."
            raise _refusal(message, _PARAGRAPHS)

    def doctype(self, _name: str, _public: object, _system: object) -> None:
        """Take a document type."""
        message = "The file defines XML entities, and text could be lost: send its text."
        raise InvalidField(message, field="file")

    def close(self) -> None:
        """End a part."""


def _chunks(part: Any) -> Iterator[bytes]:
    while chunk := part.read(_CHUNK):
        yield chunk
