"""What a summary may hold: sentences of the article, no page lines, no headings."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from service.article import Article, Segment
from service.summaries import boilerplate
from service.summaries.units import LETTER, Unit

_POOL_HEAD = 100  # of these, the first ones; the others are spread over the rest
# Characters, at most, of lines that are no sentences of the article.
_LINE = 300  # a link to another article, a caption, a claim of rights
_LABEL = 80  # a heading, a byline, a button
_HEADLINE = 160  # one of the first lines, where it is no sentence
_HEADLINES = 2  # lines of a headline, at most
_SEE_ALSO_ALONE = 25  # « Sur le même sujet », with its links below it
_LABELLED = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*){0,3}\s?:\s*[«“\"][^»”\"]*[»”\"]\Z")
_MARKS = re.compile(r"[\W_]+")
_STOPPED = re.compile(r"[.!?…:;][\s)\]»”›\"]*\Z")
_ENDED = re.compile(r"[.!?…:;»”›\"](?:\s*[)\]»”›\"])*\Z")


def page_lines(article: Article) -> set[int]:
    """Find the paragraphs that belong to the page: links to other articles, shares, captions."""
    found = set[int]()
    teasers: Literal["none", "first", "more"] = "none"
    for index, paragraph in enumerate(article.paragraphs):
        line = paragraph.of(article.text)
        short = len(line) <= _LINE
        see_also = short and boilerplate.SEE_ALSO.match(line) is not None
        teaser = short and (teasers == "first" or (teasers == "more" and line[-1].isalnum()))
        if see_also or teaser or (short and _is_page_line(line)):
            found.add(index)
        heads_list = see_also and (line.endswith(":") or len(line) <= _SEE_ALSO_ALONE)
        teasers = "first" if heads_list else "more" if teaser else "none"
    return found


def given_apart(article: Article, end: int) -> set[int]:
    """Find the paragraphs of the title and standfirst, which the editor gave apart."""
    return {index for index, span in enumerate(article.paragraphs) if span.start < end}


def headline_lines(article: Article, skipped: set[int]) -> set[int]:
    """Find the first line, and one more, where they are no sentences and others follow."""
    lines = [index for index in range(len(article.paragraphs) - 1) if index not in skipped]
    texts = {index: article.paragraphs[index].of(article.text) for index in lines[:_HEADLINES]}
    found = takewhile(lambda index: _is_headline(texts[index], index), texts)
    return set(found)


def _is_headline(line: str, index: int) -> bool:
    """Tell whether one of the first lines is none of the article's.

    Only the first may ask, or be a name and its words: Anne Durand : « Je pars. »
    """
    asks = line.endswith("?") and line[0].isalnum()
    titled = index == 0 and (asks or _LABELLED.match(line))
    return len(line) <= _HEADLINE and bool(titled or not _STOPPED.search(line))


def _is_page_line(line: str) -> bool:
    """Tell whether a short line is one that no article says."""
    label = len(line) <= _LABEL and not _ended(line) and boilerplate.PAGE_LABEL.match(line)
    return bool(label or boilerplate.PAGE_LINE.match(line) or boilerplate.CAPTION_END.search(line))


def _ended(line: str) -> bool:
    return _ENDED.search(line) is not None


def eligible(units: Sequence[Unit], segments: Sequence[Segment], skipped: set[int]) -> list[Unit]:
    """Choose the units that may stand in a summary, none said twice.

    Where nothing but headings, or nothing but page lines, was posted, those are the text.
    """
    worded = [unit for unit in units if LETTER.search(unit.text)]
    of_article = [
        unit
        for unit in worded
        if any(segments[index].paragraph not in skipped for index in unit.segments)
    ]
    sentences = [unit for unit in of_article if not _is_heading(unit) and not _is_glued(unit)]
    pool = sentences or of_article or worded
    said: dict[str, Unit] = {}
    for unit in pool:
        said.setdefault(_MARKS.sub(" ", unit.text.lower()), unit)
    return list(said.values())


def _is_heading(unit: Unit) -> bool:
    """Tell whether a unit is a heading: a few words without an end mark, or announcing nothing."""
    label = len(unit.text) <= _LABEL and not _ended(unit.text) and not unit.quotations
    return label or unit.text.endswith(":")


def _is_glued(unit: Unit) -> bool:
    """Tell whether a player's title and credit stand in a unit without a blank behind them."""
    return boilerplate.GLUED_CREDIT.search(unit.text) is not None


def spread(pool: list[Unit], most: int) -> list[Unit]:
    """Keep the first units of a long article, and others evenly from the rest."""
    if len(pool) <= most:
        return pool
    head = min(_POOL_HEAD, most)
    rest, places = pool[head:], most - head
    return [*pool[:head], *(rest[at * len(rest) // places] for at in range(places))]
