"""Whose « son », « sa » and « ses » are, by the sentences of an article."""

import pytest

from service.article import Span
from service.translation.preparation.antecedents import Owners, owners


@pytest.mark.parametrize(
    ("sentences", "english"),
    [
        # By a noun, a title, a first name.
        (["La maire défend son budget."], ["her"]),
        (["Cet homme a perdu sa clé."], ["his"]),
        (["Mme Martin a perdu ses clés."], ["her"]),
        (["L'écrivain Claire Martin a perdu ses clés."], ["her"]),
        (["L'oncle arrive.", "Sa voiture est garée là."], ["his"]),
        (["L’oncle arrive.", "Sa voiture est garée là."], ["his"]),
        (["La dame arrive.", "Sa voiture est garée là."], ["her"]),
        (["La Lyonnaise a perdu ses clés."], ["her"]),
        (["Le Premier ministre défend son budget."], ["his"]),
        # By the sentences before, a pronoun among them.
        (["Claire Martin a gagné.", "Sa famille était là."], ["her"]),
        (["Elle a gagné.", "Sa famille était là."], ["her"]),
        (["Elle a gagné.", "Rien.", "Rien.", "Rien.", "Rien.", "Sa famille était là."], [""]),
        # By what stands behind it.
        (["Après sa réélection, la maire s'est tue."], ["her"]),
        # A name has the gender that it has elsewhere, or of its participle.
        (["La chanteuse Xenia Blum arrive.", "Blum a perdu ses clés."], ["her"]),
        (["Ici, Xenia est née.", "Xenia a perdu ses clés."], ["her"]),
        (["Soulagée, Xenia chante.", "On entend sa voix."], ["her"]),
        (["Xenia Blum a perdu ses clés."], [""]),
        (["Mme Blum chante.", "Ici, Xenia Blum a perdu ses clés."], ["her"]),
        (["Paul Blum chante.", "Xenia Blum a perdu ses clés."], [""]),
        # Of what is apposed to it, between commas; not of who comes behind a place.
        (["Xenia Blum, une avocate, a perdu ses clés."], ["her"]),
        (["Xenia Blum, 20 ans, avocate, a perdu ses clés."], ["her"]),
        (["Xenia Blum, avocat, a perdu ses clés."], ["his"]),
        (["À Xenia, la maire se tait.", "Xenia a perdu ses clés."], [""]),
        # « Qui » is the noun before it, not one that this depends on.
        (["Le prix va à la sœur de Paul, qui a perdu ses clés."], ["her"]),
        (["Le prix va au voisin de Claire, qui a perdu ses clés."], [""]),
        (["On a parlé du cas de la maire, qui a perdu ses clés."], ["her"]),
        # The nearest subject that is no thing; where both may own, nothing is told.
        (["La juge dit que Paul a perdu ses clés."], [""]),
        (["Paul dit que la juge a perdu ses clés."], ["her"]),
        (["La juge dit que la loi a perdu son sens."], ["her"]),
        (["La juge loue Paul et son chien."], [""]),
        (["Rien pour Paul.", "A la barre, Claire se tait.", "Sa voix tremble."], ["her"]),
        (["Rien pour Paul.", "« Le but », dit Claire.", "Sa voix tremble."], ["her"]),
        # The last person, where none is a subject.
        (["Paul est là.", "Le portrait de Claire a perdu ses couleurs."], ["her"]),
        # The person whom the article is about.
        (["Claire est là."] * 9 + ["Rien."] * 5 + ["Son livre paraît."], ["her"]),
        (["Claire est là.", "Paul est là."] * 9 + ["Rien."] * 5 + ["Son livre paraît."], [""]),
        # Another person in the sentence may be the reason for what the network has.
        (["Elle est là.", "Elle parle à Marie de sa voix."], ["her"]),
        (["Elle est là.", "Elle parle à Paul de sa voix."], [""]),
        (["Elle est là.", "Elle parle de sa voix à Paul."], ["her"]),
        (["Paul est là.", "Il est là.", "Il parle à Marie de sa voix."], [""]),
        (["Paul est là.", "Il est là.", "Il parle à Lyon de sa voix."], ["his"]),
        # Not what a person has; who is married tells by the noun, not who shares a life.
        (["Sa sœur arrive avec son chien."], ["", ""]),
        (["Paul est là.", "Sa sœur Ann, une juge, aime son frère."], ["his"] * 2),
        (["Sa directrice, Claire Martin, parle."], [""]),
        (["De son côté, Claire Martin parle."], ["her"]),
        (["Claire Martin arrive avec son ami, son mari et son compagnon."], ["her", "her", ""]),
        (["On a vu son ex-mari, sa compagne, son nouvel époux."], ["her", "his", "her"]),
        (["Paul est là.", "Il arrive avec son mari."], [""]),
        (["Claire est là.", "Elle arrive avec son épouse."], [""]),
        # A body's acronym; no person's, no noun's, and not in capitals.
        (["La SNCF ferme son réseau."], ["its"]),
        (["La SNCF parle d'un oubli de Paul dans sa déclaration."], [""]),
        (["Le groupe (SNCF), Paul et sa sœur arrivent."], ["his"]),
        (["La Jordanie est née sur son sol."], [""]),
        (["M6, qui fête ses 30 ans, ferme."], ["its"]),
        (["Le PDG vend son bureau."], ["his"]),
        (["DJ et chanteur, il vend son studio."], ["his"]),
        (["Des traces ADN mènent à sa maison."], [""]),
        (["LA SNCF FERME SON RÉSEAU."], [""]),
        # No persons: things, bodies, « l'a », « il faut », plurals.
        (["La réforme a perdu son sens."], [""]),
        (["La famille a perdu sa maison."], [""]),
        (["Rien ne l'a convaincu de son erreur."], [""]),
        (["Il faut une loi, à sa place."], [""]),
        (["Il a perdu, il y avait trop de bruit dans sa salle."], ["his"]),
        (["La soutiens-tu dans son combat ?"], [""]),
        (["Le"], []),
    ],
)  # fmt: skip
def test_owners_in_the_last_sentence(sentences: list[str], english: list[str]) -> None:
    """In the order of its possessives; nothing where the article leaves a doubt."""
    assert [told for _, told in owners(sentences)[-1]] == english


def test_owners_are_found_by_their_places() -> None:
    """What a stretch of the article has, in its order."""
    text = "Claire est là. Sa mère et son père aussi."
    found = Owners.of_article(text, [Span(0, 14), Span(15, len(text))])

    assert found.within(Span(0, len(text))) == ["her", "her"]
    assert found.within(Span(18, len(text))) == ["her"]
    assert found.within(Span(0, 14)) == []
    assert not Owners().within(Span(0, 14))
