"""Word files by python-docx: read an article, write a result."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from service.adapters.files.docx_markup import UNREAD, Element
from service.adapters.files.skeletons import NOT_XML
from service.errors import InvalidField
from service.text.file_formats import Block, mention

_LINE_END = re.compile(r"\r\n?")
_READS_OTHERWISE = "A Word file cannot hold every character of this text: take it as a text file."
_TEXTS = frozenset(map(qn, "w:t w:tab w:ptab w:br w:cr w:noBreakHyphen".split()))
_STYLES = {
    "title": "Title",
    "standfirst": "Subtitle",
    "heading": "Heading 2",
    "french": "Quote",
    "note": "List Bullet",
}


def read_docx(content: bytes) -> str:
    """Return a file's paragraphs in order, one a line; the cells of a row are one, with tabs.

    Tracked changes are taken as accepted, and a text box stands behind the paragraph that holds it.
    On a damaged file it raises whatever python-docx raises.
    """
    return "\n".join(_lines(docx.Document(BytesIO(content)).element.body))


def _lines(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield _text(child)
        if child.tag == qn("w:tr"):
            yield "\t".join("\n".join(cell) for part in child if (cell := list(_lines(part))))
        elif child.tag not in UNREAD:
            yield from _lines(child)


def _text(parent: Element) -> str:
    """Return the text of a paragraph, or of a part of it, without that of text boxes."""
    return "".join(
        str(child) if child.tag in _TEXTS else _text(child)
        for child in parent
        if child.tag not in UNREAD and child.tag != qn("w:txbxContent")
    )


class DocxWriter:
    """Writes Word files, originals in italics: the port file_formats.FileWriter."""

    def held(self, text: str) -> str:
        """Return a text as a Word file holds it: characters of XML, line ends of one kind."""
        return NOT_XML.sub(mention, _LINE_END.sub("\n", text))

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
