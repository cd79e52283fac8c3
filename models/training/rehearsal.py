"""The steps from corpus to package on made-up text: two minutes, no text of anybody's.

    python -m training.rehearsal

prepare; train with two processes, stop, go on; decay, kill, go on; export; score; go on from the
package alone; go on in a deeper network; align, build the memory, write hints, go on with them,
export with the memory; then the GPU's settings at small size, the checkpoint carried over in parts.
"""

import lzma
import os
import random
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import torch

from training import parts
from training.augment import Pair
from training.config import read_config
from training.figures import with_figures
from training.speech import reported_speech
from training.steps import command, step

HERE = Path(__file__).parent
PAIRS = {"europarl": 2000, "wmt_news_dev": 1000}
FEW = 30  # of each other source that the settings name
PATIENCE = 900  # seconds to wait for anything: compiling takes minutes on a busy machine

TINY = """
base = "{base}"
[text]
vocabulary = 700
longest = 40
held_out = 60
speech = 200
figures = 200
news = ["wmt_news_dev"]
[shape]
width = 64
inner = 128
heads = 2
encoder = 2
decoder = 1
[schedule]
rows = 8
source_row = 48
target_row = 48
warm_steps = 5
stage_tokens = {stage_tokens}
stage_longest = {stage_longest}
stage_passes = {stage_passes}
checkpoint_minutes = 0.05
"""


def main() -> None:
    """All of it; an AssertionError says what does not work."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        text = prepared(folder)
        for rehearsed in (on_processor, as_on_gpu):
            for said in rehearsed(folder, text):
                print("ok ", said, flush=True)


def prepared(folder: Path) -> Path:
    """A corpus and its binarised text."""
    rng = random.Random(1)
    corpus, text = folder / "corpus", folder / "text"
    (corpus / "valid").mkdir(parents=True)
    named = read_config(HERE / "fr-en-1.toml").text.copies.keys() | {"hansard", "justice_canada"}
    for name, count in (dict.fromkeys(sorted(named), FEW) | PAIRS).items():
        lines = "".join("\t".join(a_pair(rng)) + "\n" for _ in range(count))
        (corpus / f"{name}.tsv.xz").write_bytes(lzma.compress(lines.encode()))
    for side, suffix in enumerate(("fr", "en")):
        lines = "".join(a_pair(random.Random(n))[side] + "\n" for n in range(50))
        (corpus / f"valid/newstest2013.{suffix}").write_text(lines, encoding="utf-8")
    step("prepare", settings(folder, "fr-en-1"), corpus, text)
    return text


def a_pair(rng: random.Random) -> Pair:
    """A made-up sentence."""
    return rng.choice((with_figures, reported_speech))(rng)


def settings(folder: Path, model: str) -> Path:
    """A model's settings file with a network that is learnt in seconds."""
    stages = {
        "fr-en-1": ("[2000, 4000, 8000]", "[17, 41, 41, 41]", "[1, 1, 1, 2]"),
        "fr-en-gpu": ("[4000]", "[17, 41]", "[1, 1]"),
    }[model]
    names = ("stage_tokens", "stage_longest", "stage_passes")
    told = TINY.format(base=HERE / f"{model}.toml", **dict(zip(names, stages, strict=True)))
    path = folder / f"{model}.toml"
    path.write_text(told)
    return path


def on_processor(folder: Path, text: Path) -> Iterator[str]:
    """The main line, a release of it, and a line from that release."""
    given = settings(folder, "fr-en-1")
    run, decay, package = folder / "run", folder / "decay", folder / "tiny-fr_en-1_1.argosmodel"

    stopped = begin(given, text, run)
    until((run / "log.tsv").exists)
    stopped.send_signal(signal.SIGTERM)
    assert stopped.wait(PATIENCE) == 0
    before = tokens(run)
    yield f"SIGTERM saves and ends ({before} pieces)"

    step("train", given, text, run, "--minutes", "0.1")
    assert tokens(run) > before
    yield "the run goes on from its checkpoint"

    finishing = ("--from", run / "last.pt", "--decay-minutes")
    killed = begin(given, text, decay, *finishing, 60)
    until((decay / "last.pt").exists)
    os.killpg(killed.pid, signal.SIGKILL)
    spent = checkpoint(decay)["spent"]
    seconds = spent + 15  # however long the first steps took here, which compile
    step("train", given, text, decay, *finishing, seconds / 60)
    assert checkpoint(decay)["spent"] >= seconds > spent > 0
    yield f"a killed decay goes on with the time it has left, after {spent:.0f} s"

    at_end = tokens(decay)
    step("train", given, text, decay, *finishing, seconds / 60)
    assert tokens(decay) == at_end
    yield "and a finished one is finished"

    yield from released(given, text, decay, package)
    yield from with_hints(given, text, package)


def released(given: Path, text: Path, decay: Path, package: Path) -> Iterator[str]:
    """A decayed run as a package, and a line that begins from it alone."""
    folder = package.parent
    step("export", given, text, decay / "last.pt", package, "--blend", f"{folder}/run/last.pt:0.5")
    pair = (text / "held_out.fr", text / "held_out.en")
    told = step("evaluate", package, *pair, "--no-service")
    assert "BLEU" in told
    assert "masks once" in told
    loss = float(step("evaluate", package, *pair, "--loss").split()[0])
    yield f"the package translates (loss {loss:.2f})"

    step("train", given, text, folder / "again", "--from", str(package), "--minutes", "0.05")
    step("export", given, text, folder / "again/last.pt", folder / "again.argosmodel")
    again = float(step("evaluate", folder / "again.argosmodel", *pair, "--loss").split()[0])
    assert again < loss + 0.3
    yield f"a run begins from the package alone (loss {again:.2f})"
    assert begin(given, text, folder / "again", "--from", decay / "last.pt").wait(PATIENCE) != 0
    yield "and goes on from nothing else"
    deep = deepened(given, text, folder)
    assert deep < again + 1.0, deep  # it comes from weights that were not decayed
    yield f"a deeper network goes on from the checkpoint (loss {deep:.2f})"


def deepened(given: Path, text: Path, folder: Path) -> float:
    """Go on in a network of more layers; its loss."""
    deeper, run, package = folder / "deep.toml", folder / "deep", folder / "deep.argosmodel"
    deeper.write_text(f'base = "{given.name}"\n[shape]\nencoder = 3\ndecoder = 2\n')
    step("train", deeper, text, run, "--from", folder / "run/last.pt", "--minutes", "0.05")
    step("export", deeper, text, run / "last.pt", package)
    pair = (text / "held_out.fr", text / "held_out.en")
    return float(step("evaluate", package, *pair, "--loss").split()[0])


def with_hints(given: Path, text: Path, package: Path) -> Iterator[str]:
    """A memory of the corpus, and a network that goes on with its hints."""
    folder = package.parent
    aligned, hinted, run = folder / "aligned", folder / "hinted", folder / "hinting"
    step("alignment", given, folder / "corpus", aligned)
    step("rare", aligned)
    step("memory", aligned, package, aligned / "memory.sqlite", "--sample", "300")
    plain, paired, memory = folder / "plain_pieces", folder / "paired", aligned / "memory.sqlite"
    step("hinted_text", memory, plain, text)
    corpus = sorted((folder / "corpus").glob("*.tsv.xz"))
    pieces = plain / "spm.model"
    step("prepare_pairs", given, folder / "corpus", memory, pieces, paired, *corpus)
    step("resegmented", hinted, plain, paired)
    lexicon, pooled = aligned / "lexicon.tsv", aligned / "pooled.sqlite"
    supplemented = aligned / "supplemented.sqlite"
    lexicon.write_text("maison\thouse:100\n", "utf-8")
    step("families", memory, lexicon, pooled)
    files = supplemented, corpus[0], "--sentences", *corpus[1:]
    step("supplement", pooled, lexicon, aligned, *files)
    yield "the corpus is aligned, counted, and written with hints"

    step("train", given, hinted, run, "--from", str(package), "--minutes", "0.05")
    released = folder / "hinted.argosmodel"
    step("export", given, hinted, run / "last.pt", released, "--memory", supplemented)
    pair = (hinted / "held_out.fr", hinted / "held_out.en")
    told = step("evaluate", released, *pair, "--no-service", "--rare", aligned / "rare.tsv")
    assert "hints\tBLEU" in told
    assert "rare words as the reference has them" in told
    step("missed", released, aligned, folder / "missed.tsv", *corpus)
    assert (folder / "missed.tsv").read_text("utf-8").strip()
    yield "a network goes on with hints, and its package has them"


def as_on_gpu(folder: Path, text: Path) -> Iterator[str]:
    """Two short runs of one process, the checkpoint split and joined between them."""
    given = settings(folder, "fr-en-gpu")
    run, moved = folder / "gpu", folder / "moved"
    step("train", given, text, run, "--processes", "1", "--minutes", "0.1")
    moved.mkdir()
    parts.split(run / "last.pt", folder / "parts", 100_000)
    parts.join(folder / "parts", moved / "last.pt")
    assert len(list((folder / "parts").iterdir())) > 2
    step("train", given, text, moved, "--processes", "1", "--minutes", "0.1")
    assert tokens(moved) > tokens(run)
    yield "the GPU's settings, one process, go on from a checkpoint carried in parts"

    processor, alone = settings(folder, "fr-en-1"), folder / "alone"
    origin, package = folder / "run/last.pt", folder / "alone.argosmodel"
    step("train", processor, text, alone, "--from", origin, "--processes", "1", "--minutes", "0.02")
    step("export", processor, text, alone / "last.pt", package)
    pair = (text / "held_out.fr", text / "held_out.en")
    loss = float(step("evaluate", package, *pair, "--loss").split()[0])
    deeper = float(step("evaluate", folder / "deep.argosmodel", *pair, "--loss").split()[0])
    assert loss < deeper + 0.3
    yield f"one process goes on from a checkpoint of two (loss {loss:.2f})"


def begin(*arguments: object) -> subprocess.Popen[bytes]:
    """A training run, as the leader of a process group."""
    return subprocess.Popen(
        command("train", *arguments), start_new_session=True, stdout=subprocess.DEVNULL
    )


def until(done: Callable[[], bool]) -> None:
    """Wait for something to come true."""
    limit = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < limit
        time.sleep(0.2)


def checkpoint(run: Path) -> dict[str, float]:
    """What a run has saved."""
    state: dict[str, float] = torch.load(run / "last.pt", weights_only=True)
    return state


def tokens(run: Path) -> int:
    """Target pieces that a run has seen."""
    progress: dict[str, int] = torch.load(run / "last.pt", weights_only=True)["progress"]
    return progress["tokens"]


if __name__ == "__main__":
    main()
