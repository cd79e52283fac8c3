"""A translator that lets calls which come together share one batch.

There is no thread of its own: whoever finds the engine free takes what waits, and works for all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from threading import Condition

from service.article import Hypothesis, Signature
from service.translation.translate import Translator

_LARGEST = 6000  # characters a batch: a window of a long article
_PATIENCE = 0.003  # seconds to wait for company, where the last batch had some
_INTERACTIVE, _LATER = 0, 1


@dataclass(slots=True, eq=False)
class _Call:
    """One call in the queue, and later its answer or what went wrong."""

    sentences: Sequence[str]
    answer: Sequence[Hypothesis] | None = None
    error: Exception | None = None

    @property
    def done(self) -> bool:
        """Tell whether there is an answer, or none will come."""
        return self.answer is not None or self.error is not None

    @property
    def size(self) -> int:
        """Give the characters to translate."""
        return sum(map(len, self.sentences))


class Batcher:
    """One batch at a time: calls in the order they came, those that somebody waits for first.

    A long article comes in windows, each a call, so between two of them others have their turn.
    """

    def __init__(self, translator: Translator) -> None:
        """Take the engine; from now on it should be asked here alone."""
        self._translator = translator
        self._queue: list[tuple[int, int, _Call]] = []
        self._order = count()
        self._changed = Condition()
        self._busy = False
        self._company = False  # the last batch was of several calls
        self.masks = translator.masks
        self.reads_hints = translator.reads_hints
        self.signature: Signature = translator.signature

    def knows(self, word: str) -> bool:
        """Ask the engine."""
        return self._translator.knows(word)

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string, in the order given, before all calls for later."""
        return self._join(sentences, _INTERACTIVE)

    def later(self) -> Translator:
        """Give the same engine for work that nobody waits for: it gives way to all other."""
        return _Later(self)

    def translate_later(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string once nobody else wants the engine."""
        return self._join(sentences, _LATER)

    def _join(self, sentences: Sequence[str], priority: int) -> Sequence[Hypothesis]:
        """Stand in the queue; work at its head while nobody else does, until there is an answer."""
        call = _Call(sentences)
        with self._changed:
            heappush(self._queue, (priority, next(self._order), call))
            self._changed.notify_all()
        while batch := self._turn(call):
            self._work(batch)
        if call.error is not None:
            raise call.error
        return call.answer or ()

    def _turn(self, call: _Call) -> list[_Call]:
        """Wait for the turn to work, and give a batch; nothing once the call is answered."""
        with self._changed:
            self._changed.wait_for(lambda: call.done or not self._busy)
            if call.done:
                return []
            self._busy = True
            if self._company:
                self._changed.wait_for(self._is_full, _PATIENCE)
            batch = list(self._taken())
            self._company = len(batch) > 1
            return batch

    def _is_full(self) -> bool:
        """Tell whether there is enough for a batch."""
        return sum(call.size for _, _, call in self._queue) >= _LARGEST

    def _taken(self) -> Iterator[_Call]:
        """Take calls from the head of the queue: one at least, more while they fit in."""
        priority, _, call = heappop(self._queue)
        size = call.size
        yield call
        while self._queue:
            other, _, call = self._queue[0]
            size += call.size
            if other != priority or size > _LARGEST:
                return
            heappop(self._queue)
            yield call

    def _work(self, batch: list[_Call]) -> None:
        """Translate a batch; where it fails, each call by itself: others must not suffer for it."""
        try:
            if len(batch) == 1 or not self._together(batch):
                for call in batch:
                    self._alone(call)
        finally:
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _together(self, batch: list[_Call]) -> bool:
        """Translate several calls as one; tell whether that went well."""
        sentences = list(dict.fromkeys(s for call in batch for s in call.sentences))
        try:
            answers = dict(zip(sentences, self._translator.translate(sentences), strict=True))
        except Exception:  # noqa: BLE001 - each caller will get its own
            return False
        for call in batch:
            call.answer = [answers[sentence] for sentence in call.sentences]
        return True

    def _alone(self, call: _Call) -> None:
        """Translate one call."""
        try:
            call.answer = self._translator.translate(call.sentences)
        except Exception as error:  # noqa: BLE001 - raised where it was called
            call.error = error


class _Later:
    """The face of a batcher for work that nobody waits for."""

    def __init__(self, batcher: Batcher) -> None:
        self._batcher = batcher
        self.masks = batcher.masks
        self.reads_hints = batcher.reads_hints
        self.signature: Signature = batcher.signature

    def knows(self, word: str) -> bool:
        """Ask the engine."""
        return self._batcher.knows(word)

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string, after all that somebody waits for."""
        return self._batcher.translate_later(sentences)
