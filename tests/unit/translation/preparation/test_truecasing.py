"""Lines in capitals reach the model in ordinary letters."""

import pytest

from service.translation.preparation import truecasing

ARTICLE = (
    "LA CRISE DU LOGEMENT S'AGGRAVE\n"
    "Le ministre Dupond-Moretti a parlé hier de la crise du logement. Hier, la CFDT a réagi ; "
    "l'économie va mal, dit Claire Macron."
)
FORMS = truecasing.Forms(ARTICLE, ("États-Unis", "OTAN", "Paris", "Pays de Galles", "Le Caire"))


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("LA CRISE DU LOGEMENT S'AGGRAVE", "La crise du logement s'aggrave"),
        ("ECONOMIE : DUPOND-MORETTI FACE À LA CFDT", "Économie : Dupond-Moretti face à la CFDT"),
        ("L'ÉTÉ AUX ETATS-UNIS DE LOUIS XIV", "L'été aux États-Unis de Louis XIV"),
        ("14 MORTS DANS LE FEU, L'OTAN S'INQUIÈTE", "14 morts dans le feu, l'OTAN s'inquiète"),
        ("EMMANUEL MACRON VOIT <q1> ET @NOM_X", "Emmanuel Macron voit <q1> et @NOM_X"),
        (
            "LE PAYS REGARDE LE CAIRE ET LE PAYS DE GALLES",
            "Le pays regarde Le Caire et le Pays de Galles",
        ),
        ("<q1> ET LA GRÈVE", "<q1> et la grève"),
        ("LA SNCF EN GRÈVE", "La SNCF en grève"),
    ],
)
def test_capitals_become_ordinary_letters(written: str, wanted: str) -> None:
    """Names stand as in the article, or as in the lexicon; accents come back with them."""
    assert truecasing.ordinary(written, FORMS) == wanted


@pytest.mark.parametrize(
    "text", ["ONU", "OTAN ET ONU", "CGT, CFDT, FO", "La CRISE du logement", ""]
)
def test_other_strings_stay(text: str) -> None:
    """Acronyms among themselves, and lines that are not all capitals."""
    assert truecasing.ordinary(text, FORMS) == text
