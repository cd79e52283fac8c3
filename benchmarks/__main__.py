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
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import ctranslate2
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer

from benchmarks.served import ROOT, load, serving
from service import app, pipeline, segment
from service import quotations as quoting
from service.article import NO_TOPIC, Hypothesis, Options
from service.engines import cache, decoder
from service.engines.sumy import SumyRanker
from service.settings import Settings
from service.translate import Translator

HERE = Path(__file__).parent
RAW = HERE / "raw"
SAMPLE = (ROOT / "tests/golden/article.txt").read_text("utf-8")
# Other names, so that copies of the sample that stand in one window have few strings in common.
_NAMES = (
    {},
    {"Ukraine": "Moldavie", "ukrain": "moldav", "OTAN": "ONU", "Rutte": "Dupont", "all": "Tous"},
    {"Ukraine": "Géorgie", "ukrain": "géorg", "OTAN": "UE", "Rutte": "Martin", "Sybiha": "Durand"},
)

Figures = dict[str, Any]


class Counting:
    """A translator that counts the strings it is asked for."""

    def __init__(self, translator: Translator) -> None:
        """Take the one that translates."""
        self._translator = translator
        self.masks = translator.masks
        self.signature = translator.signature
        self.asked = 0

    def knows(self, word: str) -> bool:
        """Ask the engine."""
        return self._translator.knows(word)

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Count, and translate."""
        self.asked += len(sentences)
        return self._translator.translate(sentences)


def engines() -> pipeline.Engines:
    """Load the engines with one thread: CPU-seconds then hold no waiting of threads."""
    return app.open_engines(replace(Settings.from_env(os.environ), threads=1))


def times(count: int) -> str:
    """Give the sample that many times, names changed from copy to copy."""
    copies = []
    for number in range(count):
        text = SAMPLE
        for name, other in _NAMES[number % len(_NAMES)].items():
            text = text.replace(name, other)
        copies.append(text)
    return "\n".join(copies)


def articles() -> list[str]:
    """Give the different French articles of the golden tables, all of 40 words and more."""
    rows = (HERE.parent / "tests/golden/quotes_public.jsonl").read_text("utf-8").splitlines()
    texts = [str(json.loads(row)["text"]) for row in rows]
    return [text for text in texts if len(text.split()) >= 40]


def cpu(work: Callable[[], Any]) -> float:
    """Give the CPU-seconds of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def median(work: Callable[[], Any], runs: int = 5) -> float:
    """Give the median CPU-seconds of some work, after one run to warm up."""
    work()
    return statistics.median(cpu(work) for _ in range(runs))


def words(texts: Sequence[str]) -> int:
    """Count words, as `wc -w` does."""
    return sum(len(text.split()) for text in texts)


# --- sections ------------------------------------------------------------------------------------


def speed(_asked: argparse.Namespace) -> Figures:
    """Words per CPU-second: the service, raw CTranslate2 on its segments, argostranslate."""
    found = engines()
    sets = {"sample": [SAMPLE], "articles": articles()}
    figures: Figures = {"words": {name: words(texts) for name, texts in sets.items()}}
    for name, texts in sets.items():
        taken = {
            "raw_s": _raw(found.translator, texts),
            "translate_s": median(lambda t=texts: _run(t, "translate", found)),
            "summarise_s": median(lambda t=texts: _run(t, "summarise", found)),
            **{f"argos_beam_{beam}_s": _argos(texts, beam) for beam in (4, 2)},
        }
        figures[name] = taken
    return figures


def _run(texts: Sequence[str], task: pipeline.Task, found: pipeline.Engines) -> None:
    for text in texts:
        pipeline.run(text, task, Options(), found)


def _raw(translator: Translator, texts: Sequence[str]) -> float:
    """Time translate_batch alone, on all segments at once, as pieces, with our settings."""
    inner: Any = translator
    pieces = []
    for text in texts:
        article = segment.paragraphs(text, "auto")
        for one in segment.segment(article, quoting.find(article).quotations):
            string = decoder.normalise(one.source.of(text))
            pieces.append(inner._pieces.encode(string, out_type=str))
    translate: Callable[..., Any] = inner._engine.translate_batch
    return median(
        lambda: translate(
            pieces, max_batch_size=1024, batch_type="tokens", beam_size=2, replace_unknowns=True
        )
    )


def _argos(texts: Sequence[str], beam: int) -> float | None:
    """Time argostranslate in its own environment; None where there is none."""
    python = ROOT / ".venv-peers/bin/python"
    if not python.exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        for package in (ROOT / "models").glob("*.argosmodel"):
            zipfile.ZipFile(package).extractall(f"{folder}/packages")
        done = subprocess.run(
            [python, HERE / "peer_argos.py", f"{folder}/packages", str(beam)],
            input=json.dumps(list(texts)),
            env={**os.environ, "HOME": folder},
            capture_output=True,
            text=True,
            check=True,
        )
    return statistics.median(json.loads(done.stdout))


def growth(asked: argparse.Namespace) -> Figures:
    """CPU-seconds per word and peak memory at 1, 10, 100 times the sample."""
    found = engines()
    rows = []
    for count in (1, 10, 100, *([1000] if asked.thousand else [])):
        text = times(count)
        counting = Counting(found.translator)
        counted = replace(found, translator=counting)
        taken = cpu(lambda t=text, e=counted: pipeline.run(t, "summarise", Options(), e))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        row = {"times": count, "words": words([text]), "s": taken, "strings": counting.asked}
        rows.append(row | {"peak_mb": peak})
    return {"rows": rows}


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
    """Seconds from the start of the process until /ready says so."""
    wall, used = [], []
    for _ in range(5):
        start = time.monotonic()
        with serving() as server:
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
            connection.request("GET", "/ready")
            assert connection.getresponse().status == 200
            wall.append(time.monotonic() - start)
            used.append(server.cpu())
            connection.close()
    return {"wall_s": wall, "cpu_s": used}


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
    remembering = replace(found, translator=translator)

    def run(text: str) -> float:
        return cpu(lambda: pipeline.run(text, "translate", Options(), remembering))

    _run([times(2)], "translate", found)  # warm
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
        for _ in range(5):
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
            start, body = time.monotonic(), json.dumps({"text": text, "stream": True})
            connection.request("POST", "/translate", body, {"Content-Type": "application/json"})
            answer, first = connection.getresponse(), None
            while line := answer.readline():
                if first is None and line == b"event: segment\n":
                    first = time.monotonic() - start
            rows.append({"first_s": first, "all_s": time.monotonic() - start})
            connection.close()
    return {"words": words([text]), "rows": rows, "load": os.getloadavg()[0]}


def together(_asked: argparse.Namespace) -> Figures:
    """CPU-seconds for 64 short texts: 16 clients together, one by one, and as one text."""
    paragraphs = [p for p in times(3).splitlines() if "«" in p]
    chance = random.Random(1)  # noqa: S311
    texts = [  # no string twice, or one text would have it translated once
        "\n".join(f"Selon le rapport {n}, {p}" for p in chance.sample(paragraphs, 2))
        for n in range(64)
    ]
    figures: Figures = {"words": words(texts)}
    for name, groups in (
        ("one_text", ["\n".join(texts)]),
        ("one_by_one", texts),
        ("sixteen", texts),
    ):
        with serving(CACHE="off", THREADS="1") as server:
            server.post("/translate", {"text": SAMPLE})
            used, start = server.cpu(), time.monotonic()
            _post_all(server, groups, 16 if name == "sixteen" else 1)
            figures[name] = {"cpu_s": server.cpu() - used, "wall_s": time.monotonic() - start}
    return figures


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
    s.__name__: s for s in (speed, growth, ranking, ready, memory, cached, stream, together, loaded)
}


# --- report --------------------------------------------------------------------------------------


def machine() -> Figures:
    """Say where and with what it was measured."""
    models = [
        line.split(":")[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    peers = ROOT / ".venv-peers/bin/python"
    pythons = {"service": sys.executable} | ({"peers": str(peers)} if peers.exists() else {})
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
        "load": os.getloadavg(),
        "freeze": freeze,
    }


def report(found: dict[str, Figures]) -> str:
    """Write all figures there are as Markdown."""
    made = [WRITERS[name](figures["figures"], figures) for name, figures in found.items()]
    return "\n\n".join(["# Results", _HEAD, *made]) + "\n"


_HEAD = (
    "Written by `make bench`; do not edit. Each section names its command and the machine's load;"
    " the raw\nfigures, with every version, stand in `benchmarks/raw/`."
)


def _section(title: str, rows: Sequence[Sequence[Any]], raw: Figures) -> str:
    """Write a section: the first row is the table's head."""
    lines = [f"| {' | '.join(_shown(cell) for cell in row)} |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    at = raw["machine"]
    where = f"`{raw['command']}` on {at['processor']}, load {at['load'][0]:.1f}, {raw['date']}"
    return "\n".join([f"## {title}", "", *lines, "", where])


def _shown(cell: Any) -> str:
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell >= 100 else f"{cell:.3g}"
    return "" if cell is None else str(cell)


def _speed(figures: Figures, raw: Figures) -> str:
    rows: list[list[Any]] = [["", "words per CPU-second: sample", "golden articles"]]
    for key, name in (
        ("raw_s", "ctranslate2.translate_batch alone, on the same segments"),
        ("translate_s", "/translate's pipeline"),
        ("summarise_s", "/summarise's pipeline"),
        ("argos_beam_4_s", "argostranslate.translate, beam 4 (its default)"),
        ("argos_beam_2_s", "argostranslate.translate, beam 2"),
    ):
        taken = [(figures["words"][s], figures[s][key]) for s in ("sample", "articles")]
        rows.append([name, *(w / s if s else None for w, s in taken)])
    more = figures["sample"]["summarise_s"] - figures["sample"]["translate_s"]
    rows.append(["CPU-milliseconds that a summary adds", more * 1000, None])
    return _section("Speed, one thread, no cache", rows, raw)


def _growth(figures: Figures, raw: Figures) -> str:
    base = figures["rows"][0]
    rows = [["sample times", "words", "CPU-s", "per word, of that at 1", "peak MB"]]
    for r in figures["rows"]:
        ratio = (r["s"] / r["words"]) / (base["s"] / base["words"])
        rows.append([r["times"], r["words"], r["s"], ratio, r["peak_mb"]])
    return _section("Growth of /summarise", rows, raw)


def _table(title: str) -> Callable[[Figures, Figures], str]:
    """Make a writer of plain tables."""

    def write(figures: Figures, raw: Figures) -> str:
        found = figures.get("rows") or [figures]
        heads = list(dict.fromkeys(key for row in found for key in row))
        return _section(title, [heads, *([r.get(h) for h in heads] for r in found)], raw)

    return write


def _ready(figures: Figures, raw: Figures) -> str:
    rows = [["median", "seconds"]]
    rows += [[k, statistics.median(figures[k])] for k in ("wall_s", "cpu_s")]
    return _section("From start to ready", rows, raw)


def _together(figures: Figures, raw: Figures) -> str:
    rows = [["64 short texts", "words per CPU-second", "wall seconds"]]
    for name in ("one_text", "one_by_one", "sixteen"):
        row = figures[name]
        rows.append([name, figures["words"] / row["cpu_s"], row["wall_s"]])
    return _section("Clients together, one thread, no cache", rows, raw)


WRITERS: dict[str, Callable[[Figures, Figures], str]] = {
    "speed": _speed,
    "growth": _growth,
    "ranking": _table("Ranking sentences, CPU-seconds"),
    "ready": _ready,
    "memory": _table("Resident memory"),
    "cached": _table("The sample again, CPU-seconds"),
    "stream": _table("The first segment of 5,000 words, wall seconds"),
    "together": _together,
    "loaded": _table("Load on loopback"),
}


def main() -> None:
    """Measure the sections asked for, or all; write what is known."""
    parser = argparse.ArgumentParser("benchmarks")
    parser.add_argument(
        "sections", nargs="*", choices=[*SECTIONS, []], help="all, if none is named"
    )
    parser.add_argument("--seconds", type=float, default=60, help="of load, for each row")
    parser.add_argument("--thousand", action="store_true", help="grow to 1,000 times the sample")
    parser.add_argument("--report", action="store_true", help="measure nothing, write RESULTS.md")
    asked = parser.parse_args()
    RAW.mkdir(exist_ok=True)
    for name in [] if asked.report else asked.sections or SECTIONS:
        print(f"{name} ...", file=sys.stderr, flush=True)
        record = {
            "command": " ".join(["python -m benchmarks", *sys.argv[1:]]),
            "date": time.strftime("%Y-%m-%d"),
            "machine": machine(),
            "figures": SECTIONS[name](asked),
        }
        (RAW / f"{name}.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")
    kept = {s: json.loads((RAW / f"{s}.json").read_text()) for s in SECTIONS if _kept(s)}
    (HERE / "RESULTS.md").write_text(report(kept), "utf-8")


def _kept(section: str) -> bool:
    return (RAW / f"{section}.json").exists()


main()
