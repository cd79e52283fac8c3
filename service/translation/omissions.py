"""Words that the English left out, or has wrong, are asked for again, with what they may be.

A small network leaves out what it does not know, or puts another word there. Told the candidates
of the lexicon for such a word (`hints`), it often has an answer that says it. First for words that
are hardly ever anything else, with a wider beam; then for all whose English is known. Last, nouns
of which it says the opposite (`lexicon.opposed`), by a mask.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from service.article import Evidence, Hypothesis, LostWord
from service.translation.attempts import MASK
from service.translation.english.terminology import unmasked
from service.translation.ports import Translator
from service.translation.preparation import hints

_Answers = Sequence[Hypothesis]


@dataclass(frozen=True, slots=True)
class _Round:
    """What is asked for again: which words, and when another answer takes the place of one.

    `lacking` says how much an answer lacks; `less_sure` by how much less log probability a piece
    than the present one it may have; `longest` how many words a string may have.
    """

    words: Callable[[Evidence], Sequence[LostWord]]
    lacking: Callable[[Evidence], int]
    less_sure: float
    longest: float = math.inf


def with_lost_words(
    requests: Sequence[str], answers: _Answers, translator: Translator
) -> list[Hypothesis]:
    """Return the answers; in the place of one that lacks words, one that lacks fewer of them."""
    settled = _with_others(requests, answers, _SETTLED, translator.hypotheses)
    known = _with_others(requests, settled, _KNOWN, lambda asked: _each_alone(translator, asked))
    return _with_nouns(requests, known, translator)


def _settled(evidence: Evidence) -> list[LostWord]:
    """Return the lost words that are hardly ever anything but their candidates."""
    return [word for word in evidence.lost if word.settled]


_SETTLED = _Round(_settled, lambda evidence: len(_settled(evidence)), 0.1)
# Bounds by lines of newstest2013 read blind before and after: answers that are less sure by more
# were as often worse as better, and strings that are longer took a third of the time for a tenth of
# what came out better.
_KNOWN = _Round(lambda evidence: evidence.lost, lambda evidence: evidence.missing, 0.05, longest=40)


# By how much less log probability a piece an answer may have that says no opposite.
_LESS_SURE = 0.3


def _each_alone(translator: Translator, asked: Sequence[str]) -> list[_Answers]:
    """Return the answer to each string as a list of one."""
    return [[answer] for answer in translator.translate_again(asked)]


def _with_others(
    requests: Sequence[str],
    answers: _Answers,
    how: _Round,
    ask: Callable[[Sequence[str]], Sequence[_Answers]],
) -> list[Hypothesis]:
    """Return the answers, some in place of others after a round; `ask` returns several to each."""
    lost = {
        at: {word.text: word.candidates for word in words}
        for at, answer in enumerate(answers)
        if (words := how.words(answer.evidence)) and len(requests[at].split()) <= how.longest
    }
    made = list(answers)
    if lost:
        asked = [hints.with_candidates(requests[at], words) for at, words in lost.items()]
        for at, others in zip(lost, ask(asked), strict=True):
            usable = (one for one in others if _may_replace(answers[at], one, how.less_sure))
            made[at] = min((answers[at], *usable), key=lambda one: how.lacking(one.evidence))
    return made


def _may_replace(answer: Hypothesis, other: Hypothesis, less_sure: float) -> bool:
    """Whether another answer is as whole, nearly as sure, and has the same masks."""
    return (
        not other.truncated
        and other.evidence.certainty >= answer.evidence.certainty - less_sure
        and sorted(MASK.findall(other.text)) == sorted(MASK.findall(answer.text))
    )


def _with_nouns(
    requests: Sequence[str], answers: _Answers, translator: Translator
) -> list[Hypothesis]:
    """Return the answers; in the place of one that says the opposite of a noun, one that says it.

    Of "easing of lockdown" the network takes the lockdown. So it is asked for the sentence with a
    mask for the noun, in whose place the whole is set.
    """
    made = list(answers)
    masked = dict(_masked(requests, answers, translator.masks))
    asked = [request for request, _, _ in masked.values()]
    found = translator.translate(asked) if asked else ()
    for (at, (_, mask, noun)), other in zip(masked.items(), found, strict=True):
        said = replace(other, text=unmasked(other.text, mask, noun))
        if other.text.count(mask) == 1 and _may_replace(answers[at], said, _LESS_SURE):
            made[at] = said
    return made


def _masked(
    requests: Sequence[str], answers: _Answers, masks: Sequence[str]
) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Yield the numbers of answers that say the opposite of a noun: the string with a mask for it.

    With each the mask, and the English of the noun.
    """
    for at, (request, answer) in enumerate(zip(requests, answers, strict=True)):
        free = next((mask for mask in masks if mask not in request), "")
        word, noun = next((pair for pair in answer.evidence.opposed if pair[1]), ("", ""))
        alone = rf"(?<![\w<-]){re.escape(word)}(?![\w>-]|{hints.OPEN})"
        if free and noun and re.search(alone, request):
            yield at, (re.sub(alone, free, request, count=1), free, noun)
