"""What goes wrong around the service: killed, half-sent requests, a full disk, a damaged model."""

import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from urllib.request import Request, urlopen

import pytest

from service import __main__
from service.article import Hypothesis
from service.errors import ModelUnavailable
from service.web.execution.readiness import Readiness
from tests.fakes import FakeTranslator

ROOT = Path(__main__.__file__).parents[1]
ARTICLE = "Le maire a déclaré : « La paix est possible. »"


def start(
    port: int = 0, full: Callable[[], None] | None = None, **settings: str
) -> tuple["subprocess.Popen[str]", int]:
    """Start a service; give its process and port, 0 where it did not come up."""
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "service", "serve", "--port", str(port)],
        env=os.environ
        | {f"VERBATIM_{name}": value for name, value in settings.items()}
        | ({"PYTHONDONTWRITEBYTECODE": "1"} if full else {}),  # Python would keep half a module
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        preexec_fn=full,  # noqa: PLW1509 - it sets a limit, and takes no lock
    )
    assert process.stdout
    found = re.search(r":(\d+)/", process.stdout.readline())
    return process, int(found[1]) if found else 0


def stop(process: "subprocess.Popen[str]", how: int = signal.SIGTERM) -> tuple[int, str]:
    """Send a signal; give exit code and stderr."""
    process.send_signal(how)
    _, err = process.communicate(timeout=60)
    return process.returncode, err


def translate(port: int, text: str = ARTICLE) -> str:
    """Post a text and return its translation."""
    body = json.dumps({"text": text, "source": "fr"}).encode()
    request = Request(
        f"http://127.0.0.1:{port}/translate", body, {"Content-Type": "application/json"}
    )
    with urlopen(request, timeout=60) as answer:  # noqa: S310
        return str(json.load(answer)["translatedText"])


@pytest.fixture
def served() -> Iterator[int]:
    """Yield the port of a running service that admits few requests at a time."""
    process, port = start(THREADS="1", QUEUE="0", TIMEOUT="20")
    yield port
    stop(process)


def test_half_sent_requests_take_no_thread(served: int) -> None:
    """Others are answered while a hundred clients hold back the rest of their bodies."""
    with ExitStack() as held:
        for number in range(100):
            client = held.enter_context(socket.create_connection(("127.0.0.1", served), 10))
            head = b"POST /translate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n"
            client.sendall(head + (b"\r\n{" if number % 2 else b"X-Slow: "))
        assert "« La paix est possible. »" in translate(served)


def test_killed_it_serves_again_at_once_and_its_cache_with_it(tmp_path: Path) -> None:
    """SIGKILL leaves nothing to repair: the same port, the same cache file."""
    cache = str(tmp_path / "cache")
    process, port = start(CACHE=cache)
    first = translate(port)
    stop(process, signal.SIGKILL)

    process, again = start(port, CACHE=cache)
    assert again == port
    assert translate(port) == first
    code, err = stop(process)
    assert code == 0
    assert "rror" not in err


def test_what_is_at_work_is_finished_when_the_service_stops() -> None:
    """SIGTERM: no new requests, the one at work is answered, exit code 0."""
    process, port = start(CACHE="off")
    text = "\n".join(f"{ARTICLE} Le dossier {number} est ouvert." for number in range(200))
    found: list[str] = []
    client = Thread(target=lambda: found.append(translate(port, text)))
    client.start()
    time.sleep(0.5)
    code, _ = stop(process)
    client.join(60)

    assert code == 0
    assert found
    assert "199" in found[0]


@pytest.mark.parametrize(
    ("settings", "words", "code"),
    [
        ({"STATE_DIR": "/proc/verbatim"}, "/proc/verbatim", 1),
        ({"MODEL": "/nowhere.argosmodel"}, "nowhere", 1),
        ({"CACHE": "/proc/cache"}, "VERBATIM_CACHE", 2),
        ({"API_KEYS_FILE": "/dev/null"}, "VERBATIM_API_KEYS_FILE", 2),
    ],
)
def test_a_start_that_cannot_be_is_one_line(
    settings: dict[str, str], words: str, code: int
) -> None:
    """Exit code 2 where a setting is wrong, 1 where the machine is."""
    process, port = start(0, None, **settings)
    _, err = process.communicate(timeout=60)

    assert port == 0
    assert process.returncode == code
    assert err.count("\n") == 1
    assert err.startswith("verbatim: ")
    assert words in err


def test_an_engine_that_gives_nothing_is_not_ready() -> None:
    """/ready is 503 then."""

    class Dumb(FakeTranslator):
        def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
            return [Hypothesis("") for _ in sentences]

    with pytest.raises(ModelUnavailable):
        Readiness(Dumb())()


def _on_a_full_disk(kilobytes: int) -> Callable[[], None]:
    """Return a `preexec_fn` that keeps a process from writing files larger than this."""
    size = kilobytes * 1024
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_disk_that_is_full_at_the_start_is_one_line(tmp_path: Path) -> None:
    """The package cannot be unpacked: it says which folder, exit code 1, and leaves no pieces."""
    process, port = start(full=_on_a_full_disk(100), STATE_DIR=str(tmp_path))
    _, err = process.communicate(timeout=60)

    assert port == 0
    assert process.returncode == 1
    assert err.count("\n") == 1
    assert err.startswith("verbatim: ")
    assert not list(tmp_path.rglob("*.bin"))


def test_a_disk_that_fills_up_makes_the_cache_forgetful_and_no_more(tmp_path: Path) -> None:
    """Texts are translated as ever, and the log says why nothing is remembered."""
    stop(start(STATE_DIR=str(tmp_path))[0])  # what has to be there is, before the disk is full
    process, port = start(
        full=_on_a_full_disk(64), STATE_DIR=str(tmp_path), CACHE=str(tmp_path / "cache")
    )
    assert port, process.communicate(timeout=60)
    for number in range(10):
        text = "\n".join(f"{ARTICLE} Le dossier {number} {line} est ouvert." for line in range(8))
        assert "« La paix est possible. »" in translate(port, text)
    code, err = stop(process)

    assert code == 0
    assert "The cache cannot be written" in err
    assert "Traceback" not in err
