"""The memory file that training writes is the one that the service reads."""

import sqlite3
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from training import hinting
from training import memory as training_memory

from service.adapters.package_files.phrase_memory import SqlitePhraseMemory
from service.translation.preparation.hints import Entry, Filed

CRANE = Entry(("grue",), (("crane", 9), ("hoist", 3)), 80)
CUSTODY = Entry(("garde", "à", "vue"), (("custody", 12), ("police custody", 8)), 60)
FREQUENCY = {"grue": 20, "garde": 6000, "à": 900000, "vue": 5000}


def whole(found: Mapping[str, Sequence[Filed]]) -> dict[str, tuple[Entry, ...]]:
    """Return what was found as entries."""
    return {
        word: tuple(Entry(one.words, one.renderings, one.need) for one in filed)
        for word, filed in found.items()
    }


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Write a memory of two entries."""
    path = tmp_path / "memory.sqlite"
    training_memory.write([CRANE, CUSTODY], FREQUENCY, path)
    return path


def test_entries_are_filed_under_their_rarest_word(kept: Path) -> None:
    """And words without entries are left out."""
    memory = SqlitePhraseMemory(kept)
    for _ in range(2):  # from the file, then as it was kept
        found = whole(memory.look_up({"grue", "vue", "garde", "maison"}))
        assert found == {"grue": (CRANE,), "vue": (CUSTODY,)}


def test_training_and_service_read_the_same(kept: Path) -> None:
    """One format."""
    found = whole(SqlitePhraseMemory(kept).look_up({"grue", "vue"}))

    assert found == hinting.read_memory(kept)


def test_any_number_of_words_can_be_asked_for(kept: Path) -> None:
    """A long article has thousands."""
    words = {f"mot{number}" for number in range(5000)} | {"grue"}

    assert whole(SqlitePhraseMemory(kept).look_up(words)) == {"grue": (CRANE,)}
    assert SqlitePhraseMemory(kept).look_up(()) == {}


def test_threads_may_share_one(kept: Path) -> None:
    """The service translates in several."""
    memory = SqlitePhraseMemory(kept)
    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.append(whole(memory.look_up({"grue"}))))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [{"grue": (CRANE,)}] * 8


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    """When it is opened, not when it is asked."""
    path = tmp_path / "memory.sqlite"
    path.write_text("no database")

    with pytest.raises(sqlite3.DatabaseError):
        SqlitePhraseMemory(path)
