"""What a batch reads and writes: every kind of input, and every way that an output may be torn."""

import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service import app
from service.errors import InputError
from service.jobs.batch import Batch, Stop, Tally
from service.jobs.batch_output import Files, Ids
from service.jobs.input_records import Source
from service.text.file_formats import KINDS
from service.web.api.article_input import article_of
from service.web.execution.services import Limits
from tests.builders import write_archive

LIMITS = Limits(characters=1_000, texts=1, body=2_000, job_items=1, job_body=1)
BEGUN_WITH = {"kind": "translate", "options": {"quotes": "bilingual"}, "model": "ab"}


def answer(text: str) -> Mapping[str, Any]:
    """Answer in capitals, some longer than others."""
    return {"translatedText": text.upper() * (1 + len(text) % 3)}


def run(source: Path | str, out: Path, workers: int = 1, **begun_with: str) -> Tally:
    """Run a batch into a file."""
    files = Files(out, BEGUN_WITH | begun_with)
    try:
        with ThreadPoolExecutor(workers) as pool:
            batch = Batch(
                partial(article_of, limits=LIMITS, read_file=app.read_file),
                lambda text: pool.submit(answer, text),
                files,
            )
            kinds = (*KINDS, ".json")
            return batch.run(Source(str(source), LIMITS.body, kinds).records(), Stop())
    finally:
        files.close()


def lines(path: Path) -> list[Any]:
    """Read lines of JSON."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def errors(out: Path) -> list[Any]:
    """Read the refusals beside an output."""
    return lines(out.with_name(out.name + ".errors.jsonl"))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a file of forty articles, some with line ends and quotation marks in them."""
    path = tmp_path / "in.jsonl"
    rows = [{"id": f"é{n}", "text": f"« Non ! »\r\nÀ {n} heures."} for n in range(40)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


# --- what is read --------------------------------------------------------------------------------


def test_lines_are_read_as_strictly_as_requests(tmp_path: Path) -> None:
    """What is wrong is told with its line, and with its id where that could be read."""
    path, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = ['\ufeff{"id": "a", "text": "Un."}', "", '{"id": 7, "title": "T", "text": "Deux."}\r']
    bad = [
        '{"id": "b", "text": "Un.", "tittle": "x"}',
        '{"id": "c", "text": " "}',
        '{"text": "Sans nom."}',
        '{"id": true, "text": "Vrai."}',
        '{"id": "d", "text": ["Un."]}',
        '{"id": "e", "id": "f", "text": "Un."}',
        '["id"]',
        '{"id": "g", "text": "' + "x" * 1_001 + '"}',
        '{"id": "h", "text": "' + "x" * 2_000 + '"}',
        '{"id": "i", "text": "Un."',
    ]
    path.write_bytes("\n".join([*good, *bad]).encode() + b'\n{"id": "\xe9", "text": "Un."}')

    assert run(path, out) == Tally(done=2, refused=11)
    assert [line["id"] for line in lines(out)] == ["a", "7"]
    assert lines(out)[1]["answer"]["translatedText"].startswith("T\n\nDEUX.")
    assert [(e["line"], e["id"], e["error"]["code"]) for e in errors(out)] == [
        (4, "b", "invalid_field"),
        (5, "c", "invalid_field"),
        (6, None, "invalid_field"),
        (7, None, "invalid_field"),
        (8, "d", "invalid_field"),
        (9, None, "malformed"),
        (10, None, "malformed"),
        (11, "g", "too_large"),
        (12, None, "too_large"),
        (13, None, "malformed"),
        (14, None, "malformed"),
    ]


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    """A text file's id is its name; other kinds are refused, hidden ones passed over."""
    folder = tmp_path / "in"
    for name, content in {
        "b.txt": "Deux.",
        "1999/a.txt": "Un.",
        "c.json": '{"id": "c", "text": "Trois."}',
        "d.json": '{"text": "Quatre."}',
        "e.exe": "x",
        ".DS_Store": "x",
        ".git/f.txt": "x",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")

    assert Source(str(folder), 100).count() == 5
    assert run(folder, tmp_path / "out.jsonl") == Tally(done=4, refused=1)
    ids = [line["id"] for line in lines(tmp_path / "out.jsonl")]
    assert ids == ["b.txt", "c", "d.json", "1999/a.txt"]
    (refused,) = errors(tmp_path / "out.jsonl")
    assert (refused["file"], refused["error"]["code"]) == ("e.exe", "unsupported_media_type")


def test_a_zip_gives_its_files_and_a_damaged_one_is_told(tmp_path: Path) -> None:
    """The others of the zip are answered; one that says it is huge is not unpacked."""
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", "Un.")
        made.writestr("broken.txt", "Deux, et la suite.")
        made.writestr("bomb.txt", "x" * 100_000)
        made.writestr("__MACOSX/a.txt", "x")
        made.writestr("c.json", '{"id": "c", "text": "Trois."}')
        place = made.getinfo("broken.txt").header_offset + 40
    data = bytearray(path.read_bytes())
    data[place : place + 8] = b"\0" * 8
    path.write_bytes(bytes(data))

    assert Source(str(path), 100).count() == 4
    assert run(path, tmp_path / "out.jsonl") == Tally(done=2, refused=2)
    assert [line["id"] for line in lines(tmp_path / "out.jsonl")] == ["a.txt", "c"]
    assert [e["file"] for e in errors(tmp_path / "out.jsonl")] == ["broken.txt", "bomb.txt"]


def test_files_of_a_folder_are_read_as_the_page_reads_them(tmp_path: Path) -> None:
    """By their kinds and encodings, which the answers tell; a damaged one is refused."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes("L'été".encode("mac-roman"))
    (folder / "b.eml").write_bytes(b"Subject: B\n\nIl pleut.")
    (folder / "c.docx").write_bytes(b"PK, and no zip")

    assert run(folder, tmp_path / "out.jsonl") == Tally(done=2, refused=1)
    first, second = (line["answer"] for line in lines(tmp_path / "out.jsonl"))
    assert first["translatedText"].startswith("L'ÉTÉ")
    assert first["read_as"] == {"encoding": "mac-roman", "guessed": True}
    assert second["read_as"] == {"encoding": "utf-8", "guessed": False}
    (refused,) = errors(tmp_path / "out.jsonl")
    assert refused["id"] == "c.docx"
    assert ".docx" in refused["error"]["message"]


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Before anything is loaded or written."""
    with pytest.raises(FileNotFoundError):
        Source(str(tmp_path / "in.jsonl"), 100).count()


# --- what is written -----------------------------------------------------------------------------


def test_two_workers_write_what_one_writes(archive: Path, tmp_path: Path) -> None:
    """The output does not tell how it was made."""
    run(archive, tmp_path / "1.jsonl")
    run(archive, tmp_path / "4.jsonl", workers=4)

    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "4.jsonl").read_bytes()
    assert len(lines(tmp_path / "1.jsonl")) == 40


@settings(max_examples=60)
@given(st.data())
def test_an_output_torn_anywhere_is_made_whole(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Cut at any byte: the next run gives the same file as one that was never cut."""
    folder = tmp_path_factory.mktemp("torn")
    texts = data.draw(st.lists(st.text('aé«»\n\r\x85\u2028"\\🙂', min_size=1), max_size=6))
    rows = [{"id": f"\u2028{n}", "text": "x" + text} for n, text in enumerate(texts)]
    source, out = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    run(source, out)
    whole = out.read_bytes()

    cut = data.draw(st.integers(0, len(whole)))
    out.write_bytes(whole[:cut])
    tally = run(source, out, workers=2)

    assert out.read_bytes() == whole
    assert tally.before == whole[:cut].count(b"\n")
    assert tally.done + tally.before == len(rows)


def test_articles_put_in_front_later_are_answered_too(archive: Path, tmp_path: Path) -> None:
    """What is done is known by its id, not by its place."""
    out = tmp_path / "out.jsonl"
    run(archive, out)
    archive.write_text('{"id": "new", "text": "Un."}\n' + archive.read_text("utf-8"), "utf-8")

    assert run(archive, out) == Tally(done=1, before=40)
    assert lines(out)[-1]["id"] == "new"


def test_refusals_are_those_of_the_last_run(tmp_path: Path) -> None:
    """A record that was mended is answered, and its refusal is gone."""
    path, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    path.write_text('{"id": "a"}\n{"id": "b", "text": "Un."}\n', "utf-8")
    run(path, out)
    assert len(errors(out)) == 1
    path.write_text('{"id": "a", "text": "Un."}\n{"id": "b", "text": "Un."}\n', "utf-8")

    assert run(path, out) == Tally(done=1, before=1)
    assert errors(out) == []
    assert [line["id"] for line in lines(out)] == ["b", "a"]


def test_another_kind_or_model_is_not_mixed_in(archive: Path, tmp_path: Path) -> None:
    """The sentence says what differs."""
    out = tmp_path / "out.jsonl"
    run(archive, out)
    before = out.read_bytes()
    with pytest.raises(InputError, match="begun with other kind and model"):
        run(archive, out, kind="summarise", model="cd")

    assert out.read_bytes() == before


@pytest.mark.parametrize("content", ["notes\n", '{"id": 7}\n', '{"id": "a"\n'])
def test_a_file_that_is_no_batchs_is_left_alone(
    archive: Path, tmp_path: Path, content: str
) -> None:
    """With or without a batch's record beside it."""
    out = tmp_path / "out.jsonl"
    out.write_text(content)
    with pytest.raises(InputError, match="not written by a batch"):
        run(archive, out)
    out.with_name("out.jsonl.batch.json").write_text(json.dumps(BEGUN_WITH))
    with pytest.raises(InputError, match="line 1 was not written by a batch"):
        run(archive, out)

    assert out.read_text() == content


def test_two_batches_do_not_write_into_one_file(archive: Path, tmp_path: Path) -> None:
    """The second is refused while the first runs."""
    files = Files(tmp_path / "out.jsonl", BEGUN_WITH)
    with pytest.raises(InputError, match="another batch"):
        run(archive, tmp_path / "out.jsonl")
    files.close()

    assert run(archive, tmp_path / "out.jsonl").done == 40


def test_ids_tell_what_is_done_and_what_comes_twice() -> None:
    """Ids that differ in one letter are two."""
    ids = Ids()
    ids.add_done("a")

    assert [ids.meet(name) for name in ("a", "A", "a", "A", "é")] == [
        "done",
        "new",
        "twice",
        "twice",
        "new",
    ]
    ids.close()


# --- memory --------------------------------------------------------------------------------------

_COUNT = 25_000


def measure(folder: str) -> None:
    """Run a long batch in a process of its own and print how its memory grew, in KB."""
    source, out = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
    files = Files(out, BEGUN_WITH)
    peaks: dict[int, int] = {}

    def note(tally: Tally) -> None:
        if tally.settled in (2_000, _COUNT):
            peaks[tally.settled] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    read = partial(article_of, limits=LIMITS, read_file=app.read_file)
    with ThreadPoolExecutor(2) as pool:
        batch = Batch(read, lambda text: pool.submit(answer, text), files, 16, note)
        tally = batch.run(Source(str(source), LIMITS.body).records(), Stop())
    files.close()
    print(json.dumps([tally.done, peaks[_COUNT] - peaks[2_000]]))  # noqa: T201


def test_memory_does_not_grow_with_the_input(tmp_path: Path) -> None:
    """25,000 articles take no more than two thousand: 12 MB go in and come out, 9 MB may stay.

    The ids' cache is 8 MB when it is full, which it is not yet after two thousand.
    """
    write_archive(tmp_path / "in.jsonl", (f"{number} " + "x" * 400 for number in range(_COUNT)))
    command = "from tests.engines import test_batch_files as t; import sys; t.measure(sys.argv[1])"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", command, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    answered, grown = json.loads(done.stdout)

    assert answered == _COUNT
    assert grown < 9 * 1024
    assert (tmp_path / "out.jsonl").stat().st_size > 10_000_000
