"""How many cases the tests look at that try whatever comes: a few in `make test`.

`make fuzz` sets VERBATIM_FUZZ_CASES, and looks at that many in each test; at half of them where a
case is a request made from the API's document, at a quarter where it is a file: those take longer.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis import HealthCheck, Phase, settings

CASES = int(os.environ.get("VERBATIM_FUZZ_CASES", "160"))
QUICK = settings(
    max_examples=CASES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
FILES = settings(parent=QUICK, max_examples=CASES // 4)
REQUESTS = settings(parent=QUICK, max_examples=CASES // 2)


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """End what takes too long: far longer than anything that ends."""

    def stop(*_given: Any) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
