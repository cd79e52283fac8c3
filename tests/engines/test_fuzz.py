"""Files and packages that somebody has damaged, or made to harm: text, or a refusal; nothing else.

`make test` looks at a few dozen of each, `make fuzz` at thousands.
"""

import json
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.adapters import model_packages
from service.adapters.files import readers
from service.errors import InputError, PackageError
from tests.engines.test_readers import MADE
from tests.fuzzing import FILES, bounded
from tests.package_site import TOP, packed, saying

_SECONDS = 20  # `apart` ends what takes longer than its request may
_CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1), st.sampled_from(["cut", "set", "put", "twice"]), st.binary(max_size=9)
    ),
    min_size=1,
    max_size=6,
)


def changed(content: bytes, changes: list[tuple[float, str, bytes]]) -> bytes:
    """Damage a file: bytes cut out, overwritten, put in, or a stretch of it twice."""
    for where, how, new in changes:
        at = int(where * len(content))
        rest = {"cut": len(new), "set": len(new), "put": 0, "twice": -40 * len(new)}[how]
        content = content[:at] + (b"" if how == "cut" else new) + content[max(0, at + rest) :]
    return content


def read(kind: str, content: bytes) -> None:
    """Read a file: text that shows something, or a refusal with a sentence."""
    try:
        with bounded(_SECONDS), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # libraries say on stderr what they mend
            assert readers.read_article(f"a{kind}", content).text.strip()
    except InputError as error:
        refused = error.status, error.message[-1:]
        assert refused in {(400, "."), (413, "."), (415, "."), (422, ".")}


@pytest.mark.parametrize("kind", MADE)
@given(changes=_CHANGES)
@FILES
def test_damaged_files_are_text_or_refused(
    kind: str, changes: list[tuple[float, str, bytes]]
) -> None:
    """Whatever was done to a sound file of each kind."""
    read(kind, changed(MADE[kind], changes))


@pytest.mark.parametrize("kind", MADE)
@given(content=st.binary(max_size=300))
@FILES
def test_any_bytes_are_text_or_refused(kind: str, content: bytes) -> None:
    """Of every kind, behind the first bytes of a sound file too."""
    read(kind, content)
    read(kind, MADE[kind][:64] + content)


@pytest.mark.parametrize("kind", [".docx", ".odt"])
@given(inside=st.text(max_size=40), changes=_CHANGES)
@FILES
def test_damaged_xml_in_a_sound_zip(
    kind: str, inside: str, changes: list[tuple[float, str, bytes]], tmp_path_factory: Any
) -> None:
    """What is packed may be anything as well."""
    folder = tmp_path_factory.mktemp("zip")
    sound = folder / "sound"
    sound.write_bytes(MADE[kind])
    with zipfile.ZipFile(sound) as packed_:
        entries = {name: packed_.read(name) for name in packed_.namelist()}
    main = "word/document.xml" if kind == ".docx" else "content.xml"
    entries[main] = changed(entries[main] + inside.encode("utf-8", "replace"), changes)
    read(kind, packed(folder / "made", entries).read_bytes())


_NAMES = st.sampled_from(
    [f"{TOP}/x", "../x", "/etc/x", f"{TOP}/../../x", "a\\..\\x", "C:x", f"{TOP}/./x", "x", "", ".",
     f"{TOP}//x", f"{TOP}/model/../x", f"{TOP}/metadata.json", "é\0x", f"{TOP}/" + "y" * 300]
)  # fmt: skip
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=5,
)
_FIELDS = st.sampled_from(
    "package_version argos_version from_code to_code type masks normalisation languages "
    "target_prefix source_languages target_languages from_codes to_codes dependencies "
    "links code".split()
)


def check_install(file: Path, home: Path, outside: Path) -> None:
    """Install a package: it is installed, or refused; nothing appears beside the state folder."""
    before = sorted(outside.iterdir())
    try:
        package = model_packages.install(str(file), home)
    except PackageError:
        assert not list(home.glob("incoming-*"))
    else:
        assert package.path.is_relative_to(home / "packages")
    assert sorted(outside.iterdir()) == before


@given(name=_NAMES, mode=st.sampled_from([0, 0o100644, 0o120777, 0o040755, 0o020644, 0o010644]))
@FILES
def test_entries_that_would_leave_the_folder(name: str, mode: int, tmp_path_factory: Any) -> None:
    """Paths that lead outside, links, devices."""
    outside = tmp_path_factory.mktemp("outside")
    file = packed(outside / "made.argosmodel", saying())
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as zipped:
        warnings.simplefilter("ignore")  # of doubled names
        entry = zipfile.ZipInfo(name or "x")
        entry.external_attr = mode << 16
        zipped.writestr(entry, "/etc/passwd")
    (outside / "home").mkdir()
    check_install(file, outside / "home", outside)


@given(changes=_CHANGES)
@FILES
def test_damaged_packages(changes: list[tuple[float, str, bytes]], tmp_path_factory: Any) -> None:
    """Zips with bytes cut out, overwritten, put in."""
    outside = tmp_path_factory.mktemp("outside")
    file = packed(outside / "made.argosmodel", saying())
    file.write_bytes(changed(file.read_bytes(), changes))
    (outside / "home").mkdir()
    check_install(file, outside / "home", outside)


@given(field=_FIELDS, value=_JSON, whole=st.none() | _JSON)
@FILES
def test_strange_metadata(field: str, value: Any, whole: Any, tmp_path_factory: Any) -> None:
    """A field of any type, or another JSON altogether."""
    outside = tmp_path_factory.mktemp("outside")
    entries = saying(**{field: value})
    if whole is not None:
        entries[f"{TOP}/metadata.json"] = json.dumps(whole).encode()
    (outside / "home").mkdir()
    check_install(packed(outside / "made.argosmodel", entries), outside / "home", outside)
