"""Answers as plain text: the translation, the summary or the quote sheet, and nothing else."""

from typing import Protocol

from service.pipeline import Task
from service.rendering.answer import Answer, QuotationRecord


class Credited(Protocol):
    """What has a speaker and a reporting verb, in the article's words and in English."""

    @property
    def speaker(self) -> str | None:
        """Who speaks."""

    @property
    def speaker_english(self) -> str | None:
        """The same in English."""

    @property
    def cue(self) -> str | None:
        """The reporting verb."""

    @property
    def cue_english(self) -> str | None:
        """The same in English."""


def text_of(answer: Answer, task: Task) -> str:
    """Return the translation, the summary, or the quote sheet."""
    if task == "quotations":
        return "\n\n".join(map(_entry, answer.quotations))
    return answer.result if answer.summary is None else answer.summary


def _entry(quotation: QuotationRecord) -> str:
    """Format one quotation: its id, speaker and cue, its original words, its English."""
    head = f"{quotation.id} {credit(quotation, '(speaker not named)')}"
    return f"{head}\n{quotation.text}\n[“{quotation.translation}”]"


def credit(said: Credited, unnamed: str) -> str:
    """Return who says something, and how, each with its English: "le maire [the mayor], dit"."""
    who = _both(said.speaker, said.speaker_english) or unnamed
    return ", ".join(filter(None, (who, _both(said.cue, said.cue_english))))


def _both(french: str | None, english: str | None) -> str:
    """Return the article's own words, and behind them their English where that is another."""
    differs = french and english and french != english
    return f"{french} [{english}]" if differs else french or ""
