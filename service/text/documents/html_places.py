"""Positions in a text and in its English: which are known, which are the likeliest.

Known for certain are the edges of lines, sentences and quotations, any place within text that came
through unaltered, words found again in the English, and words that were translated alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.article import Span
from service.knowledge import french
from service.text.documents.likely_words import Wanted, likely

LONGEST = 2_000  # characters of a sentence in which words are looked for: bounds the work
MOST_WORDS = 12  # of an element that is worth translating alone
_MOST_LETTERS = 40  # of a word, beside an element in it: bounds the work
_ARTICLE = re.compile(r"(?:the|an?|some|of the|to the) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment, its stretch of the English, and the parts of that which are no quotation."""

    source: Span
    target: Span
    texts: tuple[Span, ...]

    def is_searched(self, span: Span, free: Span, text: str) -> bool:
        """Whether words are looked for that stand here: few of them, in no long stretch."""
        short = max(span.end - span.start, free.end - free.start) <= LONGEST
        return short and self.source.contains(span) and len(span.of(text).split()) <= MOST_WORDS

    def share(self, span: Span) -> float:
        """Return how far into the sentence the middle of a stretch stands, from 0 to 1."""
        middle = (span.start + span.end) / 2 - self.source.start
        return middle / (self.source.end - self.source.start)


@dataclass(frozen=True, slots=True)
class Places:
    """Maps positions in a text to positions in its English."""

    source: str
    target: str
    sentences: tuple[Sentence, ...]
    same: tuple[tuple[Span, int], ...]  # stretches that stand unaltered, and where
    starts: Mapping[int, int]  # of sentences and quotations
    ends: Mapping[int, int]
    untranslated: Sequence[Span]  # stretches that were not to be translated, in order
    alone: Mapping[str, str]  # words, translated by themselves
    french: Sequence[Span] = ()  # stretches of the English, in order, to be marked as French

    def known(self, span: Span) -> Span | None:
        """Return where a stretch went, or None where that is in doubt."""
        if (shift := self._shift(span)) is not None:
            return Span(span.start + shift, span.end + shift)
        if word := self.word_around(span):
            return self._in_word(span, word)
        start, end = self._start(span.start), self._end(span.end)
        if span.start == span.end:
            point = start if end is None else end
            return None if point is None else Span(point, point)
        if start is not None and end is not None and start <= end:
            return Span(start, end)
        return self._found(span)

    def word_around(self, span: Span) -> Span | None:
        """Return the word that a stretch is a part of (the 2 of CO2); None where it is none."""
        if not span.of(self.source).isalnum():
            return None
        start, end = span.start, span.end
        first, last = max(0, start - _MOST_LETTERS), min(len(self.source), end + _MOST_LETTERS)
        while start > first and self.source[start - 1].isalnum():
            start -= 1
        while end < last and self.source[end].isalnum():
            end += 1
        return Span(start, end) if (start, end) != (span.start, span.end) else None

    def _in_word(self, span: Span, word: Span) -> Span | None:
        """Return where part of a word stands: in the same word, or a note's number behind another.

        Nowhere else: the letters of another word are others.
        """
        said, at = span.of(self.source), span.start - word.start
        place = self._found(word)
        if place and place.of(self.target).casefold() == word.of(self.source).casefold():
            return Span(place.start + at, place.start + at + len(said))
        if not (said.isdigit() and at and span.end == word.end):
            return None
        return self._matching(span, re.compile(rf"(?<=[^\W\d_]){said}(?!\w)"))

    def _start(self, at: int) -> int | None:
        """Return where a stretch that begins at `at` begins in the English, if known."""
        shift = self._shift(Span(at, at + 1))
        return self.starts.get(at, None if shift is None else at + shift)

    def _end(self, at: int) -> int | None:
        """Return where a stretch that ends at `at` ends in the English, if known."""
        shift = self._shift(Span(at - 1, at))
        return self.ends.get(at, None if shift is None else at + shift)

    def _shift(self, span: Span) -> int | None:
        """Return the offset by which unaltered text moved that contains `span`, else None."""
        at = bisect_right(self.same, span.start, key=lambda one: one[0].start) - 1
        if at < 0 or not self.same[at][0].contains(span):
            return None
        return self.same[at][1] - self.same[at][0].start

    def around(self, span: Span) -> Span:
        """Return the English of the sentences a stretch touches; from its own ends, if known."""
        first = self._sentence(span.start)
        last = self._sentence(max(span.start, span.end - 1))
        if first is None or last is None:
            return Span(0, len(self.target))
        start, end = self._start(span.start), self._end(span.end)
        start = first.target.start if start is None else start
        return Span(start, max(start, last.target.end if end is None else end))

    def _sentence(self, at: int) -> Sentence | None:
        """Return the last sentence that begins at or before `at`; None in an empty text."""
        index = bisect_right(self.sentences, at, key=lambda one: one.source.start) - 1
        return self.sentences[max(0, index)] if self.sentences else None

    def _found(self, span: Span) -> Span | None:
        """Look for the words of a stretch, unchanged or in English, in the English of its sentence.

        They must stand there as often as in the sentence, so that the same one is meant.
        """
        words = span.of(self.source)
        places = (self._matching(span, _whole(e), _whole(words)) for e in self._in_english(words))
        return next(filter(None, places), None)

    def _matching(
        self, span: Span, english: re.Pattern[str], french: re.Pattern[str] | None = None
    ) -> Span | None:
        """Return where the English of a stretch stands by a pattern, and one for it in the French.

        None where they do not stand as often in the sentence.
        """
        sentence = self._sentence(span.start)
        if not sentence or not sentence.source.contains(span):
            return None
        if sentence.source.end - sentence.source.start > LONGEST:
            return None
        origins = self._origins(french or english, sentence)
        found = self._all(english, sentence)
        return (
            found[origins.index(span)] if span in origins and len(found) == len(origins) else None
        )

    def guessed(self, span: Span, free: Span, waiting: int) -> Span | None:
        """Return the likeliest English of a few words within a free stretch; None for many words.

        `waiting`: how many elements in a row, this one first, are to be placed there.
        """
        sentence = self._sentence(span.start)
        if not sentence or not sentence.is_searched(span, free, self.source):
            return None
        said = span.of(self.source)
        begins, ends = self._start(span.start) == free.start, self._end(span.end) == free.end
        wanted = Wanted(said, self.alone.get(said, ""), sentence.share(span), begins, ends)
        texts = (free,) if begins or ends else sentence.texts
        found = likely(self.target, _within(free, texts), wanted)
        if found and waiting > 1 and not found[1]:
            part = Span(free.start, free.start + (free.end - free.start) // waiting)
            found = likely(self.target, _within(part, texts), wanted)
        if not found:
            return None
        return Span(free.start if begins else found[0].start, free.end if ends else found[0].end)

    def kept(self, span: Span) -> Span | None:
        """Return where an untranslated stretch went; it stands in the English unchanged."""
        if self._shift(span) is None and (place := self._among_kept(span)):
            return place
        place = self.known(span)
        return place if place and place.of(self.target) == span.of(self.source) else None

    def _among_kept(self, span: Span) -> Span | None:
        """Look for untranslated words in the English of their sentence; as often, or None."""
        sentence = self._sentence(span.start)
        if not sentence or sentence.source.end - sentence.source.start > LONGEST:
            return None
        words = span.of(self.source)
        origins = [k for k in self._kept_in(sentence) if k.of(self.source) == words]
        for pattern in (re.compile(re.escape(words)), _whole(words)):
            found = self._all(pattern, sentence)
            if span in origins and len(found) == len(origins):
                return found[origins.index(span)]
        return None

    def _kept_in(self, sentence: Sentence) -> Sequence[Span]:
        """Return the untranslated stretches of a sentence that lie outside unaltered text."""
        within = sentence.source
        first = bisect_right(self.untranslated, within.start, key=lambda one: one.end)
        last = bisect_right(self.untranslated, within.end, key=lambda one: one.start)
        return [one for one in self.untranslated[first:last] if self._shift(one) is None]

    def _origins(self, pattern: re.Pattern[str], sentence: Sentence) -> list[Span]:
        """Return where a pattern stands in a sentence, outside unaltered text."""
        found = _all(pattern, self.source, sentence.source)
        return [span for span in found if self._shift(span) is None]

    def _all(self, pattern: re.Pattern[str], sentence: Sentence) -> list[Span]:
        """Return where a pattern stands in the English of a sentence."""
        return [p for piece in sentence.texts for p in _all(pattern, self.target, piece)]

    def _in_english(self, words: str) -> Iterator[str]:
        """Yield the possible translations of some words, the likeliest first."""
        yield words
        if term := french.terms.get(words):
            yield term
        if alone := self.alone.get(words):
            yield alone
            yield _ARTICLE.sub("", alone, count=1)


def _whole(words: str) -> re.Pattern[str]:
    """Return a pattern for whole words in either case; for no words, one that never matches.

    What begins or ends in a mark may stand at a word: « maire[3] ».
    """
    if not words:
        return re.compile(r"\Z.")
    before, after = r"(?<!\w)" * words[0].isalnum(), r"(?!\w)" * words[-1].isalnum()
    return re.compile(f"{before}{re.escape(words)}{after}", re.IGNORECASE)


def _within(free: Span, stretches: Iterable[Span]) -> Iterator[Span]:
    """Yield what of some stretches is free."""
    return filter(None, map(free.overlap, stretches))


def _all(pattern: re.Pattern[str], text: str, within: Span) -> list[Span]:
    return [Span(*m.span()) for m in pattern.finditer(text, within.start, within.end)]
