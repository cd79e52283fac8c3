"""Measure which names come out as they went in: 30 names in nine plain sentences.

python -m tests.quality.names [--show]

Every sentence is an article by itself, so that no other sentence says what is a name.  A name is
altered where it does not stand in the English letter for letter; an altered one without the caveat
`name_changed` is what an editor would overlook.  The package is the one that VERBATIM_MODEL names,
else the bundled one.
"""

import argparse
import os
import re

from service import pipeline
from service.app import open_engines
from service.article import Options
from service.settings import Settings

# With the title of each. Among them words (boulanger), places (Lyon), particles, foreign names.
NAMES = (
    ("M.", "Rutte"),
    ("M.", "Lecornu"),
    ("M.", "Wauquiez"),
    ("M.", "Bayrou"),
    ("M.", "Retailleau"),
    ("Mme", "Pécresse"),
    ("M.", "Ciotti"),
    ("Mme", "Tondelier"),
    ("M.", "Mbappé"),
    ("Mme", "Braun-Pivet"),
    ("M.", "Boulanger"),
    ("M.", "Charpentier"),
    ("Mme", "Lefort"),
    ("M.", "Marchand"),
    ("M.", "Lyon"),
    ("M.", "Le Goff"),
    ("M.", "Dominique de Villepin"),
    ("Mme", "El Khomri"),
    ("M.", "Dupont-Aignan"),
    ("Mme", "Carole Delga"),
    ("M.", "Fabien Roussel"),
    ("Mme", "Agnès Pannier-Runacher"),
    ("M.", "Luc Boulanger"),
    ("M.", "Étienne Lyon"),
    ("M.", "Jean-Noël Barrot"),
    ("M.", "Sybiha"),
    ("M.", "Szymański"),
    ("Mme", "Ursula von der Leyen"),
    ("M.", "Abdelmadjid Tebboune"),
    ("Mme", "Sheinbaum"),
)
FRAMES = (
    "{name} se concentre sur la sécurité du pays.",
    "Selon le journal, {name} a refusé de signer le texte.",
    "{title} {name} a rencontré les élus mardi matin.",
    "Le président de la région, {name}, a salué cet accord.",
    "Le budget sera voté en juin, affirme {name} dans un courrier.",
    "La décision de {name} a surpris tout le monde.",
    "Le maire, {name} et deux députés ont visité l'usine.",
    "Les syndicats ont longuement discuté avec {name}.",
    "« Nous sommes prêts », a répondu {name} devant la presse.",
)


def main() -> None:
    """Translate every sentence and print how many names are altered, and how many without note."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the sentences that went wrong")
    show = parser.parse_args().show
    engines = open_engines(Settings.from_env(os.environ))
    print("package", engines.translator.signature)
    altered = silent = false_alarms = 0
    for title, name in NAMES:
        for frame in FRAMES:
            text = frame.format(title=title, name=name)
            answer = pipeline.run(text, "translate", Options("fr"), engines)
            noted = any(caveat.code == "name_changed" for caveat in answer.caveats)
            lost = not _stands(name, answer.text)
            altered += lost
            silent += lost and not noted
            false_alarms += noted and not lost
            if show and (lost or noted):
                print(f"  {text}\n    {answer.text}{'  (noted)' if noted else ''}")
    print(f"altered {altered} of {len(NAMES) * len(FRAMES)}, without a note {silent}")
    print(f"noted though unaltered {false_alarms}")


def _stands(name: str, english: str) -> bool:
    """Whether a name stands in the English, whole."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", english) is not None


if __name__ == "__main__":
    main()
