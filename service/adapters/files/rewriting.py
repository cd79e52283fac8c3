"""Files as HTML to translate, and the same files with the English in place of the French.

Files are as untrusted as those of `readers`: they are measured first, whatever a library raises
becomes a refusal, and all this is done in a process of its own, under the limits of `sandbox`.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass

from service.adapters.files import docx_markup, odt_markup, packed_xml, readers
from service.article import ReadAs
from service.text.file_formats import MARKED_UP, EnglishMarkup, FileMarkup, RewrittenFile, kind_of

_ROOT = re.compile(r"<html\b[^<>]*>", re.IGNORECASE)
_LANGUAGE = re.compile(r"""\s(?:xml:)?lang=(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
_OWN = ReadAs(None, guessed=False)


def read_markup(name: str, content: bytes, encoding: str | None = None) -> FileMarkup:
    """Return a file as HTML; raises errors.InputError, as the port says, and MemoryError."""
    kind = kind_of(name, MARKED_UP)
    return readers.guarded(kind, lambda: _KINDS[kind].read(content, encoding))


def write_markup(
    name: str, content: bytes, english: EnglishMarkup, encoding: str | None = None
) -> RewrittenFile:
    """Return a file in English, and its HTML as read out of it again; raises as `read_markup`."""
    kind = kind_of(name, MARKED_UP)
    written = readers.guarded(kind, lambda: _KINDS[kind].write(content, english, encoding))
    return RewrittenFile(written, read_markup(name, written, encoding).html)


@dataclass(frozen=True, slots=True)
class _Kind:
    """How files of one kind are read and written."""

    read: Callable[[bytes, str | None], FileMarkup]
    write: Callable[[bytes, EnglishMarkup, str | None], bytes]


def _read_html(content: bytes, encoding: str | None) -> FileMarkup:
    page, read_as = readers.decode_page(content, encoding)
    readers.check_page(page)
    return FileMarkup(page, read_as)


def _write_html(content: bytes, english: EnglishMarkup, encoding: str | None) -> bytes:
    """Write a page in its own encoding; what that does not hold as a character reference."""
    codec = readers.decode_page(content, encoding)[1].encoding or "utf-8"
    page = _ROOT.sub(lambda root: _marked(root[0], english.spelling), english.html, count=1)
    mark = BOM_UTF8 if content.startswith(BOM_UTF8) else b""
    return mark + page.encode(codec, "xmlcharrefreplace")


def _marked(root: str, language: str) -> str:
    """Return the tag of a page with its language."""
    return f'{_LANGUAGE.sub("", root)[:-1]} lang="{language}">'


def _read_docx(content: bytes, _encoding: str | None) -> FileMarkup:
    packed_xml.check(content)
    return FileMarkup(docx_markup.read_docx_markup(content), _OWN)


def _write_docx(content: bytes, english: EnglishMarkup, _encoding: str | None) -> bytes:
    packed_xml.check(content)
    return docx_markup.write_docx_markup(content, english)


def _read_odt(content: bytes, _encoding: str | None) -> FileMarkup:
    packed_xml.check(content)
    return FileMarkup(odt_markup.read_odt_markup(content), _OWN)


def _write_odt(content: bytes, english: EnglishMarkup, _encoding: str | None) -> bytes:
    packed_xml.check(content)
    return odt_markup.write_odt_markup(content, english)


_HTML = _Kind(_read_html, _write_html)
_KINDS = {
    ".html": _HTML,
    ".htm": _HTML,
    ".docx": _Kind(_read_docx, _write_docx),
    ".odt": _Kind(_read_odt, _write_odt),
}
