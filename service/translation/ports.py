"""What the translation of an article needs from outside: a translator, and a memory of results."""

from collections.abc import Sequence
from typing import Protocol

from service.article import Hypothesis, Signature, Translation
from service.translation.confidence import Calibration


class Translator(Protocol):
    """An engine that translates French sentences; `masks` are the pieces it carries through."""

    @property
    def masks(self) -> tuple[str, ...]:
        """The reserved pieces (<q1>, <q2> ...) that the model was trained to carry, or ()."""
        ...

    def knows(self, word: str) -> bool:
        """Whether the model has met a word often enough to be trusted with it."""
        ...

    def keeps(self, word: str) -> bool:
        """Whether a French word is now and then the same in English, by its lexicon: accent."""
        ...

    @property
    def english_words(self) -> frozenset[str]:
        """The English words that its lexicon has; none where it has no lexicon."""
        ...

    @property
    def reads_hints(self) -> bool:
        """Whether it takes candidates behind a word for what the word may mean (`hints`)."""
        ...

    @property
    def wants_figures(self) -> bool:
        """Whether it is asked for numbers in figures (`preparation.figures`), as ours are."""
        ...

    @property
    def calibration(self) -> Calibration | None:
        """How to estimate the confidence of its translations; None where that is not known."""
        ...

    @property
    def signature(self) -> Signature:
        """The model package and settings that make its answers."""
        ...

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string, in the order given; strings are short enough for the model.

        May raise errors.Busy or errors.ModelUnavailable.
        """
        ...

    def translate_again(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string as `translate` does, by a quick search that keeps two hypotheses.

        For what may take the place of an answer that there is. Raises as `translate` does.
        """
        ...

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Return for each string what a beam of four ends with, likeliest first: one to four.

        `translate` is for the one answer; this costs about twice as much. Raises as it does.
        """
        ...


class DelegatingTranslator:
    """A translator that asks another one; what it does before or after is in its subclasses."""

    def __init__(self, translator: Translator) -> None:
        """Take the other one, and what it says of itself."""
        self._translator = translator
        self.masks = translator.masks
        self.reads_hints = translator.reads_hints
        self.wants_figures = translator.wants_figures
        self.english_words: frozenset[str] = translator.english_words
        self.calibration: Calibration | None = translator.calibration
        self.signature: Signature = translator.signature

    def knows(self, word: str) -> bool:
        """Ask the other one."""
        return self._translator.knows(word)

    def keeps(self, word: str) -> bool:
        """Ask the other one."""
        return self._translator.keeps(word)

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Ask the other one."""
        return self._translator.translate(sentences)

    def translate_again(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Ask the other one."""
        return self._translator.translate_again(sentences)

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Ask the other one."""
        return self._translator.hypotheses(sentences)


class Memory(Protocol):
    """Keeps the translations of whole articles by key; may forget any of them at any time."""

    def get(self, key: bytes) -> Translation | None:
        """Return the translation kept under a key, None where there is none."""
        ...

    def put(self, key: bytes, made: Translation) -> None:
        """Keep a translation under a key."""
        ...
