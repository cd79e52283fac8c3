"""Commands on one article: read it, run the pipeline, write the answer."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from service import app, pipeline
from service.commands import argument_groups, terminal
from service.errors import InputError, Malformed
from service.rendering.render import Progress
from service.settings import Settings
from service.web.api import plain_text, request_input
from service.web.api.request_body import decode
from service.web.api.responses import json_of

_LONG = 40  # segments; shorter articles are done before a count could be read


def answer(arguments: argparse.Namespace, settings: Settings) -> None:
    """Translate, summarise or list quotations; caveats go to stderr beside plain text."""
    text, task = read_text(arguments.file), arguments.task
    engines = app.open_engines(settings)
    report = _reporter(always=arguments.progress)
    answer = pipeline.run(text, task, argument_groups.pipeline_options(arguments), engines, report)
    if arguments.json:
        terminal.write_json(json_of(task)(answer))
        return
    terminal.write(plain_text.text_of(answer, task))
    for caveat in answer.caveats:
        place = f"{caveat.source.start}-{caveat.source.end}: " if caveat.source else ""
        terminal.write_stderr(f"caveat {caveat.code}: {place}{caveat.message}")


def read_text(file: str) -> str:
    """Read an article, byte for byte as it is. Raises errors.InputError for an empty one."""
    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        text = decode(data)
    except Malformed as error:
        raise Malformed(f"{file}: {error.message}") from None
    if not request_input.is_visible(text):
        raise InputError(f"{file}: the article is empty.")
    return text


def _reporter(*, always: bool) -> Callable[[Progress], None]:
    """Return a progress report: one line that counts on a terminal, else a line each if asked."""
    live = sys.stderr.isatty()

    def report(made: Progress) -> None:
        done, total = made.done, made.total
        wanted = always or (live and total >= _LONG)
        if done and wanted:
            terminal.write_stderr(
                f"{done} of {total} segments", "\r" if live and done < total else "\n"
            )

    return report
