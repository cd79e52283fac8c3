"""A fleet on one machine: Redis, one web process, three workers, 200 articles, each exactly once.

One worker is killed in the middle, and Redis once, with all that it holds.
The workers share this machine's cores, so this shows that nothing is lost, not how fast a fleet is.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from tests.fleet import redis
from tests.fleet.processes import REAL, ROOT, Api, Process, ended

_ARTICLES, _WORKERS = 200, 3
_PATIENCE = 1800.0  # seconds
_AWAY = 2.0  # seconds


def articles() -> list[dict[str, str]]:
    """Make short articles of the golden table's sentences, no two alike."""
    rows = (ROOT / "tests/golden/quotations.jsonl").read_text("utf-8").splitlines()
    texts = [text for row in rows if len(text := str(json.loads(row)["text"])) < 200]
    return [
        {"id": f"article-{n}", "text": f"Dépêche numéro {n}. {texts[n % len(texts)]}"}
        for n in range(1, _ARTICLES + 1)
    ]


def main() -> int:
    """Run the demonstration; 0 where every article came exactly once."""
    if not redis.PROGRAM:
        sys.stderr.write(
            "No demonstration: there is no redis-server. `apt install redis-server` first.\n"
        )
        return 1
    with TemporaryDirectory() as place, redis.running(Path(place)) as queue:
        folder, processes = Path(place), list[Process]()
        with ended(processes):
            settings = {"JOBS_URL": queue.url, "THREADS": "1"}
            processes.append(Process(REAL, "serve --port 0", folder, JOB_THREADS="0", **settings))
            api = Api(processes[0].said())
            workers = [Process(REAL, "worker", folder, **settings) for _ in range(_WORKERS)]
            processes += workers
            for worker in workers:
                worker.said()
            return _show(api, workers, queue)


def _show(api: Api, workers: Sequence[Process], queue: redis.Redis) -> int:
    """Hand the articles in, kill a worker and Redis, and count what comes."""
    sent = articles()
    job = api.submit(sent, "kind=translate")
    found = api.settled(job, _ARTICLES // 4, _PATIENCE)
    workers[0].end(kill=True)
    print(f"{found['done']} done: a worker is killed (kill -9)")
    found = api.settled(job, _ARTICLES // 2, _PATIENCE)
    queue.kill()
    sleep(_AWAY)
    queue.start()
    print(f"{found['done']} done: Redis is killed (kill -9), and back after {_AWAY:g} s, empty")
    found = api.settled(job, _ARTICLES, _PATIENCE)
    came = Counter(result["id"] for result in api.results(job))
    once = came == Counter(article["id"] for article in sent)
    shares = [worker.log.read_text("utf-8").count('"outcome": "done"') for worker in workers]
    print(f"{len(sent)} articles, {_WORKERS} workers on {os.cpu_count()} cores: {found['state']}")
    print(f"rate: {found['rate']:.2f} articles a second; by worker: {shares}")
    print(
        f"{found['done']} of {len(sent)} done, {found['failed']} failed; each exactly once: {once}"
    )
    return 0 if once and found["done"] == _ARTICLES else 1


if __name__ == "__main__":
    sys.exit(main())
