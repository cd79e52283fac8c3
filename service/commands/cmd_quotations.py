"""`quotations`: list an article's quotations with their English."""

from typing import Any

from service.commands import argument_groups, one_article


def add(commands: Any) -> None:
    """Add `quotations` to the parser."""
    meaning = "list an article's quotations with their English"
    parents = [argument_groups.article_options(), argument_groups.translation_options()]
    command = commands.add_parser("quotations", parents=parents, help=meaning, description=meaning)
    command.set_defaults(act=one_article.answer, task="quotations")
