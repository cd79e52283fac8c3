"""Dynamic batching: translation calls that arrive together are translated as one batch.

There is no worker thread: a caller that finds the engine free takes the calls that are waiting and
translates them for everyone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from threading import Condition
from typing import Any, Generic, TypeVar

from service.article import Hypothesis
from service.translation.ports import DelegatingTranslator, Translator

_LARGEST = 6000  # characters in a batch: as many as a window of a long article
_MORE_CALLS = 0.003  # seconds to wait for more calls, after a batch of several
_INTERACTIVE, _LATER = 0, 1  # priorities; the lower number goes first

A = TypeVar("A")  # what the engine answers to one string
_Ask = Callable[[Sequence[str]], Sequence[A]]


@dataclass(slots=True, eq=False)
class _Call(Generic[A]):
    """One call in the queue, what to ask the engine, and later its answer or its error."""

    sentences: Sequence[str]
    ask: _Ask[A]
    answer: Sequence[A] | None = None
    error: Exception | None = None

    @property
    def done(self) -> bool:
        """Whether the call has its answer or its error."""
        return self.answer is not None or self.error is not None

    @property
    def size(self) -> int:
        """The number of characters to translate."""
        return sum(map(len, self.sentences))


class Batcher(DelegatingTranslator):
    """Runs one batch at a time: interactive calls first, then background calls, each in order.

    A long article arrives in windows, one call each, so other calls get a turn between two of them.
    """

    def __init__(self, translator: Translator) -> None:
        """Take the engine; from now on it must only be called through this batcher."""
        super().__init__(translator)
        self._queue: list[tuple[int, int, _Call[Any]]] = []
        self._order = count()
        self._changed = Condition()
        self._busy = False
        self._shared = False  # the last batch held several calls

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string, in the order given, ahead of all background calls."""
        return self._join(sentences, self._translator.translate, _INTERACTIVE)

    def translate_again(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string by a quick search, ahead of all background calls."""
        return self._join(sentences, self._translator.translate_again, _INTERACTIVE)

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Translate each string in several ways, ahead of all background calls."""
        return self._join(sentences, self._translator.hypotheses, _INTERACTIVE)

    def later(self) -> Translator:
        """Return the same engine for background jobs, with a lower priority."""
        return _Later(self)

    def translate_later(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string once no interactive call is waiting."""
        return self._join(sentences, self._translator.translate, _LATER)

    def translate_again_later(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string by a quick search once no interactive call is waiting."""
        return self._join(sentences, self._translator.translate_again, _LATER)

    def hypotheses_later(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Translate each string in several ways once no interactive call is waiting."""
        return self._join(sentences, self._translator.hypotheses, _LATER)

    def _join(self, sentences: Sequence[str], ask: _Ask[A], priority: int) -> Sequence[A]:
        """Queue a call, and run batches while the engine is free, until the call is answered."""
        call = _Call(sentences, ask)
        with self._changed:
            heappush(self._queue, (priority, next(self._order), call))
            self._changed.notify_all()
        while batch := self._turn(call):
            self._work(batch)
        if call.error is not None:
            raise call.error
        return call.answer or ()

    def _turn(self, call: _Call[Any]) -> list[_Call[Any]]:
        """Wait for the engine and return a batch to run; nothing once the call is answered."""
        with self._changed:
            self._changed.wait_for(lambda: call.done or not self._busy)
            if call.done:
                return []
            self._busy = True
            if self._shared:
                self._changed.wait_for(self._is_full, _MORE_CALLS)
            batch = list(self._taken())
            self._shared = len(batch) > 1
            return batch

    def _is_full(self) -> bool:
        """Return whether the waiting calls fill a batch."""
        return sum(call.size for _, _, call in self._queue) >= _LARGEST

    def _taken(self) -> Iterator[_Call[Any]]:
        """Take calls from the head of the queue: one, and more like it while they fit."""
        priority, _, first = heappop(self._queue)
        size = first.size
        yield first
        while self._queue:
            other, _, call = self._queue[0]
            size += call.size
            if other != priority or call.ask != first.ask or size > _LARGEST:
                return
            heappop(self._queue)
            yield call

    def _work(self, batch: list[_Call[Any]]) -> None:
        """Translate a batch; if that fails, each call alone, so that only a bad call fails."""
        try:
            if len(batch) == 1 or not self._together(batch):
                for call in batch:
                    self._alone(call)
        finally:
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _together(self, batch: list[_Call[Any]]) -> bool:
        """Translate several calls as one; return whether that succeeded."""
        sentences = list(dict.fromkeys(s for call in batch for s in call.sentences))
        try:
            answers = dict(zip(sentences, batch[0].ask(sentences), strict=True))
        except Exception:  # noqa: BLE001 - each call is then tried alone, and gets its own error
            return False
        for call in batch:
            call.answer = [answers[sentence] for sentence in call.sentences]
        return True

    def _alone(self, call: _Call[Any]) -> None:
        """Translate one call, and keep its answer or its error."""
        try:
            call.answer = call.ask(call.sentences)
        except Exception as error:  # noqa: BLE001 - raised again in the thread that called
            call.error = error


class _Later(DelegatingTranslator):
    """A batcher's translator for background jobs."""

    def __init__(self, batcher: Batcher) -> None:
        super().__init__(batcher)
        self._batcher = batcher

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string, after all interactive calls."""
        return self._batcher.translate_later(sentences)

    def translate_again(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string by a quick search, after all interactive calls."""
        return self._batcher.translate_again_later(sentences)

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Translate each string in several ways, after all interactive calls."""
        return self._batcher.hypotheses_later(sentences)
