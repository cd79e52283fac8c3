"""The file formats that are read and written, and the ports of their readers and writers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from service.errors import UnsupportedType
from service.message import message_of

KINDS = (".txt", ".html", ".htm", ".docx", ".odt", ".pdf", ".eml")


class FileReader(Protocol):
    """Reads the plain text of an uploaded file, one line a paragraph."""

    def __call__(self, name: str, content: bytes, seconds: float) -> str:
        """Return the text of a file; its format goes by the ending of `name`, in any case.

        The text is never empty. `seconds`: the wall-clock time that reading may take. Raises
        errors.UnsupportedType for another format, errors.TooLarge for one that unpacks to too much,
        errors.Malformed for text that is not UTF-8, errors.InvalidField for a file that is damaged,
        locked, holds no text, or takes too long.
        """
        ...


class TitleReader(Protocol):
    """Reads the title in the metadata of an uploaded file."""

    def __call__(self, name: str, content: bytes) -> str:
        """Return the title, or "" where the format has none or the file names none."""
        ...


def kind_of(name: str) -> str:
    """Return a file's extension, in lower case with its dot.

    Raises errors.UnsupportedType for one that is not in KINDS.
    """
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    kind = (dot + ending).lower() if stem else ""
    if kind not in KINDS:
        message = message_of("Files of these kinds are read: %(kinds)s.", kinds=", ".join(KINDS))
        raise UnsupportedType(message, field="file")
    return kind


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading of a written file.

    `words`: its pieces of text, each with whether it is French set among English.
    """

    kind: Literal[
        "label", "title", "standfirst", "heading", "french", "english", "quotation", "note"
    ]
    words: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The text of all pieces."""
        return "".join(text for text, _ in self.words)


class FileWriter(Protocol):
    """Writes blocks into a file of one format."""

    def __call__(self, blocks: Iterable[Block]) -> bytes:
        """Return the file's bytes; characters that the format cannot hold are left out."""
        ...
