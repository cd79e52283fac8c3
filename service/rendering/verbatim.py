"""Check that every quotation stands word for word in whatever leaves the service.

Each kind of text is checked in one place, when it is finished, and against the article as posted:

- an answer (translation, summary, headline, all records) by `checked`, in `pipeline.run`: of a
  request, of an item of a job or a batch, of the command line;
- a summary of several articles, and the answer to each, by `checked_digest`, in
  `pipeline.run_together`;
- an article in other wordings of its segments by `altered`, in `other_wordings`: an alternative
  that alters a quotation is dropped, with `strict` or without;
- a segment, before it is streamed, by `SegmentCheck`, in `pipeline.run` too;
- a page of HTML, and a file in its own format, by `reads_as`, in `web/execution/`
  (`html_translation.py`, `file_translation.py`);
- an editor's file by `holds`, in `web/editor/exports.py`.

What is not word for word is refused under `strict`; otherwise the quotation's `verbatim` is false,
and a caveat tells the editor. In `translated` mode no original stands in the text, so only what the
records say of the article is checked, and `verbatim` is None.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from service.article import Caveat, Options, Quotation, Span
from service.errors import NotVerbatim
from service.message import Message, message_of
from service.rendering.answer import (
    Answer,
    Digest,
    Kept,
    PartRecord,
    QuotationRecord,
    SegmentRecord,
    SentenceRecord,
)

ALTERED = "This quotation does not stand in the result word for word: copy it from the article."
_REFUSED = "Not every quotation could be kept word for word (%(ids)s): send it without strict."
_BOM = "\ufeff"  # dropped before anything else: offsets do not count it
_LINE_END = re.compile(r"\r\n?")
_BLANKS = re.compile(r"[ \t\n\f\r]+")  # HTML's white space: a run of it reads as one space


def checked(posted: str, answer: Answer, options: Options) -> Answer:
    """Return an answer with its verdicts; `posted` is the article as the request had it.

    Raises errors.NotVerbatim under `strict`.
    """
    text = posted.removeprefix(_BOM)
    summary = Comparison(text, answer.summary or "")
    altered = _altered(text, answer, options, summary)
    refuse(altered, strict=options.strict)
    return _with_verdicts(answer, altered, options)


def altered(posted: str, answer: Answer, options: Options) -> set[str]:
    """Return the ids of the quotations that are not word for word in a translation."""
    text = posted.removeprefix(_BOM)
    return _altered(text, answer, options, Comparison(text, ""))


def checked_digest(digest: Digest, options: Options) -> Digest:
    """Return a digest with the verdicts of each article's answer.

    Raises errors.NotVerbatim under `strict`, with ids such as "AFP q1".
    """
    answers, refused, free = list[Answer](), list[str](), 0
    for post, answer in zip(digest.posts, digest.answers, strict=True):
        text = post.text.removeprefix(_BOM)
        summary = Comparison(text, digest.summary, free)
        altered = _altered(text, answer, options, summary)
        own = [s for s in digest.sentences if s.article == post.id]
        altered |= set(_in_slices(own, digest.summary)) if _applies(options) else set()
        refused += (f"{post.id} {q.id}" for q in answer.quotations if q.id in altered)
        answers.append(_with_verdicts(answer, altered, options))
        free = summary.free
    refuse(refused, strict=options.strict)
    return replace(digest, answers=tuple(answers))


class SegmentCheck:
    """Checks the segments of one article in their order, each before it is sent."""

    def __init__(self, posted: str, quotations: Sequence[Quotation], options: Options) -> None:
        """Take the article as posted, and all its quotations."""
        self._posted = posted.removeprefix(_BOM)
        self._parts = [(q.id, part) for q in quotations for part in q.parts]
        self._strict = options.strict and _applies(options)
        self._next = 0  # the first part that may touch the next segment
        self._free = 0  # where the next original may begin

    def check(self, segments: Iterable[SegmentRecord]) -> None:
        """Raise errors.NotVerbatim under `strict` where a segment's originals are not as posted."""
        if self._strict:
            refuse([q for segment in segments for q in self._altered(segment)], strict=True)

    def _altered(self, segment: SegmentRecord) -> Iterator[str]:
        """Yield the ids of the quotations in a segment, unless it holds all their words."""
        due = list(self._due(segment.source))
        words = [span.of(self._posted) for _, span in due]
        apart = True
        kept = [target for target in segment.target if target.role == "original"]
        for target in kept:
            apart &= target.start >= self._free and target.end - target.start == len(target.text)
            self._free = max(self._free, target.end)
        apart &= not _source_differs(segment, self._posted)
        if not apart or "".join(words) != "".join(target.text for target in kept):
            yield from (name for name, _ in due)

    def _due(self, source: Span) -> Iterator[tuple[str, Span]]:
        """Yield what stands of each part in a segment, in order."""
        while self._next < len(self._parts) and self._parts[self._next][1].end <= source.start:
            self._next += 1
        for at in range(self._next, len(self._parts)):
            name, part = self._parts[at]
            if part.start >= source.end:
                return
            if stretch := part.overlap(source):
                yield name, stretch


def reads_as(page: str, text: str) -> bool:
    """Whether the text of a page is a checked text, but for white space and byte-order marks.

    A browser shows a run of white space as one space; a no-break space is none.
    """
    return _visible(page) == _visible(text)


def holds(stretches: Iterable[str], original: str) -> bool:
    """Whether stretches of a text are a whole quotation, in order; blanks between them may lack.

    So the parts of a quotation in several paragraphs are held against its words as posted. Line
    ends count alike: a browser makes them one kind.
    """
    words, at = _LINE_END.sub("\n", original), 0
    for stretch in (_LINE_END.sub("\n", one) for one in stretches):
        found = words.find(stretch, at)
        if found < 0 or words[at:found].strip():
            return False
        at = found + len(stretch)
    return not words[at:].strip()


def refuse(altered: Collection[str], *, strict: bool) -> None:
    """Raise errors.NotVerbatim under `strict` where quotations are altered: their ids, no words."""
    if altered and strict:
        ids = ", ".join(sorted(set(altered), key=lambda name: (len(name), name)))  # q2, q10
        raise NotVerbatim(message_of(_REFUSED, ids=ids), field="strict")


@dataclass(slots=True)
class Comparison:
    """Compares a text with the article, stretch after stretch: equal, apart and in order."""

    posted: str
    text: str
    free: int = 0  # where the next stretch may begin

    def keeps(self, source: Span, target: Span | None) -> bool:
        """Whether words of the article stand at `target`, behind all that were compared before."""
        if target is None:
            return False
        words = source.of(self.posted)
        kept = words != "" and target.of(self.text) == words and target.start >= self.free
        self.free = max(self.free, target.end)
        return kept


# --- what is altered, by quotation id ------------------------------------------------------------


def _applies(options: Options) -> bool:
    """Whether originals stand in the text at all."""
    return options.quotes != "translated"


def _altered(posted: str, answer: Answer, options: Options, summary: Comparison) -> set[str]:
    """Return the ids of the quotations that are not word for word somewhere in an answer."""
    found = {q.id for q in answer.quotations if not _is_as_posted(q, posted)}
    found |= {name for s in answer.segments if _source_differs(s, posted) for name in s.quotations}
    if _applies(options):
        found |= set(_in_translation(Comparison(posted, answer.text), answer))
        found |= set(_in_summary(summary, answer))
        found |= set(_in_headline(answer))
    return found


def _is_as_posted(quotation: QuotationRecord, posted: str) -> bool:
    """Whether what a record says of the article stands there."""
    slices = (*quotation.nested, *(part.source for part in quotation.parts))
    return (
        quotation.text == quotation.source.of(posted)
        and quotation.content in quotation.text
        and _is_subsequence(quotation.spoken, quotation.content)
        and all(one.text == one.of(posted) for one in slices)
    )


def _is_subsequence(spoken: str, content: str) -> bool:
    """Whether `spoken` is `content` with characters left out, blanks apart."""
    rest = iter(content)
    return all(character in rest for character in spoken if not character.isspace())


def _source_differs(segment: SegmentRecord, posted: str) -> bool:
    """Whether a segment's French is not what the article has at that place."""
    return segment.source.text != segment.source.of(posted)


def _in_translation(translation: Comparison, answer: Answer) -> Iterator[str]:
    """Yield the quotations that are altered in the translation, or in the records of it."""
    for quotation in answer.quotations:
        parts = [_is_kept(part, translation) for part in quotation.parts]
        if not parts or not all(parts):
            yield quotation.id
    for segment in answer.segments:
        if any(target.text != target.of(answer.text) for target in segment.target):
            yield from segment.quotations


def _is_kept(part: PartRecord, translation: Comparison) -> bool:
    """Whether a part stands in the translation where its record says, and as it says."""
    kept = translation.keeps(part.source, part.target)
    return kept and part.target is not None and part.target.text == part.source.text


def _in_summary(summary: Comparison, answer: Answer) -> Iterator[str]:
    """Yield the quotations of the summary's sentences that do not stand in them whole."""
    touching, within = _Overlapping(answer.quotations), _Within(answer.kept)
    sentences = answer.sentences or ()
    yield from _in_slices(sentences, summary.text)
    for sentence in sentences:
        places = within.places(sentence.target)
        for quotation in touching.quotations(sentence.source):
            parts = enumerate(quotation.parts)
            kept = [summary.keeps(p.source, places.get((quotation.id, i))) for i, p in parts]
            if not all(kept):
                yield quotation.id


def _in_slices(sentences: Iterable[SentenceRecord], summary: str) -> Iterator[str]:
    """Yield the quotations of the sentences whose own text is not that of the summary."""
    for sentence in sentences:
        if sentence.target.text != sentence.target.of(summary):
            yield from sentence.quotations


def _in_headline(answer: Answer) -> Iterator[str]:
    """Yield the quotations of the headline's sentence, unless it keeps or leaves each whole.

    A headline is a stretch of its sentence in the translation, which is checked; its first letter
    may have become a capital.
    """
    headline = answer.headline
    if headline is None:
        return
    quotations = list(_Overlapping(answer.quotations).quotations(headline.source))
    sentence = next((s for s in answer.segments if s.source.start == headline.source.start), None)
    if quotations and not (sentence and _is_stretch(headline.text, sentence, quotations, answer)):
        yield from (quotation.id for quotation in quotations)


def _is_stretch(
    headline: str, sentence: SegmentRecord, quotations: Iterable[QuotationRecord], answer: Answer
) -> bool:
    """Whether a headline is a stretch of a sentence, and cuts no quotation and no gloss of one."""
    if not sentence.target:
        return False
    low, high = sentence.target[0].start, sentence.target[-1].end
    start = answer.text.find(headline[1:], low + 1, high) - 1
    if start < low or headline[:1].lower() != answer.text[start].lower():
        return False
    stretch = Span(start, start + len(headline))
    parts = [part for quotation in quotations for part in quotation.parts]
    return all(_is_uncut(part, stretch, answer.text) for part in parts)


def _is_uncut(part: PartRecord, stretch: Span, text: str) -> bool:
    """Whether a part stands in a stretch of the text with its gloss, or words are between them."""
    if part.target is None:
        return False
    place = Span(part.target.start, (part.gloss or part.target).end)
    if stretch.contains(place):
        return True
    between = text[place.end : stretch.start] or text[stretch.end : place.start]
    return between.strip() != ""


class _Overlapping:
    """The quotations of an article, in text order, asked which of them touch a stretch of it."""

    def __init__(self, quotations: Sequence[QuotationRecord]) -> None:
        self._quotations = quotations
        self._starts = [quotation.source.start for quotation in quotations]

    def quotations(self, source: Span) -> Iterator[QuotationRecord]:
        """Yield them, also one that begins before the stretch: it would be cut."""
        first = max(0, bisect_right(self._starts, source.start) - 1)
        last = bisect_left(self._starts, source.end)
        for quotation in self._quotations[first:last]:
            if quotation.source.overlap(source):
                yield quotation


class _Within:
    """Where the stretches of parts stand in a text, in its order, asked by sentence."""

    def __init__(self, kept: Sequence[Kept]) -> None:
        self._kept = kept
        self._starts = [one.span.start for one in kept]

    def places(self, sentence: Span) -> Mapping[tuple[str, int], Span]:
        """Return where each part stands in a sentence, from its first stretch to its last."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        found = defaultdict[tuple[str, int], list[Span]](list)
        for one in self._kept[first:last]:
            found[one.quotation, one.part].append(one.span)
        return {key: Span(spans[0].start, spans[-1].end) for key, spans in found.items()}


# --- what is done about it -----------------------------------------------------------------------


def _with_verdicts(answer: Answer, altered: Collection[str], options: Options) -> Answer:
    """Return an answer that says of each quotation whether it is word for word."""
    applies = _applies(options)
    verdicts = tuple(
        replace(q, verbatim=q.id not in altered if applies else None) for q in answer.quotations
    )
    caveats = [
        Caveat("quotation_altered", Message(ALTERED), q.source)
        for q in answer.quotations
        if q.id in altered
    ]
    found = sorted((*caveats, *answer.caveats), key=attrgetter("place"))
    return replace(answer, quotations=verdicts, caveats=tuple(found))


def doubted(answer: Answer, message: str) -> Answer:
    """Return an answer that calls none of its quotations word for word, and says why."""
    quotations = tuple(
        replace(quotation, verbatim=None if quotation.verbatim is None else False)
        for quotation in answer.quotations
    )
    caveat = Caveat("quotation_altered", Message(message))
    return replace(answer, quotations=quotations, caveats=(caveat, *answer.caveats))


def _visible(text: str) -> list[str]:
    """Cut a text at white space; a byte-order mark at a line's edge is no text on a page."""
    return [word for word in _BLANKS.split(text.replace(_BOM, " ")) if word]
