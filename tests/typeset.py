"""Pages set with typst as newspapers set them, and the paragraphs that a reader finds there."""

from collections.abc import Sequence
from typing import Any

import typst

COUNCIL = (
    "Le conseil municipal de Nantes a adopté mardi soir le budget de la ville pour l’année"
    " prochaine, après un débat de quatre heures. La majorité a défendu un effort particulier en"
    " faveur des écoles, dont la rénovation commencera en septembre dans six quartiers différents."
)
QUOTED = (
    "« Nous devons réduire le déficit sans augmenter les impôts », a déclaré la maire, Anne Dupont."
    " L’opposition a critiqué une hausse des dépenses de fonctionnement, qu’elle juge insoutenable"
    " à moyen terme pour les finances de la collectivité."
)
LETTER = (
    "Le préfet a écrit au conseil : « Les services de l’État ont constaté que le financement"
    " différé de l’opération n’était pas conforme aux règles. » La lettre a été rendue publique"
    " mercredi."
)
COURT = (
    "La chambre régionale des comptes rendra son avis avant la fin du mois de juin, selon un"
    " porte-parole. Le fichier a été affiché à l’entrée de la mairie, comme le prévoit la"
    " réglementation officielle."
)
TURNS = (
    "— Avez-vous reçu la lettre du préfet ?",
    "— Oui, hier matin, et nous y répondrons dans les délais prévus par la loi.",
    "— Que direz-vous aux habitants du quartier, qui attendent que le pont rouvre, depuis mars ?",
    "— Que les travaux seront finis avant l’été.",
)
UNCLOSED = (
    "« Je vous demande de revoir le plan de financement avant la fin du mois. Les services de"
    " l’État restent à votre disposition"
)
TITLE = "Nantes vote un budget en faveur des écoles"
BOX = "Le budget de la ville atteint 1,2 milliard d’euros. Les écoles en reçoivent un quart."
CAPTION = "La maire, lundi, devant l’école Jules-Ferry. Photo AFP"
_HEAD = """#set page(width: 210mm, height: 297mm, margin: 18mm,
  header: [Le Courrier de l’Ouest #h(1fr) Mardi 5 mai 2026],
  footer: align(center)[#context counter(page).display()])
#set text(size: 9.5pt, lang: "fr", hyphenate: true)
#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)
"""
RAGGED = """#set text(size: 11pt, lang: "fr", hyphenate: false)
#set par(justify: false, spacing: 1.4em)
"""


def typeset(*parts: str, head: str = _HEAD) -> bytes:
    """Return the PDF of some typst, a paragraph each."""
    found: Any = typst.compile((head + "\n\n".join(parts)).encode())
    assert isinstance(found, bytes)
    return found


def in_columns(number: int, parts: Sequence[str]) -> str:
    """Return typst that sets parts in columns."""
    return f"#columns({number}, gutter: 6mm)[\n" + "\n\n".join(parts) + "\n]"


def picture(height: str = "40mm") -> str:
    """Return typst that draws a picture."""
    pixels = ", ".join(["120"] * 48)
    image = f'image(bytes(({pixels})), format: (encoding: "rgb8", width: 4, height: 4)'
    return f"{image}, width: 100%, height: {height})"
