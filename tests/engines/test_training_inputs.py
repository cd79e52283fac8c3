"""What the steps of training read, keep apart and refuse."""

import json
import lzma
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from training import archive, checkpoint, config, corpus, evaluate, lexicon, pilots, shards
from training.config import Variants, read_config
from training.prepare_pairs import HELD_OUT, parted, with_variants

from service.translation.preparation import hints

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "models" / "training"
FIRST = SETTINGS / "fr-en-1.toml"
Named = list[tuple[str, list[int]]]


@pytest.fixture
def text_folder(tmp_path: Path) -> Path:
    """Write a corpus of two sources, and two lines for validation."""
    folder = tmp_path / "corpus"
    (folder / "valid").mkdir(parents=True)
    for name in ("europarl", "tatoeba"):
        lines = "".join(f"Le mot {name} {n}.\tWord {name} {n}.\n" for n in range(300))
        (folder / f"{name}.tsv.xz").write_bytes(lzma.compress(lines.encode()))
    (folder / "valid/newstest2013.fr").write_text("Le mot tatoeba 7.\nPourquoi ?\n", "utf-8")
    (folder / "valid/newstest2013.en").write_text("That word.\nWhy?\n", "utf-8")
    return folder


@pytest.mark.parametrize("line", ['shpae = "a"', "[shpae]\nwidth = 8", "[text]\nlognest = 8"])
def test_an_unknown_setting_or_table_is_refused(tmp_path: Path, line: str) -> None:
    """A slip of the pen would leave the base's value in force."""
    path = tmp_path / "mine.toml"
    path.write_text(f'base = "{FIRST}"\n{line}\n')

    with pytest.raises(TypeError, match=r"shpae|lognest"):
        read_config(path)


def test_a_missing_name_is_refused_likewise(tmp_path: Path) -> None:
    """As any missing key."""
    path = tmp_path / "mine.toml"
    table = config.read_table(FIRST)
    path.write_text(FIRST.read_text("utf-8").replace(f'name = "{table["name"]}"', ""), "utf-8")

    with pytest.raises(TypeError, match="name"):
        read_config(path)


def stored(names: Named) -> dict[str, Any]:
    """Make a checkpoint whose every parameter holds the number of its letter, the last by Adam."""
    flat = np.concatenate([np.full(np.prod(shape), ord(name)) for name, shape in names])
    optimiser = {"momentum": flat[:-2], "adam": {"param_groups": [{"params": [0]}]}}
    return {"weights": flat, "average": -flat, "names": names, "optimiser": optimiser}


def test_a_checkpoint_of_other_processes_is_read_by_its_names() -> None:
    """Matrices stand in the order in which they were dealt to the processes."""
    dealt: Named = [("a", [2, 3]), ("c", [1, 2]), ("b", [3, 1]), ("v", [2])]
    alone: Named = [("a", [2, 3]), ("b", [3, 1]), ("c", [1, 2]), ("v", [2])]

    found, wanted = checkpoint.reordered(stored(dealt), alone), stored(alone)

    for part in ("weights", "average"):
        np.testing.assert_array_equal(found[part], wanted[part])
    np.testing.assert_array_equal(found["optimiser"]["momentum"], found["weights"][:-2])
    with pytest.raises(ValueError, match="another shape"):
        checkpoint.reordered(stored(dealt), alone[1:])


def test_shards_of_an_earlier_text_are_removed(tmp_path: Path) -> None:
    """And nothing else; a text that is being written has no counts."""
    for name in ("part-000.npz", "part-001.npz", "epoch.json", "spm.model"):
        (tmp_path / name).touch()

    shards.clear(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["spm.model"]


def test_texts_in_other_pieces_are_refused(tmp_path: Path) -> None:
    """Their numbers would be read as other pieces."""
    texts = [tmp_path / name for name in "abc"]
    for text, model in zip(texts, (b"one", b"one", b"two"), strict=True):
        text.mkdir()
        (text / "spm.model").write_bytes(model)

    assert shards.shared_pieces(texts[:2]) == b"one"
    with pytest.raises(ValueError, match="same pieces"):
        shards.shared_pieces(texts)


def test_a_source_that_the_settings_name_must_be_there(text_folder: Path) -> None:
    """Under another name it would be taken whole."""
    with pytest.raises(SystemExit, match=r"hansard\.tsv\.xz"):
        corpus.refuse_unknown_names(text_folder, read_config(FIRST).text)


def test_the_card_names_the_files_of_all_sources() -> None:
    """Those that settings and code know by name."""
    card = (ROOT / "models/README.md").read_text("utf-8")
    texts = [read_config(path).text for path in SETTINGS.glob("**/*.toml") if path.stem != "ruff"]
    names = {name for text in texts for name in (*text.news, *text.selected, *text.copies)}

    assert [name for name in names | lexicon.SHARES.keys() if f"`{name}`" not in card] == []


def test_the_lexicon_counts_nothing_that_is_held_out(text_folder: Path) -> None:
    """Nor what stands in ``valid/``."""
    text = read_config(FIRST).text
    held = {french for french, _ in corpus.hold_out(corpus.read_sources(text_folder), text)[1]}

    counted = {french for french, _ in lexicon.sample(text_folder, text)}

    assert held
    assert held.isdisjoint(counted)
    assert "Le mot tatoeba 8." in counted
    assert "Le mot tatoeba 7." not in counted


def test_written_pairs_that_stand_in_valid_are_left_out(text_folder: Path) -> None:
    """On either side; of the others one in fifty is held out."""
    pairs = [("Pourquoi ?", "What for?"), ("Mais pourquoi ?", "Why?")]
    pairs += [(f"Le mot {n}.", f"Word {n}.") for n in range(500)]

    held, taught = parted(pairs, corpus.validation_keys(text_folder))

    assert len(held) + len(taught) == 500
    assert {corpus.lot(french) < HELD_OUT for french, _ in held} == {True}


def test_a_pronoun_is_explained_in_small_letters() -> None:
    """In a headline in capitals too."""
    shares = Variants(0, 0, 0, 0, 0, capitals=1, bare=0, ligature=0, no_stop=0, copied=0)

    plain, explained = with_variants([("Elle est partie.", "She left.")], shares, seed=1)

    assert plain[0] == "ELLE EST PARTIE."
    assert explained[0] == "ELLE\ue000 she\ue001 EST PARTIE."


def test_a_package_takes_its_other_files_along(tmp_path: Path) -> None:
    """All but network, pieces and metadata, of which confidence is kept."""
    package, folder = tmp_path / "old.argosmodel", tmp_path / "new"
    folder.mkdir()
    described = json.dumps({"confidence": {"doubt": 67}, "package_version": "2.3"})
    with zipfile.ZipFile(package, "w") as members:
        members.writestr("top/metadata.json", described)
        for name in ("sentencepiece.model", "model/model.bin", "lexicon.tsv", "memory.sqlite"):
            members.writestr(f"top/{name}", name)

    carried = archive.carry_over(package, folder)

    assert carried == {"confidence": {"doubt": 67}}
    assert {path.name for path in folder.iterdir()} == {"lexicon.tsv", "memory.sqlite"}


def test_translations_are_written_beside_a_name_with_a_dot(tmp_path: Path) -> None:
    """``2.3`` is no suffix."""
    pairs = [("Il pleut sur la ville.", "It rains on the town.")]

    evaluate.compare(pairs, {"alone": lambda lines: lines}, tmp_path / "2.3")

    assert (tmp_path / "2.3.alone").read_text("utf-8") == "Il pleut sur la ville.\n"


@pytest.mark.parametrize(
    ("english", "counted"),
    [
        ("The hoist falls.", ["100.00% (1 of 1)", "0.00% (0 of 1)", "0.00% (0 of 1)"]),
        ("The crane falls.", ["100.00% (1 of 1)", "0.00% (0 of 1)", "100.00% (1 of 1)"]),
        ("The bird falls.", ["0.00% (0 of 1)", "100.00% (1 of 1)", "none to count"]),
    ],
)
def test_hints_of_rare_words_are_taken_declined_or_wrong(english: str, counted: list[str]) -> None:
    """By the candidates that stand in the English; a word without a hint is not counted."""
    asked = [f"La grue{hints.OPEN} crane{hints.OPEN} hoist{hints.CLOSE} tombe sur un chalutier."]
    rows = [(0, "grue", "hoist"), (0, "chalutier", "trawler")]

    assert list(evaluate.outcomes(rows, [english], asked).values())[2:] == counted
    assert "their hints taken" not in evaluate.outcomes(rows, [english])


def test_a_pilot_that_was_cut_short_is_run_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its checkpoint alone does not say that it is finished."""
    trained: list[str] = []

    def train(*asked: Path) -> None:
        trained.append(asked[3].name)
        asked[3].mkdir(exist_ok=True)

    monkeypatch.setattr(pilots, "step", train)
    train(*[tmp_path / "begun"] * 4)

    for _ in range(2):
        pilots.finish(pilots.Pilot(tmp_path, FIRST), tmp_path, None, 6)

    assert trained == ["begun", "begun", "decay", "decay"]
