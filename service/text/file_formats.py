"""Articles out of files, results into files: what is read and written, and the ports for both."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from service.errors import UnsupportedType

KINDS = (".txt", ".html", ".htm", ".docx", ".odt", ".pdf", ".eml")


class FileReader(Protocol):
    """Gives the plain text of an uploaded file, a paragraph a line."""

    def __call__(self, name: str, content: bytes, seconds: float) -> str:
        """Read a file by its name's ending, in any case; the text is never empty.

        It takes no longer than so many seconds, by the clock. Raises errors.UnsupportedType for
        another kind, errors.TooLarge for one that unpacks to too much, errors.Malformed for text
        that is not UTF-8, errors.InvalidField for a file that is damaged, locked, holds no text, or
        takes too long.
        """
        ...


class TitleReader(Protocol):
    """Gives the title that an uploaded file names apart from its text."""

    def __call__(self, name: str, content: bytes) -> str:
        """Give the title, or "" where the kind of file has none, or this one has none."""
        ...


def kind_of(name: str) -> str:
    """Give a file's kind, the ending of its name. Raises errors.UnsupportedType for another."""
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    kind = (dot + ending).lower() if stem else ""
    if kind not in KINDS:
        raise UnsupportedType(f"Files of these kinds are read: {', '.join(KINDS)}.", field="file")
    return kind


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a written file that stands by itself.

    `words` are its pieces of text, each with whether it is an original among English.
    """

    kind: Literal[
        "label", "title", "standfirst", "heading", "french", "english", "quotation", "note"
    ]
    words: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """Give the words alone."""
        return "".join(text for text, _ in self.words)


class FileWriter(Protocol):
    """Gives the bytes of a file that holds some blocks, in order."""

    def __call__(self, blocks: Iterable[Block]) -> bytes:
        """Write any text: characters that the kind of file cannot hold are left out."""
        ...
