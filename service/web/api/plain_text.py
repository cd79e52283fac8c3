"""Answers as plain text: the translation, the summary or the quote sheet, and nothing else."""

from service.pipeline import Task
from service.rendering.answer import Answer, QuotationRecord


def text_of(answer: Answer, task: Task) -> str:
    """Return the translation, the summary, or the quote sheet."""
    if task == "quotations":
        return "\n\n".join(map(_entry, answer.quotations))
    return answer.result if answer.summary is None else answer.summary


def _entry(quotation: QuotationRecord) -> str:
    """Format one quotation: its id, speaker and cue, its original words, its English."""
    who = _both(quotation.speaker, quotation.speaker_english) or "(speaker not named)"
    head = f"{quotation.id} " + ", ".join(
        filter(None, (who, _both(quotation.cue, quotation.cue_english)))
    )
    return f"{head}\n{quotation.text}\n[“{quotation.translation}”]"


def _both(french: str | None, english: str | None) -> str:
    """Return the article's own words, and behind them their English where that is another."""
    differs = french and english and french != english
    return f"{french} [{english}]" if differs else french or ""
