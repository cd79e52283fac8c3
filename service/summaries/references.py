"""Name in a summary whom the article has named before: He [Rutte] said; said [Jelena] Dokic."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from service.article import SegmentTranslation
from service.text.person_names import surnames

Named = tuple[tuple[str, str], ...]  # surnames, each with the first name put before it
_LETTER = re.compile(r"[^\W\d_]")
_PRONOUN = re.compile(r"[\s,;:.–—]*(?:he|she|they)\b", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:\A|[^\w\s.]\s?|[.!?]\s|\b[a-zà-ÿ]\w*\s|\b(?:Mr|Mrs|Ms|Dr|Me|Maître)\.?\s)\Z"
)
_LAST = re.compile(r"(?<![\w'’-])[A-ZÀ-Þ][\w-]*[^\W\d_](?![\w-]| [A-ZÀ-Þ])")  # of a name
_TITLE = 80  # characters before a surname that are looked at


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
