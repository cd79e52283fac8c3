"""Names of encodings, and what makes a decoded text French."""

import pytest

from service.errors import Malformed
from service.text.encodings import checked, codec_of, is_plain, likeness


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("utf-16", "utf-16"),
        ("windows-1252", "cp1252"),
        ("ANSI", "cp1252"),
        ("latin-9", "iso8859-15"),
        ("Latin9", "iso8859-15"),
        ("iso-8859-1", "iso8859-1"),
        ("macintosh", "mac-roman"),
        ("cp850", "cp850"),
        ("klingon", None),
        ("", None),
        ("base64", None),
        ("unicode_escape", None),
        ("idna", None),
        ("utf-7", None),
        ("../etc", None),
        ("a" * 41, None),
        ("utf-8\0", None),
    ],
)
def test_names_of_encodings_of_text_are_known(name: str, codec: str | None) -> None:
    """As Python, browsers and people write them; what is no encoding of a text is none."""
    assert codec_of(name) == codec


def test_an_unknown_name_is_refused_with_what_is_known() -> None:
    """The sentence names some that are."""
    with pytest.raises(Malformed, match="cp1252, latin-9 or mac-roman") as refused:
        checked("klingon")

    assert refused.value.field == "encoding"
    assert checked("mac") == "mac-roman"


FRENCH = "« L’été, ça coûte 10 € à l’État », note-t-elle : un chef-d’œuvre… – Où ?"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("cp1252", "mac-roman"),
        ("cp1252", "iso8859-15"),
        ("mac-roman", "cp1252"),
        ("mac-roman", "iso8859-15"),
    ],
)
def test_french_in_another_encoding_is_less_french(right: str, wrong: str) -> None:
    """By its letters, and by where they stand."""
    misread = FRENCH.encode(right).decode(wrong, "replace")

    assert likeness(FRENCH) > 0.9
    assert likeness(misread) < 0.5


def test_latin_9_differs_in_few_letters() -> None:
    """½ within a word was œ, ¤ behind a number was €."""
    assert likeness("un chef-d'½uvre à 10 ¤") < likeness("un chef-d'œuvre à 10 €")
    assert likeness("3½ ans") == likeness("3½ ans") >= 0


def test_ascii_speaks_neither_way() -> None:
    """There is nothing to judge by."""
    assert likeness("Il pleut.") == 0


@pytest.mark.parametrize(
    ("text", "plain"), [("a\tb\r\n\x0c", True), ("a\0", False), ("\x92", False)]
)
def test_control_characters_are_no_text(text: str, *, plain: bool) -> None:
    """Tabs, line ends and page ends are."""
    assert is_plain(text) is plain
