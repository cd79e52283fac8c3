"""Find the quotations of an article: where they stand, their kinds, speakers and incises."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple, cast

from service.article import Article, Caveat, Kind, Quotation, QuotationMarks, Span, Style
from service.knowledge.french import punctuation
from service.message import Message
from service.quotations.attribution import attributions
from service.quotations.attribution_after import WordsAfter
from service.quotations.classification import classify
from service.quotations.clauses import Clauses
from service.quotations.coreference import Coreferences
from service.quotations.incises import Incise, incises
from service.quotations.noun_phrases import Phrase
from service.quotations.pairing import passages
from service.quotations.passages import NOBODY, Attribution, Passage
from service.text import normalise
from service.text.normalise import ReadingCopy

# Quotations whose kind and speaker are looked for. The longest article that may be posted has some
# 700; a text of nothing but quotations has 50,000, and took 4 seconds of everybody's processor.
_ANALYSED = 5_000
_UNCLOSED = Message("A quotation opens here and is never closed: check where it ends.")
_STRAY = Message(
    "A quotation mark stands here without its partner: check whether words are quoted."
)
_LEFT = re.compile(r"^[.,](?: |$)")  # of an incise: « Qui ? demande-t-il. Toi. »
_NOT_ANALYSED = Message(
    "This text has very many quotations: from here on, who speaks them was not looked for."
)


@dataclass(frozen=True, slots=True)
class Found:
    """The quotations in text order, and a caveat for each unclosed one and each stray mark."""

    quotations: tuple[Quotation, ...]
    caveats: tuple[Caveat, ...] = ()


def find(article: Article) -> Found:
    """Return all quotations of an article, in linear time. Offsets are those of `article.text`."""
    copy = normalise.reading_copy(article)
    marked = passages(copy, _blocks(article))
    analysed = _analyse(copy, marked.passages)
    quotations = tuple(
        _quotation(article, copy, one, number) for number, one in enumerate(analysed, start=1)
    )
    unclosed = [Caveat("unclosed", _UNCLOSED, q.source) for q in quotations if not q.closed]
    alone = (*marked.strays, *(Span(at, at + 1) for one in analysed for at in one.doubtful))
    strays = [Caveat("stray_mark", _STRAY, copy.source(stray)) for stray in alone]
    first = [q.source for q in quotations[_ANALYSED : _ANALYSED + 1]]
    further = [Caveat("speakers_unknown", _NOT_ANALYSED, source) for source in first]
    caveats = sorted((*unclosed, *strays, *further), key=lambda caveat: caveat.source or Span(0, 0))
    return Found(quotations, tuple(caveats))


def _blocks(article: Article) -> list[int]:
    """Return for each paragraph the number of its block; blank lines part blocks.

    So the lines of a poem are one block. Where no line is blank, every paragraph is a block.
    """
    numbers, block, end = [], 0, 0
    separated = "\n\n" in article.text.replace("\r\n", "\n")
    for span in article.paragraphs:
        gap = article.text[end : span.start]
        block += not separated or gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1
        numbers.append(block)
        end = span.end
    return numbers


class _AnalysedPassage(NamedTuple):
    """What is known of one passage: spans of the reading copy.

    `doubtful`: where marks open that may have lost their closing mark.
    """

    passage: Passage
    kind: Kind
    speaker: Span | None
    attribution: Attribution
    incises: tuple[Span, ...]
    doubtful: Sequence[int]


def _analyse(copy: ReadingCopy, found: tuple[Passage, ...]) -> list[_AnalysedPassage]:
    """Return the kind, speaker, attribution and incises of each passage, in text order.

    Those after the first `_ANALYSED` are taken for speech of nobody.
    """
    clauses = Clauses(copy, found)
    mentions = Coreferences(clauses)
    read, further = found[:_ANALYSED], found[_ANALYSED:]
    inside = [incises(clauses.said, passage) for passage in read]
    analysed = []
    given = attributions(clauses, read, inside)
    for passage, attribution, within in zip(read, given, inside, strict=True):
        sort = classify(clauses, _content(copy, passage), passage, attribution)
        who = attribution.speaker if sort not in ("title", "term") else None
        speaker = mentions.name(passage, who) if who else None
        spans = tuple(incise.span for incise in within)
        doubtful = _doubtful(clauses, passage, attribution, within)
        analysed.append(_AnalysedPassage(passage, sort, speaker, attribution, spans, doubtful))
    return analysed + [_AnalysedPassage(one, "speech", None, NOBODY, (), ()) for one in further]


def _doubtful(
    clauses: Clauses, passage: Passage, given: Attribution, within: Sequence[Incise]
) -> list[int]:
    """Return where marks open that may have lost their closing mark: two speakers follow them."""
    again = passage.opened_again
    told = _told(clauses, passage, given, within) if within or again else []
    turns = (pair for pair in pairwise(told) if _differ(clauses.said, *pair))
    first = passage.parts[0].start if within and passage.closed else -1
    found = {_between(again, one.span.end, other.span.start) or first for one, other in turns}
    if within and passage.shares_its_close and within[-1].span.end < passage.nested[-1].start:
        found.add(passage.nested[-1].start)  # behind the incise the author may speak
    return sorted(found - {-1})


def _between(places: Sequence[int], start: int, end: int) -> int | None:
    """Return the first of some places, in order, that lies between two; None where none does."""
    index = bisect_right(places, start)
    return places[index] if index < len(places) and places[index] < end else None


def _told(
    clauses: Clauses, passage: Passage, given: Attribution, within: Sequence[Incise]
) -> list[Phrase]:
    """Return all who are said to speak a passage: before its marks, inside and after them."""
    after = WordsAfter(clauses, passage).attribution()
    inside = (incise.speaker for incise in within)
    told = (given.speaker, *inside, after.speaker if after else None)
    return sorted((who for who in told if who), key=lambda who: who.span.start)


def _differ(text: str, one: Phrase, other: Phrase) -> bool:
    """Whether two phrases name different speakers: neither a pronoun, nor the same surname."""
    name, another = (who.span.of(text).lower() for who in (one, other))
    same = name in another or another in name or name.split()[-1] == another.split()[-1]
    return not (one.pronoun or other.pronoun or same)


def _content(copy: ReadingCopy, passage: Passage) -> str:
    """Return the words of a passage without its outer marks."""
    return copy.text[passage.parts[0].start + 1 : passage.parts[-1].end - passage.closed].strip()


def _quotation(
    article: Article, copy: ReadingCopy, analysed: _AnalysedPassage, number: int
) -> Quotation:
    """Make the record of a passage, with its spans in the article."""
    passage, text = analysed.passage, article.text
    parts = tuple(map(copy.source, passage.parts))
    source = Span(parts[0].start, parts[-1].end)
    closes = passage.closed and passage.opener not in punctuation.dialogue_dashes
    marks = _marks(text[source.start], text[source.end - 1] if closes else None)
    content = text[source.start + 1 : source.end - (marks.close is not None)].strip()
    within = tuple(map(copy.source, analysed.incises))
    apart = (*within, *_repeated_marks(copy, passage))
    cue = analysed.attribution.cue if analysed.kind != "title" else None
    return Quotation(
        id=f"q{number}",
        kind=analysed.kind,
        marks=marks,
        closed=passage.closed,
        source=source,
        parts=parts,
        content=content,
        spoken=_spoken(text, passage, parts, apart) if apart or len(parts) > 1 else content,
        speaker=copy.source(analysed.speaker).of(text) if analysed.speaker else None,
        cue=copy.source(cue).of(text) if cue else None,
        incises=within,
        nested=tuple(map(copy.source, passage.nested)),
        continues=f"q{number - 1}" if analysed.attribution.where == "continued" else None,
    )


@cache
def _marks(opener: str, closer: str | None) -> QuotationMarks:
    return QuotationMarks(opener, closer, cast("Style", punctuation.styles[opener]))


def _repeated_marks(copy: ReadingCopy, passage: Passage) -> list[Span]:
    """Return the marks that stand again inside a part, as spans of the article."""
    return [copy.source(Span(at, at + 1)) for at in passage.repeated]


def _spoken(text: str, passage: Passage, parts: tuple[Span, ...], apart: tuple[Span, ...]) -> str:
    """Return what the speaker said, with single spaces between the pieces.

    It holds no outer and re-opening marks, and nothing of the spans in `apart`: incises, and marks
    that stand again inside a part.
    """
    closes = int(passage.closed and passage.opener not in punctuation.dialogue_dashes)
    pieces, left = list[str](), deque(sorted(apart))
    for index, part in enumerate(parts):
        at = part.start + int(index == 0 or passage.reopens[index])
        end = part.end - closes * (index == len(parts) - 1)
        while left and left[0].start < part.end:
            stretch = left.popleft()
            if part.contains(stretch):
                pieces.append(text[at : stretch.start])
                at = stretch.end
        pieces.append(text[at:end])
    return _joined(pieces)


def _joined(pieces: Sequence[str]) -> str:
    """Join the stripped pieces; the stop or comma that an incise left follows without a blank.

    After a question mark and the like it is dropped.
    """
    told: list[str] = []
    for piece in map(str.strip, pieces):
        ended = bool(told) and told[-1].endswith(("?", "!", "…"))
        rest = _LEFT.sub("", piece) if ended else piece
        if rest:
            told += (rest,) if not told or rest.startswith((".", ",")) else (" ", rest)
    return "".join(told)
