"""Set the finished text, find every span in it, and check each quotation word for word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from service.article import (
    Article,
    Caveat,
    Detection,
    Languages,
    Options,
    Quotation,
    Signature,
    Summary,
    Translation,
)


@dataclass(frozen=True, slots=True)
class Work:
    """Everything the steps found, ready to be set."""

    article: Article
    quotations: Sequence[Quotation]
    languages: Languages
    translation: Translation
    summary: Summary | None
    caveats: tuple[Caveat, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer; `as_json` gives the contract's shape, records are JSON-ready.

    `segments`, `quotations`, `sentences`, `caveats` are the contract's records, in its words.
    `summary` and `sentences` are None unless a summary was asked.
    """

    text: str
    detected: Detection
    segments: tuple[dict[str, Any], ...]
    quotations: tuple[dict[str, Any], ...]
    caveats: tuple[dict[str, Any], ...]
    signature: Signature
    frames: dict[str, int]
    summary: str | None = None
    sentences: tuple[dict[str, Any], ...] | None = None


def render(work: Work, options: Options, signature: Signature) -> Answer:
    """Set the text in the quotes mode asked. Raises errors.NotVerbatim under `strict`."""
    raise NotImplementedError


def as_json(answer: Answer) -> dict[str, Any]:
    """Give the contract's answer to /translate, or to /summarise where there is a summary."""
    raise NotImplementedError


def as_quote_sheet(answer: Answer) -> dict[str, Any]:
    """Give the contract's answer to /quotations: the quotations, the language, the caveats."""
    raise NotImplementedError
