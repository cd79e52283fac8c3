"""Words that the English left out are asked for again, with what they may be.

A small network leaves out what it does not know.  Told the candidates of the lexicon for such a
word (`hints`), and searched with a wider beam, it often has an answer that says it.
"""

from collections.abc import Callable, Sequence

from service.article import Hypothesis
from service.translation.attempts import MASK
from service.translation.preparation import hints

# How much less log probability a piece an answer may have than the one it takes the place of.
_LESS_SURE = 0.1

Ask = Callable[[Sequence[str]], Sequence[Sequence[Hypothesis]]]


def with_lost_words(
    requests: Sequence[str], answers: Sequence[Hypothesis], ask: Ask
) -> list[Hypothesis]:
    """Return the answers; in the place of one that lacks words, one that lacks fewer of them.

    `ask` returns several answers to each string.
    """
    lacking = [number for number, answer in enumerate(answers) if answer.evidence.lost]
    made = list(answers)
    if lacking:
        words = [dict(answers[number].evidence.lost) for number in lacking]
        asked = map(hints.with_candidates, (requests[number] for number in lacking), words)
        for number, others in zip(lacking, ask(list(asked)), strict=True):
            usable = (one for one in others if _may_replace(answers[number], one))
            made[number] = min((answers[number], *usable), key=_lost)
    return made


def _may_replace(answer: Hypothesis, other: Hypothesis) -> bool:
    """Whether another answer is as whole, nearly as sure, and has the same masks."""
    return (
        not other.truncated
        and _sureness(other) >= _sureness(answer) - _LESS_SURE
        and sorted(MASK.findall(other.text)) == sorted(MASK.findall(answer.text))
    )


def _sureness(answer: Hypothesis) -> float:
    """Return the log probability of a piece, on average."""
    return answer.evidence.log_probability / max(1, answer.evidence.pieces)


def _lost(answer: Hypothesis) -> int:
    """Count the words that an answer lacks."""
    return len(answer.evidence.lost)
