"""What pronouns stand for, by the sentences of an article."""

import pytest

from service.translation.preparation.antecedents import pronoun_hints


@pytest.mark.parametrize(
    ("sentences", "hints"),
    [
        # A body that is the subject of the sentence before, or of the same sentence.
        (["L'entreprise a perdu un client.", "Elle licencie."], {"Elle": "it"}),
        (["La mairie dit qu'elle attend."], {"elle": "it"}),
        # A thing, where no person is near.
        (["La réforme entre en vigueur lundi.", "Elle touche les retraites."], {"Elle": "it"}),
        # Who owns: a body, a person, what a pronoun stands for.
        (["Le gouvernement défend son budget."], {"son": "its"}),
        (["La présidente défend son budget."], {"son": "her"}),
        (["Claire Martin arrive.", "Elle chante sa chanson."], {"sa": "her"}),
        (["Le groupe ferme une usine.", "Il vend son site."], {"son": "its"}),
        (["Le maire ouvre la séance.", "Il présente son budget."], {"son": "his"}),
        # Things do not speak.
        (["La réforme coûte trop cher.", "Elle a dit sa colère."], {"sa": "her"}),
        # A person, and « il »: the network does better alone.
        (["Le groupe ferme une usine.", "Il emploie mille personnes."], {}),
        (["La ministre arrive.", "Elle chante."], {}),
        # A person may be meant as well as a thing.
        (["La réforme de la maire coûte trop cher.", "Elle sera abandonnée."], {}),
        (["Xyloc a fermé.", "Elle emploie mille personnes."], {}),
        # Nothing before it.
        (["Elle emploie mille personnes."], {}),
        # « l'a » and « la voit » hold no noun.
        (["Rien ne l'a convaincue.", "Elle emploie mille personnes."], {}),
        # Two that mean different things.
        (["La maire dit qu'elle attend, car la mairie croit qu'elle sera vendue."], {}),
    ],
)  # fmt: skip
def test_pronouns_of_the_last_sentence(sentences: list[str], hints: dict[str, str]) -> None:
    """As they stand, with the English; none where the article leaves a doubt."""
    assert pronoun_hints(sentences)[-1] == hints


def test_every_sentence_has_its_hints() -> None:
    """One mapping a sentence."""
    assert pronoun_hints(["La mairie vend.", "Elle perd.", "Rien."]) == [{}, {"Elle": "it"}, {}]
    assert pronoun_hints([]) == []
