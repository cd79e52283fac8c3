"""Hostile files, made on the spot and uploaded; what their readers cost is read from /proc."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from tests.chaos.clients import Finding, Target, counted, target
from tests.hostile_files import hostile_files

_MIB = 1 << 10  # KiB, as /proc has them
_MEMORY, _SECONDS = 300, 12.0  # MiB and CPU-seconds of a reader: as the kernel's limits allow
_LOOK = 0.01  # seconds between two looks at the readers
_CROWD, _ASKED = 16, 5  # uploads at once, and requests between them
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class _Cost:
    """The most that a reader had: MiB resident, CPU-seconds."""

    memory: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class _Readers:
    """Looks again and again at the processes below a service's, which read its files."""

    service: int
    cost: _Cost = field(default_factory=_Cost)
    _over: Event = field(default_factory=Event)

    @contextmanager
    def watched(self) -> Iterator[_Cost]:
        """Look until the block ends; yield the cost so far."""
        thread = Thread(target=self._look)
        thread.start()
        try:
            yield self.cost
        finally:
            self._over.set()
            thread.join()

    def _look(self) -> None:
        while not self._over.wait(_LOOK):
            for warm in _children(self.service):
                for reader in _children(warm):
                    with suppress(OSError):  # it has ended
                        self._note(Path(f"/proc/{reader}"))

    def _note(self, reader: Path) -> None:
        lines = (reader / "status").read_text().splitlines()
        peak = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
        user, system = (reader / "stat").read_text().rpartition(")")[2].split()[11:13]
        self.cost.memory = max(self.cost.memory, peak // _MIB)
        self.cost.seconds = max(self.cost.seconds, (int(user) + int(system)) / _TICK)


def _children(process: int) -> list[int]:
    """Return the processes that a process has started, by any of its threads."""
    found: list[int] = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, path.read_text().split())
    return found


def _upload(service: Target, name: str, content: bytes) -> int:
    """Post a file as a page's form does; return the answer's status."""
    lines = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = lines.encode() + content + b"\r\n--x--\r\n"
    return service.ask("/translate", body, "multipart/form-data; boundary=x")[0]


def hostile_uploads(folder: Path) -> Finding:
    """Upload every hostile file, one after the other."""
    files = hostile_files()
    statuses, answered = {}, 0
    with target(folder) as service, _Readers(service.process.running.pid).watched() as cost:
        for name, content in files.items():
            statuses[name] = _upload(service, name, content)
            answered += service.translates()
    refused = all(400 <= status < 500 for status in statuses.values())
    bounded = 0 < cost.memory < _MEMORY and cost.seconds < _SECONDS
    found = (
        f"{counted([*statuses.values()])}; a reader had at most {cost.memory} MiB and"
        f" {cost.seconds:.0f} seconds of a core; /translate answered {answered} of {len(files)}"
    )
    tried = f"{len(files)} hostile files (bombs, entities, 800,000 paragraphs ...), each uploaded"
    return Finding(tried, found, refused and bounded and answered == len(files))


def flood_of_files(folder: Path) -> Finding:
    """Upload one of them many times at once."""
    name = "paragraphs.docx"
    content = hostile_files()[name]
    tried = f"{_CROWD} uploads at once of a .docx with 800,000 paragraphs; between them /translate"
    with target(folder) as service, ThreadPoolExecutor(_CROWD) as crowd:
        begun = monotonic()
        with _Readers(service.process.running.pid).watched() as cost:
            calls = [crowd.submit(_upload, service, name, content) for _ in range(_CROWD)]
            answered = sum(service.translates() for _ in range(_ASKED))
            statuses = [call.result() for call in calls]
        seconds = monotonic() - begun
    found = (
        f"{counted(statuses)} in {seconds:.0f} seconds; a reader had at most {cost.memory} MiB;"
        f" /translate answered {answered} of {_ASKED}"
    )
    held = 422 in statuses and {*statuses} <= {422, 503} and 0 < cost.memory < _MEMORY
    return Finding(tried, found, held and answered == _ASKED)
