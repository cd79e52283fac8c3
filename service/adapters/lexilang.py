"""Language detection of a few words by lexilang's word lists."""

from functools import cache
from threading import Lock

from lexilang import detector

from service.article import Detection

# The languages that French is mistaken for; more would only add ties.
_LANGUAGES = ["fr", "en", "es", "it", "ca", "ro", "pt", "de", "nl"]


@cache
def _shortened() -> None:
    """Load the word lists, and drop the words of all other languages: 62 MB become 12."""
    detector.detect("bonjour", _LANGUAGES)
    ours = frozenset(_LANGUAGES)
    kept: dict[str, tuple[str, ...]] = {}
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    for word, languages in detector._words.items():  # noqa: SLF001 - they have no public name
        if ours.isdisjoint(languages):
            continue
        few = tuple(language for language in languages if language in ours)
        # The word is copied, so that the memory of the whole list can be freed.
        kept[word.encode().decode()] = shared.setdefault(few, few)
    detector._words = kept  # noqa: SLF001


class LexiLang:
    """Detects by known words, which is more accurate than n-grams below 40 letters."""

    _loading = Lock()  # one for all instances, as the word lists are

    def warm(self) -> None:
        """Load the word lists, in about half a second; the first detection does so too."""
        with self._loading:
            _shortened()

    def detect(self, text: str) -> Detection:
        """Return the language with the most known words; "undetermined" where no word is known."""
        self.warm()
        language, vote = detector.detect(text, _LANGUAGES)
        return Detection(language, 100.0 * vote) if vote else Detection("undetermined", 0.0)
