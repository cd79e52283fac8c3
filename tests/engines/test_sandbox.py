"""Files read in a process of its own: the same answers, and an end to whatever has none."""

import zlib

import pytest

from service.adapters.files import readers, sandbox
from service.errors import InvalidField, Malformed, UnsupportedType


def test_it_reads_as_the_readers_do() -> None:
    """Text comes back as it is, line ends and all."""
    content = "Le maire.\r\n« Été » 🙂\n".encode()

    assert sandbox.read_file("A.TXT", content, 30) == readers.read_article("a.txt", content)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.exe", b"MZ", UnsupportedType),
        ("a.txt", b"\xff", Malformed),
        ("a.txt", b" ", InvalidField),
        ("a.pdf", b"%PDF-1.4 nothing", InvalidField),
    ],
)
def test_refusals_come_through(name: str, content: bytes, error: type[Exception]) -> None:
    """With their sentence, for the field `file`."""
    with pytest.raises(error, match=r"\.$") as caught:
        sandbox.read_file(name, content, 30)

    assert getattr(caught.value, "field", None) == "file"


def test_a_file_that_takes_too_long_is_refused() -> None:
    """The process is ended."""
    with pytest.raises(InvalidField, match="too long"):
        sandbox.read_file("a.txt", b"Bon.", 0.001)


def test_a_file_that_needs_too_much_memory_is_refused() -> None:
    """A PDF of 2 MB whose page says that it is 2 GB when unpacked."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b"(a) Tj " * 150_000) for _ in range(1_200)) + packer.flush()
    head = (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>>>endobj\n"
        b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(stream)
    )
    content = head + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"

    with pytest.raises(InvalidField, match=r"memory|damaged"):
        sandbox.read_file("a.pdf", content, 60)


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("a.html", b"<title>\n L&#39;\xc3\xa9t\xc3\xa9 </title>", "L'été"),
        ("a.HTM", b'<meta charset="iso-8859-1"><TITLE lang="fr">\xe9t\xe9</TITLE>', "été"),
        ("a.html", b'<meta charset="no-such"><title>x</title>', ""),
        ("a.html", b"<title></title><p>x", ""),
        ("a.html", b"<title>" * 50_000, ""),
        ("a.html", b"<title>" + b"a" * 600 + b"</title>", "a" * 500),
        ("a.txt", b"<title>x</title>", ""),
    ],
)
def test_a_page_names_its_title(name: str, content: bytes, title: str) -> None:
    """In its own encoding; a damaged one is none."""
    assert sandbox.read_title(name, content) == title
