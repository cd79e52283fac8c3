"""Choose among ranked candidates: the wanted first, then the best, as many as fit."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from service.article import Length
from service.summaries.candidates import Candidate, Place


def choose(
    blocks: Iterable[Sequence[Candidate]], length: Length, total: int
) -> tuple[list[Candidate], list[Candidate]]:
    """Choose the wanted and then the best; none is cut, none stands without what it points back to.

    A block that does not fit is tried without its last unit; one that waits is tried again when
    what it waits for is chosen. Gives the chosen, best first, and of those left out for want of
    words the ones that ranked above the last chosen (where none fits: the first), and whatever was
    wanted.
    """
    most, left = _most(length, total), math.inf if length.words is None else length.words
    chosen: dict[Place, Candidate] = {}
    long: list[Candidate] = []
    above = 0  # of these, the ones that ranked above the last chosen
    waiting = defaultdict[Place | None, list[Sequence[Candidate]]](list)
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


def make_blocks(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Gather candidates in document order into blocks that are worth more together than apart.

    A unit that ranks high lifts the ones before it that it needs, as much as they weigh it down: in
    a run of units the blocks' means of scores fall (pooling of adjacent violators).
    """
    blocks: list[list[Candidate]] = []
    for candidate in candidates:
        block = [candidate]
        while block[0].waits and blocks and _worth(blocks[-1]) < _worth(block):
            block = blocks.pop() + block
        blocks.append(block)
    return blocks


def _rank(block: Sequence[Candidate]) -> tuple[bool, bool, float, Place]:
    """Return what blocks are ordered by: the wanted first, the lost last, the best, the earlier."""
    wanted = any(candidate.must for candidate in block)
    return not wanted, block[0].lost, -_worth(block), block[0].at


def _worth(block: Sequence[Candidate]) -> float:
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
