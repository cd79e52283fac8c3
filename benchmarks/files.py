"""Translate six Word files, here and by argos-translate-files, and write docs/files.md.

`python -m benchmarks.files [--keep FOLDER]`. argos-translate-files is in the peers' environment,
which `make files` makes; or: python3 -m venv .venv-peers, and then
.venv-peers/bin/python -m pip install -r benchmarks/peers.txt. Without it only our figures are
measured.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from lxml import etree

from benchmarks.newsroom_files import Look, NewsroomFile, newsroom_files
from benchmarks.served import PEERS, ROOT
from benchmarks.speed import Figures, cpu, engines, packages
from service import pipeline
from service.adapters.files import sandbox
from service.adapters.files.html_parser import parse_html
from service.article import Options
from service.rendering.answer import Answer
from service.web.execution import html_translation
from service.web.execution.file_translation import FileTools, translate_file
from service.web.execution.services import SourceFile
from tests.rewriter import InProcess

HERE = Path(__file__).parent
RAW = HERE / "raw/files.json"
DOCUMENT, TEMPLATE = ROOT / "docs/files.md", HERE / "files.template.md"
OURS, THEIRS = "Verbatim", "argos-translate-files"
RUNS, BEAM = 3, 2
_EDGE = re.compile(r"word/(?:header|footer)\d*\.xml\Z")
_STRUCTURE = (
    "w:pStyle w:numPr w:tbl w:tr w:tc w:hyperlink w:footnoteReference w:footnoteRef w:drawing w:br"
    " w:tab"
).split()
_FORMATS = {"w:b": "bold", "w:i": "italic", "w:color": "colour"}
_QUOTATION = re.compile("«[^«»]*»")
_GLOSSED = re.compile(r"«[^«»]*»(?= \[“)")
_WORD = re.compile(r"(?<!\w)[a-zà-ÿ]{4,}")  # a paragraph without one holds names and figures
_FRENCH = re.compile(  # words of French that are none of English
    r"(?<!\w)(?:(?:le|la|les|des|du|un|une|et|est|dans|pour|sur|qui|que|au|aux|avec|par|ne|ce|cette"
    r"|il|elle|sera|ont|sont|baisse|hausse)(?!\w)|[ldnsjm][’'])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[., \u00a0\u202f]\d+)*")
Element = Any


# --- what stands in a file -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its text, and its stretches, each with its format ("" is none)."""

    text: str
    stretches: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The paragraphs of body, notes, headers and footers that have text; and the structure."""

    blocks: tuple[Block, ...]
    structure: Counter[str]


def read(content: bytes) -> Reading:
    """Read a Word file; raises whatever python-docx raises where it is none."""
    docx.Document(BytesIO(content))
    with ZipFile(BytesIO(content)) as packed:
        names = packed.namelist()
        wanted = ["word/document.xml", "word/footnotes.xml", *sorted(filter(_EDGE.match, names))]
        trees = [etree.fromstring(packed.read(name)) for name in wanted if name in names]
    blocks = (_block(paragraph) for tree in trees for paragraph in tree.iter(qn("w:p")))
    structure = Counter(
        f"{name} {element.get(qn('w:val'), '')}".strip()
        for tree in trees
        for name in _STRUCTURE
        for element in tree.iter(qn(name))
    )
    return Reading(tuple(block for block in blocks if block.text.strip()), structure)


def _block(paragraph: Element) -> Block:
    stretches: list[tuple[str, str]] = []
    for run in paragraph.iter(qn("w:r")):
        kind, text = _format(run), _text(run)
        if stretches and stretches[-1][0] == kind:
            stretches[-1] = kind, stretches[-1][1] + text
        elif text:
            stretches.append((kind, text))
    return Block("".join(text for _, text in stretches), tuple(stretches))


def _text(run: Element) -> str:
    signs = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    wanted = (element for element in run if element.tag in (*signs, qn("w:t")))
    return "".join(signs.get(element.tag) or element.text or "" for element in wanted)


def _format(run: Element) -> str:
    if next(run.iterancestors(qn("w:hyperlink")), None) is not None:
        return "link"
    found = (
        name for tag, name in _FORMATS.items() if run.find(f"{qn('w:rPr')}/{qn(tag)}") is not None
    )
    return " ".join(found)


# --- checks --------------------------------------------------------------------------------------

Score = tuple[int, int]  # found, wanted


def checked(file: NewsroomFile, english: bytes) -> Figures:
    """Return what an English file scores, and what is wrong in it."""
    french, made = read(file.content), read(english)
    if len(french.blocks) != len(made.blocks):
        lost = f"{len(french.blocks)} paragraphs became {len(made.blocks)}"
        raise ValueError(lost)
    pairs = list(zip(french.blocks, made.blocks, strict=True))
    faults: list[str] = []
    return {
        "english": _english(pairs, faults),
        "names": _names(pairs, file.names, faults),
        "formatted": _formatted(pairs, file.looks, faults),
        "structure": _structure(french.structure, made.structure, faults),
        "verbatim": _verbatim(pairs),
        "faults": faults,
    }


Pairs = Sequence[tuple[Block, Block]]


def _english(pairs: Pairs, faults: list[str]) -> Score:
    """Count the paragraphs with French words that are in English."""
    wanted = [(a.text, b.text) for a, b in pairs if _WORD.search(a.text)]
    left = [b for a, b in wanted if a == b or _FRENCH.search(_GLOSSED.sub("", b))]
    faults += [f"left in French: {text}" for text in left]
    return len(wanted) - len(left), len(wanted)


def _names(pairs: Pairs, names: Sequence[str], faults: list[str]) -> Score:
    """Count names and numbers that stand in their paragraph in both languages."""
    found = wanted = 0
    for french, english in pairs:
        due = Counter({name: french.text.count(name) for name in names}) + _numbers(french.text)
        there = Counter({name: english.text.count(name) for name in names}) + _numbers(english.text)
        missing = due - there
        faults += [f"missing: {name}, in: {english.text}" for name in missing]
        wanted += due.total()
        found += due.total() - missing.total()
    return found, wanted


def _numbers(text: str) -> Counter[str]:
    return Counter(re.sub(r"\D", "", number) for number in _NUMBER.findall(text))


def _formatted(pairs: Pairs, looks: Sequence[Look], faults: list[str]) -> Score:
    """Count words in a format whose English, or whose original, has it."""
    found = wanted = 0
    for look in looks:
        english = next(b for a, b in pairs if (look.kind, look.french) in a.stretches)
        kept = [text.strip() for kind, text in english.stretches if kind == look.kind]
        most, wanted = (
            2 * len(look.french) + 10,
            wanted + 1,
        )  # characters; a whole sentence has more
        if any(t == look.french or (re.search(look.english, t) and len(t) <= most) for t in kept):
            found += 1
        else:
            faults.append(f"{look.kind} of {look.french!r}: {kept}, in: {english.text}")
    return found, wanted


def _structure(french: Counter[str], english: Counter[str], faults: list[str]) -> Score:
    missing = french - english
    faults += [f"missing: {name}" for name in missing]
    return french.total() - missing.total(), french.total()


def _verbatim(pairs: Pairs) -> Score:
    """Count quotations whose French stands in the English paragraph."""
    due = [(quotation, b.text) for a, b in pairs for quotation in _QUOTATION.findall(a.text)]
    return sum(quotation in text for quotation, text in due), len(due)


# --- both programs -------------------------------------------------------------------------------


Made = tuple[Mapping[str, bytes], Mapping[str, float]]  # files in English, CPU-seconds of each


def ours(files: Mapping[str, NewsroomFile]) -> Made:
    """Translate the files as `POST /translate_file` does."""
    found, run = engines(), html_translation.with_html(pipeline.run, parse_html)
    tools = FileTools(sandbox.read_file, InProcess(), parse_html, 200_000, "")

    def translate(text: str, task: pipeline.Task, asked: Options) -> Answer:
        return run(text, task, asked, found, lambda _progress: None)

    def translated(name: str) -> bytes:
        source = SourceFile(name, files[name].content)
        return translate_file(source, Options(), tools, translate, lambda: 60.0).content

    translated(next(iter(files)))  # warm
    made = {name: translated(name) for name in files}
    taken = {name: [cpu(partial(translated, name)) for _ in range(RUNS)] for name in files}
    return made, {name: statistics.median(runs) for name, runs in taken.items()}


def theirs(files: Mapping[str, NewsroomFile]) -> Made | None:
    """Translate the files with argos-translate-files; None where it is not installed."""
    if not PEERS.exists():
        return None
    with tempfile.TemporaryDirectory() as folder, packages() as installed:
        for name, file in files.items():
            Path(folder, name).write_bytes(file.content)
        done = subprocess.run(
            [PEERS, HERE / "peer.py", "files", installed, str(BEAM), folder, str(RUNS)],
            env={**os.environ, "HOME": str(Path(installed).parent)},
            capture_output=True,
            text=True,
            check=True,
        )
        made = {name: Path(folder, "en", name).read_bytes() for name in files}
    taken: Mapping[str, Sequence[float]] = json.loads(done.stdout)
    return made, {name: statistics.median(taken[name]) for name in files}


def measure(keep: Path | None) -> Figures:
    """Return the scores and CPU-seconds of each file, by each program."""
    files, rows = newsroom_files(), list[Figures]()
    _keep(keep, "french", {name: file.content for name, file in files.items()})
    for program, translated in ((OURS, ours(files)), (THEIRS, theirs(files))):
        made, taken = translated or ({}, {})
        _keep(keep, program, made)
        rows += (
            {"file": files[name].title, "program": program, "cpu_s": taken[name]}
            | checked(files[name], made[name])
            for name in made
        )
    return {
        "rows": rows,
        "version": _version(),
        "package": next((ROOT / "models").glob("*.argosmodel")).stem,
        "processor": _processor(),
        "load": os.getloadavg()[0],
        "date": time.strftime("%Y-%m-%d"),
    }


def _keep(folder: Path | None, program: str, files: Mapping[str, bytes]) -> None:
    for name, content in files.items() if folder else ():
        path = Path(str(folder), program, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _processor() -> str:
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} x {found[1] if found else 'unknown'}"


def _version() -> str | None:
    """Return which argos-translate-files is installed, or None."""
    if not PEERS.exists():
        return None
    code = "import importlib.metadata as m; print(m.version('argos-translate-files'))"
    asked = subprocess.run([PEERS, "-c", code], capture_output=True, text=True, check=True)
    return asked.stdout.strip()


# --- the document --------------------------------------------------------------------------------

_COLUMNS = {
    "english": "in English",
    "names": "names, figures",
    "formatted": "words in format",
    "structure": "structure",
    "verbatim": "word for word",
}


def document(found: Figures) -> str:
    """Return docs/files.md."""
    rows = [["file", "program", *_COLUMNS.values(), "CPU-s"]]
    titles = list(dict.fromkeys(row["file"] for row in found["rows"]))
    for row in sorted(found["rows"], key=lambda row: titles.index(row["file"])):
        scores = ["{} / {}".format(*row[column]) for column in _COLUMNS]
        rows.append([row["file"], row["program"], *scores, f"{row['cpu_s']:.2f}"])
    rows += [_total(found["rows"], program) for program in (OURS, THEIRS)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    own = [row for row in found["rows"] if row["program"] == OURS]
    faults = [f"- {row['file']}: {fault}" for row in own for fault in row["faults"]]
    told = {
        "table": "\n".join(lines),
        "faults": "\n".join(faults) or "None.",
        "beam": BEAM,
        "runs": RUNS,
        "load": f"{found['load']:.1f}",
        "version": found["version"] or "(not installed, so not measured)",
    }
    return TEMPLATE.read_text("utf-8").format(**{**found, **told})


def _total(rows: Sequence[Figures], program: str) -> list[str]:
    """Return the table's row of all files."""
    own = [row for row in rows if row["program"] == program]
    scores = [f"{sum(r[c][0] for r in own)} / {sum(r[c][1] for r in own)}" for c in _COLUMNS]
    return ["**all**", program, *scores, f"{sum(r['cpu_s'] for r in own):.2f}"]


def main() -> None:
    """Measure, unless only the document is wanted."""
    parser = argparse.ArgumentParser("benchmarks.files")
    parser.add_argument("--report", action="store_true", help="measure nothing, write the document")
    parser.add_argument("--keep", type=Path, help="folder for the files, French and English")
    asked = parser.parse_args()
    if not asked.report:
        RAW.write_text(
            json.dumps(measure(asked.keep), indent=1, ensure_ascii=False) + "\n", "utf-8"
        )
    DOCUMENT.write_text(document(json.loads(RAW.read_text("utf-8"))), "utf-8")
    print(DOCUMENT.read_text("utf-8"))


if __name__ == "__main__":
    main()
