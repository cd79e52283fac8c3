"""Files made to cost a reader time or memory: small, and each hostile in a way of its own."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

import docx
from odf.opendocument import OpenDocumentText
from odf.text import P

_WORD = "word/document.xml"
_MARK = "Article."


def hostile_files() -> dict[str, bytes]:
    """Return each file by a name whose ending is its kind; none may be read in full."""
    sound_docx, sound_odt = _docx(), _odt()
    return {
        "paragraphs.docx": _with(sound_docx, {_WORD: _repeated("<w:p/>", 800_000)}),
        "runs.docx": _with(sound_docx, {_WORD: _repeated("<w:p><w:r/></w:p>", 15_000, "<w:r/>")}),
        "styles.docx": _with(sound_docx, {"word/styles.xml": _styles(400_000)}),
        "merged.docx": _with(sound_docx, {_WORD: _merged(900_000_000)}),
        "entity.docx": _with(sound_docx, {_WORD: _entity()}),
        "laughs.docx": _with(sound_docx, {_WORD: _laughs()}),
        "entries.docx": _with(sound_docx, {f"word/media/{n}.png": b"" for n in range(5_000)}),
        "unpacked.docx": _with(sound_docx, {"word/media/1.png": bytes(40 << 20)}),
        "nested.docx": _with(sound_docx, {_WORD: _body("<w:tbl><w:tr><w:tc>" * 30_000)}),
        "paragraphs.odt": _with(sound_odt, {"content.xml": _odt_of("<text:p/>" * 400_000)}),
        "blanks.odt": _with(
            sound_odt, {"content.xml": _odt_of('<text:p>A<text:s text:c="2000000000"/></text:p>')}
        ),
        "unpacked.pdf": _pdf(b"(a) Tj " * 150_000, 100),
        "operators.pdf": _pdf(b"BT /F 9 Tf 9 9 Td (a) Tj ET " * 30_000, 60),
        "parameters.eml": _message("text/plain" + "".join(f"; a{n}=1" for n in range(100_000))),
        "folded.eml": _message("text/plain" + "".join(f";\n a{n}=1" for n in range(90_000))),
        "parts.eml": _message('multipart/mixed; boundary="b"', "--b\n\nx\n" * 100_000),
        "subject.eml": _message("text/plain", subject="=?utf-8?q?a?= " * 60_000),
        "tags.html": b"<p><b>" * 300_000,
        "deep.html": b"<div>" * 90_000 + _MARK.encode(),
        "attributes.html": b"<p " + b" ".join(b"a%d=1" % n for n in range(150_000)) + b">x",
        "bytes.txt": b"\xe9" * (2 << 20),
    }


def _docx() -> bytes:
    document = docx.Document()
    document.add_paragraph(_MARK)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _odt() -> bytes:
    document = OpenDocumentText()
    document.text.addElement(P(text=_MARK))
    file = BytesIO()
    document.write(file)
    return file.getvalue()


def _with(packed: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a zip with other parts, or more of them."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(packed)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return file.getvalue()


def _body(xml: str, prolog: str = "") -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{word}"><w:body>'
    return f"{head}{xml}</w:body></w:document>".encode()


def _repeated(xml: str, times: int, inner: str = "") -> bytes:
    return _body(xml.replace(inner, inner * 20) * times if inner else xml * times)


def _styles(times: int) -> bytes:
    return _body("<w:style/>" * times).replace(b"w:document", b"w:styles")


def _merged(columns: int) -> bytes:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr><w:p/></w:tc>'
    return _body(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")


def _entity() -> bytes:
    """Return a document whose text after an entity a library leaves out."""
    prolog = '<!DOCTYPE w:document [<!ENTITY e "e">]>'
    return _body("<w:p><w:r><w:t>Avant &e; apr\u00e8s.</w:t></w:r></w:p>", prolog)


def _laughs() -> bytes:
    more = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    prolog = f'<!DOCTYPE w:document [<!ENTITY l0 "ha">{more}]>'
    return _body("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", prolog)


def _odt_of(xml: str) -> bytes:
    opened = "urn:oasis:names:tc:opendocument:xmlns"
    return (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{opened}:office:1.0"'
        f' xmlns:text="{opened}:text:1.0" office:version="1.2"><office:body><office:text>'
        f"{xml}</office:text></office:body></office:document-content>"
    ).encode()


def _pdf(operators: bytes, times: int) -> bytes:
    """Return a page whose content unpacks to some operators, many times over."""
    packer = zlib.compressobj(1)
    stream = b"".join(packer.compress(operators) for _ in range(times)) + packer.flush()
    fonts = b"/Resources<</Font<</F 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents 4 0 R%s>>" % fonts,
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    file, places = b"%PDF-1.4\n", b""
    for number, content in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(file)
        file += b"%d 0 obj%s\nendobj\n" % (number, content)
    return file + (
        b"xref\n0 6\n0000000000 65535 f \n%s" % places
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(file)
    )


def _message(kind: str, body: str = _MARK, subject: str = "Article") -> bytes:
    return f"Subject: {subject}\nMIME-Version: 1.0\nContent-Type: {kind}\n\n{body}".encode()
