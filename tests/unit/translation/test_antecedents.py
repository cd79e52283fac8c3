"""What pronouns stand for, by the sentences of an article."""

import pytest

from service.translation.antecedents import pronoun_hints


@pytest.mark.parametrize(
    ("sentences", "hints"),
    [
        # A body that is the subject of the sentence before.
        (["Le groupe ferme une usine.", "Il emploie mille personnes."], {"Il": "it"}),
        (["L'entreprise a perdu un client.", "Elle licencie."], {"Elle": "it"}),
        # A thing, where no person is near.
        (["Le projet coûte trop cher.", "Il sera abandonné."], {"Il": "it"}),
        (["La réforme entre en vigueur lundi.", "Elle touche les retraites."], {"Elle": "it"}),
        # A person.
        (["Le maire ouvre la séance.", "Il présente le budget."], {"Il": "he"}),
        (["La ministre arrive.", "Elle défend sa réforme."], {"Elle": "she", "sa": "her"}),
        (["Claire Martin arrive.", "Elle chante."], {"Elle": "she"}),
        # Things do not speak.
        (["Le projet coûte trop cher.", "Il a déclaré forfait."], {"Il": "he"}),
        # The subject of the same sentence.
        (["Le gouvernement dit qu'il attend."], {"il": "it"}),
        (["Le gouvernement défend son budget."], {"son": "its"}),
        (["La présidente défend son budget."], {"son": "her"}),
        # A person may be meant as well as a thing.
        (["Le projet du maire coûte trop cher.", "Il sera abandonné."], {}),
        (["Xyloc a fermé.", "Il emploie mille personnes."], {}),
        # Nothing before it.
        (["Il emploie mille personnes."], {}),
        # It stands for nothing.
        (["Le projet coûte cher.", "Il faut attendre."], {}),
        (["Le projet coûte cher.", "Il est possible de renoncer."], {}),
        # « l'a » and « la voit » hold no noun.
        (["Rien ne l'a convaincu.", "Il emploie mille personnes."], {}),
        # Two that mean different things.
        (["Le maire dit qu'il attend, car le groupe croit qu'il sera vendu."], {}),
    ],
)  # fmt: skip
def test_pronouns_of_the_last_sentence(sentences: list[str], hints: dict[str, str]) -> None:
    """As they stand, with the English; none where the article leaves a doubt."""
    assert pronoun_hints(sentences)[-1] == hints


def test_every_sentence_has_its_hints() -> None:
    """One mapping a sentence."""
    assert pronoun_hints(["Le groupe vend.", "Il perd.", "Rien."]) == [{}, {"Il": "it"}, {}]
    assert pronoun_hints([]) == []
