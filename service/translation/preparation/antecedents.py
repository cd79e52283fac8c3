"""Whose « son », « sa » and « ses » are: a woman's, a man's or a body's, which French does not say.

A sentence alone tells whether its owner is a person; the network is right about that more often
than any rule here.  But whether that is a man or a woman stands in the article, and the network,
which sees none of the sentences before, takes most for men.  Each person mentioned weighs by how
near that is, and whether as a subject; where one gender has most of the weight it is told, and
where none has, whom the article is about weighs too (`agreement` sets the English right by it).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from service.article import Span
from service.knowledge import french
from service.text.person_nouns import first_name_gender
from service.text.words import words
from service.translation.preparation.mentions import (
    SURE,
    UNSURE,
    Gender,
    Mention,
    Sentence,
    read_sentence,
)

English = Literal["his", "her", "its", ""]  # "": not known

# Of the last sentences, each weighs half of the one after it. A subject weighs three times as much,
# the last one before the possessive 18 times (where none is a subject the last person six times),
# and what comes behind it half. Tried on newstest2008 to 2011; no figure matters much.
_SENTENCES = 5
_EARLIER, _LATER = 0.5, 0.5
_SUBJECT, _NEAREST = 3, 6
_MOST = 0.7  # of the weight: the share of the gender that is told
_DOUBT = 0.2  # of the weight of a mention, so that a single faint one does not tell
# Whom the article is about owns what no sentence tells: its persons share this weight. Few mentions
# do not show whom it is about.
_ABOUT, _FEW = 5, 30
_WORDS = french.antecedents
_ANY = ""  # first name
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
    straight = [text.replace("’", "'") for text in sentences]  # as the lists have it
    known = _capitals(straight)
    read = _named([read_sentence(text, known) for text in straight])
    shares = _shares(read)
    return [
        [
            (word.start, _owner(read[max(0, i - _SENTENCES + 1) : i + 1], number, shares))
            for number, word in enumerate(sentence.words)
            if word.text in _POSSESSIVES
        ]
        for i, sentence in enumerate(read)
    ]


def _capitals(sentences: Iterable[str]) -> frozenset[str]:
    """Return the words that have a capital inside a sentence."""
    read = (words(text, 0, len(text))[1:] for text in sentences)
    return frozenset(word.text for found in read for word in found if word.capital)


def _named(read: Sequence[Sentence]) -> list[Sentence]:
    """Give a name that tells no gender the one that it has elsewhere in the article."""
    genders: defaultdict[tuple[str, ...], set[Gender]] = defaultdict(set)
    for mention in (m for sentence in read for m in sentence.mentions if m.gender):
        for key in _told_by(mention.names):
            genders[key].add(mention.gender)
    told = {key: found.pop() for key, found in genders.items() if len(found) == 1}
    return [
        replace(sentence, mentions=[_known(mention, told) for mention in sentence.mentions])
        for sentence in read
    ]


def _told_by(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what a name tells of: itself, its surname, and by « M. Obama » any of that surname."""
    surname = names[-1:]
    if len(names) > 1:
        yield names[-2:]
    if names and not first_name_gender(names[-1]):
        yield surname
        if len(names) == 1:
            yield (_ANY, *surname)


def _known(mention: Mention, told: Mapping[tuple[str, ...], Gender]) -> Mention:
    """Return a mention with the gender of its name, if that is told.

    Penelope Fillon has not that of François Fillon.
    """
    if mention.gender or not mention.weight:
        return mention
    names = mention.names
    keys = (names[-2:], (_ANY, *names[-1:])) if len(names) > 1 else (names,)
    gender: Gender = next((told[key] for key in keys if key in told), "")
    return replace(mention, gender=gender, weight=SURE) if gender else mention


def _shares(read: Iterable[Sentence]) -> Mapping[Gender, float]:
    """Return the share of each gender among the persons of an article."""
    weights: defaultdict[Gender, float] = defaultdict(float)
    for mention in (m for sentence in read for m in sentence.mentions if m.gender):
        weights[mention.gender] += mention.weight * (_SUBJECT if mention.subject else 1)
    whole = sum(weights.values()) + _FEW
    return {gender: weight / whole for gender, weight in weights.items()}


def _owner(read: Sequence[Sentence], number: int, shares: Mapping[Gender, float]) -> English:
    """Return what a possessive of the last sentence is: the word of that number.

    Of a husband and a wife the noun tells, unless the article has it otherwise.
    """
    possessed = {word.text for word in read[-1].words[number + 1 : number + 3]}
    if possessed & _WORDS.partners:
        return ""
    told = _told_owner(read, number, shares)
    if possessed & _WORDS.husbands:
        return "" if told == "his" else "her"
    if possessed & _WORDS.wives:
        return "" if told == "her" else "his"
    return told


def _told_owner(read: Sequence[Sentence], number: int, shares: Mapping[Gender, float]) -> English:
    """Return whose a possessive is by the persons mentioned; "" where they leave a doubt."""
    here = read[-1]
    nearest = _nearest(here, number)
    rivals = _rivals(here, number, nearest)
    if nearest and nearest.acronym:
        return "" if any(m.weight == SURE for m in rivals) else "its"
    weights = _weights(read, number, nearest)
    most = _most(weights) or _most(_with_shares(weights, shares))
    if most == "f" and not _has(rivals, "m", SURE):
        return "her"
    return "his" if most == "m" and not _has(here.mentions, "f", UNSURE) else ""


def _with_shares(
    weights: Mapping[Gender, float], shares: Mapping[Gender, float]
) -> Mapping[Gender, float]:
    """Return the weights with that of whom the article is about."""
    return {g: weights.get(g, 0) + _ABOUT * shares.get(g, 0) for g in (*weights, *shares)}


def _most(weights: Mapping[Gender, float]) -> Gender:
    """Return the gender that has most of the weight, if one has."""
    least = _MOST * (sum(weights.values()) + _DOUBT)
    return next((gender for gender in ("f", "m") if weights.get(gender, 0) > least), "")


def _is_woman(mention: Mention | None) -> bool:
    """Whether a mention is of a woman for sure."""
    return bool(mention and mention.gender == "f" and mention.weight == SURE)


def _rivals(sentence: Sentence, number: int, nearest: Mention | None) -> Sequence[Mention]:
    """Return whom the network may have decided for: all, or those behind the last subject.

    Of « la sœur de Paul » not Paul.
    """
    if nearest is None:
        return sentence.mentions
    behind = [m for m in sentence.mentions if nearest.at < m.at < number]
    return [m for m in behind if not m.depends] if _is_woman(nearest) else behind


def _has(mentions: Sequence[Mention], gender: Gender, weight: float) -> bool:
    """Whether somebody of a gender is among the mentions."""
    return any(m.gender == gender and m.weight >= weight for m in mentions)


def _nearest(sentence: Sentence, number: int) -> Mention | None:
    """Return the last subject before a possessive that is no thing, or else the last person.

    Of « Ann et sa sœur » Ann.
    """
    before = _before(sentence, number)
    joined = sentence.words[number - 1].text == "et"
    if before and joined and before[-1].end == number - 2:
        return before[-1]
    subjects = [mention for mention in before if mention.subject]
    found = subjects or [mention for mention in before if mention.weight == SURE]
    return found[-1] if found else None


def _before(sentence: Sentence, number: int) -> Sequence[Mention]:
    """Return the mentions before a possessive that are no things."""
    return [m for m in sentence.mentions if m.at < number and (m.weight or m.acronym)]


def _weights(
    read: Sequence[Sentence], number: int, nearest: Mention | None
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
