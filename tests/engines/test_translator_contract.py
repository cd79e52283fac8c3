"""What the steps may expect of any translator, the fake as well as the real one."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.adapters.batching import Batcher
from service.adapters.cache import CachedTranslator, MemoryStore
from service.translation.ports import Translator
from tests.fakes import FakeTranslator

# Sentences that even the first, small model carries its masks through.
SENTENCES = (
    "Le maire a dit <q1> hier.",
    "Il a déclaré : <q2>",
    "Elle a déclaré <q2>, puis elle est partie pour Paris avec le ministre de la Défense.",
    "La guerre continue.",
)


@pytest.fixture(params=["fake", "real", "batched", "cached"])
def engine(request: pytest.FixtureRequest) -> Translator:
    """Return each implementation of the port in turn."""
    if request.param == "fake":
        return FakeTranslator()
    found: Translator = request.getfixturevalue("translator")
    if request.param == "batched":
        return Batcher(found)
    return CachedTranslator(found, MemoryStore()) if request.param == "cached" else found


def test_one_hypothesis_a_sentence_in_the_order_given(engine: Translator) -> None:
    """Order is that of the request, whatever the lengths."""
    there = [h.text for h in engine.translate(SENTENCES)]
    back = [h.text for h in engine.translate(SENTENCES[::-1])]

    assert len(there) == len(SENTENCES)
    assert back == there[::-1]


def test_masks_come_back_once_and_where_they_belong(engine: Translator) -> None:
    """A mask is carried into the translation of its own sentence."""
    texts = [h.text for h in engine.translate(SENTENCES)]

    assert {"<q1>", "<q2>"} <= set(engine.masks)
    assert [re.findall("<q.>", text) for text in texts] == [
        re.findall("<q.>", s) for s in SENTENCES
    ]


def test_it_is_translated(engine: Translator) -> None:
    """What comes back is not what went in."""
    texts = [h.text for h in engine.translate(SENTENCES)]

    assert all(texts)
    assert not set(texts) & set(SENTENCES)


def test_nothing_gives_nothing(engine: Translator) -> None:
    """No sentences, and sentences without a word, are no error."""
    assert list(engine.translate([])) == []
    assert [h.text for h in engine.translate(["", " ", "\n"])] == ["", "", ""]


def test_the_same_again_gives_the_same(engine: Translator) -> None:
    """Answers depend on the request alone."""
    assert list(engine.translate(SENTENCES)) == list(engine.translate(SENTENCES))


def test_threads_do_not_mix_their_answers(engine: Translator) -> None:
    """Several requests at once get each their own."""
    expected = list(engine.translate(SENTENCES))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(engine.translate, [SENTENCES] * 16))

    assert [list(answer) for answer in answers] == [expected] * 16


def test_an_answer_is_one_trimmed_line(engine: Translator) -> None:
    """No line ends, no blanks at its ends, and nothing is said to be cut."""
    for hypothesis in engine.translate(SENTENCES):
        assert hypothesis.text == " ".join(hypothesis.text.split())
        assert not hypothesis.truncated


def test_the_signature_names_the_model(engine: Translator) -> None:
    """It is enough to know what made an answer."""
    signature = engine.signature

    assert signature.model_name.endswith("fr_en")
    assert len(signature.model_sha256) == 64
    assert "beam" in signature.settings


def test_common_words_are_known(engine: Translator) -> None:
    """What a model has met often it may be trusted with."""
    assert engine.knows("guerre")
    assert not engine.knows("xqzwkj")


def test_a_quick_search_answers_each_string(engine: Translator) -> None:
    """One trimmed line for each, its masks mostly there."""
    found = engine.translate_again(SENTENCES)

    assert [h.text for h in found] == [" ".join(h.text.split()) for h in found]
    pairs = zip(SENTENCES, found, strict=True)
    kept = [re.findall("<q.>", s) == re.findall("<q.>", h.text) for s, h in pairs]
    assert sum(kept) > len(kept) / 2


def test_hypotheses_are_several_of_each_string(engine: Translator) -> None:
    """One to four, none twice, the likeliest first; each says how likely it is."""
    found = engine.hypotheses(SENTENCES)

    assert len(found) == len(SENTENCES)
    assert [len(of) for of in found] == [4] * len(SENTENCES)
    for of in found:
        assert len({hypothesis.text for hypothesis in of}) > 1
        sure = [h.evidence.log_probability / h.evidence.pieces for h in of]
        assert sure == sorted(sure, reverse=True)
        for hypothesis in of:
            assert hypothesis.text == " ".join(hypothesis.text.split())


def test_most_hypotheses_carry_the_masks(engine: Translator) -> None:
    """Else none would be left of a sentence with a quotation."""
    for sentence, of in zip(SENTENCES, engine.hypotheses(SENTENCES), strict=True):
        masks = re.findall("<q.>", sentence)
        assert sum(re.findall("<q.>", h.text) == masks for h in of) > 1


def test_hypotheses_of_nothing_are_nothing(engine: Translator) -> None:
    """No error, and no words."""
    assert list(engine.hypotheses([])) == []
    assert {h.text for of in engine.hypotheses(["", " "]) for h in of} == {""}


def test_hypotheses_do_not_change_the_answer(engine: Translator) -> None:
    """`translate` searches as before, with the beam that was set."""
    before = list(engine.translate(SENTENCES))
    engine.hypotheses(SENTENCES)

    assert list(engine.translate(SENTENCES)) == before
