"""Several articles, one summary: named sources, nothing twice, every span in its own text."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from service import pipeline
from service.article import Length, Options, Post
from service.pipeline import Engines
from service.rendering.answer import Digest
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator

BRIDGE = "Le pont de Blois sera fermé lundi pendant six mois."
AGENCY = Post(
    "AFP",
    f"{BRIDGE} « Nous avons peur », dit le maire Jean Roux.\n"
    "Le détour sera long de 12 kilomètres pour chaque camion de la ville.",
    "Un pont ferme",
)
PAPER = Post(
    "La Loire",
    "Lundi le pont de Blois sera fermé pendant six mois. « Nous avons peur », dit Paul Rey.\n"
    "Le détour sera long de 15 kilomètres pour chaque camion de la ville.",
)
ALL = Options(method="lead", length=Length(sentences=None, ratio=1.0))


def together(*posts: Post, options: Options = ALL, ranker: FakeRanker | None = None) -> Digest:
    """Answer some articles with the fakes."""
    engines = Engines(FakeDetector(), FakeTranslator(), ranker or FakeRanker())
    return pipeline.run_together(posts, options, engines)


def sources(found: Digest, posts: Sequence[Post]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return each sentence's article, its words there, and the other articles that say it."""
    texts = {post.id: post.text for post in posts}
    return [(s.article, s.source.of(texts[s.article]), s.also) for s in found.sentences]


def test_what_two_articles_say_stands_once_and_names_both() -> None:
    """Not where a figure differs."""
    found = sources(together(AGENCY, PAPER), (AGENCY, PAPER))

    assert found[0] == ("AFP", BRIDGE, ("La Loire",))
    assert [(name, also) for name, words, also in found if "kilomètres" in words] == [
        ("AFP", ()),
        ("La Loire", ()),
    ]


@pytest.mark.parametrize("layout", ["paragraph", "bullets"])
def test_sentences_and_quotations_stand_where_they_say(layout: str) -> None:
    """In the one summary, whichever article they are from; the source is named behind."""
    found = together(AGENCY, PAPER, options=replace(ALL, layout=layout))  # type: ignore[arg-type]
    text = found.summary
    for sentence in found.sentences:
        target = sentence.target
        assert target.of(text) == target.text
        names = "; ".join([sentence.article, *sentence.also])
        assert text[target.end :].startswith(f" ({names})")
    quotations = [q for answer in found.answers for q in answer.quotations]
    held = [(q.in_summary, q) for q in quotations if q.in_summary]
    assert len(held) == 2
    for place, quotation in held:
        assert place.of(text) == quotation.text
        assert quotation.verbatim


def test_each_article_keeps_its_own_offsets() -> None:
    """As if it had been translated alone."""
    found = together(AGENCY, PAPER)
    engines = Engines(FakeDetector(), FakeTranslator(), FakeRanker())
    for post, answer in zip((AGENCY, PAPER), found.answers, strict=True):
        alone = pipeline.run(post.text, "translate", Options(), engines)
        assert answer.text == alone.text
        assert answer.segments == alone.segments


def test_articles_take_turns() -> None:
    """What opens the second is as early as what opens the first; ranks go through all."""
    first = Post("a", "Le chat dort ici. Le chien mange là. La vache boit.")
    second = Post("b", "Un mur tombe enfin. Un toit brûle.")

    found = together(first, second, options=replace(ALL, length=Length(sentences=2)))

    assert [s.article for s in found.sentences] == ["a", "b"]
    assert [s.rank for s in found.sentences] == [1, 2]


def test_a_pronoun_does_not_reach_into_another_article() -> None:
    """It waits for its own, and where there is nothing before it comes last."""
    first = Post("a", "Le maire est venu.")
    second = Post("b", "Il a parlé à tous les amis de la paix. Le pays est grand.")

    found = together(first, second, options=replace(ALL, length=Length(sentences=2)))

    assert [words for _, words, _ in sources(found, (first, second))] == [
        "Le maire est venu.",
        "Le pays est grand.",
    ]


def test_titles_guide_the_ranking_and_one_headline_is_suggested() -> None:
    """Of all articles; it names its own."""
    ranker = FakeRanker()
    text = "Le ministre a dit que la guerre est dans le pays."
    found = together(AGENCY, Post("La Loire", text, "Pont fermé"), ranker=ranker)

    assert ranker.asked[-1].headline == "Un pont ferme Pont fermé"
    assert found.headline
    assert found.headline.article == "La Loire"
    assert found.headline.text == "The minister has said that the war is in the country"


def test_all_quotations_of_all_articles_where_that_is_asked() -> None:
    """Also what both say: they may differ by a word."""
    options = Options(method="lead", keep_quotations="all", length=Length(sentences=1))

    found = together(AGENCY, PAPER, options=options)

    assert all(q.in_summary for answer in found.answers for q in answer.quotations)


def test_an_empty_summary_is_said_once() -> None:
    """It is about the whole."""
    options = replace(ALL, keep_quotations="none", length=Length(sentences=None, words=1))

    found = together(AGENCY, PAPER, options=options)

    codes = [c.code for answer in found.answers for c in answer.caveats]
    assert found.summary == ""
    assert codes.count("summary_empty") == 1
