"""Strings become pieces and pieces strings, losing nothing on the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import Any

import pytest
import sentencepiece
from hypothesis import given, settings
from hypothesis import strategies as st

from service.adapters import ctranslate, model_packages
from service.adapters.ctranslate import normalise
from service.adapters.package_files.word_lexicon import open_lexicon
from service.adapters.pieces import MAX_INPUT, cut_to_limit
from service.errors import ModelUnavailable
from service.translation.ports import Translator

SCORE = -0.7
Wiring = Callable[["Echo"], Translator]


@dataclass
class _Result:
    hypotheses: list[list[str]]

    @property
    def attention(self) -> list[list[list[float]]]:
        """No attention from any piece to any other."""
        return [[[0.0] * len(output) for _ in output] for output in self.hypotheses]

    @property
    def scores(self) -> list[float]:
        """Be as sure as a coin."""
        return [SCORE for _ in self.hypotheses]


class Echo:
    """Stands for CTranslate2: gives each string back, `times` over, as far as the limit allows."""

    compute_type = "int8"

    def __init__(self, times: int = 1) -> None:
        """Take how often each string is to be said."""
        self.times = times
        self.longest = 0

    def translate_batch(
        self, strings: Sequence[list[str]], *, max_decoding_length: int, **_options: Any
    ) -> list[_Result]:
        """Return the pieces that went in."""
        self.longest = max(self.longest, *map(len, strings))
        return [_Result([(s * self.times)[:max_decoding_length]]) for s in strings]


@pytest.fixture(scope="module")
def package(state: Path) -> model_packages.Package:
    """Return the bundled package."""
    return model_packages.current(state, None)


@pytest.fixture(scope="module")
def pieces(package: model_packages.Package) -> sentencepiece.SentencePieceProcessor:
    """Return the tokeniser of the bundled package."""
    return sentencepiece.SentencePieceProcessor(
        model_file=str(package.path / "sentencepiece.model")
    )


@pytest.fixture(scope="module")
def echo(package: model_packages.Package, pieces: sentencepiece.SentencePieceProcessor) -> Wiring:
    """Return a decoder whose engine answers with its input."""
    words = ctranslate._english_words(package)
    return lambda engine: ctranslate._Decoder(package, pieces, engine, 2, 1, words)


NORMALISED = [
    ("l’été, l‘un, lʼautre", "l'été, l'un, l'autre"),
    ("«\u202fNon\u00a0», dit-il", "« Non », dit-il"),
    ("«Donc»", "« Donc »"),
    ("“oui” „ja‟", '"oui" "ja"'),
    ("Attendez…", "Attendez..."),
    ("con\u00adtinu\u200bel\ufeff", "continuel"),
    ("e\u0301te\u0301", "été"),
    ("  a\t\nb \u3000 c ", "a b c"),
    ("\ud800", "?"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), NORMALISED)
def test_normalisation(text: str, expected: str) -> None:
    """The table is verbatim-1, as models are trained with it."""
    assert normalise(text) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    """What is normal stays as it is."""
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    "text",
    [
        "Il est @jean_dupont et a_b sur https://exemple.fr/a_b?c=1",
        "Le maire a dit <q1> et <q9>.",
        "漢字 🙂 Ελλάδα",
        "3,5 % de 1 000",
    ],
)
def test_nothing_is_lost_on_the_way(echo: Wiring, text: str) -> None:
    """An underscore stays one; letters that the model does not know come through as bytes."""
    assert [h.text for h in echo(Echo()).translate([text])] == [text]


@settings(max_examples=40)
@given(st.lists(st.integers(0, 60), max_size=20))
def test_answers_stand_in_the_order_of_the_request(echo: Wiring, lengths: list[int]) -> None:
    """Whatever is batched with what, each answer is that of its string."""
    strings = [f"{i} " + "mot " * n for i, n in enumerate(lengths)]
    answers = echo(Echo()).translate(strings)

    assert [h.text for h in answers] == [s.strip() for s in strings]


@pytest.mark.parametrize("text", ["mot, " * 400, "mot " * 400, "a" * 3000, "漢字" * 300])
def test_a_long_string_goes_in_pieces(echo: Wiring, text: str) -> None:
    """No string is longer than the model takes, and none of it is lost."""
    engine = Echo()
    (answer,) = echo(engine).translate([text])

    assert engine.longest <= MAX_INPUT
    assert not answer.truncated
    if " " in text:
        assert answer.text == text.strip()
    elif text.isascii():
        assert answer.text.replace(" ", "") == text


def test_a_long_string_is_cut_after_a_clause() -> None:
    """A comma is a better place than any word."""
    clauses = ["▁mot"] * 199 + [","]
    first, second = cut_to_limit([*clauses, *["▁mot"] * 100])

    assert list(first) == clauses
    assert len(second) == 100


def test_an_answer_at_its_limit_is_called_truncated(echo: Wiring) -> None:
    """A loop, or an end that is missing, is told."""
    short, long = echo(Echo(times=50)).translate(["Bonjour", "Le maire parle de la ville " * 9])

    assert short.truncated
    assert long.truncated
    assert len(short.text) < len(long.text)  # a short string may not run as far as a long one


def test_how_sure_the_model_was_comes_with_its_answer(echo: Wiring) -> None:
    """Its score is a mean over the pieces and the end; pieces of a cut string are added up.

    Lower than CTranslate2 says, which weighs English pieces alone.
    """
    short, long = echo(Echo()).translate(["La", "mot " * 400])

    assert short.evidence.pieces == len(["▁La", "end"])
    assert long.evidence.pieces > MAX_INPUT
    for answer in (short, long):
        score = SCORE - ctranslate._SURER
        assert answer.evidence.log_probability == pytest.approx(answer.evidence.pieces * score)


def test_words_that_nothing_in_the_english_answers_are_counted(echo: Wiring) -> None:
    """By the package's lexicon; an echo answers none of them, « table » but itself."""
    (answer,) = echo(Echo()).translate(["La guerre de la table est une maladie."])

    assert answer.evidence.missing == len(["guerre", "maladie"])


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("Londres", True),
        ("guerre", True),
        ("Nantes", False),
        ("nantes", False),
        ("Lyon", False),
        ("radiologue", True),
        ("Radiologue", False),
        ("toulousain", False),
    ],
)
def test_a_name_that_stays_as_it_is_is_not_left_to_the_model(
    echo: Wiring, word: str, known: bool
) -> None:
    """By lexicon and memory: Londres is London, and Nantes came out as Nants."""
    assert echo(Echo()).knows(word) is known


def test_a_word_of_both_languages_is_kept(echo: Wiring) -> None:
    """By the lexicon: « table » is a table."""
    assert echo(Echo()).keeps("table")
    assert not echo(Echo()).keeps("guerre")


def test_masks_are_those_the_model_has(
    package: model_packages.Package, pieces: sentencepiece.SentencePieceProcessor
) -> None:
    """A mask that is no piece of the model would be cut up, so it is none."""
    claimed = replace(package, masks=("<q1>", "<mask>"))

    assert ctranslate._Decoder(claimed, pieces, Echo(), 2, 1, frozenset()).masks == ("<q1>",)


def test_a_model_that_cannot_be_read_is_said_to_be_so(
    package: model_packages.Package, tmp_path: Path
) -> None:
    """A damaged model is an error with a sentence, whichever library finds it."""
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.bin").write_bytes(b"no model")
    with pytest.raises(ModelUnavailable, match="cannot be loaded"):
        ctranslate.open_translator(replace(package, path=tmp_path), 2, threads=1)
    (tmp_path / "sentencepiece.model").write_bytes(
        (package.path / "sentencepiece.model").read_bytes()
    )
    with pytest.raises(ModelUnavailable, match="cannot be loaded"):
        ctranslate.open_translator(replace(package, path=tmp_path), 2, threads=1)


def test_long_input_is_translated_by_the_real_model(translator: Translator) -> None:
    """400 words without a stop are no error."""
    (answer,) = translator.translate(["le maire de la ville parle de la guerre, " * 50])

    assert len(answer.text) > 200


def test_no_member_is_honourable(translator: Translator) -> None:
    """As they are in the parliament that the model learnt from, not in newspapers."""
    answers = translator.translate(
        ["Le député de la Drôme a voté contre.", "La députée a répondu."]
    )

    assert not any("hon." in answer.text for answer in answers)


def test_the_lexicon_is_looked_up_by_whole_words(tmp_path: Path) -> None:
    """A word that begins another one is not it; shares come as parts of one."""
    path = tmp_path / "lexicon.tsv"
    path.write_text("Paris\tParis:97\nparis\tbets:39 gamble:7\nparisien\tParisian:80\n", "utf-8")
    known = open_lexicon(path)

    assert known is not None
    assert known.english("paris") == {"bets": 0.39, "gamble": 0.07}
    assert known.english("Paris") == {"Paris": 0.97}
    assert known.english("pari") == known.english("zut") == known.english("") == {}
    assert open_lexicon(tmp_path / "none.tsv") is None


@pytest.mark.parametrize("threads", [1, 2, 3, 8, 64])
@pytest.mark.parametrize("total", [1, 500, 3_000, 40_000])
def test_a_call_gives_each_core_as_much(total: int, threads: int) -> None:
    """No core gets a quarter more than its share, unless a batch would be too small to be quick."""
    size = ctranslate._batch_size(total, threads)
    busiest = ceil(ceil(total / size) / threads) * size

    assert ctranslate._LEAST_BATCH <= size <= 1.1 * ctranslate._BATCH
    assert size == ctranslate._LEAST_BATCH or busiest <= 1.25 * total / threads


def test_the_opposite_of_a_word_is_noticed(echo: Wiring, translator: Translator) -> None:
    """By lexicon and memory: the lockdown that is eased is told, or its easing is said."""
    (answer,) = translator.translate(["Le déconfinement commence lundi."])

    assert answer.evidence.opposed or "eas" in answer.text
    assert not echo(Echo()).translate(["Le déconfinement commence."])[0].evidence.opposed
