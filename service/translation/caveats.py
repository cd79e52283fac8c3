"""What the editor is told of a fault in a translation; its French is in the page's catalogue."""

from collections.abc import Sequence

from service.article import Caveat, CaveatCode, Span
from service.message import Message, message_of

_MESSAGES: dict[CaveatCode, str] = {
    "truncated": "The translation of this sentence may stop early: compare its end.",
    "repetition": "The translation of this sentence repeats itself: translate it by hand.",
    "untranslated": "Part of this sentence may have been left in French: check it.",
    "number_changed": "A number in this sentence may have changed: check each one.",
    "name_changed": "A name in this sentence may have changed: check each one.",
    "date_changed": "A month or a day in this sentence may have changed: check it.",
    "unit_changed": "A currency or a unit in this sentence may have changed: check it.",
    "negation_changed": "This sentence may say the opposite of the French: check what is denied.",
    "doubtful": "The model was unsure of this sentence: compare it with the French.",
}


def caveat(fault: CaveatCode, source: Span) -> Caveat:
    """Make the caveat for a fault in the English of a stretch of the article."""
    return Caveat(fault, Message(_MESSAGES[fault]), source)


def omitted(words: Sequence[str], source: Span) -> Caveat:
    """Make the caveat for words of a stretch of the article that its English left out."""
    named = ", ".join(f"«\N{NO-BREAK SPACE}{word}\N{NO-BREAK SPACE}»" for word in words)
    template = "The English may lack what these words say: %(words)s."
    return Caveat("omitted", message_of(template, words=named), source)


def unknown(words: Sequence[str], source: Span) -> Caveat:
    """Make the caveat for words in the English of a stretch that are no English."""
    named = ", ".join(f"“{word}”" for word in words)
    template = "The model may have made up %(words)s: compare the French."
    return Caveat("unknown_word", message_of(template, words=named), source)
