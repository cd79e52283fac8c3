"""`quotations`: list an article's quotations with their English."""

from typing import Any

from service.commands import argument_groups, one_article


def add(commands: Any) -> None:
    """Describe `quotations`."""
    meaning = "list an article's quotations with their English"
    parents = [argument_groups.of_a_text(), argument_groups.of_translating()]
    command = commands.add_parser("quotations", parents=parents, help=meaning, description=meaning)
    command.set_defaults(act=one_article.answer, task="quotations")
