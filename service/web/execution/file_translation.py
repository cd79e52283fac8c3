"""Translate a file into the same format: its HTML is translated, and put in place of its text."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from service.article import Options
from service.errors import InvalidField, NotVerbatim, TooLarge
from service.message import message_of
from service.pipeline import Task
from service.rendering import verbatim
from service.rendering.answer import Answer, SegmentRecord
from service.text import html_document
from service.text.file_formats import (
    LONGEST_PROPERTY,
    PLAIN,
    REWRITTEN,
    EnglishMarkup,
    FileMarkup,
    FileReader,
    FileRewriter,
    RewrittenFile,
    kind_of,
)
from service.text.html_document import MarkupReader
from service.web.execution.admission import Admission
from service.web.execution.request_runner import Deadline
from service.web.execution.services import (
    ProgressCallback,
    Run,
    SourceFile,
    TranslatedFile,
    TranslateUpload,
)

_LONGEST_TITLE = 160  # characters of a first line that is a title
_LONGEST_NAME = 80
_BLANKS = re.compile(r"[ \t\r\n]+")
_STOPPED = re.compile(r"[.!?\u2026:;][\s)\]»”›\"]*$")
# Translates a text or its HTML, in whatever slot and time the caller has.
Translate = Callable[[str, Task, Options], Answer]
_ALTERED = (
    "The finished file differs from the translation that was checked: compare its quotations with"
    " the French."
)


@dataclass(frozen=True, slots=True)
class FileTools:
    """What reads and writes files.

    `characters`: the most that are translated; `label`: what a file's properties say of it.
    """

    read: FileReader
    rewriter: FileRewriter
    parse: MarkupReader
    characters: int
    label: str


def translate_file(
    file: SourceFile,
    options: Options,
    tools: FileTools,
    translate: Translate,
    left: Callable[[], float],
) -> TranslatedFile:
    """Return a file in English, quotations as `options` say; `left`: the seconds that are left.

    Raises errors.UnsupportedType for a kind that is not in file_formats.REWRITTEN, what
    FileRewriter raises, errors.TooLarge, errors.NotVerbatim, and what `translate` raises.
    """
    if kind_of(file.name, REWRITTEN) == PLAIN:
        return _plain(file, options, tools, translate, left)
    markup = tools.rewriter.read(file.name, file.content, left(), file.encoding)
    text = html_document.decode(tools.parse(markup.html)).text
    _check(text, tools.characters)
    task: Task = "translate" if _is_title(text) else "summarise"
    asked = replace(options, format="html", mark_french=True)
    found = translate(markup.html, task, asked)
    title = _title(found)
    english = EnglishMarkup(found.result, title, options.spelling, tools.label)
    written = tools.rewriter.write(file.name, file.content, english, left(), file.encoding)
    reads = html_document.decode(tools.parse(written.html)).text
    answer = _checked(replace(found, read_as=markup.read_as), reads, options)
    return TranslatedFile(_name(title, file.name), written.content, answer)


def _plain(
    file: SourceFile,
    options: Options,
    tools: FileTools,
    translate: Translate,
    left: Callable[[], float],
) -> TranslatedFile:
    """Translate a file of plain text; the result is in UTF-8."""
    found = tools.read(file.name, file.content, left(), file.encoding)
    _check(found.text, tools.characters)
    task: Task = "translate" if _is_title(found.text) else "summarise"
    answer = replace(translate(found.text, task, options), read_as=found.read_as)
    return TranslatedFile(_name(_title(answer), file.name), answer.text.encode(), answer)


def _check(text: str, most: int) -> None:
    """Refuse a file without text, and one with too much of it."""
    if not any(character.isprintable() and character != " " for character in text):
        raise InvalidField("The article is empty: there is nothing to read in it.", field="file")
    if len(text) > most:
        message = (
            "The text has %(characters)s characters; at most %(most)s are read: send it in parts."
        )
        refusal = message_of(message, characters=len(text), most=most)
        raise TooLarge(refusal, field="file", limit=most)


def _checked(found: Answer, reads: str, options: Options) -> Answer:
    """Check the text that the finished file has; another than was checked is told, or refused."""
    if verbatim.reads_as(reads, found.text):
        return found
    if options.strict:
        raise NotVerbatim(_ALTERED, field="strict")
    return verbatim.doubted(found, _ALTERED)


# --- for requests --------------------------------------------------------------------------------


def make_file_translation(
    run: Run, tools: FileTools, turns: Admission, seconds: float
) -> TranslateUpload:
    """Return the services' `translate_file`; `seconds` is one request's deadline.

    Files are read and written at their turn, as other files are; the text is translated in a slot.
    """
    tools = replace(tools, rewriter=_InTurn(tools.rewriter, turns))

    def answer(
        file: SourceFile, options: Options, report: ProgressCallback, since: float
    ) -> TranslatedFile:
        """Translate a file of a request that began at `since`."""
        deadline = Deadline(since, seconds)

        def translate(text: str, task: Task, asked: Options) -> Answer:
            (found,) = run((text,), task, asked, report, since)
            return found

        def left() -> float:
            deadline.check()
            return deadline.left

        return translate_file(file, options, tools, translate, left)

    return answer


@dataclass(frozen=True, slots=True)
class _InTurn:
    """A rewriter that waits for its turn."""

    rewriter: FileRewriter
    turns: Admission

    def read(
        self, name: str, content: bytes, seconds: float, encoding: str | None = None
    ) -> FileMarkup:
        """Return a file's HTML."""
        with self.turns.admitted(seconds):
            return self.rewriter.read(name, content, seconds, encoding)

    def write(
        self,
        name: str,
        content: bytes,
        english: EnglishMarkup,
        seconds: float,
        encoding: str | None = None,
    ) -> RewrittenFile:
        """Return the file with its text in English."""
        with self.turns.admitted(seconds):
            return self.rewriter.write(name, content, english, seconds, encoding)


# --- the title, and the name ---------------------------------------------------------------------


def _is_title(text: str) -> bool:
    """Whether a text begins with a line that is a title, and more lines follow."""
    first, _, rest = text.strip().partition("\n")
    return bool(rest) and len(first) <= _LONGEST_TITLE and not _STOPPED.search(first)


def _title(found: Answer) -> str:
    """Return the English of the line that is a title, else the headline that was suggested.

    "" where a file's properties would cut it, and with it perhaps a quotation.
    """
    title = _headline(found) if found.summary is not None else _first_line(found)
    return title if len(title) <= LONGEST_PROPERTY else ""


def _headline(found: Answer) -> str:
    return found.headline.text if found.headline else ""


def _first_line(found: Answer) -> str:
    """Return the English of the first line; a quotation's no-break spaces stay."""
    glossed = {quotation.id for quotation in found.quotations if quotation.is_glossed}
    first = (segment for segment in found.segments if segment.paragraph == 0)
    words = (word for segment in first for word in (*_english(segment, glossed), " "))
    return _BLANKS.sub(" ", "".join(words)).strip()


def _english(segment: SegmentRecord, glossed: Collection[str]) -> Iterator[str]:
    """Yield the English of a segment, of quotations that have a gloss the gloss alone."""
    for stretch in segment.target:
        if stretch.role == "gloss":
            yield stretch.text.removeprefix("[").removesuffix("]")
        elif stretch.role == "text" or not any(q in glossed for q in segment.quotations):
            yield stretch.text


def _name(title: str, file: str) -> str:
    """Return a file's name: its title in words and hyphens, else its own name with -en."""
    kind = kind_of(file)
    words = re.findall(r"[^\W_]+", title.replace("’", "").replace("'", ""))
    named = "-".join(words)[:_LONGEST_NAME].strip("-")
    stem = file.rpartition("/")[2][: -len(kind)]
    return (named or f"{stem}-en") + kind
