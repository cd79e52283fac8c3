"""Word files by python-docx: read an article, write a result."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.table import Table

from service.text.file_formats import Block

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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


def write_docx(blocks: Iterable[Block]) -> bytes:
    """Return a Word file of blocks, originals in italics: the port file_formats.FileWriter."""
    document = docx.Document()
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.language = "en-GB"
    for block in blocks:
        paragraph = document.add_paragraph(style=_STYLES.get(block.kind))
        for text, original in block.words:
            run = paragraph.add_run(_NOT_XML.sub("", text))
            run.italic = original or None
            run.bold = block.kind == "label" or None
    file = BytesIO()
    document.save(file)
    return file.getvalue()
