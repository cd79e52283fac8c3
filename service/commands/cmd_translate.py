"""`translate`: translate an article, or a file into one of the same format."""

import argparse
from pathlib import Path, PurePath
from typing import Any

from service import app
from service.commands import argument_groups, one_article, terminal
from service.errors import InputError
from service.settings import Settings
from service.text.file_formats import KINDS, MARKED_UP, PLAIN
from service.web.api.options import MOST_ALTERNATIVES
from service.web.api.responses import json_of
from service.web.execution.services import SourceFile

_NAMES = ", ".join(MARKED_UP)
_NOT_TEXT = frozenset(KINDS) - {PLAIN}


def add(commands: Any) -> None:
    """Add `translate` to the parser."""
    meaning = "translate an article"
    parents = [argument_groups.article_options(), argument_groups.translation_options()]
    command = commands.add_parser("translate", parents=parents, help=meaning, description=meaning)
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="file or folder to write to: a file of text, or for a .docx, .odt or .html the same"
        " file in English with its layout kept; in a folder it is named after its headline",
    )
    command.add_argument(
        "--alternatives",
        type=int,
        choices=range(MOST_ALTERNATIVES + 1),
        default=0,
        help="other wordings of each sentence in the JSON answer, at most (default: %(default)s)",
    )
    command.set_defaults(act=_act, task="translate")


def _act(arguments: argparse.Namespace, settings: Settings) -> None:
    """Translate to standard output, into a text file, or into a file of the same format."""
    if arguments.output is None:
        one_article.answer(arguments, settings)
    elif _is_same_format(arguments.file, Path(arguments.output)):
        _rewrite(arguments, settings)
    else:
        target = Path(arguments.output)
        one_article.answer(arguments, settings, lambda text: _save(target, text))


def _is_same_format(file: str, out: Path) -> bool:
    """Return whether a file is to be rewritten. Raises errors.InputError for another format."""
    given, wanted = _format(PurePath(file)), _format(out)
    if out.is_dir():
        if given is None:
            raise InputError(
                f"{file}: only {_NAMES} can be written into a folder: give OUT a file name."
            )
        return True
    if wanted and wanted == given:
        return True
    if out.suffix.lower() in _NOT_TEXT:
        own = ", or in its own format" if given else ""
        raise InputError(f"{file} can be written as text{own}: change the ending of OUT.")
    return False


def _format(file: PurePath) -> str | None:
    """Return the format of a file that can be rewritten; None for any other."""
    kind = file.suffix.lower()
    return {".htm": ".html"}.get(kind, kind) if kind in MARKED_UP else None


def _save(target: Path, text: str) -> None:
    """Write a text as UTF-8, with line ends as they are."""
    target.write_bytes(text.encode() + b"\n" * (not text.endswith("\n")))


def _rewrite(arguments: argparse.Namespace, settings: Settings) -> None:
    """Write the file in English; what to check goes to stderr."""
    source, out = Path(arguments.file), Path(arguments.output)
    if out.exists() and out.samefile(source):
        raise InputError(f"{out} is the French file: name another.")
    file = SourceFile(source.name, source.read_bytes(), arguments.encoding)
    options, report = argument_groups.pipeline_options(arguments), one_article.reporter(arguments)
    made = app.translate_file(settings, file, options, report)
    target = out / made.name if out.is_dir() else out
    target.write_bytes(made.content)
    if arguments.json:
        terminal.write_json(json_of("translate")(made.answer))
    else:
        one_article.write_caveats(made.answer)
        terminal.write_stderr(f"written: {target}")
