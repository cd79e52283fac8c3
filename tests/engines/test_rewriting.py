"""Files as HTML and back: what is no text stays, and the English stands where the French did."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, cast
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from service.adapters.files import rewriting, sandbox
from service.errors import InputError, InvalidField, UnsupportedType
from service.text.file_formats import MARKED_UP, EnglishMarkup
from tests.engines.test_readers import MADE
from tests.hostile_files import hostile_files
from tests.office_files import SAID, TITLE, WORDS, libreoffice_file, picture, word_file

WORD, ODT = word_file(), libreoffice_file()
HOSTILE = {n: c for n, c in hostile_files().items() if n.endswith(tuple(MARKED_UP))}
FRENCH = f'<span lang="fr">{SAID}</span>'


@pytest.fixture(autouse=True, scope="module")
def _no_process_is_left() -> Iterator[None]:
    """End the warm process that these tests started."""
    yield
    sandbox._WARM.stop()


def english(html: str, title: str = "The bridge") -> EnglishMarkup:
    """Return markup that stands for the English."""
    return EnglishMarkup(html, title, "en-GB", "Machine translation")


def lines(html: str) -> list[str]:
    """Return the texts of the paragraphs, without tags; those without any are left out."""
    found = re.sub("<[^>]*>", "", html.replace("</p>", "\n").replace("<br", "\n<br")).split("\n")
    return [line.strip() for line in found if line.strip()]


def capitals(html: str) -> str:
    """Put the text of some HTML into capitals."""
    return re.sub("(^|>)([^<]+)", lambda m: m[1] + m[2].upper(), html)


LINES = {
    "a.docx": [
        TITLE,
        f"{SAID}, a dit le maire.",
        "Au XXIe siècle, le site et la page ajoutent une note.",
        "Le pont est fermé.",
        "Une dépense",
        "Contact :",
        "Anne Dupont",
        "Fin",
        "Un encadré.",
        "Une note de bas de page.",
        "La mairie",
        "La page7",
    ],
    "a.odt": [
        TITLE,
        f"{SAID}, a dit le maire.",
        "Fin",
        "Une note de bas de page.",
        "Un encadré.",
        "Le pont est fermé.",
        "La page 7",
    ],
}
FILES = {"a.docx": WORD, "a.odt": ODT}


@pytest.mark.parametrize("name", FILES)
def test_every_paragraph_is_read(name: str) -> None:
    """In order, notes and headers behind the body; remarks and what was deleted are left out."""
    found = rewriting.read_markup(name, FILES[name])

    assert lines(found.html) == LINES[name]
    assert found.read_as.encoding is None


@pytest.mark.parametrize("name", FILES)
def test_what_is_set_unaltered_reads_the_same(name: str) -> None:
    """No run, no link and no picture more or less."""
    html = rewriting.read_markup(name, FILES[name]).html

    assert rewriting.write_markup(name, FILES[name], english(html)).html == html


@pytest.mark.parametrize("name", FILES)
def test_the_english_stands_in_the_place_of_the_french(name: str) -> None:
    """All of it; a page number is what it was."""
    html = rewriting.read_markup(name, FILES[name]).html
    written = rewriting.write_markup(name, FILES[name], english(capitals(html)))

    assert lines(written.html) == [line.upper() for line in LINES[name]]


def runs(document: Any, index: int) -> list[tuple[str, bool, bool, str]]:
    """Return the runs of a paragraph: text, bold, italic, language."""
    found = document.paragraphs[index].runs
    marks = [run._r.find(f".//{qn('w:lang')}") for run in found]
    return [
        (run.text, bool(run.bold), bool(run.italic), mark.get(qn("w:val")))
        for run, mark in zip(found, marks, strict=True)
    ]


def test_formats_of_word_stay_within_a_quotation_that_is_marked_as_french() -> None:
    """In bold and italics as they were; Word's own cuts are healed."""
    html = rewriting.read_markup("a.docx", WORD).html
    marked = html.replace("« Nous", '<span lang="fr">« Nous').replace("impôts »", "impôts »</span>")
    written = rewriting.write_markup("a.docx", WORD, english(marked)).content
    document = docx.Document(BytesIO(written))

    assert runs(document, 1) == [
        ("« Nous devons réduire le ", False, False, "fr-FR"),
        ("déficit", False, True, "fr-FR"),
        (" sans ", False, False, "fr-FR"),
        ("augmenter", True, False, "fr-FR"),
        (" les impôts »", False, False, "fr-FR"),
        (", a dit le ", False, False, "en-GB"),
        ("maire", True, False, "en-GB"),
        (".", False, False, "en-GB"),
    ]
    assert document.core_properties.title == "The bridge"
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.comments == "Machine translation"
    assert [p.style.name for p in document.paragraphs if p.style][:4:3] == [
        "Heading 1",
        "List Bullet",
    ]


def test_a_paragraph_looks_as_most_of_it_does_outside_its_links() -> None:
    """So a long link leaves no words around it in doubt; a stop has no look of its own."""
    document = docx.Document()
    paragraph = document.add_paragraph("Sports : ")
    link: Any = parse_xml(f"<w:hyperlink {WORDS}/>")
    linked = paragraph.add_run("les résultats du week-end")
    linked.underline = True
    cast("Any", paragraph)._p.append(link)
    link.append(linked._r)
    paragraph.add_run(".").bold = True
    file = BytesIO()
    document.save(file)
    html = re.sub(' id="[^"]*"', "", rewriting.read_markup("a.docx", file.getvalue()).html)

    assert html == "<p>Sports : <span><span>les résultats du week-end</span></span>.</p>"


def test_what_is_no_text_stays_in_a_word_file() -> None:
    """Picture, links, note, fields; and the copy of a text box is in English too."""
    html = rewriting.read_markup("a.docx", WORD).html
    written = rewriting.write_markup("a.docx", WORD, english(capitals(html))).content
    with ZipFile(BytesIO(written)) as packed:
        body = packed.read("word/document.xml").decode()
        pictures = [packed.read(n) for n in packed.namelist() if n.endswith(".png")]
        notes = packed.read("word/footnotes.xml").decode()

    assert pictures == [picture()]
    assert "<w:footnoteRef/>" in notes
    assert "UNE NOTE" in notes
    assert body.count("UN ENCADRÉ.") == 2
    for kept in ("<w:footnoteReference ", "<w:hyperlink ", "HYPERLINK", "<w:drawing>"):
        assert kept in body
    assert not set(re.findall("w:(?:ins|del|proofErr)(?=[ />])", body))
    assert body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"') == 1


def test_a_libreoffice_file_keeps_its_styles_and_marks_its_french() -> None:
    """Its link, note and remark too; styles in French are in English now."""
    html = rewriting.read_markup("a.odt", ODT).html
    assert html.count("<span") == 2  # bold, and the link: a style of nothing but a language is none
    whole = re.sub("« .* »", lambda m: f'<span lang="fr">{m[0]}</span>', html)
    written = rewriting.write_markup("a.odt", ODT, english(whole)).content
    with ZipFile(BytesIO(written)) as packed:
        assert packed.infolist()[0].filename == "mimetype"
        content, meta = packed.read("content.xml").decode(), packed.read("meta.xml").decode()
    tree = etree.fromstring(content.encode())
    name = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    marked = next(s for s in tree.iter(f"{name}span") if "French" in s.get(f"{name}style-name", ""))

    assert "".join(marked.itertext()) == SAID
    assert content.count('fo:language="fr"') == 1
    assert "À vérifier" in content
    assert "<text:note-citation>1<" in content
    assert "The bridge" in meta
    assert "Machine translation" in meta
    assert "Communiqué" not in meta


def test_a_page_keeps_its_encoding_and_says_its_language() -> None:
    """What the encoding does not hold becomes a reference; scripts stay."""
    page = (
        '<html lang="fr"><head><meta charset="iso-8859-1"></head><body><p>é</p><script>"é"</script>'
    )
    written = rewriting.write_markup(
        "a.html", page.encode("latin-1"), english(page.replace("<p>é", "<p>“e” – é"))
    )

    assert b"<p>\x93e\x94 \x96 \xe9" in written.content  # Windows's, as browsers read Latin-1
    assert b'"\xe9"' in written.content
    assert b'<html lang="en-GB">' in written.content
    assert rewriting.write_markup("a.html", b"<p>e", english("<p>→")).content == "<p>→".encode()


def test_other_kinds_are_refused() -> None:
    """With those that there are."""
    with pytest.raises(UnsupportedType, match=r"\.docx"):
        rewriting.read_markup("a.pdf", MADE[".pdf"])


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kept", [0, 100, -200])
def test_damaged_files_are_refused(name: str, kept: int) -> None:
    """Also where what is damaged is found when it is written."""
    with pytest.raises(InvalidField):
        rewriting.read_markup(name, FILES[name][:kept])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_refusal_or_in_time(name: str) -> None:
    """Under the limits of the process that reads files."""
    try:
        found = sandbox.Rewriter().read(name, HOSTILE[name], 20)
    except InputError:
        return
    assert name in {"merged.docx", "blanks.odt", "deep.html"}
    assert len(found.html) < 1_000_000


@pytest.mark.parametrize("name", FILES)
def test_the_process_answers_as_the_readers_do(name: str) -> None:
    """With the file, and how it reads."""
    rewriter, html = sandbox.Rewriter(), rewriting.read_markup(name, FILES[name]).html
    assert rewriter.read(name, FILES[name], 20).html == html
    written = rewriter.write(name, FILES[name], english(html), 20)

    assert written.html == html
    assert rewriting.read_markup(name, written.content).html == html
