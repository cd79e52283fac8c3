"""The file formats that are read and written, and the ports of their readers and writers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from service.article import Caveat, ReadAs, Spelling
from service.errors import UnsupportedType
from service.message import message_of

PLAIN = ".txt"  # which is decoded, and not parsed
KINDS = (PLAIN, ".html", ".htm", ".docx", ".odt", ".pdf", ".eml")
LONGEST_PROPERTY = 255  # characters of a property, such as the title, of an office file
MARKED_UP = (".html", ".htm", ".docx", ".odt")  # that are read as HTML, and written in English
REWRITTEN = (PLAIN, *MARKED_UP)  # that are given back in English


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, never empty; `title` is that of its metadata, "" where there is none.

    `caveats`: what is doubtful of the text itself, as the order of a page's columns. `before`,
    `after`: what stands around the article of a message, and is left out of `text`.
    """

    text: str
    read_as: ReadAs
    title: str = ""
    caveats: tuple[Caveat, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def whole(self) -> "FileText":
        """The same with everything that was left out put back."""
        if not self.before and not self.after:
            return self
        text = "\n\n".join(filter(None, (self.before, self.text, self.after)))
        return FileText(text, self.read_as, self.title)


class FileReader(Protocol):
    """Reads the plain text of a file, one line a paragraph."""

    def __call__(
        self, name: str, content: bytes, seconds: float, encoding: str | None = None
    ) -> FileText:
        """Return the text of a file; its format goes by the ending of `name`, in any case.

        `seconds`: the wall-clock time that reading may take. `encoding`: of a file of text; without
        it the encoding is detected. Raises errors.UnsupportedType for another format,
        errors.Malformed for text that is not in its encoding, errors.TooLarge for too many pages,
        errors.InvalidField for a file that is damaged, locked, holds no text, unpacks to too much,
        or costs too much time or memory; errors.Busy where no file can be read now,
        errors.DeadlineExceeded where the time ran out, though not the limits on the work.
        """
        ...


@dataclass(frozen=True, slots=True)
class FileMarkup:
    """A file as HTML: its paragraphs in order, with a tag for each thing that stands in them."""

    html: str
    read_as: ReadAs


@dataclass(frozen=True, slots=True)
class EnglishMarkup:
    """What a file is rewritten with: its HTML in English, its title, the spelling of both.

    `label`: what its properties say of it besides.
    """

    html: str
    title: str
    spelling: Spelling
    label: str = ""


@dataclass(frozen=True, slots=True)
class RewrittenFile:
    """A file in English, and its HTML as it was read out of it again."""

    content: bytes
    html: str


class FileRewriter(Protocol):
    """Reads a file as HTML, and writes it with the HTML in English; a kind of MARKED_UP.

    `seconds`, `encoding` and errors are those of FileReader.
    """

    def read(
        self, name: str, content: bytes, seconds: float, encoding: str | None = None
    ) -> FileMarkup:
        """Return a file's HTML."""
        ...

    def write(
        self,
        name: str,
        content: bytes,
        english: EnglishMarkup,
        seconds: float,
        encoding: str | None = None,
    ) -> RewrittenFile:
        """Return the file `content`, which was read, with `english` in place of its text."""
        ...


def kind_of(name: str, kinds: Sequence[str] = KINDS) -> str:
    """Return a file's extension, in lower case with its dot.

    Raises errors.UnsupportedType for one that is not among `kinds`.
    """
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    kind = (dot + ending).lower() if stem else ""
    if kind not in kinds:
        message = message_of("Files of these kinds are read: %(kinds)s.", kinds=", ".join(kinds))
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

    def held(self, text: str) -> str:
        """Return a text as the file holds it: a mention of each character that it cannot hold."""
        ...

    def __call__(self, blocks: Iterable[Block]) -> bytes:
        """Return the file's bytes, after its text was read back and found to be `held`.

        Raises errors.InvalidField where it reads otherwise.
        """
        ...


def mention(found: re.Match[str]) -> str:
    """Return what stands in a file for a character that it cannot hold: [U+0001]."""
    return f"[U+{ord(found[0]):04X}]"
