"""Readiness check: translate one sentence, and cache success for a minute."""

from threading import Lock
from time import monotonic

from service.errors import ModelUnavailable
from service.translation.ports import Translator

_SENTENCE = "Le maire a présenté le projet mardi."
_GOOD_FOR = 60.0  # seconds; frequent probes must not cost a translation each


class Readiness:
    """Translates one sentence when called, unless that succeeded within the last minute."""

    def __init__(self, translator: Translator) -> None:
        """Take the engine to test."""
        self._translator = translator
        self._lock = Lock()
        self._good_until = 0.0

    def __call__(self) -> None:
        """Raise errors.ModelUnavailable where the sentence is not translated."""
        with self._lock:
            if monotonic() < self._good_until:
                return
            if not self._translates():
                raise ModelUnavailable("The model gives no translation: see `models verify`.")
            self._good_until = monotonic() + _GOOD_FOR

    def _translates(self) -> bool:
        """Return whether the output is neither empty nor the input."""
        try:
            (hypothesis,) = self._translator.translate([_SENTENCE])
        except (RuntimeError, OSError, ValueError):  # what CTranslate2 and SentencePiece raise
            return False
        return hypothesis.text.strip() not in ("", _SENTENCE)
