"""A search writes the pieces of English words, and those of the string that is asked."""

from pathlib import Path

import pytest
import sentencepiece

from service.adapters import ctranslate, model_packages
from service.adapters.package_files.output_vocabulary import vocabulary_map
from service.translation.preparation import hints

PIECES = ["▁the", "▁dans", "dans", "ée", "▁É", "É", "<q1>", "<0xE2>", "7", "▁«", "▁", "s"]


@pytest.fixture(scope="module")
def lines(state: Path) -> dict[str, list[str]]:
    """Return the map of the bundled package: what may be written by each piece of the source."""
    package = model_packages.current(state, None)
    pieces = sentencepiece.SentencePieceProcessor(
        model_file=str(package.path / "sentencepiece.model")
    )
    text = ctranslate._english_only(pieces, ctranslate._english_words(package))
    cut = (line.split("\t") for line in text.splitlines())
    return {source: written.split(" ") for source, written in cut}


def test_pieces_of_no_english_word_need_a_source() -> None:
    """Single letters, numbers, marks, masks and bytes need none."""
    always, *by_source = vocabulary_map(PIECES, {"▁the"}).splitlines()

    assert sorted(always.strip().split(" ")) == sorted({*PIECES} - {"▁dans", "dans", "ée"})
    assert by_source == ["▁dans\tdans ▁dans", "dans\tdans ▁dans", "ée\tée"]


def test_english_can_be_written_whatever_is_asked(lines: dict[str, list[str]]) -> None:
    """Five pieces in seven; a word of French grammar is none of them."""
    assert {"▁the", "▁government", "▁Moreover", "ing", ".", '▁"', "<q9>"} <= {*lines[""]}
    assert not {"▁dans", "▁avec", "▁gouvernement", "▁être"} & {*lines[""]}
    assert 0.6 < len(lines[""]) / (len(lines[""]) + len(lines)) < 0.8


def test_what_the_article_has_can_be_written(lines: dict[str, list[str]]) -> None:
    """A piece that is in no English word by itself: names are made of such."""
    assert all(source in written for source, written in lines.items() if source)


def test_the_marks_of_hints_cannot_be_written(lines: dict[str, list[str]]) -> None:
    """Neither always, nor because the string that is asked has them, as most have."""
    written = {piece for pieces in lines.values() for piece in pieces}

    assert not {hints.OPEN, hints.CLOSE} & {*written, *lines}
