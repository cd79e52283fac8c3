"""Mend words of a translation that the network made up, by a lexicon of the words it was taught.

A small network that has met a French word two or three times often spells something like it:
« quote-part » became "quotepart". The lexicon, counted over all of its training text, knows that it
is a share. A French word none of whose translations stands in the English is *lost*; an English
word that translates no word of the French is an *orphan*; where the network wrote an orphan while
it looked at a lost word, the lexicon's first translation takes its place. Not where that is an
English word, and the French one so common that it needs no hint: there the network is oftener right
("municipality" for « commune »). With acronyms likewise (SNCF became "CDS"), but that one the
lexicon does not know stays as it is.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from service.article import LostWord
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.translation.english.negation import denies
from service.translation.preparation import hints

# Measured on 500 lines of newstest2013 (weights of package 1.1, an earlier, smaller lexicon): least
# attention 0.15 to 0.3 and shares 0.2 to 0.5 were within 0.1 BLEU and 0.2 chrF2 of each other.
_LOOKED = 0.2
_SHARE = 0.2
_SHORTEST = 4  # letters: shorter words are those of grammar, or abbreviations

_SURE = 0.5  # share of an acronym's English, else it stays French
# Of a word that is lost if none of its translations stands there: the least share of all of them.
# Asked again with hints for words of 0.4 to 0.8, as many lines came out worse as better.
_MOST = 0.8
_ALL, _FIRST = 0.93, 0.5  # of a settled one, and of its likeliest
# Prefixes that deny, letters of a word behind one at least, and how usual a translation of it is
# that would say the opposite.
_DENYING = ("non-", "in", "im", "ir", "il", "més", "mé", "mal", "dés", "dé")
_DENIED, _USUAL = 4, 0.1
_BEFORE_NOUN = {word.rstrip("'") for word in french.grammar.determiners} | {"au", "aux", "d", "de"}
_FINITE = frozenset("are be been has have is was were will would".split())
_NO_CONTENT = french.all_stop_words | french.numbers.words.keys()

# What an English date says without a word for it: « au mois d'avril », « le 5 mai dernier ».
_MONTH = rf"\b{any_of(french.numbers.months)}[a-zé]*"
_SAID_BY_DATE = re.compile(
    rf"\bmois (?=\W?d(?:e |['’]){_MONTH})|({_MONTH}) (?:dernier|prochain)\b"
    r"|\bannée (?=(?:1\d|20)\d\d\b)"
    r"|\bjournée (?=d[eu] (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b)"
)

_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{2,6}(?=s?(?![\w-]))")
_SHOUTED = re.compile(r"(?<![\w-])[A-ZÀ-Ý]{2,}(?: [A-ZÀ-Ý]{2,})+(?![\w-])")  # CETTE FOIS
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTS = re.compile(r"[^\W\d_]+")
_ENDINGS = re.compile(r"(?:(?:ie|y)(?:s|d|ing)?|e?s|e?d|ing|e|ly|'s)$")

# Words that stand in an English sentence without a French word behind them.
_GRAMMAR = frozenset(
    "a about after all also an and any are as at be been before being between both but by can "
    "cannot could did do does doing done down each ever every for from get go got had has have "
    "having he her here him his how i if in into is it its just let like made make many may me "
    "might more most much must my no nor not now of off on once one only or other our out over "
    "own people put said same shall she should since so some such take than that the their them "
    "then there these they thing things this those through thus to too two under until up upon us "
    "very was way we well were what when where whether which while who whom whose why will with "
    "within without would yet you your".split()
)


class Lexicon(Protocol):
    """What French words become in English."""

    def english(self, word: str) -> Mapping[str, float]:
        """Return a word's translations with their shares, likeliest first; empty if not known.

        `word` as it stands inside a sentence: « paris » are bets, « Paris » is a town.
        """
        ...


@dataclass(frozen=True, slots=True)
class AlignedSentence:
    """A sentence and its English as the network wrote it, both cut at blanks.

    `looked(e, f)`: how much of its attention English word e gave to French word f (0 to 1).
    `told`: the French words whose hint the caller wrote, not the memory.
    """

    french: Sequence[str]
    english: Sequence[str]
    looked: Callable[[int, int], float]
    told: Collection[str] = ()

    def is_needed(self, place: int) -> bool:
        """Whether the memory has a hint for a French word: the network knows it badly."""
        word, mark, _ = self.french[place].partition(hints.OPEN)
        return mark != "" and word not in self.told


@dataclass(frozen=True, slots=True)
class _FrenchWord:
    """A word of the French, its blank-separated word (a number from 0), its translations."""

    text: str
    place: int
    translations: Mapping[str, float]

    @property
    def likeliest(self) -> str:
        """The likeliest translation; "" where none is known."""
        return next(iter(self.translations), "")

    @property
    def candidates(self) -> tuple[str, ...]:
        """The likeliest translations, for a hint."""
        usual = [e for e, share in self.translations.items() if share >= hints.LEAST_SHARE]
        return tuple(usual[: hints.MOST_CANDIDATES])


@dataclass(frozen=True, slots=True)
class _Orphan:
    """An English word that translates no French one, and its number in the sentence."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A translation after mending; `otherwise`: French words rendered as the lexicon has not.

    The English of these is a word, and the network needed no hint for them.
    """

    text: str
    otherwise: frozenset[str]


def mended(attempt: AlignedSentence, lexicon: Lexicon, is_english: Callable[[str], bool]) -> Mended:
    """Return the English with orphans that stand for lost words replaced.

    Those of words that have a hint by the memory, and those that are no word: `is_english` says
    whether letters are one.
    """
    french = [_FrenchWord(w, f, _english(w, lexicon)) for f, w in _parts(attempt.french)]
    words = _with_acronyms(attempt, lexicon)
    orphans = _orphans(words, french, attempt.french)
    lost = _lost_words(words, french) if orphans else []
    otherwise = set[str]()
    for word in lost:
        orphan = _written_for(word, orphans, attempt)
        if orphan is None:
            continue
        orphans.remove(orphan)
        is_word = all(map(is_english, _PARTS.findall(orphan.text)))
        if is_word and not attempt.is_needed(word.place):
            otherwise.add(word.text)
        else:
            first = orphan.place == 0
            words[orphan.place] = _replaced(orphan.text, word.likeliest, first=first)
    return Mended(" ".join(words), frozenset(otherwise))


def missing(french: str, english: str, lexicon: Lexicon) -> list[str]:
    """Return the content words of a French string that nothing in the English is known to answer.

    None of their translations stands there, or the lexicon has none. No names, no short words.
    """
    words = [_FrenchWord(w, f, _english(w, lexicon)) for f, w in _parts(french.split(" "))]
    present = _stems(english.split(" "))
    return [word.text for word in words if _has_content(word) and not _is_there(word, present)]


def lost(french: str, english: str, lexicon: Lexicon) -> list[LostWord]:
    """Return the content words of a French string that the English left out or has wrong.

    Words that are seldom anything but what the lexicon has for them, none of which stands in the
    English. No numbers, nor what a date says without them; of an acronym, which
    stands by itself, its one English.
    """
    french = _SAID_BY_DATE.sub(r"\1", french)
    words = [_FrenchWord(w, f, _english(w, lexicon)) for f, w in _parts(french.split(" "))]
    left_out = [word for word in _lost_words(english.split(" "), words) if _is_known(word)]
    spoken = _SHOUTED.sub("", french).split(" ")
    acronyms = [_FrenchWord(a, f, lexicon.english(a)) for f, a in _acronyms(spoken)]
    told = {word.text: LostWord(word.text, word.candidates, _is_settled(word)) for word in left_out}
    return [*told.values()] + [
        LostWord(text, (_in_english(word),), settled=True)
        for text, word in {word.text: word for word in acronyms}.items()
        if not _stands(word, english)
    ]


def opposed(
    french: str, english: str, lexicon: Lexicon, told: Callable[[str], Sequence[str]]
) -> list[tuple[str, str]]:
    """Return the words with a denying prefix of which the English may say the opposite.

    What the word without the prefix becomes stands there, or a part of a longer rendering (of
    "easing of lockdown" the "lockdown"), none of what a word is `told` to become, likeliest first,
    and nothing that denies. Of 16,548 lines of news translated by people it finds six. With each,
    where it is a noun, the likeliest rendering that says it and is one; else "".
    """
    parts = [part for _, part in _parts(french.split(" "))]
    words = {w: a for a, w in pairwise(("", *parts)) if w.islower() and w.startswith(_DENYING)}
    if not words or denies(english):
        return []
    present, found = _stems(english.split(" ")), list[tuple[str, str]]()
    for word, before in words.items():
        base = _denied(word, lexicon)
        own = told(word) if base else ()
        if _is_opposed(base, own, present):
            is_noun = before.lower() in _BEFORE_NOUN
            found.append((word, _noun(own, base) if is_noun else ""))
    return found


def _is_opposed(base: Sequence[str], told: Sequence[str], present: Collection[str]) -> bool:
    """Whether a translation of what a word denies is in the English, and none of the word's own.

    `base` are those translations; none are where the word denies nothing.
    """
    own = [stems for stems in map(_content_stems, told) if stems]
    if not base or not own or any(stems.issubset(present) for stems in own):
        return False
    plain = any(_content_stems(english).issubset(present) for english in base)
    return plain or any(len(stems) > 1 and not stems.isdisjoint(present) for stems in own)


def _noun(told: Sequence[str], base: Sequence[str]) -> str:
    """Return the first rendering that is no clause, and not only what the word denies; else ""."""
    denied = set[str]().union(*map(_content_stems, base))
    nouns = (english for english in told if _FINITE.isdisjoint(english.split()))
    return next((english for english in nouns if _content_stems(english) - denied), "")


def _denied(word: str, lexicon: Lexicon) -> list[str]:
    """Return the usual translations of what stands behind a denying prefix: conseillent."""
    known = filter(None, map(lexicon.english, _behind_prefix(word)))
    shares = next(known, {})
    return [e for e, share in shares.items() if share >= _USUAL and _content_stems(e)]


def _behind_prefix(word: str) -> Iterator[str]:
    """Yield a word without each prefix that denies, and that it has: exécutés."""
    for prefix in _DENYING:
        if word.startswith(prefix) and len(word) >= len(prefix) + _DENIED:
            yield word.removeprefix(prefix)


def _content_stems(english: str) -> set[str]:
    """Return the stems of a rendering's words that are none of grammar."""
    return {_stem(part) for part in _PARTS.findall(english) if part.lower() not in _GRAMMAR}


def _is_known(word: _FrenchWord) -> bool:
    """Whether most of what becomes of a word that is none of grammar is listed."""
    return sum(word.translations.values()) >= _MOST and _has_content(word)


def _is_settled(word: _FrenchWord) -> bool:
    """Whether a word has next to no translation but those listed, and one before all others."""
    shares = word.translations.values()
    return sum(shares) >= _ALL and max(shares) >= _FIRST


def _has_content(word: _FrenchWord) -> bool:
    """Whether a word is no name, not short, and none of grammar."""
    return len(word.text) >= _SHORTEST and word.text.islower() and word.text not in _NO_CONTENT


def _with_acronyms(attempt: AlignedSentence, lexicon: Lexicon) -> list[str]:
    """Return the English words, each acronym that stands for a lost one replaced."""
    words = list(attempt.english)
    french = [_FrenchWord(a, f, lexicon.english(a)) for f, a in _acronyms(attempt.french)]
    orphans = _orphan_acronyms(words, french, attempt.french) if french else []
    for acronym in french:
        if _stands(acronym, " ".join(words)):
            continue
        orphan = _written_for(acronym, orphans, attempt)
        if orphan is not None and _may_be_wrong(orphan, acronym):
            orphans.remove(orphan)
            right = _in_english(acronym)
            words[orphan.place] = words[orphan.place].replace(orphan.text, right)
    return words


def _written_for(
    word: _FrenchWord, orphans: Sequence[_Orphan], attempt: AlignedSentence
) -> _Orphan | None:
    """Return the orphan that was written with most attention on a word; None where with little."""
    looks = [(attempt.looked(o.place, word.place), o.place, o.text) for o in orphans]
    share, place, text = max(looks, default=(0.0, 0, ""))
    return _Orphan(place, text) if share >= _LOOKED else None


def _acronyms(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the acronyms within blank-separated words, each with the number of its word."""
    return ((i, acronym) for i, word in enumerate(words) for acronym in _ACRONYM.findall(word))


def _orphan_acronyms(
    words: Sequence[str], acronyms: Sequence[_FrenchWord], french: Sequence[str]
) -> list[_Orphan]:
    """Return the acronyms of the English that are not in the French and translate none there."""
    source = " ".join(french)
    explained = {english for acronym in acronyms for english in acronym.translations}
    found = [_Orphan(e, a) for e, a in _acronyms(words) if a not in explained]
    return [orphan for orphan in found if not _is_in(orphan.text, source)]


def _stands(acronym: _FrenchWord, english: str) -> bool:
    """Whether an acronym, or any translation of it, is in the English."""
    return any(_is_in(word, english) for word in (acronym.text, *acronym.translations))


def _is_in(acronym: str, text: str) -> bool:
    """Whether an acronym stands in a text, and not within a longer one: RN is not in RNA."""
    return re.search(rf"(?<![A-Z]){re.escape(acronym)}(?![A-Z])", text) is not None


def _in_english(acronym: _FrenchWord) -> str:
    """Return the acronym's English where there is a likely one, else the acronym."""
    english = acronym.likeliest
    return english if english.isupper() and acronym.translations[english] >= _SURE else acronym.text


def _may_be_wrong(orphan: _Orphan, acronym: _FrenchWord) -> bool:
    """Whether an orphan cannot be the acronym's English: it has not the same letters."""
    right = _in_english(acronym)
    return right == acronym.text or sorted(right) != sorted(orphan.text)


def _parts(french: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the words within each blank-separated one (« l'entrepôt, » holds two)."""
    for f, token in enumerate(french):
        for part in _LETTERS.findall(token):
            yield f, part


def _english(part: str, lexicon: Lexicon) -> Mapping[str, float]:
    """Return a word's translations, those of its small letters where it begins a sentence."""
    return lexicon.english(part) or lexicon.english(part.lower())


def _lost_words(words: Sequence[str], french: Sequence[_FrenchWord]) -> list[_FrenchWord]:
    """Return the French words none of whose translations stands in the English."""
    present = _stems(words)
    return [word for word in french if _may_be_missed(word) and not _is_there(word, present)]


def _stems(words: Sequence[str]) -> set[str]:
    """Return the stems of the words within blank-separated ones."""
    return {_stem(part) for word in words for part in _PARTS.findall(word)}


def _may_be_missed(word: _FrenchWord) -> bool:
    """Whether a word is common enough to be missed: no name, not of grammar, its English known."""
    common = len(word.text) >= _SHORTEST and word.text.islower()
    return common and word.translations.get(word.likeliest, 0.0) >= _SHARE


def _is_there(word: _FrenchWord, present: Collection[str]) -> bool:
    """Whether part of a translation is among the stems of the English."""
    parts = (part for english in word.translations for part in _PARTS.findall(english))
    return any(_stem(part) in present for part in parts)


def _orphans(
    words: Sequence[str], french: Sequence[_FrenchWord], tokens: Sequence[str]
) -> list[_Orphan]:
    """Return the English words that translate nothing in the French; `tokens`: it cut at blanks."""
    explained = {_stem(english) for word in french for english in word.translations}
    return [_Orphan(e, word) for e, word in enumerate(words) if _is_orphan(word, explained, tokens)]


def _is_orphan(word: str, explained: Collection[str], tokens: Sequence[str]) -> bool:
    """Whether an English word is none of grammar, no mask or number, copied, nor `explained`."""
    found = _LETTERS.search(word)
    if found is None or "<" in word or any(map(str.isdigit, word)):
        return False
    core = found.group()
    if core.lower() in _GRAMMAR or "'" in word or any(core in token for token in tokens):
        return False
    return not any(_stem(piece) in explained for piece in (core, *_PARTS.findall(core)))


def _replaced(word: str, english: str, *, first: bool) -> str:
    """Put an English word in another's place, its marks left and its capital where it is first."""
    capital = first and word[:1].isupper()
    return _LETTERS.sub(english[:1].upper() + english[1:] if capital else english, word, count=1)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """Take an English word's ending off, roughly: both sides of a comparison go through it."""
    plain = word.lower()
    shorter = _ENDINGS.sub("", plain)
    return shorter if len(shorter) >= _SHORTEST - 1 else plain
