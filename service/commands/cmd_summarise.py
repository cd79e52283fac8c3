"""`summarise`: summarise an article in English."""

from typing import Any

from service.commands import argument_groups, one_article


def add(commands: Any) -> None:
    """Describe `summarise`."""
    meaning = "summarise an article in English"
    parents = [
        argument_groups.of_a_text(),
        argument_groups.of_translating(),
        argument_groups.of_summarising(),
    ]
    command = commands.add_parser("summarise", parents=parents, help=meaning, description=meaning)
    command.set_defaults(act=one_article.answer, task="summarise")
