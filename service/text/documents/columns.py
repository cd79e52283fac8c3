"""The fragments of a page in the order in which a reader reads them: column after column.

A region of columns is found by the white corridor between them, which no line crosses: it goes on
downwards until one does, as a headline over both columns. Each column is parted again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_GUTTER = 0.6  # of the size of letters: what is narrower parts words
_SHORTEST = 12.0  # letters of a line of a column, on average: shorter ones are cells of a table
_OVERLAP = 0.5  # of the height of the lower of two fragments that stand in one line
_BLANK = 0.15  # of the size: a gap that is wider is a blank


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters that stand in one line, in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """The height of the line that its letters need."""
        return self.top - self.bottom


Flow = list[Fragment]  # the lines of a column, from the top down
_Corridor = tuple[float, float]


def flows(fragments: Sequence[Fragment]) -> list[Flow]:
    """Return the columns of a page, and what stands across them, in reading order, as lines."""
    found: list[Flow] = []
    apart: list[Fragment] = []  # what stands in no columns, so far
    bands = _bands(fragments)
    at = 0
    while at < len(bands):
        corridor, end = _region(bands, at)
        if corridor is None:
            apart += bands[at]
            at += 1
            continue
        begun = _begun_above(apart, bands[at], corridor)
        within = begun + [one for band in bands[at:end] for one in band]
        rest = apart[: len(apart) - len(begun)]
        found += [lines(rest)] if rest else []
        middle = sum(corridor) / 2
        found += flows([one for one in within if one.left + one.right < 2 * middle])
        found += flows([one for one in within if one.left + one.right >= 2 * middle])
        apart, at = [], end
    return found + ([lines(apart)] if apart else [])


def lines(fragments: Iterable[Fragment]) -> Flow:
    """Join the fragments that stand in one line, from the top down."""
    found: list[list[Fragment]] = []
    for one in sorted(fragments, key=lambda each: -each.bottom):
        if found and _in_line(found[-1][0], one):
            found[-1].append(one)
        else:
            found.append([one])
    return [_joined(sorted(line, key=lambda each: each.left)) for line in found]


def _in_line(line: Fragment, one: Fragment) -> bool:
    shared = min(line.top, one.top) - max(line.bottom, one.bottom)
    return shared > _OVERLAP * min(line.size, one.size)


def _joined(line: Sequence[Fragment]) -> Fragment:
    text = line[0].text
    for before, one in pairwise(line):
        parted = one.left - before.right > _BLANK * before.size
        text = f"{text.rstrip()} {one.text.lstrip()}" if parted else text + one.text
    largest = max(line, key=lambda one: len(one.text))
    right = max(one.right for one in line)
    return Fragment(text.strip(), line[0].left, right, largest.bottom, largest.top)


# --- corridors -----------------------------------------------------------------------------------


def _bands(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Group fragments by height: between two bands there is white from edge to edge."""
    found: list[list[Fragment]] = []
    bottom = float("inf")
    for one in sorted(fragments, key=lambda each: -each.top):
        if one.top - 0.1 * one.size <= bottom:
            found.append([])
        found[-1].append(one)
        bottom = one.bottom if len(found[-1]) == 1 else min(bottom, one.bottom)
    return found


def _region(bands: Sequence[list[Fragment]], at: int) -> tuple[_Corridor | None, int]:
    """Return the corridor that begins in a band and goes on for most bands, and where it ends."""
    best: tuple[_Corridor | None, int] = (None, at)
    for corridor in _corridors(bands[at]):
        narrowed, end = corridor, at + 1
        while end < len(bands) and (less := _narrowed(narrowed, bands[end])):
            narrowed, end = less, end + 1
        within = [one for band in bands[at:end] for one in band]
        if end > best[1] and _parts_columns(narrowed, within):
            best = narrowed, end
    return best


def _corridors(band: Sequence[Fragment]) -> Iterator[_Corridor]:
    """Yield the white corridors through a band."""
    right = None
    for one in sorted(band, key=lambda each: each.left):
        if right is not None and one.left - right > _GUTTER * one.size:
            yield right, one.left
        right = one.right if right is None else max(right, one.right)


def _narrowed(corridor: _Corridor, band: Sequence[Fragment]) -> _Corridor | None:
    """Return what is left of a corridor in another band, or None where a line crosses it."""
    left, right = corridor
    for one in band:
        if one.right > left and one.left < right:
            if one.left + one.right < left + right:
                left = one.right
            else:
                right = one.left
        if right - left < _GUTTER * one.size:
            return None
    return left, right


def _parts_columns(corridor: _Corridor, within: Sequence[Fragment]) -> bool:
    """Whether text stands on both sides, and not the cells of a table."""
    sides = [[one for one in within if (one.left >= corridor[1]) is side] for side in (False, True)]
    return all(
        len(side) > 1 and sum(len(one.text) for one in side) / len(side) >= _SHORTEST
        for side in sides
    )


def _begun_above(
    apart: Sequence[Fragment], band: Sequence[Fragment], corridor: _Corridor
) -> list[Fragment]:
    """Return the last fragments before a region that belong to a column which begins higher."""
    size = median(one.size for one in band)
    top = max(one.top for one in band)
    begun: list[Fragment] = []
    for one in reversed(apart):
        near = one.bottom - top < 0.8 * size and abs(one.size - size) < 0.15 * size
        if not near or _narrowed(corridor, [one]) is None:
            break
        begun.insert(0, one)
        top = one.top
    return begun
