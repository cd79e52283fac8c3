"""Choose the sentences of a summary; a quotation is there whole or not at all."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

from service import french
from service.article import (
    Article,
    Caveat,
    Length,
    Method,
    Options,
    Quotation,
    QuotesMode,
    Segment,
    Span,
    Summary,
    SummarySentence,
    Translation,
)

# Rating takes quadratic time: about 1 s for 300 units with LexRank, 12 s for 1,000.
_POOL = 300  # units that are rated, at most
_POOL_HEAD = 100  # of these, the first ones; the others are spread over the rest

# Characters, at most, of lines that are no sentences of the article.
_LINE = 300  # a link to another article, a caption, a claim of rights
_LABEL = 80  # a heading, a byline, a button
_SEE_ALSO_ALONE = 25  # « Sur le même sujet », with its links below it
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_MARKS = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_ENDED = re.compile(r"[.!?…:;»”›\"](?:\s*[)\]»”›\"])*\Z")


class SentenceRanker(Protocol):
    """An engine that rates sentences by how well they stand for all of them."""

    def rate(self, sentences: Sequence[str], language: str, method: Method) -> Sequence[float]:
        """Give one finite rating a sentence, higher is better, in the order given."""
        ...


@dataclass(frozen=True, slots=True)
class _Unit:
    """Contiguous segments that a summary holds all or none of."""

    segments: range
    source: Span
    quotations: tuple[Quotation, ...]
    text: str  # in the source language, blanks made single spaces


def summarise(
    article: Article,
    quotations: Sequence[Quotation],
    translation: Translation,
    ranker: SentenceRanker,
    options: Options,
) -> Summary:
    """Choose units (sentences that no quotation crosses) in document order.

    They are rated in the source language. The caveats name the quotations that were too long for
    the words asked, a pool that was shortened, and a summary that came out empty.
    """
    segments = [done.segment for done in translation.segments]
    skipped = _page_lines(article)
    pool = _pool(_units(article, quotations, segments, skipped), segments, skipped)
    rated = pool if len(pool) <= _POOL or options.method == "lead" else _spread(pool)
    ranking = _ranking(rated, ranker, options.method)
    sizes = [_english_words(unit, translation, options.quotes) for unit in ranking]
    chosen, omitted = _choose(sizes, options.length, len(pool))
    ranks = {ranking[at].segments: rank for rank, at in enumerate(chosen, start=1)}
    in_order = sorted(ranks, key=lambda indexes: indexes.start)
    caveats = (
        *_omitted(ranking[at] for at in omitted),
        *_shortened(len(pool), len(rated)),
        *_empty(len(rated), len(chosen)),
    )
    return Summary(tuple(SummarySentence(tuple(i), ranks[i]) for i in in_order), caveats)


# --- units ---------------------------------------------------------------------------------------


def _units(
    article: Article,
    quotations: Sequence[Quotation],
    segments: Sequence[Segment],
    skipped: set[int],
) -> list[_Unit]:
    """Join the segments that stand or fall together.

    A quotation stays whole; what ends in a colon takes what it announces; a unit that is only
    quotation takes the neighbour that names the speaker. The second pass serves quotations that
    open the article: in the first they only find one another.
    """
    joined = [segment.continues for segment in segments]  # with the segment before
    for _ in range(2):
        units = [
            None if segments[unit.segments.start].paragraph in skipped else unit
            for unit in _runs(article, quotations, segments, joined)
        ]
        for before, unit, after in zip([None, *units], units, [*units[1:], None], strict=False):
            neighbour = unit and _needed(article.text, unit, before, after)
            if unit and neighbour:
                joined[max(neighbour.segments.start, unit.segments.start)] = True
    return list(_runs(article, quotations, segments, joined))


def _needed(text: str, unit: _Unit, before: _Unit | None, after: _Unit | None) -> _Unit | None:
    """Choose the neighbour without which a unit would not be understood, if there is one."""
    if unit.text.endswith(":"):
        return after
    if not unit.quotations or _LETTER.search(_narration(text, unit)):
        return None
    speakers = [q.speaker.lower() for q in unit.quotations if q.speaker]
    for neighbour in (before, after):
        if neighbour and any(speaker in neighbour.text.lower() for speaker in speakers):
            return neighbour
    return before or after


def _runs(
    article: Article,
    quotations: Sequence[Quotation],
    segments: Sequence[Segment],
    joined: Sequence[bool],
) -> Iterator[_Unit]:
    """Give each run of joined segments as a unit."""
    starts = [quotation.source.start for quotation in quotations]
    bounds = [at for at in range(len(segments)) if at == 0 or not joined[at]]
    for first, end in pairwise([*bounds, len(segments)]):
        source = Span(segments[first].source.start, segments[end - 1].source.end)
        inside = slice(bisect_left(starts, source.start), bisect_left(starts, source.end))
        text = " ".join(source.of(article.text).split())
        yield _Unit(range(first, end), source, tuple(quotations[inside]), text)


def _narration(text: str, unit: _Unit) -> str:
    """Give the author's own words in a unit: outside quotations, and their incises."""
    pieces, position = list[str](), unit.source.start
    for quotation in unit.quotations:
        pieces.append(text[position : quotation.source.start])
        pieces += [incise.of(text) for incise in quotation.incises]
        position = max(position, quotation.source.end)
    return " ".join([*pieces, text[position : unit.source.end]])


# --- what a summary may hold ---------------------------------------------------------------------


def _page_lines(article: Article) -> set[int]:
    """Find the paragraphs that belong to the page: links to other articles, shares, captions."""
    found = set[int]()
    teasers: Literal["none", "first", "more"] = "none"
    for index, paragraph in enumerate(article.paragraphs):
        line = paragraph.of(article.text)
        short = len(line) <= _LINE
        see_also = short and french.SEE_ALSO.match(line) is not None
        teaser = short and (teasers == "first" or (teasers == "more" and line[-1].isalnum()))
        if see_also or teaser or (short and _is_page_line(line)):
            found.add(index)
        heads_list = see_also and (line.endswith(":") or len(line) <= _SEE_ALSO_ALONE)
        teasers = "first" if heads_list else "more" if teaser else "none"
    return found


def _is_page_line(line: str) -> bool:
    """Tell whether a short line is one that no article says."""
    label = len(line) <= _LABEL and not _ended(line) and french.PAGE_LABEL.match(line)
    return bool(label or french.PAGE_LINE.match(line) or french.CAPTION_END.search(line))


def _ended(line: str) -> bool:
    return _ENDED.search(line) is not None


def _pool(units: Sequence[_Unit], segments: Sequence[Segment], skipped: set[int]) -> list[_Unit]:
    """Choose the units that may stand in a summary, none said twice.

    Where nothing but headings, or nothing but page lines, was posted, those are the text.
    """
    worded = [unit for unit in units if _LETTER.search(unit.text)]
    of_article = [
        unit
        for unit in worded
        if any(segments[index].paragraph not in skipped for index in unit.segments)
    ]
    sentences = [unit for unit in of_article if not _heading(unit)]
    pool = sentences or of_article or worded
    said: dict[str, _Unit] = {}
    for unit in pool:
        said.setdefault(_MARKS.sub(" ", unit.text.lower()), unit)
    return list(said.values())


def _heading(unit: _Unit) -> bool:
    """Tell whether a unit is a heading: a few words without an end mark, or announcing nothing."""
    label = len(unit.text) <= _LABEL and not _ended(unit.text) and not unit.quotations
    return label or unit.text.endswith(":")


def _spread(pool: Sequence[_Unit]) -> list[_Unit]:
    """Keep the first units of a long article, and others evenly from the rest."""
    rest, places = pool[_POOL_HEAD:], _POOL - _POOL_HEAD
    return [*pool[:_POOL_HEAD], *(rest[at * len(rest) // places] for at in range(places))]


# --- the choice ----------------------------------------------------------------------------------


def _ranking(units: Sequence[_Unit], ranker: SentenceRanker, method: Method) -> list[_Unit]:
    """Put the units in order, the best first; of two equals the earlier one."""
    if method == "lead" or not units:
        return list(units)
    ratings = ranker.rate([unit.text for unit in units], _language(units), method)
    order = sorted(range(len(units)), key=lambda at: (-round(ratings[at], 9), at))
    return [units[at] for at in order]


def _language(units: Sequence[_Unit]) -> str:
    """Tell by function words whether most is French, or English that passed through."""
    words = [word for unit in units for word in unit.text.lower().split()]
    english = sum(word in french.ENGLISH_FUNCTION_WORDS for word in words)
    return "en" if english > sum(word in french.FUNCTION_WORDS for word in words) else "fr"


def _english_words(unit: _Unit, translation: Translation, mode: QuotesMode) -> int:
    """Count a unit's English words; in `original` mode quotations are not English."""
    return sum(
        len(_WORD.findall(piece if isinstance(piece, str) else piece.english))
        for index in unit.segments
        for piece in translation.segments[index].frame
        if isinstance(piece, str) or mode != "original"
    )


def _choose(sizes: Sequence[int], length: Length, total: int) -> tuple[list[int], list[int]]:
    """Choose from a ranking, given each unit's English words; none is cut.

    Gives the places chosen, best first, and of those left out for their length the ones that
    ranked above the last chosen (where none fits: the first).
    """
    if length.words is None:
        share = math.ceil(round((length.ratio or 0.0) * total, 9))
        return list(range(min(length.sentences or max(1, share), len(sizes)))), []
    chosen, omitted, left = list[int](), list[int](), length.words
    for place, size in enumerate(sizes):
        fits = size <= left
        left -= size if fits else 0
        (chosen if fits else omitted).append(place)
    reached = chosen[-1] if chosen else 1
    return chosen, [place for place in omitted if place < reached]


# --- what the editor is told ---------------------------------------------------------------------


def _omitted(units: Iterable[_Unit]) -> Iterator[Caveat]:
    message = "This quotation is too long for the summary asked, and quotations are never cut."
    for unit in units:
        for quotation in unit.quotations:
            yield Caveat("quotation_omitted", message, quotation.source)


def _shortened(total: int, rated: int) -> Iterator[Caveat]:
    if rated < total:
        message = f"The article is long: {rated} of its {total} sentences were considered."
        yield Caveat("shortened_pool", message)


def _empty(rated: int, chosen: int) -> Iterator[Caveat]:
    if not rated:
        yield Caveat("summary_empty", "There is no sentence to choose from.")
    elif not chosen:
        message = "No sentence is short enough for the words asked: allow more words."
        yield Caveat("summary_empty", message)
