"""French numbers are asked for in figures."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.knowledge import french
from service.translation.preparation.figures import RULES, in_figures

GOLDEN = Path(__file__).parents[3] / "golden"
FIGURES = re.compile(r"\d+")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Une quarantaine de navires attend.", "Environ 40 navires attend."),
        ("Une quarantaine de deux semaines.", "Une quarantaine de deux semaines."),
        ("Plus d’une centaine d'élus signent.", "Plus de 100 élus signent."),
        ("Une quarantaine d'élus, une centaine de maires", "Environ 40 élus, environ 100 maires"),
        ("Il est en quarantaine.", "Il est en quarantaine."),
        ("un homme d'une trentaine d'années", "un homme d'environ 30 ans"),
        ("1 min 7 s, puis 4 min 37 s", "1 minute et 7 secondes, puis 4 minutes et 37 secondes"),
        ("À 2'08'', à 48°51'12''", "À 2 minutes et 08 secondes, à 48°51'12''"),
        ("Soixante-dix élus et vingt-et-un maires", "70 élus et 21 maires"),
        ("Quatre-vingts cas, dont quatre-vingt-dix-sept", "80 cas, dont 97"),
        ("À dix-huit heures, dix-neuf cas", "À 18h00, 19 cas"),
        ("Cent vingt-deux, dix-huit mille", "Cent vingt-deux, dix-huit mille"),
        ("Dans les années soixante-dix", "Dans les années soixante-dix"),
        ("Deux-trois jours, peut-être", "Deux-trois jours, peut-être"),
        ("de 7h30 à 12h et de 16h à 19h", "de 7h30 à 12h00 et de 16h00 à 19h00"),
        ("À 16 heures, à 15 heures de vol", "À 16h00, à 15 heures de vol"),
        ("à 4 heures du matin, à 4 heures", "à 4h00 du matin, à 4 heures"),
        ("à 10 heures, peu après 8 heures", "à 10h00, peu après 8h00"),
        ("reporté à 11 heures, limité à 11 heures", "reporté à 11h00, limité à 11 heures"),
        ("avant 3 heures, dès 3 heures de vol", "avant 3h00, dès 3 heures de vol"),
        ("de 9 heures à 18 heures", "de 9h00 à 18h00"),
        ("entre 8 heures et 11 heures, de 30 heures à 9", "entre 8h00 et 11h00, de 30 heures à 9"),
        ("Il est 16 heures, il était déjà 7 heures", "Il est 16h00, il était déjà 7h00"),
        ("la durée est de 7 heures", "la durée est de 7 heures"),
        ("à partir de 18 heures, dès 18 heures de vol", "à partir de 18h00, dès 18 heures de vol"),
        ("samedi 14 heures, demain, 9 heures", "samedi 14h00, demain, 9h00"),
        ("Après 20 heures, après 20 heures de vol", "Après 20h00, après 20 heures de vol"),
        ("à 10H35, à 14H, les 24H", "à 10h35, à 14h00, les 24H"),
        ("9H40 locales (8H40 GMT)", "9h40, heure locale (8h40 GMT)"),
        ("à 9h40 heure locale à Lyon", "à 9h40, heure locale, à Lyon"),
        ("Minuit et demi, midi et demi", "0h30, 12h30"),
        (
            "6h37 par jour, 1h10 par mois",
            "6 heures et 37 minutes par jour, une heure et 10 minutes par mois",
        ),
        ("Il dure 2h30, en 2h00, à 2h30", "Il dure 2 heures et 30 minutes, en 2h00, à 2h30"),
        ("le 18 mai dernier, le 7 mars prochain", "le 18 mai, le 7 mars"),
        ("5 euros/mois, 3 €/jour, 90 km/h", "5 euros par mois, 3 € par jour, 90 km/h"),
        ("Il arrive à 15 heures 30, à 20 heures 05.", "Il arrive à 15h30, à 20h05."),
        ("Il a duré 2 heures 30.", "Il a duré 2 heures et 30 minutes."),
        ("à 5 heures 30 dans la cour", "à 5h30 dans la cour"),
        ("à 18 heures 30 manifestants", "à 18 heures 30 manifestants"),
        ("en 2 heures 40 minutes", "en 2 heures 40 minutes"),
        (
            "Le 1ᵉʳ mai, à la 82ᵉ minute, au XXᵉ siècle",
            "Le 1er mai, à la 82e minute, au 20e siècle",
        ),
        ("La 1ère armée, la 1re chambre", "La première armée, la première chambre"),
        (
            "80,000 âmes, 2,000,000 de dollars, 15,000.",
            "80 000 âmes, 2 000 000 de dollars, 15 000.",
        ),
        ("1,235 kg, 0,000 mg, 10,0005 et 1,000,5", "1,235 kg, 0,000 mg, 10,0005 et 1,000,5"),
        ("Il coûte 300 k€.", "Il coûte 300 000 euros."),
        ("Cela coûte 2,5 k€.", "Cela coûte 2,5 k€."),
        (
            "Il coûte 9,6 M€, 3Mds€ ou 30 €.",
            "Il coûte 9,6 millions d'euros, 3 milliards d'euros ou 30 €.",
        ),
        ("(0-7, 8e), à la 64e.", "(0-7, 8e minute), à la 64e minute."),
        ("à la 64e place, de la 15e à la 64e, (Roy, 8e)",) * 2,
        (
            "12 km², 45 m², 40 m³ et 412 p.,",
            "12 kilomètres carrés, 45 mètres carrés, 40 mètres cubes et 412 pages,",
        ),
        ("30 €/m², 300 m³/s, p. 412",) * 2,
        ("la Ve République, au XVIIIe siècle", "la 5e République, au 18e siècle"),
        ("François Ier et Louis XIV", "François Ier et Louis XIV"),
        ("Il part à 7h, le bus à 9h30.", "Il part à 7h00, le bus à 9h30."),
        ("À 2h de Paris, à 35h par semaine.", "À 2h de Paris, à 35h par semaine."),
        ("MM. Petit, Le Goff et Roy partent.", "M. Petit, M. Le Goff et M. Roy partent."),
        ("Mes amis partent avec Mes Petit et Roy.", "Mes amis partent avec Me Petit et Me Roy."),
        ("Le Pr Roy suit le Pré Vert.", "Le professeur Roy suit le Pré Vert."),
        ("selon une information du Monde", "selon une information de Le Monde"),
        ("a dit au Monde", "a dit à Le Monde"),
        ("la Coupe du Monde, auprès du point", "la Coupe du Monde, auprès du point"),
        ("", ""),
    ],
)
def test_numbers_are_written_in_figures(text: str, figures: str) -> None:
    """Sums, times and ordinals too; nothing else changes."""
    assert in_figures(text) == figures


def examples() -> Iterator[tuple[str, str]]:
    """Give the examples of the tables, in the order of the rules, with their patterns."""
    yield from ((row.pattern, row.example) for row in french.figures)
    for word, _ in french.quantities:
        for row in french.quantity_patterns:
            example = re.sub(r"\b(?:quarantaine)\b", word, row.example)
            if word == "millier":
                example = re.sub(r"(?<=[Uu]n)e\b", "", example).replace("Un bonne", "Un bon")
            yield row.pattern, example


def test_each_row_answers_its_example() -> None:
    """Itself, and none before it: else the row could go, or stands too far down."""
    wrong = []
    for rule, (row, example) in zip(RULES, examples(), strict=True):
        matching = (r for r in RULES if r.contains in example and r.pattern.search(example))
        if (found := next(matching, None)) is not rule:
            wrong.append((row, example, found and found.pattern.pattern))

    assert not wrong


def test_an_operators_own_term_stays() -> None:
    """It may have the number in words, or be a part of it."""
    assert in_figures("Une quarantaine de navires.", {"une quarantaine"}) == "Environ 40 navires."
    assert in_figures("Une quarantaine de navires.", {"quarantaine"}).startswith("Une quarantaine")


def test_no_figure_of_an_article_is_lost() -> None:
    """In the articles of the golden tables."""
    lines = (GOLDEN / "quotations.jsonl").read_text("utf-8").splitlines()
    for text in (json.loads(line)["text"] for line in lines):
        lost = Counter(FIGURES.findall(text)) - Counter(FIGURES.findall(in_figures(text)))
        assert not lost, text
