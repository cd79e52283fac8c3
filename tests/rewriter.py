"""Reads and writes files where no process of their own is wanted."""

from service.adapters.files import rewriting
from service.text.file_formats import EnglishMarkup, FileMarkup, RewrittenFile


class InProcess:
    """A FileRewriter in the process of its caller, whose CPU-seconds can be measured."""

    def read(
        self, name: str, content: bytes, _seconds: float, encoding: str | None = None
    ) -> FileMarkup:
        """Return a file's HTML."""
        return rewriting.read_markup(name, content, encoding)

    def write(
        self,
        name: str,
        content: bytes,
        english: EnglishMarkup,
        _seconds: float,
        encoding: str | None = None,
    ) -> RewrittenFile:
        """Return the file in English."""
        return rewriting.write_markup(name, content, english, encoding)
