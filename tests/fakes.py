"""Engines of a few lines, for tests of the steps; each passes its port's contract."""

from collections import Counter
from collections.abc import Sequence

from service.article import Detection, Method

_TELLTALE = {"le": "fr", "la": "fr", "est": "fr", "the": "en", "is": "en", "el": "es", "es": "es"}


class FakeDetector:
    """Knows a language by a handful of words; the vote is the share of the likeliest."""

    def __init__(self) -> None:
        """Keep what was asked, for tests that look at it."""
        self.asked: list[str] = []

    def detect(self, text: str) -> Detection:
        """Give the language with most telltale words."""
        self.asked.append(text)
        votes = Counter(_TELLTALE[word] for word in text.split() if word in _TELLTALE)
        if not votes:
            return Detection("undetermined", 0.0)
        language, most = votes.most_common(1)[0]
        return Detection(language, 100.0 * most / votes.total())


class FakeRanker:
    """Rates a sentence by its number of different words; "lead" by its place."""

    def rate(self, sentences: Sequence[str], language: str, method: Method) -> Sequence[float]:
        """Give one rating a sentence, whatever the language."""
        del language
        if method == "lead":
            return [float(-place) for place in range(len(sentences))]
        return [float(len(set(sentence.lower().split()))) for sentence in sentences]
