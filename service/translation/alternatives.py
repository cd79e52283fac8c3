"""Other wordings of a segment: whole sentences in which one group is translated otherwise.

`attempts` has checked each of those translations as it checks the one that stands: masks whole,
numbers, names and terms there, no fault. Here they are set into their sentence. One that has a
fault which the standing one lacks, or that moves, loses or empties a quotation, is dropped; so is
what reads as the standing one, or as another. Fewer than asked may be left.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from service.article import (
    NO_EVIDENCE,
    Alternative,
    Evidence,
    Quoted,
    SegmentTranslation,
    Translation,
)
from service.translation.assembly import Assembler, Frame, Translations
from service.translation.confidence import Calibration
from service.translation.segment_tree import SegmentTree

Candidate = tuple[Frame, Evidence]


def candidates(
    tree: SegmentTree, translations: Translations, assembler: Assembler
) -> Iterator[Candidate]:
    """Yield the segment with one of its groups in each of its other translations."""
    own = {group.span: translations[group.span] for group in tree.groups()}
    for span, standing in own.items():
        for other in standing.others:
            if set(other.faults) <= set(standing.faults):
                varied = own | {span: other}
                evidence = sum((one.evidence for one in varied.values()), NO_EVIDENCE)
                yield assembler.frame(tree, varied), evidence


def chosen(
    standing: Frame, found: Iterable[Candidate], calibration: Calibration | None, most: int
) -> tuple[Alternative, ...]:
    """Return at most so many of the candidates, the surest first, none that reads as another."""
    surest = sorted(found, key=lambda candidate: candidate[1].certainty, reverse=True)
    rated = [
        Alternative(frame, calibration.confidence(evidence) if calibration else None)
        for frame, evidence in surest
    ]
    rated.sort(key=lambda one: -(one.confidence or 0))  # stable: equal ones stay in their order
    return _distinct(standing, rated)[:most]


def handed_over(to: Translation, of: Translation) -> Translation:
    """Return a translation whose segments have the alternatives of the same ones in another."""
    given = {segment.segment.id: segment.alternatives for segment in of.segments}
    return replace(
        to, segments=tuple(_with(one, given.get(one.segment.id, ())) for one in to.segments)
    )


def _with(standing: SegmentTranslation, given: Iterable[Alternative]) -> SegmentTranslation:
    return replace(standing, alternatives=_distinct(standing.frame, given))


def _distinct(standing: Frame, found: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Leave out what reads as the standing frame or an earlier one, or has other quotations."""
    quoted, read = _quoted(standing), {_reading(standing)}
    kept: list[Alternative] = []
    for one in found:
        reading = _reading(one.frame)
        if reading not in read and _quoted(one.frame) == quoted:
            read.add(reading)
            kept.append(one)
    return tuple(kept)


def _reading(frame: Frame) -> str:
    """Return what a frame reads as; neither blanks nor capitals make another wording."""
    bits = (bit if isinstance(bit, str) else f"“{bit.english}”" for bit in frame)
    return " ".join("".join(bits).split()).casefold()


def _quoted(frame: Frame) -> list[tuple[Quoted, bool]]:
    """Return the quoted stretches of a frame, in order, and whether each has English."""
    found = [bit for bit in frame if isinstance(bit, Quoted)]
    return [(replace(quoted, english=""), bool(quoted.english.strip())) for quoted in found]
