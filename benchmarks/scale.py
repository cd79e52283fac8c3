"""Measure what an archive costs and write docs/scale.md: `python -m benchmarks.scale`.

CPU-seconds are of the processes measured, so that other work on the machine hardly counts. Every
number in the document is one of benchmarks/raw/scale.json, or arithmetic on them that stands there.
"""

import argparse
import json
import os
import platform
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Any

from benchmarks.served import ROOT, Server, serving
from service import app, pipeline
from service.article import Hypothesis, Options
from service.settings import Settings
from service.translation.ports import DelegatingTranslator, Translator
from service.web.api.responses import json_of

RAW = Path(__file__).parent / "raw/scale.json"
SPIKE = Path(__file__).parent / "raw/celery.json"  # of the prototype beside it
DOCUMENT, TEMPLATE = ROOT / "docs/scale.md", Path(__file__).parent / "scale.template.md"
ARCHIVE, NIGHT = 500_000, 8  # articles; hours
CORES = 8  # of a host, in the arithmetic
ARTICLES, TOGETHER = 48, 6  # articles measured; golden texts that make one
BY_FLEET = 10  # of these, by a fleet
IDLE = 10  # seconds
MESSAGES = "evalsha", "hgetall", "exec"  # what our client sends to Redis

Figures = dict[str, Any]


def archive() -> list[str]:
    """Give articles of a newspaper's length, no two alike, of the golden tables' texts."""
    rows = (ROOT / "tests/golden/quotes_public.jsonl").read_text("utf-8").splitlines()
    texts = [str(json.loads(row)["text"]) for row in rows]
    longer = [text for text in texts if len(text.split()) >= 40]
    chance = random.Random(0)  # noqa: S311
    return [
        "\n".join(f"{text} Dossier {number}." for text in chance.sample(longer, TOGETHER))
        for number in range(ARTICLES)
    ]


class Timed(DelegatingTranslator):
    """A translator that takes its own CPU-seconds."""

    def __init__(self, translator: Translator) -> None:
        """Take the one that translates."""
        super().__init__(translator)
        self.taken = 0.0

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate, and note how long that took."""
        start = time.process_time()
        try:
            return super().translate(sentences)
        finally:
            self.taken += time.process_time() - start


def outside(texts: Sequence[str]) -> Figures:
    """CPU-seconds of articles one by one, and of the engine in them; sizes of the answers."""
    found = app.open_engines(replace(Settings.from_env(os.environ), threads=1))
    timed = Timed(found.translator)
    timing = replace(found, translator=timed)
    pipeline.run(texts[0], "translate", Options(), timing)
    timed.taken, sizes, start = 0.0, [], time.process_time()
    for text in texts:
        record = json_of("translate")(pipeline.run(text, "translate", Options(), timing))
        sizes.append(json.dumps(record, ensure_ascii=False).encode())
    whole = time.process_time() - start
    return {
        "cpu_s": whole,
        "engine_s": timed.taken,
        "out_bytes": sum(map(len, sizes)),
        "packed_bytes": sum(len(zlib.compress(size)) for size in sizes),
    }


def batch(path: Path, workers: int) -> Figures:
    """CPU-seconds, wall seconds and peak memory of `batch`, without those of its start."""
    started = _batch(Path(os.devnull), path.parent / f"none{workers}.jsonl", workers)
    whole = _batch(path, path.parent / f"out{workers}.jsonl", workers)
    return {
        "workers": workers,
        "cpu_s": whole["cpu_s"] - started["cpu_s"],
        "wall_s": whole["wall_s"] - started["wall_s"],
        "start_cpu_s": started["cpu_s"],
        "peak_mb": whole["peak_mb"],
        "load": os.getloadavg()[0],
    }


def _batch(source: Path, target: Path, workers: int) -> Figures:
    words = [str(source), str(target), "--quiet", "--workers", str(workers)]
    start = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "service", "batch", *words],
        env=os.environ | {"VERBATIM_CACHE": "off"},
        cwd=ROOT,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    wall = time.monotonic() - start
    return {
        "cpu_s": used.ru_utime + used.ru_stime,
        "wall_s": wall,
        "peak_mb": used.ru_maxrss / 1024,
    }


# --- the fleet -----------------------------------------------------------------------------------


@contextmanager
def redis(folder: str) -> Iterator[str]:
    """Give the address of a Redis of our own, on a UNIX socket."""
    path = f"{folder}/redis.sock"
    words = f"--port 0 --unixsocket {path} --appendonly no --loglevel warning --dir {folder}"
    program = shutil.which("redis-server")
    assert program
    process = subprocess.Popen([program, *words.split(), "--save", ""], stdout=subprocess.DEVNULL)
    try:
        while not Path(path).exists():
            time.sleep(0.05)
        yield f"unix://{path}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def make_work(**settings: str) -> Iterator[Server]:
    """Run a worker of one thread."""
    process = subprocess.Popen(
        [sys.executable, "-m", "service", "worker", "--threads", "1"],
        env=os.environ | {f"VERBATIM_{name}": value for name, value in settings.items()},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )
    try:
        assert process.stdout
        assert process.stdout.readline()
        yield Server(process, 0)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(90)


def fleet(texts: Sequence[str]) -> Figures:
    """Count what a job of all articles asks of Redis, of `serve`, its store and a worker."""
    import redis as client  # noqa: PLC0415 - the benchmarks run without it

    with tempfile.TemporaryDirectory() as folder, redis(folder) as url:
        asked = client.Redis.from_url(url)
        common = {"JOBS_URL": url, "CACHE": "off", "THREADS": "1"}
        store = Path(folder, "store")
        with (
            serving(JOB_THREADS="0", STATE_DIR=str(store), **common) as server,
            make_work(STATE_DIR=f"{folder}/worker", **common) as worker,
        ):
            _settle(server)
            _job(server, worker, asked, texts[:1])  # the worker loads the detectors at its first
            idle = _rates(server, worker, asked)
            figures = _job(server, worker, asked, texts)
            with make_work(STATE_DIR=f"{folder}/second", **common):
                two = _rates(server, worker, asked)
        figures["store_bytes"] = _size(store / "jobs")  # once it is closed and has no log
    return figures | {
        "date": time.strftime("%Y-%m-%d"),
        "articles": len(texts),
        "idle": idle,
        "idle_worker": two["commands"] - idle["commands"],
    }


def _settle(server: Server) -> None:
    """Wait until `serve` has loaded what it loads behind its start: below a tenth of a core."""
    used = server.cpu()
    time.sleep(1)
    while server.cpu() - used > 0.1:
        used = server.cpu()
        time.sleep(1)


def _rates(server: Server, worker: Server, asked: Any) -> Figures:
    """Give what is used in a second with nothing to do but to be asked how far a job is."""
    before = _counted(server, worker, asked)
    for _ in range(IDLE):
        _ask(server, "GET", "/health")
        time.sleep(1)
    after = _counted(server, worker, asked)
    return {name: (after[name] - before[name]) / IDLE for name in before}


def _counted(server: Server, worker: Server, asked: Any) -> Figures:
    found = asked.info("stats") | asked.info("cpu")
    sent = asked.info("commandstats")  # those within a script are not messages
    return {
        "messages": sum(sent.get(f"cmdstat_{name}", {"calls": 0})["calls"] for name in MESSAGES),
        "serve_cpu_s": server.cpu(),
        "worker_cpu_s": worker.cpu(),
        "redis_cpu_s": found["used_cpu_sys"] + found["used_cpu_user"],
        "commands": found["total_commands_processed"],
        "redis_in_bytes": found["total_net_input_bytes"],
        "redis_out_bytes": found["total_net_output_bytes"],
    }


def _job(server: Server, worker: Server, asked: Any, texts: Sequence[str]) -> Figures:
    """Have all articles translated, and count until the last one is."""
    lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)]
    before, start = _counted(server, worker, asked), time.monotonic()
    job = _ask(server, "POST", "/jobs", "\n".join(lines))
    while not job["finished"]:
        time.sleep(1)
        job = _ask(server, "GET", f"/jobs/{job['id']}")
    assert job["done"] == len(texts)
    after = _counted(server, worker, asked)
    return {
        **{name: after[name] - before[name] for name in before},
        "wall_s": time.monotonic() - start,
        "redis_peak_bytes": asked.info("memory")["used_memory_peak"],
    }


def _ask(server: Server, method: str, path: str, body: str | None = None) -> Any:
    import http.client  # noqa: PLC0415

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    data = body.encode() if body else None
    connection.request(method, path, data, {"Content-Type": "application/x-ndjson"})
    answer = connection.getresponse()
    found = json.load(answer)
    connection.close()
    assert answer.status in (200, 202), found
    return found


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measure() -> Figures:
    """Measure all."""
    texts = archive()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.jsonl")
        rows = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
        path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
        cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
        return {
            "date": time.strftime("%Y-%m-%d"),
            "processor": f"{os.cpu_count()} x {cpu[1] if cpu else platform.processor()}",
            "python": platform.python_version(),
            "articles": len(texts),
            "words": sum(len(text.split()) for text in texts),
            "in_bytes": path.stat().st_size,
            "outside": outside(texts),
            "batch": [batch(path, workers) for workers in (1, 2)],
            "fleet": fleet(texts[:BY_FLEET]),
        }


# --- the document --------------------------------------------------------------------------------


def document(found: Figures) -> str:
    """Write the document from the figures."""
    one, spike = per_article(found), json.loads(SPIKE.read_text("utf-8"))
    values = {"articles": _table(_articles(found, one)), "here": _table(_here(found))}
    values |= {"paper": _table(_paper(found, one)), **_values(found, one)}
    return TEMPLATE.read_text("utf-8").format(**values, **_celery(found, one, spike))


def _table(rows: Sequence[Sequence[Any]]) -> str:
    lines = [f"| {' | '.join(_shown(cell) for cell in row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _shown(cell: Any) -> str:
    if not isinstance(cell, float):
        return f"{cell:,}" if isinstance(cell, int) else str(cell)
    return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.3g}"


def per_article(found: Figures) -> Figures:
    """Give what one article costs; what an idle fleet uses in the same time is not in it."""
    names = (
        "messages",
        "commands",
        "redis_in_bytes",
        "redis_out_bytes",
        "redis_cpu_s",
        "serve_cpu_s",
    )
    sums = {"words": found["words"], "in_bytes": found["in_bytes"], **found["outside"]}
    fleet_ = found["fleet"]
    idle = {name: fleet_["idle"][name] * fleet_["wall_s"] for name in names}
    by_fleet = {name: fleet_[name] - idle[name] for name in names}
    by_fleet |= {name: fleet_[name] for name in ("store_bytes", "worker_cpu_s")}
    one = {name: value / found["articles"] for name, value in sums.items()}
    return one | {name: value / fleet_["articles"] for name, value in by_fleet.items()}


def _articles(found: Figures, one: Figures) -> list[list[Any]]:
    fleet_ = found["fleet"]
    return [
        ["an article", "measured"],
        ["French words", one["words"]],
        ["CPU-seconds to translate", one["cpu_s"]],
        ["words per CPU-second", one["words"] / one["cpu_s"]],
        ["share of that time outside the engine", f"{_outside(one):.1%}"],
        ["bytes in (JSONL)", one["in_bytes"]],
        ["bytes out (JSONL)", one["out_bytes"]],
        ["bytes out, compressed as in the store", one["packed_bytes"]],
        ["CPU-seconds of a `worker`", one["worker_cpu_s"]],
        ["articles an hour of a worker's core", 3600 / one["worker_cpu_s"]],
        ["CPU-seconds of `serve`, which accepts, dispatches and stores", one["serve_cpu_s"]],
        ["bytes on disk at `serve`", one["store_bytes"]],
        ["messages to Redis, each with its answer", one["messages"]],
        ["Redis commands, those within our scripts too", one["commands"]],
        ["bytes to Redis", one["redis_in_bytes"]],
        ["bytes from Redis", one["redis_out_bytes"]],
        ["CPU-milliseconds of Redis", one["redis_cpu_s"] * 1000],
        [
            "Redis commands a second of an idle `serve` and worker",
            fleet_["idle"]["commands"],
        ],
        ["of each further idle worker", fleet_["idle_worker"]],
    ]


def _outside(one: Figures) -> float:
    return float(1 - one["engine_s"] / one["cpu_s"])


def _here(found: Figures) -> list[list[Any]]:
    heads = ["CPU-s", "words per CPU-s", "wall s", "words per wall s", "peak MB", "load"]
    rows: list[list[Any]] = [["`batch --workers`", *heads]]
    for row in found["batch"]:
        speeds = found["words"] / row["cpu_s"], found["words"] / row["wall_s"]
        taken = [row["cpu_s"], speeds[0], row["wall_s"], speeds[1], row["peak_mb"], row["load"]]
        rows.append([row["workers"], *taken])
    return rows


def _paper(found: Figures, one: Figures) -> list[list[Any]]:
    heads = ["cores", "articles a second", "hours", "cores of `serve`", "cores of Redis"]
    rows: list[list[Any]] = [["hosts", *heads, "Redis commands a second", "MB a second at Redis"]]
    for hosts in (1, 10, 100):
        rate = hosts * CORES / one["cpu_s"]
        moved = rate * (one["redis_in_bytes"] + one["redis_out_bytes"]) / 1e6
        hours, keeping = ARCHIVE / rate / 3600, rate * one["serve_cpu_s"]
        redis_ = rate * one["redis_cpu_s"]
        commands = rate * one["commands"] + hosts * CORES * found["fleet"]["idle_worker"]
        rows.append([hosts, hosts * CORES, rate, hours, keeping, redis_, commands, moved])
    return rows


def _celery(found: Figures, one: Figures, spike: Figures) -> dict[str, str]:
    """Give what the prototype on Celery came to, beside what there is and what there was."""
    ours, before = (sum(spike[name].values()) for name in ("ours_lines", "huey_lines"))
    theirs = spike["embedded_lines"] + spike["prototype_lines"] + spike["wiring_lines"]
    threads = next(row for row in found["batch"] if row["workers"] == spike["cores"])
    rows = [
        ["", "ours", "on Celery"],
        ["lines of ours for workers, on one host and on several", ours, theirs],
        ["bytes to Redis, an article", one["redis_in_bytes"], float(spike["redis_in_bytes"])],
        ["bytes from Redis, an article", one["redis_out_bytes"], float(spike["redis_out_bytes"])],
        ["Redis commands, an article", one["commands"], spike["commands"]],
        ["MB of a worker on two cores", threads["peak_mb"], float(sum(spike["worker_mb"]))],
        ["packages more than Redis's client", 0, spike["packages"]],
    ]
    named = {name: str(spike[name]) for name in ("celery", "kombu")} | {"tried": spike["date"]}
    return {"spike": _table(rows), "lines_before": str(before), **named}


def _values(found: Figures, one: Figures) -> dict[str, str]:
    """Give the numbers that stand in sentences."""
    first, second = found["batch"]
    most, redis_most = 1 / one["serve_cpu_s"], 1 / one["redis_cpu_s"]
    moved = one["redis_in_bytes"] + one["redis_out_bytes"]
    numbers = {
        "count": found["articles"],
        "by_fleet": found["fleet"]["articles"],
        "archive": ARCHIVE,
        "night": NIGHT,
        "night_s": NIGHT * 3600,
        "host": CORES,
        "cpu": one["cpu_s"],
        "cores": ARCHIVE * one["cpu_s"] / (NIGHT * 3600),
        "in_gb": ARCHIVE * one["in_bytes"] / 1e9,
        "out_gb": ARCHIVE * one["out_bytes"] / 1e9,
        "packed_gb": ARCHIVE * one["packed_bytes"] / 1e9,
        "store_gb": ARCHIVE * one["store_bytes"] / 1e9,
        "cpu_ratio": second["cpu_s"] / first["cpu_s"],
        "wall_ratio": second["wall_s"] / first["wall_s"],
        "fill": round(1 / _outside(one)),
        "serve_ms": one["serve_cpu_s"] * 1000,
        "serve_most": most,
        "serve_hosts": most * one["cpu_s"] / CORES,
        "redis_most": redis_most,
        "redis_hosts": redis_most * one["cpu_s"] / CORES,
        "card_hosts": 125e6 / (moved / one["cpu_s"] * CORES),
    }
    parts = {f"parts_{hosts}": str(ceil(hosts / numbers["serve_hosts"])) for hosts in (10, 100)}
    outside_ = {"outside": f"{_outside(one):.1%}"}
    named = {name: found[name] for name in ("processor", "date")} | parts
    named |= {"fleet_date": found["fleet"]["date"]}
    named |= {f"way_{hosts}": _full(numbers, hosts) for hosts in (10, 100)}
    return {**{name: _shown(value) for name, value in numbers.items()}, **outside_, **named}


def _full(numbers: Figures, hosts: int) -> str:
    """Name what so many hosts saturate, with the first of its kind."""
    names = {"`serve`": "serve_hosts", "Redis": "redis_hosts", "the network": "card_hosts"}
    return " and ".join(name for name, key in names.items() if numbers[key] < hosts) or "nothing"


def main() -> None:
    """Measure, unless only the document is wanted."""
    parser = argparse.ArgumentParser("benchmarks.scale")
    parser.add_argument("--report", action="store_true", help="measure nothing, write the document")
    parser.add_argument("--fleet", action="store_true", help="measure the fleet anew, no more")
    asked = parser.parse_args()
    if asked.fleet:
        kept = json.loads(RAW.read_text("utf-8")) | {"fleet": fleet(archive()[:BY_FLEET])}
        RAW.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    elif not asked.report:
        RAW.write_text(json.dumps(measure(), indent=1) + "\n", "utf-8")
    DOCUMENT.write_text(document(json.loads(RAW.read_text("utf-8"))), "utf-8")


if __name__ == "__main__":
    main()
