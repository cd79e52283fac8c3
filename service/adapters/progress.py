"""A progress bar on stderr: the only importer of tqdm."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

from service.jobs.batch import Tally


@contextmanager
def shown(total: int | None, before: int, *, quiet: bool) -> Iterator[Callable[[Tally], None]]:
    """Give a report that moves a bar; none is drawn where stderr is no terminal.

    `before` articles were done by earlier runs: they count in the bar, not in its rate.
    """
    with tqdm(
        total=total, initial=before, unit="article", dynamic_ncols=True, disable=quiet or None
    ) as bar:

        def report(tally: Tally) -> None:
            bar.update(max(0, tally.done + tally.refused + before - bar.n))
            if tally.refused:
                bar.set_postfix(refused=tally.refused, refresh=False)

        yield report
