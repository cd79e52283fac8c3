"""The way in to the engine: few at work, some waiting, the rest refused at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from service.errors import Busy, DeadlineExceeded


class Gate:
    """Lets `slots` requests work and `waiting` more stand behind them."""

    def __init__(self, slots: int, waiting: int) -> None:
        """Take the number of requests that work at a time, and that may wait."""
        self._slots = BoundedSemaphore(slots)
        self._places = BoundedSemaphore(slots + waiting)

    @contextmanager
    def entered(self, patience: float) -> Iterator[None]:
        """Hold a slot, after waiting for it `patience` seconds at most.

        Raises errors.Busy at once where all places are taken, errors.DeadlineExceeded later.
        """
        if not self._places.acquire(blocking=False):
            raise Busy("Too many requests are waiting already: try again in a few seconds.")
        try:
            if not self._slots.acquire(timeout=max(0.0, patience)):
                raise DeadlineExceeded("The request's time ran out while it waited: try again.")
            try:
                yield
            finally:
                self._slots.release()
        finally:
            self._places.release()
