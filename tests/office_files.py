"""Office files with everything that must come back: styles, links, notes, pictures, headers."""

import struct
import zlib
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from odf import dc, draw, office, text
from odf.opendocument import OpenDocumentText
from odf.style import Footer, MasterPage, PageLayout, Style, TextProperties

TITLE = "Le pont de la Loire rouvre lundi"
SAID = "« Nous devons réduire le déficit sans augmenter les impôts »"
WORDS = nsdecls("w")
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_BOX = f"""<w:r {WORDS} xmlns:mc="{COMPATIBLE}"><mc:AlternateContent>
<mc:Choice Requires="w14"><w:drawing><w:txbxContent><w:p><w:r><w:t>Un encadré.</w:t></w:r></w:p>
</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>
<w:t>Un encadré.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>
</w:r>"""
_FIELD = """<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {0} </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{1}</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r>"""
_NOTES = f"""<w:footnotes {WORDS}><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r>
<w:t xml:space="preserve"> Une note de bas de page.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def picture() -> bytes:
    """Return a small picture."""
    rows = zlib.compress((b"\0" + b"\x30\x60\xc0" * 4) * 2)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 4, 2, 8, 2, 0, 0, 0)),
        (b"IDAT", rows),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def word_file() -> bytes:
    """Return a Word file with one of everything."""
    document = docx.Document()
    document.add_heading(TITLE)
    _add_mixed(document.add_paragraph())
    _add_marked(document.add_paragraph(), document)
    document.add_paragraph("Le pont est fermé.", style="List Bullet")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "Une dépense"
    document.add_picture(BytesIO(picture()))
    document.add_paragraph("Contact :\tAnne Dupont\nFin")
    box: Any = document.add_paragraph()._p
    box.append(parse_xml(_BOX))
    section = document.sections[0]
    section.header.paragraphs[0].text = "La mairie"
    _append(
        section.footer.paragraphs[0], f"<w:r><w:t>La page</w:t></w:r>{_FIELD.format('PAGE', 7)}"
    )
    notes = PackURI("/word/footnotes.xml")
    package = document.part.package
    part = Part(notes, CONTENT_TYPE.WML_FOOTNOTES, _NOTES.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add_mixed(paragraph: Paragraph) -> None:
    """Add a quotation in several formats, cut into runs as Word cuts them."""
    paragraph.add_run("« Nous devons ré")
    paragraph.add_run("duire le ")
    paragraph.add_run("déficit").italic = True
    paragraph.add_run(" sans ")
    paragraph.add_run("augmenter").bold = True
    paragraph.add_run(" les impôts », a dit le ")
    paragraph.add_run("maire").bold = True
    paragraph.add_run(".")


def _add_marked(paragraph: Paragraph, document: Document) -> None:
    """Add an ordinal, a link of each kind, a note, and tracked changes."""
    url = "https://exemple.fr/"
    link = document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph.add_run("Au XXI")
    paragraph.add_run("e").font.superscript = True
    paragraph.add_run(" siècle, ")
    relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    target = f'{relations} r:id="{link}"'
    _append(
        paragraph,
        f"<w:hyperlink {target}><w:r><w:t>le site</w:t></w:r></w:hyperlink>"
        '<w:r><w:t xml:space="preserve"> et </w:t></w:r>'
        + _FIELD.format('HYPERLINK "https://exemple.fr/2"', "la page")
        + '<w:ins w:id="1" w:author="a"><w:r><w:t xml:space="preserve"> ajoutent</w:t></w:r>'
        "</w:ins>"
        '<w:del w:id="2" w:author="a"><w:r><w:delText>retirent</w:delText></w:r></w:del>'
        '<w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve"> une note</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r>',
    )


def _append(paragraph: Paragraph, xml: str) -> None:
    into: Any = paragraph._p
    into.extend(list(parse_xml(f"<w:p {WORDS}>{xml}</w:p>")))


def libreoffice_file() -> bytes:
    """Return a LibreOffice file with one of everything."""
    document = OpenDocumentText()
    bold = Style(name="T1", family="text")
    bold.addElement(TextProperties(fontweight="bold", language="fr", country="FR"))
    document.automaticstyles.addElement(bold)
    plain = Style(name="T2", family="text")
    plain.addElement(TextProperties(language="fr", country="FR"))
    document.automaticstyles.addElement(plain)
    document.meta.addElement(dc.Title(text="Communiqué"))
    document.text.addElement(text.H(outlinelevel=1, text=TITLE))
    document.text.addElement(_odt_paragraph())
    items = text.List()
    item = text.ListItem()
    item.addElement(text.P(text="Le pont est fermé."))
    items.addElement(item)
    document.text.addElement(items)
    _add_footer(document)
    file = BytesIO()
    document.write(file)
    return file.getvalue()


def _odt_paragraph() -> Any:
    """Return a paragraph with a quotation in two formats, a link, a note, a tab and a remark."""
    made = text.P(text="« Nous devons ré")
    made.addElement(text.Span(stylename="T2", text="duire le déficit sans"))
    made.addElement(text.S())
    made.addElement(text.Span(stylename="T1", text="augmenter"))
    made.addText(" les impôts », a dit ")
    made.addElement(text.A(href="https://exemple.fr/", text="le maire"))
    note = text.Note(noteclass="footnote")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="Une note de bas de page."))
    note.addElement(body)
    made.addElement(note)
    made.addText(".")
    made.addElement(text.Tab())
    made.addText("Fin")
    remark = office.Annotation()
    remark.addElement(text.P(text="À vérifier"))
    made.addElement(remark)
    frame = draw.Frame(name="Cadre")
    box = draw.TextBox()
    box.addElement(text.P(text="Un encadré."))
    frame.addElement(box)
    made.addElement(frame)
    return made


def _add_footer(document: Any) -> None:
    layout = PageLayout(name="L")
    document.automaticstyles.addElement(layout)
    master = MasterPage(name="Standard", pagelayoutname=layout)
    footer = Footer()
    line = text.P(text="La page ")
    line.addElement(text.PageNumber(text="7"))
    footer.addElement(line)
    master.addElement(footer)
    document.masterstyles.addElement(master)
