"""Set an article in the other wordings of its segments, and check the quotations of each.

The first other text has every segment in its likeliest alternative, the second in the next, and a
segment that has none as it stands. One text is set for all segments, not one for each.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.article import Options, SegmentTranslation, Signature, Translation
from service.rendering import verbatim
from service.rendering.answer import AlternativeRecord, Answer, PieceRecord, SegmentRecord
from service.rendering.render import ProcessedArticle, render


@dataclass(frozen=True, slots=True)
class _Text:
    """The article in its alternatives of one rank, and the quotations that are altered there."""

    answer: Answer
    altered: set[str]


def added(
    posted: str, answer: Answer, work: ProcessedArticle, options: Options, signature: Signature
) -> Answer:
    """Return an answer whose segments have their alternatives, and the whole texts of these.

    A segment's alternative is dropped where a quotation in it is not word for word, and a whole
    text where any is.
    """
    texts = list(_texts(posted, work, options, signature))
    segments = tuple(
        replace(record, alternatives=tuple(_alternatives(record, at, segment, texts)))
        for at, (record, segment) in enumerate(
            zip(answer.segments, work.translation.segments, strict=True)
        )
    )
    whole = tuple(text.answer for text in texts if not text.altered)
    return replace(answer, segments=segments, others=whole)


def _texts(
    posted: str, work: ProcessedArticle, options: Options, signature: Signature
) -> Iterator[_Text]:
    """Set the article in its alternatives, rank by rank, while any segment has one."""
    for rank in range(options.alternatives):
        segments = work.translation.segments
        if all(len(segment.alternatives) <= rank for segment in segments):
            return
        other = Translation(tuple(_reworded(segment, rank) for segment in segments))
        found = render(replace(work, translation=other, summary=None), options, signature)
        yield _Text(found, verbatim.altered(posted, found, options))


def _reworded(segment: SegmentTranslation, rank: int) -> SegmentTranslation:
    """Return a segment in its alternative of a rank; as it stands where it has none."""
    if len(segment.alternatives) <= rank:
        return segment
    other = segment.alternatives[rank]
    return replace(segment, frame=other.frame, confidence=other.confidence)


def _alternatives(
    record: SegmentRecord, at: int, segment: SegmentTranslation, texts: list[_Text]
) -> Iterator[AlternativeRecord]:
    """Make the records of the alternatives of the segment that is the `at`th of its article."""
    for text in texts[: len(segment.alternatives)]:
        if text.altered.isdisjoint(record.quotations):
            other = text.answer.segments[at]
            target = tuple(PieceRecord(piece.text, piece.role) for piece in other.target)
            yield AlternativeRecord(other.translation, other.confidence, target)
