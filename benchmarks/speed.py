"""Words per CPU-second: the service, raw CTranslate2 on its segments, and others' programs."""

import json
import os
import statistics
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.served import PEERS, ROOT, Server, libretranslate, serving
from service import app, pipeline
from service.adapters import ctranslate
from service.article import Hypothesis, Options
from service.quotations import extraction as quoting
from service.settings import Settings
from service.text import segment
from service.translation import lexicon
from service.translation.ports import DelegatingTranslator, Translator

HERE = Path(__file__).parent
SAMPLE = (ROOT / "tests/golden/article.txt").read_text("utf-8")
# Other names, so that copies of the sample that stand in one window have few strings in common.
_NAMES = (
    {},
    {"Ukraine": "Moldavie", "ukrain": "moldav", "OTAN": "ONU", "Rutte": "Dupont", "all": "Tous"},
    {"Ukraine": "Géorgie", "ukrain": "géorg", "OTAN": "UE", "Rutte": "Martin", "Sybiha": "Durand"},
)
_BEAM, _PEERS_BEAM = 2, 4  # the one that all are measured with, and argostranslate's default
_BEAMS = (1, 2, 4, 8)
_OTHER = "Il pleut."  # LibreTranslate keeps the paragraphs of one text, until the next

A = TypeVar("A")  # what is answered
Figures = dict[str, Any]
Way = Callable[[Sequence[str]], float]


class Counting(DelegatingTranslator):
    """A translator that counts the strings and words it is asked for, and its CPU-seconds."""

    def __init__(self, translator: Translator) -> None:
        """Take the one that translates."""
        super().__init__(translator)
        self.calls: list[tuple[int, float]] = []  # words, CPU-seconds
        self.asked = 0

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Count, and translate."""
        return self._counted(super().translate, sentences)

    def translate_again(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Count, and translate by a quick search."""
        return self._counted(super().translate_again, sentences)

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Count, and return several translations of each."""
        return self._counted(super().hypotheses, sentences)

    def _counted(self, ask: Callable[[Sequence[str]], A], sentences: Sequence[str]) -> A:
        start = time.process_time()
        found = ask(sentences)
        self.calls.append((words(sentences), time.process_time() - start))
        self.asked += len(sentences)
        return found


def engines(beam: int = _BEAM) -> pipeline.Engines:
    """Load the engines with one thread: CPU-seconds then hold no waiting of threads."""
    return app.open_engines(replace(Settings.from_env(os.environ), threads=1, beam=beam))


def copies(count: int) -> list[str]:
    """Give the sample that many times, names changed from copy to copy."""
    made = []
    for number in range(count):
        text = SAMPLE
        for name, other in _NAMES[number % len(_NAMES)].items():
            text = text.replace(name, other)
        made.append(text)
    return made


def times(count: int) -> str:
    """Give the sample that many times, in one text."""
    return "\n".join(copies(count))


def articles() -> list[str]:
    """Give the different French articles of the golden tables, all of 40 words and more."""
    rows = (ROOT / "tests/golden/quotes_public.jsonl").read_text("utf-8").splitlines()
    texts = [str(json.loads(row)["text"]) for row in rows]
    return [text for text in texts if len(text.split()) >= 40]


def cpu(work: Callable[[], Any]) -> float:
    """Give the CPU-seconds of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def words(texts: Sequence[str]) -> int:
    """Count words, as `wc -w` does."""
    return sum(len(text.split()) for text in texts)


def measure(many: int) -> Figures:
    """Measure every way on the sample, on many articles of its length, on the golden articles.

    Ways take turns, so that what else the machine does falls on all of them; medians of the runs.
    """
    found = engines()
    sets = {"sample": [SAMPLE], "many": copies(many), "articles": articles()}
    runs = {"sample": 5, "many": 1, "articles": 3}
    figures: Figures = {"words": {name: words(texts) for name, texts in sets.items()}}
    figures["texts"] = {name: len(texts) for name, texts in sets.items()}
    with _ways(found) as ways:
        for way in ways.values():
            way([SAMPLE])  # warm
        for name, texts in sets.items():
            taken = [{k: way(texts) for k, way in ways.items()} for _ in range(runs[name])]
            figures[name] = {k: statistics.median(one[k] for one in taken) for k in ways}
    for name in ("sample", "articles"):
        figures[name]["libretranslate_4_s"] = _slower_libretranslate(sets[name])
        figures[name]["parts"] = _parts(sets[name], found)
    for beam in (_BEAM, _PEERS_BEAM):
        some = {n: t * runs[n] for n, t in sets.items() if beam == _BEAM or n != "many"}
        for name, taken_s in zip(some, _argos(list(some.values()), beam), strict=True):
            every = [taken_s[i :: len(sets[name])] for i in range(len(sets[name]))]
            figures[name][f"argos_{beam}_s"] = sum(map(statistics.median, every)) if every else None
    return figures


@contextmanager
def _ways(found: pipeline.Engines) -> Iterator[dict[str, Way]]:
    """Give the ways that are measured in turn; each gives the CPU-seconds for some texts."""
    with ExitStack() as stack:
        own = stack.enter_context(serving(CACHE="off", THREADS="1", RATE_LIMIT="off"))
        ways: dict[str, Way] = {
            "raw_each_s": lambda texts: _raw([[t] for t in texts], found.translator),
            "raw_whole_s": lambda texts: _raw([texts], found.translator),
            "translate_s": lambda texts: cpu(lambda: _run(texts, "translate", found)),
            "summarise_s": lambda texts: cpu(lambda: _run(texts, "summarise", found)),
            "http_s": lambda texts: _posted(own, "text", texts),
        }
        if PEERS.exists():
            other = stack.enter_context(_libretranslate(_BEAM))
            ways["libretranslate_2_s"] = lambda texts: _posted(other, "q", texts)
        yield ways


def beams() -> Figures:
    """Measure /translate's pipeline on the golden articles at several beams, in turn."""
    texts, found = articles(), {beam: engines(beam) for beam in _BEAMS}
    turns = [
        {beam: cpu(partial(_run, texts, "translate", found[beam])) for beam in _BEAMS}
        for _ in range(4)  # the first is a warm one
    ]
    rates = {b: words(texts) / statistics.median(turn[b] for turn in turns[1:]) for b in _BEAMS}
    return {
        "rows": [
            {"beam": beam, "words per CPU-second": rate, "of that at 2": rate / rates[_BEAM]}
            for beam, rate in rates.items()
        ]
    }


def _run(texts: Sequence[str], task: pipeline.Task, found: pipeline.Engines) -> None:
    for text in texts:
        pipeline.run(text, task, Options(), found)


def _raw(groups: Sequence[Sequence[str]], translator: Translator) -> float:
    """Time translate_batch alone on segments cut beforehand, a call a group, with our settings."""
    inner: Any = translator
    calls = []
    for texts in groups:
        pieces = []
        for text in texts:
            article = segment.paragraphs(text, "auto")
            for one in segment.segment(article, quoting.find(article).quotations):
                string = ctranslate.normalise(one.source.of(text))
                pieces.append(inner._pieces.encode(string, out_type=str))
        calls.append(pieces)
    batch: Callable[..., Any] = inner._engine.translate_batch
    return cpu(
        lambda: [
            batch(c, max_batch_size=1024, batch_type="tokens", beam_size=2, replace_unknowns=True)
            for c in calls
        ]
    )


def _posted(server: Server, field: str, texts: Sequence[str]) -> float:
    """Post each text and give the server's CPU-seconds; between two texts comes another."""
    taken = 0.0
    for text in texts:
        server.post("/translate", {field: _OTHER, "source": "fr", "target": "en"})
        before = server.cpu()
        status, _ = server.post("/translate", {field: text, "source": "fr", "target": "en"})
        assert status == 200
        taken += server.cpu() - before
    return taken


@contextmanager
def packages() -> Iterator[str]:
    """Give a folder with the bundled package, as argostranslate wants it."""
    with tempfile.TemporaryDirectory() as folder:
        for package in (ROOT / "models").glob("*.argosmodel"):
            zipfile.ZipFile(package).extractall(f"{folder}/packages")
        yield f"{folder}/packages"


@contextmanager
def _libretranslate(beam: int) -> Iterator[Server]:
    with packages() as folder, libretranslate(folder, beam) as server:
        yield server


def _slower_libretranslate(texts: Sequence[str]) -> float | None:
    """Time LibreTranslate with its own default beam; None where there is no such environment."""
    if not PEERS.exists():
        return None
    with _libretranslate(_PEERS_BEAM) as server:
        server.post("/translate", {"q": SAMPLE, "source": "fr", "target": "en"})
        return _posted(server, "q", texts)


def _argos(lists: Sequence[Sequence[str]], beam: int) -> list[list[float]]:
    """Time argostranslate, in its own environment, on each text; empty where there is none."""
    if not PEERS.exists():
        return [[] for _ in lists]
    with packages() as folder:
        done = subprocess.run(
            [PEERS, HERE / "peer.py", "argos", folder, str(beam)],
            input=json.dumps(lists),
            env={**os.environ, "HOME": str(Path(folder).parent)},
            capture_output=True,
            text=True,
            check=True,
        )
    return list(json.loads(done.stdout))


def _parts(texts: Sequence[str], found: pipeline.Engines) -> Figures:
    """Say where a translation's CPU time goes; of each text, one window, call 1 is first tries."""
    mending = [0.0]

    def timed(step: Callable[..., Any]) -> Callable[..., Any]:
        def work(*given: Any) -> Any:
            start = time.process_time()
            try:
                return step(*given)
            finally:
                mending[0] += time.process_time() - start

        return work

    plain: Any = ctranslate, lexicon
    kept = plain[0]._attempt, plain[1].mended
    plain[0]._attempt, plain[1].mended = map(timed, kept)
    first, again, start = [0, 0.0], [0, 0.0], time.process_time()
    try:
        for text in texts:
            counting = Counting(found.translator)
            _run([text], "translate", replace(found, translator=counting))
            for number, call in enumerate(counting.calls):
                for i, amount in enumerate(call):
                    (again if number else first)[i] += amount
    finally:
        plain[0]._attempt, plain[1].mended = kept
    whole = time.process_time() - start
    steps = whole - first[1] - again[1]
    return {
        "words_first": first[0],
        "words_again": again[0],
        "first": (first[1] - mending[0]) / whole,
        "again": again[1] / whole,
        "mending": mending[0] / whole,
        "steps": steps / whole,
    }


# --- report --------------------------------------------------------------------------------------

_WAYS = (
    ("raw_each_s", "ctranslate2.translate_batch alone, a call an article"),
    ("raw_whole_s", "ctranslate2.translate_batch alone, all articles in one call"),
    ("translate_s", "/translate's pipeline, article by article"),
    ("summarise_s", "/summarise's pipeline, article by article"),
    ("http_s", "`serve`, /translate over HTTP"),
    ("argos_2_s", "argostranslate.translate, beam 2"),
    ("argos_4_s", "argostranslate.translate, beam 4 (its default)"),
    ("libretranslate_2_s", "LibreTranslate over HTTP, beam 2"),
    ("libretranslate_4_s", "LibreTranslate over HTTP, beam 4 (its default)"),
)
_RATIOS = (
    ("translate_s", "raw_each_s", "/translate : raw, a call an article"),
    ("translate_s", "raw_whole_s", "/translate : raw, all in one call"),
    ("translate_s", "argos_2_s", "/translate : argostranslate, beam 2"),
    ("translate_s", "argos_4_s", "/translate : argostranslate, defaults"),
    ("http_s", "libretranslate_2_s", "`serve` : LibreTranslate, beam 2"),
    ("http_s", "libretranslate_4_s", "`serve` : LibreTranslate, defaults"),
)
_NOTES = """\
Words are counted in the articles, CPU-seconds in the process that translates. Raw means the
segments of the service, split beforehand, with its batch size and beam. The golden articles have 40
to 440 words: one such article is a small batch, which costs more per word than a large one; all
articles in one call is a bound that no service answering them one by one can reach. The other
programs run our package on one thread, in a separate environment from `benchmarks/peers.txt`
(without PyTorch). They differ from their defaults in three ways: their sentence splitter is a
download, and `benchmarks/peer.py` splits after . ! ? » instead; LibreTranslate does not look for
packages on the network when it starts; and between two articles it gets a short text, so that it
cannot answer from its cache. A row without a figure was not measured{peers}."""


def lines(figures: Figures) -> Iterator[list[Any]]:
    """Give the rows of the table, its head first."""
    sets = ("sample", "many", "articles")
    many, golden = (figures["texts"][name] for name in sets[1:])
    yield ["words per CPU-second", "sample", f"{many} like it", f"{golden} golden articles"]
    for key, name in _WAYS:
        taken = [figures[s].get(key) for s in sets]
        yield [name, *(t and figures["words"][s] / t for s, t in zip(sets, taken, strict=True))]
    for ours, theirs, name in _RATIOS:
        pairs = [(figures[s].get(theirs), figures[s].get(ours)) for s in sets]
        yield [f"**{name}**", *(a / b if a and b else None for a, b in pairs)]
    for part, name in (
        ("first", "share of /translate: the network, first tries"),
        ("again", "share: asked again"),
        ("mending", "share: mending of made-up words"),
        ("steps", "share: all other steps"),
        ("words_first", "words sent to the network in first tries"),
        ("words_again", "words sent again"),
    ):
        yield [name, *(figures[s].get("parts", {}).get(part) for s in sets)]
    more = figures["sample"]["summarise_s"] - figures["sample"]["translate_s"]
    yield ["CPU-milliseconds that a summary adds", more * 1000, None, None]


def notes() -> str:
    """Say what the rows mean."""
    peers = "" if PEERS.exists() else ": the peers' environment could not be made here"
    return _NOTES.format(peers=peers)
