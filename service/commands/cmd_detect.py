"""`detect`: name the language of an article."""

import argparse
from typing import Any

from service import app, pipeline
from service.commands import argument_groups, one_article, terminal
from service.settings import Settings
from service.web.api.responses import detections_json


def add(commands: Any) -> None:
    """Add `detect` to the parser."""
    meaning = "name the language of an article"
    parents = [argument_groups.file_options()]
    command = commands.add_parser("detect", parents=parents, help=meaning, description=meaning)
    command.set_defaults(act=_detect)


def _detect(arguments: argparse.Namespace, _settings: Settings) -> None:
    """Name the language of an article."""
    read = one_article.read_file(arguments.file, arguments.encoding)
    text = (read.whole if arguments.whole else read).text
    found = pipeline.detect(text, app.open_detector())
    if arguments.json:
        terminal.write_json(detections_json([found]))
    else:
        terminal.write(found.language)
