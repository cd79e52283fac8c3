"""A line in capitals put into ordinary letters: models of this size read capitals badly.

What is a name is told by the rest of the article, where it stands in ordinary letters, and by the
terms and names that have a fixed English form.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from service.knowledge import french
from service.text.normalise import bare
from service.translation.preparation import kept_strings

# A word with its hyphens, or what an apostrophe cuts off.
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[\w,;:] )[^\W\d_]+(?:-[^\W\d_]+)*")  # not a sentence's first word
_ROMAN = re.compile(r"[IVX]{2,}")
_SPELT = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,5}")  # no word has no vowel
_NOUNS = frozenset(
    "aurore claire rose victoire".split()
)  # first names that headlines mean as words
_FEWEST, _LONG = 3, 5  # words in a line, and letters of one of them: fewer may be acronyms


@dataclass(frozen=True, slots=True)
class _Known:
    """The forms of names that are known whatever the article says."""

    words: Mapping[str, str]
    phrases: tuple[str, ...]


class Forms:
    """How the words of an article are written outside its lines in capitals.

    A word that the article writes small is small; one that it writes large inside a sentence, or
    that stands so in `terms`, is a name. The article is read for it once a line is in capitals.
    """

    def __init__(self, text: str, terms: Iterable[str]) -> None:
        """Take the article."""
        self._text = text
        self._known = _known(frozenset(terms))
        self.phrases = self._known.phrases  # names of several words

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The forms of the article's words, by their bare small form."""
        names: Counter[str] = Counter()
        small: Counter[str] = Counter()
        for line in self._text.splitlines():
            if not in_capitals(line):
                names.update(w for w in _INSIDE.findall(line) if w[0].isupper())
                small.update(w for w in _WORD.findall(line) if w.islower())
        rising = [w for w, _ in reversed(names.most_common())]
        rising += [w for w, _ in reversed(small.most_common())]
        return {**self._known.words, **{bare(word): word for word in rising}}


def in_capitals(text: str) -> bool:
    """Whether a string is words in capitals, and more than acronyms and codes."""
    text = kept_strings.without_kept(text)
    if not text.isupper():
        return False  # as most strings: no word has to be looked at
    words = _WORD.findall(text)
    return (
        len(words) >= _FEWEST
        and any(len(word) >= _LONG for word in words)
        and all(word.isupper() for word in words)
    )


@lru_cache(maxsize=2)  # the terms are the same for every article
def _known(terms: frozenset[str]) -> _Known:
    known = {term for term in terms if term[:1].isupper()}
    known |= {
        name.capitalize()
        for name in french.first_names.masculine | french.first_names.feminine - _NOUNS
    }
    phrases = tuple(name for name in known if " " in name)
    return _Known({bare(word): word for word in sorted(known)}, phrases)


def ordinary(text: str, forms: Forms) -> str:
    """Put a string in capitals into ordinary letters, the first one large; others stay as is."""
    if not in_capitals(text):
        return text
    kept = list(kept_strings.kept(text, 0, len(text)))
    first = re.search(r"[\w<@#]", text)
    start = first.start() if first else 0

    def put(match: re.Match[str]) -> str:
        if any(span.start <= match.start() < span.end for span in kept):
            return match[0]
        word = _ordinary(match[0], forms.words)
        opens = match.start() == start
        return word[:1].upper() + word[1:] if opens else word

    text = _WORD.sub(put, text)
    for name in forms.phrases:
        if name.lower() in text.lower():
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, text, flags=re.IGNORECASE)
    return text


def _ordinary(word: str, forms: Mapping[str, str]) -> str:
    """Return a word in capitals as it is written elsewhere; part by part, if it has hyphens."""
    form = forms.get(bare(word))
    if form is not None:
        # accents that the capitals have are right: ÉTÉ is not « ete »
        return form if form.upper() == word or bare(word) == word.lower() else word.lower()
    if "-" in word:
        return "-".join(_ordinary(part, forms) for part in word.split("-"))
    if _ROMAN.fullmatch(word) or _SPELT.fullmatch(word):
        return word
    return word.lower()
