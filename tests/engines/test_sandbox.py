"""Files read in a process of their own: the same answers, and an end to whatever has none."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.adapters.files import readers, sandbox
from service.article import ReadAs
from service.errors import (
    Busy,
    DeadlineExceeded,
    InputError,
    InvalidField,
    Malformed,
    UnsupportedType,
)
from tests.engines.test_readers import MADE
from tests.hostile_files import hostile_files

HOSTILE = hostile_files()
ROOT = Path(__file__).parents[2]
# Reads each hostile file as a child of the warm process does; writes what each came to and cost.
MEASURE = """
import json, os
from service.adapters.files import readers, sandbox
from service.errors import InputError
from tests.hostile_files import hostile_files
costs = {}
for name, content in hostile_files().items():
    child = os.fork()
    if not child:
        sandbox.confine(600)
        try:
            readers.read_article(name, content)
        except (InputError, MemoryError):
            os._exit(7)
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    refused = os.waitstatus_to_exitcode(status) != 0
    costs[name] = refused, used.ru_utime + used.ru_stime, used.ru_maxrss
print(json.dumps(costs))
"""
# What a reader does until the kernel ends it, with the signal that does so.
ENDED = {
    "computing": ("sandbox._CPU = 1\nsandbox.confine(20)\nwhile True: pass", signal.SIGKILL),
    "waiting": ("sandbox.confine(0.2)\ntime.sleep(9)", signal.SIGALRM),
    "waiting too long": (
        "sandbox._CLOCK = 0.2\nsandbox.confine(600)\ntime.sleep(9)",
        signal.SIGALRM,
    ),
}
# What only the kernel refuses a reader; writes what was not refused, and what it may not lower.
KERNEL = """
import mmap, os, resource, sys
from service.adapters.files import sandbox
file = open(sys.argv[1], "wb", 0)
nice = os.nice(0)
sandbox.confine(60)
done = [] if os.nice(0) > nice else ["first"]
tries = {
    "write": lambda: file.write(b"x"),
    "address": lambda: mmap.mmap(-1, 2 << 30),
    "fill": lambda: bytes(400 << 20),
}
for name, act in tries.items():
    try:
        act()
        done.append(name)
    except (OSError, MemoryError):
        pass
if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
    done.append("dump")
print(*done)
"""
# Tries what a confined process may not do; writes what could be done.
TRY = """
import os, socket, subprocess, sys, urllib.request
from service.adapters.files import sandbox
done = []
sandbox.confine(60)
tries = {
    "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
    "resolve": lambda: socket.getaddrinfo("localhost", 80),
    "fetch": lambda: urllib.request.urlopen("http://127.0.0.1:9/"),
    "write": lambda: open(sys.argv[1], "w"),
    "create": lambda: os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY),
    "remove": lambda: os.remove(sys.argv[2]),
    "run": lambda: subprocess.run(["true"]),
    "fork": lambda: os.fork(),
    "fill": lambda: bytes(400 << 20),
}
for name, act in tries.items():
    try:
        act()
        done.append(name)
    except (PermissionError, MemoryError):
        pass
print(*done)
"""


@pytest.fixture(autouse=True, scope="module")
def _no_process_is_left() -> Iterator[None]:
    """End the warm process that these tests started."""
    yield
    sandbox._WARM.stop()


def python(code: str, *words: str) -> str:
    """Run a program of ours; give what it prints."""
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.strip()


def warm() -> int:
    """Give the number of the warm process."""
    process = sandbox._WARM._process
    assert process
    return process.pid


@pytest.mark.parametrize("kind", MADE)
def test_it_reads_as_the_readers_do(kind: str) -> None:
    """The same text, title and encoding."""
    found = sandbox.read_file(f"A{kind.upper()}", MADE[kind], 60)

    assert found == readers.read_article(f"a{kind}", MADE[kind])


def test_plain_text_needs_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is decoded here, line ends and all."""
    monkeypatch.setattr(sandbox, "_WARM", None)
    content = "Le maire.\r\n« Été » 🙂\n".encode()

    assert sandbox.read_file("A.TXT", content, 30).text.encode() == content
    assert sandbox.read_file("a.txt", b"\xe9t\xe9", 30).read_as == ReadAs("cp1252", guessed=True)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.exe", b"MZ", UnsupportedType),
        ("a.txt", b" ", InvalidField),
        ("a.txt", "L'été à Nice, ".encode() * 9 + b"\xe9", Malformed),
        ("a.html", "L'été à Nice, ".encode() * 9 + b"\xe9", Malformed),
        ("a.html", b" ", InvalidField),
        ("a.pdf", b"%PDF-1.4 nothing", InvalidField),
    ],
)
def test_refusals_come_through(name: str, content: bytes, error: type[InputError]) -> None:
    """With their sentence, for the field `file`."""
    with pytest.raises(error, match=r"\.$") as caught:
        sandbox.read_file(name, content, 60)

    assert caught.value.field == "file"


def test_an_unknown_encoding_is_refused_for_any_kind() -> None:
    """Though a .docx would not need it."""
    for name in ("a.txt", "a.docx"):
        with pytest.raises(Malformed, match="latin-9") as caught:
            sandbox.read_file(name, MADE[name[1:]], 60, "klingon")
        assert caught.value.field == "encoding"


def test_a_file_for_which_no_time_is_left_may_be_sent_again() -> None:
    """The child is ended by the clock: nothing is wrong with the file."""
    with pytest.raises(DeadlineExceeded, match="try again"):
        sandbox.read_file("a.docx", MADE[".docx"], 0.001)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str) -> None:
    """With a sentence, that of the clock on a busy machine; and the next file is read."""
    with pytest.raises((InputError, DeadlineExceeded), match=r"\.$"):
        sandbox.read_file(name, HOSTILE[name], 60)
    assert sandbox.read_file("a.eml", MADE[".eml"], 60).text


def test_hostile_files_cost_little() -> None:
    """At most some ten seconds of a core and 300 MB each, most of them far less."""
    costs = json.loads(python(MEASURE))

    assert costs.keys() == HOSTILE.keys()
    for name, (refused, seconds, kilobytes) in costs.items():
        assert refused, name
        assert seconds < 12, name  # the kernel's limit, not this machine's speed
        assert kilobytes < 300 * 1024, name


@pytest.mark.parametrize("how", ENDED)
def test_the_kernel_ends_a_reader(how: str) -> None:
    """By its time on a core, and by the clock, however long the request may still take."""
    code, by = ENDED[how]
    begun = f"import time\nfrom service.adapters.files import sandbox\n{code}"
    done = subprocess.run([sys.executable, "-c", begun], cwd=ROOT, check=False)  # noqa: S603

    assert done.returncode == -by


def test_the_kernel_refuses_a_reader(tmp_path: Path) -> None:
    """A byte in a file that was open before, addresses, memory, a core dump, a place in front."""
    assert python(KERNEL, str(tmp_path / "open")) == ""
    assert not (tmp_path / "open").read_bytes()


def test_a_reader_touches_nothing(tmp_path: Path) -> None:
    """No connection, no file written or removed, no program, and little memory."""
    kept = tmp_path / "kept"
    kept.write_text("x")

    assert python(TRY, str(tmp_path / "new"), str(kept)) == ""
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_the_warm_process_is_started_anew_when_it_has_died() -> None:
    """Killed between two files, or just before it takes one."""
    sandbox.start()
    for _ in range(3):
        first = warm()
        os.kill(first, signal.SIGKILL)
        assert sandbox.read_file("a.docx", MADE[".docx"], 60).text
        assert warm() != first


def test_a_warm_process_that_cannot_run_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client may try again: nothing is wrong with its file."""
    sandbox._WARM.stop()
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-c", "raise SystemExit"))
    with pytest.raises(Busy, match="try again"):
        sandbox.read_file("a.docx", MADE[".docx"], 60)
    sandbox._WARM.stop()


def test_files_are_read_side_by_side() -> None:
    """Each in a child of the one warm process."""
    kinds = [".docx", ".odt", ".pdf", ".eml"] * 5
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda kind: sandbox.read_file(f"a{kind}", MADE[kind], 60), kinds))
    first = warm()

    assert found == [readers.read_article(f"a{kind}", MADE[kind]) for kind in kinds]
    sandbox.start()
    assert warm() == first


def test_the_warm_process_has_the_readers_and_no_engine() -> None:
    """So that it is small, and that a child begins at once."""
    loaded = "import sys, service.adapters.files.reader_process; print(*sys.modules)"
    modules = set(python(loaded).split())

    assert modules >= {"docx", "pypdfium2", "trafilatura"}
    assert not modules & {"flask", "ctranslate2", "numpy", "sentencepiece"}
