"""`translate`: translate an article."""

from typing import Any

from service.commands import argument_groups, one_article


def add(commands: Any) -> None:
    """Add `translate` to the parser."""
    meaning = "translate an article"
    parents = [argument_groups.article_options(), argument_groups.translation_options()]
    command = commands.add_parser("translate", parents=parents, help=meaning, description=meaning)
    command.set_defaults(act=one_article.answer, task="translate")
