"""What every ranker must do, and what sumy's methods and ours do with French."""

import math
from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import Any, get_args

import numpy as np
import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from service.adapters.ranking.deferred_ranking import DeferredRanker
from service.adapters.ranking.sumy_ranking import (
    NewsSummarizer,
    SumyRanker,
    Weights,
    _LexRank,
    _Ratings,
    _TextRank,
)
from service.article import NO_TOPIC, Method, Ranked, Topic
from service.summaries.summarise import SentenceRanker
from tests.fakes import FakeRanker

METHODS: tuple[Method, ...] = get_args(Method)
SENTENCES = [
    "Le ministre de l'Ukraine a parlé de la défense aérienne à Bruxelles.",
    "La défense aérienne de l’Ukraine sera renforcée par les ministres.",
    "Il pleut sur le canal.",
    "Les ministres ont promis des missiles pour la défense de l'Ukraine.",
    "Un chien dort.",
]
WORDS = [f"mot{number * number}" for number in range(40)]
RIVAL = "Le parti des mouettes réclame du poisson."


class Words:
    """What sumy calls a tokenizer."""

    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        """Part at blanks."""
        return tuple(sentence.split())


@pytest.fixture(params=[FakeRanker(), DeferredRanker()], ids=["fake", "sumy"])
def ranker(request: pytest.FixtureRequest) -> SentenceRanker:
    """Each ranker in turn."""
    found: SentenceRanker = request.param
    return found


def rank(
    ranker: SentenceRanker,
    sentences: Sequence[str],
    method: Method,
    topic: Topic = NO_TOPIC,
    language: str = "fr",
) -> Sequence[Ranked]:
    """Rank units of a sentence each."""
    return ranker.rank([[sentence] for sentence in sentences], language, method, topic)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("topic", [NO_TOPIC, Topic("Le chat", "mot"), Topic("!", "?")])
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
def test_every_unit_is_ranked_once(
    ranker: SentenceRanker, method: Method, language: str, topic: Topic, sentences: list[str]
) -> None:
    """Also where a method divides by nothing: finite scores, whose sums fall."""
    ranking = rank(ranker, sentences, method, topic, language)
    sums = [sum(place.scores.values()) for place in ranking]

    assert sorted(place.unit for place in ranking) == list(range(len(sentences)))
    assert all(map(math.isfinite, sums))
    assert all(later <= earlier + 1e-3 for earlier, later in pairwise(sums))


@pytest.mark.parametrize("method", METHODS)
def test_of_two_equals_the_earlier_comes_first(ranker: SentenceRanker, method: Method) -> None:
    """So that the order of a text that says one thing is kept."""
    ranking = rank(ranker, ["Le chat dort."] * 3, method)

    assert [place.unit for place in ranking] == [0, 1, 2]


@pytest.mark.parametrize("method", METHODS)
def test_the_same_units_get_the_same_places(ranker: SentenceRanker, method: Method) -> None:
    """And the same scores."""
    assert rank(ranker, SENTENCES, method) == rank(ranker, SENTENCES, method)


@pytest.mark.parametrize("method", METHODS)
def test_a_unit_that_names_the_focus_comes_first(ranker: SentenceRanker, method: Method) -> None:
    """Whatever the method, and its score says so."""
    first = rank(ranker, [*SENTENCES, RIVAL], method, Topic(focus="mouettes"))[0]

    assert first.unit == len(SENTENCES)
    assert first.scores["focus"] > 0


def test_lead_is_the_order_of_the_text(ranker: SentenceRanker) -> None:
    """The first sentence is the best."""
    assert [place.unit for place in rank(ranker, SENTENCES, "lead")] == [0, 1, 2, 3, 4]


def test_elisions_part_whatever_the_apostrophe() -> None:
    """Luhn looks for words said more than once: l'Ukraine and l’Ukraine are the same word."""
    ranking = rank(SumyRanker(), SENTENCES, "luhn")
    ratings = {place.unit: place.scores["luhn"] for place in ranking}

    assert min(ratings[0], ratings[1], ratings[3]) > max(ratings[2], ratings[4]) == 0.0


@pytest.mark.parametrize("method", METHODS)
def test_accents_may_be_composed_or_not(method: Method) -> None:
    """Both are the same letters."""
    composed = ["L'été arrive tôt.", "L'été finit tard.", "Un chien dort."]
    decomposed = [composed[0], "L'e\u0301te\u0301 finit tard.", composed[2]]

    assert rank(SumyRanker(), composed, method) == rank(SumyRanker(), decomposed, method)


@pytest.mark.parametrize("method", METHODS)
def test_a_full_pool_is_ranked(method: Method) -> None:
    """Three hundred sentences, as many as a summary's pool holds for sumy's methods."""
    sentences = [
        " ".join(f"mot{sentence * word % 997}" for word in range(1, 21)) for sentence in range(300)
    ]

    assert (
        len(
            {
                place.scores[next(iter(place.scores))]
                for place in rank(SumyRanker(), sentences, method)
            }
        )
        > 1
    )


# --- news ----------------------------------------------------------------------------------------


def test_news_prefers_what_is_central() -> None:
    """What the others speak of too, and what they do not comes last."""
    central = SumyRanker({"fr": Weights(0.0, 0.0, 0.0, 0.0)})

    assert {place.unit for place in rank(central, SENTENCES, "news")[:3]} == {0, 1, 3}


def test_news_prefers_what_comes_early() -> None:
    """Where all are alike."""
    sentences = [f"Le maire parle du budget de {town}." for town in ("Lens", "Metz", "Nice")]

    assert [place.unit for place in rank(SumyRanker(), sentences, "news")] == [0, 1, 2]


def test_news_leans_to_the_headline() -> None:
    """Not where there is none."""
    ranking = rank(SumyRanker(), [*SENTENCES, RIVAL], "news", Topic("Mouettes et poisson"))

    assert next(r for r in ranking if r.unit == len(SENTENCES)).scores["headline"] > 0
    assert "headline" not in rank(SumyRanker(), SENTENCES, "news")[0].scores


def test_news_does_not_say_twice() -> None:
    """A sentence like one that ranks higher loses by it."""
    sentences = [SENTENCES[0], SENTENCES[0].replace("parlé", "discuté"), SENTENCES[3]]
    weights = Weights(0.0, 0.0, redundancy=2.0, quoted=0.0)
    ranking = rank(SumyRanker({"fr": weights}), sentences, "news")

    assert [place.unit for place in ranking[:2]] in ([0, 2], [1, 2], [2, 0], [2, 1])
    assert ranking[-1].scores["redundancy"] < -1


def test_news_would_rather_not_ask() -> None:
    """Nor say next to nothing."""
    for poor in ("Que fera le ministre pour la défense de l'Ukraine ?", "Défense de l'Ukraine."):
        scores = {r.unit: r.scores["form"] for r in rank(SumyRanker(), [*SENTENCES, poor], "news")}

        assert scores[len(SENTENCES)] < scores[0] == 0


def test_a_long_unit_has_no_more_of_centrality() -> None:
    """The mean of its sentences, not their sum."""
    units = [[SENTENCES[0]], [SENTENCES[1], "Un chien dort."], [SENTENCES[3]]]
    scores = {r.unit: r.scores["centrality"] for r in SumyRanker().rank(units, "fr", "news")}

    assert scores[1] < min(scores[0], scores[2])


def test_news_is_one_of_sumys_summarisers() -> None:
    """Called as they are: a document, a number of sentences; they come in the document's order."""
    document = ObjectDocumentModel([Paragraph([Sentence(text, Words) for text in SENTENCES])])
    found = NewsSummarizer(Stemmer("french"))(document, 2)

    assert [str(sentence) for sentence in found] == [SENTENCES[0], SENTENCES[1]]


# --- sumy's methods, made fast -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs"), [(_LexRank, LexRankSummarizer), (_TextRank, TextRankSummarizer)]
)
@pytest.mark.parametrize("count", [1, 2, 7, 60])
def test_fast_ratings_are_sumys(ours: Any, theirs: Any, count: int) -> None:
    """Within a millionth; undefined where sumy's are."""
    draw = Random(count)  # noqa: S311  (the same sentences each time)
    texts = [" ".join(draw.choices(WORDS, k=draw.randint(1, 12))) for _ in range(count)]
    document = ObjectDocumentModel([Paragraph([Sentence(text, Words) for text in texts])])
    kept = type("Kept", (_Ratings, theirs), {})
    stemmer = Stemmer("french")
    with np.errstate(all="ignore"):
        fast, slow = (np.array(made(stemmer)(document, count)) for made in (ours, kept))

    assert fast == pytest.approx(slow, abs=1e-6, nan_ok=True)
