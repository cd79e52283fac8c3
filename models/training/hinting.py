"""Hints in training text: the memory's candidates, counted without the pair at hand.

What only the pair itself says must not be offered to it, or the network would learn to trust every
candidate.  A few hints are left out, and a few are another word's, so that it learns to decline.
"""

import random
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from service.translation.preparation.hints import Entry, annotated, parse_entries

from training.augment import Pair

SHARE = 0.5  # of the sentences
LONGEST = 110  # pieces of a sentence with its hints
KEPT, WRONG = 0.85, 0.04  # shares of hints


def read_memory(path: Path) -> dict[str, tuple[Entry, ...]]:
    """All of a memory file, by the word that entries are filed under."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT word, phrases FROM entry")
        return {word: parse_entries(lines) for word, lines in rows}


def with_hints(
    pairs: Iterable[Pair],
    memory: Mapping[str, Sequence[Entry]],
    share: float,
    fits: Callable[[str], bool],
    seed: int,
) -> Iterator[Pair]:
    """The pairs, this share of them with hints behind the French words."""
    rng = random.Random(seed)
    strangers = [
        entry
        for entries in list(memory.values())[:: max(1, len(memory) // 20_000)]
        for entry in entries
    ]
    for french, english in pairs:
        if rng.random() >= share:
            yield french, english
            continue
        offered = LeftOut(memory, english.lower(), rng, strangers)
        yield annotated([french], offered, fits)[0], english


@dataclass(frozen=True, slots=True)
class Known:
    """A memory as it is."""

    memory: Mapping[str, Sequence[Entry]]

    def look_up(self, words: Collection[str]) -> Mapping[str, Sequence[Entry]]:
        """Entries as `service.translation.preparation.hints.PhraseMemory` has them."""
        return {word: self.memory[word] for word in words & self.memory.keys()}

    def shuffled(self) -> "Known":
        """The same words, each with the renderings of another: what is gained without sense."""
        every = [entry for entries in self.memory.values() for entry in entries]
        others = random.Random(1).sample(every, len(every))
        turn = iter(others)
        return Known(
            {
                word: tuple(replace(one, renderings=next(turn).renderings) for one in entries)
                for word, entries in self.memory.items()
            }
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A memory that has not seen one English sentence, and forgets and errs now and then."""

    memory: Mapping[str, Sequence[Entry]]
    english: str
    rng: random.Random
    strangers: Sequence[Entry]

    def look_up(self, words: Collection[str]) -> Mapping[str, Sequence[Entry]]:
        """Entries as `service.translation.preparation.hints.PhraseMemory` has them."""
        return {
            word: tuple(
                self.offered(entry) for entry in self.memory[word] if self.rng.random() < KEPT
            )
            for word in sorted(words & self.memory.keys())
        }

    def offered(self, entry: Entry) -> Entry:
        """The entry without this sentence's own counts, or with another's renderings."""
        if self.rng.random() < WRONG:
            return replace(entry, renderings=self.rng.choice(self.strangers).renderings)
        return replace(
            entry,
            renderings=tuple(
                (english, count - (english.lower() in self.english))
                for english, count in entry.renderings
            ),
        )
