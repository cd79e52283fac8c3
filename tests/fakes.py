"""Engines of a few lines, for tests of the steps; each passes its port's contract."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from service.article import (
    NO_TOPIC,
    Detection,
    Evidence,
    Hypothesis,
    Method,
    Ranked,
    Signature,
    Topic,
)
from service.translation.confidence import Calibration
from service.translation.preparation.hints import CLOSE, OPEN

_TELLTALE = {"le": "fr", "la": "fr", "est": "fr", "the": "en", "is": "en", "el": "es", "es": "es"}
_ADVERBS = ("", "indeed", "rather", "quite")  # what sets the hypotheses of one string apart
_HINTED = re.compile(rf"[^\W\d_]+{OPEN} ([^{OPEN}{CLOSE}]*)[^{CLOSE}]*{CLOSE}")
MASKS = tuple(f"<q{i}>" for i in range(1, 10))
_ENGLISH = dict(
    pair.split(":")
    for pair in (
        "le:the la:the les:the un:a une:a des:some du:of-the de:of et:and est:is a:has dit:said "
        "déclaré:declared il:he elle:she à:at en:in que:that qui:who pour:for dans:in sur:on "
        "avec:with ce:this cette:this pas:not ne:not nous:we vous:you maire:mayor "
        "ministre:minister guerre:war paix:peace pays:country"
    ).split()
)


class FakeDetector:
    """Knows a language by a handful of words; the vote is the share of the likeliest."""

    def __init__(self) -> None:
        """Keep what was asked, for tests that look at it."""
        self.asked: list[str] = []

    def detect(self, text: str) -> Detection:
        """Return the language with most telltale words."""
        self.asked.append(text)
        votes = Counter(_TELLTALE[word] for word in text.split() if word in _TELLTALE)
        if not votes:
            return Detection("undetermined", 0.0)
        language, most = votes.most_common(1)[0]
        return Detection(language, 100.0 * most / votes.total())


class FakeRanker:
    """Puts units with more different words first; "lead" keeps their order.

    A unit that says a word of the focus comes before all others.
    """

    def __init__(self) -> None:
        """Keep what was asked for, for tests that look at it."""
        self.asked: list[Topic] = []
        self.units: Sequence[Sequence[str]] = ()

    def rank(
        self,
        units: Sequence[Sequence[str]],
        language: str,
        method: Method,
        topic: Topic = NO_TOPIC,
    ) -> Sequence[Ranked]:
        """Rank units, whatever the language."""
        del language
        self.asked.append(topic)
        self.units = units
        words = [set(" ".join(unit).lower().split()) for unit in units]
        scores = [self.scores(at, found, method, topic) for at, found in enumerate(words)]
        order = sorted(range(len(units)), key=lambda at: -sum(scores[at].values()))
        return [Ranked(at, scores[at]) for at in order]

    def scores(self, at: int, words: set[str], method: Method, topic: Topic) -> Mapping[str, float]:
        """Score a unit by its words, in small letters; those with the highest sum come first."""
        return {
            method: float(-at if method == "lead" else len(words)),
            "focus": 99.0 * len(words & set(topic.focus.lower().split())),
        }


def _evidence(english: str) -> Evidence:
    """Be as sure of every word: a translation is the surer the shorter it is."""
    words = len(english.split())
    return Evidence(-0.5 * words, words)


class FakeTranslator:
    """Translates French into pseudo-English word by word; names, figures and masks come through.

    A word that it does not know has its letters turned round: easy to tell, easy to turn back.
    `spoil` is done to each output, `error` is raised instead of an answer.
    """

    signature = Signature("0.1.0", "fake-fr_en", "1.0", "0" * 64, {"beam": 1})

    def __init__(
        self,
        masks: tuple[str, ...] = MASKS,
        spoil: Callable[[str], str] = lambda text: text,
        error: Exception | None = None,
        *,
        reads_hints: bool = False,
    ) -> None:
        """Take the masks to carry, what is to go wrong, and whether hints are read."""
        self.masks = masks
        self.reads_hints = reads_hints
        self.wants_figures = True
        self.english_words: frozenset[str] = frozenset()
        self.calibration: Calibration | None = None
        self.spoil = spoil
        self.error = error
        self.asked: list[str] = []

    def knows(self, word: str) -> bool:
        """Know the words of the dictionary, and any name."""
        return word.lower() in _ENGLISH or word[:1].isupper()

    def keeps(self, word: str) -> bool:
        """Keep no word."""
        return not word

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate word by word, in the order given."""
        self.asked += sentences
        if self.error:
            raise self.error
        answers = (self.spoil(" ".join(self._english(s).split())) for s in sentences)
        return [Hypothesis(text, evidence=_evidence(text)) for text in answers]

    def translate_again(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Search as for any answer."""
        return self.translate(sentences)

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Translate in four ways: word by word, and that with an adverb before the last word."""
        return [
            [self._varied(best, adverb) for adverb in _ADVERBS if best.text or not adverb]
            for best in self.translate(sentences)
        ]

    def _varied(self, best: Hypothesis, adverb: str) -> Hypothesis:
        """Put an adverb before the last word; a longer sentence is less sure."""
        *words, last = best.text.split(" ")
        text = " ".join([*words, *([adverb] if adverb else []), last])
        return Hypothesis(text, evidence=_evidence(text))

    def _english(self, sentence: str) -> str:
        """Take the first candidate of each hint for the word before it; turn the other words."""
        if self.reads_hints and OPEN in sentence:
            before, english, after = _HINTED.split(sentence, maxsplit=1)
            return f"{self._english(before)}{english}{self._english(after)}"
        return re.sub(r"(?<!<)\b[^\W\d_]+\b", lambda found: self._word(found[0]), sentence)

    def _word(self, french: str) -> str:
        known = _ENGLISH.get(french.lower())
        if known:
            return known.capitalize() if french[0].isupper() else known
        return french if french[0].isupper() else french[::-1]
