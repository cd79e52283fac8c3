"""The sample article and the README's samples, with the bundled model package and all engines."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from service import pipeline
from service.adapters.cache import ArticleMemory
from service.app import open_engines
from service.article import Length, Method, Options, QuotesMode
from service.settings import Settings
from service.web.api.responses import json_of

GOLDEN = Path(__file__).parents[1] / "golden"
ARTICLE = (GOLDEN / "article.txt").read_bytes().decode()
EXPECTED = json.loads((GOLDEN / "seed_quotes.json").read_text("utf-8"))["quotations"]
README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
MODES: tuple[QuotesMode, ...] = get_args(QuotesMode)


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Engines:
    """Open the engines as the service does, in a state folder of their own."""
    state = tmp_path_factory.mktemp("state")
    return open_engines(Settings.from_env({"VERBATIM_STATE_DIR": str(state)}))


def answered(
    engines: pipeline.Engines, text: str, task: pipeline.Task, options: Options
) -> dict[str, Any]:
    """Return the JSON of an answer, read again."""
    found: dict[str, Any] = json.loads(
        json.dumps(json_of(task)(pipeline.run(text, task, options, engines)))
    )
    return found


@cache
def answer(
    engines: pipeline.Engines, mode: QuotesMode, task: pipeline.Task = "translate"
) -> dict[str, Any]:
    """Send the sample article through the pipeline."""
    options = Options(quotes=mode, length=Length(sentences=5))
    return answered(engines, ARTICLE, task, options)


def spans(record: dict[str, Any]) -> list[tuple[int, int]]:
    """Return the start and end of each part of a gold quotation."""
    return [(part["start"], part["end"]) for part in record.get("segments") or [record]]


def narration(record: dict[str, Any]) -> Iterator[str]:
    """Yield the English outside kept originals."""
    for segment in record["segments"]:
        yield from (t["text"] for t in segment["target"] if t["role"] != "original")


@pytest.mark.parametrize("mode", MODES)
def test_every_part_is_found_and_kept(engines: pipeline.Engines, mode: QuotesMode) -> None:
    """The gold's parts are ours, and stand in the result word for word wherever originals do."""
    found = answer(engines, mode)
    parts = [part for quotation in found["quotations"] for part in quotation["parts"]]

    assert [s for gold in EXPECTED for s in spans(gold)] == [
        (part["source"]["start"], part["source"]["end"]) for part in parts
    ]
    for part in parts:
        assert part["source"]["text"] == ARTICLE[part["source"]["start"] : part["source"]["end"]]
        target = part["target"]
        assert target["text"] == found["translatedText"][target["start"] : target["end"]]
        if mode != "translated":
            assert target["text"] == part["source"]["text"]
    wanted = None if mode == "translated" else True
    assert {wanted} == {quotation["verbatim"] for quotation in found["quotations"]}


@pytest.mark.parametrize("mode", MODES)
def test_structure_and_terms(engines: pipeline.Engines, mode: QuotesMode) -> None:
    """Twenty paragraphs and 21 segments; no French acronym is left in the English."""
    found = answer(engines, mode)

    assert len(ARTICLE.split("\n")) == len(found["translatedText"].split("\n")) == 20
    assert len(found["segments"]) == 21
    assert not [text for text in narration(found) if re.search(r"\bOTAN\b", text)]
    assert {"language": "fr"}.items() <= found["detectedLanguage"].items()


def test_glosses_stand_in_brackets_behind_their_originals(engines: pipeline.Engines) -> None:
    """Each part is followed by its English, in square brackets and English marks."""
    found = answer(engines, "bilingual")

    for quotation in found["quotations"]:
        for part in quotation["parts"]:
            assert re.fullmatch(r"\[“.+”\]", part["gloss"]["text"], re.DOTALL)
            assert part["target"]["end"] + 1 == part["gloss"]["start"]


@pytest.mark.parametrize("mode", MODES)
def test_translated_marks_balance(engines: pipeline.Engines, mode: QuotesMode) -> None:
    """Outside kept originals English marks come in pairs."""
    text = "".join(narration(answer(engines, mode)))

    assert text.count("“") == text.count("”")
    assert not re.search(r"[«»„\"]", text)


@pytest.mark.parametrize("mode", MODES)
def test_summaries_hold_quotations_whole(engines: pipeline.Engines, mode: QuotesMode) -> None:
    """Whatever the method: they are translated once, and each ranks that."""
    remembering = replace(engines, memory=ArticleMemory())
    for method in get_args(Method):
        options = Options(quotes=mode, length=Length(sentences=6), method=method)
        check_summary(answered(remembering, ARTICLE, "summarise", options), mode)


def check_summary(found: dict[str, Any], mode: QuotesMode) -> None:
    """Hold a summary to it: each quotation with all its parts or not at all, no teaser line."""
    assert len(found["sentences"]) == 6
    for sentence in found["sentences"]:
        assert "Lire d'autres" not in ARTICLE[sentence["source"]["start"] :][:20]
        for quotation in found["quotations"]:
            place = quotation["in_summary"]
            assert (quotation["id"] in sentence["quotations"]) <= (place is not None)
    for quotation in found["quotations"]:
        if (place := quotation["in_summary"]) and mode == "original":
            assert quotation["text"] == found["summary"][place["start"] : place["end"]]


def test_the_same_words_twice_and_a_no_break_space(engines: pipeline.Engines) -> None:
    """Two quotations of the same words are two, and a no-break space inside « » comes back."""
    text = "Il veut «\u00a0un gilet\u00a0». Elle veut «\u202fun gilet\u202f», dit-il : un gilet."
    found = answered(engines, text, "translate", Options(source="fr"))

    assert [q["parts"][0]["target"]["text"] for q in found["quotations"]] == [
        "«\u00a0un gilet\u00a0»",
        "«\u202fun gilet\u202f»",
    ]
    assert all(q["verbatim"] for q in found["quotations"])


def test_the_result_is_the_same_each_time(engines: pipeline.Engines) -> None:
    """Nothing is left to chance: two runs agree in every character."""
    first = answer(engines, "bilingual", "summarise")
    answer.cache_clear()

    assert first == answer(engines, "bilingual", "summarise")


@pytest.mark.parametrize("command", [r'echo "(.+?)" \|', r'"text": "(.+?)"\}'])
def test_the_readme_shows_what_is_answered(engines: pipeline.Engines, command: str) -> None:
    """Each of its sample texts stands there with the translation that the bundled package makes."""
    found = re.search(command, README)
    assert found
    translation = pipeline.run(found[1], "translate", Options(), engines).text

    assert translation in re.sub(r"\s+(?:> )?", " ", README)
