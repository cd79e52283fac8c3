"""Pages as an article: columns in order, paragraphs rebuilt, running heads left out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.article import Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.text.documents import columns
from service.text.documents.columns import Fragment
from service.text.documents.paragraphs import paragraphs

_EDGE = 0.1  # of a page's height, at its head and its foot
_MOST_LINES = 4  # of a head or a foot, and parts of one
_PAGE_NUMBER = re.compile(r"\W*(?:page\s)?\d{1,4}(?:\s?(?:/|sur)\s?\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_DATE = re.compile(rf"\d{{1,2}}(?:er)?\s(?:{any_of(french.numbers.months)})\w*\s(?:19|20)\d\d")

_Key = tuple[str, int]  # a text, and its height on the page


@dataclass(frozen=True, slots=True)
class Page:
    """A page, in points; `pictures` says whether there are any."""

    height: float
    fragments: Sequence[Fragment]
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class PagesText:
    """The text of pages, a paragraph a line between blank lines.

    `doubtful`: paragraphs that do not end, and nothing was found that goes on from them.
    """

    text: str
    doubtful: tuple[Span, ...]


def read_pages(pages: Sequence[Page]) -> PagesText:
    """Return the article on some pages."""
    repeated = _repeated(pages)
    flows = [flow for page in pages for flow in columns.flows(_within(page, repeated))]
    texts, doubtful, at = [], [], 0
    for paragraph in paragraphs(flows):
        texts.append(paragraph.text)
        if paragraph.doubtful:
            doubtful.append(Span(at, at + len(paragraph.text)))
        at += len(paragraph.text) + 2
    return PagesText("\n\n".join(texts), tuple(doubtful))


def _repeated(pages: Iterable[Page]) -> frozenset[_Key]:
    """Return what stands at one height at the edge of two pages or more, figures apart."""
    counted = Counter(
        key
        for page in pages
        for key in {_key(one) for one in page.fragments if _is_at_edge(one, page)}
    )
    return frozenset(key for key, times in counted.items() if times > 1)


def _key(one: Fragment) -> _Key:
    return _DIGITS.sub("0", one.text).strip().lower(), round(one.bottom)


def _is_at_edge(one: Fragment, page: Page) -> bool:
    return not _EDGE * page.height < one.bottom < (1 - _EDGE) * page.height


def _within(page: Page, repeated: frozenset[_Key]) -> Sequence[Fragment]:
    """Return what stands on a page without the lines of its head and its foot."""
    found = page.fragments
    for sign in (1.0, -1.0):
        for _ in range(_MOST_LINES):
            outermost = max(found, key=lambda one: sign * one.bottom, default=None)
            if outermost is None or not _is_at_edge(outermost, page):
                break
            found = _without_line(found, outermost, repeated)
    return found


def _without_line(
    found: Sequence[Fragment], outermost: Fragment, repeated: frozenset[_Key]
) -> Sequence[Fragment]:
    """Leave out what is no part of an article in the line of the outermost fragment."""
    line = [one for one in found if abs(one.bottom - outermost.bottom) < 0.3 * outermost.size]
    dropped = {id(one) for one in line if _is_furniture(one, line, repeated)}
    return [one for one in found if id(one) not in dropped]


def _is_furniture(one: Fragment, line: Sequence[Fragment], repeated: frozenset[_Key]) -> bool:
    """Whether a fragment of the outermost line is a page number or a running head.

    A date alone may be that of a letter, as in "Nantes, le 5 mai 2026".
    """
    if _key(one) in repeated or _PAGE_NUMBER.fullmatch(one.text):
        return True
    return 1 < len(line) <= _MOST_LINES and any(_DATE.search(other.text) for other in line)
