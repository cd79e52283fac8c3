"""Articles out of files: which kinds are read, and the port behind which their readers stand."""

from typing import Protocol

KINDS = (".txt", ".html", ".htm", ".docx", ".odt", ".pdf", ".eml")


class FileReader(Protocol):
    """Gives the plain text of an uploaded file, a paragraph a line."""

    def __call__(self, name: str, content: bytes) -> str:
        """Read a file by its name's ending, in any case; the text is never empty.

        Raises errors.UnsupportedType for another kind, errors.TooLarge for one that unpacks to too
        much, errors.Malformed for text that is not UTF-8, errors.InvalidField for a file that is
        damaged, locked, or holds no text.
        """
        ...
