"""The article in a message, told from what stands around it."""

import pytest

from service.text.documents import messages

ARTICLE = "Le pont rouvre lundi\n\n" + "Le maire a parlé d'un projet « nécessaire ». " * 8 + "Fin."
NOTE = "Peux-tu traduire cela pour ce soir ?"
HEAD = "De : Anne Dupont\nEnvoyé : mardi 5 mai 2026\nÀ : La rédaction\nObjet : Le pont"
THREAD = "Le mar. 5 mai 2026 à 10:02, Anne Dupont <a@b.example> a écrit :\n> Le pont est-il fermé ?"


@pytest.mark.parametrize(
    ("before", "after", "subject"),
    [
        ("", "", ""),
        ("Bonjour,", "", ""),
        ("Bonjour à tous,\n\nVoici l'article à traduire :", "Cordialement,\nAnne Dupont", ""),
        ("Chère Anne,", "Bien à vous,\n\nPaul Martin\nChef du service\n01 02 03 04 05", ""),
        ("", "-- \nAnne Dupont\nNantes", ""),
        ("Bonjour,", "Envoyé de mon iPhone", ""),
        ("Bonjour,", THREAD, "RE: Le pont"),
        ("", f"Cordialement\n\n{THREAD}", "Re: Le pont"),
        ("Bonjour,", THREAD.replace("Dupont ", "Dupont\n") + "\nOui.", "RE: Le pont"),
        ("", "> Le pont est-il fermé ?\n>\n\n> Anne", "RE: Le pont"),
        ("", "| Le pont est-il fermé ?\n\nCordialement,\nAnne", ""),
        (f"{NOTE}\n\n-----Message d'origine-----\n{HEAD}", "", "TR: Le pont"),
        (f"Bonjour,\n{NOTE}\nAnne\n\n{HEAD}\n\nBonjour,", "Cordialement,\nPaul", "TR : Le pont"),
        ("---------- Forwarded message ---------\n" + HEAD, "", "Fwd: Le pont"),
        (f"{NOTE}\n\nDébut du message réexpédié :\n\n{HEAD}", "", ""),
    ],
)
def test_the_article_is_told_from_the_rest(before: str, after: str, subject: str) -> None:
    """And the rest is kept, so that it can be put back."""
    text = "\n\n".join(filter(None, (before, ARTICLE, after)))
    found = messages.parts_of(text, subject)

    assert found.article == ARTICLE
    assert (found.before, found.after) == (before, after)


@pytest.mark.parametrize("after", ["", "Cordialement,\nAnne"])
def test_a_quoted_article_loses_its_marks(after: str) -> None:
    """Where it is what the message brings."""
    quoted = "\n".join(f"> {line}" for line in ARTICLE.split("\n"))
    found = messages.parts_of(f"{NOTE}\n\n{quoted}\n\n{after}", "TR: Le pont")

    assert found.article.replace("\n\n", "\n").split("\n") == ARTICLE.replace("\n\n", "\n").split(
        "\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        "Bonjour,\n\nCordialement,\nAnne",
        "Bonjour, a dit le maire. Puis il est parti, sans un mot de plus, et la séance fut levée.",
        "Merci à tous, a dit le maire.\n\n" + ARTICLE,
        "« Cordialement », a dit le maire.\n" * 20,
        "Date : mardi\nLe pont rouvre.",
        f"{NOTE}\n\n> Lire aussi : Le budget\n\n{ARTICLE}",
        f"{ARTICLE}\n\n| Parti | Voix |\n| Nous | 12 |\n\n{ARTICLE}",
        "Le maire : maire@nantes.example\nAnne Dupont a écrit :\n> Je pars.\n" + ARTICLE,
        f"Sur X, Anne Dupont a écrit :\n> Je pars.\n\n{ARTICLE}",
        "",
    ],
)
def test_an_article_that_looks_so_is_left_whole(text: str) -> None:
    """Also a message that holds nothing else."""
    assert messages.parts_of(text) == messages.Message("", text, "")


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("TR: Le pont", "Le pont"),
        ("Re : TR : Le pont", "Le pont"),
        ("Fwd: RE: Le pont", "Le pont"),
        ("Le pont : TR", "Le pont : TR"),
        ("Trains : la grève", "Trains : la grève"),
    ],
)
def test_the_title_is_the_subject_alone(subject: str, title: str) -> None:
    """Without who answered or passed it on."""
    assert messages.title_of(subject) == title
