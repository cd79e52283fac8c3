"""Compare the answers of two checkouts of the service, to show that a change of code changes none.

python -m tests.quality.answers BASE [--articles 200] [--package FILE]

BASE is a commit, or the folder of another checkout.  Exit codes: 0 all answers are equal; 1 some
differ; 2 they could not be compared.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import takewhile, zip_longest
from pathlib import Path
from typing import Any

from tests.quality.articles import Question, articles, questions
from tests.quality.checkouts import (
    ROOT,
    NotComparedError,
    bundled_package,
    checkout,
    help_texts,
    served,
)

_LEFT_OUT = re.compile(r".*(?:\.error\.request_id|\.signature\.service|\.info\.version)")
_MESSAGE = re.compile(r".*\.(?:message|error)")
_BEFORE, _WIDTH = 20, 76  # characters shown of a value, before the first that differs and in all
_OF_ONE = 3  # differences printed of one answer: where a text differs, all offsets after it do
_FAILURES = {429, *range(500, 600)}  # statuses that say nothing of the code where both have them
_DOCUMENTS = ("/openapi.json", "/languages", "/frontend/settings")


class _Absent:
    """What stands for a value that one side does not have: null is a value."""

    def __repr__(self) -> str:
        return "(absent)"


_ABSENT = _Absent()


@dataclass(frozen=True, slots=True)
class Difference:
    """Two values at one path of two JSON documents, such as `.body.segments[0].id`."""

    path: str
    base: Any
    present: Any

    def __str__(self) -> str:
        """Write the path and both values, long ones cut to where they differ."""
        both = repr(self.base), repr(self.present)
        start = max(0, _alike(*both) - _BEFORE) if max(map(len, both)) > _WIDTH else 0
        base, present = (text[start : start + _WIDTH] for text in both)
        return f"{self.path}\n    base    {base}\n    present {present}"


def _alike(one: str, other: str) -> int:
    """Count the characters with which both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@dataclass(frozen=True, slots=True)
class Compared:
    """How the answers to one question compare."""

    about: str
    endpoint: str
    status: int
    differences: tuple[Difference, ...]


def differences(
    base: Any, present: Any, *, strict: bool = False, path: str = ""
) -> Iterator[Difference]:
    """Yield where two JSON values differ, in the order of their keys.

    Request ids and the version of the service are left out.  Two messages may differ in wording
    unless `strict`; a message that only one side has is a difference in any case.
    """
    if _LEFT_OUT.fullmatch(path) or (not strict and _are_messages(base, present, path)):
        return
    if isinstance(base, dict) and isinstance(present, dict):
        for key in sorted(base.keys() | present.keys()):
            inner = base.get(key, _ABSENT), present.get(key, _ABSENT)
            yield from differences(*inner, strict=strict, path=f"{path}.{key}")
    elif isinstance(base, list) and isinstance(present, list):
        for at, inner in enumerate(zip_longest(base, present, fillvalue=_ABSENT)):
            yield from differences(*inner, strict=strict, path=f"{path}[{at}]")
    elif type(base) is not type(present) or base != present:
        yield Difference(path, base, present)


def _are_messages(base: Any, present: Any, path: str) -> bool:
    return isinstance(base, str) and isinstance(present, str) and bool(_MESSAGE.fullmatch(path))


def compared(asked: argparse.Namespace) -> Iterator[Compared]:
    """Yield how the answers of both checkouts compare, one question after another.

    Raises NotComparedError where a checkout or an answer cannot be had, or both services fail.
    """
    with ExitStack() as stack:
        folders = [stack.enter_context(checkout(asked.base)), ROOT]
        if asked.documents:
            helps = [help_texts(folder) for folder in folders]
            yield Compared("command line", "--help", 0, tuple(differences(*helps)))
        services = [stack.enter_context(served(folder, asked.package)) for folder in folders]
        about_all = [Question("document", path) for path in _DOCUMENTS if asked.documents]
        for question in [*about_all, *questions(articles(asked.articles))]:
            base, present = (service.ask(question) for service in services)
            found = tuple(differences(base, present, strict=asked.strict_messages))
            if not found and base["status"] in _FAILURES:
                raise NotComparedError(f"{question.about}, {question.endpoint}: both say {base}")
            yield Compared(question.about, question.endpoint, base["status"], found)


def reported(all_compared: Iterable[Compared], shown: int) -> Counter[str]:
    """Print the first differences; count answers, those that differ, and those of each status."""
    count: Counter[str] = Counter()
    for one in all_compared:
        for difference in one.differences[: min(_OF_ONE, shown - count["shown"])]:
            print(f"{one.about}, {one.endpoint}: {difference}", flush=True)
            count["shown"] += 1
        count.update({"answers": 1, f"status {one.status}": 1, "differ": bool(one.differences)})
    return count


def parser() -> argparse.ArgumentParser:
    """Return the command line."""
    words = argparse.ArgumentParser(
        prog="python -m tests.quality.answers",
        description="Compare the answers of two checkouts of the service.",
    )
    words.add_argument("base", metavar="BASE", help="commit, or folder of another checkout")
    words.add_argument("--articles", type=int, default=200, metavar="N", help="how many (200)")
    words.add_argument(
        "--package",
        type=Path,
        default=bundled_package(),
        metavar="FILE",
        help="model package of both (the one bundled here)",
    )
    words.add_argument(
        "--strict-messages", action="store_true", help="the wording of messages counts too"
    )
    words.add_argument(
        "--documents",
        action="store_true",
        help=f"compare {', '.join(_DOCUMENTS)} and every --help too, wording and all",
    )
    words.add_argument(
        "--shown", type=int, default=10, metavar="N", help="how many differences to print (10)"
    )
    return words


def main(arguments: Sequence[str]) -> int:
    """Print differences and a closing line; return the exit code."""
    asked = parser().parse_args(arguments)
    try:
        count = reported(compared(asked), asked.shown)
    except NotComparedError as error:
        print(f"Not compared: {error}", file=sys.stderr)
        return 2
    by_status = (f"{count[name]} with {name}" for name in sorted(count) if name[:6] == "status")
    print(f"Answers: {', '.join(by_status)}.")
    print(f"{asked.articles} articles, {count['answers']} answers, {count['differ']} differ")
    return int(count["differ"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
