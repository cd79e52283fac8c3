"""Sumy's ranker, imported once it is wanted: sumy and nltk are a quarter of the time to start."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from service.article import NO_TOPIC, Method, Ranked, Topic

if TYPE_CHECKING:
    from service.adapters.ranking.sumy_ranking import SumyRanker


class DeferredRanker:
    """Ranks as `sumy_ranking.SumyRanker` does, which it imports at the first call."""

    def rank(
        self,
        units: Sequence[Sequence[str]],
        language: str,
        method: Method,
        topic: Topic = NO_TOPIC,
    ) -> Sequence[Ranked]:
        """Rank units; the first call in a process takes half a second longer, unless `load` ran."""
        return load().rank(units, language, method, topic)


@cache
def load() -> "SumyRanker":
    """Import the ranker."""
    from service.adapters.ranking.sumy_ranking import SumyRanker  # noqa: PLC0415 (the point of this module)

    return SumyRanker()
