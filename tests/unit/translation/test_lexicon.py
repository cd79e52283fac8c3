"""Words that the network made up are mended by the lexicon; all else stays as it was."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import LostWord
from service.translation import lexicon
from service.translation.lexicon import AlignedSentence
from service.translation.preparation.hints import CLOSE, OPEN

_WORDS: dict[str, Mapping[str, float]] = {
    "les": {"the": 0.6},
    "poussins": {"chicks": 0.62, "Chick": 0.25},
    "volcan": {"volcano": 0.95},
    "avec": {"with": 0.98},
    "vingt": {"twenty": 0.97},
    "un": {"a": 0.7},
    "entrepôt": {"warehouse": 0.61, "repository": 0.1},
    "dorment": {"sleep": 0.7, "sleeping": 0.2},
    "mois": {"month": 0.95},
    "année": {"year": 0.95},
    "journée": {"day": 0.95},
    "dernier": {"last": 0.95},
    "flou": {"blurred": 0.15, "vague": 0.1},
    "PDG": {"CEO": 0.65, "CEOs": 0.22},
    "OMS": {"WHO": 0.91},
    "ENS": {"SUMIFS": 0.4},
    "confinement": {"lockdown": 0.4, "containment": 0.05},
    "conseillent": {"advise": 0.7},
    "inexécuté": {"unimplemented": 0.5},
    "exécuté": {"implemented": 0.5},
    "couvert": {"covered": 0.6},
    "découvert": {"discovered": 0.6},
    "informe": {"informs": 0.6},
}
_TOLD = {
    "déconfinement": ["lockdown was eased", "easing of lockdown"],
    "déconseillent": ["advise against"],
}


_HINTED = f"volcan{OPEN}"


class Known:
    """A lexicon of a few words."""

    def english(self, word: str) -> Mapping[str, float]:
        """Return a word's translations."""
        return _WORDS.get(word, {})


def attempt(french: str, english: str, looks: Mapping[str, str]) -> AlignedSentence:
    """Make an attempt in which each English word of `looks` was written looking at a French one."""
    f, e = french.split(" "), english.split(" ")
    return AlignedSentence(f, e, lambda at, to: 0.8 if looks.get(e[at]) == f[to] else 0.02)


def _is_english(word: str) -> bool:
    """Whether a word is an English one."""
    return word == "mountain"


@pytest.mark.parametrize(
    ("french", "english", "wanted"),
    [
        ("les poussins dorment avec flou", "the chick sleeps", ["flou"]),
        ("les moufflons dorment", "the moufflons sleep", ["moufflons"]),  # it knows no English
        ("Poussins et Rakfisk d'un an", "dusts", []),  # a name may be; what is short says little
    ],
)
def test_content_words_that_nothing_answers_are_missing(
    french: str, english: str, wanted: list[str]
) -> None:
    """A word whose English is not there, and one whose English nobody knows."""
    assert lexicon.missing(french, english, Known()) == wanted


@pytest.mark.parametrize(
    ("french", "english", "looks", "wanted"),
    [
        ("les poussins dorment", "the dusts sleep", {"dusts": "poussins"}, "the chicks sleep"),
        ("Les poussins, dorment", "The dusts, sleep", {"dusts,": "poussins,"}, "The chicks, sleep"),
        ("poussins dorment", "Dusts sleep", {"Dusts": "poussins"}, "Chicks sleep"),
        ("un l'entrepôt.", "a “porthole.”", {"“porthole.”": "l'entrepôt."}, "a “warehouse.”"),
        # a translation stands there, in whatever form: nothing is lost
        ("les poussins dorment", "the chick sleeps", {"sleeps": "dorment"}, "the chick sleeps"),
        # it looked elsewhere
        ("les poussins dorment", "the dusts sleep", {}, "the dusts sleep"),
        # a word that translates another, and one of grammar, are nobody's orphans
        ("un volcan dorment", "a sleeping sleep", {"sleeping": "volcan"}, "a sleeping sleep"),
        ("les volcan", "the them", {"them": "volcan"}, "the them"),
        # an English word stays, of a compound each part
        ("un volcan", "a mountain", {"mountain": "volcan"}, "a mountain"),
        ("un volcan", "a fire-mountain", {"fire-mountain": "volcan"}, "a volcano"),
        # but not where the network was told what the French one may be
        (f"un volcan{OPEN} volcano{CLOSE}", "a mountain", {"mountain": _HINTED}, "a volcano"),
        # masks, numbers, and words that were copied
        ("un volcan", "a <q1>", {"<q1>": "volcan"}, "a <q1>"),
        ("un volcan", "a 3rd", {"3rd": "volcan"}, "a 3rd"),
        ("un volcan", "a volcan", {"volcan": "volcan"}, "a volcan"),
        # an acronym, in English where that is likely
        ("un (SNCF), PDG", "a (CDS), CEO", {"(CDS),": "(SNCF),"}, "a (SNCF), CEO"),
        ("l'ENS, PDG", "the ESP, GDP", {"ESP,": "l'ENS,", "GDP": "PDG"}, "the ENS, CEO"),
        ("l'OMS", "the WHO", {"WHO": "l'OMS"}, "the WHO"),
        # within another, or with another within it
        ("le RN", "the RNA", {"RNA": "RN"}, "the RN"),
        ("l'EELV", "the ELV", {"ELV": "l'EELV"}, "the EELV"),
        ("les TER", "the TERAs", {"TERAs": "TER"}, "the TERs"),
        ("les TER", "the TERs", {"TERs": "TER"}, "the TERs"),
        # the letters of the English in another order, which may be right
        ("un PDG", "a ECO", {"ECO": "PDG"}, "a ECO"),
        # one orphan is replaced once
        ("un volcan entrepôt", "a dust", {"dust": "entrepôt"}, "a warehouse"),
        ("l'ENS, l'OMS", "the ESP", {"ESP": "l'OMS"}, "the WHO"),
        ("l'ENS, l'OMS", "the ESP", {}, "the ESP"),
        ("l'OMS", "the body", {"body": "l'OMS"}, "the body"),
        ("l'OM", "the WHO", {}, "the WHO"),
        # a name, an unknown word, and one whose translations are all unlikely
        ("un Volcan", "a dust", {"dust": "Volcan"}, "a dust"),
        ("un zigoto", "a dust", {"dust": "zigoto"}, "a dust"),
        ("un flou", "a dust", {"dust": "flou"}, "a dust"),
    ],
)
def test_mended(french: str, english: str, looks: Mapping[str, str], wanted: str) -> None:
    """Only an orphan that stands for a lost word is replaced."""
    assert lexicon.mended(attempt(french, english, looks), Known(), _is_english).text == wanted


def test_a_word_that_an_english_word_stands_for_is_told_otherwise() -> None:
    """Not one that was left out, and not one that was mended."""
    looks = {"mountain": "volcan", "dusts": "poussins"}
    found = attempt("volcan poussins entrepôt", "mountain dusts", looks)

    assert lexicon.mended(found, Known(), _is_english).otherwise == {"volcan"}


def test_an_orphan_stands_for_one_lost_word() -> None:
    """The first that it was written for; the next finds none."""
    found = AlignedSentence(["volcan", "entrepôt"], ["dust"], lambda *_: 0.9)

    assert lexicon.mended(found, Known(), _is_english).text == "volcano"


@given(st.lists(st.sampled_from([*_WORDS, "zigoto", "Paris"]), min_size=1), st.text("ab «»<q1>'-"))
def test_the_number_of_words_stays(french: list[str], english: str) -> None:
    """Whatever the network wrote, words are replaced and neither added nor taken away."""
    words = english.split(" ")
    found = AlignedSentence(french, words, lambda *_: 0.9)
    after = lexicon.mended(found, Known(), _is_english).text
    assert len(after.split(" ")) == len(words)
    assert after.count("<q1>") == english.count("<q1>")


@pytest.mark.parametrize(
    ("french", "english", "wanted"),
    [
        ("le volcan dort", "it sleeps", [LostWord("volcan", ("volcano",), settled=True)]),
        ("le volcan dort", "the volcanoes sleep", []),
        ("les poussins", "they", [LostWord("poussins", ("chicks", "Chick"), settled=False)]),
        ("un entrepôt", "a porthole", []),  # may be much else
        ("le PDG dort", "he sleeps", [LostWord("PDG", ("CEO",), settled=True)]),
        ("la SNCF dort", "it sleeps", [LostWord("SNCF", ("SNCF",), settled=True)]),
        ("la SNCF dort", "the SNCF sleeps", []),
        ("un volcan avec", "a volcano", []),  # a word of grammar
        ("au mois d'avril dernier", "in April", []),  # what a date says
        ("la journée de jeudi", "Thursday", []),
        ("l'année 2013", "2013", []),
        ("le mois de vacances", "the holidays", [LostWord("mois", ("month",), settled=True)]),
        ("le dernier volcan", "a volcano", [LostWord("dernier", ("last",), settled=True)]),
        ("CETTE FOIS", "this time", []),  # no acronyms
        ("vingt volcan", "20 volcanoes", []),  # numbers have a check of their own
    ],
)
def test_words_that_are_lost(french: str, english: str, wanted: list[LostWord]) -> None:
    """Only words that seldom are anything but what the lexicon has."""
    assert lexicon.lost(french, english, Known()) == wanted


@pytest.mark.parametrize(
    ("french", "english", "wanted"),
    [
        ("du déconfinement", "the lockdown", [("déconfinement", "easing of lockdown")]),
        ("le déconfinement", "the containment", []),  # next to never what it denies
        ("le déconfinement", "the easing of the lockdown", []),
        ("le déconfinement", "the end of the lockdown is no surprise", []),  # something denies
        ("ils déconseillent", "they advise", [("déconseillent", "")]),  # no noun
        ("ils déconseillent", "they advise against it", []),
        ("est inexécuté", "is implemented", [("inexécuté", "")]),
        ("l'inexécuté", "what is implemented", [("inexécuté", "unimplemented")]),
        ("inexécuté", "unimplemented", []),
        ("découvert", "found", []),  # nothing of what is covered
        ("un informe", "a form", []),  # no word without the prefix
        ("Déconfinement", "Lockdown", []),  # may be a name
    ],
)
def test_words_whose_english_may_say_the_opposite(
    french: str, english: str, wanted: list[tuple[str, str]]
) -> None:
    """Those with a denying prefix, where what it denies stands there alone; a noun's English."""

    def told(word: str) -> list[str]:
        return [*_TOLD.get(word, []), *Known().english(word)]

    assert lexicon.opposed(french, english, Known(), told) == wanted
