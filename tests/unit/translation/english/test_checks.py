"""Faults of English are found, each by its own check, and sound English is left alone."""

import pytest

from service.article import CaveatCode, Hypothesis
from service.translation.english import checks, name_forms, proper_names
from service.translation.english.vocabulary import Vocabulary
from tests.fakes import FakeTranslator

FAULTY: list[tuple[CaveatCode, str, str]] = [
    ("date_changed", "Il part mardi.", "He leaves on Thursday."),
    ("date_changed", "Fin mars, il part.", "At the end of May, he leaves."),
    ("date_changed", "Le maire parle le 8 mai.", "The mayor may speak on 8 June."),
    ("unit_changed", "Le programme pèse 30 grammes.", "The program weighs 30 litres."),
    ("unit_changed", "Il doit 30 livres sterling.", "He owes 30 books."),
    ("unit_changed", "Il court dix kilomètres.", "He runs ten tonnes."),
    ("unit_changed", "Il fait 14°C.", "It is 14."),
    ("unit_changed", "Il saute 30 m.", "He jumps 30."),
    ("unit_changed", "Soixante pour cent ont voté.", "Sixty voted."),
    ("untranslated", "Il part mi-octobre.", "He leaves in mid-Octo\ufffd, October."),
    ("negation_changed", "Personne n'a répondu.", "People replied."),
    ("negation_changed", "Il ne voit ni le pont ni la route.", "He sees the bridge and the road."),
    ("negation_changed", "Aucun train ne circule.", "A train runs."),
    ("negation_changed", "Il ne peut partir.", "He can leave."),
    ("negation_changed", "Il n'en reste plus.", "Only these are left."),
    ("negation_changed", "Il n'en reste plus que dix.", "Ten are left."),
    ("negation_changed", "Il ne dit pas qu'il part.", "He only says that he is leaving."),
    ("negation_changed", "Vous n'avez pas compris ?", "Have you understood?"),
    ("negation_changed", "Ce n'est pas la même chose.", "That is the same thing."),
]
SOUND = [
    ("Il part mardi à 8 h.", "He leaves on Tues. at 8."),
    ("Ils marchent, des mars à la main.", "They walk with bars in their hands."),
    ("Le 11 septembre a tout changé.", "9/11 changed everything."),
    ("Il paie 30 €.", "He pays 30 euros."),
    ("La zone euro, en semaine, court 30 kilomètres.", "The eurozone, midweek, runs 30km."),
    ("Les jeudis, il boit 30 litres de lait.", "On Thursdays he drinks 30 litres of milk."),
    ("Un terrain de 30 mètres carrés.", "A plot of 30sqm."),
    ("Un télégramme parle de 30 roubles.", "A telegram speaks of 30 rubles."),
    ("Il court le 800 m.", "He runs the 800 metres."),
    ("Il fait 10 à 14°C.", "It is 10 to 14C."),
    ("En 2014 M. Arnaud part.", "In 2014 Mr Arnaud leaves."),
    ("Il n'en reste plus que dix.", "Only ten are left."),
    ("Elles ne peuvent être qu'accidentelles.", "They can only be accidental."),
    ("Il part avant qu'elle ne vienne plus tard.", "He leaves before she comes later."),
    ("Vous n'avez pas d'argent ?", "Do you have any money?"),
    ("C'est la seconde guerre.", "This is the second war."),
    ("Il n'est pas d'accord.", "He disagrees."),
    ("À défaut d'accord, il part.", "Without an agreement, he leaves."),
    ("Personne n'a répondu.", "Nobody replied."),
]


@pytest.mark.parametrize(("code", "french", "english"), FAULTY)
def test_a_fault_is_found(code: CaveatCode, french: str, english: str) -> None:
    """By the check that it is for, and by no other."""
    assert checks.faults(french, english, truncated=False) == (code,)


@pytest.mark.parametrize(("french", "english"), SOUND)
def test_sound_english_is_left_alone(french: str, english: str) -> None:
    """However it says it."""
    assert checks.faults(french, english, truncated=False) == ()


class Words:
    """Knows some French words, and some English ones."""

    english_words = frozenset({"table", "tables", "water"})

    def knows(self, word: str) -> bool:
        """Know words in small letters."""
        return word in {"table", "carrefour", "tables", "eau", "gendarmes", "lycée", "accent"}

    def keeps(self, word: str) -> bool:
        """Keep what both languages have."""
        return word in {"accent", "cliché"}


@pytest.mark.parametrize(
    ("french", "english", "found"),
    [
        ("Au carrefour, il attend.", "At the carrefour, he waits.", True),
        ("Il s'est présenté.", "He présenté himself.", True),  # an accent, and no English word
        ("La table est là.", "The table is there.", False),
        ("Les gendarmes du lycée mènent.", "The gendarmes of the lycée lead.", False),
        ("Il prend un cliché.", "He takes a cliché.", True),
        ("Il perd son accent.", "He loses his accent.", False),
        ("Les fermions obéissent.", "The fermions obey.", False),  # known in neither language
        ("Voir carrefour.fr et un-carrefour.", "See carrefour.fr and un-carrefour.", False),
        ("Au carrefour, il attend.", "He waits at the junction.", False),
        ("Il aime La Table du carrefour.", "He loves La Table du carrefour.", False),  # a name
    ],
)
def test_a_word_left_in_french_is_found(french: str, english: str, *, found: bool) -> None:
    """One that the French has, and that is no English word."""
    vocabulary = Vocabulary.of_article(french, {}, Words(), enforceable=False)
    faults = vocabulary.finish(french, Hypothesis(english)).faults

    assert ("untranslated" in faults) is found


@pytest.mark.parametrize(
    ("french", "english", "strange"),
    [
        ("La désinvolture fracassante.", "The fracassing deinvolture.", "fracassing deinvolture"),
        ("Il creuse, et creuse.", "He is diging, and diging.", "diging"),
        ("Des masques lavables.", "Masks that are lavable.", "lavable"),  # French, and not quite
        ("Le groupe conteste.", "The underwaters multiwaters protest.", ""),  # behind prefixes
        ("Le confinement dure.", "The tables of water endure.", ""),  # what the package has alone
        ("Le mollasson dort.", "The mollasson sleeps.", ""),  # the French, which others find
        ("Le Stegosaurus dort.", "The Stegosaur of stego.fr and #stego sleeps.", ""),
        ("Il a un zzyx et un « cwm ».", "He has a zzyx and a cwm.", ""),
        ("Le glouglou dort.", "The gurgler sleeps.", ""),  # as the operator's terms have it
    ],
)
def test_a_word_that_is_made_up_is_found(french: str, english: str, strange: str) -> None:
    """One that neither English, the French nor a term has."""
    glossary = {"glouglou": "gurgler"}
    vocabulary = Vocabulary.of_article(french, glossary, Words(), enforceable=False)

    assert " ".join(vocabulary.made_up(french, english)) == strange


def test_nothing_is_made_up_by_a_package_that_does_not_say_its_words() -> None:
    """Of those it was taught some may stand in no dictionary."""
    vocabulary = Vocabulary.of_article("Il dort.", {}, FakeTranslator(), enforceable=False)

    assert not vocabulary.made_up("Il dort.", "He slumbles.")


@pytest.mark.parametrize(
    ("french", "english", "cut"),
    [
        ("Le Kerdoncuff se tait.", "Kerdoncuff is silent.", True),
        ("Le Kerdoncuff se tait.", "Le Kerdoncuff is silent.", False),
        ("Le Kerdoncuff se tait.", "The Kerdoncuff is silent.", False),
        ("Le Carrefour rouvre.", "Carrefour reopens.", False),  # a word
        ("La Corrèze vote.", "Corrèze votes.", False),  # a place
        ("Le KFOR part.", "KFOR leaves.", False),
        ("Le Kerdoncuff d'Abbas.", "Abbas's Kerdoncuff.", False),
        ("Les Kerdoncuff partent.", "Kerdoncuff leave.", False),
    ],
)
def test_a_name_that_lost_its_article_is_told(french: str, english: str, *, cut: bool) -> None:
    """Le Goff, where no article says that it is a name; a country stands without its own."""
    vocabulary = Vocabulary.of_article(french, {}, Words(), enforceable=False)

    assert ("name_changed" in vocabulary.finish(french, Hypothesis(english)).faults) is cut


@pytest.mark.parametrize(
    ("french", "english", "names"),
    [
        (
            "du collectif Urgences vitales, hier",
            "of the Urgences collective up",
            ["Urgences vitales"],
        ),
        ("lit La Chambre des eaux et dort", "reads La Chamber of Waters", ["La Chambre des eaux"]),
        (
            "au Rassemblement du centre et des pays",
            "to the Rassemblement of the centre",
            ["Rassemblement du centre et des pays"],
        ),
        ("aux Foyers de Charité, où", "at the Charity Foyers, where", ["Foyers de Charité"]),
        # All of it in French, or in English; an English noun; what need not belong to the name.
        ("lit La Chambre des eaux", "reads La Chambre des eaux in Le Monde", []),
        ("lit La Chambre des eaux dans Le Monde", "reads The Chamber of Waters in Le Monde", []),
        ("le Centre des eaux", "the Centre of Waters", []),
        ("La Chambre rejette", "La République rejects", []),
        ("au Foyers jeudi, les Urgences voient tout", "at the Foyers on Thursday, Urgences", []),
        ("à Cannes puis, hier, à Nice", "in Cannes and then, yesterday, in Nice", []),
    ],
)
def test_a_name_that_is_half_kept_is_found(french: str, english: str, names: list[str]) -> None:
    """Its noun, or its article, is French, and the rest English."""
    words = {"centre"}

    assert proper_names.half_kept(french, english, str.islower, words) == names


def test_a_name_that_came_out_bent_is_found() -> None:
    """One that is the same in both languages, and stands there as something like it."""
    known = {"Canada", "Candide", "GPA"}

    assert proper_names.bent("Il vit au Canada.", "He lives in Canadda.", known)
    assert not proper_names.bent("Il vit au Canada.", "He lives in Canada.", known)
    assert not proper_names.bent("Il vit au Canada.", "He lives in Candide.", known)
    assert not proper_names.bent("Les GPA.", "GPAs.", known)
    assert not proper_names.bent("M. Netanyahou part.", "Mr Netanyahu leaves.", known)
    for slip in ("Mokalova", "Moukalov", "Moukalovva", "Muokalova", "Moukalobva"):
        assert proper_names.bent("Mme Moukalova part.", f"Mrs {slip} leaves.", known)
    for said in ("Moukalova", "Mukalova", "Moukalovas", "Moúkalova"):
        assert not proper_names.bent("Mme Moukalova part.", f"Mrs {said} leaves.", known)


@pytest.mark.parametrize(
    ("french", "english", "stands"),
    [
        ("IST", "STIs", True),
        ("APS", "the PSA test", True),
        ("OTAN", "NATO", True),
        ("IST", "SITs", False),
        ("Max-Planck", "the Max Planck Institute", True),
        ("Jean-Pierre", "Jean Pierre", False),
        ("Saint-Malo", "Saint Malo", False),
        ("Khouchkadamov", "Khushkadamov", True),
        ("Khouchkadamov", "Khoushkadamov", False),
        ("Rousseau", "Russeau", False),
        ("Rothschild", "the Rothschilds", True),
        ("Persée", "Perseus", True),
        ("Dorothée", "Dorothy", False),
    ],
)
def test_a_name_may_have_another_form_in_english(
    french: str, english: str, *, stands: bool
) -> None:
    """One that follows from how the languages write; what changes a letter else is a change."""
    assert name_forms.stands(french, english) is stands


@pytest.mark.parametrize(
    ("word", "translated"),
    [
        ("Singapouriens", True),
        ("Mexico-Américains", True),
        ("Afghanes", True),
        ("Amiens", False),
        ("Thonon-les-Bains", False),
        ("XIXème", True),
        ("Ier", True),
        ("CZK", True),
        ("Lucienne", False),
    ],
)
def test_a_people_or_a_kings_number_is_no_name(word: str, *, translated: bool) -> None:
    """They have an English of their own."""
    assert name_forms.is_translated(word) is translated


def test_the_adjective_of_a_place_keeps_its_name() -> None:
    """An adjective stands for « d'Europe »; another word that begins alike does not."""
    assert not proper_names.missing("the European summit, Palestinians", ["Europe", "Palestine"])
    assert proper_names.missing("Europeana, Malian", ["Europe", "Mali"]) == ["Europe", "Mali"]
