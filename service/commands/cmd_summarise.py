"""`summarise`: summarise an article in English."""

from typing import Any

from service.commands import argument_groups, one_article


def add(commands: Any) -> None:
    """Add `summarise` to the parser."""
    meaning = "summarise an article in English"
    parents = [
        argument_groups.article_options(),
        argument_groups.translation_options(),
        argument_groups.summary_options(),
    ]
    command = commands.add_parser("summarise", parents=parents, help=meaning, description=meaning)
    command.set_defaults(act=one_article.answer, task="summarise")
