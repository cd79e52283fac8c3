"""Find sentences of different articles that say the same, by the share of common words."""

import re
from collections import Counter, defaultdict

from service.knowledge.english import stop_words
from service.summaries.units import Place

# Shares of the words of both, and of the shorter one, that are in common. Copies of an agency's
# sentence, lightly edited, have more; two reports of one event in different words have less.
_OF_BOTH, _OF_ONE = 0.6, 0.8
_FEWEST = 5  # words, else there is nothing to go by
_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


class SeenTexts:
    """The texts of several articles so far, by their places."""

    def __init__(self) -> None:
        """Begin empty."""
        self._words: dict[Place, frozenset[str]] = {}
        self._figures: dict[Place, frozenset[str]] = {}
        self._places: defaultdict[str, list[Place]] = defaultdict(list)

    def add(self, text: str, place: Place) -> None:
        """Add the text that stands at `place`."""
        self._words[place] = _words(text)
        self._figures[place] = frozenset(_FIGURE.findall(text))
        for word in self._words[place]:
            self._places[word].append(place)

    def find(self, text: str, article: int) -> Place | None:
        """Return the place of a text of another article that says the same, or None.

        The two have the same figures, and share at least 0.6 of all their words and 0.8 of the
        shorter one's.
        """
        words, figures = _words(text), frozenset(_FIGURE.findall(text))
        if len(words) < _FEWEST:
            return None
        common = Counter(place for word in words for place in self._places[word])
        for place, shared in common.most_common():
            other = self._words[place]
            both, shorter = len(words | other), min(len(words), len(other))
            close = shared >= _OF_BOTH * both and shared >= _OF_ONE * shorter
            if close and place[0] != article and figures == self._figures[place]:
                return place
        return None


def _words(text: str) -> frozenset[str]:
    """Return the words of a text, without stop words."""
    return frozenset(_WORD.findall(text.lower())) - stop_words.stop_words
