"""Hints: which words get them, in which order, and how they are written."""

from collections.abc import Collection, Mapping, Sequence

import pytest

from service.translation.preparation import hints
from service.translation.preparation.hints import CLOSE, OPEN, Entry

CRANE = Entry(("grue",), (("crane", 9), ("hoist", 3), ("tree", 1)), 80)
CUSTODY = Entry(("garde", "à", "vue"), (("custody", 12), ("police custody", 8)), 60)
SIGHT = Entry(("vue",), (("sight", 40), ("view", 38)), 45)


class Known:
    """A memory of a few entries, by the word they are filed under."""

    def __init__(self, **entries: Sequence[Entry]) -> None:
        """Take the entries by the word they are filed under."""
        self.entries = entries
        self.asked = 0

    def look_up(self, words: Collection[str]) -> Mapping[str, Sequence[Entry]]:
        """As the port has it."""
        self.asked += 1
        return {word: self.entries[word] for word in words & self.entries.keys()}


KNOWN = {"grue": [CRANE], "vue": [CUSTODY, SIGHT]}


@pytest.mark.parametrize(
    ("french", "hinted"),
    [
        (
            "La grue s'est effondrée.",
            f"La grue{OPEN} crane{OPEN} hoist{CLOSE} s'est effondrée.",
        ),
        (
            "Grue en panne",
            f"Grue{OPEN} crane{OPEN} hoist{CLOSE} en panne",
        ),
        (
            "En garde à vue, l'homme nie.",
            f"En garde à vue{OPEN} custody{OPEN} police custody{CLOSE}, l'homme nie.",
        ),
        ("Une belle vue.", f"Une belle vue{OPEN} sight{OPEN} view{CLOSE}."),
        ("Il n'y a rien de connu ici.", "Il n'y a rien de connu ici."),
        ("Voir @vue_de et a.fr/vue, #vue.", "Voir @vue_de et a.fr/vue, #vue."),
        ("vue", f"vue{OPEN} sight{OPEN} view{CLOSE}"),
        ("", ""),
    ],
)
def test_hints_stand_behind_their_words(french: str, hinted: str) -> None:
    """The longest phrase wins; a rendering below its share of all is left out."""
    assert hints.annotated([french], Known(**KNOWN), lambda _: True) == [hinted]


def test_all_sentences_are_looked_up_at_once() -> None:
    """One query for a request."""
    known = Known(**KNOWN)

    hints.annotated(["La grue.", "La vue.", "Rien."], known, lambda _: True)

    assert known.asked == 1


def test_the_least_needed_hint_goes_first_where_not_all_fit() -> None:
    """What is left is the hint for the word that the network knows least."""
    (text,) = hints.annotated(
        ["La grue et la vue."], Known(**KNOWN), lambda text: text.count(CLOSE) < 2
    )

    assert text == f"La grue{OPEN} crane{CLOSE} et la vue."


def test_the_less_likely_candidates_go_before_a_hint() -> None:
    """Each word keeps its likeliest one."""
    (text,) = hints.annotated(
        ["La grue et la vue."], Known(**KNOWN), lambda text: text.count(OPEN) <= 2
    )

    assert text == f"La grue{OPEN} crane{CLOSE} et la vue{OPEN} sight{CLOSE}."


def test_a_sentence_that_fits_nothing_stays() -> None:
    """However needed the hint is."""
    assert hints.annotated(["La grue."], Known(**KNOWN), lambda _: False) == ["La grue."]


def test_a_sentence_has_a_bounded_number_of_hints() -> None:
    """The most needed ones, in text order."""
    entries = {
        word: [Entry((word,), ((word.upper(), 3),), need)]
        for need, word in enumerate("ab bc cd de ef fg gh hi".split())
    }
    (text,) = hints.annotated(["ab bc cd de ef fg gh hi"], Known(**entries), lambda _: True)

    assert text.count(CLOSE) == hints.MOST_HINTS
    assert text.startswith("ab bc cd")


def test_a_rendering_that_was_never_counted_is_not_offered() -> None:
    """As when the only pair that has it is left out of the counts."""
    assert hints.candidates((("crane", 0), ("hoist", 0))) == ()


def test_marks_in_an_article_are_taken_out() -> None:
    """They would be read as the marks of hints."""
    assert hints.without_marks(f"a{OPEN} b{CLOSE}") == "a b"


def test_entries_come_back_as_they_were_kept() -> None:
    """Words, need, renderings with their counts."""
    lines = "garde à vue\t60\tcustody\t12\tpolice custody\t8\nvue\t45\tsight\t40\tview\t38"

    assert hints.parse_entries(lines) == (CUSTODY, SIGHT)


def test_a_term_has_its_one_english_for_a_hint() -> None:
    """Wherever it stands as a word of its own, and no other hint behind it."""
    text = hints.with_terms("Le vœu, des vœux, un vœu.", {"vœu": "motion"})

    assert text == f"Le vœu{OPEN} motion{CLOSE}, des vœux, un vœu{OPEN} motion{CLOSE}."


def test_no_hint_stands_in_another() -> None:
    """A term may be the English of another."""
    text = hints.with_terms("Le fils et son chien.", {"fils": "son", "son": "his"})

    assert text == f"Le fils{OPEN} son{CLOSE} et son{OPEN} his{CLOSE} chien."


def test_a_word_with_a_hint_gets_no_other() -> None:
    """Nor do the words inside a hint."""
    french = hints.with_terms("La grue et la vue.", {"grue": "vue"})

    assert hints.annotated([french], Known(**KNOWN), lambda _: True) == [
        f"La grue{OPEN} vue{CLOSE} et la vue{OPEN} sight{OPEN} view{CLOSE}."
    ]
