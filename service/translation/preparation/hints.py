"""Hints: what a French word or phrase may be in English, written behind it for the network to read.

A small network has met most words of a newspaper too seldom to know them.  It was taught to read
candidates that stand behind such a word between two marks, and to take one or none of them:
``la grue<OPEN> crane<OPEN> hoist<CLOSE> s'est effondrée``.  The candidates are counts over the
word-aligned corpus (``models/training/memory.py``), kept in the model package.  The same function
writes them into training text and into what is asked of the network.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple, Protocol

# Pieces of the vocabulary; private characters, so that no article holds them by chance.  What an
# article does hold of them is taken out before it is annotated (`without_marks`).
OPEN, CLOSE = "\ue000", "\ue001"
MOST_CANDIDATES, MOST_HINTS = 3, 6
LEAST_SHARE = 0.12  # of a phrase's renderings: below it a candidate is noise of the alignment
LONGEST_PHRASE = 5  # words
# Pieces of a string with its hints. The network has read 110 in training, but few so long: of 240
# lines of newstest2013 that this bound alters, 26.5 BLEU at 110 and 27.2 at 100; of 252 held-out
# pairs 32.4 and 32.8.
LONGEST_HINTED = 100
WORD = re.compile(
    r"\b(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu)'"  # elided words stand alone
    r"|\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*|'s\b|[^\w\s]",
    re.IGNORECASE,
)
_MARKS = str.maketrans("", "", OPEN + CLOSE)
_OFFERED = re.compile(rf"(\S+){OPEN}([^{CLOSE}]*){CLOSE}")
_CODE = re.compile(r"\S*(?:[@#_=]|\w[./:]\w|//)\S*")  # @jean_dupont, exemple.fr/a
_HINT = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A French word or phrase and how often each English rendering of it was counted.

    `need` says how badly the network does without the hint: 0 (known well) to 100 (never met).
    """

    words: tuple[str, ...]
    renderings: tuple[tuple[str, int], ...]  # most frequent first
    need: int = 50


class Filed(Protocol):
    """What a memory has filed under a word: an entry, or as much as one."""

    @property
    def words(self) -> tuple[str, ...]:
        """The French words, as of `Entry`."""
        ...

    @property
    def renderings(self) -> tuple[tuple[str, int], ...]:
        """The English renderings with their counts, as of `Entry`."""
        ...

    @property
    def need(self) -> int:
        """How badly the network does without the hint, as of `Entry`."""
        ...


class Line(NamedTuple):
    """An entry as a memory file keeps it, of which only the words are read before it is wanted.

    Of the entries filed under the words of a text four in five do not stand in it. `cells` are the
    need and each rendering with its count, parted by tabs.
    """

    words: tuple[str, ...]
    cells: str

    @property
    def renderings(self) -> tuple[tuple[str, int], ...]:
        """The English renderings with their counts, most frequent first."""
        _, *cells = self.cells.split("\t")
        return tuple(zip(cells[::2], map(int, cells[1::2]), strict=True))

    @property
    def need(self) -> int:
        """How badly the network does without the hint: 0 to 100."""
        return int(self.cells.partition("\t")[0])


def filed_lines(lines: str) -> tuple[Line, ...]:
    """Read what a memory file has of a word: a line an entry, its words parted by blanks."""
    parted = (line.partition("\t") for line in lines.split("\n"))
    return tuple(Line(tuple(words.split(" ")), cells) for words, _, cells in parted)


def parse_entries(lines: str) -> tuple[Entry, ...]:
    """Read entries as a memory file keeps them, to the end."""
    return tuple(Entry(line.words, line.renderings, line.need) for line in filed_lines(lines))


class PhraseMemory(Protocol):
    """Entries by one of their words, the rarest."""

    def look_up(self, words: Collection[str]) -> Mapping[str, Sequence[Filed]]:
        """Return the entries filed under each of the words, without the words that have none."""
        ...


@dataclass(frozen=True, slots=True)
class Hint:
    """Candidates for the words of a sentence from number `start` up to `end`."""

    start: int
    end: int
    candidates: tuple[str, ...]
    need: int


def annotated(
    sentences: Sequence[str], memory: PhraseMemory, fits: Callable[[str], bool]
) -> list[str]:
    """Return the sentences with hints written in; one memory look-up for all of them.

    Words that have a hint already (`with_terms`) keep that one.  `fits` says whether a sentence is
    short enough for the network: candidates, then hints are left out until it is.
    """
    tokens = [_tokens(sentence) for sentence in sentences]
    words = [_forms(found) for found in tokens]
    filed = memory.look_up({form for forms in words for pair in forms for form in pair})
    return [
        written(sentence, places, hints(forms, filed), fits)
        for sentence, places, forms in zip(sentences, tokens, words, strict=True)
    ]


def without_marks(text: str) -> str:
    """Return the text without the characters that mark hints."""
    return text.translate(_MARKS)


def without_hints(annotated: str) -> str:
    """Return a French string as it was before hints were written into it."""
    return _HINT.sub("", annotated)


def with_terms(text: str, terms: Mapping[str, str]) -> str:
    """Return a French string with a hint behind each of these terms: its one English."""
    return with_candidates(text, {french: (english,) for french, english in terms.items()})


def with_candidates(text: str, words: Mapping[str, Sequence[str]]) -> str:
    """Return a French string with a hint behind each of these words, that has none: candidates.

    A word that stands in a hint is not the French one.
    """
    for french, candidates in words.items():
        alone = rf"(?<![\w<-]){re.escape(french)}(?![\w>-]|{OPEN})"
        listed = "".join(f"{OPEN} {without_marks(english)}" for english in candidates)
        hinted = partial(_hinted, hint=f"{listed}{CLOSE}")
        text = re.sub(rf"{_HINT.pattern}|{alone}", hinted, text)
    return text


def _hinted(found: re.Match[str], hint: str) -> str:
    """Return a word with its hint; a hint as it is."""
    return found[0] if found[0].startswith(OPEN) else found[0] + hint


def hinted_words(text: str) -> frozenset[str]:
    """Return the blank-separated words of a French string that have hints behind them."""
    found = _OFFERED.findall(text) if OPEN in text else ()
    return frozenset(word for word, _ in found)


def taken(annotated: str, english: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a string that have hints, with the candidate that is in its English.

    A phrase is known by its last word; the first candidate counts that stands there as a word.
    """
    if OPEN not in annotated:
        return ()
    told = _apart(english)
    found = []
    for word, listed in _OFFERED.findall(annotated):
        candidates = map(str.strip, listed.split(OPEN))
        if candidate := next((one for one in candidates if _apart(one) in told), None):
            found.append((word, candidate))
    return tuple(found)


def _apart(english: str) -> str:
    """Return the words of a string in small letters, with a blank on both sides of each."""
    return f" {' '.join(WORD.findall(english.lower()))} "


def _tokens(sentence: str) -> list[re.Match[str]]:
    """Return the words of a sentence, without the hints that it has and the words these are for.

    What is no word of the sentence's grammar has no hint either: an address, a handle, a tag.
    """
    spans = [found.span() for found in _CODE.finditer(sentence)]
    spans += [found.span() for found in _HINT.finditer(sentence)]
    return [
        word
        for word in WORD.finditer(sentence)
        if not any(start <= word.end() <= end for start, end in spans)
    ]


def _forms(found: Sequence[re.Match[str]]) -> list[tuple[str, ...]]:
    """Return the forms to look up for each word: the first of a sentence in small letters too."""
    forms: list[tuple[str, ...]] = [(match[0],) for match in found]
    if forms and not forms[0][0].islower():
        forms[0] = (forms[0][0], forms[0][0].lower())
    return forms


def hints(forms: Sequence[tuple[str, ...]], filed: Mapping[str, Sequence[Filed]]) -> list[Hint]:
    """Return the hints for a sentence, longest phrases first, none over another, in text order."""
    found = sorted(_matches(forms, filed), key=lambda hint: (hint.start - hint.end, -hint.need))
    taken: set[int] = set()
    kept: list[Hint] = []
    for hint in found:
        places = range(hint.start, hint.end)
        if not taken.intersection(places):
            taken.update(places)
            kept.append(hint)
    needed = sorted(kept, key=lambda hint: -hint.need)[:MOST_HINTS]
    return sorted(needed, key=lambda hint: hint.start)


def _matches(
    forms: Sequence[tuple[str, ...]], filed: Mapping[str, Sequence[Filed]]
) -> Iterator[Hint]:
    """Yield a hint for each entry whose words stand in the sentence."""
    for number, alternatives in enumerate(forms):
        for form in alternatives:
            for entry in filed.get(form, ()):
                start = number - entry.words.index(form)
                end = start + len(entry.words)
                if start < 0 or end > len(forms):
                    continue
                stands = all(word in forms[at] for at, word in enumerate(entry.words, start))
                if stands and (listed := candidates(entry.renderings)):
                    yield Hint(start, end, listed, entry.need)


def candidates(renderings: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """Return the renderings that are worth offering, most frequent first."""
    total = sum(count for _, count in renderings)
    ordered = sorted(renderings, key=lambda pair: -pair[1])
    return tuple(
        english
        for english, count in ordered[:MOST_CANDIDATES]
        if count > 0 and count >= LEAST_SHARE * total
    )


def written(
    sentence: str,
    places: Sequence[re.Match[str]],
    chosen: Sequence[Hint],
    fits: Callable[[str], bool],
) -> str:
    """Return the sentence with its hints behind the words they are for, as many as fit.

    Where not all of them do, each first loses its less likely candidates; then the least needed
    hints go.
    """
    if not chosen:
        return sentence
    for most in range(MOST_CANDIDATES, 0, -1):
        kept = [replace(hint, candidates=hint.candidates[:most]) for hint in chosen]
        if fits(text := _with_hints(sentence, places, kept)):
            return text
    while kept:
        kept.remove(min(kept, key=lambda hint: hint.need))
        if fits(text := _with_hints(sentence, places, kept)):
            return text
    return sentence


def _with_hints(sentence: str, places: Sequence[re.Match[str]], chosen: Sequence[Hint]) -> str:
    """Return the sentence with all of these hints, which stand in text order."""
    for hint in reversed(chosen):
        at = places[hint.end - 1].end()
        listed = "".join(f"{OPEN} {candidate}" for candidate in hint.candidates)
        sentence = f"{sentence[:at]}{listed}{CLOSE}{sentence[at:]}"
    return sentence
