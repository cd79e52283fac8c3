"""Terms with a fixed English: found in the French, masked for the model, and set back.

Of places also the article: French has one nearly everywhere, English seldom (`with_articles`).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, lru_cache, partial

from service.knowledge import french
from service.knowledge.english import grammar, stop_words
from service.knowledge.patterns import any_of

TOKEN = re.compile(r"\w+")
# A first name and a surname, a number and its unit.
_PAIR = re.compile(r"(<q\d>|\d(?= <q)) (?=(<q\d>|\d))")
_ARTICLE, _TO = "the ", "to "  # of a term whose English brings its own
_DETERMINED = re.compile(r"(?i:\b(?:the|an?|its|his|her|their|this|that)|['’]s|s['’]) ?\Z")
_FIRST_NAME = 40  # characters that a first name may have
_FIRST = re.compile(r"(\w+)(?:-\w+)? \Z")  # what may be a first name, before a surname
# Behind these a place may have an article in English too: the France of 1968.
_DEFINING = frozenset("a i of or own s same that these this those we which who you".split())


def _alone(following: Collection[str]) -> str:
    """Return a pattern for the end of a name that means the place: not the Texas governor."""
    return rf"(?![\w'’-])(?=[.,;:!?…)”]|\Z| (?:{any_of(following)}|said|[a-z]+ed)(?![\w'’-]))"


_FOLLOWING = stop_words.stop_words - _DEFINING
_BARE = {
    name: english
    for name, english in french.places.items()
    if not (english.startswith(_ARTICLE) or english in grammar.places_with_article)
}
_ARTICLE_TOO_MANY = re.compile(  # not in the Iraq and Afghanistan wars
    rf"\b[Tt]he ({any_of(set(_BARE.values()))}){_alone(_FOLLOWING - {'and'})}"
)
_ARTICLE_MISSING = re.compile(
    rf"\b({any_of(grammar.before_places)}) ({any_of(grammar.places_with_article)})"
    rf"{_alone(_FOLLOWING)}"
)
# With a capital inside the sentence, or governed so, « la Manche » is no sea.
_DEPARTMENT = re.compile(
    rf"(?:(?<=[\w,] )L|\b{any_of(french.geography.of_departments)} de l)a "
    rf"({any_of(french.places.keys() & set(french.geography.ambiguous_departments))})\b"
)


class Terms(dict[str, str]):
    """French terms and their fixed English."""

    @cached_property
    def by_longest_word(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """The terms by the longest word of each: to look for every term takes 50 times as long."""
        return _by_longest_word(tuple(self))


def apply_terms(source: str, english: str, terms: Terms) -> str:
    """Replace each French term that the model left standing by its fixed English one.

    What is part of another term's English stays: « Genève » in "Journal de Genève".
    """
    indexed = terms.by_longest_word
    numbered = {one for word in indexed.keys() & TOKEN.findall(english) for one in indexed[word]}
    left = [term for _, term in sorted(numbered) if term in source and term in english]
    said = terms_in(source, terms).values() if left else ()
    for term in left:
        if not any(term in whole != term and whole in english for whole in said):
            put = partial(_put, english=terms[term])
            english = re.sub(rf"(?<!\w){re.escape(term)}(?!\w)", put, english)
    return english


def with_articles(source: str, english: str) -> str:
    """Give each place the article that it has in English: in Minnesota, in the Sahel."""
    for name in _DEPARTMENT.findall(source):
        english = re.sub(rf"\b(?:[Tt]he |La )?{french.places[name]}\b", f"the {name}", english)
    bare = {said for name, said in _BARE.items() if name in source}
    if bare:
        english = _ARTICLE_TOO_MANY.sub(lambda at: at[1] if at[1] in bare else at[0], english)
    return _ARTICLE_MISSING.sub(r"\1 the \2", english)


def _put(found: re.Match[str], english: str) -> str:
    """Return the English of a French term that was found in an output, but for a surname."""
    bracketed = found.string[: found.start()][-1:] + found[0] + found.string[found.end() :][:1]
    return found[0] if _is_surname(found) or bracketed in french.departments else english


def _is_surname(found: re.Match[str]) -> bool:
    """Whether a place that was found is a person's name: it stands behind a first name."""
    if found[0] not in french.places:
        return False
    first = _FIRST.search(found.string, max(0, found.start() - _FIRST_NAME), found.start())
    return first is not None and first[1].lower() in french.all_first_names


@lru_cache(maxsize=8)  # of an operator's glossary there is one
def _by_longest_word(terms: Sequence[str]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Return terms, numbered in their order, by the longest word of each."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, term in enumerate(terms):
        if words := TOKEN.findall(term):
            found[max(words, key=len)].append((number, term))
    return found


def terms_in(source: str, terms: Terms) -> dict[str, str]:
    """Return the terms that stand in a French string, as they stand there, and their English.

    What begins with a small letter may open a sentence. Of two that overlap the longer; the order
    is that of their length, then of the alphabet, so that the same masks stand for them each time.
    """
    words = TOKEN.findall(source)
    begun = terms.by_longest_word.keys() & {*words, *map(str.lower, words)}
    candidates = (term for word in begun for _, term in terms.by_longest_word[word])
    found: dict[str, str] = {}
    for term in sorted(candidates, key=lambda term: (-len(term), term)):
        there = _in_french(term).search(source)
        if there and not _is_surname(there) and not any(there[0] in longer for longer in found):
            found[there[0]] = terms[term]
    return found


@lru_cache(maxsize=2_000)
def _in_french(term: str) -> re.Pattern[str]:
    """Return the pattern of a term as articles write it."""
    either = f"[{term[0]}{term[0].upper()}]" if term[0].islower() else re.escape(term[0])
    rest = re.escape(term[1:]).replace("'", "['’]").replace("É", "[ÉE]")
    return re.compile(rf"(?<![\w-]){either}{rest}(?![\w-])")


def masked(source: str, settled: Mapping[str, str], terms: Mapping[str, str]) -> str:
    """Put masks into a French string in the place of their tokens.

    Places that are `terms` lose their article, where their English has none, and bodies lose it
    where their English brings its own.
    """
    for mask, token in settled.items():
        bare_place = token in french.places and terms.get(token) not in grammar.places_with_article
        bare = bare_place or terms.get(token, "").startswith(_ARTICLE)
        article = r"(?:\b[Ll](?:[ae] |['’]))?" if bare else ""
        alone = rf"{article}(?<![\w<.,/+~-]){re.escape(token)}(?!\w|[.,:/+~-]\w)"
        source = re.sub(alone, mask, source, count=1)
    return source


def contains_term(english: str, term: str) -> bool:
    """Whether a term stands in an output, with its first word or without, in whatever case.

    « a dit au Monde » may be "told Le Monde", and not "said to Le Monde".
    """
    return term.removeprefix(_ARTICLE).removeprefix(_TO).lower() in english.lower()


def masks_rejoined(english: str, request: str) -> str:
    """Take out the comma that a model puts between two masks, or a number and a mask."""
    for first, second in _PAIR.findall(request):
        english = re.sub(
            rf"{re.escape(first)},? ?{re.escape(second)}", f"{first} {second}", english
        )
    return english


def unmasked(english: str, mask: str, token: str) -> str:
    """Put English in the place of its mask; a blank only between it and a word."""
    before, _, after = english.partition(mask)
    token = token.removeprefix(_ARTICLE) if _DETERMINED.search(before) else token
    lead = " " * (before[-1:].isalnum() or before.endswith(">"))
    trail = " " * (after[:1] == "<" or (after[:1].isalnum() and not token[-1:].isdigit()))
    return f"{before}{lead}{token}{trail}{after}"
