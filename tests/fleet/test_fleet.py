"""Real processes, killed in the middle: every article comes exactly once."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from tests.fleet import redis
from tests.fleet.processes import FAKE, PACE, Api, Process, ended

_SLOW = {PACE: "0.05"}
_MANY = [{"id": f"a{n}", "text": f"La guerre {n} est finie."} for n in range(1, 61)]


class Fleet:
    """Processes over one store; all are gone at the end."""

    def __init__(self, folder: Path, url: str) -> None:
        """Take where they keep what, and Redis's address or ""."""
        self._folder = folder
        self._url = url
        self.processes: list[Process] = []

    def serve(self, **settings: str) -> tuple[Process, Api]:
        """Start `serve`, without workers of its own."""
        process = self._start("serve --port 0", **{"JOB_THREADS": "0"} | settings)
        return process, Api(process.said())

    def worker(self, **settings: str) -> Process:
        """Start a worker."""
        process = self._start("worker", **settings)
        process.said()
        return process

    def _start(self, words: str, **settings: str) -> Process:
        process = Process(FAKE, words, self._folder, JOBS_URL=self._url, **_SLOW | settings)
        self.processes.append(process)
        return process


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param("redis", marks=pytest.mark.skipif(redis.is_skipped(), reason=redis.ABSENT)),
    ]
)
def fleet(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Fleet]:
    """Yield a fleet that shares SQLite alone, then one that shares Redis."""
    with ExitStack() as stack:
        url = stack.enter_context(redis.served(tmp_path)) if request.param == "redis" else ""
        found = Fleet(tmp_path, url)
        stack.enter_context(ended(found.processes))
        yield found


def check_all_came_once(api: Api, job: str) -> None:
    """Wait for the end; each article has one result, its own."""
    found = api.settled(job, len(_MANY), 60)
    results: list[Any] = api.results(job)

    assert (found["state"], found["done"]) == ("done", len(_MANY))
    assert sorted(result["id"] for result in results) == sorted(a["id"] for a in _MANY)
    for result in results:
        number = result["id"][1:]
        assert result["answer"]["translatedText"] == f"The war {number} is einif."


def test_workers_are_killed_and_stopped(fleet: Fleet) -> None:
    """What the killed had is handed out again; the stopped finishes what it has, or gives it back.

    With the fake's short leases that takes a few seconds.
    """
    _, api = fleet.serve()
    killed, stopped = fleet.worker(), fleet.worker()
    job = api.submit(_MANY)

    api.settled(job, 10, 60)
    killed.end(kill=True)
    api.settled(job, 20, 60)
    assert stopped.end() == 0
    assert api.settled(job, 20, 60)["state"] == "running"
    fleet.worker()
    check_all_came_once(api, job)


def test_the_serving_process_is_killed(fleet: Fleet) -> None:
    """Right after its 202: the job is there when it is started again, and it works on it."""
    serving, api = fleet.serve()
    job = api.submit(_MANY)
    serving.end(kill=True)

    _, api = fleet.serve(JOB_THREADS="2")
    check_all_came_once(api, job)


@pytest.mark.skipif(redis.is_skipped(), reason=redis.ABSENT)
def test_redis_is_killed(tmp_path: Path) -> None:
    """With all that it holds: what was there is sent again, and workers that live go on."""
    with redis.running(tmp_path) as queue:
        fleet = Fleet(tmp_path, queue.url)
        with ended(fleet.processes):
            _, api = fleet.serve()
            fleet.worker()
            job = api.submit(_MANY)

            api.settled(job, 10, 60)
            queue.kill()
            sleep(1)
            queue.start()
            check_all_came_once(api, job)
