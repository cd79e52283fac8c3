"""Measure which numbers come out right or noted, and whether « il » of no person is "it".

python -m tests.quality.numbers [--show]

Each sentence is an article by itself; the patterns say what its English must have.  The package is
the one that VERBATIM_MODEL names, else the bundled one.
"""

import argparse
import os
import re

from service import pipeline
from service.app import open_engines
from service.article import Options
from service.settings import Settings

# French, and a pattern of right English.
NUMBERS = (
    ("Le conseil compte trois cent huit membres.", r"308|three hundred (?:and )?eight"),
    ("Elle est morte à quatre-vingt-dix-sept ans.", r"97|ninety-seven"),
    ("Soixante et onze communes ont signé le texte.", r"71|[Ss]eventy-one"),
    ("Le village compte deux mille trois cents habitants.", r"2,300|two thousand three hundred"),
    ("Il est né en mille neuf cent quarante-cinq.", r"1945"),
    ("La température est descendue à moins douze degrés.", r"(?:minus |-)(?:12|twelve)|below"),
    ("Il faisait -12 degrés ce matin à Mouthe.", r"(?:minus |-)(?:12|twelve)|below"),
    ("Le résultat a reculé de 3,5 milliards d'euros.", r"3\.5 ?(?:billion|bn)"),
    ("Le plan coûte 3,5 millions d'euros et rapporte 2 milliards.", r"3\.5 m.*\b2 b"),
    ("La dette dépasse 3 200 milliards d'euros.", r"3,200 billion|3\.2 trillion"),
    ("La ville a reçu douze millions trois cent mille euros.", r"12[.,]3"),
    ("Entre 3 et 4 millions de foyers sont concernés.", r"3 (?:and|to) 4 million"),
    ("Il a gagné le 800 mètres en 2'03.", r"2'03|2:03"),
    ("Le débat a duré 1 h 30.", r"1:30|hour and (?:a half|30 minutes)"),
    ("La séance s'est ouverte à 18 h 45.", r"18:45|6[:.]45"),
    ("Le train de 7 h 05 a été supprimé.", r"7[:.]05"),
    ("Deux tiers des élus ont voté contre le projet.", r"[Tt]wo[- ]thirds"),
    ("Trois quarts des habitants sont favorables au tramway.", r"[Tt]hree[- ]quarters"),
    ("Un quart des salariés sera licencié.", r"quarter"),
    ("La moitié des classes a fermé.", r"[Hh]alf"),
    ("Il a terminé vingt et unième de la course.", r"21st|twenty-first"),
    ("Elle habite le XIVe arrondissement de Paris.", r"14th|XIV|[Ff]ourteenth"),
    ("Ce château du XVIIe siècle sera vendu.", r"17th|[Ss]eventeenth"),
    ("Le chômage touche de 7,5 à 8 % des actifs.", r"7\.5.*\b8%"),
    ("Le club a gagné 3-1 devant 12 500 spectateurs.", r"3-1.*12,500"),
    ("Près de quatre-vingts personnes ont défilé.", r"80|eighty"),
    ("Soixante-quinze pour cent des lits sont occupés.", r"75|[Ss]eventy-five"),
    ("Quinze ans après, deux cents salariés réclament justice.", r"(?:15|[Ff]ifteen).*(?:200|two)"),
)
IT = (
    ("Il pleut sur toute la région.", r"^It\b|[Rr]ain"),
    ("Il faut fermer cette usine.", r"^(?!He\b)"),
    ("Il s'agit d'un accident.", r"^(?:It|This)\b"),
    ("Il neigera mardi en montagne.", r"^It\b|[Ss]now"),
    ("Il est impossible de passer.", r"^It\b"),
    ("Il reste deux places.", r"^(?:There|Two|It)\b"),
    ("Il suffit de signer.", r"^(?!He\b)"),
    ("Selon le maire, il faudra attendre.", r"^(?!.*\bhe\b)"),
    ("Mardi, il pleuvra encore.", r"^(?!.*\bhe\b)"),
    ("Il convient de rester prudent.", r"^(?!He\b)"),
)


def main() -> None:
    """Translate every sentence and print how many are right, and how many wrong without a note."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the sentences that went wrong")
    show = parser.parse_args().show
    engines = open_engines(Settings.from_env(os.environ))
    print("package", engines.translator.signature)
    for label, rows in (("numbers", NUMBERS), ("il", IT)):
        right = silent = 0
        for text, pattern in rows:
            answer = pipeline.run(text, "translate", Options("fr"), engines)
            noted = any(caveat.code == "number_changed" for caveat in answer.caveats)
            said = re.search(pattern, answer.text) is not None
            right += said
            silent += not (said or noted)
            if show and not said:
                print(f"  {text}\n    {answer.text}{'  (noted)' if noted else ''}")
        print(f"{label}: {right} of {len(rows)} right, {silent} wrong without a note")


if __name__ == "__main__":
    main()
