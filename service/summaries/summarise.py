"""Choose the sentences of a summary; a quotation is there whole or not at all."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from service.article import (
    Caveat,
    Length,
    Method,
    Options,
    Ranked,
    SegmentTranslation,
    Summary,
    SummarySentence,
    Topic,
)
from service.summaries import headline as headlines
from service.summaries import references
from service.summaries.candidates import (
    Candidate,
    Place,
    Source,
    english_of,
    language_of,
    make_candidates,
)
from service.summaries.near_duplicates import SeenTexts
from service.summaries.pool import eligible, given_apart, headline_lines, page_lines, spread
from service.summaries.selection import choose, make_blocks
from service.summaries.units import join_units
from service.text import person_names

# Units that a method ranks, at most: about 3 s with all three, on one core. LexRank and TextRank
# compare every two units; LSA decomposes a matrix of all words.
_POOLS: dict[Method, int] = {"lexrank": 5_000, "textrank": 5_000, "lsa": 300}
_REACH = 3.0  # sentences after which an early place counts a third for a headline
_HEADLINES_TRIED = 5  # sentences, the best first, of which one may do as a headline
_EARLY = 3  # segments; one of these makes a headline where none was posted


class SentenceRanker(Protocol):
    """An engine that ranks units by how well they stand for all of them."""

    def rank(
        self, units: Sequence[Sequence[str]], language: str, method: Method, topic: Topic
    ) -> Sequence[Ranked]:
        """Put units, each its sentences, in order, the best first; the sums of scores fall."""
        ...


@dataclass(frozen=True, slots=True)
class _Choices:
    """What one article offers: candidates in its order, of so many units, under a headline."""

    candidates: Sequence[Candidate]
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
        [c.unit.sentences for c in pool], language_of([c.unit for c in pool]), options.method, topic
    )
    scored = [replace(pool[r.unit], scores=r.scores) for r in ranking]
    blocks = make_blocks(sorted(scored, key=lambda candidate: candidate.at))
    total = sum(choices.total for choices in offered)
    chosen, omitted = choose(blocks, options.length, total)
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
    skipped = page_lines(article)
    headline = given_apart(article, options.apart) or headline_lines(article, skipped)
    skipped |= headline
    units = join_units(article, source.quotations, segments, skipped)
    pool = eligible(units, segments, skipped)
    if options.keep_quotations == "none":
        pool = [unit for unit in pool if not unit.quotations]
    most = _POOLS.get(options.method)
    rated = spread(pool, max(1, most // several) if most else len(pool))
    lines = (article.paragraphs[index].of(article.text) for index in sorted(headline))
    candidates = make_candidates(source, number, rated, options)
    return _Choices(candidates, len(pool), " ".join(filter(None, (source.title, *lines))))


def _merged(sources: Sequence[Source], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Take turns among articles, and let one candidate stand for others that say the same.

    So that what opens each article ranks as an opening; a scene does not. A unit that another waits
    for stays, and so does what is wanted; what stands by itself comes before what waits.
    """
    kept: dict[Place, Candidate] = {}
    seen = SeenTexts()
    needed = {c.before for c in candidates if c.waits}
    for candidate in sorted(candidates, key=lambda c: (c.waits, c.unit.segments.start, c.article)):
        text = english_of(candidate.unit, sources[candidate.article].translation)
        same = seen.find(text, candidate.article) if len(sources) > 1 else None
        if same is None or candidate.at in needed or candidate.must:
            seen.add(text, candidate.at)
            kept[candidate.at] = candidate
        else:
            also = dict.fromkeys((*kept[same].also, candidate.article))
            kept[same] = replace(kept[same], also=tuple(also))
    turns = defaultdict[int, int](int)
    order: list[tuple[int, Candidate]] = []
    for at in sorted(kept, key=lambda at: (kept[at].scene, at)):
        order.append((turns[at[0]], kept[at]))
        turns[at[0]] += 1
    return [c for _, c in sorted(order, key=lambda pair: (pair[0], pair[1].article))]


def _headlines(
    sources: Sequence[Source], scored: Iterable[Candidate]
) -> Iterator[SegmentTranslation | None]:
    """Give each article's headline: the best sentence of all that makes one, and else None."""
    heads = _heads(scored)
    sentences = [sources[c.article].translation.segments[c.unit.segments.start] for c in heads]
    found = [headlines.suggest([sentence]) for sentence in sentences]
    best = next((at for at, headline in enumerate(found) if headline), None)
    for number in range(len(sources)):
        yield None if best is None or heads[best].article != number else found[best]


def _heads(scored: Iterable[Candidate]) -> list[Candidate]:
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
    blocks: Sequence[Sequence[Candidate]], most: int, source: Source
) -> tuple[SummarySentence, ...]:
    """Give the units of the summaries of 1 to `most` sentences, each with the lengths it is in."""
    found: dict[tuple[tuple[int, ...], str, references.Named], SummarySentence] = {}
    for length in range(1, most + 1):
        chosen, _ = choose(blocks, Length(length), most)
        for sentence in _in_order(chosen, 0, source):
            key = sentence.segments, sentence.speaker or "", sentence.named
            known = found.get(key, sentence)
            found[key] = replace(known, lengths=(*known.lengths, length))
    return tuple(found[key] for key in sorted(found))


def _in_order(
    chosen: Sequence[Candidate], article: int, source: Source
) -> Iterator[SummarySentence]:
    """Give an article's units in its order; a name is needed where what gave it is not there."""
    ranks = {candidate.at: rank for rank, candidate in enumerate(chosen, start=1)}
    names = dict(person_names.first_names(source.article.text))
    for candidate in sorted(chosen, key=lambda candidate: candidate.at):
        if candidate.article == article:
            indexes = tuple(candidate.unit.segments)
            named = references.nameless([source.translation.segments[i] for i in indexes], names)
            for said in person_names.surnames(candidate.unit.text):
                names.pop(said, None)
            yield SummarySentence(
                indexes,
                ranks[candidate.at],
                candidate.scores,
                None if candidate.before in ranks else candidate.speaker,
                candidate.also,
                named=named,
            )


def _omitted(candidates: Iterable[Candidate]) -> Iterator[Caveat]:
    message = "This quotation is too long for the summary asked, and quotations are never cut."
    for candidate in candidates:
        for quotation in candidate.unit.quotations:
            yield Caveat("quotation_omitted", message, quotation.source)


def _shortened(total: int, rated: int) -> Iterator[Caveat]:
    if rated < total:
        message = f"The article is long: {rated} of its {total} sentences were considered."
        yield Caveat("shortened_pool", message)


def _empty(pool: Sequence[Candidate], chosen: Sequence[Candidate]) -> Iterator[Caveat]:
    if not pool:
        yield Caveat("summary_empty", "There is no sentence to choose from.")
    elif not chosen:
        message = "No sentence is short enough for the words asked: allow more words."
        yield Caveat("summary_empty", message)
