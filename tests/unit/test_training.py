"""The pure steps of training: settings, variants of a pair, guards, parts."""

import random
from pathlib import Path

import pytest
from training import alignment, augment, guards, parts
from training.config import overlaid, read_config
from training.figures import with_figures
from training.lexicon import english_words
from training.opposites import without_opposites
from training.speech import reported_speech

from service.translation.preparation.hints import Entry

SETTINGS = Path(__file__).parents[2] / "models" / "training"
CONFIGURATIONS = sorted(path for path in SETTINGS.rglob("*.toml") if path.name != "ruff.toml")
assert CONFIGURATIONS


def test_a_settings_file_says_what_differs_from_its_base() -> None:
    """Table by table; lists are replaced."""
    base = {"a": {"x": 1, "y": [1, 2]}, "b": 1}

    assert overlaid(base, {"a": {"y": [3]}}) == {"a": {"x": 1, "y": [3]}, "b": 1}


@pytest.mark.parametrize("path", CONFIGURATIONS, ids=lambda path: path.stem)
def test_every_settings_file_can_be_read(path: Path) -> None:
    """A missing or unknown key would be an error."""
    shape = read_config(path).shape

    assert shape.width % shape.heads == 0


def test_numbers_change_alike_on_both_sides() -> None:
    """Each in the form of its language."""
    pair = ("En 2008, 12,5 % des 1 200 élèves ont 4 ans.", "In 2008, 12.5% of 1,200 pupils are 4.")

    for seed in range(50):
        french, english = augment.renumbered(pair, random.Random(seed))
        kept, asked = guards.kept_numbers(french, english, english)
        assert kept == asked == 4


def test_a_time_by_either_clock_is_one_number() -> None:
    """21 h 17 is 9.17pm; 10pm is another hour."""
    asked = "Il part à 21 h 17 ou à 20 heures", "It is 21:17 or 8pm"

    assert guards.kept_numbers(asked[0], "It is 9.17pm or 20:00", asked[1]) == (3, 3)
    assert guards.kept_numbers(asked[0], "It is 9.17pm or 10pm", asked[1]) == (2, 3)


def test_a_word_in_no_dictionary_is_strange() -> None:
    """But for what the French has, and names."""
    assert guards.strange("He is diging.", "Il creuse.")
    assert not guards.strange("Guedj is digging at the gendarmerie.", "Guedj, de la gendarmerie.")


@pytest.mark.parametrize(("side", "apart"), [("L'été à İmişli.", 5), ("", 1)])
def test_words_to_align_are_as_many_as_a_side_has(side: str, apart: int) -> None:
    """Or links would point behind its end; a side without words has one that stands for it."""
    assert len(alignment.words_apart(side).split(" ")) == apart


def test_a_fragment_is_the_same_half_of_both_sides() -> None:
    """Cut at the one comma; alike in length."""
    pair = ("Le maire est venu, la ville est contente.", "The mayor came, the city is happy.")
    halves = {augment.fragment(pair, random.Random(seed)) for seed in range(20)}

    assert halves == {
        ("Le maire est venu", "The mayor came"),
        ("la ville est contente.", "the city is happy."),
    }


def test_made_up_sentences_keep_their_masks_and_numbers() -> None:
    """As many on both sides, in every frame."""
    rng = random.Random(1)
    for _ in range(1000):
        french, english = reported_speech(rng)
        assert guards.kept_masks(french, english) == (1, 1)
        french, english = with_figures(rng)
        assert "{" not in french + english


@pytest.mark.parametrize(
    ("line", "loops"),
    [("the way the way the way out", True), ("the way the way out", False), ("a b", False)],
)
def test_loops_are_three_on_end(line: str, loops: bool) -> None:
    """A run of words, three times."""
    assert guards.loops(line, "") is loops


def test_a_file_comes_back_from_its_parts_or_not_at_all(tmp_path: Path) -> None:
    """A damaged part is found."""
    whole, folder = tmp_path / "last.pt", tmp_path / "parts"
    whole.write_bytes(bytes(range(256)) * 10)
    parts.split(whole, folder, 1000)

    whole.write_bytes(b"")
    parts.join(folder, whole)
    assert whole.read_bytes() == bytes(range(256)) * 10

    (folder / "last.pt.001").write_bytes(b"damaged")
    with pytest.raises(ValueError, match="do not give"):
        parts.join(folder, whole)
    assert len(whole.read_bytes()) == 2560


def test_english_words_are_what_usual_words_become() -> None:
    """What is a French word too counts where a frequent word becomes it, not where a rare one."""
    rows = [
        "chef\thead:60 chief:20 chef:1",
        "coudées\tcarte:20",
        "carte\tcard:90 map:5 carte:3",
        "mains\thands:90 main:5",
        "principal\tmain:48 principal:40 chief:1",
        "main\thand:95 main:2",
        "principales\tmain:46 principal:2",
        "personnel\tstaff:50 personnel:30 personal:2",
        "Barcelone\tBarcelona:97 Paris:3",
        "Paris\tParis:99 Parisian:1",
        "Barcelona\tBarcelona:60",
    ]
    found = english_words(rows)

    assert {"head", "hands", "main", "principal", "personnel", "Barcelona"} <= set(found)
    assert not {"carte", "chef", "Paris"} & set(found)


@pytest.mark.parametrize(
    ("word", "base", "told", "kept"),
    [
        ("infaisable", {"feasible": 9}, ["feasible", "unfeasible"], ["unfeasible"]),
        ("non-négociable", {"negotiable": 9}, ["negotiable"], []),
        ("déconfinement", {"lockdown": 9}, ["lockdown", "easing lockdown"], ["easing lockdown"]),
        ("déconseillent", {"advise": 9}, ["discourage", "advise"], ["discourage"]),
        ("découpent", {"cut": 9}, ["cut", "carve"], ["cut", "carve"]),
        ("immigrante", {"immigrant": 5, "migrant": 5}, ["immigrant"], ["immigrant"]),
        ("inné", {}, ["innate"], ["innate"]),
    ],
)
def test_a_rendering_that_says_the_opposite_is_not_offered(
    word: str, base: dict[str, int], told: list[str], kept: list[str]
) -> None:
    """A word with a denying prefix is not told what its base becomes."""
    known = {word.removeprefix(prefix): base for prefix in ("non-", "in", "im", "dé")}
    entry = Entry((word,), tuple((english, 1) for english in told), 90)

    found = [english for one in without_opposites([entry], known) for english, _ in one.renderings]

    assert found == kept
