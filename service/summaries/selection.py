"""Select among ranked candidates, as many as fit: first what must be in, then the best."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from service.article import Length
from service.summaries.candidates import Candidate
from service.summaries.units import Place


def choose(
    blocks: Iterable[Sequence[Candidate]], length: Length, total: int
) -> tuple[list[Candidate], list[Candidate]]:
    """Choose first what must be in, then the best; no block without the one it depends on.

    A block that does not fit is tried without its last unit; one that depends on another is tried
    again when that is chosen. `total`: the number of units, for a length given as a ratio.

    Returns the chosen, best first; and what was left out for want of words, as far as it ranked
    above the last chosen (the first where none fits) or had to be in.
    """
    selection = _Selection(length, total)
    selection.run(blocks)
    return list(selection.chosen.values()), selection.omitted()


class _Selection:
    """Takes blocks from a queue, the best first, as long as they fit."""

    def __init__(self, length: Length, total: int) -> None:
        self.chosen: dict[Place, Candidate] = {}
        self._most = _most(length, total)
        self._limited = length.words is not None
        self._words_left = math.inf if length.words is None else length.words
        self._too_long: list[Candidate] = []  # the last unit of each block that found no room
        self._above = 0  # how many of these ranked above the last chosen
        self._waiting = defaultdict[Place | None, list[Sequence[Candidate]]](list)
        self._queue: list[tuple[bool, bool, float, Place, Sequence[Candidate]]] = []

    def run(self, blocks: Iterable[Sequence[Candidate]]) -> None:
        """Work through all blocks; a block waits until the one it depends on is chosen."""
        for block in blocks:
            self._push(block)
        while self._queue:
            unwanted, *_, block = heappop(self._queue)
            if block[0].depends and block[0].before not in self.chosen:
                self._waiting[block[0].before].append(block)
            elif not self._take(block, wanted=not unwanted) and block[:-1]:
                self._push(block[:-1])

    def omitted(self) -> list[Candidate]:
        """Return the units left out for want of words that an editor should know of."""
        waited = (block[-1] for blocks in self._waiting.values() for block in blocks)
        long = [*self._too_long, *waited]
        first = (self._above if self.chosen else 1) if self._limited else 0
        return [*long[:first], *(candidate for candidate in long[first:] if candidate.must)]

    def _push(self, block: Sequence[Candidate]) -> None:
        heappush(self._queue, (*_rank(block), block))

    def _take(self, block: Sequence[Candidate], *, wanted: bool) -> bool:
        """Choose a block and queue those that waited for it; False if it does not fit."""
        size = sum(candidate.size for candidate in block)
        if size > self._words_left:
            self._too_long.append(block[-1])
            return False
        if not wanted and len(self.chosen) + len(block) > self._most:
            return False
        self.chosen |= {candidate.at: candidate for candidate in block}
        self._words_left -= size
        self._above = len(self._too_long)
        for later in self._waiting.pop(block[-1].at, ()):
            self._push(later)
        return True


def make_blocks(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Join candidates, in document order, into blocks that score more together than apart.

    A unit that scores high lifts the ones before it that it depends on, as much as they lower it:
    in a run of units the mean scores of blocks fall (pooling of adjacent violators).
    """
    blocks: list[list[Candidate]] = []
    for candidate in candidates:
        block = [candidate]
        while block[0].depends and blocks and _worth(blocks[-1]) < _worth(block):
            block = blocks.pop() + block
        blocks.append(block)
    return blocks


def _rank(block: Sequence[Candidate]) -> tuple[bool, bool, float, Place]:
    """Return a sort key: what must be in first, what lacks its context last; then by score."""
    wanted = any(candidate.must for candidate in block)
    return not wanted, block[0].orphaned, -_worth(block), block[0].at


def _worth(block: Sequence[Candidate]) -> float:
    """Return the mean score of the units of a block, weighted by their words."""
    sizes = [max(1, candidate.size) for candidate in block]
    scores = (sum(candidate.scores.values()) for candidate in block)
    total = sum(size * score for size, score in zip(sizes, scores, strict=True))
    return round(total / sum(sizes), 9)


def _most(length: Length, total: int) -> float:
    """Return the number of units asked for; infinity where a number of words is."""
    if length.words is not None:
        return math.inf
    return length.sentences or max(1, math.ceil(round((length.ratio or 0.0) * total, 9)))
