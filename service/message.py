"""Sentences for people as templates and arguments: English where they leave, French on the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LanguageName:
    """The name of a language within a sentence."""

    code: str
    english: str

    def __str__(self) -> str:
        """Return the name in English."""
        return self.english


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, or a phrase that fills one.

    `template` is English and is its id in the catalogue of translations; it names its arguments as
    gettext does: `%(limit)s`. Without arguments it is the text itself.
    """

    template: str
    arguments: "Mapping[str, Argument]" = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the finished English."""
        if not self.arguments:
            return self.template
        return self.template % {name: _english(value) for name, value in self.arguments.items()}


Argument = str | int | float | LanguageName | Message


def message_of(template: str, **arguments: Argument) -> Message:
    """Return the message of a template whose arguments are given by name."""
    return Message(template, arguments)


def _english(value: Argument) -> str:
    """Write an argument in English; a number has no separators, and three decimals at most."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
