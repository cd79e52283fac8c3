"""Choose the sentences of a summary; a quotation is there whole or not at all."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from itertools import pairwise, takewhile
from typing import Literal, Protocol

from service import french
from service.article import (
    Article,
    Caveat,
    Kind,
    Length,
    Method,
    Options,
    Quotation,
    QuotesMode,
    Ranked,
    Segment,
    Span,
    Summary,
    SummarySentence,
    Topic,
    Translation,
)

# Units that a method ranks, at most: about 3 s with all three, on one core. LexRank and TextRank
# compare every two units; LSA decomposes a matrix of all words.
_POOLS: dict[Method, int] = {"lexrank": 5_000, "textrank": 5_000, "lsa": 300}
_POOL_HEAD = 100  # of these, the first ones; the others are spread over the rest

# Characters, at most, of lines that are no sentences of the article.
_LINE = 300  # a link to another article, a caption, a claim of rights
_LABEL = 80  # a heading, a byline, a button
_HEADLINE = 160  # one of the first lines, where it is no sentence
_HEADLINES = 2  # lines of a headline, at most
_SEE_ALSO_ALONE = 25  # « Sur le même sujet », with its links below it
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_MARKS = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_STOPPED = re.compile(r"[.!?…:;][\s)\]»”›\"]*\Z")
_ENDED = re.compile(r"[.!?…:;»”›\"](?:\s*[)\]»”›\"])*\Z")


_PRONOUN = re.compile(r"[\s,;:.–—]*(?:he|she|they)\b", re.IGNORECASE)
_NAME = re.compile(
    r"[A-ZÀ-Ü][\w'’-]+(?: (?:(?:de|du|des|le|la|van|von|ben|al|el) )?[A-ZÀ-Ü][\w'’-]+)*$"
)
_POINTERS = {
    "fr": (french.POINTS_BACK, french.SAID_BY_PRONOUN),
    "en": (french.ENGLISH_POINTS_BACK, french.ENGLISH_SAID_BY_PRONOUN),
}
_SAID: frozenset[Kind] = frozenset({"speech", "document", "dialogue"})


class SentenceRanker(Protocol):
    """An engine that ranks units by how well they stand for all of them."""

    def rank(
        self, units: Sequence[Sequence[str]], language: str, method: Method, topic: Topic
    ) -> Sequence[Ranked]:
        """Put units, each its sentences, in order, the best first; the sums of scores fall."""
        ...


@dataclass(frozen=True, slots=True)
class _Unit:
    """Contiguous segments that a summary holds all or none of."""

    segments: range
    source: Span
    quotations: tuple[Quotation, ...]
    sentences: tuple[str, ...]  # in the source language, blanks made single spaces

    @property
    def text(self) -> str:
        """Return the sentences as one text."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A unit that may be chosen, and what its choice depends on."""

    unit: _Unit
    before: int | None  # the first segment of the unit before it
    waits: bool  # is not understood without the unit before
    lost: bool  # and there is none
    must: bool  # is wanted whatever it ranks
    size: int  # English words
    speaker: str | None  # who the pronoun is that opens its English
    scores: Mapping[str, float] = field(default_factory=dict)

    @property
    def at(self) -> int:
        """Return its first segment."""
        return self.unit.segments.start


def summarise(
    article: Article,
    quotations: Sequence[Quotation],
    translation: Translation,
    ranker: SentenceRanker,
    options: Options,
) -> Summary:
    """Choose units (sentences that no quotation crosses) in document order.

    They are ranked in the source language. The caveats name the quotations that were left out for
    their length, a pool that was shortened, and a summary that came out empty.
    """
    segments = [done.segment for done in translation.segments]
    skipped = _page_lines(article)
    headline = _apart(article, options.apart) or _headline(article, skipped)
    skipped |= headline
    units = _units(article, quotations, segments, skipped)
    pool = _pool(units, segments, skipped)
    if options.keep_quotations == "none":
        pool = [unit for unit in pool if not unit.quotations]
    rated = _spread(pool, _POOLS.get(options.method, len(pool)))
    candidates = _candidates(article, translation, rated, options)
    first_lines = (article.paragraphs[index].of(article.text) for index in sorted(headline))
    topic = Topic(" ".join(first_lines), options.focus)
    ranking = ranker.rank([u.sentences for u in rated], _language(rated), options.method, topic)
    scored = [replace(candidates[r.unit], scores=r.scores) for r in ranking]
    blocks = _blocks(sorted(scored, key=lambda candidate: candidate.at))
    chosen, omitted = _choose(blocks, options.length, len(pool))
    caveats = (*_omitted(omitted), *_shortened(len(pool), len(rated)), *_empty(pool, chosen))
    if options.lengths:
        return Summary(_at_every_length(blocks, min(options.lengths, len(pool))), caveats)
    return Summary(tuple(_in_order(chosen)), caveats)


def _at_every_length(
    blocks: Sequence[Sequence[_Candidate]], most: int
) -> tuple[SummarySentence, ...]:
    """Give the units of the summaries of 1 to `most` sentences, each with the lengths it is in."""
    found: dict[tuple[tuple[int, ...], str], SummarySentence] = {}
    for length in range(1, most + 1):
        chosen, _ = _choose(blocks, Length(length), most)
        for sentence in _in_order(chosen):
            key = sentence.segments, sentence.speaker or ""
            known = found.get(key, sentence)
            found[key] = replace(known, lengths=(*known.lengths, length))
    return tuple(found[key] for key in sorted(found))


def _in_order(chosen: Sequence[_Candidate]) -> Iterator[SummarySentence]:
    """Give the chosen units in document order; a name is needed where the unit before is not."""
    ranks = {candidate.at: rank for rank, candidate in enumerate(chosen, start=1)}
    for candidate in sorted(chosen, key=lambda candidate: candidate.at):
        speaker = None if candidate.before in ranks else candidate.speaker
        indexes = tuple(candidate.unit.segments)
        yield SummarySentence(indexes, ranks[candidate.at], candidate.scores, speaker)


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
        sentences = tuple(
            " ".join(segment.source.of(article.text).split()) for segment in segments[first:end]
        )
        yield _Unit(range(first, end), source, tuple(quotations[inside]), sentences)


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


def _apart(article: Article, end: int) -> set[int]:
    """Find the paragraphs of the title and standfirst, which the editor gave apart."""
    return {index for index, span in enumerate(article.paragraphs) if span.start < end}


def _headline(article: Article, skipped: set[int]) -> set[int]:
    """Find the first line, and one more, where they are no sentences and others follow."""
    lines = [index for index in range(len(article.paragraphs) - 1) if index not in skipped]
    texts = {index: article.paragraphs[index].of(article.text) for index in lines[:_HEADLINES]}
    found = takewhile(lambda index: _is_headline(texts[index], index), texts)
    return set(found)


def _is_headline(line: str, index: int) -> bool:
    """Tell whether one of the first lines is none of the article's; only the first may ask."""
    asks = index == 0 and line.endswith("?") and line[0].isalnum()
    return len(line) <= _HEADLINE and (asks or not _STOPPED.search(line))


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
    sentences = [unit for unit in of_article if not _is_heading(unit)]
    pool = sentences or of_article or worded
    said: dict[str, _Unit] = {}
    for unit in pool:
        said.setdefault(_MARKS.sub(" ", unit.text.lower()), unit)
    return list(said.values())


def _is_heading(unit: _Unit) -> bool:
    """Tell whether a unit is a heading: a few words without an end mark, or announcing nothing."""
    label = len(unit.text) <= _LABEL and not _ended(unit.text) and not unit.quotations
    return label or unit.text.endswith(":")


def _spread(pool: list[_Unit], most: int) -> list[_Unit]:
    """Keep the first units of a long article, and others evenly from the rest."""
    if len(pool) <= most:
        return pool
    rest, places = pool[_POOL_HEAD:], most - _POOL_HEAD
    return [*pool[:_POOL_HEAD], *(rest[at * len(rest) // places] for at in range(places))]


# --- the choice ----------------------------------------------------------------------------------


def _candidates(
    article: Article, translation: Translation, pool: Sequence[_Unit], options: Options
) -> list[_Candidate]:
    """Say of each unit what its choice depends on.

    With `keep_quotations` "all", a unit with a quotation of speech or writing is wanted, and the
    one before it where it is needed to understand who speaks.
    """
    language, every = _language(pool), options.keep_quotations == "all"
    candidates: list[_Candidate] = []
    for before, unit in reversed(list(zip([None, *pool], pool, strict=False))):
        speaker = _speaker(unit, translation)
        after = candidates[-1] if candidates else None
        points = not speaker and _points_back(article.text, unit, language)
        candidates.append(
            _Candidate(
                unit,
                before=before.segments.start if before else None,
                waits=points and before is not None,
                lost=points and before is None and not french.OPENS.match(unit.text),
                must=(every and any(quotation.kind in _SAID for quotation in unit.quotations))
                or bool(after and after.must and after.waits),
                size=_english_words(unit, translation, options.quotes),
                speaker=speaker,
            )
        )
    return candidates[::-1]


def _points_back(text: str, unit: _Unit, language: str) -> bool:
    """Tell whether a unit opens with a word for something said before it."""
    opening, said = _POINTERS[language]
    if unit.quotations and unit.quotations[0].source.start == unit.source.start:
        return said.match(_narration(text, unit)) is not None
    return opening.match(unit.text) is not None


def _speaker(unit: _Unit, translation: Translation) -> str | None:
    """Give the name of whom a unit's English calls no more than he, she or they at its opening.

    Only where its quotations have one speaker, who has a name that the unit does not say.
    """
    names = {_name(quotation.speaker) for quotation in unit.quotations if quotation.speaker}
    name = names.pop() if len(names) == 1 else None
    frame = translation.segments[unit.segments.start].frame
    opening = next((bit for bit in frame if isinstance(bit, str) and _LETTER.search(bit)), "")
    said = name and name.split()[-1] in unit.text
    return name if not said and _PRONOUN.match(opening) else None


def _name(speaker: str) -> str | None:
    """Give the proper name at the end of a speaker's description, if there is one."""
    found = _NAME.search(speaker)
    return found.group() if found else None


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


def _choose(
    blocks: Iterable[Sequence[_Candidate]], length: Length, total: int
) -> tuple[list[_Candidate], list[_Candidate]]:
    """Choose the wanted and then the best; none is cut, none stands without what it points back to.

    A block that does not fit is tried without its last unit. Gives the chosen, best first, and of
    those left out for their length the ones that ranked above the last chosen (where none fits: the
    first) or were wanted.
    """
    most, left = _most(length, total), math.inf if length.words is None else length.words
    chosen: dict[int, _Candidate] = {}
    long: list[_Candidate] = []
    above = 0  # of these, the ones that ranked above the last chosen
    queue = [(*_rank(block), block) for block in blocks]
    heapify(queue)
    while queue:
        last, *_, block = heappop(queue)
        size = sum(candidate.size for candidate in block)
        alone = block[0].waits and block[0].before not in chosen
        if size > left or alone:
            long.append(block[-1])
        elif not last or len(chosen) + len(block) <= most:
            chosen |= {candidate.at: candidate for candidate in block}
            left, above = left - size, len(long)
            continue
        if block[:-1]:
            heappush(queue, (*_rank(block[:-1]), block[:-1]))
    first = above if chosen else 1
    return list(chosen.values()), [*long[:first], *(c for c in long[first:] if c.must)]


def _blocks(candidates: Sequence[_Candidate]) -> list[list[_Candidate]]:
    """Gather candidates in document order into blocks that are worth more together than apart.

    A unit that ranks high lifts the ones before it that it needs, as much as they weigh it down: in
    a run of units the blocks' means of scores fall (pooling of adjacent violators).
    """
    blocks: list[list[_Candidate]] = []
    for candidate in candidates:
        block = [candidate]
        while block[0].waits and blocks and _worth(blocks[-1]) < _worth(block):
            block = blocks.pop() + block
        blocks.append(block)
    return blocks


def _rank(block: Sequence[_Candidate]) -> tuple[bool, bool, float, int]:
    """Return what blocks are ordered by: the wanted first, the lost last, the best, the earlier."""
    wanted = any(candidate.must for candidate in block)
    return not wanted, block[0].lost, -_worth(block), block[0].at


def _worth(block: Sequence[_Candidate]) -> float:
    """Return the mean score of the words of some units."""
    sizes = [max(1, candidate.size) for candidate in block]
    scores = (sum(candidate.scores.values()) for candidate in block)
    total = sum(size * score for size, score in zip(sizes, scores, strict=True))
    return round(total / sum(sizes), 9)


def _most(length: Length, total: int) -> float:
    """Give the number of units asked for, of a total of them."""
    if length.words is not None:
        return math.inf
    return length.sentences or max(1, math.ceil(round((length.ratio or 0.0) * total, 9)))


# --- what the editor is told ---------------------------------------------------------------------


def _omitted(candidates: Iterable[_Candidate]) -> Iterator[Caveat]:
    message = "This quotation is too long for the summary asked, and quotations are never cut."
    for candidate in candidates:
        for quotation in candidate.unit.quotations:
            yield Caveat("quotation_omitted", message, quotation.source)


def _shortened(total: int, rated: int) -> Iterator[Caveat]:
    if rated < total:
        message = f"The article is long: {rated} of its {total} sentences were considered."
        yield Caveat("shortened_pool", message)


def _empty(pool: Sequence[_Unit], chosen: Sequence[_Candidate]) -> Iterator[Caveat]:
    if not pool:
        yield Caveat("summary_empty", "There is no sentence to choose from.")
    elif not chosen:
        message = "No sentence is short enough for the words asked: allow more words."
        yield Caveat("summary_empty", message)
