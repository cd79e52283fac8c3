"""The steps in their order; engines come in as arguments."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from typing import Literal

from service.article import Detection, Options, Post, Quotation
from service.quotations import extraction
from service.rendering import other_wordings, render, verbatim
from service.rendering.answer import Answer, Digest
from service.summaries import candidates, summarise
from service.text import language, segment
from service.translation import alternatives, ports, translate
from service.translation.english import typography

Task = Literal["translate", "summarise", "quotations"]
_Report = Callable[[render.Progress], None]


@dataclass(frozen=True, slots=True, eq=False)
class Engines:
    """What the steps need from outside: an engine for each port, the glossary, the memory."""

    detector: language.LanguageDetector
    translator: ports.Translator
    ranker: summarise.SentenceRanker
    glossary: Mapping[str, str] = field(default_factory=dict)  # French term -> English term
    memory: ports.Memory | None = None


def _silent(_progress: render.Progress) -> None:
    """Ignore progress."""


def run(
    text: str,
    task: Task,
    options: Options,
    engines: Engines,
    progress: _Report = _silent,
) -> Answer:
    """Return the answer to a request on one article.

    `progress` is called before the first window, and after each with the segments it finished; what
    it raises ends the work (a deadline, a cancelled job). Raises errors.InputError for text that
    cannot be processed.
    """
    work = _translated(text, options, engines, partial(_watched, text, options, progress))
    if task == "summarise":
        source = candidates.Source(work.article, work.quotations, work.translation)
        (summary,) = summarise.summarise([source], engines.ranker, options)
        work = replace(work, summary=summary)
    answer = render.render(work, options, engines.translator.signature)
    checked = verbatim.checked(text, answer, options)
    if options.alternatives:
        signature = engines.translator.signature
        checked = other_wordings.added(text, checked, work, options, signature)
    named = (task == "quotations" or options.speakers) and options.alternatives_of is None
    return _with_speakers(checked, options, engines) if named else checked


def _with_speakers(answer: Answer, options: Options, engines: Engines) -> Answer:
    """Return a quote sheet with speakers and cues in English too, each translated by itself."""
    named = (_in_line(words) for q in answer.quotations for words in (q.speaker, q.cue))
    french = [words for words in dict.fromkeys(named) if words]
    if not french or answer.detected.language == "en":
        return answer
    asked = replace(
        options,
        source="fr",
        quotes="translated",
        strict=False,
        line_breaks="paragraph",
        kept=(),
        alternatives=0,
    )
    work = _translated("\n".join(french), asked, engines, lambda _found: _silent)
    english = render.render(work, asked, engines.translator.signature).text.split("\n")
    if len(english) != len(french):
        return answer
    told = dict(zip(french, map(typography.as_phrase, english, french), strict=True))
    quotations = tuple(
        replace(
            q,
            speaker_english=told.get(_in_line(q.speaker)),
            cue_english=told.get(_in_line(q.cue)),
        )
        for q in answer.quotations
    )
    return replace(answer, quotations=quotations)


def _in_line(words: str | None) -> str:
    return " ".join((words or "").split())


def run_together(
    posts: Sequence[Post],
    options: Options,
    engines: Engines,
    progress: _Report = _silent,
) -> Digest:
    """Return the answer to a request on several articles: each translated, one summary of all.

    `progress` and errors as in `run`, article by article.
    """
    works = [_translated(post.text, options, engines, lambda _found: progress) for post in posts]
    sources = [
        candidates.Source(work.article, work.quotations, work.translation, post.title)
        for post, work in zip(posts, works, strict=True)
    ]
    summaries = summarise.summarise(sources, engines.ranker, options)
    works = [replace(w, summary=s) for w, s in zip(works, summaries, strict=True)]
    digest = render.digest(posts, works, options, engines.translator.signature)
    return verbatim.checked_digest(digest, options)


def _watched(
    posted: str, options: Options, progress: _Report, quotations: Sequence[Quotation]
) -> _Report:
    """Wrap `progress` so that a segment's quotations are checked before it is reported."""
    segments = verbatim.SegmentCheck(posted, quotations, options)

    def report(made: render.Progress) -> None:
        segments.check(made.segments)
        progress(made)

    return report


def _translated(
    text: str,
    options: Options,
    engines: Engines,
    watched: Callable[[Sequence[Quotation]], _Report],
) -> render.ProcessedArticle:
    """Run all steps on an article up to its translation.

    `watched` takes the quotations found and returns the progress callback to use.
    """
    article = segment.paragraphs(text, options.line_breaks)
    found = extraction.find(article)
    detected = language.detect(article, found.quotations, engines.detector, options.source)
    segments = segment.segment(article, found.quotations)
    report = watched(found.quotations)
    draft = render.Draft(article, detected.languages, options.quotes, len(segments), report)
    parameters = translate.TranslationParameters(
        options.quotes,
        _glossary(options, engines),
        draft.add,
        options.kept,
        options.spelling,
        _alternatives_of_all(options),
    )
    parts = article, found.quotations, detected.languages, segments
    english = translate.remembered(
        engines.memory,
        _key(text, options, engines),
        parameters,
        lambda: translate.translate(*parts, engines.translator, parameters),
    )
    if options.alternatives_of is not None:
        one = _of_one_segment(parameters, options)
        reworded = translate.translate(*parts, engines.translator, one)
        english = alternatives.handed_over(english, reworded)
    caveats = detected.caveats + found.caveats
    return render.ProcessedArticle(
        article, found.quotations, detected.languages, english, None, caveats
    )


def _of_one_segment(
    parameters: translate.TranslationParameters, options: Options
) -> translate.TranslationParameters:
    """Return the parameters for other wordings of one segment; progress is not reported."""
    return replace(
        parameters,
        progress=lambda _new: None,
        alternatives=options.alternatives,
        only=options.alternatives_of,
    )


def _alternatives_of_all(options: Options) -> int:
    """Return how many other wordings each segment is to have."""
    return options.alternatives if options.alternatives_of is None else 0


def _glossary(options: Options, engines: Engines) -> Mapping[str, str]:
    """Return the terms that have a fixed English: the request's before the operator's."""
    return {**engines.glossary, **dict(options.glossary)}


def _key(text: str, options: Options, engines: Engines) -> bytes:
    """Return the key of a translation in the memory: a hash of all that it depends on."""
    how = (
        options.line_breaks,
        options.source,
        options.quotes,
        options.kept,
        options.spelling,
        _alternatives_of_all(options),
    )
    made = sorted(_glossary(options, engines).items()), engines.translator.signature
    return sha256(repr((how, made)).encode() + text.encode("utf-8", "surrogatepass")).digest()


def detect(text: str, detector: language.LanguageDetector) -> Detection:
    """Return the language of a text, judged outside its quotations; "undetermined" when unsure."""
    article = segment.paragraphs(text, "auto")
    found = extraction.find(article)
    return language.identify(article, found.quotations, detector)
