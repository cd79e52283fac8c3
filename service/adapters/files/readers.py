"""Read articles from files, with a maintained library for each kind.

Files are untrusted: whatever a library raises on a damaged or hostile file becomes a refusal, and
files are measured before a library builds anything of them. Nothing that a file refers to is
fetched. All kinds but plain text are read in a process of their own, under the limits of `sandbox`.
"""

import email
import re
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from email.policy import EmailPolicy
from html import unescape
from typing import TypeVar

import trafilatura

from service.adapters.files import charsets, docx_files, odt_markup, packed_xml, pdf_files
from service.adapters.files.html_parser import WHOLE_PAGE
from service.article import Caveat, ReadAs
from service.errors import InputError, InvalidField
from service.message import Message, message_of
from service.text.documents import messages, page_text
from service.text.documents.page_text import Page
from service.text.file_formats import FileText, kind_of

T = TypeVar("T")
_MOST_TAGS = 100_000  # of a web page; newspapers' pages have up to 20,000
_MOST_ATTRIBUTES = 1_000  # of a tag: the parser compares each with all before
_MOST_PARTS = 2_000  # of a message, by its boundaries
_LONGEST_HEADER = 4_000  # bytes of a header that is parsed
_HEAD = 1 << 17  # characters of a page in which its title and its encoding are searched
_LONGEST_TITLE = 500  # characters, as many as the form takes
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,2000})</title", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta\b[^<>]{0,200}charset=["']?([\w-]{1,40})""", re.IGNORECASE)
_LONG_TAG, _VALUE = re.compile("<[^<>]{5000,}"), re.compile("\"[^\"]*\"|'[^']*'")
_QUOTE_BEGINS = re.compile(r"<q\b[^<>]*>(?:\s*«)?", re.IGNORECASE)
_QUOTE_ENDS = re.compile(r"»?</q\s*>", re.IGNORECASE)
_PICTURE = "Page %(page)s is a picture: its text could not be read."
_UNENDED = "This paragraph does not end on its page: compare it with the file."
_LEFT_OUT = "What stands around the article in this message is left out: compare it with the file."
_OWN = ReadAs(None, guessed=False)  # the format says how its letters are written


def read_article(name: str, content: bytes, encoding: str | None = None) -> FileText:
    """Return the plain text of a file, one paragraph a line.

    Raises errors.InputError, as the port file_formats.FileReader says, and MemoryError.
    """
    kind = kind_of(name)
    return charsets.checked(guarded(kind, lambda: _READERS[kind](content, encoding)), kind)


def guarded(kind: str, work: Callable[[], T | None]) -> T:
    """Return what `work` makes of a file; what it raises, and None, become refusals.

    Raises errors.InputError, and MemoryError.
    """
    try:
        found = work()
    except (InputError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - each library raises its own errors on a bad file
        found = None
    if found is None:
        message = "This %(kind)s file cannot be read: it is damaged, locked, or of another kind."
        raise InvalidField(message_of(message, kind=kind), field="file")
    return found


def _html(content: bytes, encoding: str | None) -> FileText:
    """Extract the article from a page, without menus, comments and links to other articles."""
    page, read_as = decode_page(content, encoding)
    title = _TITLE.search(page[:_HEAD])
    return FileText(_article_in(page), read_as, _in_line(unescape(title[1]) if title else ""))


def decode_page(content: bytes, encoding: str | None) -> tuple[str, ReadAs]:
    """Return a page as text, and how it was read; raises as charsets.decode."""
    charset = _CHARSET.search(content[:_HEAD])
    return charsets.decode(content, encoding, charset[1].decode() if charset else None)


def _article_in(page: str) -> str:
    """Return the article of a page; a fragment is all of it, where it has none."""
    check_page(page)
    page = _QUOTE_ENDS.sub(" »", _QUOTE_BEGINS.sub("« ", page))  # browsers show marks for them
    found = _extracted(page)
    if not found and not WHOLE_PAGE.search(page):
        found = _extracted(f"<html><body>{page}</body></html>")
    return found


def _extracted(page: str) -> str:
    return trafilatura.extract(page, include_comments=False, include_tables=False) or ""


def check_page(page: str) -> None:
    """Refuse a page that would take a parser long. Raises errors.InvalidField."""
    if page.count("<") > _MOST_TAGS:
        raise _too_many("The page has more than %(most)s tags: send its text.", _MOST_TAGS)
    for tag in _LONG_TAG.finditer(page):
        if len(_VALUE.sub("", tag[0]).split()) > _MOST_ATTRIBUTES:
            message = "A tag of the page has more than %(most)s attributes: send its text."
            raise _too_many(message, _MOST_ATTRIBUTES)


def _docx(content: bytes, _encoding: str | None) -> FileText:
    """Extract paragraphs in order, those in tables included."""
    packed_xml.check(content)
    return FileText(docx_files.read_docx(content), _OWN)


def _odt(content: bytes, _encoding: str | None) -> FileText:
    """Extract paragraphs and headings in order."""
    packed_xml.check(content)
    return FileText(odt_markup.read_odt(content), _OWN)


def _pdf(content: bytes, _encoding: str | None) -> FileText:
    """Rebuild the article on the pages, and tell what is doubtful of it."""
    found = pdf_files.read_pages(content)
    text = page_text.read_pages(found)
    unread = [number for number, page in enumerate(found, 1) if _is_picture(page)]
    if unread and not text.text.strip():
        message = (
            "The pages of this file are pictures, and no text can be read in them: send the"
            " article's text, or a file that was made from it."
        )
        raise InvalidField(message, field="file")
    pictures = [Caveat("layout", message_of(_PICTURE, page=number)) for number in unread]
    doubtful = [Caveat("layout", Message(_UNENDED), span) for span in text.doubtful]
    return FileText(text.text, _OWN, caveats=(*pictures, *doubtful))


def _is_picture(page: Page) -> bool:
    return page.pictures and not page.fragments


class _Headers(EmailPolicy):
    """Email's policy, which refuses a header whose parameters would take a minute to parse."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        """Split a header into name and value; only these are parsed further."""
        name, value = super().header_source_parse(list(sourcelines))
        if name.lower().startswith(("content-", "subject")) and len(value) > _LONGEST_HEADER:
            message = "A header of the message is longer than %(most)s bytes: send its text."
            raise _too_many(message, _LONGEST_HEADER)
        return name, value


def _eml(content: bytes, encoding: str | None) -> FileText | None:
    """Extract a message's text: its plain part, else the article in its HTML part."""
    if content.count(b"\n--") > _MOST_PARTS:
        raise _too_many("The message has more than %(most)s parts: send its text.", _MOST_PARTS)
    message = email.message_from_bytes(content, policy=_Headers())
    assert isinstance(message, EmailMessage)  # noqa: S101  (by its policy)
    body = message.get_body(("plain", "html")) if message.keys() else None
    if body is None:
        return None
    payload = body.get_payload(decode=True)
    assert isinstance(payload, bytes)  # noqa: S101  (what get_body finds is no multipart)
    text, read_as = charsets.decode(payload, encoding, body.get_content_charset())
    subject = _subject(message)
    title = messages.title_of(subject)
    if body.get_content_subtype() == "html":
        return FileText(_article_in(text), read_as, title)
    found = messages.parts_of(text.replace("\r\n", "\n"), subject)
    told = (Caveat("left_out", Message(_LEFT_OUT)),) if found.before or found.after else ()
    return FileText(found.article, read_as, title, told, found.before, found.after)


def _subject(message: EmailMessage) -> str:
    try:
        return _in_line(str(message["subject"] or ""))
    except Exception:  # noqa: BLE001 - a title that cannot be read is left out
        return ""


def _in_line(title: str) -> str:
    return " ".join(title.split())[:_LONGEST_TITLE]


def _too_many(template: str, most: int) -> InvalidField:
    return InvalidField(message_of(template, most=most), field="file", limit=most)


_READERS: dict[str, Callable[[bytes, str | None], FileText | None]] = {
    ".txt": charsets.read_plain,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".odt": _odt,
    ".pdf": _pdf,
    ".eml": _eml,
}
