"""Title and standfirst, which an editor may give apart from the body: one text for the pipeline."""

from dataclasses import dataclass
from typing import Literal

Part = Literal["title", "standfirst", "body"]

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class TitledText:
    """An article in one text, and where in it title and standfirst end (0 where there is none)."""

    text: str
    title: int = 0
    standfirst: int = 0

    @property
    def apart(self) -> int:
        """How many characters at the beginning are not of the body."""
        return max(self.title, self.standfirst)

    def part(self, offset: int) -> Part:
        """Name what stands at an offset of the text."""
        if offset < self.title:
            return "title"
        return "standfirst" if offset < self.standfirst else "body"


def join_title(title: str, standfirst: str, body: str) -> TitledText:
    """Put title, standfirst and body one below the other, a blank line between; a title is a line.

    Without title and standfirst the text is the body as posted.
    """
    title = " ".join(title.splitlines()).strip()
    standfirst = standfirst.strip()
    text = title
    if standfirst:
        text += _GAP * bool(title) + standfirst
    ends = len(title), len(text) if standfirst else 0
    return TitledText(text + _GAP + body.removeprefix("\ufeff") if text else body, *ends)
