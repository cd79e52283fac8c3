"""Argos's own package in one word: from its index into service, or a sentence and no change."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import pytest

from service import __main__, pipeline
from service.adapters import argos, ctranslate, download, model_packages
from service.app import open_engines
from service.article import Length, Options, QuotesMode
from service.pipeline import Engines
from service.settings import Settings
from tests.package_site import (
    METADATA,
    TOP,
    index_of,
    packed,
    saying,
    serving_folder,
    sound_package,
    without,
)

Site = tuple[str, Path]
Install = Callable[..., int]
Prepare = Callable[[Path, str], None]
Captured = pytest.CaptureFixture[str]
MODES: tuple[QuotesMode, ...] = get_args(QuotesMode)


@pytest.fixture
def install(home: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return the command, with the site's index and the test's state folder."""
    monkeypatch.setenv("VERBATIM_STATE_DIR", str(home))
    monkeypatch.setattr(model_packages, "index_address", lambda _state: f"{site[0]}/index.json")
    return lambda *more: __main__.main(["models", "install", "argos", *more])


def test_the_index_is_that_of_argostranslates_settings(home: Path) -> None:
    """No address of it is written down in the service."""
    address = urlsplit(argos.index_address(home))

    assert address.scheme == "https"
    assert address.path.endswith("/index.json")


ALONE = """
import sys
from tests import network
network.close()
from service.__main__ import main
status = main(["models", "install", "argos"])
assert not network.attempts, network.attempts
sys.exit(status)
"""


def test_one_word_is_enough(home: Path, site: Site) -> None:
    """In a process of its own, which asks the index that the operator's Argos would ask."""
    address, folder = site
    index_of(folder, address, "1.9", "1.10")
    settings = {"VERBATIM_STATE_DIR": str(home), "ARGOS_PACKAGE_INDEX": f"{address}/"}
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", ALONE],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    package = model_packages.current(home, None)
    assert package.sha256 == download.sha256(folder / "1.10.argosmodel")
    assert done.stdout.splitlines() == [
        f"installed translate-fr_en 1.10 sha256 {package.sha256}",
        "translate-fr_en 1.10 is in service from the next start on",
    ]


def _offer(content: dict[str, bytes], folder: Path, address: str) -> None:
    """Offer a package of this content."""
    index_of(folder, address, "1.9")
    packed(folder / "1.9.argosmodel", content)


def _link(link: str, folder: Path, address: str) -> None:
    """Offer a package at this address."""
    index_of(folder, address, "1.9", links=[link.format(address)])


def _write(content: str, folder: Path, _address: str) -> None:
    """Answer something else than an index."""
    (folder / "index.json").write_text(content, "utf-8")


REFUSED: dict[str, tuple[Prepare, str]] = {
    "no index": (lambda _folder, _address: None, "could not be read: HTTP Error 404"),
    "a page": (partial(_write, "<html>"), "is not an Argos package index"),
    "rows of another kind": (partial(_write, '["fr", "en"]'), "is not an Argos package index"),
    "other languages": (index_of, "lists no package from French to English"),
    "no address": (partial(_link, "ipfs://abc"), "lists no package from French to English"),
    "nobody there": (partial(_link, "http://127.0.0.1:9/x"), "install it by its path"),
    "half a file": (partial(_link, "{}/broken.argosmodel"), "broke off after 4 of 100000 bytes"),
    "no model": (partial(_offer, without("model/model.bin")), "has no model/model.bin"),
    "other languages within": (partial(_offer, saying(to_code="de")), "not for French to English"),
}


@pytest.mark.parametrize(("prepare", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_fails_is_one_sentence_and_changes_nothing(
    install: Install, home: Path, site: Site, capsys: Captured, prepare: Prepare, reason: str
) -> None:
    """The package that was in service stays there."""
    before = model_packages.install(str(sound_package(home.parent)), home)
    model_packages.use(before.path.name, home)
    prepare(site[1], site[0])

    assert install() == 1
    told = capsys.readouterr().err
    assert told.startswith("verbatim: ")
    assert told.count("\n") == 1
    assert reason in told
    assert ("Without a network" in told) == (reason == "install it by its path")
    assert model_packages.current(home, None) == before
    assert model_packages.installed(home) == (before,)


def test_the_checksum_of_the_first_time_holds(
    install: Install, home: Path, site: Site, capsys: Captured
) -> None:
    """The index has none: another file at the same address is taken at the operator's word."""
    address, folder = site
    index_of(folder, address, "1.9")
    assert install() == install() == 0
    first = model_packages.current(home, None)
    changed = packed(folder / "1.9.argosmodel", saying(package_version="1.9", to_name="Changed"))

    assert install() == 1
    assert f"not {first.sha256}: it is another file" in capsys.readouterr().err
    assert model_packages.current(home, None) == first
    assert install("--sha256", download.sha256(changed)) == 0
    assert model_packages.current(home, None).sha256 == download.sha256(changed)


# --- what it then translates ---------------------------------------------------------------------

ARTICLE = (
    "Rutte a déclaré : « Cela se produit étape par étape. » Il pleut sur l’OTAN.\n"
    "« Nous irons, a dit le maire, jusqu’au bout. » Il a parlé d’un plan “nécessaire maintenant”.\n"
    "Sybiha a écrit : « Je l’ai remercié.\n"
    "Il veut « 1 000,5 euros pour <q1> ».\n"
)
_OURS = ("README.md", "lexicon.tsv", "english_words.txt", "memory.sqlite")


def stand_in(path: Path) -> Path:
    """Write a package that translates and holds no more than Argos's do."""
    with zipfile.ZipFile(model_packages.bundled().file) as ours:
        names = [name for name in ours.namelist() if not name.endswith((*_OURS, "/"))]
        entries = {f"{TOP}/{name.partition('/')[2]}": ours.read(name) for name in names}
    return packed(path, entries | {f"{TOP}/metadata.json": json.dumps(METADATA).encode()})


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Engines:
    """Install the stand-in from a local index, and open the engines as the service does.

    Our normalisation, which its metadata does not name, fails any test in which it is called.
    """
    folder, state = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("state")
    with serving_folder(folder) as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "*")
        patch.setattr(model_packages, "index_address", lambda _state: f"{address}/index.json")
        index_of(folder, address, "9.1")
        stand_in(folder / "9.1.argosmodel")
        model_packages.install_argos(state)
        patch.setattr(ctranslate, "normalise", _never)
        opened = open_engines(Settings.from_env({"VERBATIM_STATE_DIR": str(state)}))
    vars(opened.translator)["reads_hints"] = False  # its tokeniser is ours, with their signs
    return opened


def _never(text: str) -> str:
    raise AssertionError(f"Prepared as our network's training text was: {text}")


@pytest.mark.parametrize("mode", MODES)
def test_quotations_are_verbatim_without_masks(engines: Engines, mode: QuotesMode) -> None:
    """In each mode; such a package is asked for quoted words apart."""
    kept = mode != "translated"
    options = Options(source="fr", quotes=mode, strict=kept, length=Length(sentences=2))
    answer = pipeline.run(ARTICLE, "summarise", options, engines)

    assert (engines.translator.masks, engines.translator.signature.model_version) == ((), "9.1")
    assert engines.translator.signature.settings["normalisation"] == "none"
    assert engines.translator.english_words == frozenset()
    assert "mask" not in answer.frames
    assert len(answer.quotations) == 5
    assert {q.verbatim for q in answer.quotations} == {True if kept else None}
    for part in (part for quotation in answer.quotations for part in quotation.parts):
        assert part.target
        assert part.source.text == part.source.of(ARTICLE)
        assert part.target.text == part.target.of(answer.text)
        assert (part.target.text == part.source.text) == kept
