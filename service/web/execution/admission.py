"""The way in to the engine: few at work, some waiting, the rest refused at once."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Condition

from service.errors import Busy, DeadlineExceeded

# Characters of a unit of weight. An article of 700 words has 4,200, and weighs nothing.
_UNIT = 25_000


class Admission:
    """Lets `slots` requests work and `waiting` more stand behind them.

    Long texts weigh: together they have units for half of the slots, so that some slots are always
    left to short ones. Among themselves the long ones take turns as they came.
    """

    def __init__(self, slots: int, waiting: int) -> None:
        """Take the number of requests that work at a time, and that may wait."""
        self._places = BoundedSemaphore(slots + waiting)
        self._changed = Condition()
        self._slots = slots
        self._units = self._all_units = max(1, slots // 2)
        self._long: deque[object] = deque()  # long requests that wait, in the order they came

    @contextmanager
    def admitted(self, patience: float, characters: int = 0) -> Iterator[None]:
        """Hold a slot, after waiting for it `patience` seconds at most.

        Raises errors.Busy at once where all places are taken, errors.DeadlineExceeded later.
        """
        if not self._places.acquire(blocking=False):
            raise Busy("Too many requests are waiting already: try again in a few seconds.")
        weight = min(self._all_units, characters // _UNIT)
        try:
            if not self._enter(patience, weight):
                raise DeadlineExceeded("The request's time ran out while it waited: try again.")
            try:
                yield
            finally:
                self._take(-1, -weight)
        finally:
            self._places.release()

    def _enter(self, patience: float, weight: int) -> bool:
        """Wait for a slot and for the units; tell whether both were had."""
        me = object()
        with self._changed:
            if weight:
                self._long.append(me)
            try:
                admitted = self._changed.wait_for(
                    lambda: self._is_free(me, weight), max(0.0, patience)
                )
                if admitted:
                    self._take(1, weight)
                return admitted
            finally:
                if weight:
                    self._long.remove(me)
                    self._changed.notify_all()

    def _is_free(self, me: object, weight: int) -> bool:
        """Tell whether a request may begin: a long one where no longer-waiting one is before it."""
        turn = not weight or (self._long[0] is me and self._units >= weight)
        return self._slots > 0 and turn

    def _take(self, slots: int, units: int) -> None:
        """Take slots and units, or with numbers below zero give them back."""
        with self._changed:
            self._slots -= slots
            self._units -= units
            self._changed.notify_all()
