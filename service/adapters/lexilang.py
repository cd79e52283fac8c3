"""Language detection of a few words by lexilang's word lists."""

from functools import cache

from lexilang import detector

from service.article import Detection

# The languages that French is taken for; more would only add ties.
_LANGUAGES = ["fr", "en", "es", "it", "ca", "ro", "pt", "de", "nl"]


@cache
def _shortened() -> None:
    """Read the word lists, and forget the words of all other languages: 62 MB become 12."""
    detector.detect("bonjour", _LANGUAGES)
    ours = frozenset(_LANGUAGES)
    kept: dict[str, tuple[str, ...]] = {}
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    for word, languages in detector._words.items():  # noqa: SLF001 - there is no other way to them
        if ours.isdisjoint(languages):
            continue
        few = tuple(language for language in languages if language in ours)
        # The word is copied: memory comes back only where nothing of it is kept.
        kept[word.encode().decode()] = shared.setdefault(few, few)
    detector._words = kept  # noqa: SLF001


class LexiLang:
    """A vote of known words: better than letter counts below 40 letters."""

    def warm(self) -> None:
        """Load the word lists, about half a second."""
        _shortened()

    def detect(self, text: str) -> Detection:
        """Give the language with most known words; "undetermined" where none is known."""
        language, vote = detector.detect(text, _LANGUAGES)
        return Detection(language, 100.0 * vote) if vote else Detection("undetermined", 0.0)
