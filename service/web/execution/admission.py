"""Admission control: a few requests run, some wait in a queue, the rest are refused at once."""

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import BoundedSemaphore, Condition

from service.errors import Busy, DeadlineExceeded

# Characters of one unit of weight. An article of 700 words has 4,200, so its weight is 0.
_UNIT = 25_000


class Admission:
    """Runs `slots` requests at a time and queues `waiting` more.

    Long texts have a weight, and share units for half of the slots, so that some slots are always
    left for short texts; so are half of all places. Long requests are admitted in the order they
    arrived.
    """

    def __init__(self, slots: int, waiting: int) -> None:
        """Take the number of requests that run at a time, and that may wait."""
        self._places = BoundedSemaphore(slots + waiting)
        self._long_places = BoundedSemaphore(max(1, (slots + waiting) // 2))
        self._changed = Condition()
        self._slots = slots
        self._units = self._all_units = max(1, slots // 2)
        self._long: deque[object] = deque()  # long requests in the queue, in order of arrival

    @contextmanager
    def admitted(self, patience: float, characters: int = 0) -> Iterator[None]:
        """Hold a slot, after waiting for it for at most `patience` seconds.

        Raises errors.Busy at once where the queue is full, errors.DeadlineExceeded after waiting.
        """
        weight = min(self._all_units, characters // _UNIT)
        with self._place(long=weight > 0):
            if not self._enter(patience, weight):
                raise DeadlineExceeded("The request's time ran out while it waited: try again.")
            try:
                yield
            finally:
                self._take(-1, -weight)

    @contextmanager
    def _place(self, *, long: bool) -> Iterator[None]:
        """Hold a place, in a slot or in the queue. Raises errors.Busy where none is free."""
        with ExitStack() as held:
            for places in [self._places, self._long_places] if long else [self._places]:
                if not places.acquire(blocking=False):
                    raise Busy("Too many requests are waiting already: try again in a few seconds.")
                held.callback(places.release)
            yield

    def _enter(self, patience: float, weight: int) -> bool:
        """Wait for a slot and for the units; return whether both were free in time."""
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
        """Return whether a request may start; a long one only at the head of the long ones."""
        turn = not weight or (self._long[0] is me and self._units >= weight)
        return self._slots > 0 and turn

    def _take(self, slots: int, units: int) -> None:
        """Take slots and units; negative numbers release them."""
        with self._changed:
            self._slots -= slots
            self._units -= units
            self._changed.notify_all()
