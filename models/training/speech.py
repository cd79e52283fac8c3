"""Made-up sentences that report speech with a masked quotation, as news does it.

Parallel text holds few quotations that stand whole on both sides; these few thousand teach that
a mask is a noun, a clause or a sentence, whatever stands around it.
"""

import random

from training.augment import SYLLABLES, Pair, some_masks

CUES = {
    "a déclaré": "said",
    "a dit": "said",
    "a affirmé": "said",
    "a indiqué": "said",
    "a précisé": "said",
    "a estimé": "said",
    "a assuré": "said",
    "a expliqué": "explained",
    "a ajouté": "added",
    "a souligné": "stressed",
    "a insisté": "insisted",
    "a rappelé": "recalled",
    "a regretté": "lamented",
    "a reconnu": "admitted",
    "a prévenu": "warned",
    "a lancé": "declared",
    "a confié": "confided",
    "a répondu": "replied",
    "a martelé": "insisted",
    "a écrit": "wrote",
    "a tweeté": "tweeted",
    "explique": "explains",
    "précise": "says",
    "raconte": "recounts",
    "résume": "sums up",
    "affirme": "says",
    "estime": "says",
    "ajoute": "adds",
    "souligne": "stresses",
    "déplore": "laments",
    "témoigne": "says",
    "prévient": "warns",
    "s'inquiète": "worries",
    "se réjouit": "says",
}
TAKING_NOUNS = {
    "a dénoncé": "denounced",
    "a évoqué": "spoke of",
    "a promis": "promised",
    "a salué": "welcomed",
    "a critiqué": "criticised",
    "a réclamé": "called for",
    "a appelé à": "called for",
    "redoute": "fears",
    "parle de": "speaks of",
    "a qualifié la décision de": "called the decision",
    "refuse": "refuses",
    "veut": "wants",
    "a rejeté": "rejected",
}
SPEAKERS = {
    "le ministre": "the minister",
    "la ministre de la Santé": "the health minister",
    "le ministre de l'Intérieur": "the interior minister",
    "le ministre des Affaires étrangères": "the foreign minister",
    "le président": "the president",
    "le chef de l'État": "the head of state",
    "la Première ministre": "the prime minister",
    "le Premier ministre": "the prime minister",
    "le maire de la ville": "the mayor of the city",
    "la maire de Paris": "the mayor of Paris",
    "le procureur de la République": "the public prosecutor",
    "une porte-parole": "a spokeswoman",
    "le porte-parole du gouvernement": "the government spokesman",
    "l'avocat de la famille": "the family's lawyer",
    "son avocate": "his lawyer",
    "un témoin": "a witness",
    "une habitante": "a resident",
    "un responsable syndical": "a union official",
    "la députée écologiste": "the Green MP",
    "le sénateur": "the senator",
    "le directeur de l'établissement": "the head of the institution",
    "l'entraîneur": "the coach",
    "le patron du groupe": "the head of the group",
    "la chercheuse": "the researcher",
    "l'historien": "the historian",
    "l'économiste": "the economist",
    "le quotidien": "the daily newspaper",
    "l'association": "the association",
    "le syndicat": "the union",
    "la police": "the police",
    "un proche du dossier": "a source close to the case",
}
SPOKEN = (  # of quotations as sentences: {q} quotation, {s} speaker, {c} cue
    ("{q}, {c} {s}.", "{q}, {s} {c}."),
    ("{q}, {c} {s}.", "{q}, {s} {c}."),
    ("{q}, {c} {s} {w}.", "{q}, {s} {c} {w}."),
    ("{S} {c} : {q}", "{S} {c}: {q}"),
    ("{S} {c} {w} : {q}", "{S} {c} {w}: {q}"),
    ("{S} {c} que {q}.", "{S} {c} that {q}."),
    ("Selon {s}, {q}.", "According to {s}, {q}."),
    ("Pour {s}, {q}.", "For {s}, {q}."),
    ("{q}, {c} {s}. {r}", "{q}, {s} {c}. {r}"),
    ("{q} ({s})", "{q} ({s})"),
    ("{q}, {r}, {c} {s}.", "{q}, {r}, {s} {c}."),
    ("{q} et {r}, {c} {s}.", "{q} and {r}, {s} {c}."),
    ("{q}, {c} {s}, {r}.", "{q}, {s} {c}, {r}."),
    ("{q} : {r}", "{q}: {r}"),
    ("{q}... {r} !", "{q}... {r}!"),
)
NAMED = (  # whose mask is a noun or a name, wherever French puts it
    ("{q} a {v} {w}.", "{q} {v} {w}."),
    ("{q} est une erreur, selon {s}.", "{q} is a mistake, according to {s}."),
    ("{q}, c'est {r}, selon {s}.", "{q} is {r}, according to {s}."),
    ("{q} et {r} sont au programme, {c} {s}.", "{q} and {r} are on the programme, {s} {c}."),
    ("Que veut {q} ?", "What does {q} want?"),
    ("Où va {q} ?", "Where is {q} going?"),
    ("Pourquoi {q} inquiète {s}", "Why {q} worries {s}"),
    ("Ce que demande {q}, c'est {r}.", "What {q} asks for is {r}."),
    ("C'est ce que défend {q}.", "That is what {q} defends."),
    (
        "Le projet dont parle {q} s'appelle {r}.",
        "The project that {q} is talking about is called {r}.",
    ),
    ("Comme l'a rappelé {q}, {r} est menacé.", "As {q} recalled, {r} is threatened."),
    ("{W}, {q} ({r}) a rencontré {s}.", "{W}, {q} ({r}) met {s}."),
    ("{S}, {q}, a présenté {r} {w}.", "{S}, {q}, presented {r} {w}."),
    ("{q}-{r} : ce qu'il faut savoir", "{q}-{r}: what you need to know"),
    ("Le {q}, {s} a visité {r}.", "On {q}, {s} visited {r}."),
    ("{S} a dépensé {q} euros en {r}.", "{S} spent {q} euros in {r}."),
    ("Près de {q} personnes vivent à {r}.", "Nearly {q} people live in {r}."),
    ("{q} ?", "{q}?"),
    ("L'accord de {q} et l'affaire {r}", "The {q} agreement and the {r} case"),
    ("{S} parle d'{q} et d'{r}.", "{S} speaks of {q} and {r}."),
    ("Réagissant à {q}, {s} a dit : {r}", "Reacting to {q}, {s} said: {r}"),
    ("De {q} à {r}", "From {q} to {r}"),
)
DONE = {
    "gagné": "won",
    "démissionné": "resigned",
    "répondu": "replied",
    "fermé": "closed",
    "annoncé son départ": "announced its departure",
    "obtenu un accord": "reached an agreement",
}
NOMINAL = (("{S} {c} {q}.", "{S} {c} {q}."), ("{W}, {s} {c} {q}.", "{W}, {s} {c} {q}."))
WHEN = {
    "lundi": "on Monday",
    "mardi soir": "on Tuesday evening",
    "mercredi matin": "on Wednesday morning",
    "jeudi": "on Thursday",
    "vendredi": "on Friday",
    "ce week-end": "this weekend",
    "devant la presse": "to the press",
    "dans un communiqué": "in a statement",
    "sur Twitter": "on Twitter",
    "à l'AFP": "to AFP",
    "lors d'une conférence de presse": "at a press conference",
    "à l'issue de la réunion": "after the meeting",
}


def reported_speech(rng: random.Random) -> Pair:
    """One sentence, perhaps two, whose quotations are masks."""
    masks = list(some_masks(2, rng))
    cues, frames = rng.choice(((CUES, SPOKEN), (TAKING_NOUNS, NOMINAL), (CUES, NAMED)))
    frame = rng.choice(frames)
    words = (a_speaker(rng), one_of(cues, rng), one_of(WHEN, rng), one_of(DONE, rng))
    return fill(frame[0], masks, [word[0] for word in words]), fill(
        frame[1], masks, [word[1] for word in words]
    )


def a_speaker(rng: random.Random) -> Pair:
    """A role or a name."""
    name = " ".join("".join(rng.sample(SYLLABLES, 2)).capitalize() for _ in range(2))
    return rng.choice((*SPEAKERS.items(), *[(name, name)] * (len(SPEAKERS) // 2)))


def one_of(words: dict[str, str], rng: random.Random) -> Pair:
    """A French entry and its English."""
    return rng.choice(list(words.items()))


def fill(frame: str, masks: list[str], words: list[str]) -> str:
    """A frame with its words: speaker, cue, time, deed."""
    speaker, cue, when, done = words
    return frame.format(
        q=masks[0],
        r=masks[1],
        s=speaker,
        S=capital(speaker),
        c=cue,
        w=when,
        W=capital(when),
        v=done,
    )


def capital(text: str) -> str:
    """``text`` with a capital first."""
    return text[:1].upper() + text[1:]
