"""How a summary is set: as a paragraph or in bullets, with names and scores."""

from collections.abc import Mapping
from dataclasses import replace

from service.article import (
    Detection,
    Languages,
    Options,
    Signature,
    Summary,
    SummarySentence,
    Translation,
)
from service.rendering.answer import Answer
from service.rendering.render import ProcessedArticle, render
from service.text.segment import segment
from tests.builders import article_of, quotations_in, translation_of

TEXT = "Le maire est là.\nIl a dit : « Oui. »\nFin."
SIGNATURE = Signature("0", "fake", "0", "0", {})
SCORES: Mapping[str, float] = {"centrality": 0.5, "place": 0.25}


def answer(options: Options, speaker: str | None = None) -> Answer:
    """Set a summary of the first two lines, the second in English."""
    article = article_of(TEXT)
    quotations = quotations_in(article, "« Oui. »")
    segments = segment(article, quotations)
    first, second, *rest = translation_of(article, quotations, segments).segments
    said = next(bit for bit in second.frame if not isinstance(bit, str))
    second = replace(second, frame=("He said: ", said, ""))
    summary = Summary(
        (SummarySentence((0,), 2, SCORES), SummarySentence((1,), 1, SCORES, speaker)),
    )
    translation = Translation((first, second, *rest))
    languages = Languages(Detection("fr", 99.0), ("fr", "fr", "fr"))
    return render(
        ProcessedArticle(article, quotations, languages, translation, summary, ()),
        options,
        SIGNATURE,
    )


def test_a_paragraph() -> None:
    """Sentences one after the other."""
    assert answer(Options(quotes="original")).summary == "Le maire est là. He said: « Oui. »"


def test_bullets() -> None:
    """A line each; the spans are the sentences', without their bullets."""
    found = answer(Options(quotes="original", layout="bullets"))

    assert found.summary == "• Le maire est là.\n• He said: « Oui. »"
    for sentence in found.sentences or ():
        assert sentence.target.of(found.summary) == sentence.target.text
        assert "•" not in sentence.target.text
    place = found.quotations[0].in_summary
    assert place
    assert place.of(found.summary) == "« Oui. »"


def test_a_name_behind_its_pronoun() -> None:
    """In square brackets: it is ours, not the article's."""
    found = answer(Options(quotes="original"), speaker="Rutte")

    assert found.summary == "Le maire est là. He [Rutte] said: « Oui. »"


def test_scores_only_where_they_are_asked() -> None:
    """By component."""
    plain, explained = (answer(Options(explain=asked)).sentences for asked in (False, True))

    assert not any(sentence.scores for sentence in plain or ())
    assert [sentence.scores for sentence in explained or ()] == [SCORES, SCORES]
