"""Commas and full stops beside quotations, in each of the modes."""

import pytest

from service import pipeline
from service.article import Options, QuotesMode, Spelling
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator

ENGINES = pipeline.Engines(FakeDetector(), FakeTranslator(), FakeRanker())


def text_of(article: str, quotes: QuotesMode, spelling: Spelling = "en-GB") -> str:
    """Translate an article."""
    asked = Options(source="fr", quotes=quotes, spelling=spelling)
    return pipeline.run(article, "translate", asked, ENGINES).text


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("« Le bal », dit Max.", "“The lab,” said Max."),
        ("« Le bal. », dit Max.", "“The lab,” said Max."),
        ("« Le bal ? », dit Max.", "“The lab?” said Max."),
        ("« Le bal… », dit Max.", "“The lab…” said Max."),
        ("« Le bal », m'a-t-il dit.", "“The lab,” he m'has said."),
        ("« Le bal », mime Paul Roux.", "“The lab,” emim Paul Roux."),
        ("« Le bal », s'est-elle dit.", "“The lab,” s'is-she said."),
        ("Max dit : « Le bal ».", "Max said: “The lab.”"),
        ("Max dit : « Le bal ! ».", "Max said: “The lab!”"),
        ("Max dit : « le bal ».", "Max said: “the lab”."),
        ("« Le bal » ; dit Max.", "“The lab”; said Max."),
        ("« Le bal »... dit Max.", "“The lab”... said Max."),
        ("Le « bal », ici.", "The “lab”, ici."),
    ],
)
def test_english_has_them_inside_the_marks_of_a_clause(article: str, expected: str) -> None:
    """Only where the English stands alone; what the sentence needs is no clause."""
    assert text_of(article, "translated") == expected


def test_american_english_has_all_of_them_inside() -> None:
    """Of a word, too."""
    assert text_of("Le « bal », le « lac ».", "translated", "en-US") == "The “lab,” the “cal.”"


def test_an_original_keeps_them_outside() -> None:
    """Nothing is put into its marks; the English behind it is in brackets."""
    article = "« Le bal », dit Max."

    assert text_of(article, "original") == "« Le bal », said Max."
    assert text_of(article, "bilingual") == "« Le bal » [“The lab”], said Max."


def test_the_record_of_a_quotation_has_none() -> None:
    """Its English is the same in all modes."""
    asked = Options(source="fr", quotes="translated")
    answer = pipeline.run("« Le bal », dit Max.", "translate", asked, ENGINES)
    (quotation,), (segment,) = answer.quotations, answer.segments

    assert quotation.translation == "The lab"
    assert quotation.target
    assert quotation.target.of(answer.text) == "“The lab,”"
    assert segment.translation == answer.text
