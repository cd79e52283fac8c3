"""Measure, keep the raw figures, and write RESULTS.md: `python -m benchmarks [SECTION ...]`.

CPU-seconds are of the process measured, so that other work on the machine hardly counts; wall times
are what a clock says on the machine as it was.
"""

import argparse
import http.client
import json
import os
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import ctranslate2
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer

from benchmarks import hard_texts
from benchmarks import speed as words_per_second
from benchmarks.served import PEERS, load, serving
from benchmarks.speed import SAMPLE, Counting, Figures, cpu, engines, times, words
from service import pipeline
from service.adapters import cache
from service.adapters.ranking.sumy_ranking import SumyRanker
from service.article import NO_TOPIC, Options

HERE = Path(__file__).parent
RAW = HERE / "raw"
_SENTENCE = re.compile(
    r"(?:\A|(?<=[.!?] )|(?<=[.!?] » )|(?<=« )|(?<=«.))(?=\w)"
)  # where one begins


# --- sections ------------------------------------------------------------------------------------


def speed(asked: argparse.Namespace) -> Figures:
    """Words per CPU-second: the service, raw CTranslate2 on its segments, others' programs."""
    return words_per_second.measure(asked.many)


def beams(_asked: argparse.Namespace) -> Figures:
    """Words per CPU-second of /translate at several beams, the service's own of 8 among them."""
    return words_per_second.beams()


def growth(_asked: argparse.Namespace) -> Figures:
    """CPU-seconds per word and peak memory at 1, 10, 100 times the sample."""
    return _grown((1, 10, 100))


def growth_1000(_asked: argparse.Namespace) -> Figures:
    """CPU-seconds per word and peak memory at 1 and 1,000 times the sample: a whole archive."""
    return _grown((1, 1000))


def growth_quotations(_asked: argparse.Namespace) -> Figures:
    """CPU-seconds to find the quotations and speakers of texts that are made to be hard."""
    return {"rows": hard_texts.measure()}


def _grown(counts: Sequence[int]) -> Figures:
    """Summarise the sample so many times over, as one text."""
    found = engines()
    _run_once(times(1), found)  # warm
    rows = []
    for count in counts:
        text = times(count)
        counting = Counting(found.translator)
        counted = replace(found, translator=counting)
        taken = [cpu(lambda: _run_once(text, counted)) for _ in range(5 if count == 1 else 1)]  # noqa: B023
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        row = {"times": count, "words": words([text]), "s": statistics.median(taken)}
        rows.append(row | {"strings": counting.asked, "peak_mb": peak})
    return {"rows": rows}


def _run_once(text: str, found: pipeline.Engines) -> None:
    pipeline.run(text, "summarise", Options(), found)


class _Words:
    """A tokeniser for sumy that needs no download."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Split at blanks."""
        return tuple(sentence.lower().split())


def ranking(_asked: argparse.Namespace) -> Figures:
    """CPU-seconds to rank sentences: the service's LexRank and news, sumy's LexRank."""
    pool = [f"{w} " for w in SAMPLE.lower().split()]
    chance = random.Random(0)  # noqa: S311
    rows = []
    for count in (20, 100, 300, 5000):
        sentences = ["".join(chance.choices(pool, k=22)) for _ in range(count)]
        units, row = [[s] for s in sentences], {"sentences": count}
        row["news_s"] = cpu(lambda u=units: SumyRanker().rank(u, "fr", "news", NO_TOPIC))
        if count <= 300:  # the service shortens a longer pool for sumy's methods
            row["lexrank_s"] = cpu(lambda u=units: SumyRanker().rank(u, "fr", "lexrank", NO_TOPIC))
            tokens = _Words()
            made = ObjectDocumentModel([Paragraph([Sentence(s, tokens) for s in sentences])])
            row["sumy_s"] = cpu(lambda d=made: LexRankSummarizer()(d, 3))
        rows.append(row)
    return {"rows": rows}


def ready(_asked: argparse.Namespace) -> Figures:
    """Seconds from the start of the process until /ready says so; the first one compiles."""
    rows = []
    with tempfile.TemporaryDirectory() as compiled:
        for number in range(6):
            start = time.monotonic()
            with serving(compiled) as server:
                connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
                connection.request("GET", "/ready")
                assert connection.getresponse().status == 200
                row = {"wall_s": time.monotonic() - start, "cpu_s": server.cpu()}
                rows.append({"start": number + 1, **row, "mb": server.memory()})
                connection.close()
    return {"rows": rows}


def memory(_asked: argparse.Namespace) -> Figures:
    """Resident memory as requests come; each text is new."""
    rows = []
    with serving() as server:
        paragraphs = SAMPLE.splitlines()
        for number in range(1001):
            text = f"{paragraphs[number % len(paragraphs)]}\nDossier {number}."
            assert server.post("/summarise", {"text": text})[0] == 200
            if number in (1, 100, 250, 500, 750, 1000):
                rows.append({"requests": number, "mb": server.memory()})
    return {"rows": rows}


def cached(_asked: argparse.Namespace) -> Figures:
    """Translate the sample again, and with one sentence changed."""
    found = engines()
    counting = Counting(found.translator)
    (translator,) = cache.open_cached("memory", counting)
    remembering = replace(found, translator=translator, memory=cache.open_memory("memory"))

    def run(text: str) -> float:
        return cpu(lambda: pipeline.run(text, "translate", Options(), remembering))

    _run_once(times(2), found)  # warm
    first, asked = run(SAMPLE), counting.asked
    again = statistics.median(run(SAMPLE) for _ in range(5))
    before = counting.asked
    changed = run(SAMPLE.replace("En septembre 2022", "En octobre 2021"))
    return {
        "first_s": first,
        "strings": asked,
        "again_s": again,
        "changed_s": changed,
        "changed_strings": counting.asked - before,
    }


def stream(_asked: argparse.Namespace) -> Figures:
    """Seconds until the first segment of 5,000 words is there, and until all of it is."""
    text, rows = times(8)[:31_500], []
    with serving(CACHE="off") as server:
        server.post("/translate", {"text": SAMPLE})  # warm
        for _ in range(5):
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
            start, used = time.monotonic(), server.cpu()
            body, row = json.dumps({"text": text, "stream": True}), dict[str, float]()
            connection.request("POST", "/translate", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            while line := answer.readline():
                if not row and line == b"event: segment\n":
                    row["first_s"] = time.monotonic() - start
                    row["first_cpu_s"] = server.cpu() - used
            row |= {"all_s": time.monotonic() - start, "all_cpu_s": server.cpu() - used}
            rows.append(row)
            connection.close()
    return {"words": words([text]), "rows": rows}


def together(_asked: argparse.Namespace) -> Figures:
    """CPU-seconds for 64 short texts: 16 clients together, one by one, and as one text.

    `known_s` is what they cost once all their strings are remembered: all but the network.
    """
    texts = _short_texts(64)
    figures: Figures = {"words": words(texts)}
    for name, groups, clients in (
        ("one_text", ["\n".join(texts)], 1),
        ("one_by_one", texts, 1),
        ("sixteen", texts, 16),
    ):
        cost = partial(_cost, groups, clients)
        with serving(CACHE="off", THREADS="1", RATE_LIMIT="off") as server:
            server.post("/translate", {"text": SAMPLE})
            figures[name] = cost(server)
        with serving(CACHE="memory", THREADS="1", RATE_LIMIT="off") as server:
            cost(server)
            figures[name]["known_s"] = statistics.mean(cost(server)["cpu_s"] for _ in range(5))
    return figures


def _short_texts(count: int) -> list[str]:
    """Make texts of two paragraphs; no string is in two of them, or one text would save it."""
    paragraphs = [p for p in times(3).splitlines() if "«" in p]
    chance = random.Random(1)  # noqa: S311
    return [
        "\n".join(_SENTENCE.sub(f"Selon le rapport {n}, ", p) for p in chance.sample(paragraphs, 2))
        for n in range(count)
    ]


def _cost(groups: Sequence[str], clients: int, server: Any) -> Figures:
    """Post all texts; give CPU-seconds and wall seconds."""
    used, start = server.cpu(), time.monotonic()
    _post_all(server, groups, clients)
    return {"cpu_s": server.cpu() - used, "wall_s": time.monotonic() - start}


def _post_all(server: Any, texts: Sequence[str], clients: int) -> None:
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    with ThreadPoolExecutor(clients) as pool:
        answers = list(pool.map(lambda text: server.post("/translate", {"text": text}), texts))
    assert {status for status, _ in answers} == {200}


def loaded(asked: argparse.Namespace) -> Figures:
    """Clients that post one request after the other, all on loopback, cache on."""
    paragraphs = [p for p in SAMPLE.splitlines() if "«" in p and "»" in p]

    def record(number: int) -> Figures:
        chance = random.Random(number)  # noqa: S311
        text = "\n".join(chance.sample(paragraphs, 3))
        return {"text": f"{text}\nLe dossier porte le numéro {number}."}

    with serving() as server:
        server.post("/translate", {"text": SAMPLE})
        return {"rows": [load(server, n, asked.seconds, record) for n in (1, 8, 64, 256)]}


SECTIONS: dict[str, Callable[[argparse.Namespace], Figures]] = {
    s.__name__.replace("_", "-"): s
    for s in (
        *(speed, beams, growth, growth_1000, growth_quotations, ranking),
        *(ready, memory, cached, stream, together, loaded),
    )
}
_ASKED_FOR = {"growth-1000"}  # minutes long: only where it is named


# --- report --------------------------------------------------------------------------------------


def _package() -> str:
    """Name the package in use: the one that is set, or the one in `models/`."""
    (bundled,) = (HERE.parent / "models").glob("*.argosmodel")
    return Path(os.environ.get("VERBATIM_MODEL") or bundled).stem


def machine() -> Figures:
    """Say where and with what it was measured."""
    models = [
        line.split(":")[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    pythons = {"service": sys.executable} | ({"peers": str(PEERS)} if PEERS.exists() else {})
    freeze = {
        name: subprocess.run(
            [python, "-m", "pip", "list", "--format=freeze"],
            capture_output=True,
            text=True,
            check=False,
        ).stdout.splitlines()
        for name, python in pythons.items()
    }
    return {
        "processor": f"{len(models)} x {models[0] if models else 'unknown'}",
        "system": platform.platform(),
        "python": platform.python_version(),
        "ctranslate2": ctranslate2.__version__,
        "package": _package(),
        "load": os.getloadavg(),
        "freeze": freeze,
    }


def report(found: dict[str, Figures]) -> str:
    """Write all figures there are as Markdown."""
    made = [WRITERS[name](figures["figures"], figures) for name, figures in found.items()]
    return "\n\n".join(["# Results", _HEAD, *made]) + "\n"


_HEAD = """\
Written by `make bench`; do not edit. Each section names its command and the machine's load; the raw
figures, with every version, are in `benchmarks/raw/`. `make bench ONLY=growth-1000` measures a text
of 680,000 words, which takes minutes. All is measured with VERBATIM_BEAM=2, as the programs beside
ours are; what the service's own beam of 8 costs has a section of its own."""


def _section(title: str, rows: Sequence[Sequence[Any]], raw: Figures, notes: str = "") -> str:
    """Write a section: the first row is the table's head."""
    lines = [f"| {' | '.join(_shown(cell) for cell in row)} |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    at = raw["machine"]
    package = f", {at['package']}" if "package" in at else ""
    on = f"{at['processor']}, load {at['load'][0]:.1f}"
    where = f"`{raw['command']}` on {on}{package}, {raw['date']}"
    return "\n".join([f"## {title}", "", *lines, "", *([notes, ""] if notes else []), where])


def _shown(cell: Any) -> str:
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell >= 100 else f"{cell:.3g}"
    return "" if cell is None else str(cell)


def _speed(figures: Figures, raw: Figures) -> str:
    rows = list(words_per_second.lines(figures))
    return _section("Speed, one thread, no cache", rows, raw, words_per_second.notes())


def _growth(figures: Figures, raw: Figures) -> str:
    base = figures["rows"][0]
    rows = [["sample times", "words", "CPU-s", "per word, of that at 1", "peak MB"]]
    for r in figures["rows"]:
        ratio = (r["s"] / r["words"]) / (base["s"] / base["words"])
        rows.append([r["times"], r["words"], r["s"], ratio, r["peak_mb"]])
    return _section("Growth of /summarise, one text", rows, raw)


def _table(title: str) -> Callable[[Figures, Figures], str]:
    """Make a writer of plain tables."""

    def write(figures: Figures, raw: Figures) -> str:
        found = figures.get("rows") or [figures]
        heads = list(dict.fromkeys(key for row in found for key in row))
        return _section(title, [heads, *([r.get(h) for h in heads] for r in found)], raw)

    return write


def _together(figures: Figures, raw: Figures) -> str:
    rows = [
        ["64 short texts", "words per CPU-second", "CPU-seconds", "of that not the network", "wall"]
    ]
    for name in ("one_text", "one_by_one", "sixteen"):
        row = figures[name]
        speed_ = figures["words"] / row["cpu_s"]
        rows.append([name, speed_, row["cpu_s"], row["known_s"], row["wall_s"]])
    return _section("Clients together, one thread, no cache", rows, raw, _TOGETHER)


_TOGETHER = """\
The same strings go to the network in all three rows. 64 requests cost more than one even when
nothing is translated (HTTP, JSON, language detection): this is not a loss of batching, and has a
column of its own, measured with all strings in the cache."""


WRITERS: dict[str, Callable[[Figures, Figures], str]] = {
    "speed": _speed,
    "beams": _table("What a beam costs: /translate on the golden articles, one thread, no cache"),
    "growth": _growth,
    "growth-1000": _growth,
    "growth-quotations": _table("Growth of finding quotations in hard texts, CPU-seconds"),
    "ranking": _table("Ranking sentences, CPU-seconds"),
    "ready": _table("From start to ready; the first start compiles all modules"),
    "memory": _table("Resident memory"),
    "cached": _table("The sample again, CPU-seconds"),
    "stream": _table("The first segment of 5,000 words, wall and CPU seconds"),
    "together": _together,
    "loaded": _table("Load on loopback"),
}


def main() -> None:
    """Measure the sections asked for, or all; write what is known."""
    parser = argparse.ArgumentParser("benchmarks")
    parser.add_argument(
        "sections", nargs="*", choices=[*SECTIONS, []], help="all but growth-1000, if none is named"
    )
    parser.add_argument("--seconds", type=float, default=60, help="of load, for each row")
    parser.add_argument("--many", type=int, default=100, help="articles of the sample's length")
    parser.add_argument("--report", action="store_true", help="measure nothing, write RESULTS.md")
    asked = parser.parse_args()
    RAW.mkdir(exist_ok=True)
    failed = [
        name
        for name in (() if asked.report else _chosen(asked.sections))
        if not _measured(name, asked)
    ]
    kept = {s: json.loads((RAW / f"{s}.json").read_text()) for s in SECTIONS if _kept(s)}
    (HERE / "RESULTS.md").write_text(report(kept), "utf-8")
    sys.exit(f"Not measured: {', '.join(failed)}" if failed else 0)


def _measured(name: str, asked: argparse.Namespace) -> bool:
    """Measure a section and keep its figures; one that fails does not end the others."""
    print(f"{name} ...", file=sys.stderr, flush=True)
    try:
        record = {
            "command": " ".join(["python -m benchmarks", *sys.argv[1:]]),
            "date": time.strftime("%Y-%m-%d"),
            "machine": machine(),
            "figures": SECTIONS[name](asked),
        }
    except Exception:  # noqa: BLE001 - shown, and counted by the exit code
        traceback.print_exc()
        return False
    (RAW / f"{name}.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")
    return True


def _chosen(names: Sequence[str]) -> list[str]:
    """Return the sections named, with those that a name begins: growth has growth-quotations."""
    usual = [name for name in SECTIONS if name not in _ASKED_FOR]
    begun = tuple(f"{name}-" for name in names)
    named = [name for name in usual if name.startswith(begun)]
    return [name for name in SECTIONS if name in {*names, *named}] if names else usual


def _kept(section: str) -> bool:
    return (RAW / f"{section}.json").exists()


main()
