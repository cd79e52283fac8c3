"""Word-aligned text as arrays, and the phrase pairs in it (Koehn, Och and Marcu 2003).

All sentences lie end to end, so that 60 million words take seconds and not an hour.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.alignment import Aligned

Ids = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

FAR = np.int32(2**30)  # the first English place of a word that is aligned with nothing
FACTOR = np.uint64(0x9E3779B97F4A7C15)
LONGEST_RENDERING = 5  # words
MOST_KEPT = 24  # renderings of a run


@dataclass(frozen=True)
class Side:
    """One language: each word's number in `words`, and the sentence it stands in."""

    words: Sequence[str]
    ids: Ids
    sentence: Ids


@dataclass(frozen=True)
class AlignedText:
    """Both languages, and the links as places in them."""

    french: Side
    english: Side
    french_links: Ids
    english_links: Ids


@dataclass(frozen=True)
class Found:
    """Phrase pairs, a row each: hash and place of the French, place and length of the English."""

    run: Hashes
    french: Places
    english: Places
    length: Places
    count: Places


def collect(pairs: Iterable[Aligned]) -> AlignedText:
    """Arrays of aligned pairs; the first word of a sentence in small letters if it mostly is so."""
    sides = Collected(), Collected()
    links: list[npt.NDArray[np.int32]] = []
    for number, pair in enumerate(pairs):
        starts = [side.size for side in sides]
        for side, words in zip(sides, (pair.french, pair.english), strict=True):
            side.add(words, number)
        if pair.links:
            links.append(np.array(sorted(pair.links), np.int32) + np.array(starts, np.int32))
    joined = np.concatenate(links)
    french, english = (side.side() for side in sides)
    return AlignedText(french, english, joined[:, 0].copy(), joined[:, 1].copy())


class Collected:
    """One language while it is read."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.parts: list[Ids] = []
        self.sentences: list[Ids] = []
        self.size = 0

    def add(self, words: Sequence[str], sentence: int) -> None:
        """A sentence more."""
        numbers = self.numbers
        ids = [numbers.setdefault(word, len(numbers)) for word in words]
        self.parts.append(np.array(ids, np.int32))
        self.sentences.append(np.full(len(ids), sentence, np.int32))
        self.size += len(ids)

    def side(self) -> Side:
        """All that was added."""
        words = list(self.numbers)
        ids, sentence = np.concatenate(self.parts), np.concatenate(self.sentences)
        return Side(words, self.ordinary(words, ids, sentence), sentence)

    def ordinary(self, words: Sequence[str], ids: Ids, sentence: Ids) -> Ids:
        """First words of sentences in small letters where these are at least as frequent inside."""
        first = np.concatenate([[True], sentence[1:] != sentence[:-1]])
        inside = np.bincount(ids[~first], minlength=len(words))
        small = np.arange(len(words), dtype=np.int32)
        for number, word in enumerate(words):
            lower = self.numbers.get(word.lower(), number)
            if inside[lower] >= inside[number]:
                small[number] = lower
        return np.where(first, small[ids], ids).astype(np.int32)


def save(text: AlignedText, path: Path) -> None:
    """Keep the arrays on disk."""
    np.savez(
        path,
        french=text.french.ids,
        english=text.english.ids,
        french_sentence=text.french.sentence,
        english_sentence=text.english.sentence,
        french_links=text.french_links,
        english_links=text.english_links,
        french_words=np.array("\n".join(text.french.words)),
        english_words=np.array("\n".join(text.english.words)),
    )


def load(path: Path) -> AlignedText:
    """What `save` wrote."""
    with np.load(path) as kept:
        french, english = (
            Side(str(kept[f"{side}_words"]).split("\n"), kept[side], kept[f"{side}_sentence"])
            for side in ("french", "english")
        )
        return AlignedText(french, english, kept["french_links"], kept["english_links"])


def counts(side: Side) -> npt.NDArray[np.int64]:
    """How often each word stands in the text."""
    return np.bincount(side.ids, minlength=len(side.words))


def hashed(ids: Ids, length: int) -> Hashes:
    """A number for the run of `length` words that begins at each place (the last ones are void)."""
    mixed = (ids.astype(np.uint64) + np.uint64(1)) * FACTOR
    total = mixed.copy()
    for step in range(1, length):
        total[:-step] = (total[:-step] * np.uint64(1_000_003)) ^ np.roll(mixed, -step)[:-step]
        total[-step:] = 0
    return total


def within_sentence(sentence: Ids, length: int) -> npt.NDArray[np.bool_]:
    """Whether the run of `length` words that begins at each place stays in its sentence."""
    inside = np.zeros(len(sentence), bool)
    end = len(sentence) - length + 1
    inside[:end] = sentence[:end] == sentence[length - 1 :]
    return inside


class Extractor:
    """Finds the English span of French runs."""

    def __init__(self, text: AlignedText) -> None:
        self.text = text
        french, english = len(text.french.ids), len(text.english.ids)
        self.first, self.last = extent(text.french_links, text.english_links, french)
        self.back_first, self.back_last = extent(text.english_links, text.french_links, english)
        self.english_hashes = [
            hashed(text.english.ids, length) for length in range(1, LONGEST_RENDERING + 1)
        ]

    def spans(self, starts: Places, length: int) -> tuple[Places, Places, Places]:
        """Those of the French runs at `starts` that have a consistent English span, and the span.

        A span is consistent if nothing in it is aligned outside the run; both ends of the run are
        aligned.
        """
        first = np.full(len(starts), FAR, np.int64)
        last = np.full(len(starts), -1, np.int64)
        for step in range(length):
            np.minimum(first, self.first[starts + step], out=first)
            np.maximum(last, self.last[starts + step], out=last)
        size = last - first + 1
        ends = (self.last[starts] >= 0) & (self.last[starts + length - 1] >= 0)
        fit = ends & (size >= 1) & (size <= LONGEST_RENDERING)
        starts, first, size = starts[fit], first[fit], size[fit]
        closed = np.ones(len(starts), bool)
        for step in range(LONGEST_RENDERING):
            here = step < size
            at = np.minimum(first + step, len(self.back_first) - 1)
            inside = (self.back_first[at] >= starts) & (self.back_last[at] < starts + length)
            closed &= ~here | inside | (self.back_last[at] < 0)
        return starts[closed], first[closed], size[closed]

    def found(self, starts: Places, length: int, hashes: Hashes) -> Found:
        """Phrase pairs of the French runs at `starts`, counted; `hashes` are those of every run."""
        starts, first, size = self.spans(starts, length)
        english = np.zeros(len(starts), np.uint64)
        for number, of_length in enumerate(self.english_hashes, 1):
            here = size == number
            english[here] = of_length[first[here]] + np.uint64(number)
        both = (hashes[starts] * np.uint64(0xC2B2AE3D27D4EB4F)) ^ english
        _, index, count = np.unique(both, return_index=True, return_counts=True)
        return Found(hashes[starts][index], starts[index], first[index], size[index], count)


def extent(here: Ids, there: Ids, size: int) -> tuple[Ids, Ids]:
    """First and last place of the other side that each word is aligned with; FAR and -1 if none."""
    first = np.full(size, FAR, np.int32)
    last = np.full(size, -1, np.int32)
    np.minimum.at(first, here, there)
    np.maximum.at(last, here, there)
    return first, last


def words_at(side: Side, start: int, length: int) -> tuple[str, ...]:
    """The words of a run."""
    return tuple(side.words[number] for number in side.ids[start : start + length])


def frequent(hashes: Hashes, starts: Places, fewest: int, most: int) -> Places:
    """Of `starts`, those whose run stands from `fewest` to `most` times in the text."""
    values, inverse, count = np.unique(hashes[starts], return_inverse=True, return_counts=True)
    del values
    times = count[inverse]
    return starts[(times >= fewest) & (times <= most)]


def by_french(
    text: AlignedText, found: Found, length: int, fewest: int = 1, clear: float = 0.0
) -> Iterator[tuple[tuple[str, ...], Counter[str]]]:
    """Each French run with its renderings.

    Only those whose first rendering was counted `fewest` times, and is this share of all.
    """
    if not len(found.run):
        return
    order = np.lexsort((-found.count, found.run))
    run, count = found.run[order], found.count[order]
    begins = np.flatnonzero(np.concatenate([[True], run[1:] != run[:-1]]))
    ends = np.append(begins[1:], len(run))
    total = np.add.reduceat(count, begins)
    fit = (count[begins] >= fewest) & (count[begins] >= clear * total)
    for begin, end in zip(begins[fit].tolist(), ends[fit].tolist(), strict=True):
        rows = order[begin:end][:MOST_KEPT].tolist()
        renderings: Counter[str] = Counter()
        for row in rows:
            english = words_at(text.english, int(found.english[row]), int(found.length[row]))
            renderings[" ".join(english)] += int(found.count[row])
        rest = int(count[begin:end].sum()) - renderings.total()
        if rest:
            renderings[""] = rest  # what is too seldom to be told apart
        yield words_at(text.french, int(found.french[rows[0]]), length), renderings
