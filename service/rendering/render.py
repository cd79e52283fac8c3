"""Set the finished text, and make the records of all that stands in it.

Nothing here checks that quotations are word for word: `verbatim` does, on the finished text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from operator import attrgetter

from service.article import (
    Article,
    Caveat,
    Detection,
    Languages,
    Options,
    Post,
    Quotation,
    Quoted,
    QuotesMode,
    SegmentTranslation,
    Signature,
    Span,
    Summary,
    SummarySentence,
    Translation,
)
from service.rendering.answer import (
    Answer,
    Digest,
    DigestSentenceRecord,
    HeadlineRecord,
    Kept,
    PartRecord,
    Placed,
    QuotationRecord,
    SegmentRecord,
    SentenceRecord,
    SentenceUse,
    SliceRecord,
    TargetRecord,
)
from service.rendering.layout import Page, Setter
from service.rendering.stops import moved_inside
from service.summaries import references


@dataclass(frozen=True, slots=True)
class ProcessedArticle:
    """Everything the steps found, ready to be set."""

    article: Article
    quotations: Sequence[Quotation]
    languages: Languages
    translation: Translation
    summary: Summary | None
    caveats: tuple[Caveat, ...]


def digest(
    posts: Sequence[Post], works: Sequence[ProcessedArticle], options: Options, signature: Signature
) -> Digest:
    """Set several articles and the summary over all."""
    answers, sentences, page = list[Answer](), list[DigestSentenceRecord](), Page()
    for number, work in enumerate(works):
        page = Page(page.written, page.length)  # one text; what stands where is by article
        names = _Names(posts, number)
        short = _summary(work, options, page, names)
        answers.append(_answer(work, options, signature, short))
        sentences += names.records(work, short)
    return Digest(posts, tuple(answers), page.text(), tuple(sentences))


def render(work: ProcessedArticle, options: Options, signature: Signature) -> Answer:
    """Set the text in the quotes mode asked."""
    short = _summary(work, options, Page()) if work.summary else None
    return _answer(work, options, signature, short)


def _answer(
    work: ProcessedArticle, options: Options, signature: Signature, short: "_Short | None"
) -> Answer:
    """Set the whole article, and make all records."""
    page = _whole(work, options.quotes)
    text = page.text()
    records = _Records(work, page, text, short)
    return Answer(
        text=text,
        detected=work.languages.article,
        segments=tuple(map(records.segment, work.translation.segments)),
        quotations=tuple(map(records.quotation, work.quotations)),
        caveats=_caveats(work),
        signature=signature,
        frames=dict(work.translation.frames),
        summary=short.page.text() if short else None,
        sentences=short.sentences if short else None,
        headline=_headline(work, options.quotes),
        uses=_uses(work, options),
        placed=tuple(_placed(short.page)) if short else (),
        kept=tuple(starmap(Kept, short.page.kept)) if short else (),
        takes={q.quotation: q.takes for s in work.translation.segments for q in _quoted(s)},
    )


def _uses(work: ProcessedArticle, options: Options) -> tuple[SentenceUse, ...]:
    """Say of each sentence in the summaries of which lengths it stands, if all were asked."""
    if not work.summary or not options.lengths:
        return ()
    return tuple(SentenceUse(s.lengths, s.speaker) for s in work.summary.sentences)


def _headline(work: ProcessedArticle, mode: QuotesMode) -> HeadlineRecord | None:
    """Make the record of a suggested headline; `source` is its whole sentence."""
    chosen = work.summary.headline if work.summary else None
    if not chosen:
        return None
    setter = Setter(work.article, mode, work.languages.english_quotations)
    setter.set_run([chosen])
    return HeadlineRecord(setter.page.text(), chosen.segment.source, _quotations_in([chosen]))


def _whole(work: ProcessedArticle, mode: QuotesMode) -> Page:
    """Set the whole article: what stands before, between and after its segments is kept."""
    setter = Setter(work.article, mode, work.languages.english_quotations)
    segments, text = work.translation.segments, work.article.text
    if not segments:
        setter.page.put(text)
        return setter.page
    setter.page.put(text[: segments[0].segment.source.start])
    setter.set_run(segments)
    setter.page.put(text[segments[-1].segment.source.end :])
    return setter.page


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a request has come: `done` of `total` segments, and the records of new ones.

    A segment waits for the rest of its quotation's part: its English is set at the part's end.
    """

    detected: Detection
    done: int
    total: int
    segments: tuple[SegmentRecord, ...] = ()


class Draft:
    """The whole article while it is being set, window by window, with the offsets it will have."""

    def __init__(
        self,
        article: Article,
        languages: Languages,
        mode: QuotesMode,
        total: int,
        report: Callable[[Progress], None],
    ) -> None:
        """Take how many segments there will be, and who is told of those that are set."""
        self._article = article
        self._detected = languages.article
        self._setter = Setter(article, mode, languages.english_quotations)
        self._total = total
        self._report = report
        self._done = 0
        self._last: SegmentTranslation | None = None
        self._waiting: list[SegmentTranslation] = []

    def add(self, new: Sequence[SegmentTranslation]) -> None:
        """Set the segments that follow, and report."""
        for segment in new:
            if self._last is None:
                self._setter.page.put(self._article.text[: segment.segment.source.start])
            else:
                self._setter.between(self._last, segment)
            self._setter.set_run([segment])
            self._last = segment
        self._done += len(new)
        self._waiting += new
        self._report(Progress(self._detected, self._done, self._total, tuple(self._ready())))

    def _ready(self) -> list[SegmentRecord]:
        """Return the segments that are whole, once each: a gloss may stand further on."""
        names = [segment.segment.id for segment in self._waiting]
        held = self._setter.waiting[0][0] if self._setter.waiting else None
        end = names.index(held) if held else len(names)
        ready, self._waiting = self._waiting[:end], self._waiting[end:]
        text = self._setter.page.text() if ready else ""
        return [_segment(s, self._article, self._setter.page, text) for s in ready]


def _segment(
    translated: SegmentTranslation, article: Article, page: Page, text: str
) -> SegmentRecord:
    """Make the record of a segment that stands on a page with this text."""
    segment = translated.segment
    return SegmentRecord(
        id=segment.id,
        paragraph=segment.paragraph,
        source=_slice(segment.source, article.text),
        translation=_english_of(translated),
        target=tuple(
            TargetRecord(span.start, span.end, span.of(text), role)
            for span, role in page.segments.get(segment.id, ())
        ),
        quotations=_quotations_in([translated]),
        confidence=translated.confidence,
        asked=translated.asked,
    )


@dataclass(frozen=True, slots=True)
class _Short:
    """A summary that is set: its page, and the record of each sentence."""

    page: Page
    sentences: tuple[SentenceRecord, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """How a summary names the articles that a sentence is from: the own one, and others."""

    posts: Sequence[Post]
    own: int

    def behind(self, sentence: SummarySentence) -> str:
        """Return what stands behind a sentence: (AFP; Le Monde)."""
        names = (self.posts[number].id for number in (self.own, *sentence.also))
        return f" ({'; '.join(names)})"

    def records(self, work: ProcessedArticle, short: _Short) -> Iterator[DigestSentenceRecord]:
        """Yield the sentences from an article, with the articles that say so named."""
        chosen = work.summary.sentences if work.summary else ()
        for sentence, record in zip(chosen, short.sentences, strict=True):
            yield DigestSentenceRecord(
                self.posts[self.own].id,
                tuple(self.posts[number].id for number in sentence.also),
                record.source,
                record.target,
                record.rank,
                record.quotations,
                record.scores,
            )


def _summary(
    work: ProcessedArticle, options: Options, page: Page, names: _Names | None = None
) -> _Short:
    """Set the chosen units one after the other: a blank between them, or each behind a bullet."""
    setter = Setter(work.article, options.quotes, work.languages.english_quotations, page)
    sentences = work.summary.sentences if work.summary else ()
    opening, gap = ("• ", "\n") if options.layout == "bullets" else ("", " ")
    places = []
    for sentence in sentences:
        page.put(gap * bool(page.length) + opening)
        start = page.length
        first, *rest = (work.translation.segments[i] for i in sentence.segments)
        run = [references.with_antecedent(first, sentence.speaker), *rest]
        setter.set_run(list(references.with_first_names(run, sentence.named)))
        places.append(Span(start, page.length))
        page.put(names.behind(sentence) if names else "")
    text = page.text()
    records = (
        _sentence(work, sentence, _slice(place, text), explain=options.explain)
        for sentence, place in zip(sentences, places, strict=True)
    )
    return _Short(page, tuple(records))


def _placed(page: Page) -> list[Placed]:
    """Return every stretch of a segment on a page, in the order of the page."""
    found = [Placed(name, span) for name, spans in page.segments.items() for span, _ in spans]
    return sorted(found, key=lambda placed: placed.span.start)


def _sentence(
    work: ProcessedArticle, sentence: SummarySentence, target: SliceRecord, *, explain: bool
) -> SentenceRecord:
    """Make the record of a summary's sentence, which stands at `target` in the summary."""
    run = [work.translation.segments[i] for i in sentence.segments]
    source = Span(run[0].segment.source.start, run[-1].segment.source.end)
    scores = sentence.scores if explain else {}
    return SentenceRecord(source, target, sentence.rank, _quotations_in(run), scores)


def _caveats(work: ProcessedArticle) -> tuple[Caveat, ...]:
    """Gather all caveats, those without a place first, then in text order."""
    found = [*work.caveats, *(c for s in work.translation.segments for c in s.caveats)]
    found += work.summary.caveats if work.summary else ()
    return tuple(sorted(found, key=attrgetter("place")))


def _english_of(segment: SegmentTranslation) -> str:
    """Return a segment's whole English, its quotations in English marks."""
    bits = moved_inside(segment.frame)
    return "".join(b if isinstance(b, str) else b.in_english_marks for b in bits)


@dataclass(frozen=True, slots=True)
class _Records:
    """Makes the records of segments and quotations from a set page."""

    work: ProcessedArticle
    page: Page
    text: str
    short: _Short | None

    def segment(self, translated: SegmentTranslation) -> SegmentRecord:
        """Return the record of a segment."""
        return _segment(translated, self.work.article, self.page, self.text)

    def quotation(self, quotation: Quotation) -> QuotationRecord:
        """Return the record of a quotation; `in_summary` only where there is a summary."""
        article = self.work.article.text
        return QuotationRecord(
            id=quotation.id,
            kind=quotation.kind,
            marks=quotation.marks,
            closed=quotation.closed,
            text=quotation.source.of(article),
            content=quotation.content,
            spoken=quotation.spoken,
            speaker=quotation.speaker,
            cue=quotation.cue,
            incises=quotation.incises,
            nested=tuple(_slice(span, article) for span in quotation.nested),
            source=quotation.source,
            parts=tuple(self._part(quotation, i) for i in range(len(quotation.parts))),
            target=_stretch(quotation, self.page),
            translation=self._translation(quotation),
            verbatim=None,
            continues=quotation.continues,
            in_summary=_stretch(quotation, self.short.page) if self.short else None,
        )

    def _part(self, quotation: Quotation, index: int) -> PartRecord:
        """Return the record of one part: where it stands in the article and in the text."""
        key = quotation.id, index
        return PartRecord(
            _slice(quotation.parts[index], self.work.article.text),
            self._slice_if(self.page.parts.get(key)),
            self._slice_if(self.page.glosses.get(key)),
        )

    def _slice_if(self, span: Span | None) -> SliceRecord | None:
        """Return a span of the text as a record, if there is one."""
        return None if span is None else _slice(span, self.text)

    def _translation(self, quotation: Quotation) -> str:
        """Return a quotation's English without outer marks, its stretches joined by blanks."""
        return " ".join(filter(None, self.page.english.get(quotation.id, ())))


def _quoted(translated: SegmentTranslation) -> list[Quoted]:
    """Return the quoted stretches of a segment."""
    return [bit for bit in translated.frame if isinstance(bit, Quoted)]


def _quotations_in(segments: Iterable[SegmentTranslation]) -> tuple[str, ...]:
    """Return the ids of the quotations in some segments, each once, in order."""
    return tuple(dict.fromkeys(q.quotation for segment in segments for q in _quoted(segment)))


def _stretch(quotation: Quotation, page: Page) -> Span | None:
    """Return the stretch from a quotation's first part to its last on a page, if both are there."""
    first = page.parts.get((quotation.id, 0))
    last = page.parts.get((quotation.id, len(quotation.parts) - 1))
    return Span(first.start, last.end) if first and last else None


def _slice(span: Span, text: str) -> SliceRecord:
    """Return a span with its text."""
    return SliceRecord(span.start, span.end, span.of(text))
