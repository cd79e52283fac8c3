"""Add names that a summary lacks: He [Rutte] said; [Jelena] Dokic said."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from service.article import SegmentTranslation
from service.summaries.units import LETTER
from service.text.person_names import surnames
from service.text.words import CAPITAL

Named = tuple[tuple[str, str], ...]  # surnames, each with the first name put before it
_PRONOUN = re.compile(r"[\s,;:.–—]*(?:he|she|they)\b", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:\A|[^\w\s.]\s?|[.!?]\s|\b[a-zà-ÿ]\w*\s|\b(?:Mr|Mrs|Ms|Dr|Me|Maître)\.?\s)\Z"
)
_LAST = re.compile(rf"(?<![\w'’-]){CAPITAL}[\w-]*[^\W\d_](?![\w-]| {CAPITAL})")  # of a name
_TITLE = 80  # characters before a surname that are looked at


def opens_with_pronoun(sentence: SegmentTranslation) -> bool:
    """Whether a sentence opens with he, she or they."""
    bits = (bit for bit in sentence.frame if isinstance(bit, str) and LETTER.search(bit))
    return _PRONOUN.match(next(bits, "")) is not None


def with_antecedent(sentence: SegmentTranslation, name: str | None) -> SegmentTranslation:
    """Add a name in brackets after the pronoun that opens a sentence; None adds nothing."""
    bits = list(sentence.frame)
    for i, bit in enumerate(bits if name else ()):
        if isinstance(bit, str) and _PRONOUN.match(bit):
            bits[i] = _PRONOUN.sub(lambda found: f"{found.group()} [{name}]", bit, count=1)
            break
    return replace(sentence, frame=tuple(bits))


def bare_surnames(run: Sequence[SegmentTranslation], names: Mapping[str, str]) -> Named:
    """Return the surnames that a unit gives first without a first name, with those first names."""
    text = "\n".join(bit for s in run for bit in s.frame if isinstance(bit, str))
    alone = _alone(text)
    held = dict.fromkeys(surnames(text))
    return tuple((last, names[last]) for last in held if last in names and last in alone)


def with_first_names(
    run: Sequence[SegmentTranslation], named: Named
) -> Iterator[SegmentTranslation]:
    """Add first names in brackets before surnames, where a unit first has them: [Jelena] Dokic."""
    left = dict(named)
    for sentence in run:
        filled = (_filled(bit, left) if isinstance(bit, str) else bit for bit in sentence.frame)
        yield replace(sentence, frame=tuple(filled))


def _filled(text: str, left: dict[str, str]) -> str:
    """Add the first names that are `left` to a text, and remove the added ones from `left`."""
    pieces, end = list[str](), 0
    for last, at in _alone(text).items():
        if last in left:
            pieces += [text[end:at], f"[{left.pop(last)}] "]
            end = at
    return "".join([*pieces, text[end:]])


def _alone(text: str) -> Mapping[str, int]:
    """Return where each surname first stands in a text, unless another name stands before it."""
    first: dict[str, int] = {}
    for found in _LAST.finditer(text):
        first.setdefault(found.group(), found.start())
    return {w: at for w, at in first.items() if _TITLED.search(text, max(0, at - _TITLE), at)}
