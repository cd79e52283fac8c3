"""Short runs to choose by: each has the same time, and a finish in it; scored alike.

    python -m training.pilots RUNS SOURCE REFERENCE TEXT SETTINGS.toml [TEXT SETTINGS.toml ...]
        [--minutes M] [--from FILE]

Minutes are those that a process has a processor, so other work does not favour one of them.  For a
pilot from nothing a third of the time goes to the finish; one that goes on from a checkpoint or a
package is all finish.  Prints a row of a table for each; what is finished is not run again, as long
as the minutes and the origin are the same.
"""

import argparse
import json
import shutil
from pathlib import Path
from typing import NamedTuple

from training.archive import read_member
from training.steps import step

LINES = 1000  # of the pair of files that are scored


class Pilot(NamedTuple):
    """What is tried: settings, and the text prepared for them."""

    text: Path
    settings: Path


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("runs", "source", "reference"):
        parser.add_argument(name, type=Path)
    parser.add_argument("pilots", type=Path, nargs="+", metavar="TEXT SETTINGS")
    parser.add_argument("--minutes", type=float, default=6)
    parser.add_argument("--from", dest="origin", type=Path)
    given = parser.parse_args()
    print(f"| {given.minutes:g} minutes | target pieces | loss | BLEU |\n| --- | --- | --- | --- |")
    begun = f"gone-on-{given.origin.stem}" if given.origin else "from-nothing"
    folder = given.runs / f"{begun}-{given.minutes:g}"
    for pilot in map(Pilot, given.pilots[::2], given.pilots[1::2]):
        run = folder / f"{pilot.text.name}-{pilot.settings.stem}"
        finished = finish(pilot, run, given.origin, given.minutes)
        package = run / f"{run.name}.argosmodel"
        step("export", pilot.settings, pilot.text, finished, package)
        print(f"| {run.name} | {' | '.join(scores(package, given))} |", flush=True)


def finish(pilot: Pilot, run: Path, origin: Path | None, minutes: float) -> Path:
    """Train a pilot for its minutes; its last checkpoint."""
    asked = (pilot.settings, pilot.text)
    if origin is None:
        begun, done = run / "begun", run / "begun/done"  # a checkpoint may be of a run cut short
        if not done.exists():
            shutil.rmtree(begun, ignore_errors=True)
            step("train", *asked, begun, "--own-time", "--minutes", minutes * 2 / 3)
            done.touch()
        origin, minutes = begun / "last.pt", minutes / 3
    step("train", *asked, run / "decay", "--own-time", "--from", origin, "--decay-minutes", minutes)
    return run / "decay/last.pt"


def scores(package: Path, given: argparse.Namespace) -> tuple[str, str, str]:
    """Pieces seen in all, loss in nats a piece, and BLEU, of a package alone."""
    pair = (package, given.source, given.reference, "--lines", LINES)
    loss = step("evaluate", *pair, "--loss").split()[0]
    told = step("evaluate", *pair, "--no-service")
    (bleu,) = (line.split()[3] for line in told.splitlines() if line.startswith("alone\tBLEU"))
    seen = json.loads(read_member(package, "metadata.json"))["training"]["tokens"]
    return f"{seen / 1e6:.2f} M", loss, bleu


if __name__ == "__main__":
    main()
