"""The cache gives what the engine would, asks it once, keeps its bound, and is never in the way."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.adapters.cache import (
    ArticleMemory,
    CachedTranslator,
    FileStore,
    MemoryStore,
    Store,
    open_cached,
    open_memory,
)
from service.article import (
    Evidence,
    Hypothesis,
    LostWord,
    Segment,
    SegmentTranslation,
    Signature,
    Span,
    Translation,
)
from service.errors import SettingsError
from tests.fakes import FakeTranslator


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Return each kind of store in turn, empty."""
    return MemoryStore() if request.param == "memory" else FileStore(tmp_path / "cache")


def test_what_was_asked_before_is_not_asked_again(store: Store) -> None:
    """One changed sentence costs one sentence; order is that of the request."""
    engine = FakeTranslator()
    cached = CachedTranslator(engine, store)
    first = cached.translate(["le maire", "la paix", "le maire"])
    second = cached.translate(["la guerre", "la paix", "le maire"])

    assert engine.asked == ["le maire", "la paix", "la guerre"]
    assert [h.text for h in first] == ["the mayor", "the peace", "the mayor"]
    assert [h.text for h in second] == ["the war", "the peace", "the mayor"]


def test_a_quick_search_has_answers_of_its_own(store: Store) -> None:
    """They are kept too."""
    engine = FakeTranslator()
    cached = CachedTranslator(engine, store)
    cached.translate(["le maire"])
    again = [cached.translate_again(["le maire"]) for _ in range(2)]

    assert engine.asked == ["le maire", "le maire"]
    assert [h.text for found in again for h in found] == ["the mayor"] * 2


@given(st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=4))
def test_answers_are_the_engines(requests: list[list[str]]) -> None:
    """Whatever is asked in whatever order, lone surrogates too."""
    cached = CachedTranslator(FakeTranslator(), MemoryStore(2_000))
    for request in requests:
        assert cached.translate(request) == FakeTranslator().translate(request)


def test_another_model_or_setting_has_answers_of_its_own(store: Store) -> None:
    """The signature is part of the key."""
    first, second = FakeTranslator(), FakeTranslator(spoil=str.upper)
    second.signature = Signature("0.1.0", "fake-fr_en", "1.0", "0" * 64, {"beam": 2})

    assert CachedTranslator(first, store).translate(["le"])[0].text == "the"
    assert CachedTranslator(second, store).translate(["le"])[0].text == "THE"


def test_that_an_output_was_cut_or_unsure_is_remembered(store: Store) -> None:
    """It becomes a caveat each time."""
    lost = (LostWord("fou", ("mad", "crazy"), settled=True),)
    evidence = Evidence(-7.25, 6, missing=1, hints=2, opposed=(("déni", "denial"),), lost=lost)
    found = {
        b"k": Hypothesis("x", truncated=True),
        b"l": Hypothesis("x", renderings=(("vœu", "motion"),), evidence=evidence),
    }
    store.put(found)

    assert store.get([b"k", b"l", b"other"]) == found


def test_memory_stays_within_its_bound() -> None:
    """The longest unused leaves first; what is larger than the store is not kept."""
    store = MemoryStore(1_000)
    store.put({bytes([i]): Hypothesis("x" * 50) for i in range(3)})
    store.get([b"\0"])
    store.put({b"\3": Hypothesis("x" * 50), b"\4": Hypothesis("x" * 2_000)})

    assert set(store.get([bytes([i]) for i in range(5)])) == {b"\0", b"\2", b"\3"}


def test_a_file_outlives_the_process_and_holds_no_source_text(tmp_path: Path) -> None:
    """Its keys are hashes."""
    path = tmp_path / "cache"
    CachedTranslator(FakeTranslator(), FileStore(path)).translate(["zorglub"])
    engine = FakeTranslator()

    assert CachedTranslator(engine, FileStore(path)).translate(["zorglub"])[0].text == "bulgroz"
    assert engine.asked == []
    held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"zorglub" not in held
    assert b"bulgroz" in held


def test_a_file_stays_near_its_bound(tmp_path: Path) -> None:
    """The longest unused leave."""
    path = tmp_path / "cache"
    store = FileStore(path, size=400_000)
    for i in range(40):
        store.put({f"{i}-{j}".encode(): Hypothesis("x" * 100) for j in range(200)})
        store.get([b"0-0"])

    assert path.stat().st_size < 1_000_000
    assert store.get([b"0-0", b"39-0"]).keys() == {b"0-0", b"39-0"}


def _no_database(path: Path) -> None:
    path.write_bytes(b"no database at all, but long enough to be looked at" * 40)


def _damaged(path: Path) -> None:
    CachedTranslator(FakeTranslator(), FileStore(path)).translate(["le"])
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 3996)


def _of_other_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TABLE hypotheses (key BLOB, text TEXT, used INTEGER)")


@pytest.mark.parametrize("broken", [_no_database, _damaged, _of_other_tables])
def test_a_broken_file_is_set_aside_at_the_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, broken: Callable[[Path], None]
) -> None:
    """A cache may be forgotten: the log says so, the file is kept, its write-ahead log with it."""
    path = tmp_path / "cache"
    broken(path)
    content = path.read_bytes()
    (tmp_path / "cache-wal").write_bytes(b"of the broken file")
    (tmp_path / "cache.broken-shm").write_bytes(b"of one before")
    engine = FakeTranslator()
    for _ in range(2):
        assert CachedTranslator(engine, FileStore(path)).translate(["le"])[0].text == "the"

    assert engine.asked == ["le"]
    assert (tmp_path / "cache.broken").read_bytes()[-200:] == content[-200:]
    assert not (tmp_path / "cache.broken-shm").exists()
    assert caplog.text.count("set aside as cache.broken") == 1


@pytest.mark.parametrize("place", [".", "file/cache", "nowhere/cache"])
def test_where_no_file_can_be_the_start_says_so(tmp_path: Path, place: str) -> None:
    """Nothing is moved there."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SettingsError, match="VERBATIM_CACHE"):
        FileStore(tmp_path / place)


def test_a_file_that_breaks_later_is_in_nobodys_way(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The engine simply works."""
    store = FileStore(tmp_path / "other")
    with closing(sqlite3.connect(tmp_path / "other", isolation_level=None)) as base:
        base.execute("DROP TABLE hypotheses")
    assert CachedTranslator(FakeTranslator(), store).translate(["le"])[0].text == "the"
    assert "cache" in caplog.text


def test_the_setting_names_the_store(tmp_path: Path) -> None:
    """memory, off, or a path."""
    engine = FakeTranslator()

    counted: list[tuple[int, int]] = []
    (kept,) = open_cached("memory", engine, count=lambda *found: counted.append(found))
    kept.translate(["le", "la", "le"])
    kept.translate(["le", "un"])

    assert counted == [(0, 2), (1, 1)]
    assert open_cached("off", engine) == (engine,)
    assert open_cached("memory", engine)[0].masks == engine.masks
    open_cached(str(tmp_path / "c"), engine)[0].translate(["le"])
    assert (tmp_path / "c").exists()


def translation(*words: str) -> Translation:
    """Build a translation, a segment for each word."""
    segments = (Segment(f"s{i}", 0, Span(i, i + 1)) for i in range(len(words)))
    return Translation(
        tuple(SegmentTranslation(s, (w,)) for s, w in zip(segments, words, strict=True))
    )


def test_a_whole_article_is_remembered_within_bounds() -> None:
    """By its key; the longest unused leaves first, and what is too large is not kept."""
    counted: list[tuple[int, int]] = []
    memory = ArticleMemory(lambda *known: counted.append(known), size=1500)
    memory.put(b"1", translation("one", "two"))
    memory.put(b"large", translation(*["word"] * 100))
    assert memory.get(b"large") is None
    assert memory.get(b"1") == translation("one", "two")
    memory.put(b"2", translation("three", "four"))
    memory.put(b"3", translation("five"))

    assert memory.get(b"1") is None
    assert memory.get(b"3") == translation("five")
    assert counted == [(2, 0), (1, 0)]


def test_a_cache_that_is_off_remembers_no_article() -> None:
    """Whatever else the setting is, it does: in memory."""
    assert open_memory("off") is None
    assert open_memory("memory")
    assert open_memory("/a/file")
