"""Names in brackets in a summary, only where the article leaves no doubt."""

from collections.abc import Sequence

import pytest

from service.article import Quoted, Segment, SegmentTranslation, Span
from service.summaries.references import bare_surnames, with_first_names
from service.text.person_names import first_names, people, proper_name


def sentence(*frame: str | Quoted) -> SegmentTranslation:
    """Build a translated sentence."""
    return SegmentTranslation(Segment("s1", 0, Span(0, 9)), frame)


def words(run: Sequence[SegmentTranslation]) -> str:
    """Write a run with its quotations in English marks."""
    bits = (bit for s in run for bit in s.frame)
    return "".join(bit if isinstance(bit, str) else bit.in_english_marks for bit in bits)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Claire Dupont est venue. Dupont a parlé.", {"Dupont": "Claire"}),
        ("Le maire, Jean-Noël Le-Goff, a parlé.", {"Le-Goff": "Jean-Noël"}),
        ("Claire Dupont et Paul Dupont ont parlé.", {}),
        ("Claire Dupont et Claire Dupont ont parlé.", {"Dupont": "Claire"}),
        ("Paul Dupont cite Aïcha Dupont.", {}),
        ("Mme Dupont est venue. Selon Dupont, Claire Dupont reste.", {"Dupont": "Claire"}),
        ("Marine Le Roy est venue.", {}),
        ("Le Président Dupont est venu. Paul Dupont reste.", {"Dupont": "Paul"}),
        ("Le Conseil Constitutionnel et la Cour Suprême ont parlé.", {}),
    ],
)
def test_a_surname_has_one_first_name_or_none(text: str, names: dict[str, str]) -> None:
    """Of two people neither is named; what begins with no first name is no person."""
    assert first_names(text) == names


QUOTED = Quoted("q1", 0, Span(0, 9), "Dupont is here", opens=True, closes=True)


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (("Dupont said no.",), "[Claire] Dupont said no."),
        ((QUOTED, ", Dupont said."), "“Dupont is here”, [Claire] Dupont said."),
        (
            ("Asked, Mrs Dupont and Dupont's lawyer",),
            "Asked, Mrs [Claire] Dupont and Dupont's lawyer",
        ),
        (("They met Dupont. Dupont left.",), "They met [Claire] Dupont. Dupont left."),
        (("Claire Dupont met Dupont.",), "Claire Dupont met Dupont."),
        (("Mayor Dupont said no.",), "Mayor Dupont said no."),
        (("They met Dupont Roy.",), "They met Dupont Roy."),
        (("The Dupont-Moretti law.",), "The Dupont-Moretti law."),
        ((QUOTED, ", she said."), "“Dupont is here”, she said."),
    ],
)
def test_a_surname_alone_gets_its_first_name_once(
    frame: Sequence[str | Quoted], expected: str
) -> None:
    """In the author's words only: a quotation is never touched, nor what has a name before it."""
    run = [sentence(*frame)]

    assert words(list(with_first_names(run, bare_surnames(run, {"Dupont": "Claire"})))) == expected


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("le ministre Mark Rutte", "Mark Rutte"),
        ("Charles de Gaulle", "Charles de Gaulle"),
        ("le maire de Blois", None),
        ("le ministre", None),
    ],
)
def test_a_proper_name_ends_a_description(speaker: str, name: str | None) -> None:
    """And is no place that it only names."""
    assert proper_name(speaker) == name


def test_people_are_named_by_a_first_name_or_a_title() -> None:
    """Not by a capital or an article alone."""
    text = "Jacques Marchand et Me Petit, puis M. Le Goff. Le Pont Neuf, la Banque Forestier."

    assert people(text) == {"Marchand", "Petit", "Le Goff"}
