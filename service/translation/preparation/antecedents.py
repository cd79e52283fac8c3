"""Whose « son », « sa » and « ses » are: a woman's, a man's or a body's, which French does not say.

A sentence alone tells whether its owner is a person; the network is right about that more often
than any rule here.  But whether that is a man or a woman stands in the article, and the network,
which sees none of the sentences before, takes most for men.  Each person mentioned weighs by how
near that is, and whether as a subject; where one gender has most of the weight it is told
(`agreement` sets the English right by it).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from service.article import Span
from service.knowledge import french
from service.translation.preparation import mentions
from service.translation.preparation.mentions import Gender

English = Literal["his", "her", "its", ""]  # "": not known

# Of the last sentences, each weighs half of the one after it. A subject weighs three times as much,
# the last one before the possessive 18 times, and what comes behind it half. Tried on newstest2008
# to 2011; no figure matters much.
_SENTENCES = 5
_EARLIER, _LATER = 0.5, 0.5
_SUBJECT, _NEAREST = 3, 6
_MOST = 0.7  # of the weight: the share of the gender that is told
_DOUBT = 0.2  # of the weight of a mention, so that a single faint one does not tell
_POSSESSIVES = frozenset({"son", "sa", "ses"})


@dataclass(frozen=True, slots=True)
class Owners:
    """The possessives of an article, by where they begin, and what each is in English."""

    places: Sequence[int] = ()
    english: Sequence[English] = ()

    @classmethod
    def of_article(cls, text: str, segments: Sequence[Span]) -> "Owners":
        """Read the segments of an article, which are in text order."""
        found = [
            (segment.start + place, english)
            for segment, told in zip(segments, owners([s.of(text) for s in segments]), strict=True)
            for place, english in told
        ]
        return cls([place for place, _ in found], [english for _, english in found])

    def within(self, span: Span) -> Sequence[English]:
        """Return what the possessives of a stretch are, in their order."""
        first, last = (bisect_left(self.places, edge) for edge in (span.start, span.end))
        return self.english[first:last]


def owners(sentences: Sequence[str]) -> list[list[tuple[int, English]]]:
    """Return for each sentence of an article the places of its possessives, and their English."""
    read = mentions.sentences(sentences)
    return [
        [
            (word.start, _owner(read[max(0, i - _SENTENCES + 1) : i + 1], number))
            for number, word in enumerate(sentence.words)
            if word.text in _POSSESSIVES
        ]
        for i, sentence in enumerate(read)
    ]


def _owner(read: Sequence[mentions.Sentence], number: int) -> English:
    """Return what a possessive of the last sentence is: the word of that number."""
    here = read[-1]
    possessed = {word.text for word in here.words[number + 1 : number + 2]}
    if possessed & french.antecedents.spouses:  # the network knows "his wife" and "her husband"
        return ""
    nearest = _nearest(here, number)
    if nearest and nearest.acronym:
        return "its"
    weights = _weights(read, number, nearest)
    most = _MOST * (sum(weights.values()) + _DOUBT)
    if weights["f"] > most:
        return "her"
    return "his" if weights["m"] > most and not _has_woman(here) else ""


def _nearest(sentence: mentions.Sentence, number: int) -> mentions.Mention | None:
    """Return the last subject before a possessive that is no thing; of « Ann et sa sœur » Ann."""
    before = [m for m in sentence.mentions if m.at < number and (m.weight or m.acronym)]
    if before and before[-1].end == number - 2 and sentence.words[number - 1].text == "et":
        return before[-1]
    return next((mention for mention in reversed(before) if mention.subject), None)


def _has_woman(sentence: mentions.Sentence) -> bool:
    """Whether a sentence mentions a woman: the network's "her" has its reason there."""
    return any(mention.gender == "f" and mention.weight for mention in sentence.mentions)


def _weights(
    read: Sequence[mentions.Sentence], number: int, nearest: mentions.Mention | None
) -> Mapping[Gender, float]:
    """Return how much the mentions of each gender weigh for a possessive of the last sentence."""
    weights: defaultdict[Gender, float] = defaultdict(float)
    for back, sentence in enumerate(reversed(read)):
        for mention in sentence.mentions:
            later = back == 0 and mention.at > number
            factor = _LATER if later else _SUBJECT if mention.subject else 1
            near = _NEAREST if mention is nearest else 1
            weights[mention.gender] += mention.weight * factor * near * _EARLIER**back
    return weights
