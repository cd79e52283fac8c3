"""Select the units that a summary may hold: sentences of the article, not of the web page."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from service.article import Article, Segment
from service.summaries import boilerplate
from service.summaries.units import LETTER, Unit
from service.text.words import CAPITAL

_Teasers = Literal["none", "first", "more"]  # titles of other articles that may come next
_POOL_HEAD = 100  # the first units, which are all kept; others are spread over the rest
# The most characters of lines that are not sentences of the article.
_LINE = 300  # a link to another article, a caption, a claim of rights
_LABEL = 80  # a heading, a byline, a button
_HEADLINE = 160  # one of the first lines
_HEADLINES = 2  # the most lines of a headline
_SEE_ALSO_ALONE = 25  # « Sur le même sujet », with links below
_LABELLED = re.compile(
    rf"{CAPITAL}[\w'’-]*(?:\s{CAPITAL}[\w'’-]*){{0,3}}\s?:\s*[«“\"][^»”\"]*[»”\"]\Z"
)
_MARKS = re.compile(r"[\W_]+")
_STOPPED = re.compile(r"[.!?…:;][\s)\]»”›\"]*\Z")
_ENDED = re.compile(r"[.!?…:;»”›\"](?:\s*[)\]»”›\"])*\Z")


def page_lines(article: Article) -> set[int]:
    """Return the paragraphs that belong to the web page: links, share buttons, captions."""
    found = set[int]()
    expected: _Teasers = "none"
    for index, paragraph in enumerate(article.paragraphs):
        line = paragraph.of(article.text)
        short = len(line) <= _LINE
        see_also = short and boilerplate.SEE_ALSO.match(line) is not None
        teaser = short and _is_teaser(line, expected)
        worded = short and _is_page_line(line)
        if see_also or teaser or worded:
            found.add(index)
        heads_list = see_also and (line.endswith(":") or len(line) <= _SEE_ALSO_ALONE)
        expected = "first" if heads_list else "more" if teaser else "none"
    return found


def _is_teaser(line: str, expected: _Teasers) -> bool:
    """Whether a line is the title of another article, given what the line before announced."""
    return expected == "first" or (expected == "more" and line[-1].isalnum())


def given_apart(article: Article, end: int) -> set[int]:
    """Return the paragraphs of the title and standfirst, the first `end` characters."""
    return {index for index, span in enumerate(article.paragraphs) if span.start < end}


def headline_lines(article: Article, skipped: set[int]) -> set[int]:
    """Return the first line, and perhaps a second, where they are headlines and text follows."""
    lines = [index for index in range(len(article.paragraphs) - 1) if index not in skipped]
    texts = {index: article.paragraphs[index].of(article.text) for index in lines[:_HEADLINES]}
    found = takewhile(lambda index: _is_headline(texts[index], index), texts)
    return set(found)


def _is_headline(line: str, index: int) -> bool:
    """Whether one of the first lines is a headline: short, without a sentence's end.

    The first may also ask, or be a name and its words: Anne Durand : « Je pars. »
    """
    asks = line.endswith("?") and line[0].isalnum()
    titled = index == 0 and (asks or _LABELLED.match(line))
    return len(line) <= _HEADLINE and bool(titled or not _STOPPED.search(line))


def _is_page_line(line: str) -> bool:
    """Whether a short line has the wording of a web page: a label, a caption, a claim of rights."""
    label = len(line) <= _LABEL and not _ended(line) and boilerplate.PAGE_LABEL.match(line)
    return bool(label or boilerplate.PAGE_LINE.match(line) or boilerplate.CAPTION_END.search(line))


def _ended(line: str) -> bool:
    return _ENDED.search(line) is not None


def eligible(units: Sequence[Unit], segments: Sequence[Segment], skipped: set[int]) -> list[Unit]:
    """Return the units that may stand in a summary, each text once.

    Where nothing but headings, or nothing but page lines, was posted, those are the text.
    """
    worded = [unit for unit in units if LETTER.search(unit.text)]
    of_article = [unit for unit in worded if not _is_of_page(unit, segments, skipped)]
    sentences = [unit for unit in of_article if not _is_heading(unit) and not _is_glued(unit)]
    said: dict[str, Unit] = {}
    for unit in sentences or of_article or worded:
        said.setdefault(_MARKS.sub(" ", unit.text.lower()), unit)
    return list(said.values())


def _is_of_page(unit: Unit, segments: Sequence[Segment], skipped: set[int]) -> bool:
    return all(segments[index].paragraph in skipped for index in unit.segments)


def _is_heading(unit: Unit) -> bool:
    """Whether a unit is a heading: a few words without an end mark, or one that ends in a colon."""
    label = len(unit.text) <= _LABEL and not _ended(unit.text) and not unit.quotations
    return label or unit.text.endswith(":")


def _is_glued(unit: Unit) -> bool:
    """Whether the title and credit of a video run into a unit without a blank."""
    return boilerplate.GLUED_CREDIT.search(unit.text) is not None


def spread(pool: list[Unit], most: int) -> list[Unit]:
    """Return the first units of a long article, and others evenly from the rest; `most` in all."""
    if len(pool) <= most:
        return pool
    head = min(_POOL_HEAD, most)
    rest, places = pool[head:], most - head
    return [*pool[:head], *(rest[at * len(rest) // places] for at in range(places))]
