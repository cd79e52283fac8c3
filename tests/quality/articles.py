"""Articles to try the service with, golden and made ones, and what to ask about each.

The same number gives the same articles; a longer list begins with the shorter one.
"""

import json
import re
import textwrap
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count, cycle, islice, pairwise
from pathlib import Path
from random import Random
from typing import Any

from tests.grammar import MARKS, STOPS, WHOLE, WORDS

_GOLDEN = Path(__file__).parents[1] / "golden"
_PLAN = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_SLOT = re.compile(r"{(\w+)(?:\*(\d+))?}")
_BREAKS = re.compile("[⏐┆∙]")  # where golden/segments.jsonl says that segments begin
_BITS = 40  # in an article of bits
_GOLDEN_EVERY = 4  # articles: one of four is golden until all have been
_FORMS: Mapping[str, Callable[[str], str]] = {
    "wrapped": lambda text: "\n\n".join(textwrap.fill(p, 62) for p in text.split("\n\n")),
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
}


@dataclass(frozen=True, slots=True)
class Article:
    """A text in French, or a page in HTML."""

    name: str
    text: str
    is_page: bool = False


def articles(number: int) -> list[Article]:
    """Return so many articles: golden ones among made ones of every kind, in turn."""
    return list(islice(_mixed(_golden(), _made()), number))


def _mixed(golden: Iterator[Article], made: Iterator[Article]) -> Iterator[Article]:
    for number in count():
        found = next(golden, None) if number % _GOLDEN_EVERY == 0 else None
        yield found or next(made)


def _golden() -> Iterator[Article]:
    """Yield the sample article, then the annotated articles and the pages, shuffled."""
    yield Article("golden sample", (_GOLDEN / "article.txt").read_text("utf-8"))
    rest = [Article(f"golden {row['id']}", row["text"]) for row in _rows("quotes_public")]
    rest += [Article(f"golden page: {row['name']}", row["html"], True) for row in _rows("html")]
    Random("golden").shuffle(rest)  # noqa: S311
    yield from rest


def _made() -> Iterator[Article]:
    """Yield an article of each kind, then another of each, without end."""
    parts = _parts(Random("parts"))  # noqa: S311
    for number, (kind, template) in enumerate(cycle(_PLAN["kinds"].items()), 1):
        page = kind.startswith("page")
        text = _filled(template, parts, escape if page else str)
        yield Article(f"made {number} {kind}", _FORMS.get(kind, str)(text), page)


def _filled(template: str, parts: Mapping[str, Iterator[str]], form: Callable[[str], str]) -> str:
    """Fill each slot with the next part of its list, or so many as paragraphs."""

    def fill(slot: re.Match[str]) -> str:
        return form("\n\n".join(islice(parts[slot[1]], int(slot[2] or 1))))

    return _SLOT.sub(fill, template)


def _parts(chance: Random) -> dict[str, Iterator[str]]:
    """Return endless parts of each list: all of it in a drawn order, and again."""
    lists: dict[str, Sequence[str]] = {
        **_PLAN["parts"],
        "row": [row["text"] for row in _rows("quotations")],
        "plain": [_BREAKS.sub("", row["marked"]) for row in _rows("segments")],
        "story": WHOLE + WORDS,
        "bits": [_bits(chance) for _ in range(_BITS)],
    }
    return {name: cycle(chance.sample(parts, len(parts))) for name, parts in lists.items()}


def _bits(chance: Random) -> str:
    return " ".join(chance.choice(chance.choice((WORDS, MARKS, STOPS))) for _ in range(_BITS))


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (_GOLDEN / f"{name}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


# --- questions -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Question:
    """A request: a body to POST, or a GET where there is none; `about` names what it is about."""

    about: str
    endpoint: str
    body: Mapping[str, Any] | None = None


def questions(given: Sequence[Article]) -> Iterator[Question]:
    """Yield what to ask about each article, then about each two texts that follow one another."""
    for article in given:
        yield from _about_page(article) if article.is_page else _about_text(article)
    for pair in pairwise(article for article in given if not article.is_page):
        posts = [{"id": a.name, "title": a.text.strip()[:60], "text": a.text} for a in pair]
        yield Question(f"{pair[0].name} and {pair[1].name}", "/summarise", {"articles": posts})


def _about_page(page: Article) -> Iterator[Question]:
    text = {"text": page.text, "format": "html"}
    yield Question(page.name, "/translate", text)
    yield Question(page.name, "/translate", text | _drawn(page, "page"))


def _about_text(article: Article) -> Iterator[Question]:
    """Yield questions with the default options first, then with drawn ones."""
    text = {"text": article.text}
    length = _drawn(article, "length")["length"]
    yield Question(article.name, "/translate", text)
    yield Question(article.name, "/summarise", text)
    yield Question(article.name, "/quotations", text)
    yield Question(article.name, "/detect", text)
    yield Question(article.name, "/translate", {"q": article.text})
    yield Question(article.name, "/translate", text | {"stream": True})
    yield Question(article.name, "/translate", text | _drawn(article, "translate"))
    yield Question(article.name, "/summarise", text | length | _drawn(article, "summarise"))


def _drawn(article: Article, options: str) -> dict[str, Any]:
    """Draw a value of each option of a list; an article always gets the same ones."""
    chance = Random(f"{article.name} {options}")  # noqa: S311 - no secret
    return {name: chance.choice(values) for name, values in _PLAN["options"][options].items()}
