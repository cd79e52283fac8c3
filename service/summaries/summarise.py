"""Summarise articles by choosing whole sentences; a quotation is in whole or not at all."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
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
from service.message import Message, message_of
from service.summaries import headline as headlines
from service.summaries import references
from service.summaries.candidates import (
    Candidate,
    Source,
    confidence_of,
    english_of,
    language_of,
    make_candidates,
)
from service.summaries.near_duplicates import SeenTexts
from service.summaries.pool import eligible, given_apart, headline_lines, page_lines, spread
from service.summaries.selection import choose, make_blocks
from service.summaries.units import Place, join_units
from service.text import person_names

# The most units that a method ranks, so that each takes about 3 s on one core. LexRank and TextRank
# compare every pair of units; LSA decomposes a matrix of all words.
_POOLS: dict[Method, int] = {"lexrank": 5_000, "textrank": 5_000, "lsa": 300}
_REACH = 3.0  # sentences after which the bonus of an early place falls to 1/e
_SURER = 0.05  # the most that confidence adds to a score; the best have 1 to 2
_HEADLINES_TRIED = 5  # sentences, the best first, that are tried as a headline
_EARLY = 3  # segments that may make a headline where none was posted


class SentenceRanker(Protocol):
    """An engine that ranks units by how well they represent all of them."""

    def rank(
        self, units: Sequence[Sequence[str]], language: str, method: Method, topic: Topic
    ) -> Sequence[Ranked]:
        """Return the units, each given as its sentences, best first; the sums of scores fall."""
        ...


@dataclass(frozen=True, slots=True)
class _Choices:
    """What one article offers: its candidates in order, out of `total` units, and its headline."""

    candidates: Sequence[Candidate]
    total: int
    headline: str


def summarise(
    sources: Sequence[Source], ranker: SentenceRanker, options: Options
) -> tuple[Summary, ...]:
    """Return a summary of each article; ranks go through all of them.

    Units (sentences that no quotation crosses) are ranked in the source language and stand in
    document order. Caveats name the quotations that were left out for their length; those on the
    whole (a pool that was shortened, an empty summary) are in the first summary. One article at
    most has a headline.
    """
    offered = [
        _choices(source, number, len(sources), options) for number, source in enumerate(sources)
    ]
    pool = _merged(sources, [c for choices in offered for c in choices.candidates])
    headline = " ".join(filter(None, (choices.headline for choices in offered)))
    scored = _scored(pool, sources, ranker, options, headline)
    blocks = make_blocks(sorted(scored, key=attrgetter("at")))
    total = sum(choices.total for choices in offered)
    chosen, omitted = choose(blocks, options.length, total)
    rated = sum(len(choices.candidates) for choices in offered)
    caveats = (*_shortened(total, rated), *_empty(pool, chosen))
    if options.lengths:  # of one article
        every = _at_every_length(blocks, min(options.lengths, total), sources[0])
        (headline_of_it,) = _headlines(sources, scored)
        return (Summary(every, (*_omitted(omitted, 0), *caveats), headline_of_it),)
    return tuple(
        Summary(
            tuple(_in_order(chosen, number, sources[number])),
            (*_omitted(omitted, number), *(() if number else caveats)),
            headline,
        )
        for number, headline in enumerate(_headlines(sources, scored))
    )


def _scored(
    pool: Sequence[Candidate],
    sources: Sequence[Source],
    ranker: SentenceRanker,
    options: Options,
    headline: str,
) -> list[Candidate]:
    """Return the candidates with their scores, the best first but for what confidence adds."""
    units = [candidate.unit for candidate in pool]
    topic = Topic(headline, options.focus)
    sentences = [unit.sentences for unit in units]
    ranking = ranker.rank(sentences, language_of(units), options.method, topic)
    scored = (replace(pool[ranked.unit], scores=ranked.scores) for ranked in ranking)
    return [_with_confidence(one, sources) if options.method == "news" else one for one in scored]


def _with_confidence(candidate: Candidate, sources: Sequence[Source]) -> Candidate:
    """Add a little to a score by the confidence in the English: of two alike, the surer one."""
    confidence = confidence_of(candidate.unit, sources[candidate.article].translation)
    if confidence is None:
        return candidate
    scores = {**candidate.scores, "confidence": round(_SURER * confidence / 100, 4)}
    return replace(candidate, scores=scores)


def _choices(source: Source, number: int, several: int, options: Options) -> _Choices:
    """Return the candidates and the headline of one article, without lines of the web page."""
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
    """Order the candidates of all articles, with one for all that say the same.

    What another depends on stays, and so does what must be in. Candidates that depend on nothing
    are compared first.
    """
    kept: dict[Place, Candidate] = {}
    seen = SeenTexts()
    needed = {c.before for c in candidates if c.depends}
    for candidate in sorted(
        candidates, key=lambda c: (c.depends, c.unit.segments.start, c.article)
    ):
        text = english_of(candidate.unit, sources[candidate.article].translation)
        same = seen.find(text, candidate.article) if len(sources) > 1 else None
        if same is None or candidate.at in needed or candidate.must:
            seen.add(text, candidate.at)
            kept[candidate.at] = candidate
        else:
            also = dict.fromkeys((*kept[same].also, candidate.article))
            kept[same] = replace(kept[same], also=tuple(also))
    return _in_turns(kept.values())


def _in_turns(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Order candidates by their place in their own article, so that all openings come first.

    Scenes come last in their article, so that the news after a scene ranks as the opening.
    """
    turns = Counter[int]()
    order: list[tuple[int, int, Candidate]] = []
    for candidate in sorted(candidates, key=lambda c: (c.scene, c.at)):
        order.append((turns[candidate.article], candidate.article, candidate))
        turns[candidate.article] += 1
    return [candidate for *_, candidate in sorted(order, key=itemgetter(0, 1))]


def _headlines(
    sources: Sequence[Source], scored: Sequence[Candidate]
) -> Iterator[SegmentTranslation | None]:
    """Yield a headline or None for each article: the best sentence of all that makes one."""
    heads = _heads(scored)
    sentences = [sources[c.article].translation.segments[c.unit.segments.start] for c in heads]
    found = [headlines.suggest([sentence]) for sentence in sentences]
    best = next((at for at, headline in enumerate(found) if headline), None)
    for number in range(len(sources)):
        yield None if best is None or heads[best].article != number else found[best]


def _heads(scored: Sequence[Candidate]) -> list[Candidate]:
    """Return the sentences that may make a headline, the best first, early ones preferred.

    They match the posted headline at least half as well as the best match does; without one, they
    stand at the opening. Others are details of the story.
    """
    least = max(map(_told, scored), default=0.0) / 2
    alone = [c for c in scored if _stands_alone(c) and _told(c) >= least]
    early = alone if least else [c for c in alone if c.unit.segments.start < _EARLY]
    return sorted(early, key=_worth_as_headline, reverse=True)[:_HEADLINES_TRIED]


def _told(candidate: Candidate) -> float:
    """Return how well a unit matches the posted headline."""
    return candidate.scores.get("headline", 0.0)


def _stands_alone(candidate: Candidate) -> bool:
    """Whether a unit is one sentence, understood without any other."""
    depends = candidate.depends or candidate.orphaned or candidate.speaker or candidate.scene
    return not depends and len(candidate.unit.segments) == 1


def _worth_as_headline(candidate: Candidate) -> float:
    place = candidate.unit.segments.start
    return sum(candidate.scores.values()) + math.exp(-place / _REACH)


def _at_every_length(
    blocks: Sequence[Sequence[Candidate]], most: int, source: Source
) -> tuple[SummarySentence, ...]:
    """Return the units of all summaries of 1 to `most` sentences, with the lengths each is in."""
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
    """Yield the chosen units of an article in document order, with the names they lack."""
    ranks = {candidate.at: rank for rank, candidate in enumerate(chosen, start=1)}
    names = dict(person_names.first_names(source.article.text))
    for candidate in sorted(chosen, key=lambda candidate: candidate.at):
        if candidate.article == article:
            indexes = tuple(candidate.unit.segments)
            named = references.bare_surnames(
                [source.translation.segments[i] for i in indexes], names
            )
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


def _omitted(candidates: Iterable[Candidate], article: int) -> Iterator[Caveat]:
    """Yield a caveat for each quotation of an article that was left out for its length."""
    message = "This quotation is too long for the summary asked, and quotations are never cut."
    for candidate in candidates:
        for quotation in candidate.unit.quotations if candidate.article == article else ():
            yield Caveat("quotation_omitted", Message(message), quotation.source)


def _shortened(total: int, rated: int) -> Iterator[Caveat]:
    """Yield a caveat where not all units were ranked."""
    if rated < total:
        yield Caveat(
            "shortened_pool",
            message_of(
                "The article is long: %(rated)s of its %(total)s sentences were considered.",
                rated=rated,
                total=total,
            ),
        )


def _empty(pool: Sequence[Candidate], chosen: Sequence[Candidate]) -> Iterator[Caveat]:
    """Yield a caveat where nothing was chosen."""
    if not pool:
        yield Caveat("summary_empty", Message("There is no sentence to choose from."))
    elif not chosen:
        message = "No sentence is short enough for the words asked: allow more words."
        yield Caveat("summary_empty", Message(message))
