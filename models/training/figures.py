"""Made-up sentences with numbers of every kind, which the model is to carry over.

Parallel text writes many numbers in words on one side; these few thousand teach that figures stay.
"""

import random

from training.augment import Pair
from training.speech import one_of

MONTHS = {
    "janvier": "January",
    "février": "February",
    "mars": "March",
    "avril": "April",
    "mai": "May",
    "juin": "June",
    "juillet": "July",
    "août": "August",
    "septembre": "September",
    "octobre": "October",
    "novembre": "November",
    "décembre": "December",
}
THINGS = {
    "personnes": "people",
    "habitants": "inhabitants",
    "blessés": "injured",
    "morts": "dead",
    "emplois": "jobs",
    "salariés": "employees",
    "élèves": "pupils",
    "logements": "homes",
    "voix": "votes",
    "députés": "MPs",
    "ans": "years",
    "mois": "months",
    "jours": "days",
    "heures": "hours",
    "minutes": "minutes",
    "euros": "euros",
    "dollars": "dollars",
    "kilomètres": "kilometres",
    "hectares": "hectares",
    "tonnes": "tonnes",
    "pages": "pages",
    "points": "points",
    "fois": "times",
}
RISING = {
    "augmenté": "risen",
    "baissé": "fallen",
    "progressé": "increased",
    "reculé": "dropped",
}
SUBJECTS = {
    "le chômage": "unemployment",
    "l'inflation": "inflation",
    "le chiffre d'affaires": "turnover",
    "la population": "the population",
    "la production": "production",
    "le prix du gaz": "the price of gas",
    "la participation": "turnout",
    "le nombre de cas": "the number of cases",
}
# {n} small, {m} large, {d} decimal, {y} year, {k} day; {t} thing, {s} subject, {o} month
FRAMES = (
    ("Il y a {m} {t}.", "There are {m} {t}."),
    ("Plus de {m} {t} en {y}", "More than {m} {t} in {y}"),
    ("Environ {n} {t} sur {m} ont été comptés.", "About {n} {t} out of {m} were counted."),
    ("Entre {n} et {m} {t}, selon la police.", "Between {n} and {m} {t}, according to police."),
    ("{S} a {r} de {d} % en {y}.", "{S} has {r} by {d}% in {y}."),
    ("{S} a {r} de {d} à {e} %.", "{S} has {r} from {d} to {e}%."),
    ("{S} a {r} de {n} points depuis {y}.", "{S} has {r} by {n} points since {y}."),
    ("Le {k} {o} {y}, {n} {t} ont été comptés.", "On {o} {k}, {y}, {n} {t} were counted."),
    ("Le 1er {o} {y}", "{o} 1, {y}"),
    ("Du {k} au 31 {o}, {s} a {r}.", "From {o} {k} to 31, {s} has {r}."),
    ("Depuis le {k} {o}, {s} a {r}.", "Since {o} {k}, {s} has {r}."),
    ("Le budget est de {d} milliards d'euros.", "The budget is {d} billion euros."),
    ("Le coût atteint {d} millions de dollars.", "The cost is {d} million dollars."),
    ("Un homme de {k} ans a été arrêté.", "A {k}-year-old man was arrested."),
    ("Une femme de {k} ans, mère de {n} enfants", "A {k}-year-old woman, mother of {n}"),
    ("La séance commence à {h} h {k}.", "The meeting begins at {h}:{k}."),
    ("Rendez-vous à {h}h{k} le {k} {o}.", "The meeting is at {h}:{k} on {o} {k}."),
    ("Le match s'est terminé sur le score de {n}-{h}.", "The match ended {n}-{h}."),
    ("Il fera {k} degrés {w}.", "It will be {k} degrees {w}."),
    ("Ils ont gagné {n} à {h}.", "They won {n} to {h}."),
    ("Dans les années 19{n}0", "In the 19{n}0s"),
    ("L'article {k} de la loi du {h} {o} {y}", "Article {k} of the law of {h} {o} {y}"),
    ("Le vol {k}{n} pour Paris part à {h} h.", "Flight {k}{n} to Paris leaves at {h}:00."),
    ("La motion n° {m} et la résolution {k}", "Motion No. {m} and resolution {k}"),
    ("La version {n}.{h}.{k} est sortie.", "Version {n}.{h}.{k} has been released."),
    ("Pendant {n} {t}, puis {k} {t}", "For {n} {t}, then {k} {t}"),
    ("{m} {t} contre {p} il y a {n} ans", "{m} {t} compared with {p} {n} years ago"),
    ("Une hausse de {d} %, à {e} euros", "A rise of {d}%, to {e} euros"),
    ("La route {k} est coupée sur {n} kilomètres.", "Route {k} is closed for {n} kilometres."),
    (
        "Un séisme de magnitude {n},{h} a frappé le pays.",
        "A magnitude {n}.{h} earthquake hit the country.",
    ),
)
WHEN = {"demain": "tomorrow", "aujourd'hui": "today", "lundi": "on Monday", "ce soir": "tonight"}


def with_figures(rng: random.Random) -> Pair:
    """One sentence whose figures stand on both sides, each as its language writes them."""
    frame = rng.choice(FRAMES)
    words = {
        "t": one_of(THINGS, rng),
        "o": one_of(MONTHS, rng),
        "r": one_of(RISING, rng),
        "w": one_of(WHEN, rng),
        "s": one_of(SUBJECTS, rng),
        **{name: in_both(rng.randrange(2, 10**6) // 10 ** rng.randrange(5)) for name in "mp"},
        **{name: one_decimal(rng) for name in "de"},
        "n": in_both(rng.randrange(2, 10)),
        "h": in_both(rng.randrange(3, 24)),
        "k": in_both(rng.randrange(10, 32)),
        "y": (str(rng.randrange(1900, 2030)),) * 2,
    }
    words["S"] = (words["s"][0][:1].upper() + words["s"][0][1:],
                  words["s"][1][:1].upper() + words["s"][1][1:])  # fmt: skip
    french, english = (
        frame[side].format(**{name: pair[side] for name, pair in words.items()}) for side in (0, 1)
    )
    return french, english


def in_both(number: int) -> Pair:
    """1 200 in French, 1,200 in English; up to 9999 perhaps as 1200."""
    if number < 10_000 and number % 2:
        return str(number), str(number)
    return f"{number:,}".replace(",", " "), f"{number:,}"


def one_decimal(rng: random.Random) -> Pair:
    """12,5 in French, 12.5 in English."""
    number = f"{rng.randrange(100)}.{rng.randrange(100)}"
    return number.replace(".", ","), number
