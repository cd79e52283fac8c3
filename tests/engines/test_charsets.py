"""Bytes become text: ten French articles in every encoding, and what is refused."""

from pathlib import Path

import pytest

from service.adapters.files import charsets
from service.article import ReadAs
from service.errors import Malformed

GOLDEN = Path(__file__).parents[1] / "golden" / "article.txt"
ARTICLES = (
    GOLDEN.read_text("utf-8"),
    "Le maire a parlé.",
    "À Besançon, l’œuvre d’Éluard fait débat.\n\n« C’est un chef-d’œuvre », dit-elle.",
    "L'ÉTAT S'ENDETTE\n\nLe déficit atteint 3,5 % : 10 € par tête, soit « trop », d'après l'Insee.",
    "La forêt brûle depuis août… Où ? Près d'Évian, en Haute-Savoie.\r\nLe préfet s'inquiète.\r\n",
    "Le naïf Noël a reçu un canoë à Châlons-en-Champagne, où il vit avec sa sœur aînée.",
    "“Bien sûr”, répond l’élève – mais l’évêque, lui, hésite. Ça ira.",
    "Pedro Sánchez et José Bové se sont parlé à Genève, près de la Müllerstraße.",
    "Un rappel à l'ordre a été adressé à l'usine.",
    "Il fait 27 °C à Nîmes ; le SMIC n° 3 passe à 1 426 €. « Enfin ! » s'exclame la CFDT.",
)
ENCODINGS = tuple(
    "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be cp1252 iso8859-15"
    " mac-roman".split()
)
# What latin-9 lacks, in the signs that it has.
IN_LATIN_9 = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-", "…": "..."})


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article[:20])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_article_comes_back_exact(article: str, encoding: str) -> None:
    """Character by character, whatever it was saved as; and named where it matters."""
    if encoding == "iso8859-15":
        article = article.translate(IN_LATIN_9)
    content = article.encode(encoding)
    found, read_as = charsets.decode(content)

    assert found == article
    assert read_as.guessed == (encoding not in {"utf-8", "utf-8-sig", "utf-16", "utf-32"})
    assert charsets.decode(content, encoding) == (
        article,
        ReadAs(encoding.removesuffix("-sig"), guessed=False),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac-roman"])
def test_the_senders_word_counts(encoding: str) -> None:
    """Even where it is wrong."""
    found, read_as = charsets.decode(b"10 \xc2\xa3", encoding)

    assert found == b"10 \xc2\xa3".decode(encoding)
    assert read_as == ReadAs(encoding, guessed=False)


@pytest.mark.parametrize(
    ("content", "encoding", "field", "sentence"),
    [
        (b"\xe9t\xe9", "utf-8", "encoding", "not in utf-8 from byte 0 on"),
        (b"\xe9t\xe9", "klingon", "encoding", "must be the name of an encoding"),
        ("« L'été à Nîmes »".encode()[:-1], None, "file", "not valid UTF-8, from byte 21 on"),
        (b"\0\xff" * 99, None, "file", "could not be detected"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xe9\xc3", None, "file", "could not be detected"),
        ("L'été\0 à Nîmes.".encode(), None, "file", "holds a NUL, at byte 7"),
        (b"\xe9" * 999, None, "file", "could not be detected"),
    ],
)
def test_what_is_no_text_is_refused(
    content: bytes, encoding: str | None, field: str, sentence: str
) -> None:
    """Rather than read wrongly: with the field to mend."""
    with pytest.raises(Malformed, match=sentence) as refused:
        charsets.decode(content, encoding)

    assert refused.value.field == field


def test_a_long_file_is_judged_by_its_first_letters() -> None:
    """A sign at its end that no such encoding has counts all the same."""
    text = "L'été à Nîmes. " * 50_000

    assert charsets.decode(text.encode("iso8859-15"))[1].encoding == "cp1252"  # the same bytes
    assert charsets.decode((text + "Il dit ‚oui‘.").encode("cp1252"))[0].endswith("‚oui‘.")
