"""Word files by python-docx: read an article, write a result."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.table import Table

from service.errors import InvalidField
from service.text.file_formats import Block, mention

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n?")
_READS_OTHERWISE = "A Word file cannot hold every character of this text: take it as a text file."
_STYLES = {
    "title": "Title",
    "standfirst": "Subtitle",
    "heading": "Heading 2",
    "french": "Quote",
    "note": "List Bullet",
}


def read_docx(content: bytes) -> str:
    """Return a file's paragraphs in order, one a line, those in tables included.

    On a damaged file it raises whatever python-docx raises.
    """
    return "\n".join(_lines(docx.Document(BytesIO(content))))


def _lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from ("\t".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield block.text


class DocxWriter:
    """Writes Word files, originals in italics: the port file_formats.FileWriter."""

    def held(self, text: str) -> str:
        """Return a text as a Word file holds it: characters of XML, line ends of one kind."""
        return _NOT_XML.sub(mention, _LINE_END.sub("\n", text))

    def __call__(self, blocks: Iterable[Block]) -> bytes:
        """Return a Word file of blocks. Raises errors.InvalidField where it reads otherwise."""
        document = docx.Document()
        document.core_properties.author = document.core_properties.comments = ""
        document.core_properties.language = "en-GB"
        texts = [self._add(document, block) for block in blocks]
        file = BytesIO()
        document.save(file)
        if [paragraph.text for paragraph in docx.Document(file).paragraphs] != texts:
            raise InvalidField(_READS_OTHERWISE, field="format")
        return file.getvalue()

    def _add(self, document: Document, block: Block) -> str:
        """Add a paragraph; return its text."""
        paragraph = document.add_paragraph(style=_STYLES.get(block.kind))
        for text, original in block.words:
            run = paragraph.add_run(self.held(text))
            run.italic = original or None
            run.bold = block.kind == "label" or None
        return "".join(self.held(text) for text, _ in block.words)
