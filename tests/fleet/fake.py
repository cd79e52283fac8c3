"""The command line over engines of a few lines that take their time: for real processes.

PACE_OF_FAKE is the seconds that a call of the engine takes. Leases are short here.
"""

import os
import sys
from collections.abc import Sequence
from time import sleep

from service.jobs import records

records.LEASE = 3.0  # before others take it

# ruff: noqa: E402
from service import __main__, app
from service.article import Hypothesis
from service.pipeline import Engines
from tests import network
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator
from tests.fleet.processes import PACE


class Slow(FakeTranslator):
    """A fake that takes its time."""

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate after a while."""
        sleep(float(os.environ.get(PACE, "0")))
        self.asked.clear()
        return super().translate(sentences)


if __name__ == "__main__":
    vars(app)["open_engines"] = lambda *_given: Engines(FakeDetector(), Slow(), FakeRanker())
    sys.exit(network.run_closed(__main__.main))
