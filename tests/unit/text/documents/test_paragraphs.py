"""Paragraphs out of lines: where they begin, and what goes on from them elsewhere."""

import pytest

from service.text.documents import line_ends
from service.text.documents.columns import Fragment
from service.text.documents.paragraphs import paragraphs

SIZE, LEADING, WIDTH = 10.0, 12.0, 300.0


def flow(*lines: str, indent: float = 0.0, size: float = SIZE) -> list[Fragment]:
    """Return lines of a column; › begins one that is indented, | one behind a gap.

    All are as long as letters of equal width make them: 60 fill a line.
    """
    found, bottom = [], 800.0
    for text in lines:
        said = text.lstrip("›|")
        bottom -= LEADING * (2 if "|" in text[:2] else 1)
        left = 50 + (10 if text[0] == "›" else 0) + indent
        found.append(Fragment(said, left, left + 5 * len(said), bottom, bottom + size))
    return found


def texts(*flows: list[Fragment]) -> list[str]:
    """Return the texts of the paragraphs of some columns."""
    return [one.text for one in paragraphs(flows)]


FULL = "Le conseil municipal de la ville a adopté mardi soir un buda"  # 60 letters


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((FULL, "et il a voté.", FULL), 2),  # a short last line
        ((FULL, FULL + ".", FULL), 1),  # a full one that ends a sentence says nothing
        (("›" + FULL[:58], FULL[:-1] + ".", "›" + FULL[:58], FULL), 2),  # an indent
        ((FULL, FULL, "|" + FULL, FULL), 2),  # a gap
        ((FULL, FULL, "|" + FULL.lower(), FULL), 1),  # which a picture left in a sentence
        ((FULL[:-1] + ".", "— Oui, dit-elle, et nous le ferons dans les délais de la loix"), 2),
        ((FULL, "et finira en juin de cette année-ci, ou plus tard, en juillet"), 1),
    ],
)
def test_where_a_paragraph_begins(lines: tuple[str, ...], found: int) -> None:
    """By what stands before it and at its beginning."""
    assert len(texts(flow(*lines))) == found


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    """Where its line does not end a sentence; not where a new one is indented."""
    first = flow(FULL, FULL, FULL)

    assert len(texts(first, flow("et finit ici.", FULL))) == 2
    assert texts(first, flow("et finit ici."))[0].endswith("un buda et finit ici.")
    assert len(texts(first, flow("Dupont, qui finit ici.", FULL, FULL, FULL))) == 2
    assert len(texts(first, flow("— Dupont, qui finit ici.", FULL, FULL, FULL))) == 3


def test_a_column_with_indents_says_that_a_paragraph_goes_on() -> None:
    """Where its first line has none, behind a line that is full and ends a sentence."""
    ended = flow("›" + FULL[:58], FULL, "›" + FULL[:58], FULL[:-1] + ".")
    plain = flow(FULL, FULL, FULL[:-1] + ".")
    following = flow("La suite.", FULL, FULL)

    assert texts(ended, following)[1].endswith(". La suite.")
    assert texts(plain, following)[1] == "La suite."


def test_a_caption_stands_last_and_interrupts_nothing() -> None:
    """By small letters, or by its credit."""
    small = flow("Le pont, lundi, vu de la rive", size=8.0)
    credited = flow("La maire, lundi. Photo AFP")
    for caption in (small, credited):
        found = texts(flow(FULL, FULL, FULL), caption, flow("et finit ici.", FULL))
        assert found[-1] == caption[0].text
        assert found[0].endswith("et finit ici.")


def test_what_does_not_end_is_doubtful() -> None:
    """A paragraph of the body of two lines or more; no title."""
    body = flow(FULL, "et il a", "|" + FULL, "et il a voté.")
    found = paragraphs([body, flow("Un titre", size=20)])

    assert [one.doubtful for one in found] == [True, False, False]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("il a voté", "le budget", "il a voté le budget"),
        ("le finan-", "cement du pont", "le financement du pont"),
        ("le finan\u00ad", "cement", "le financement"),
        ("a-t-il dit au porte-", "parole", "a-t-il dit au porte-parole"),
        ("a dit le sous-", "préfet", "a dit le sous-préfet"),
        ("que dira-", "t-elle", "que dira-t-elle"),
        ("eux-", "mêmes", "eux-mêmes"),
        ("le mi-", "nistre de la culture", "le ministre de la culture"),
        ("à la mi-", "mai", "à la mi-mai"),
        ("il a pro-", "mis", "il a promis"),
        ("le par-", "lement", "le parlement"),
        ("un au-", "tre débat", "un autre débat"),
        ("au-", "delà du budget", "au-delà du budget"),
        ("il a ex-", "pliqué", "il a expliqué"),
        ("l’ex-", "premier ministre", "l’ex-premier ministre"),
        ("dit-on de soi-", "même", "dit-on de soi-même"),
        ("en fin de soi-", "rée", "en fin de soirée"),
        ("la ligne Paris-", "Nantes", "la ligne Paris-Nantes"),
        ("le week-", "end", "le week-end"),
        ("le 10-", "12 mai", "le 10- 12 mai"),
        ("la paix -", "enfin", "la paix - enfin"),
        ("c’est l’ex\u2010", "maire", "c’est l’ex-maire"),
        ("le vice", "président", "le vice président"),
    ],
)
def test_words_broken_at_line_ends(before: str, after: str, joined: str) -> None:
    """As the document writes the word elsewhere, else as French has it."""
    words = line_ends.words_in(["un week-end au bord de la mer", "le porte-"])

    assert line_ends.join(before, after, words) == joined


def test_the_words_of_a_document_are_not_those_of_its_line_ends() -> None:
    """A broken one is none."""
    assert line_ends.words_in(["Un week-end finan-", "cement"]) == {"un", "week-end", "cement"}
    assert paragraphs([]) == []
