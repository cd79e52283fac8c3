"""English is spelt in one of two ways, and names, kept strings and the operator's terms are not."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Spelling
from service.knowledge.english import spelt_pairs
from service.translation.english.spelling import speller, times_written

SPELLINGS = get_args(Spelling)
BRITISH, AMERICAN = speller("en-GB"), speller("en-US")
OTHER_WORDS = "the prize|size|a tire|check|“Labor|World Trade Center.|U.S. |Mr. |5,000|<q1>| Color"
WORDS = st.sampled_from(
    [*BRITISH.forms, *AMERICAN.forms, *map(str.capitalize, AMERICAN.forms), *OTHER_WORDS.split("|")]
)
TEXTS = st.lists(WORDS | st.sampled_from(". |, |-|: “|”|\n|/|’s".split("|")), max_size=30)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organised crime", "organized crime"),
        ("Organisations say so", "Organizations say so"),
        ("it analyses, they analysed", "it analyses, they analyzed"),
        ("in favour of colourful labour", "in favor of colorful labor"),
        ("a humorist and honorary glamour", "a humorist and honorary glamour"),
        ("the centre-right was centred", "the center-right was centered"),
        ("He said so. Defence costs rose", "He said so. Defense costs rose"),
        ("It says: “Defence costs rose”", "It says: “Defense costs rose”"),
        ("a defence, an offence, a pretence", "a defense, an offense, a pretense"),
        ("the travellers cancelled a fuelled jet", "the travelers canceled a fueled jet"),
        ("to fulfil and enrol skilful men", "to fulfill and enroll skillful men"),
        ("anaemia and a paediatrician’s diarrhoea", "anemia and a pediatrician’s diarrhea"),
        ("grey aluminium ploughs", "gray aluminum plows"),
        ("an ageing sceptic in pyjamas", "an aging skeptic in pajamas"),
        ("manoeuvres towards the theatre", "maneuvers toward the theater"),
        ("ten kilometres, two litres", "ten kilometers, two liters"),
        ("he practised catalogues", "he practiced catalogs"),
        ("capsize, prize, size, seize, advertise", "capsize, prize, size, seize, advertise"),
        ("our four-hour tour", "our four-hour tour"),
    ],
)
def test_each_becomes_the_other(british: str, american: str) -> None:
    """Case and inflection stay; both are what they should be already."""
    assert AMERICAN.spelt(british, "") == AMERICAN.spelt(american, "") == american
    assert BRITISH.spelt(american, "") == BRITISH.spelt(british, "") == british


@pytest.mark.parametrize(
    ("french", "american", "british"),
    [
        ("à 500 mètres", "at 500 meters", "at 500 metres"),
        ("le compteur d'eau", "the water meter", "the water meter"),
        ("des pneus brûlés", "burnt tires", "burnt tyres"),
        ("il se fatigue", "he tires", "he tires"),
        ("un chèque", "a check", "a cheque"),
        ("un contrôle", "a check", "a check"),
        ("sur le trottoir", "on the curb", "on the kerb"),
        ("freiner la hausse", "to curb the rise", "to curb the rise"),
        ("son permis", "his license", "his licence"),
        ("autoriser la vente", "to license the sale", "to license the sale"),
        ("il se voit accorder un permis", "we license him", "we license him"),
        ("un programme", "a program", "a programme"),
        ("un programme informatique", "a program", "a program"),
        ("ceux qui la pratiquent", "those who practice it", "those who practise it"),
        ("une pratique", "a practice", "a practice"),
        ("exercer en cabinet", "to work in a practice", "to work in a practice"),
        ("à deux étages", "a two-story house", "a two-storey house"),
        ("une histoire d'étages", "a story of floors", "a story of floors"),
    ],
)
def test_the_french_tells_which_word_it_is(french: str, american: str, british: str) -> None:
    """What has other senses in American becomes British only where the French leaves no doubt."""
    assert BRITISH.spelt(american, french) == british
    assert AMERICAN.spelt(british, french) == american


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("the World Trade Center fell", ""),
        ("the Labor Party won", ""),
        ("Labor won", "Les travaillistes ont gagné"),
        ("Center Parcs is one", ""),
        ("Organization of American States", ""),
        ("He met Mr. Color there", ""),
        ("Theater said no", "Theater a dit non"),
        ("NEIGHBOR", ""),
        ("see color.com, www.color.org/center or a@center.fr", ""),
        ("@color #color center_left", ""),
        ("The TheaterColor", ""),
    ],
)
def test_names_and_addresses_stay(english: str, french: str) -> None:
    """A capital inside a sentence, capitals, what the French has too, a party's name."""
    assert BRITISH.spelt(english, french) == english


def test_what_goes_on_with_a_sentence_begins_with_a_name() -> None:
    """Where its first word has a capital; a later sentence opens with one for itself."""
    assert BRITISH.spelt("Center lost. Center", "", inside=True) == "Center lost. Centre"


def test_an_operators_terms_and_what_is_kept_stay() -> None:
    """In whatever case; other words of the same string do not."""
    own = speller("en-GB", ["Call Center", "call center color", "the", "mayor"])

    assert own.spelt("The call center center", "") == "The call center centre"
    assert own.spelt("a Call center color color", "") == "a Call center color colour"
    assert own.spelt("color x-color", "", ["x-color"]) == "colour x-color"


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(texts=TEXTS, french=st.sampled_from(["", "un pneu", "Center Colour", "un mètre"]))
def test_what_is_spelt_stays(spelling: Spelling, texts: list[str], french: str) -> None:
    """A second time changes nothing, nor does anything else than words change."""
    spell = speller(spelling).spelt
    text = " ".join(texts)
    once = spell(text, french)

    assert spell(once, french) == once
    assert re.sub(r"[^\W\d_]+", "", once) == re.sub(r"[^\W\d_]+", "", text)


def test_no_word_of_the_table_is_spelt_back() -> None:
    """What one spelling writes the other's words is no word to change; two-way pairs come back."""
    for spell in (BRITISH, AMERICAN):
        assert spell.forms.keys().isdisjoint(form.written for form in spell.forms.values())
    both = [pair for pair in spelt_pairs if not pair.only]
    for word, form in BRITISH.forms.items():
        back = AMERICAN.forms.get(form.written)
        assert back is None or back.written == word
    assert len(both) > len(spelt_pairs) / 2


def test_the_table_is_lower_case_and_says_what_it_means() -> None:
    """Rows are read as they are meant: endings in order, no word twice, a known spelling."""
    for pair in spelt_pairs:
        endings = pair.endings.split()
        assert endings == sorted(set(endings))
        assert pair.british != pair.american
        assert re.fullmatch("[a-z]+", pair.british + pair.american)
        assert pair.only in {"", *SPELLINGS}


def test_an_acronym_has_the_capitals_of_the_french_in_britain() -> None:
    """Where that writes it as a word, and the operator does not."""
    assert BRITISH.spelt("COVID-19, UNESCO", "Covid-19, UNESCO") == "Covid-19, UNESCO"
    assert BRITISH.spelt("Covid-19, NATO", "COVID-19, Otan") == "Covid-19, NATO"
    assert AMERICAN.spelt("COVID-19", "Covid-19") == "COVID-19"
    own = speller("en-GB", ["COVID-19"])
    assert own.spelt("COVID-19, UNESCO", "Covid-19, Unesco") == "COVID-19, Unesco"


@pytest.mark.parametrize(
    ("french", "english", "british", "american"),
    [
        ("Il part à 14h30.", "at 14:30.", "at 2.30pm.", "at 2:30 p.m."),
        ("de 21 h 17 à 5 h 52", "from 21:17 to 5:52am", "from 9.17pm to 5.52am", "9:17 p.m."),
        ("Il était 1 h 47, mardi", "It was 1:47, Tuesday", "It was 1.47am, Tuesday", "1:47 a.m.,"),
        ("A 7 h 24, il part", "At 7:24, he leaves", "At 7.24am, he leaves", "At 7:24 a.m., he"),
        ("entre 9h et 12h", "between 9:00 and 12:00", "between 9am and noon", "9 a.m. and noon"),
        ("Ouvert 9h-12h", "Open 9:00-12:00", "Open 9am-noon", "Open 9 a.m.-noon"),
        (
            "à 0h30, à 24 heures",
            "at 0:30, at 24:00",
            "at 12.30am, at midnight",
            "at 12:30 a.m., at",
        ),
        ("à 9H40 (8H40 GMT)", "at 9:40 (8:40 GMT)", "at 9.40am (8.40am GMT)", "(8:40 a.m. GMT)"),
        ("6h du matin", "6:00 in the morning", "6am", "6 a.m."),
        ("mardi soir, à 8 heures", "at 8:00 p.m. on Tuesday", "at 8pm on Tuesday", "at 8 p.m. on"),
        # Not told: of the evening or not, a duration, a score.
        ("mardi soir, à 8 heures", "Tuesday at 8:00", "Tuesday at 8:00", "Tuesday at 8:00"),
        ("Il a duré 1 h 30.", "It lasted 1:30.", "It lasted 1:30.", "It lasted 1:30."),
        ("à 2 h 30 de Paris", "2:30 from Paris", "2:30 from Paris", "2:30 from Paris"),
        ("sur le score de 21:17", "21:17", "21:17", "21:17"),
    ],
)
def test_clock_times_are_those_of_a_country(
    french: str, english: str, british: str, american: str
) -> None:
    """Where the French shows that they are times of day."""
    assert times_written(english, french, "en-GB") == british
    assert american in times_written(english, french, "en-US")


def test_an_operators_time_stays() -> None:
    """As all that is kept."""
    assert speller("en-GB").spelt("At 20:00", "À 20 h", ["20:00"]) == "At 20:00"
