"""Answers as plain text: the translation, the summary or the quote sheet, and nothing else."""

from service.pipeline import Task
from service.rendering.answer import Answer, QuotationRecord


def text_of(answer: Answer, task: Task) -> str:
    """Return the translation, the summary, or the quote sheet."""
    if task == "quotations":
        return "\n\n".join(map(_entry, answer.quotations))
    return answer.result if answer.summary is None else answer.summary


def _entry(quotation: QuotationRecord) -> str:
    """Format one quotation: its id and speaker, its original words, its English."""
    head = f"{quotation.id} {quotation.speaker or '(speaker not named)'}"
    return f"{head}\n{quotation.text}\n[“{quotation.translation}”]"
