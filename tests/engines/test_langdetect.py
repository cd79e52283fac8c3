"""What every language detector must do, and what ours do beyond it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from service.adapters.langdetect import LangDetect
from service.adapters.lexilang import LexiLang
from service.text.language import LanguageDetector, SecondOpinion
from tests.fakes import FakeDetector

SENTENCES = {
    "fr": "le maire de la commune est venu lundi inaugurer le marché couvert de la ville",
    "en": "the mayor of the town is going to open the new covered market on monday",
    "es": "el alcalde de la ciudad dice que el mercado nuevo es el más grande y es hermoso",
}


@pytest.fixture(
    params=[
        FakeDetector(),
        LangDetect(),
        LexiLang(),
        SecondOpinion(LangDetect(), LexiLang()),
    ],
    ids=["fake", "langdetect", "lexilang", "both"],
)
def detector(request: pytest.FixtureRequest) -> LanguageDetector:
    """Each detector in turn."""
    found: LanguageDetector = request.param
    return found


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_known(detector: LanguageDetector, language: str) -> None:
    """A sentence of some length is no matter of doubt."""
    found = detector.detect(SENTENCES[language])

    assert found.language == language
    assert 50.0 < found.confidence <= 100.0


@pytest.mark.parametrize("text", ["", "   ", "12 345", "« »", "\u200b", "zzxqw"])
def test_what_is_no_language_has_no_vote(detector: LanguageDetector, text: str) -> None:
    """No exception, and at most a low vote or an odd name; never French or English for sure."""
    found = detector.detect(text)

    assert found.language not in {"fr", "en"} or found.confidence < 85.0


def test_the_same_text_gets_the_same_answer(detector: LanguageDetector) -> None:
    """Also one that two languages share."""
    text = f"{SENTENCES['fr']} {SENTENCES['en']}"

    assert len({detector.detect(text) for _ in range(10)}) == 1


def test_threads_may_share_a_detector(detector: LanguageDetector) -> None:
    """Also on their first call."""
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(detector.detect, [SENTENCES["fr"]] * 40))

    assert {answer.language for answer in found} == {"fr"}


def test_no_letters_are_undetermined() -> None:
    """The engines answer with an exception, or with English."""
    assert LangDetect().detect("12 345").language == "undetermined"
    assert LexiLang().detect("12 345").language == "undetermined"


def test_other_languages_keep_their_names() -> None:
    """All profiles are loaded: Polish is not taken for Dutch."""
    text = "burmistrz miasta otworzył w poniedziałek nową halę targową dla mieszkańców"

    assert LangDetect().detect(text).language == "pl"
