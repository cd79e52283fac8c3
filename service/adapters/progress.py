"""A progress bar on stderr: the only importer of tqdm."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tqdm import tqdm

from service.jobs.batch import Tally


@contextmanager
def shown(total: int | None, before: int, *, quiet: bool) -> Iterator[Callable[[Tally], None]]:
    """Show a progress bar, and yield the function that updates it; none without a terminal.

    `before` articles were answered by earlier runs: they count in the bar, not in its rate.
    """
    with tqdm(
        total=total, initial=before, unit="article", dynamic_ncols=True, disable=quiet or None
    ) as bar:
        yield _Report(bar, before)


@dataclass(frozen=True, slots=True)
class _Report:
    """Moves a bar to where a batch stands."""

    bar: Any  # tqdm
    before: int

    def __call__(self, tally: Tally) -> None:
        self.bar.update(max(0, tally.done + tally.refused + self.before - self.bar.n))
        if tally.refused:
            self.bar.set_postfix(refused=tally.refused, refresh=False)
