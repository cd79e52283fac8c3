"""Language detection by langdetect, made repeatable and safe among threads."""

from threading import Lock

from langdetect import DetectorFactory, LangDetectException, detect_langs
from langdetect.detector_factory import init_factory

from service.article import Detection

DetectorFactory.seed = 0  # before the first call: unseeded, the same text may change its language


class LangDetect:
    """All 55 profiles: a closed set would force a wrong name on every other language."""

    _loading = Lock()  # the profiles are the module's, so the lock is the class's

    def warm(self) -> None:
        """Load the profiles, about a second; a first call from several threads would fail."""
        with self._loading:
            init_factory()

    def detect(self, text: str) -> Detection:
        """Give the likeliest language and its vote, 0 to 100; "undetermined" without letters."""
        self.warm()
        try:
            best = detect_langs(text)[0]
        except (LangDetectException, IndexError):
            return Detection("undetermined", 0.0)
        return Detection(best.lang, 100.0 * best.prob)
