"""PDF files by pypdfium2: the characters of each page with their places.

Beside pdfplumber, which is Python throughout, it took a twentieth of the time on pages of a
newspaper, undid ligatures, and marked the hyphens of broken words.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pypdfium2
from pypdfium2 import raw

from service.errors import TooLarge
from service.message import message_of
from service.text.documents.columns import Fragment
from service.text.documents.page_text import Page

_MOST_PAGES = 100
_MOST_CHARACTERS = 400_000
_GAP = 0.8  # of the size of letters: a wider gap parts two fragments
_LINE = 0.5  # of the size: letters further up or down stand in another line
_ENDS = "\r\n"
_HYPHENS = "\x02\ufffe"  # PDFium's signs for the hyphen of a broken word
_NO_TEXT = "\0\ufeff\u200b"
_LEAST_PICTURE = 0.3  # of a page that a picture covers which is more than an ornament


def read_pages(content: bytes) -> list[Page]:
    """Return the pages of a file.

    Raises errors.TooLarge for too many pages or characters, and what pypdfium2 raises.
    """
    document = pypdfium2.PdfDocument(content)
    _check(
        len(document),
        _MOST_PAGES,
        "The file has %(number)s pages; at most %(most)s are read: split it.",
    )
    pages, characters = [], 0
    for page in document:
        text = page.get_textpage()
        characters += text.count_chars()
        message = "The file has %(number)s characters or more; at most %(most)s are read: split it."
        _check(characters, _MOST_CHARACTERS, message)
        pages.append(Page(page.get_height(), list(_fragments(text)), _has_pictures(page)))
        text.close()
        page.close()
    return pages


def _check(number: int, most: int, template: str) -> None:
    if number > most:
        message = message_of(template, number=number, most=most)
        raise TooLarge(message, field="file", limit=most)


def _has_pictures(page: Any) -> bool:
    """Whether a large picture stands on a page."""
    area = page.get_width() * page.get_height()
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = one.get_bounds()
        if (right - left) * (top - bottom) > _LEAST_PICTURE * area:
            return True
    return False


@dataclass(slots=True)
class _Run:
    """Characters in one line, so far."""

    text: list[str] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0
    base: float = 0.0  # on which the letters stand
    size: float = 0.0  # of the font: the boxes of two fonts of one size differ

    def takes(self, box: Any) -> bool:
        """Whether a character follows in the same line, without a wide gap."""
        size = self.top - self.bottom
        near = -size < box.left - self.right < _GAP * size
        return bool(near and abs(box.bottom - self.bottom) < _LINE * size)

    def add(self, letter: str, box: Any) -> None:
        """Add a character; the first one gives the height of the line."""
        if not self.text:
            self.left, self.bottom, self.top = box.left, box.bottom, box.top
            self.right = box.right
        self.text.append(letter)
        self.right = max(self.right, box.right)

    def fragment(self) -> Iterator[Fragment]:
        """Yield the fragment, unless it is blank."""
        text = " ".join("".join(self.text).split(" ")).strip()
        if text and self.size > 0:
            yield Fragment(text, self.left, self.right, self.base, self.base + self.size)


def _fragments(text: Any) -> Iterator[Fragment]:
    """Yield the characters of a page in runs, in the order of the file."""
    run, box = _Run(), raw.FS_RECTF()
    for index in range(text.count_chars()):
        letter = _letter(text, index)
        if letter in _ENDS:
            yield from run.fragment()
            run = _Run()
        if letter in _ENDS or letter in _NO_TEXT:
            continue
        raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
        if letter == " ":  # which PDFium may have put there, without a place
            run.text += [" "] * bool(run.text)
            continue
        if run.text and not run.takes(box):
            yield from run.fragment()
            run = _Run()
        if not run.text:
            run.base, run.size = _base(text, index), _size(text, index)
        run.add(letter, box)
    yield from run.fragment()


def _base(text: Any, index: int) -> float:
    """Return the height on the page at which a letter stands."""
    left, base = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(left), ctypes.byref(base))
    return base.value


def _size(text: Any, index: int) -> float:
    """Return the size of a letter on the page."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    scale = hypot(matrix.c, matrix.d)
    return float(raw.FPDFText_GetFontSize(text, index) * scale)


def _letter(text: Any, index: int) -> str:
    letter = chr(raw.FPDFText_GetUnicode(text, index))
    return "-" if letter in _HYPHENS else letter
