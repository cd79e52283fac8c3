"""Other wordings: each as sound as the sentence that stands, none the same, quotations in place."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from service import pipeline
from service.article import Evidence, Hypothesis, Options, SegmentTranslation, Translation
from service.rendering.answer import AlternativeRecord, Answer, SegmentRecord
from service.translation.confidence import Calibration
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator

PLAIN = "Le maire est à Blois avec 12 pays."
QUOTING = "Il est pour ce qui est « la paix » en France."
CLAUSES = "« La guerre est là », a dit le ministre de la Paix."


class Several(FakeTranslator):
    """Has, besides the answer, what each of some changes makes of it."""

    def __init__(self, *changes: Callable[[str], str]) -> None:
        """Take the changes, likeliest first."""
        super().__init__()
        self.changes = changes

    def knows(self, word: str) -> bool:
        """Know no Blois: a name to be found again in English."""
        return word != "Blois" and super().knows(word)

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Return the answer, and it changed: the later, the less sure."""
        return [
            [best, *(self.changed(best, number) for number in range(len(self.changes)))]
            for best in self.translate(sentences)
        ]

    def changed(self, best: Hypothesis, number: int) -> Hypothesis:
        """Change an answer."""
        pieces = best.evidence.pieces
        return Hypothesis(
            self.changes[number](best.text), evidence=Evidence(-0.6 * pieces - number, pieces)
        )


def swap(before: str, after: str) -> Callable[[str], str]:
    """Return a change of some words into others."""
    return lambda text: re.sub(rf"(?<!\w){before}(?!\w)", after, text)


def answer(text: str, translator: FakeTranslator, **options: object) -> Answer:
    """Translate a text with three alternatives, unless other options are asked."""
    asked = Options(**{"source": "fr", "alternatives": 3} | options)  # type: ignore[arg-type]
    engines = pipeline.Engines(FakeDetector(), translator, FakeRanker())
    return pipeline.run(text, "translate", asked, engines)


def texts(segment: SegmentRecord) -> list[str]:
    """Return the alternatives of a segment."""
    return [one.text for one in segment.alternatives or ()]


def reworded(text: str, *changes: Callable[[str], str], **options: object) -> list[str]:
    """Return the alternatives of a text of one sentence."""
    (segment,) = answer(text, Several(*changes), **options).segments
    return texts(segment)


def test_as_many_as_are_asked_likeliest_first() -> None:
    """And no more than the model has."""
    changes = swap("is", "stands"), swap("The", "This"), swap("with", "and"), swap("at", "near")
    made = [
        "The mayor stands at Blois with 12 country.",
        "This mayor is at Blois with 12 country.",
        "The mayor is at Blois and 12 country.",
    ]

    for number in range(4):
        assert reworded(PLAIN, *changes, alternatives=number) == made[:number]
    assert reworded(PLAIN, *changes[:1]) == made[:1]


@pytest.mark.parametrize(
    "change",
    [
        swap("12", "13"),
        swap("mayor", "mayor mayor mayor mayor mayor mayor mayor mayor"),
        swap("The mayor is at Blois with 12 country.", ""),
        swap("Blois", "Tours"),
        swap("is", "is not"),
        swap("mayor", "Mayor"),
        swap("mayor", " mayor"),
        swap("x", "y"),
    ],
    ids="number loop nothing name negation capital blank same".split(),
)
def test_what_a_check_finds_fault_with_is_dropped(change: Callable[[str], str]) -> None:
    """As it would reject it for the sentence; so is what reads like the sentence that stands."""
    assert reworded(PLAIN, change, swap("is", "stands")) == [
        "The mayor stands at Blois with 12 country."
    ]


@pytest.mark.parametrize(
    "change",
    [
        swap("<q1>", ""),
        swap("<q1>", "<q1> <q1>"),
        swap("<q1>", "<q2>"),
        swap("<q1>", "the <q1>'s"),
        swap("the peace", ""),
    ],
    ids="lost doubled another owner empty".split(),
)
def test_one_that_breaks_a_quotation_is_dropped(change: Callable[[str], str]) -> None:
    """Its mask, or its English."""
    made = reworded(QUOTING, change, swap("this", "that"))

    assert made == ["He is for that who is “the peace” in France."]


def test_a_fault_is_no_reason_to_drop_what_stands_but_an_alternative() -> None:
    """Where no attempt is left a sentence stands, with a caveat; other wordings may not add one."""
    unmasked = Several(swap("12", "13"), swap("with", "and"))
    unmasked.masks = ()
    found = answer("Il est pour ce qui est « la paix » avec 12 pays.", unmasked)

    assert texts(found.segments[0]) == ["He is for this who is “the peace” and 12 country."]


@pytest.mark.parametrize("mode", ["bilingual", "translated"])
def test_quotations_do_not_change_places(mode: str) -> None:
    """The page has them where they stand, and their English by their side."""
    text = "Il est pour « la paix » et « la guerre » en France."
    crossed = answer(
        text,
        Several(
            lambda t: t.replace("<q1>", "<0>").replace("<q2>", "<q1>").replace("<0>", "<q2>"),
            swap("in", "at"),
        ),
        quotes=mode,
    )

    assert texts(crossed.segments[0]) == ["He is for “the peace” and “the war” at France."]


def test_the_original_stands_in_each_word_for_word() -> None:
    """`target` says what would stand in the result."""
    (segment,) = answer(QUOTING, Several(swap("this", "that"), swap("peace", "calm"))).segments

    assert [[piece.text for piece in one.target] for one in segment.alternatives or ()] == [
        ["He is for that who is ", "« la paix »", "[“the peace”]", " in France."],
        ["He is for this who is ", "« la paix »", "[“the calm”]", " in France."],
    ]


def test_one_clause_is_varied_at_a_time() -> None:
    """The words of the quotation, or those around it."""
    made = reworded(CLAUSES, swap("war", "strife"), swap("minister", "clerk"))

    assert made == [
        "“The strife is àl,” has said the minister of the Peace.",
        "“The war is àl,” has said the clerk of the Peace.",
    ]


def test_in_english_only_mode_too() -> None:
    """The English where the original stood, also if the quotation's marks were in the string."""
    assert reworded(QUOTING, swap("peace", "calm"), quotes="translated") == [
        "He is for this who is “the calm” in France."
    ]
    unmasked = Several(swap("peace", "calm"))
    unmasked.masks = ()
    found = answer(QUOTING, unmasked, quotes="translated")
    assert texts(found.segments[0]) == ["He is for this who is “the calm” in France."]


def test_each_says_how_sure_the_model_is() -> None:
    """By the coefficients that hold for the sentence; surest first, as editors read."""
    translator = Several(swap("with", "and"), swap("is", "stands"))
    assert [a.confidence for a in _alternatives(translator)] == [None, None]
    translator.calibration = Calibration(3.0, 1.0, -1.0, 0.0, doubt=20)
    confidence = [one.confidence or 0 for one in _alternatives(translator)]

    assert confidence == sorted(confidence, reverse=True)
    assert len(set(confidence)) == 2


def _alternatives(translator: FakeTranslator) -> Sequence[AlternativeRecord]:
    """Return the alternatives of the plain sentence."""
    return answer(PLAIN, translator).segments[0].alternatives or ()


def test_english_is_left_alone() -> None:
    """What was not translated has no other wording."""
    found = answer("The mayor is the mayor.", Several(swap("is", "stands")), source="en")

    assert [segment.alternatives for segment in found.segments] == [()]


def test_whole_texts_go_on_with_the_sentences_that_have_none() -> None:
    """The n-th text has the n-th alternative of each sentence, or the sentence as it stands."""
    found = answer(f"{PLAIN} La paix est ici.", Several(swap("with", "and"), swap("at", "near")))

    assert [other.text for other in found.others] == [
        "The mayor is at Blois and 12 country. The peace is ici.",
        "The mayor is near Blois with 12 country. The peace is ici.",
    ]


def test_none_are_looked_for_unasked() -> None:
    """A beam of four costs more."""
    translator = FakeTranslator()
    translator.hypotheses = None  # type: ignore[assignment,method-assign]

    assert answer(f"{PLAIN} {QUOTING}", translator, alternatives=0).segments[0].alternatives is None


def test_those_of_one_sentence_cost_no_other() -> None:
    """It is still a sentence of its article; the others stay as the memory has them."""
    translator = Several(swap("is", "stands"))
    engines = pipeline.Engines(FakeDetector(), translator, FakeRanker(), memory=Kept())
    text = f"{PLAIN}\n{QUOTING}\n{CLAUSES}"
    whole = pipeline.run(text, "summarise", Options(source="fr"), engines)
    translator.asked.clear()
    options = Options(source="fr", alternatives=3, alternatives_of="s2")
    found = pipeline.run(text, "translate", options, engines)

    assert found.text == whole.text
    assert [len(segment.alternatives or ()) for segment in found.segments] == [0, 1, 0]
    assert not [asked for asked in translator.asked if "maire" in asked or "guerre" in asked]


def test_what_stands_is_what_the_article_has() -> None:
    """Of a sentence by itself that may be another wording: then it is none of its own."""
    translator = Several(swap("is", "stands"), swap("with", "and"))
    kept = Kept()
    engines = pipeline.Engines(FakeDetector(), translator, FakeRanker(), memory=kept)
    pipeline.run(PLAIN, "translate", Options(source="fr"), engines)
    assert kept.found
    (segment,) = kept.found.segments
    kept.found = replace(kept.found, segments=(_standing(segment),))
    options = Options(source="fr", alternatives=3, alternatives_of="s1")
    found = pipeline.run(PLAIN, "translate", options, engines)

    assert texts(found.segments[0]) == ["The mayor is at Blois and 12 country."]


def _standing(segment: SegmentTranslation) -> SegmentTranslation:
    """Return a segment with a word changed."""
    (words,) = segment.frame
    assert isinstance(words, str)
    return replace(segment, frame=(words.replace(" is ", " stands "),))


class Kept:
    """A memory of one article."""

    found: Translation | None = None

    def get(self, key: bytes) -> Translation | None:  # noqa: ARG002 - there is but one
        """Return it."""
        return self.found

    def put(self, key: bytes, made: Translation) -> None:  # noqa: ARG002
        """Keep it."""
        self.found = made
