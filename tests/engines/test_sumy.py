"""What every ranker must do, and what sumy's methods do with French."""

import math
from typing import get_args

import pytest

from service.article import Method
from service.engines.sumy import SumyRanker
from service.summarise import SentenceRanker
from tests.fakes import FakeRanker

METHODS: tuple[Method, ...] = get_args(Method)
SENTENCES = [
    "Le ministre de l'Ukraine a parlé de la défense aérienne à Bruxelles.",
    "La défense aérienne de l’Ukraine sera renforcée par les ministres.",
    "Il pleut sur le canal.",
    "Les ministres ont promis des missiles pour la défense de l'Ukraine.",
    "Un chien dort.",
]


@pytest.fixture(params=[FakeRanker(), SumyRanker()], ids=["fake", "sumy"])
def ranker(request: pytest.FixtureRequest) -> SentenceRanker:
    """Each ranker in turn."""
    found: SentenceRanker = request.param
    return found


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "sentences",
    [
        [],
        ["Le chat dort."],
        ["Le chat dort.", "Il pleut."],
        ["Le chat dort."] * 3,
        ["", "!", "🎉"],
        ["de la", "et le", "que les"],
        ["mot " * 5000, "mot"],
        SENTENCES,
    ],
    ids=["none", "one", "two", "same", "wordless", "stop words", "endless", "article"],
)
def test_every_sentence_gets_a_finite_rating(
    ranker: SentenceRanker, method: Method, language: str, sentences: list[str]
) -> None:
    """Also where a method divides by nothing; equal sentences are equal."""
    ratings = ranker.rate(sentences, language, method)

    assert len(ratings) == len(sentences)
    assert all(map(math.isfinite, ratings))
    if method != "lead" and len(set(sentences)) == 1:
        assert max(ratings) - min(ratings) < 1e-9


@pytest.mark.parametrize("method", METHODS)
def test_the_same_sentences_get_the_same_ratings(ranker: SentenceRanker, method: Method) -> None:
    """To the last digit that the choice looks at."""
    first, second = (ranker.rate(SENTENCES, "fr", method) for _ in range(2))

    assert list(first) == pytest.approx(list(second), abs=1e-12)


def test_lead_is_the_order_of_the_text(ranker: SentenceRanker) -> None:
    """The first sentence is the best."""
    ratings = ranker.rate(SENTENCES, "fr", "lead")

    assert sorted(ratings, reverse=True) == list(ratings)


def test_elisions_part_whatever_the_apostrophe() -> None:
    """Luhn looks for words said more than once: l'Ukraine and l’Ukraine are the same word."""
    ratings = SumyRanker().rate(SENTENCES, "fr", "luhn")

    assert min(ratings[0], ratings[1], ratings[3]) > max(ratings[2], ratings[4]) == 0.0


def test_accents_may_be_composed_or_not() -> None:
    """Both are the same letters."""
    composed = ["L'été arrive tôt.", "L'été finit tard.", "Un chien dort."]
    decomposed = [composed[0], "L'e\u0301te\u0301 finit tard.", composed[2]]
    ranker = SumyRanker()

    assert ranker.rate(composed, "fr", "lexrank") == ranker.rate(decomposed, "fr", "lexrank")


@pytest.mark.parametrize("method", METHODS)
def test_a_full_pool_is_rated(method: Method) -> None:
    """Three hundred sentences, as many as a summary's pool holds."""
    sentences = [
        " ".join(f"mot{sentence * word % 997}" for word in range(1, 21)) for sentence in range(300)
    ]

    assert len(set(SumyRanker().rate(sentences, "fr", method))) > 1
