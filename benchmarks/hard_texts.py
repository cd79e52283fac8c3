"""Texts on which finding quotations and speakers might take more than linear time, and their cost.

Each maker returns a text of about so many characters. None is news: somebody posts such a text to
stop the service, or a file was read badly.
"""

import gc
import time
from collections.abc import Callable, Mapping
from itertools import cycle, islice, product
from typing import Any

from service import app
from service.quotations import extraction
from service.text import segment

SIZES = 50_000, 100_000, 200_000  # characters; the last is the most that a request may have


def _times(text: str) -> Callable[[int], str]:
    """Return a maker of a text that repeats itself."""
    return lambda size: text * (size // len(text))


def _around(before: str, text: str, after: str) -> Callable[[int], str]:
    """Return a maker of a repeated text between two marks."""
    return lambda size: before + text * (size // len(text)) + after


def _names(size: int) -> str:
    """Return quotations of so many speakers, nearly all of different names."""
    first = cycle("Jean Marie Paul Anne Luc Julie Marc Claire Pierre Louise".split())
    parts = "Ba Ca Da Fa Ga Ha Ja Ka La Ma Na Pa".split(), "rtin bert nard lard mond gnon".split()
    last = ("".join(part).capitalize() for part in product(*parts, *parts))
    pairs = zip(first, last, strict=False)
    lines = (f"{a} {b}, maire de {b}, est là. « Oui », dit-il. " for a, b in pairs)
    return "".join(islice(lines, size // 48))


TEXTS: Mapping[str, Callable[[int], str]] = {
    "`« Oui », a-t-il dit. `": _times("« Oui », a-t-il dit. "),
    "the same, a line each": _times("« Oui », a-t-il dit.\n"),
    "`«a`": _times("«a"),
    '`"a" `': _times('"a" '),
    "`l'a 'ab' `": _times("l'a 'ab' "),
    "marks in marks in marks": _times("« a “b ‘c’ d” e » "),
    "marks that open, then as many that close": lambda size: (
        "« a " * (size // 6) + " »" * (size // 6)
    ),
    "different names": _names,
    "one name, then names": _times("Jean Martin, "),
    "one quotation": _around("Le maire a dit : « ", "Le maire est là. ", "»"),
    "one quotation full of incises": _around("« ", "Oui, dit le maire, non. ", "»"),
    "one quotation full of quotations": _around("« ", "Le “maire” est là, dit-il. ", "»"),
    "one quotation of many parts": _around("", "« Le maire est là.\n", "»"),
    "no punctuation": _times("le maire a dit que "),
    "no punctuation but marks": _times("le maire a dit « oui » "),
    "a pronoun for nobody": _times("Il a dit : « a » "),
    "a long one, then short ones": lambda size: (
        "« " + "Le maire est là. " * (size // 34) + "»\n" + "« Oui », a-t-il dit. " * (size // 42)
    ),
    "two names, then pronouns": lambda size: (
        "Jean Roux parle. Paul Rey crie.\n" + "« Oui », a-t-il dit. " * (size // 21)
    ),
    "pronouns for the last named": _times("« Oui », a dit ce dernier. "),
    "adverbials without a comma": lambda size: "En mai il dort. " * (size // 16) + "« A », dit-il.",
    "turns of a dialogue": _times("— Oui, dit-il.\n"),
}


def measure() -> list[dict[str, Any]]:
    """Return the CPU-seconds that the quotations of each text take, at each size, as served."""
    gc.freeze()
    gc.set_threshold(app.GC_THRESHOLD)
    rows = []
    for name, text in TEXTS.items():
        row: dict[str, Any] = {"text": name}
        for size in SIZES:
            article = segment.paragraphs(text(size), "auto")
            start = time.process_time()
            found = extraction.find(article)
            row[f"{size:,} characters"] = time.process_time() - start
        rows.append(row | {"quotations": len(found.quotations)})
    return rows
