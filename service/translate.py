"""Carry each segment into English with its quotations in their place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.article import (
    Article,
    Hypothesis,
    Languages,
    Quotation,
    QuotesMode,
    Segment,
    Signature,
    Translation,
)


class Translator(Protocol):
    """An engine that translates French sentences; `masks` are the pieces it carries through."""

    @property
    def masks(self) -> tuple[str, ...]:
        """The reserved pieces (<q1>, <q2> ...) that the model was trained to carry, or ()."""
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


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the request and the operator ask of translation."""

    quotes: QuotesMode
    glossary: Mapping[str, str]
    progress: Callable[[int, int], None]


def translate(
    article: Article,
    quotations: Sequence[Quotation],
    languages: Languages,
    segments: Sequence[Segment],
    translator: Translator,
    wishes: Wishes,
) -> Translation:
    """Translate all segments in bounded windows, quotations by the ladder of frames."""
    raise NotImplementedError
