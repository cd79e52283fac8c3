"""A fleet on one machine: Redis, one web process, three workers, 200 articles, each exactly once.

The workers share this machine's cores, so this shows that nothing is lost, not how fast a fleet is.
"""

import json
import os
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fleet import redis
from tests.fleet.processes import REAL, ROOT, Api, Process, ended

_ARTICLES, _WORKERS = 200, 3
_PATIENCE = 1800.0  # seconds


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
    with TemporaryDirectory() as folder, redis.served(Path(folder)) as url:
        processes = [
            Process(
                REAL, "serve --port 0", Path(folder), JOBS_URL=url, JOB_THREADS="0", THREADS="1"
            )
        ]
        with ended(processes):
            return _show(processes, Path(folder), url)


def _show(processes: list[Process], folder: Path, url: str) -> int:
    """Start the rest, hand the articles in, and count what comes."""
    api = Api(processes[0].said())
    workers = [Process(REAL, "worker", folder, JOBS_URL=url, THREADS="1") for _ in range(_WORKERS)]
    processes += workers
    for worker in workers:
        worker.said()
    sent = articles()
    found = api.settled(api.submit(sent, "kind=translate"), _ARTICLES, _PATIENCE)
    results = api.results(found["id"])
    came = Counter(result["id"] for result in results)
    once = came == Counter(article["id"] for article in sent)
    shares = [worker.log.read_text("utf-8").count('"outcome": "done"') for worker in workers]
    print(f"{len(sent)} articles, {_WORKERS} workers on {os.cpu_count()} cores: {found['state']}")
    print(f"rate: {found['rate']:.2f} articles a second; by worker: {shares}")
    print(f"done {found['done']}, failed {found['failed']}; each exactly once: {once}")
    return 0 if once and found["done"] == _ARTICLES else 1


if __name__ == "__main__":
    sys.exit(main())
