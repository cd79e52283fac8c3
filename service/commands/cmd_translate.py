"""`translate`: translate an article."""

from typing import Any

from service.commands import argument_groups, one_article


def add(commands: Any) -> None:
    """Describe `translate`."""
    meaning = "translate an article"
    parents = [argument_groups.of_a_text(), argument_groups.of_translating()]
    command = commands.add_parser("translate", parents=parents, help=meaning, description=meaning)
    command.set_defaults(act=one_article.answer, task="translate")
