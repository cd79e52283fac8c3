"""One rendering an article: a word that several sentences have comes out the same way in all.

The network takes one of the candidates that the memory offers (`hints`), sentence by sentence: the
same « vœu » is a motion here and a wish there.  The candidate that most sentences took is asked for
alone in the others; its answer is taken only where it has it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from service.article import Hypothesis
from service.translation.preparation import hints

_STEM = 4  # letters: what shares them is one rendering in two forms

Ask = Callable[[Sequence[str]], Sequence[Hypothesis]]


def with_one_rendering(
    requests: Sequence[str], answers: Sequence[Hypothesis], ask: Ask
) -> list[Hypothesis]:
    """Return the answers to an article's requests, those that differ from most asked again."""
    usual = _usual(answers)
    wanted = {
        number: terms for number, answer in enumerate(answers) if (terms := _other(answer, usual))
    }
    if not wanted:
        return list(answers)
    again = ask([hints.with_terms(requests[number], terms) for number, terms in wanted.items()])
    made = list(answers)
    for (number, terms), answer in zip(wanted.items(), again, strict=True):
        if terms.items() <= dict(answer.renderings).items() and not answer.truncated:
            made[number] = answer
    return made


def _usual(answers: Sequence[Hypothesis]) -> Mapping[str, str]:
    """Return of each word, in small letters, the rendering that most sentences have."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for answer in answers:
        for word, english in dict(answer.renderings).items():
            counts[word.lower()][english] += 1
    return {word: found for word, times in counts.items() if (found := _most(times))}


def _most(times: Counter[str]) -> str | None:
    """Return what was counted most often; None where another was as often."""
    (first, most), *others = times.most_common(2)
    return None if others and others[0][1] == most else first


def _other(answer: Hypothesis, usual: Mapping[str, str]) -> Mapping[str, str]:
    """Return the words rendered differently from most answers, with the usual rendering."""
    return {
        word: usual[word.lower()]
        for word, english in answer.renderings
        if word.lower() in usual and not _same(english, usual[word.lower()])
    }


def _same(one: str, other: str) -> bool:
    """Whether two renderings are forms of one: crane and cranes."""
    return one.lower()[:_STEM] == other.lower()[:_STEM]
