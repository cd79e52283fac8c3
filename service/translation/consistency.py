"""One rendering an article: a word that several sentences have comes out the same way in all.

The network takes one of the candidates that the memory offers (`hints`), sentence by sentence: the
same « vœu » is a motion here and a wish there.  The candidate that most sentences took so far is
asked for alone in the others; its answer is taken only where it has it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from service.article import Hypothesis
from service.translation.preparation import hints

_STEM = 4  # letters: what shares them is one rendering in two forms

Ask = Callable[[Sequence[str]], Sequence[Hypothesis]]


class Renderings:
    """The renderings of an article's words so far, window after window."""

    def __init__(self) -> None:
        """Begin without any."""
        self._times: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def made_one(
        self, requests: Sequence[str], answers: Sequence[Hypothesis], ask: Ask
    ) -> list[Hypothesis]:
        """Return the answers to requests of the article, those that differ from most asked again.

        Most of these and of all that were returned before.
        """
        usual = self._usual(answers)
        wanted = {at: terms for at, one in enumerate(answers) if (terms := _other(one, usual))}
        asked = [hints.with_terms(requests[at], terms) for at, terms in wanted.items()]
        made = list(answers)
        for (at, terms), answer in zip(wanted.items(), ask(asked) if asked else (), strict=True):
            if terms.items() <= dict(answer.renderings).items() and not answer.truncated:
                made[at] = answer
        _count(made, self._times)
        return made

    def _usual(self, answers: Sequence[Hypothesis]) -> Mapping[str, str]:
        """Return of each word, in small letters, the rendering that most sentences have."""
        times = defaultdict(Counter, {word: +found for word, found in self._times.items()})
        _count(answers, times)
        return {word: most for word, found in times.items() if (most := _most(found))}


def _count(answers: Iterable[Hypothesis], times: defaultdict[str, Counter[str]]) -> None:
    """Add the renderings of these answers, once for each."""
    for answer in answers:
        for word, english in dict(answer.renderings).items():
            times[word.lower()][english] += 1


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
