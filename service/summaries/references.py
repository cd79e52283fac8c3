"""Name in a summary whom the article has named before: He [Rutte] said; said [Jelena] Dokic."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from service.article import SegmentTranslation
from service.knowledge import french

Named = tuple[tuple[str, str], ...]  # surnames, each with the first name put before it

_LETTER = re.compile(r"[^\W\d_]")
_PRONOUN = re.compile(r"[\s,;:.–—]*(?:he|she|they)\b", re.IGNORECASE)
_NAME = re.compile(
    r"[A-ZÀ-Ü][\w'’-]+(?: (?:(?:de|du|des|le|la|van|von|ben|al|el) )?[A-ZÀ-Ü][\w'’-]+)*$"
)
_TIED = re.compile(rf"(?:{'|'.join(sorted(french.NOUN_LINKS))}|l['’])\s*$", re.IGNORECASE)
_FULL_NAME = re.compile(r"(?<![\w'’-])([A-ZÀ-Þ][\w-]+) (?=([A-ZÀ-Þ][\w-]*[^\W\d_])(?![\w-]))")
_TITLES = r"MM?\.|Mme|Mlle|Me|Dr|Pr|Mgr"
_TITLED_NAME = re.compile(rf"(?<![\w'’-])(?:{_TITLES})\s([A-ZÀ-Þ][\w-]*[^\W\d_])")
_WITH_ARTICLE = re.compile(
    rf"(?<![\w'’-])(?:({_TITLES})|([A-ZÀ-Þ][\w-]+))\s(L[ea] [A-ZÀ-Þ][\w-]*[^\W\d_])"
)
_NO_NAMES = french.STOP_WORDS | frozenset(
    "mr mrs ms dr mme mlle me mgr pr president président présidente ministre professeur".split()
)
_WORD = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w-]*[^\W\d_]")
_TITLED = re.compile(
    r"(?:\A|[^\w\s.]\s?|[.!?]\s|\b[a-zà-ÿ]\w*\s|\b(?:Mr|Mrs|Ms|Dr|Me|Maître)\.?\s)\Z"
)
_LAST = re.compile(r"(?<![\w'’-])[A-ZÀ-Þ][\w-]*[^\W\d_](?![\w-]| [A-ZÀ-Þ])")  # of a name
_TITLE = 80  # characters before a surname that are looked at


def proper_name(speaker: str) -> str | None:
    """Give the proper name at the end of a speaker's description, if there is one.

    Not what they are of: « le maire de Blois » is no Blois.
    """
    found = _NAME.search(speaker)
    if not found or _TIED.search(speaker, 0, found.start()):
        return None
    return found.group()


def opens_with_pronoun(sentence: SegmentTranslation) -> bool:
    """Tell whether a sentence calls somebody no more than he, she or they at its opening."""
    bits = (bit for bit in sentence.frame if isinstance(bit, str) and _LETTER.search(bit))
    return _PRONOUN.match(next(bits, "")) is not None


def behind_pronoun(sentence: SegmentTranslation, name: str | None) -> SegmentTranslation:
    """Put a name in brackets behind the pronoun that opens a sentence: alone it would be nobody."""
    bits = list(sentence.frame)
    for i, bit in enumerate(bits if name else ()):
        if isinstance(bit, str) and _PRONOUN.match(bit):
            bits[i] = _PRONOUN.sub(lambda found: f"{found.group()} [{name}]", bit, count=1)
            break
    return replace(sentence, frame=tuple(bits))


def first_names(text: str) -> Mapping[str, str]:
    """Give the first name of each surname of an article; of two with one surname, neither's.

    Only first names that are well known; any other word with a capital there leaves a doubt.
    """
    found = _full_names(text)
    alone = {surname: first for surname, (first, *others) in found.items() if not others}
    return {surname: first for surname, first in alone.items() if is_first_name(first)}


def people(text: str) -> frozenset[str]:
    """Give the surnames that stand behind a well-known first name or a title.

    What is also a word stays one name wherever it stands: M. Marchand is no merchant, and after
    « Yann Le Goff » a Le Goff that opens a sentence is no The Goff.
    """
    known = (name for name, firsts in _full_names(text).items() if any(map(is_first_name, firsts)))
    titled = (name for name in _TITLED_NAME.findall(text) if name.lower() not in _NO_NAMES)
    found = _WITH_ARTICLE.findall(text)
    whole = (name for title, first, name in found if title or is_first_name(first))
    return frozenset((*known, *titled, *whole))


def _full_names(text: str) -> Mapping[str, set[str]]:
    """Give the words with a capital that stand before another one, by that other one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for first, surname in _FULL_NAME.findall(text):
        if not {first.lower(), surname.lower()} & _NO_NAMES:
            found[surname].add(first)
    return found


def is_first_name(first: str) -> bool:
    """Tell whether a word with a capital is a well-known first name, or begins with one."""
    return first.split("-", maxsplit=1)[0].lower() in french.FIRST_NAMES


def surnames(text: str) -> list[str]:
    """Give the words of a text that could be surnames, in order."""
    return _WORD.findall(text)


def nameless(run: Sequence[SegmentTranslation], names: Mapping[str, str]) -> Named:
    """Give the surnames that stand alone where a unit first has them, with their first names."""
    text = "\n".join(bit for s in run for bit in s.frame if isinstance(bit, str))
    alone = _alone(text)
    held = dict.fromkeys(surnames(text))
    return tuple((last, names[last]) for last in held if last in names and last in alone)


def in_full(run: Sequence[SegmentTranslation], named: Named) -> Iterator[SegmentTranslation]:
    """Put first names in brackets before surnames, where a unit first has them: [Jelena] Dokic."""
    left = dict(named)
    for sentence in run:
        filled = (_filled(bit, left) if isinstance(bit, str) else bit for bit in sentence.frame)
        yield replace(sentence, frame=tuple(filled))


def _filled(text: str, left: dict[str, str]) -> str:
    """Put the first names that are `left` into a text; those that found a place are taken out."""
    pieces, end = list[str](), 0
    for last, at in _alone(text).items():
        if last in left:
            pieces += [text[end:at], f"[{left.pop(last)}] "]
            end = at
    return "".join([*pieces, text[end:]])


def _alone(text: str) -> Mapping[str, int]:
    """Give where each surname first stands in a text, if no other name is before it there."""
    first: dict[str, int] = {}
    for found in _LAST.finditer(text):
        first.setdefault(found.group(), found.start())
    return {w: at for w, at in first.items() if _TITLED.search(text, max(0, at - _TITLE), at)}
