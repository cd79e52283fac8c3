"""`batch`: answer an archive of articles; a run that was stopped can be resumed."""

import argparse
import signal
from typing import Any, get_args

from service import app
from service.commands import argument_groups, one_article, terminal
from service.errors import SettingsError
from service.jobs.batch import Plan, Stop, Tally
from service.pipeline import Task
from service.settings import Settings
from service.web.api.options import LENGTHS

_STOPPED = 3  # exit code of a batch that a signal stopped


def add(commands: Any) -> None:
    """Add `batch` to the parser."""
    meaning = "answer an archive of articles, and resume an earlier run that was stopped"
    parents = [
        argument_groups.encoding_options(),
        argument_groups.reading_options(),
        argument_groups.translation_options(),
        argument_groups.summary_options(),
    ]
    batch = commands.add_parser("batch", parents=parents, help=meaning, description=meaning)
    batch.add_argument(
        "articles",
        metavar="IN",
        help="lines of JSON {id, title, text}, a folder or zip of .json or articles; - is stdin",
    )
    batch.add_argument(
        "target", metavar="OUT.jsonl", help="output: one line of JSON {id, answer} for each article"
    )
    batch.add_argument(
        "--kind",
        choices=get_args(Task),
        default="translate",
        help="what is done with each article (default: %(default)s)",
    )
    _add_execution(batch)
    batch.set_defaults(act=_batch)


def _add_execution(batch: argparse.ArgumentParser) -> None:
    """Add the options on who answers the articles, and what is shown."""
    where = batch.add_mutually_exclusive_group()
    where.add_argument(
        "--workers",
        type=argument_groups.whole_number,
        metavar="N",
        help="articles answered at a time (default: one for each core)",
    )
    where.add_argument(
        "--queue",
        type=argument_groups.address,
        metavar="URL",
        help="address of a `serve` whose workers answer the articles (default: answered here)",
    )
    batch.add_argument(
        "--key-file", metavar="FILE", help="file of the API key for --queue (default: no key)"
    )
    batch.add_argument(
        "--quiet", action="store_true", help="show no progress bar and no totals at the end"
    )


def _batch(arguments: argparse.Namespace, settings: Settings) -> int:
    """Run a batch; return 1 where articles were refused, 3 where a signal stopped it."""
    for name in (*LENGTHS, *argument_groups.SUMMARY_OPTIONS):
        if name in arguments and arguments.kind != "summarise":
            raise SettingsError(f"--{name.replace('_', '-')} is for --kind summarise.")
    plan = Plan(
        source=arguments.articles,
        target=arguments.target,
        task=arguments.kind,
        options=argument_groups.pipeline_options(arguments),
        workers=arguments.workers or settings.threads,
        quiet=arguments.quiet,
        queue=arguments.queue,
        key=one_article.read_file(arguments.key_file, None).text.strip()
        if arguments.key_file
        else None,
        encoding=arguments.encoding,
    )
    stop = Stop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    tally = app.run_batch(settings, plan, stop)
    if tally.stopped or not plan.quiet:
        terminal.write_stderr(_outcome(tally, plan))
    return _STOPPED if tally.stopped else int(tally.refused > 0)


def _outcome(tally: Tally, plan: Plan) -> str:
    """Return a sentence on how a batch ended, and what to do next."""
    words = f"verbatim: {tally.done} answered, {tally.before} answered before"
    if tally.refused:
        words += f", {tally.refused} refused: {plan.target}.errors.jsonl says why"
    if tally.stopped:
        words += "; stopped: the same command resumes from here"
    return words
