"""Articles out of files: each kind, and what hostile or damaged ones are told."""

import re
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO

import docx
import pypdf
import pytest
from docx.oxml import parse_xml
from odf.opendocument import OpenDocumentText
from odf.text import H, P

from service.adapters.files import readers
from service.article import ReadAs
from service.errors import InputError, InvalidField, UnsupportedType
from service.text.file_formats import KINDS
from tests.office_files import SAID, WORDS, libreoffice_file, word_file
from tests.office_files import TITLE as BRIDGE

TITLE = "Le pont de l’Avenir"
BODY = "Le maire a parlé d’un projet « nécessaire maintenant », avant de quitter la séance."
LINES = [TITLE, BODY]


def made_txt() -> bytes:
    """Make a text file."""
    return "\n".join(LINES).encode()


def made_html() -> bytes:
    """Make a page with an article, a menu, a comment and a script."""
    more = "".join(f"<p>{BODY} ({i})</p>" for i in range(5))
    return (
        f"<html><head><title>x</title></head><body><nav><a href='/'>MENU</a></nav><article>"
        f"<h1>{TITLE}</h1><p>{BODY}</p>{more}</article><script>alert(1)</script></body></html>"
    ).encode()


def made_docx() -> bytes:
    """Make a Word file with a paragraph in a table."""
    document = docx.Document()
    document.add_heading(TITLE)
    document.add_table(rows=1, cols=1).cell(0, 0).text = BODY
    return saved(document.save)


def made_odt() -> bytes:
    """Make a LibreOffice file."""
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text=TITLE))
    document.text.addElement(P(text=BODY))
    return saved(document.write)


def made_eml() -> bytes:
    """Make a message in Latin-1 with an HTML part beside."""
    message = EmailMessage()
    message["Subject"] = "Article"
    message.set_content("\n".join(LINES).replace("’", "'"), charset="iso-8859-1")
    message.add_alternative("<p>HTML</p>", subtype="html")
    return bytes(message)


def saved(save: Callable[[BytesIO], object]) -> bytes:
    """Return the bytes that a library writes into a file."""
    file = BytesIO()
    save(file)
    return file.getvalue()


def made_pdf() -> bytes:
    """Make a page of two lines, by hand: no library here writes text."""
    lines = [line.replace("’", "'").encode("cp1252") for line in LINES]
    stream = b"BT /F1 12 Tf 50 700 Td " + b" 0 -20 Td ".join(b"(%s) Tj" % x for x in lines) + b" ET"
    fonts = b"/Resources<</Font<</F1 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents 4 0 R%s>>" % fonts,
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return file + (
        b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(file))
    )


MADE = {
    ".txt": made_txt(),
    ".html": made_html(),
    ".htm": made_html(),
    ".docx": made_docx(),
    ".odt": made_odt(),
    ".pdf": made_pdf(),
    ".eml": made_eml(),
}


def test_each_kind_is_tried() -> None:
    """A kind that is added is tried too."""
    assert MADE.keys() == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_article_is_read(kind: str) -> None:
    """Paragraph by paragraph, whatever the case of the name's ending."""
    found = readers.read_article(f"Article.{kind[1:].upper()}", MADE[kind])
    lines = [line for line in found.text.splitlines() if line]

    assert [line.replace("’", "'") for line in lines[:2]] == [x.replace("’", "'") for x in LINES]
    assert not any("MENU" in line or "alert" in line for line in lines)


def word(body: str) -> bytes:
    """Return a Word file; letters in square brackets stand for a run of them."""
    document = docx.Document()
    body = re.sub(r"\[(.*?)\]", r'<w:r><w:t xml:space="preserve">\1</w:t></w:r>', body)
    xml = f"<w:body {WORDS}>{body}</w:body>"
    document.element.body[:0] = list(parse_xml(xml))
    return saved(document.save)


def cell(text: str, merged: str = "") -> str:
    """Return a cell of a table, and how it is merged with others."""
    return f"<w:tc><w:tcPr>{merged}</w:tcPr><w:p>[{text}]</w:p></w:tc>"


WIDE, TOP, BELOW = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
ROW, CONTROL = "<w:tr>{}{}</w:tr>".format, "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format
TABLE = "<w:tbl>{}{}</w:tbl>".format


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p>[Je ]<w:ins>[ne ]</w:ins>[veux]<w:ins>[ pas]</w:ins></w:p>", "Je ne veux pas"),
        ("<w:p>[Oui]<w:del><w:r><w:delText>, non</w:delText></w:r></w:del></w:p>", "Oui"),
        ("<w:p><w:moveFrom>[a]</w:moveFrom>[b]<w:moveTo>[a]</w:moveTo></w:p>", "ba"),
        ("<w:p><w:smartTag>[un]</w:smartTag><w:fldSimple>[ 2]</w:fldSimple></w:p>", "un 2"),
        (f"<w:p>[à]{CONTROL('[ Nice]')}</w:p>", "à Nice"),
        (CONTROL("<w:p>[Un]</w:p><w:p>[Deux]</w:p>"), "Un\nDeux"),
        ("<w:p>[un]<w:r><w:tab/><w:noBreakHyphen/><w:softHyphen/><w:br/></w:r></w:p>", "un\t-\n"),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>[un]</w:p>", "un"),
        (TABLE(ROW(cell("« Non »", WIDE), ""), ROW(cell("a"), cell("b"))), "« Non »\na\tb"),
        (TABLE(ROW(cell("a", TOP), cell("b")), ROW(cell("", BELOW), cell("c"))), "a\tb\n\tc"),
        (TABLE(ROW(cell("a"), CONTROL(cell("b"))), CONTROL(ROW(cell("c"), ""))), "a\tb\nc"),
    ],
)
def test_a_word_file_is_read_as_word_shows_it(body: str, text: str) -> None:
    """Insertions without deletions, what stands in a control, each cell once."""
    assert readers.read_article("a.docx", word(body)).text == text


PARAGRAPHS = re.compile("<text:h.*</text:p>")
REMARK = "<office:annotation><text:p>À vérifier !</text:p></office:annotation>"
DELETED = """<text:tracked-changes><text:changed-region><text:deletion><text:p>« Non »</text:p>
</text:deletion></text:changed-region></text:tracked-changes>"""
NOTE = """<text:note><text:note-citation>1</text:note-citation><text:note-body>
<text:p>Une <text:span>note</text:span>.</text:p></text:note-body></text:note>"""


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<text:p>Il dit « non{REMARK} merci ».</text:p>", "Il dit « non merci »."),
        (f"<text:p>Il<!-- dit --> part{REMARK}.</text:p>", "Il part."),
        (f"{DELETED}<text:p>« Oui<text:change/> »</text:p>", "« Oui »"),
        (
            f"<text:p>Il part{NOTE} lundi.</text:p><text:h>Fin</text:h>",
            "Il part lundi.\nUne note.\nFin",
        ),
        (
            "<text:p>a<text:s/>b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e</text:p>",
            "a b   c\td\ne",
        ),
        (
            "<text:p>Le <text:a>site <text:span>du</text:span></text:a> maire</text:p>",
            "Le site du maire",
        ),
    ],
)
def test_a_libreoffice_file_is_read_as_it_is_shown(body: str, text: str) -> None:
    """Without remarks and what was deleted; a note behind its paragraph."""
    content = changed(MADE[".odt"], "content.xml", lambda xml: PARAGRAPHS.sub(body, xml))

    assert readers.read_article("a.odt", content).text == text


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [
        (
            "a.docx",
            word_file(),
            [
                f"{SAID}, a dit le maire.",
                "Au XXIe siècle, le site et la page ajoutent une note.",
                "Le pont est fermé.",
                "Une dépense",
                "Contact :\tAnne Dupont",
                "Fin",
                "Un encadré.",
            ],
        ),
        (
            "a.odt",
            libreoffice_file(),
            [
                f"{SAID}, a dit le maire.\tFin",
                "Une note de bas de page.",
                "Un encadré.",
                "Le pont est fermé.",
            ],
        ),
    ],
)
def test_an_office_file_is_read_in_order(name: str, content: bytes, lines: list[str]) -> None:
    """Links, tables and text boxes, each once; no headers and footers."""
    found = readers.read_article(name, content).text.split("\n")

    assert [line for line in found if line] == [BRIDGE, *lines]


@pytest.mark.parametrize("kind", [".docx", ".odt", ".pdf"])
@pytest.mark.parametrize("kept", [0, 100, -200])
def test_a_damaged_file_is_refused(kind: str, kept: int) -> None:
    """With a sentence that names the kind."""
    with pytest.raises(InvalidField, match=rf"\{kind}") as refused:
        readers.read_article(f"a{kind}", MADE[kind][:kept])

    assert refused.value.field == "file"


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_of_no_kind_are_refused(kind: str) -> None:
    """Whatever the name says, and however the library fails."""
    with pytest.raises(InputError):
        readers.read_article(f"a{kind}", b"\0\xff" * 99)


def test_a_locked_pdf_is_refused() -> None:
    """It is not guessed at."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(made_pdf()))
    writer.encrypt("secret", algorithm="RC4-128")

    with pytest.raises(InvalidField, match="locked"):
        readers.read_article("a.pdf", saved(writer.write))


def test_a_pdf_of_pictures_has_no_text() -> None:
    """A scan is told so."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)

    with pytest.raises(InvalidField, match="No text"):
        readers.read_article("a.pdf", saved(writer.write))


@pytest.mark.parametrize("kind", [".docx", ".odt"])
def test_what_unpacks_to_too_much_is_refused(kind: str) -> None:
    """A small file that would fill the memory."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * (40 << 20))

    with pytest.raises(InvalidField, match="unpacks to 40 MiB; at most 32") as refused:
        readers.read_article(f"a{kind}", file.getvalue())

    assert refused.value.limit == 32


def changed(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Give a zip with one part changed."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for member in old.infolist():
            data = old.read(member)
            new.writestr(member, change(data.decode()) if member.filename == part else data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("kind", "part"), [(".docx", "word/document.xml"), (".odt", "content.xml")]
)
@pytest.mark.parametrize(
    "types", ["", '[<!ENTITY e "e">]', '[<!ENTITY e SYSTEM "file:///etc/passwd">]']
)
def test_a_document_type_is_refused(kind: str, part: str, types: str) -> None:
    """The text after an entity would be lost in silence."""
    content = changed(MADE[kind], part, lambda xml: xml.replace("?>", f"?><!DOCTYPE x {types}>", 1))

    with pytest.raises(InvalidField, match="entities"):
        readers.read_article(f"a{kind}", content)


@pytest.mark.parametrize("paragraphs", [19_000, 21_000])
def test_paragraphs_are_counted(paragraphs: int) -> None:
    """A long document is read, one that nobody wrote is not."""
    content = changed(
        MADE[".docx"],
        "word/document.xml",
        lambda xml: xml.replace("<w:sectPr", "<w:p/>" * paragraphs + "<w:sectPr", 1),
    )
    if paragraphs < 20_000:
        assert readers.read_article("a.docx", content).text.startswith(TITLE)
    else:
        with pytest.raises(InvalidField, match="more than 20000 paragraphs"):
            readers.read_article("a.docx", content)


@pytest.mark.parametrize("name", ["a.exe", "a", "a.docx.zip", ".txt"])
def test_other_kinds_are_refused(name: str) -> None:
    """With the kinds that are read."""
    with pytest.raises(UnsupportedType, match=r"\.pdf"):
        readers.read_article(name, b"x")


@pytest.mark.parametrize(
    ("declared", "codec", "read_as"),
    [
        ("windows-1252", "cp1252", ReadAs("cp1252", guessed=False)),
        ("iso-8859-1", "cp1252", ReadAs("cp1252", guessed=False)),  # as browsers take it
        ("no-such", "cp1252", ReadAs("cp1252", guessed=True)),
        ("utf-8", "iso8859-15", ReadAs("iso8859-15", guessed=True)),
        ("iso-8859-1", "utf-8", ReadAs("utf-8", guessed=False)),
    ],
)
def test_a_page_and_a_message_declare_their_encoding(
    declared: str, codec: str, read_as: ReadAs
) -> None:
    """What they declare counts where the bytes fit it."""
    text = "<article><p>" + "« L'été à Nice », un chef-d'œuvre vendu 10 €. " * 9 + "</p></article>"
    page = f'<head><meta charset="{declared}"><title>Œuvre</title></head>{text}'.encode(codec)
    head = f"Subject: A\nMIME-Version: 1.0\nContent-Type: text/html; charset={declared}\n\n"
    body = f"{head}<html><body>{text}</body></html>".encode(codec)

    for name, content in (("a.html", page), ("a.eml", body)):
        found = readers.read_article(name, content)
        assert "« L'été à Nice », un chef-d'œuvre vendu 10 €." in found.text
        assert found.read_as == read_as
        assert readers.read_article(name, content, codec).read_as.guessed is False


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("a.html", "<title>\n L&#39;été </title>", "L'été"),
        ("a.HTM", '<TITLE lang="fr">été</TITLE>', "été"),
        ("a.html", "<title></title>", ""),
        ("a.html", f"<title>{'a' * 600}</title>", "a" * 500),
    ],
)
def test_a_page_names_its_title(name: str, content: str, title: str) -> None:
    """As it stands in the page; a damaged one is none."""
    page = content.encode() + MADE[".html"].replace(b"<title>x</title>", b"")

    assert readers.read_article(name, page).title == title


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (f"<p>{'Il pleut à Nantes. ' * 14}</p>", "Il pleut à Nantes. " * 14),
        ("Il pleut.<br>Il neige.", "Il pleut.\nIl neige."),
        ("<div>Il pleut <b>fort</b> ici.</div><script>a</script>", "Il pleut fort ici."),
        ("<html><body>Il pleut.</body></html>", "Il pleut."),
    ],
)
def test_a_fragment_of_a_page_is_read(page: str, text: str) -> None:
    """Without the tags around it, as from an editing system."""
    found = readers.read_article("a.html", page.encode()).text

    assert " ".join(found.split()) == " ".join(text.split())


def test_the_quotations_of_a_page_have_marks() -> None:
    """As a browser shows those that a tag alone sets apart; none has them twice."""
    said = "<p>Le maire dit : <Q cite='a'>la paix</Q>. Il ajoute : <q>« non »</q>.</p>"
    page = MADE[".html"].replace(b"</article>", said.encode() + b"</article>", 1)

    assert "« la paix ». Il ajoute : « non »." in readers.read_article("a.html", page).text


def test_a_message_names_its_subject() -> None:
    """The subject is its title."""
    assert readers.read_article("a.eml", MADE[".eml"]).title == "Article"


@pytest.mark.parametrize("name", ["Content-Type", "content-disposition", "Subject"])
def test_a_header_of_a_message_is_bounded(name: str) -> None:
    """Parameters would take a minute to parse; a header that is not parsed may be long."""
    lines = "".join(f";\n a{number}=1" for number in range(500))
    message = f"X-List: x{lines * 9}\n{{}}: text/plain{lines}\n\nIl pleut à Paris.".format
    with pytest.raises(InvalidField, match="header of the message is longer than 4000 bytes"):
        readers.read_article("a.eml", message(name).encode())

    assert "Il pleut" in readers.read_article("a.eml", message("X-More").encode()).text
