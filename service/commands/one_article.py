"""Commands on one article: read it, run the pipeline, write the answer."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from service import app, pipeline
from service.commands import argument_groups, terminal
from service.errors import InputError
from service.rendering.answer import Answer
from service.rendering.render import Progress
from service.settings import Settings
from service.text.file_formats import FileText
from service.text.normalise import is_visible
from service.web.api import plain_text
from service.web.api.responses import json_of

_LONG = 40  # segments; shorter articles are done before a count could be read


def answer(
    arguments: argparse.Namespace,
    settings: Settings,
    write: Callable[[str], None] = terminal.write,
) -> None:
    """Translate, summarise or list quotations; caveats go to stderr beside plain text."""
    found, task = read_file(arguments.file, arguments.encoding), arguments.task
    found = found.whole if arguments.whole else found
    options, report = argument_groups.pipeline_options(arguments), reporter(arguments)
    answer = pipeline.run(found.text, task, options, app.open_engines(settings), report)
    answer = answer.out_of_file(found.text, found.read_as, found.caveats)
    if arguments.json:
        write(terminal.json_text(json_of(task)(answer)))
        return
    write(plain_text.text_of(answer, task))
    if found.read_as.guessed:
        terminal.write_stderr(f"read as {found.read_as.encoding}, a guess: --encoding overrules it")
    write_caveats(answer)


def write_caveats(answer: Answer) -> None:
    """Write what an editor must know or check on stderr, a line each."""
    if answer.detected.language == "en":
        terminal.write_stderr("read as English, which stays as it is: --source fr overrules it")
    for caveat in answer.caveats:
        place = f"{caveat.source.start}-{caveat.source.end}: " if caveat.source else ""
        terminal.write_stderr(f"caveat {caveat.code}: {place}{caveat.message}")


def read_file(file: str, encoding: str | None) -> FileText:
    """Read the article in a file of any kind that the page reads. Raises errors.InputError."""
    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        found = app.read_file(file, data, encoding)
    except InputError as error:
        raise InputError(f"{file}: {error.message}") from None
    if not is_visible(found.text):
        raise InputError(f"{file}: the article is empty.")
    return found


def reporter(arguments: argparse.Namespace) -> Callable[[Progress], None]:
    """Return a progress report: one line that counts on a terminal, else a line each if asked."""
    live, always = sys.stderr.isatty(), arguments.progress

    def report(made: Progress) -> None:
        done, total = made.done, made.total
        wanted = always or (live and total >= _LONG)
        if done and wanted:
            terminal.write_stderr(
                f"{done} of {total} segments", "\r" if live and done < total else "\n"
            )

    return report
