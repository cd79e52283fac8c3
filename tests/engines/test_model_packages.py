"""Model packages: only sound ones are installed, and what is installed stays in service."""

import io
import os
import stat
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.adapters import download, model_packages, package_unzipping
from service.errors import PackageError
from tests.package_site import SOUND, TOP, index_of, packed, saying, sound_package, without


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Return a package file that is sound as far as one can see without loading it."""
    return sound_package(tmp_path)


# --- the bundled package -------------------------------------------------------------------------


def test_the_bundled_package_is_installed_at_first_need(home: Path) -> None:
    """It comes from models/, and nothing but the state folder is written."""
    before = sorted(model_packages.models_folder().rglob("*"))
    package = model_packages.current(home, None)

    assert (package.name, package.source, package.target) == ("translate-fr_en", "fr", "en")
    assert package.path.parent == home / "packages"
    assert model_packages.installed(home) == (package,)
    assert model_packages.verify(home) == ((package, True),)
    assert sorted(model_packages.models_folder().rglob("*")) == before


def test_a_second_start_unpacks_nothing(home: Path) -> None:
    """What is unpacked and whole is used."""
    model = model_packages.current(home, None).path / "model" / "model.bin"
    before = model.stat()

    assert model_packages.current(home, None).path / "model" / "model.bin" == model
    assert model.stat().st_mtime_ns == before.st_mtime_ns
    assert model.stat().st_ino == before.st_ino


def test_several_first_starts_at_once_do_not_get_in_each_others_way(home: Path) -> None:
    """Whoever is first unpacks, and all have the same."""
    with ThreadPoolExecutor(8) as pool:
        packages = set(pool.map(lambda _: model_packages.current(home, None), range(8)))

    assert len(packages) == 1
    assert model_packages.verify(home) == ((*packages, True),)
    assert not list(home.glob("incoming-*"))


def test_a_damaged_unpacked_package_is_unpacked_again(home: Path) -> None:
    """A bit that flipped on the disk never reaches an answer."""
    package = model_packages.current(home, None)
    (package.path / "model" / "model.bin").write_bytes(b"")

    assert model_packages.verify(home) == ((package, False),)
    assert model_packages.current(home, None) == package
    assert model_packages.verify(home) == ((package, True),)


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a models folder of the test's own, with a sound package and its manifest."""
    folder = tmp_path / "models"
    folder.mkdir()
    file = packed(folder / f"{TOP}.argosmodel", SOUND)
    manifest = (
        f'[package]\nfile = "{file.name}"\nname = "translate-fr_en"\nversion = "9.1"\n'
        f'size = {file.stat().st_size}\nsha256 = "{download.sha256(file)}"\n'
    )
    (folder / "manifest.toml").write_text(manifest, "utf-8")
    monkeypatch.setattr(model_packages, "models_folder", lambda: folder)
    return folder


def test_a_bundled_package_that_differs_from_its_manifest_is_refused(
    home: Path, models: Path
) -> None:
    """One changed bit is enough, and neither `current` nor `verify` passes over it."""
    file = models / f"{TOP}.argosmodel"
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)

    with pytest.raises(PackageError, match="not the one of its manifest"):
        model_packages.current(home, None)
    with pytest.raises(PackageError, match="not the one of its manifest"):
        model_packages.verify(home)
    assert not model_packages.installed(home)


def test_a_bundled_package_that_is_missing_is_said_to_be(home: Path, models: Path) -> None:
    """Neither the package nor the manifest may be missing."""
    (models / f"{TOP}.argosmodel").unlink()
    with pytest.raises(PackageError, match="is missing"):
        model_packages.current(home, None)
    (models / "manifest.toml").unlink()
    with pytest.raises(PackageError, match="missing or damaged"):
        model_packages.current(home, None)


def test_a_state_folder_that_cannot_be_written_is_one_clear_sentence(tmp_path: Path) -> None:
    """It says which folder, and which setting chooses another."""
    (tmp_path / "file").write_text("")
    with pytest.raises(PackageError, match=r"cannot be written .*: set VERBATIM_STATE_DIR"):
        model_packages.current(tmp_path / "file" / "state", None)


def test_reading_needs_no_write(home: Path) -> None:
    """A state folder that was set up once serves read-only."""
    package = model_packages.current(home, None)
    before = {p: p.stat().st_mtime_ns for p in home.rglob("*")}
    model_packages.current(home, None)

    assert model_packages.installed(home) == (package,)
    assert {p: p.stat().st_mtime_ns for p in home.rglob("*")} == before


def test_argostranslate_leaves_nothing_in_the_home(tmp_path: Path) -> None:
    """Its five folders, and no telemetry's, go to the state folder; the user's ~/ stays empty."""
    (tmp_path / "home").mkdir()
    code = (
        "import sys; from pathlib import Path;"
        "from service.adapters import ctranslate, model_packages;"
        "p = model_packages.current(Path(sys.argv[1]), None); ctranslate.open_translator(p, 2, 1);"
        "print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    kept = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code, str(tmp_path / "state")],
        env=kept | {"HOME": str(tmp_path / "home"), "ARGOS_MODEL_PROVIDER": "OPENAI"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert not list((tmp_path / "home").iterdir())
    assert not {"torch", "stanza", "spacy", "minisbd", "onnxruntime"} & {*done.stdout.split()}


# --- installing ----------------------------------------------------------------------------------


def test_installing_leaves_the_package_in_service_until_use(home: Path, sound: Path) -> None:
    """Install adds, use chooses, and the bundled one can be chosen again."""
    bundled = model_packages.current(home, None)
    package = model_packages.install(str(sound), home)

    assert (package.name, package.version, package.masks) == ("translate-fr_en", "9.1", ())
    assert package.sha256 == download.sha256(sound)
    assert model_packages.current(home, None) == bundled
    assert model_packages.use("translate-fr_en-9_1", home) == package
    assert model_packages.current(home, None) == package
    assert model_packages.use(f"translate-fr_en-{bundled.version}", home) == bundled
    assert model_packages.current(home, None) == bundled


def test_installing_the_same_file_again_changes_nothing(home: Path, sound: Path) -> None:
    """Twice is as once."""
    assert model_packages.install(str(sound), home) == model_packages.install(str(sound), home)
    assert len(model_packages.installed(home)) == 1


def test_the_model_setting_takes_a_name_a_file_or_a_folder(
    home: Path, sound: Path, tmp_path: Path
) -> None:
    """VERBATIM_MODEL goes before what is in use, and changes nothing about it."""
    installed = model_packages.install(str(sound), home)
    with zipfile.ZipFile(sound) as file:
        file.extractall(tmp_path)

    assert model_packages.current(home, "translate-fr_en-9.1") == installed
    assert model_packages.current(home, str(sound)) == installed
    assert model_packages.current(home, str(tmp_path / TOP)).path == tmp_path / TOP
    assert model_packages.current(home, None).version == model_packages.bundled().version


def test_a_name_must_be_known_and_fit_one(home: Path, sound: Path, tmp_path: Path) -> None:
    """Nothing is guessed."""
    model_packages.install(str(sound), home)
    other = packed(tmp_path / "other", SOUND | {f"{TOP}/README.md": b"other"})
    model_packages.install(str(other), home)

    with pytest.raises(PackageError, match="No model package is called 'nothing'"):
        model_packages.use("nothing", home)
    with pytest.raises(PackageError, match="Several model packages are called 'translate-fr_en'"):
        model_packages.use("translate-fr_en", home)
    with pytest.raises(PackageError, match="No model package"):
        model_packages.current(home, "nothing")


def test_a_package_in_use_that_is_damaged_is_not_served(home: Path, sound: Path) -> None:
    """Another model than the operator chose would be a silent guess."""
    package = model_packages.install(str(sound), home)
    model_packages.use(package.path.name, home)
    (package.path / "model" / "model.bin").write_bytes(b"other")

    with pytest.raises(PackageError, match="is damaged: install it again"):
        model_packages.current(home, None)
    assert model_packages.install(str(sound), home) == package
    assert model_packages.current(home, None) == package


def test_a_stray_folder_among_the_packages_does_no_harm(home: Path) -> None:
    """Argos's own discovery fails on one; ours passes over it."""
    (home / "packages" / ".cache").mkdir(parents=True)

    assert len((model_packages.current(home, None), *model_packages.installed(home))) == 2


COEFFICIENTS = {
    "intercept": 1.0,
    "score": 0.5,
    "length": -1.4,
    "missing": -0.4,
    "doubt": 20,
}
REFUSED = {
    "no zip at all": (b"not a zip", "not a valid zip"),
    "no metadata": (without("metadata.json"), "no readable metadata"),
    "metadata that is no JSON": (SOUND | {f"{TOP}/metadata.json": b"{"}, "no readable metadata"),
    "metadata that is no object": (
        SOUND | {f"{TOP}/metadata.json": b"[]"},
        "not in Argos's format",
    ),
    "no tokeniser": (without("sentencepiece.model"), "no sentencepiece.model"),
    "no model": (without("model/model.bin"), "no model/model.bin"),
    "no vocabulary": (without("model/shared_vocabulary.json"), "no vocabulary"),
    "another language": (saying(from_code="de"), "not for French to English"),
    "the other direction": (saying(from_code="en", to_code="fr"), "not for French to English"),
    "another type": (saying(type="sbd"), "not for French to English"),
    "a prefix": (saying(target_prefix="__en__"), "not in Argos's format"),
    "a version that is a path": (saying(package_version="../../x"), "not in Argos's format"),
    "masks that are no list": (saying(masks="<q1>"), "not in Argos's format"),
    "a coefficient that is no number": (
        saying(confidence=COEFFICIENTS | {"length": "1"}),
        "not in Argos's format",
    ),
    "a coefficient without end": (
        saying(confidence=COEFFICIENTS | {"score": 1e999}),
        "not in Argos's format",
    ),
    "coefficients of another kind": (saying(confidence={"weight": 1.0}), "not in Argos's format"),
    "coefficients that are a list": (saying(confidence=[1.0]), "not in Argos's format"),
    "languages that are no list": (saying(source_languages="fr"), "not in Argos's format"),
    "another normalisation": (saying(normalisation="verbatim-2"), "newer version"),
    "a path that leaves": (SOUND | {f"{TOP}/../../x": b""}, "leaves the package's folder"),
    "an absolute path": (SOUND | {"/etc/x": b""}, "not relative and plain"),
    "a drive": (SOUND | {"C:/x": b""}, "not relative and plain"),
    "a backslash": (SOUND | {f"{TOP}\\..\\x": b""}, "not relative and plain"),
    "two folders": (SOUND | {"other/x": b""}, "must hold one folder; it holds 2"),
    "a file at the top": (SOUND | {"x": b""}, "lies outside the package's folder"),
    "names that differ in case": (SOUND | {f"{TOP}/METADATA.json": b""}, "same entry twice"),
    "a file that is a folder too": (SOUND | {f"{TOP}/metadata.json/x": b""}, "cannot be unpacked"),
    "nothing": ({}, "must hold one folder; it holds 0"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(
    home: Path, tmp_path: Path, content: bytes | dict[str, bytes], reason: str
) -> None:
    """A refusal says why, and leaves no trace."""
    file = tmp_path / "untrusted.argosmodel"
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        packed(file, content)
    _check_refused(file, home, reason)


def _check_refused(file: Path, home: Path, reason: str) -> None:
    """Try to install, and look for traces."""
    with pytest.raises(PackageError, match=reason):
        model_packages.install(str(file), home)
    left = [p for p in home.rglob("*") if p.is_file()]
    assert not left
    assert not model_packages.installed(home)


def test_links_are_refused(home: Path, tmp_path: Path) -> None:
    """A link could lead a later entry out of the folder."""
    link = zipfile.ZipInfo(f"{TOP}/model/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = packed(tmp_path / "untrusted", SOUND)
    with zipfile.ZipFile(file, "a") as zipped:
        zipped.writestr(link, "/etc")
    _check_refused(file, home, "is a link")


def test_doubled_entries_are_refused(home: Path, tmp_path: Path) -> None:
    """What is checked must be what is written."""
    file = packed(tmp_path / "untrusted", SOUND)
    with zipfile.ZipFile(file, "a") as zipped, pytest.warns(UserWarning, match="Duplicate"):
        zipped.writestr(f"{TOP}/metadata.json", "{}")
    _check_refused(file, home, "same entry twice")


def test_what_unpacks_to_too_much_is_refused(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Limits hold for the whole and for the number of entries."""
    file = packed(tmp_path / "untrusted", SOUND | {f"{TOP}/zeros": bytes(1 << 20)})
    assert file.stat().st_size < 1 << 14
    monkeypatch.setattr(package_unzipping, "MAX_BYTES", 1 << 20)
    _check_refused(file, home, "unpacks to more than")
    monkeypatch.setattr(package_unzipping, "MAX_ENTRIES", 4)
    _check_refused(file, home, "more than 4 entries")


def test_a_size_that_lies_is_found_out(home: Path, tmp_path: Path) -> None:
    """An entry that says it is small gives no more than it says, and then fails its checksum."""
    file = packed(tmp_path / "untrusted", SOUND | {f"{TOP}/zeros": bytes(1 << 20)})
    content = file.read_bytes()
    assert content.count((1 << 20).to_bytes(4, "little")) == 2
    file.write_bytes(content.replace((1 << 20).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    _check_refused(file, home, "not a valid zip")


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_damaged_file_is_refused(home: Path, tmp_path: Path, at: float) -> None:
    """Cut short anywhere, or one bit changed in the model."""
    whole = packed(tmp_path / "whole", SOUND | {f"{TOP}/model/model.bin": os.urandom(5000)})
    content = bytearray(whole.read_bytes())
    cut = tmp_path / "cut"
    cut.write_bytes(content[: int(at * len(content))])
    _check_refused(cut, home, "not a valid zip")
    content[int(at * 5000)] ^= 1
    cut.write_bytes(content)
    _check_refused(cut, home, "not a valid zip")


# --- over HTTP -----------------------------------------------------------------------------------


@pytest.mark.parametrize("index", ["/", "/index.json"])
def test_the_newest_package_of_an_index_is_installed(
    home: Path, site: tuple[str, Path], index: str
) -> None:
    """1.10 is newer than 1.9, and other languages do not count."""
    address, folder = site
    index_of(folder, address, "1.9", "1.10", "1.2")
    package = model_packages.install(address + index, home)

    assert package.version == "1.10"
    assert package.sha256 == download.sha256(folder / "1.10.argosmodel")


def test_the_checksum_of_an_address_is_kept_from_the_first_time(
    home: Path, site: tuple[str, Path]
) -> None:
    """An index has no checksums; another file at the same address needs the operator's word."""
    address, folder = site
    index_of(folder, address, "1.9")
    first = model_packages.install(f"{address}/", home)
    changed = packed(folder / "1.9.argosmodel", saying(package_version="1.9", to_name="Changed"))

    with pytest.raises(PackageError, match=f"not {first.sha256}: it is another file"):
        model_packages.install(f"{address}/", home)
    assert model_packages.installed(home) == (first,)
    second = model_packages.install(f"{address}/", home, download.sha256(changed).upper())
    assert set(model_packages.installed(home)) == {first, second}
    assert model_packages.install(f"{address}/", home) == second


def test_a_checksum_that_differs_is_refused(home: Path, sound: Path) -> None:
    """The operator's checksum is the last word, and must be one."""
    with pytest.raises(PackageError, match="it is another file"):
        model_packages.install(str(sound), home, "0" * 64)
    with pytest.raises(PackageError, match="64 hexadecimal digits"):
        model_packages.install(str(sound), home, "abc")
    assert not model_packages.installed(home)


def test_a_broken_download_leaves_the_package_in_service(
    home: Path, site: tuple[str, Path], sound: Path
) -> None:
    """Half a file is no file."""
    before = model_packages.install(str(sound), home)
    model_packages.use(before.path.name, home)

    with pytest.raises(PackageError, match="broke off after 4 of 100000 bytes"):
        model_packages.install(f"{site[0]}/broken.argosmodel", home)
    assert model_packages.current(home, None) == before
    assert model_packages.verify(home) == ((before, True),)
    assert not list(home.glob("incoming-*"))


def test_what_cannot_be_fetched_is_one_clear_sentence(
    home: Path, site: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing, too large, no index, empty index, elsewhere, nobody there."""
    address, folder = site
    (folder / "page.json").write_text("<html>")
    (folder / "rows.json").write_text('[{"from_code": "fr", "to_code": "en"}]')
    (folder / "empty.json").write_text("[]")
    (folder / "large.argosmodel").write_bytes(bytes(1000))
    monkeypatch.setattr(model_packages, "MAX_DOWNLOAD", 999)
    refused = {
        f"{address}/none.argosmodel": "could not be downloaded: .*404",
        f"{address}/none.json": "could not be read: .*404",
        f"{address}/page.json": "is not an Argos package index",
        f"{address}/rows.json": "is not an Argos package index",
        f"{address}/empty.json": "lists no package",
        f"{address}/large.argosmodel": "larger than 0.001 MiB",
        f"{address}/away.argosmodel": "could not be downloaded",
        "http://127.0.0.1:9/x.argosmodel": "could not be downloaded",
        "/nowhere/x.argosmodel": "cannot be read",
        "ftp://127.0.0.1/x": "cannot be read",
    }
    for origin, reason in refused.items():
        with pytest.raises(PackageError, match=reason):
            model_packages.install(origin, home)


def test_https_is_never_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect from https to http would give up what https promises."""

    class Response(io.BytesIO):
        url = "http://127.0.0.1/x"

    monkeypatch.setattr(download, "urlopen", lambda *_args, **_options: Response())
    with pytest.raises(PackageError, match="leads away from https"):
        download.fetch("https://127.0.0.1/x", 10)


# --- a true Argos package ------------------------------------------------------------------------

STOCK = """
import sys
from tests import network
network.close()
from argostranslate import sbd, translate

class Whole(sbd.ISentenceBoundaryDetectionModel):
    def split_sentences(self, text):
        return [text]

found = translate.get_translation_from_codes("fr", "en")
found.underlying.sentencizer = Whole()
print(found.translate("Le maire a dit hier."))
assert not network.attempts, network.attempts
"""


def test_the_bundled_package_works_in_stock_argostranslate(tmp_path: Path) -> None:
    """It is a true Argos package: unpacked into Argos's folder it translates there, offline."""
    packages = tmp_path / "packages"
    with zipfile.ZipFile(model_packages.bundled().file) as file:
        file.extractall(packages)
    argos_only = {"HOME": str(tmp_path), "ARGOS_PACKAGES_DIR": str(packages)}
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", STOCK],
        env=os.environ | argos_only | {"ORT_DISABLE_TELEMETRY": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "yesterday" in done.stdout
