"""An application over a small stand-in for the pipeline, which answers with real records."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.app import create_app
from service.article import (
    Article,
    Caveat,
    Detection,
    Hypothesis,
    Languages,
    Method,
    Options,
    Quotation,
    Quoted,
    Ranked,
    Segment,
    SegmentTranslation,
    Signature,
    Summary,
    SummarySentence,
    Topic,
    Translation,
)
from service.message import Message
from service.pipeline import Engines, Task
from service.rendering import verbatim
from service.rendering.answer import Answer
from service.rendering.render import Draft, ProcessedArticle, Progress, render
from service.settings import Settings
from tests.builders import article_of, quotations_in
from tests.serving import serving

ARTICLE = "Rutte se concentre sur ce qui est « nécessaire maintenant ».\nIl pleut."
SIGNATURE = Signature("0.1.0", "translate-fr_en", "0.1", "ab" * 32, {"beam": 2})
ProgressCallback = Callable[[Progress], None]


class Engine:
    """Translates into capitals, and finds every text French: all three ports in one."""

    masks: tuple[str, ...] = ()
    reads_hints = False
    wants_figures = True
    english_words: frozenset[str] = frozenset()
    calibration = None
    signature = SIGNATURE
    found = Detection("fr", 99.0)

    def translate(self, sentences: Sequence[str]) -> list[Hypothesis]:
        """Return each sentence in capitals."""
        return [Hypothesis(sentence.upper()) for sentence in sentences]

    def translate_again(self, sentences: Sequence[str]) -> list[Hypothesis]:
        """Search as for any answer."""
        return self.translate(sentences)

    def hypotheses(self, sentences: Sequence[str]) -> list[list[Hypothesis]]:
        """Return each sentence in capitals, and in capitals with an adverb before it."""
        return [[best, Hypothesis(f"NOW {best.text}")] for best in self.translate(sentences)]

    def knows(self, word: str) -> bool:
        """Know every word."""
        return bool(word)

    def keeps(self, word: str) -> bool:
        """Keep no word."""
        return not word

    def detect(self, _text: str) -> Detection:
        """Find French, unless a test says otherwise."""
        return self.found

    def rank(
        self, units: Sequence[Sequence[str]], language: str, method: Method, topic: Topic
    ) -> list[Ranked]:
        """Rank the first highest."""
        del language, topic
        return [Ranked(i, {method: -float(i)}) for i in range(len(units))]


@dataclass
class Pipeline:
    """Stands in for pipeline.run: capitals, a segment a line, « » the only quotations.

    `asked` is what it was asked last; `failure` is raised instead of an answer.
    """

    asked: list[tuple[str, Task, Options]] = field(default_factory=list)
    failure: Exception | None = None

    def run(
        self, text: str, task: Task, options: Options, engines: Engines, progress: ProgressCallback
    ) -> Answer:
        """Answer as the pipeline would."""
        self.asked.append((text, task, options))
        if self.failure:
            raise self.failure
        article = article_of(text)
        quotations = quotations_in(article, *re.findall("«[^«»\n]*»", text))
        segments = [_translated(article, quotations, i) for i in range(len(article.paragraphs))]
        languages = Languages(Detection("fr", 99.0), ("fr",) * len(segments))
        draft = Draft(article, languages, options.quotes, len(segments), progress)
        draft.add(())
        for segment in segments:
            draft.add([segment])
        translation = Translation(tuple(segments), {"whole": len(segments)})
        lengths = (1,) if options.lengths else ()
        chosen = SummarySentence((0,), 1, {"news": 1.0}, lengths=lengths)
        summary = Summary((chosen,)) if task == "summarise" else None
        caveats = (Caveat("number_changed", Message("Check the number."), article.paragraphs[0]),)
        work = ProcessedArticle(article, quotations, languages, translation, summary, caveats)
        return verbatim.checked(text, render(work, options, engines.translator.signature), options)


def _translated(
    article: Article, quotations: tuple[Quotation, ...], index: int
) -> SegmentTranslation:
    """Put a paragraph into capitals, its quotations in their places."""
    paragraph = article.paragraphs[index]
    frame: list[str | Quoted] = []
    at = paragraph.start
    for quotation in (q for q in quotations if paragraph.contains(q.source)):
        frame.append(article.text[at : quotation.source.start].upper())
        english = quotation.content.upper()
        frame.append(Quoted(quotation.id, 0, quotation.source, english, opens=True, closes=True))
        at = quotation.source.end
    frame.append(article.text[at : paragraph.end].upper())
    return SegmentTranslation(Segment(f"s{index + 1}", index, paragraph), tuple(frame))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the default settings, with small limits and a state folder of the test's own."""
    return replace(
        Settings.from_env({}),
        state_dir=tmp_path,
        max_characters=1_000,
        max_body=20_000,
        max_items=3,
    )


@pytest.fixture
def engine() -> Engine:
    """Return one fake that stands for every engine."""
    return Engine()


@pytest.fixture
def pipeline() -> Pipeline:
    """Return the stand-in for the pipeline."""
    return Pipeline()


@pytest.fixture
def app(settings: Settings, engine: Engine, pipeline: Pipeline) -> Flask:
    """Return an application that runs the stand-in for the pipeline."""
    engines = Engines(engine, engine, engine)
    return create_app(
        settings,
        engines,
        run=lambda *given: pipeline.run(*given),  # noqa: PLW0108 - tests put others there
        detect=lambda text, _detector: engine.detect(text),
    )


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a client of the application."""
    return app.test_client()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Serve the application on a loopback port; give its address, with the slash at its end."""
    with serving(app) as found:
        yield found
