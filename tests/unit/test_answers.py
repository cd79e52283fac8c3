"""The comparison of two checkouts: what counts as a difference, and that all kinds are asked."""

import argparse
import json
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.quality import answers
from tests.quality.answers import Compared, Difference, differences
from tests.quality.articles import Question, articles, questions
from tests.quality.checkouts import NotComparedError, Service

TESTS = Path(__file__).parents[1]
KINDS = tomllib.loads((TESTS / "quality" / "articles.toml").read_text("utf-8"))["kinds"]
ENDPOINTS = {"/translate", "/summarise", "/quotations", "/detect"}
ANSWER: dict[str, Any] = {
    "status": 200,
    "body": {
        "segments": [{"id": "s1", "target": [{"start": 0, "end": 9}]}, {"id": "s2"}],
        "caveats": [{"code": "unclosed", "message": "It is never closed.", "source": None}],
        "signature": {"service": "0.1.0", "model": {"version": "1.4"}},
        "confidence": 100,
    },
}
REFUSAL = {"body": {"error": {"code": "busy", "message": "Wait.", "request_id": "a1"}}}


def changed(answer: dict[str, Any], keys: str, value: Any) -> dict[str, Any]:
    """Return a copy in which another value stands at keys such as "body segments 0 id"."""
    copy = deepcopy(answer)
    *way, last = (int(key) if key.isdigit() else key for key in keys.split())
    inner: Any = copy
    for key in way:
        inner = inner[key]
    inner[last] = value
    return copy


def paths(base: Any, present: Any, *, strict: bool = False) -> list[str]:
    """Return the paths of all differences."""
    return [difference.path for difference in differences(base, present, strict=strict)]


def test_equal_answers_have_no_difference() -> None:
    """Whatever the order of their keys."""
    turned = {"body": ANSWER["body"], "status": 200}

    assert not paths(ANSWER, turned, strict=True)


@pytest.mark.parametrize(
    ("keys", "value", "path"),
    [
        ("status", 422, ".status"),
        ("body segments 0 target 0 end", 8, ".body.segments[0].target[0].end"),
        ("body segments 1 id", "s3", ".body.segments[1].id"),
        ("body segments 1", None, ".body.segments[1]"),
        ("body segments 1 note", None, ".body.segments[1].note"),
        ("body segments", [], ".body.segments[0]"),
        ("body segments", [*ANSWER["body"]["segments"], None], ".body.segments[2]"),
        ("body caveats 0 code", "stray_mark", ".body.caveats[0].code"),
        ("body caveats 0 source", {"start": 0}, ".body.caveats[0].source"),
        ("body signature model version", "1.5", ".body.signature.model.version"),
        ("body confidence", 100.0, ".body.confidence"),
        ("body confidence", True, ".body.confidence"),
        ("body", "Bad Gateway", ".body"),
    ],
)
def test_a_difference_has_its_path(keys: str, value: object, path: str) -> None:
    """A value, its type, one that is absent, at any depth; on either side."""
    other = changed(ANSWER, keys, value)

    assert paths(ANSWER, other)[0] == path
    assert paths(other, ANSWER)[0] == path


def test_each_difference_is_found_with_both_values() -> None:
    """Not the first alone."""
    other = changed(changed(ANSWER, "status", 422), "body segments 0 id", "s9")

    assert list(differences(ANSWER, other)) == [
        Difference(".body.segments[0].id", "s1", "s9"),
        Difference(".status", 200, 422),
    ]


def test_request_ids_and_the_version_of_the_service_are_left_out() -> None:
    """They differ between any two answers, or any two releases."""
    assert not paths(REFUSAL, changed(REFUSAL, "body error request_id", "b2"), strict=True)
    assert not paths(ANSWER, changed(ANSWER, "body signature service", "0.2.0"), strict=True)


@pytest.mark.parametrize(
    ("base", "keys"),
    [
        (ANSWER, "body caveats 0 message"),
        (REFUSAL, "body error message"),
        ({"body": {"error": "Wait."}}, "body error"),
    ],
)
def test_the_wording_of_a_message_counts_where_asked(base: dict[str, Any], keys: str) -> None:
    """Its absence counts always."""
    other = changed(base, keys, "Other words.")

    assert not paths(base, other)
    assert len(paths(base, other, strict=True)) == 1
    assert len(paths(base, changed(base, keys, None))) == 1


def test_long_values_are_shown_from_where_they_differ() -> None:
    """An article's text would fill the screen."""
    shown = str(Difference(".text", "a" * 500 + " une digue", "a" * 500 + " un mur"))

    assert "aaa une digue'\n" in shown
    assert shown.endswith("aaa un mur'")
    assert len(shown) < 250


def run(monkeypatch: pytest.MonkeyPatch, *found: Compared, failing: bool = False) -> int:
    """Run the command on what two services are made to answer; return its exit code."""

    def compared(_asked: argparse.Namespace) -> Iterator[Compared]:
        yield from found
        if failing:
            raise NotComparedError("no such commit")

    monkeypatch.setattr(answers, "compared", compared)
    return answers.main(["HEAD", "--articles", "7"])


def test_the_command_counts_and_shows_what_differs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three differences of an answer, ten in all."""
    many = tuple(Difference(f".x[{at}]", at, -1) for at in range(9))
    same = Compared("pub-01", "/detect", 200, ())

    assert run(monkeypatch, same, *[Compared("pub-02", "/translate", 422, many)] * 5) == 1
    printed = capsys.readouterr().out
    assert printed.count("pub-02, /translate: .x[") == 10
    assert printed.count("pub-02, /translate: .x[2]\n    base    2\n    present -1\n") == 3
    assert printed.endswith(
        "Answers: 1 with status 200, 5 with status 422.\n7 articles, 6 answers, 5 differ\n"
    )


def test_exit_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """All equal, some different, not to be compared."""
    same = Compared("pub-01", "/detect", 200, ())
    other = Compared("pub-01", "/detect", 200, (Difference(".status", 200, 422),))

    assert run(monkeypatch, same) == 0
    assert run(monkeypatch, same, other) == 1
    assert run(monkeypatch, same, failing=True) == 2


def test_events_are_compared_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the comments that come with time; a line separator does not end a line."""
    text = (
        ': still at work\n\nevent: start\ndata: {"total": 2}\n\nevent: done\ndata: "a\u2028b"\n\n'
    )
    monkeypatch.setattr(Service, "_answer", lambda *_: (200, text))

    answer = Service(1).ask(Question("pub-01", "/translate", {}))
    assert answer == {"status": 200, "body": ["start", {"total": 2}, "done", "a\u2028b"]}


# --- articles ------------------------------------------------------------------------------------


def rows_of(name: str) -> list[dict[str, Any]]:
    """Read a golden table."""
    lines = (TESTS / "golden" / name).read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def test_articles_are_the_same_each_time() -> None:
    """And a longer list begins with the shorter one; so are the questions."""
    assert articles(200)[:60] == articles(60)
    assert list(questions(articles(60))) == list(questions(articles(60)))
    assert len({article.name for article in articles(200)}) == 200


def test_two_hundred_articles_are_of_all_kinds() -> None:
    """Every golden article, page and row, and four of each made kind."""
    found = articles(200)
    golden = [article for article in found if article.name.startswith("golden")]
    kinds = {" ".join(a.name.split()[2:]) for a in found if a not in golden}
    texts = "\n".join(article.text for article in found)
    rows = [row["text"] for row in rows_of("quotations.jsonl")]

    assert len(golden) == 1 + len(rows_of("quotes_public.jsonl")) + len(rows_of("html.jsonl"))
    assert kinds == KINDS.keys()
    assert sum(row in texts for row in rows) > 0.95 * len(rows)
    assert not [a.name for a in found if "{" in a.text and "}" in a.text and not a.is_page]
    assert {q.endpoint for q in questions(found)} == ENDPOINTS
