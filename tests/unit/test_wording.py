"""French that a small model misreads is asked for in plainer words."""

import pytest

from service import french
from service.wording import plainer


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Il a été mis en examen.", "Il a été inculpé."),
        ("Sa mise en examen date de mars.", "Son inculpation date de mars."),
        ("Garde à vue prolongée", "Détention policière prolongée"),
        ("Le garde des Sceaux part.", "Le ministre de la Justice part."),
        ("À l’issue d’un vote, il part.", "Après un vote, il part."),
        (
            "La BCE a laissé ses taux directeurs inchangés.",
            "La BCE n'a pas modifié ses taux d'intérêt.",
        ),
        ("Une quarantaine de navires attend.", "Environ 40 navires attend."),
        ("Une quarantaine de deux semaines.", "Une quarantaine de deux semaines."),
        ("Plus d’une centaine d'élus signent.", "Plus de 100 élus signent."),
        ("Il a fait machine arrière.", "Il a changé d'avis."),
        ("Les Vingt-Sept votent.", "Les 27 pays de l'UE votent."),
        ("Le tribunal relaxe-t-il ?", "Le tribunal relaxe-t-il ?"),
        ("Voir a.fr/relaxé et #relaxé.", "Voir a.fr/relaxé et #relaxé."),
        ("Le garde forestier part.", "Le garde forestier part."),
        ("", ""),
    ],
)
def test_phrases_of_the_press_are_said_in_plainer_words(text: str, plain: str) -> None:
    """Whole words, the longest phrase first; a capital stays one, and nothing else changes."""
    assert plainer(text) == plain


def test_an_operators_own_term_stays() -> None:
    """Within a phrase, and where a phrase is part of it."""
    text = "Son placement en garde à vue a été relaxé."

    assert plainer(text, {"garde à vue"}) == "Son placement en garde à vue a été acquitté."
    assert plainer(text, {"placement en garde à vue"}).startswith("Son placement en garde")
    assert "détention" in plainer(text, {"mise en garde à vue"})


def test_no_phrase_leads_to_another() -> None:
    """What is said instead is no phrase to be said otherwise again."""
    assert {said: plainer(said) for said in french.PLAINER.values()} == {
        said: said for said in french.PLAINER.values()
    }
