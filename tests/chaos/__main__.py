"""Attack real processes of the service, and print for each attack what was tried and what held.

An attack is a function of ATTACKS: it takes an empty folder, tries one thing, and returns what it
tried, what came of it, and whether that is what the service promises. Without arguments all are
tried; the rows of docs/deployment/attacks.md are written anew for those that were.
"""

import json
import os
import selectors
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from service.jobs.records import Item, Order
from service.jobs.sqlite_store import Store
from service.web.middleware import api_keys
from tests.builders import write_archive
from tests.chaos.clients import (
    ARTICLE,
    PATIENCE,
    Finding,
    counted,
    head,
    status_of,
    target,
)
from tests.chaos.uploads import flood_of_files, hostile_uploads
from tests.fleet.processes import FAKE, PACE, REAL, ROOT, Api, Process

TABLE = ROOT / "docs/deployment/attacks.md"
INTRODUCTION = """# Attacks that are tried

`make chaos` starts the service, attacks it, and writes this page; it fails where something did not
hold. The attacks are in `tests/chaos`; what the bounds are is said in
[README.md](README.md#hostile-clients).

| attack | tried | what came of it | held |
| --- | --- | --- | --- |
"""
MIB = 1 << 20
HELD = {True: "yes", False: "NO", None: "not tried"}


# --- attacks -------------------------------------------------------------------------------------


def flood_of_detect(folder: Path) -> Finding:
    """Ask for the language of very long texts, with the real engines."""
    tried = "40 calls at once of /detect with 200,000 characters; between them /translate"
    body = json.dumps({"text": ("Le maire a présenté son projet. " * 7_000)[:200_000]}).encode()
    with target(folder, REAL) as service, ThreadPoolExecutor(40) as crowd:
        calls = [crowd.submit(service.ask, "/detect", body) for _ in range(40)]
        sleep(0.5)
        answered = [service.translates() for _ in range(5)]
        statuses = [call.result()[0] for call in calls]
    found = f"/detect: {counted(statuses)}; /translate answered {sum(answered)} of 5"
    return Finding(tried, found, all(answered) and set(statuses) <= {200, 503})


def slow_clients(folder: Path) -> Finding:
    """Hold connections open by a byte a second."""
    tried = "540 connections from one address, a byte of a header each second"
    with target(folder) as service, ExitStack() as stack:
        slow = [service.raw(b"GET /health HTTP/1.1\r\nX: ") for _ in range(540)]
        for client in slow:
            stack.callback(client.close)
        answered = [service.translates() for _ in range(5)]
        left = _trickle(slow, 60)
    found = f"/translate answered {sum(answered)} of 5 meanwhile; {540 - left} of 540 were closed"
    return Finding(tried, found, all(answered) and not left)


def _trickle(clients: list[socket.socket], seconds: float) -> int:
    """Send each a byte a second until all are closed; give how many are not in the end."""
    with selectors.DefaultSelector() as watch:
        for client in clients:
            client.setblocking(False)
            watch.register(client, selectors.EVENT_READ)
        end = monotonic() + seconds
        while watch.get_map() and monotonic() < end:
            for key, _ in watch.select(1.0):
                watch.unregister(key.fileobj)  # closed, or told why: both are its end
            for key in watch.get_map().values():
                with suppress(OSError):
                    os.write(key.fd, b"x")
        return len(watch.get_map())


def slow_bodies(folder: Path) -> Finding:
    """Begin bodies, and send the rest of them by the byte."""
    tried = "30 bodies of 900 bytes, a byte each second"
    with target(folder) as service:
        slow = [
            service.raw(head("/translate", "Content-Length: 900") + b"\r\n{") for _ in range(30)
        ]
        answered = service.translates()
        left = _trickle(slow, 90)
        for client in slow:
            client.setblocking(True)
        statuses = [status_of(client) for client in slow]
    found = f"/translate answered meanwhile: {answered}; then {counted(statuses)}"
    return Finding(tried, found, answered and not left and set(statuses) == {408})


def large_bodies(folder: Path) -> Finding:
    """Announce bodies over the limits, with a key and without; the bodies themselves never come."""
    tried = (
        "bodies over the limits of /translate and /jobs: without a key, with an unknown, with one"
    )
    key = api_keys.add(folder / "keys", "desk")
    keys = ("", "Authorization: Bearer x", f"Authorization: Bearer {key}")
    cases = [(path, word) for path in ("/translate", "/jobs") for word in keys]
    with target(folder, API_KEYS_FILE=str(folder / "keys")) as service:
        statuses = []
        for path, word in cases:
            lines = [f"Content-Length: {40 * MIB}", *filter(None, [word])]
            client = service.raw(head(path, *lines) + b"\r\n")
            client.shutdown(socket.SHUT_WR)
            statuses.append(status_of(client))
    return Finding(tried, f"{statuses}, from the head alone", statuses == [401, 403, 413] * 2)


def many_bodies(folder: Path) -> Finding:
    """Hold 2 MiB in each of many connections."""
    tried = "60 connections that each hold a body of 1.9 MiB"
    begun = head("/translate", f"Content-Length: {2 * MIB}") + b"\r\n" + b"x" * int(1.9 * MIB)
    with target(folder) as service, ExitStack() as stack:
        for _ in range(60):
            with suppress(OSError):
                stack.callback(service.raw(begun).close)
        status, _ = service.ask("/translate", b'"%s"' % (b"x" * (2 * MIB - 9)))
        answered = service.translates()
        pid = service.process.running.pid
        files = [str(path.readlink()) for path in Path(f"/proc/{pid}/fd").iterdir()]
        memory = next(
            int(line.split()[1]) // 1024
            for line in Path(f"/proc/{pid}/status").read_text().splitlines()
            if line.startswith("VmRSS")
        )
    on_disk = sum("(deleted)" in file for file in files)
    found = (
        f"another large body: {status}; a small one is translated: {answered}; the process has "
        f"{memory} MiB, and {on_disk} bodies on disk"
    )
    return Finding(tried, found, status == 503 and answered and not on_disk)


def killed_serve(folder: Path) -> Finding:
    """Kill the service while it works on a job."""
    articles = [{"id": f"a{number}", "text": f"{number}. {ARTICLE}"} for number in range(30)]
    slow = {PACE: "0.1"}
    with target(folder, **slow) as service:
        api = Api(service.line)
        job = api.submit(articles)
        api.settled(job, 3, PATIENCE)
        service.process.end(kill=True)
    with target(folder) as service:
        return _each_once("kill -9 of serve in the middle of a job of 30", Api(service.line), job)


def killed_worker(folder: Path) -> Finding:
    """Kill a worker while it has an article."""
    articles = [{"id": f"a{number}", "text": f"{number}. {ARTICLE}"} for number in range(30)]
    with target(folder, JOB_THREADS="0") as service:
        api = Api(service.line)
        job = api.submit(articles)
        first = Process(FAKE, "worker", folder, **{PACE: "0.1"})
        first.said()
        api.settled(job, 3, PATIENCE)
        first.end(kill=True)
        second = Process(FAKE, "worker", folder)
        try:
            return _each_once("kill -9 of a worker; another one is started", api, job)
        finally:
            second.end()


def _each_once(tried: str, api: Api, job: str) -> Finding:
    """Wait for the end of a job of 30 articles, and count its results."""
    api.settled(job, 30, PATIENCE)
    came = Counter(str(result["id"]) for result in api.results(job) if result["state"] == "done")
    once = came == Counter(f"a{number}" for number in range(30))
    return Finding(tried, f"{len(came)} of 30 articles answered, each once: {once}", once)


def killed_batch(folder: Path) -> Finding:
    """Kill a batch, and start it again."""
    source = write_archive(folder / "in.jsonl", (f"{number}. {ARTICLE}" for number in range(30)))
    out = folder / "out.jsonl"
    words = f"batch {source} {out} --workers 1 --quiet"
    first = Process(FAKE, words, folder, **{PACE: "0.1"})
    end = monotonic() + PATIENCE
    while not (out.exists() and out.stat().st_size) and monotonic() < end:
        sleep(0.05)
    first.end(kill=True)
    before = out.read_bytes().count(b"\n")
    second = Process(FAKE, words, folder)
    second.running.communicate(timeout=PATIENCE)
    ids = [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()]
    once = ids == [f"a{number}" for number in range(30)]
    found = f"{before} of 30 were written before, then all, in order and each once: {once}"
    return Finding("kill -9 of batch; the same command again", found, once and 0 < before < 30)


def full_disk(folder: Path) -> Finding:
    """Fill the disk that the jobs and the cache are on."""
    tried = "a disk of 3 MiB, filled while it serves; then room is made"
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:  # noqa: S603
        return Finding(tried, "not tried: only root can mount a small disk", None)
    try:
        with target(disk, CACHE=str(disk / "cache")) as service:
            ballast = disk / "ballast"
            with suppress(OSError), ballast.open("wb", buffering=0) as file:
                while file.write(b"x" * 4096):
                    pass
            lines = "\n".join(json.dumps({"text": os.urandom(2_000).hex()}) for _ in range(99))
            refused, _ = service.ask("/jobs", lines.encode(), "application/x-ndjson")
            answered = service.translates()
            ballast.unlink()
            taken, _ = service.ask("/jobs", lines.encode(), "application/x-ndjson")
    finally:
        subprocess.run(["umount", str(disk)], check=False)  # noqa: S603, S607
    found = f"a job: {refused}, with room again {taken}; translated meanwhile: {answered}"
    return Finding(tried, found, (refused, taken) == (503, 202) and answered)


def clock_set_back(folder: Path) -> Finding:
    """Set the clock of the store of jobs back while an article is being worked on."""
    now = [1_000_000.0]
    store = Store(folder, clock=lambda: now[0])
    store.submit(Order("", "translate"), [Item(1, "a", ARTICLE, {})])
    store.take(1, "a worker that dies")
    now[0] -= 86_400
    freed = store.expire()
    again = bool(store.take(1, "another"))
    found = f"{freed} article is free again at once, and another worker has it: {again}"
    return Finding("the clock set back by a day while a worker has an article", found, again)


def broken_cache(folder: Path) -> Finding:
    """Start with a cache that is no database."""
    cache = folder / "cache"
    cache.write_bytes(b"no database " * 9_999)
    with target(folder, CACHE=str(cache)) as service:
        answered, told = service.translates(), "set aside" in service.log()
    kept = (folder / "cache.broken").exists()
    found = f"it starts and translates: {answered}; the file is set aside: {kept}; logged: {told}"
    return Finding("a broken cache file at the start", found, answered and told and kept)


def broken_jobs(folder: Path) -> Finding:
    """Overwrite the file of jobs while it is open."""
    with target(folder, JOB_THREADS="0") as service:
        job = Api(service.line).submit([{"text": ARTICLE}])
        for path in (folder / "jobs").glob("jobs.db*"):  # with SQLite's index of what it has read
            with path.open("r+b") as file:
                file.write(b"\xff" * path.stat().st_size)
        status, body = service.ask(f"/jobs/{job}")
        answered, told = service.translates(), '"jobs": "store"' in service.log()
        told = told and "see the log" in body
    found = f"/jobs: {status}; SQLite's error is logged: {told}; translated meanwhile: {answered}"
    return Finding(
        "jobs.db overwritten while it serves", found, status == 503 and told and answered
    )


def odd_hosts(folder: Path) -> Finding:
    """Ask under names that are not the service's."""
    names = ["evil.example", "localhost/..", "localhost#evil", "a@localhost", "localhost, evil"]
    with target(folder) as service:
        statuses = [service.ask("/", Host=name)[0] for name in names]
    return Finding(f"Host: {'; '.join(names)}", counted(statuses), set(statuses) <= {400, 421})


def other_sites(folder: Path) -> Finding:
    """Post from another site's page, in every form that a page can send."""
    kinds = [
        "application/json",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    ]
    signs = [{"Sec_Fetch_Site": "cross-site"}, {"Origin": "https://evil.example"}]
    body = json.dumps({"text": ARTICLE, "api_key": "any"}).encode()
    with target(folder) as service:
        statuses = [
            service.ask(path, body, kind, **sign)[0]
            for path in ("/translate", "/detect", "/jobs", "/")
            for kind in kinds
            for sign in signs
        ]
    return Finding(
        "POST from another site's page, in every form", counted(statuses), {*statuses} == {403}
    )


def two_lengths(folder: Path) -> Finding:
    """Hide a second request behind a body of two lengths."""
    lengths = ("Content-Length: 5", "Transfer-Encoding: chunked")
    hidden = b"\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with target(folder) as service:
        client = service.raw(head("/translate", *lengths) + hidden)
        status = status_of(client)
        log = service.log()
    asked = log.count('"path": "/health"')
    found = f"{status}, the connection is closed, and {asked} hidden requests were answered"
    return Finding("Content-Length with Transfer-Encoding", found, status == 400 and not asked)


Attack = Callable[[Path], Finding]
ATTACKS: tuple[Attack, ...] = (
    flood_of_detect,
    slow_clients,
    slow_bodies,
    large_bodies,
    many_bodies,
    hostile_uploads,
    flood_of_files,
    killed_serve,
    killed_worker,
    killed_batch,
    full_disk,
    clock_set_back,
    broken_cache,
    broken_jobs,
    odd_hosts,
    other_sites,
    two_lengths,
)


def name_of(attack: Attack) -> str:
    """Write an attack's name as the table has it."""
    return attack.__name__.replace("_", " ")


def row(attack: Attack) -> tuple[str, bool | None]:
    """Try an attack in a folder of its own; give its row of the table, and whether it held."""
    with TemporaryDirectory() as folder:
        try:
            finding = attack(Path(folder))
        except Exception as error:  # noqa: BLE001 - the others are tried all the same
            finding = Finding(attack.__name__, f"it broke off: {error!r}", held=False)
    line = f"| {name_of(attack)} | {finding.tried} | {finding.found} | {HELD[finding.held]} |"
    print(line, flush=True)
    return line, finding.held


def write(rows: Mapping[str, str]) -> None:
    """Write the table anew; attacks that were not tried now keep the rows that they have."""
    lines = TABLE.read_text("utf-8").splitlines() if TABLE.exists() else []
    known = {line.split(" | ")[0].removeprefix("| "): line for line in lines} | dict(rows)
    names = [name_of(attack) for attack in ATTACKS]
    table = "".join(f"{known[name]}\n" for name in names if name in known)
    TABLE.write_text(INTRODUCTION + table, "utf-8")


def main(names: list[str]) -> int:
    """Try the attacks of these names, or all; 0 where everything that could be tried held."""
    chosen = [attack for attack in ATTACKS if attack.__name__ in names or not names]
    found = {name_of(attack): row(attack) for attack in chosen}
    write({name: line for name, (line, _) in found.items()})
    came = Counter(held for _, held in found.values())
    print(f"{len(found)} attacks: {came[True]} held, {came[False]} not, {came[None]} not tried")
    return 0 if found and not came[False] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
