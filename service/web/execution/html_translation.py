"""Translate HTML: the pipeline gets the text of a page, and its tags are put back around it."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from service.article import Caveat, Options, Span
from service.errors import InvalidField, NotVerbatim
from service.message import Message
from service.pipeline import Engines, Task
from service.rendering import verbatim
from service.rendering.answer import Answer
from service.text import html_alignment, html_document
from service.text.html_document import Document, MarkupReader
from service.web.execution.request_runner import Pipeline
from service.web.execution.services import ProgressCallback

_BY_TAG = Message(
    "A tag alone marks this as a quotation, and it was translated: quotation marks would keep it."
)


def with_html(run: Pipeline, read: MarkupReader) -> Pipeline:
    """Return a pipeline that also takes HTML, by the option `format`."""

    def answer(
        text: str, task: Task, options: Options, engines: Engines, progress: ProgressCallback
    ) -> Answer:
        """Answer a request on a text or on a page, each of whose blocks is a paragraph."""
        if options.format == "text":
            return run(text, task, options, engines, progress)
        if options.line_breaks == "wrapped":
            message = "`line_breaks` must be auto or paragraph with HTML: a block is a paragraph."
            raise InvalidField(message, field="line_breaks")
        document = html_document.decode(read(text.removeprefix("\ufeff")))
        asked = replace(options, line_breaks="paragraph", kept=document.kept)
        found = run(document.text, task, asked, engines, progress)
        french = tuple(_french(found)) if options.mark_french else ()
        html = _tagged(document, found, french, lambda words: _alone(words, run, asked, engines))
        checked = _checked(found, html_document.decode(read(html)), options)
        others = tuple(_others(document, found, read))
        caveats = (*checked.caveats, *_told(document, found))
        checked = replace(checked, caveats=tuple(sorted(caveats, key=lambda one: one.place)))
        return replace(checked, html=html, source_text=document.text, others=others)

    return answer


def _told(document: Document, found: Answer) -> Iterator[Caveat]:
    """Yield a caveat for each quotation that a tag alone marks: it was translated, not kept."""
    parts = [part.source for quotation in found.quotations for part in quotation.parts]
    for span in html_document.quoted_by_tags(document):
        before = bisect_left(parts, span.end, key=lambda part: part.start)
        if not (before and parts[before - 1].end > span.start):
            yield Caveat("stray_mark", _BY_TAG, span)


def _others(document: Document, found: Answer, read: MarkupReader) -> Iterator[Answer]:
    """Yield the pages in other wordings; one whose text is not the checked one is dropped.

    Words whose place in the English is uncertain are not translated alone here: their tags go by
    the words around them.
    """
    for other in found.others:
        html = _tagged(document, other, (), lambda _words: {})
        if verbatim.reads_as(html_document.decode(read(html)).text, other.text):
            yield replace(other, html=html)


def _french(found: Answer) -> Iterator[Span]:
    """Yield the stretches of the English that are French: quotations whose English follows."""
    for quotation in found.quotations:
        for part in quotation.parts:
            if part.target and part.gloss:
                yield Span(part.target.start, part.target.end)


def _tagged(
    document: Document,
    found: Answer,
    french: Sequence[Span],
    translate: Callable[[Sequence[str]], Mapping[str, str]],
) -> str:
    """Return the page in English, these stretches of it marked as French.

    Words whose place in the English is uncertain are translated alone, by `translate`, and that is
    searched in it.
    """
    parts = [part for quotation in found.quotations for part in quotation.parts]
    first = html_alignment.places(document, found.text, found.segments, parts, {})
    words = html_alignment.unplaced_words(document, first)
    alone = translate(words) if words else {}
    return html_alignment.write_html(document, replace(first, alone=alone, french=french))


def _alone(
    words: Sequence[str], run: Pipeline, options: Options, engines: Engines
) -> Mapping[str, str]:
    """Translate some words, each on its own."""
    asked = replace(
        options, quotes="translated", strict=False, kept=(), source="fr", alternatives=0
    )
    found = run("\n".join(words), "translate", asked, engines, lambda _made: None)
    english = found.text.split("\n")
    return dict(zip(words, english, strict=True)) if len(english) == len(words) else {}


def _checked(found: Answer, document: Document, options: Options) -> Answer:
    """Check the finished page: unless its text is the verified one, add a caveat or refuse it."""
    if verbatim.reads_as(document.text, found.text):
        return found
    if options.strict:
        raise NotVerbatim("The tags of this page cannot be kept: send it without strict.")
    message = "The tags of this page could not be set so that its text is unaltered: compare both."
    return verbatim.doubted(found, message)
