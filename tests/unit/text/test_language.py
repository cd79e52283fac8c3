"""The language of an article is judged outside its quotations, and never guessed."""

from typing import Literal

import pytest

from service.article import Detection, Span
from service.errors import UnsupportedLanguage
from service.text.language import SecondOpinion, detect, identify
from tests.builders import article_of, quotations_in
from tests.fakes import FakeDetector

FRENCH = "Le maire de la commune est venu lundi inaugurer le marché couvert."
ENGLISH = "The mayor said that the new market is open to all who want to see it."
SPANISH = "El alcalde dijo que el mercado nuevo es de todos y que es hermoso."
LONG_ENGLISH = "“The market is ours and it is the best that the town has had, is it not?”"


class Fixed:
    """A detector that always gives the same answer."""

    def __init__(self, language: str, confidence: float) -> None:
        """Take the answer."""
        self.answer = Detection(language, confidence)

    def detect(self, text: str) -> Detection:
        """Return the answer that was set."""
        del text
        return self.answer


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (ENGLISH, "en"), (SPANISH, "es")])
def test_a_language_is_named(text: str, language: str) -> None:
    """Also one that is not translated."""
    assert identify(article_of(text), (), FakeDetector()).language == language


@pytest.mark.parametrize("text", ["", "12 345", "« ».", "https://example.org/le/la/est", "🎉"])
def test_a_text_without_letters_is_undetermined(text: str) -> None:
    """The detector is not even asked."""
    detector = FakeDetector()

    assert identify(article_of(text), (), detector) == Detection("undetermined", 0.0)
    assert detector.asked == []


def test_a_weak_vote_is_undetermined() -> None:
    """Below 85 of 100 the answer is no answer."""
    assert identify(article_of(FRENCH), (), Fixed("fr", 84.9)).language == "undetermined"
    assert identify(article_of(FRENCH), (), Fixed("fr", 85.0)).language == "fr"


@pytest.mark.parametrize(
    ("text", "language"),
    [("Accord de paix", "undetermined"), ("x" * 39, "undetermined"), ("x" * 40, "ca")],
)
def test_another_language_needs_forty_letters(text: str, language: str) -> None:
    """A short headline is not refused on a vote of letters."""
    assert identify(article_of(text), (), Fixed("ca", 99.9)).language == language


@pytest.mark.parametrize(("letters", "language"), [(39, "fr"), (40, "undetermined")])
def test_little_text_beside_quotations_is_judged_with_them(letters: int, language: str) -> None:
    """From forty letters on the author's own words alone are judged."""
    article = article_of(f"{'x' * letters} « {FRENCH} »")
    quotations = quotations_in(article, f"« {FRENCH} »")

    assert identify(article, quotations, FakeDetector()).language == language


def test_quotations_are_not_judged() -> None:
    """A French sentence with a long English quotation is French."""
    article = article_of(f"La maire est venue et elle a dit : {LONG_ENGLISH}")

    assert identify(article, quotations_in(article, LONG_ENGLISH), FakeDetector()).language == "fr"


def test_a_text_that_is_all_quotation_is_judged_whole() -> None:
    """There is nothing else to judge."""
    article = article_of(f"« {FRENCH} »")
    found = identify(article, quotations_in(article, article.text), FakeDetector())

    assert found.language == "fr"


def test_the_detector_is_fed_plain_words() -> None:
    """Lower-cased, without addresses, marks and digits; words from 2,000 characters at most."""
    detector = FakeDetector()
    address = "https://ex.org/a?b"
    identify(article_of(f"LE MAIRE, {address} @jean a.b@ex.org 12 !"), (), detector)
    words = [f"mot{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(400)]
    identify(article_of(" ".join(words)), (), detector)

    assert detector.asked[0].split() == ["le", "maire"]
    assert detector.asked[1].split() == [w for at in range(0, 334, 40) for w in words[at : at + 10]]


def test_short_texts_need_two_opinions() -> None:
    """Below 40 letters the lower vote counts, and only where both agree."""
    agreed = SecondOpinion(Fixed("fr", 99.0), Fixed("fr", 90.0))
    divided = SecondOpinion(Fixed("fr", 99.0), Fixed("en", 90.0))

    assert agreed.detect("bonjour") == Detection("fr", 90.0)
    assert divided.detect("bonjour").language == "undetermined"
    assert divided.detect("x" * 39).language == "undetermined"
    assert divided.detect("x" * 40) == Detection("fr", 99.0)


def test_an_english_paragraph_passes_through() -> None:
    """The editor is told where, once for each run of paragraphs."""
    article = article_of(f"{FRENCH}\n{ENGLISH}\n{ENGLISH}" + f"\n{FRENCH}" * 20)
    found = detect(article, (), FakeDetector(), "auto")
    second, third = article.paragraphs[1:3]

    assert found.languages.paragraphs == ("fr", "en", "en") + ("fr",) * 20
    assert [(c.code, c.source) for c in found.caveats] == [
        ("language_mixed", Span(second.start, third.end))
    ]


def test_a_french_paragraph_in_an_english_article_is_translated() -> None:
    """It would be unread otherwise."""
    found = detect(article_of("\n".join([ENGLISH] * 40 + [FRENCH])), (), FakeDetector(), "auto")

    assert found.languages.article.language == "en"
    assert found.languages.paragraphs == ("en",) * 40 + ("fr",)


@pytest.mark.parametrize("source", ["fr", "en"])
def test_the_source_may_be_forced(source: Literal["fr", "en"]) -> None:
    """Then no paragraph is judged."""
    article = article_of(f"{SPANISH}\n{ENGLISH}\n{FRENCH}")
    found = detect(article, (), FakeDetector(), source)

    assert found.languages.article == Detection(source, 100.0)
    assert found.languages.paragraphs == (source,) * 3
    assert found.caveats == ()


def test_an_unsure_article_is_taken_for_french_and_says_so() -> None:
    """No text is refused for being short."""
    found = detect(article_of("Bof"), (), FakeDetector(), "auto")

    assert found.languages.article.language == "undetermined"
    assert found.languages.paragraphs == ("fr",)
    assert [caveat.code for caveat in found.caveats] == ["language_unsure"]


def test_another_language_is_refused_by_name() -> None:
    """The sentence says what to do and holds nothing of the text."""
    with pytest.raises(UnsupportedLanguage, match=r"Spanish.*source=fr") as caught:
        detect(article_of(SPANISH), (), FakeDetector(), "auto")

    assert caught.value.field == "source"
    assert "alcalde" not in caught.value.message


@pytest.mark.parametrize(
    ("passage", "english"),
    [
        ("« We did it »", True),
        ('"It\'s alive!"', True),
        ("“a bargain of the century”", True),
        (LONG_ENGLISH, True),
        ("« The Voice »", False),
        ("« Black lives matter »", False),
        ("« nécessaire maintenant »", False),
        ("« une solution, of the year, et de la semaine »", False),
        ("« Die Marke bleibt, das Bier auch. »", False),
        ("« OTAN »", False),
        ("« »", False),
    ],
)
def test_an_english_quotation_is_known_by_itself(passage: str, english: bool) -> None:
    """A gloss too many is better than one too few: doubt means French."""
    article = article_of(f"{FRENCH} Il a dit {passage} et le reste.")
    found = detect(article, quotations_in(article, passage), FakeDetector(), "auto")

    assert found.languages.english_quotations == (frozenset({"q1"}) if english else frozenset())


def test_quotations_in_english_paragraphs_pass_with_them() -> None:
    """Whatever their length."""
    article = article_of("\n".join([FRENCH] * 3 + [f"{ENGLISH} “Black lives matter”"]))
    quotations = quotations_in(article, "“Black lives matter”")

    assert detect(article, quotations, FakeDetector(), "auto").languages.english_quotations == {
        "q1"
    }
