"""Measure the quotations found against annotated articles: `python -m tests.quality.quotations`."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.article import Quotation, Span
from service.quotations.extraction import Found, find
from service.text import segment
from tests.quality import floors

_TESTS = Path(__file__).parent.parent
_SETS = {"public": "quotes_public.jsonl", "seed": "seed_quotes.json"}
_ARTICLE = re.compile(r"^(?:l['’]|(?:les?|la|une?|des|du)\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A quotation as annotated, in our words; `parts` has one span a paragraph."""

    source: Span
    parts: tuple[Span, ...]
    closed: bool
    kind: str
    speaker: str | None
    cue: str | None
    content: str
    nested: frozenset[Span]
    incises: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Golden:
    """An annotated article; `strays` are marks that must be a caveat."""

    name: str
    text: str
    quotations: tuple[Annotated, ...]
    strays: frozenset[Span]


def golden(name: str) -> list[Golden]:
    """Read a set of annotated articles: "public" or "seed"."""
    text = (_TESTS / "golden" / _SETS[name]).read_text(encoding="utf-8")
    rows = [json.loads(text)] if _SETS[name].endswith(".json") else map(json.loads, _lines(text))
    return [_golden(row) for row in rows]


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if line.strip())


def _golden(row: dict[str, Any]) -> Golden:
    """Map a row to our words; a BOM is dropped, as it is before anything else."""
    shift = int(row["text"].startswith("\ufeff"))
    quotations = tuple(_annotated(item, shift) for item in row["quotations"])
    strays = frozenset(_span(item, shift) for item in row.get("stray", ()))
    return Golden(row["id"], row["text"][shift:], quotations, strays)


def _annotated(item: dict[str, Any], shift: int) -> Annotated:
    return Annotated(
        source=_span(item, shift),
        parts=tuple(_span(part, shift) for part in item.get("segments") or [item]),
        closed=item["closed"],
        kind=item["kind"],
        speaker=item["speaker"],
        cue=item["cue"],
        content=item["content"],
        nested=frozenset(_span(inner, shift) for inner in item["nested"]),
        incises=frozenset(_span(inner, shift) for inner in item.get("incises", ())),
    )


def _span(item: dict[str, Any], shift: int) -> Span:
    return Span(item["start"] - shift, item["end"] - shift)


def found_in(text: str) -> Found:
    """Find the quotations of a text, its paragraphs as the service takes them."""
    return find(segment.paragraphs(text, "paragraph"))


def same_words(one: str | None, other: str | None) -> bool:
    """Whether one name contains the other, whatever their case and articles."""
    if not one or not other:
        return False
    left, right = (_ARTICLE.sub("", name.lower()) for name in (one, other))
    return left in right or right in left


class Count(Counter[str]):
    """What was right, found and wanted, by measure."""

    def tally(self, measure: str, *, right: int, found: int, wanted: int) -> None:
        """Add to one measure."""
        self.update({f"{measure} right": right, f"{measure} found": found})
        self.update({f"{measure} wanted": wanted})

    def precision(self, measure: str) -> float:
        """Return right of found; 1 where nothing was found."""
        found = self[f"{measure} found"]
        return self[f"{measure} right"] / found if found else 1.0

    def recall(self, measure: str) -> float:
        """Return right of wanted; 1 where nothing was wanted."""
        wanted = self[f"{measure} wanted"]
        return self[f"{measure} right"] / wanted if wanted else 1.0


def measure(articles: Iterable[Golden], *, wrong: list[str] | None = None) -> Count:
    """Count what is right over articles; `wrong` collects a line for each difference."""
    count = Count()
    for article in articles:
        _measure(article, count, wrong if wrong is not None else [])
    return count


def _measure(article: Golden, count: Count, wrong: list[str]) -> None:
    found = found_in(article.text)
    ours = {part for q in found.quotations for part in q.parts}
    wanted = {part for q in article.quotations for part in q.parts}
    _spans(count, "spans", ours, wanted)
    strays = {c.source for c in found.caveats if c.code == "stray_mark" and c.source}
    _spans(count, "strays", strays, set(article.strays))
    wrong += [f"{article.name} spans: {s.of(article.text)[:60]!r}" for s in ours ^ wanted]
    wrong += [f"{article.name} strays: {s}" for s in strays ^ article.strays]
    by_start = {q.source.start: q for q in found.quotations}
    for annotated in article.quotations:
        quotation = by_start.get(annotated.source.start)
        if quotation:
            _compare(article, annotated, quotation, count, wrong)
        else:
            _miss(annotated, count)


def _miss(want: Annotated, count: Count) -> None:
    """Count all that a quotation not found would have had to say."""
    for name in ("closed", "kind", "content"):
        count.tally(name, right=0, found=0, wanted=1)
    for name in ("nested", "incises"):
        count.tally(name, right=0, found=0, wanted=len(getattr(want, name)))
    for name in ("speaker", "cue"):
        count.tally(name, right=0, found=0, wanted=bool(getattr(want, name)))


def _spans(count: Count, measure: str, ours: set[Span], wanted: set[Span]) -> None:
    count.tally(measure, right=len(ours & wanted), found=len(ours), wanted=len(wanted))


def _compare(
    article: Golden, want: Annotated, have: Quotation, count: Count, wrong: list[str]
) -> None:
    for name in ("closed", "kind", "content"):
        right = getattr(want, name) == getattr(have, name)
        count.tally(name, right=right, found=1, wanted=1)
        if not right:
            wrong.append(_difference(article, name, want, have))
    for name in ("nested", "incises"):
        _spans(count, name, set(getattr(have, name)), set(getattr(want, name)))
        if set(getattr(have, name)) != getattr(want, name):
            wrong.append(_difference(article, name, want, have))
    for name in ("speaker", "cue"):
        ours, theirs = getattr(have, name), getattr(want, name)
        right = same_words(ours, theirs)
        count.tally(name, right=right, found=bool(ours), wanted=bool(theirs))
        if not right and (ours or theirs):
            wrong.append(_difference(article, name, want, have))


def _difference(article: Golden, name: str, want: Annotated, have: Quotation) -> str:
    words = have.source.of(article.text)[:40]
    return f"{article.name} {name}: {getattr(have, name)!r} for {getattr(want, name)!r}: {words!r}"


def report(count: Count) -> dict[str, float]:
    """Return the figures by name, those that a floor may be set for."""
    measures = (
        "spans",
        "strays",
        "closed",
        "content",
        "nested",
        "incises",
        "kind",
        "speaker",
        "cue",
    )
    figures = {f"{name}_precision": count.precision(name) for name in measures}
    return figures | {f"{name}_recall": count.recall(name) for name in measures}


def main(arguments: list[str]) -> int:
    """Print the figures of each set; return 1 where one lies below its floor."""
    missed = 0
    for name in _SETS:
        wrong: list[str] = []
        figures = report(measure(golden(name), wrong=wrong))
        missed += floors.below(name, figures, "quotations", name)
        if "--wrong" in arguments:
            print("\n".join(wrong))
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
