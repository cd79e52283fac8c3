"""Choose the sentences of a summary; a quotation is there whole or not at all."""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from itertools import pairwise, takewhile
from typing import Literal, Protocol

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
    SegmentTranslation,
    Span,
    Summary,
    SummarySentence,
    Topic,
    Translation,
)
from service.knowledge import french
from service.summaries import headline as headlines
from service.summaries import references
from service.summaries.near_duplicates import Heard

# Units that a method ranks, at most: about 3 s with all three, on one core. LexRank and TextRank
# compare every two units; LSA decomposes a matrix of all words.
_POOLS: dict[Method, int] = {"lexrank": 5_000, "textrank": 5_000, "lsa": 300}
_POOL_HEAD = 100  # of these, the first ones; the others are spread over the rest

# Characters, at most, of lines that are no sentences of the article.
_LINE = 300  # a link to another article, a caption, a claim of rights
_LABEL = 80  # a heading, a byline, a button
_HEADLINE = 160  # one of the first lines, where it is no sentence
_HEADLINES = 2  # lines of a headline, at most
_REACH = 3.0  # sentences after which an early place counts a third for a headline
_HEADLINES_TRIED = 5  # sentences, the best first, of which one may do as a headline
_EARLY = 3  # segments; one of these makes a headline where none was posted
_SEE_ALSO_ALONE = 25  # « Sur le même sujet », with its links below it
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_GOES_ON = re.compile(r"[,;]|[a-zà-öø-ÿ]+(?!\w)")  # eBay is no such word
_LABELLED = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*){0,3}\s?:\s*[«“\"][^»”\"]*[»”\"]\Z")
_MARKS = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_STOPPED = re.compile(r"[.!?…:;][\s)\]»”›\"]*\Z")
_ENDED = re.compile(r"[.!?…:;»”›\"](?:\s*[)\]»”›\"])*\Z")


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


_Place = tuple[int, int]  # of a unit: the number of its article, its first segment


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A unit that may be chosen, and what its choice depends on."""

    unit: _Unit
    article: int
    before: _Place | None  # of the unit before it in its article
    waits: bool  # is not understood without the unit before
    lost: bool  # and there is none
    must: bool  # is wanted whatever it ranks
    size: int  # English words
    speaker: str | None  # who the pronoun is that opens its English
    scene: bool = False  # the article opens with it, but not with its news
    scores: Mapping[str, float] = field(default_factory=dict)
    also: tuple[int, ...] = ()  # other articles that say the same

    @property
    def at(self) -> _Place:
        """Return where it stands."""
        return self.article, self.unit.segments.start


@dataclass(frozen=True, slots=True)
class Source:
    """An article to choose from; `title`: its headline, where that is not in its text."""

    article: Article
    quotations: Sequence[Quotation]
    translation: Translation
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Choices:
    """What one article offers: candidates in its order, of so many units, under a headline."""

    candidates: Sequence[_Candidate]
    total: int
    headline: str


def summarise(
    sources: Sequence[Source], ranker: SentenceRanker, options: Options
) -> tuple[Summary, ...]:
    """Choose units (sentences that no quotation crosses) in document order, of all articles.

    Gives a summary an article; ranks go through all. They are ranked in the source language. The
    caveats name the quotations that were left out for their length; those on the whole, a pool that
    was shortened and a summary that came out empty, are the first article's. One article at most
    has a headline.
    """
    offered = [
        _choices(source, number, len(sources), options) for number, source in enumerate(sources)
    ]
    pool = _merged(sources, [c for choices in offered for c in choices.candidates])
    topic = Topic(" ".join(filter(None, (choices.headline for choices in offered))), options.focus)
    ranking = ranker.rank(
        [c.unit.sentences for c in pool], _language([c.unit for c in pool]), options.method, topic
    )
    scored = [replace(pool[r.unit], scores=r.scores) for r in ranking]
    blocks = _blocks(sorted(scored, key=lambda candidate: candidate.at))
    total = sum(choices.total for choices in offered)
    chosen, omitted = _choose(blocks, options.length, total)
    rated = sum(len(choices.candidates) for choices in offered)
    caveats = (*_shortened(total, rated), *_empty(pool, chosen))
    if options.lengths:  # of one article
        every = _at_every_length(blocks, min(options.lengths, total), sources[0])
        return (Summary(every, (*_omitted(omitted), *caveats)),)
    return tuple(
        Summary(
            tuple(_in_order(chosen, number, sources[number])),
            (*_omitted(c for c in omitted if c.article == number), *(() if number else caveats)),
            headline,
        )
        for number, headline in enumerate(_headlines(sources, scored))
    )


def _choices(source: Source, number: int, several: int, options: Options) -> _Choices:
    """Say what an article offers, and leave out what belongs to the page."""
    article, translation = source.article, source.translation
    segments = [done.segment for done in translation.segments]
    skipped = _page_lines(article)
    headline = _apart(article, options.apart) or _headline(article, skipped)
    skipped |= headline
    units = _units(article, source.quotations, segments, skipped)
    pool = _pool(units, segments, skipped)
    if options.keep_quotations == "none":
        pool = [unit for unit in pool if not unit.quotations]
    most = _POOLS.get(options.method)
    rated = _spread(pool, max(1, most // several) if most else len(pool))
    lines = (article.paragraphs[index].of(article.text) for index in sorted(headline))
    candidates = _candidates(source, number, rated, options)
    return _Choices(candidates, len(pool), " ".join(filter(None, (source.title, *lines))))


def _merged(sources: Sequence[Source], candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Take turns among articles, and let one candidate stand for others that say the same.

    So that what opens each article ranks as an opening; a scene does not. A unit that another waits
    for stays, and so does what is wanted; what stands by itself comes before what waits.
    """
    kept: dict[_Place, _Candidate] = {}
    heard = Heard()
    needed = {c.before for c in candidates if c.waits}
    for candidate in sorted(candidates, key=lambda c: (c.waits, c.unit.segments.start, c.article)):
        text = _english(candidate.unit, sources[candidate.article].translation)
        same = heard.find(text, candidate.article) if len(sources) > 1 else None
        if same is None or candidate.at in needed or candidate.must:
            heard.add(text, candidate.at)
            kept[candidate.at] = candidate
        else:
            also = dict.fromkeys((*kept[same].also, candidate.article))
            kept[same] = replace(kept[same], also=tuple(also))
    turns = defaultdict[int, int](int)
    order: list[tuple[int, _Candidate]] = []
    for at in sorted(kept, key=lambda at: (kept[at].scene, at)):
        order.append((turns[at[0]], kept[at]))
        turns[at[0]] += 1
    return [c for _, c in sorted(order, key=lambda pair: (pair[0], pair[1].article))]


def _headlines(
    sources: Sequence[Source], scored: Iterable[_Candidate]
) -> Iterator[SegmentTranslation | None]:
    """Give each article's headline: the best sentence of all that makes one, and else None."""
    heads = _heads(scored)
    sentences = [sources[c.article].translation.segments[c.unit.segments.start] for c in heads]
    found = [headlines.suggest([sentence]) for sentence in sentences]
    best = next((at for at, headline in enumerate(found) if headline), None)
    for number in range(len(sources)):
        yield None if best is None or heads[best].article != number else found[best]


def _heads(scored: Iterable[_Candidate]) -> list[_Candidate]:
    """Give the sentences that may do as a headline, the best first: early ones before others.

    They tell what the posted headline tells, half as well as the sentence that does best; where
    that is not known they open the article. What is left is a detail of the story.
    """
    every = list(scored)
    least = max((c.scores.get("headline", 0.0) for c in every), default=0.0) / 2
    alone = [
        c
        for c in every
        if not (c.waits or c.lost or c.speaker or c.scene) and len(c.unit.segments) == 1
        if c.scores.get("headline", 0.0) >= least and (least or c.unit.segments.start < _EARLY)
    ]
    worths = {
        c.at: sum(c.scores.values()) + math.exp(-c.unit.segments.start / _REACH) for c in alone
    }
    return sorted(alone, key=lambda c: -worths[c.at])[:_HEADLINES_TRIED]


def _at_every_length(
    blocks: Sequence[Sequence[_Candidate]], most: int, source: Source
) -> tuple[SummarySentence, ...]:
    """Give the units of the summaries of 1 to `most` sentences, each with the lengths it is in."""
    found: dict[tuple[tuple[int, ...], str, references.Named], SummarySentence] = {}
    for length in range(1, most + 1):
        chosen, _ = _choose(blocks, Length(length), most)
        for sentence in _in_order(chosen, 0, source):
            key = sentence.segments, sentence.speaker or "", sentence.named
            known = found.get(key, sentence)
            found[key] = replace(known, lengths=(*known.lengths, length))
    return tuple(found[key] for key in sorted(found))


def _in_order(
    chosen: Sequence[_Candidate], article: int, source: Source
) -> Iterator[SummarySentence]:
    """Give an article's units in its order; a name is needed where what gave it is not there."""
    ranks = {candidate.at: rank for rank, candidate in enumerate(chosen, start=1)}
    names = dict(references.first_names(source.article.text))
    for candidate in sorted(chosen, key=lambda candidate: candidate.at):
        if candidate.article == article:
            indexes = tuple(candidate.unit.segments)
            named = references.nameless([source.translation.segments[i] for i in indexes], names)
            for said in references.surnames(candidate.unit.text):
                names.pop(said, None)
            yield SummarySentence(
                indexes,
                ranks[candidate.at],
                candidate.scores,
                None if candidate.before in ranks else candidate.speaker,
                candidate.also,
                named=named,
            )


# --- units ---------------------------------------------------------------------------------------


def _units(
    article: Article,
    quotations: Sequence[Quotation],
    segments: Sequence[Segment],
    skipped: set[int],
) -> list[_Unit]:
    """Join the segments that stand or fall together.

    A quotation stays whole; what ends in a colon takes what it announces; a unit that is only
    quotation takes the unit after it where that names the speaker (else it waits for the unit
    before). The second pass serves quotations that open the article: in the first they only find
    one another.
    """
    joined = [segment.continues for segment in segments]  # with the segment before
    for _ in range(2):
        units = [
            None if segments[unit.segments.start].paragraph in skipped else unit
            for unit in _runs(article, quotations, segments, joined)
        ]
        told = False  # a unit before is more than quotation
        for before, unit, after in zip([None, *units], units, [*units[1:], None], strict=False):
            neighbour = unit and _needed(article.text, unit, before, after)
            if unit and neighbour and not (told and neighbour is before):
                joined[max(neighbour.segments.start, unit.segments.start)] = True
            told = told or (unit is not None and not _is_bare(article.text, unit))
    return list(_runs(article, quotations, segments, joined))


def _needed(text: str, unit: _Unit, before: _Unit | None, after: _Unit | None) -> _Unit | None:
    """Choose the neighbour without which a unit would not be understood, if there is one."""
    if unit.text.endswith(":"):
        return after
    if not _is_bare(text, unit):
        return None
    speakers = [q.speaker.lower() for q in unit.quotations if q.speaker]
    for neighbour in (before, after):
        if neighbour and any(speaker in neighbour.text.lower() for speaker in speakers):
            return neighbour
    return before or after


def _is_bare(text: str, unit: _Unit) -> bool:
    """Tell whether a unit is only quotation, so that it does not say who speaks."""
    return bool(unit.quotations) and not _LETTER.search(_narration(text, unit))


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
    """Tell whether one of the first lines is none of the article's.

    Only the first may ask, or be a name and its words: Anne Durand : « Je pars. »
    """
    asks = line.endswith("?") and line[0].isalnum()
    titled = index == 0 and (asks or _LABELLED.match(line))
    return len(line) <= _HEADLINE and bool(titled or not _STOPPED.search(line))


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
    sentences = [unit for unit in of_article if not _is_heading(unit) and not _is_glued(unit)]
    pool = sentences or of_article or worded
    said: dict[str, _Unit] = {}
    for unit in pool:
        said.setdefault(_MARKS.sub(" ", unit.text.lower()), unit)
    return list(said.values())


def _is_heading(unit: _Unit) -> bool:
    """Tell whether a unit is a heading: a few words without an end mark, or announcing nothing."""
    label = len(unit.text) <= _LABEL and not _ended(unit.text) and not unit.quotations
    return label or unit.text.endswith(":")


def _is_glued(unit: _Unit) -> bool:
    """Tell whether a player's title and credit stand in a unit without a blank behind them."""
    return french.GLUED_CREDIT.search(unit.text) is not None


def _spread(pool: list[_Unit], most: int) -> list[_Unit]:
    """Keep the first units of a long article, and others evenly from the rest."""
    if len(pool) <= most:
        return pool
    head = min(_POOL_HEAD, most)
    rest, places = pool[head:], most - head
    return [*pool[:head], *(rest[at * len(rest) // places] for at in range(places))]


# --- the choice ----------------------------------------------------------------------------------


def _candidates(
    source: Source, number: int, pool: Sequence[_Unit], options: Options
) -> list[_Candidate]:
    """Say of each unit what its choice depends on.

    With `keep_quotations` "all", a unit with a quotation of speech or writing is wanted, and the
    one before it where it is needed to understand who speaks.
    """
    language, every = _language(pool), options.keep_quotations == "all"
    scene = _scene(pool, source) if options.method == "news" else range(0)
    candidates: list[_Candidate] = []
    for before, unit in reversed(list(zip([None, *pool], pool, strict=False))):
        speaker = _speaker(unit, source.translation)
        after = candidates[-1] if candidates else None
        points = not speaker and (
            _points_back(source.article.text, unit, language) or _answers(before, unit)
        )
        candidates.append(
            _Candidate(
                unit,
                number,
                before=(number, before.segments.start) if before else None,
                waits=points and before is not None,
                lost=points and before is None and not french.OPENS.match(unit.text),
                must=(every and any(quotation.kind in _SAID for quotation in unit.quotations))
                or bool(after and after.must and after.waits),
                size=_english_words(unit, source.translation, options.quotes),
                speaker=speaker,
                scene=unit.segments.start in scene,
            )
        )
    return candidates[::-1]


def _points_back(text: str, unit: _Unit, language: str) -> bool:
    """Tell whether a unit opens with a word for something said before it, or lacks its speaker.

    Or goes on with a sentence that a broken page has torn: it begins with a small letter.
    """
    if _is_bare(text, unit) or _GOES_ON.match(unit.text):
        return True
    opening, said = _POINTERS[language]
    narration = _narration(text, unit)
    incises = (incise.of(text) for quotation in unit.quotations for incise in quotation.incises)
    inside = french.SAID_INSIDE_BY_PRONOUN.search(narration) or any(map(said.match, incises))
    if inside and not _names_speakers(unit, narration):
        return True
    if unit.quotations and unit.quotations[0].source.start == unit.source.start:
        return said.match(narration) is not None
    return opening.match(unit.text) is not None


def _answers(before: _Unit | None, unit: _Unit) -> bool:
    """Tell whether a unit says nothing without the question before it: « Parce que ... »."""
    asked = before is not None and before.text.endswith("?")
    return asked and french.ANSWERS.match(unit.text) is not None


def _scene(pool: Sequence[_Unit], source: Source) -> range:
    """Find the segments of a first paragraph that sets a scene: « Il est cinq heures, ... »."""
    if not pool or not french.SCENE.match(pool[0].text):
        return range(0)
    segments = [done.segment for done in source.translation.segments]
    first = pool[0].segments.start
    paragraph = segments[first].paragraph
    return range(first, sum(segment.paragraph <= paragraph for segment in segments))


def _names_speakers(unit: _Unit, narration: str) -> bool:
    """Tell whether the author names in a unit whoever speaks in it: Faure, « selon lui », ..."""
    speakers = [quotation.speaker for quotation in unit.quotations]
    return bool(speakers) and all(name and name in narration for name in speakers)


def _speaker(unit: _Unit, translation: Translation) -> str | None:
    """Give the name of whom a unit's English calls no more than he, she or they at its opening.

    Only where its quotations have one speaker, who has a name that the unit does not say.
    """
    speakers = {references.proper_name(q.speaker) for q in unit.quotations if q.speaker}
    name = speakers.pop() if len(speakers) == 1 else None
    said = name and name.split()[-1] in unit.text
    opening = translation.segments[unit.segments.start]
    return name if not said and references.opens_with_pronoun(opening) else None


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


def _english(unit: _Unit, translation: Translation) -> str:
    """Give a unit's English, quotations without their marks."""
    bits = (bit for index in unit.segments for bit in translation.segments[index].frame)
    return " ".join(bit if isinstance(bit, str) else bit.english for bit in bits)


def _choose(
    blocks: Iterable[Sequence[_Candidate]], length: Length, total: int
) -> tuple[list[_Candidate], list[_Candidate]]:
    """Choose the wanted and then the best; none is cut, none stands without what it points back to.

    A block that does not fit is tried without its last unit; one that waits is tried again when
    what it waits for is chosen. Gives the chosen, best first, and of those left out for want of
    words the ones that ranked above the last chosen (where none fits: the first), and whatever was
    wanted.
    """
    most, left = _most(length, total), math.inf if length.words is None else length.words
    chosen: dict[_Place, _Candidate] = {}
    long: list[_Candidate] = []
    above = 0  # of these, the ones that ranked above the last chosen
    waiting = defaultdict[_Place | None, list[Sequence[_Candidate]]](list)
    queue = [(*_rank(block), block) for block in blocks]
    heapify(queue)
    while queue:
        last, *_, block = heappop(queue)
        size = sum(candidate.size for candidate in block)
        if block[0].waits and block[0].before not in chosen:
            waiting[block[0].before].append(block)
            continue
        if size > left:
            long.append(block[-1])
        elif not last or len(chosen) + len(block) <= most:
            chosen |= {candidate.at: candidate for candidate in block}
            left, above = left - size, len(long)
            for later in waiting.pop(block[-1].at, ()):
                heappush(queue, (*_rank(later), later))
            continue
        if block[:-1]:
            heappush(queue, (*_rank(block[:-1]), block[:-1]))
    long += [block[-1] for blocks in waiting.values() for block in blocks]
    first = 0 if length.words is None else above if chosen else 1
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


def _rank(block: Sequence[_Candidate]) -> tuple[bool, bool, float, _Place]:
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


def _empty(pool: Sequence[_Candidate], chosen: Sequence[_Candidate]) -> Iterator[Caveat]:
    if not pool:
        yield Caveat("summary_empty", "There is no sentence to choose from.")
    elif not chosen:
        message = "No sentence is short enough for the words asked: allow more words."
        yield Caveat("summary_empty", message)
