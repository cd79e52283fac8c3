"""Every setting is read once, checked with a sentence, and in docs/settings.md with its default."""

import re
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from service.errors import SettingsError, VerbatimError
from service.settings import PREFIX, SETTINGS, Settings

DOCUMENT = Path(__file__).parents[2] / "docs/settings.md"


def read(**variables: str) -> Settings:
    """Read settings from an environment with these VERBATIM_ variables."""
    return Settings.from_env({PREFIX + name: value for name, value in variables.items()})


def test_the_defaults_are_those_of_the_contract() -> None:
    """An empty environment serves this machine alone."""
    found = read()

    assert (found.host, found.port, found.model) == ("127.0.0.1", 8000, None)
    assert (found.max_characters, found.max_body, found.max_items) == (200_000, 2 << 20, 50)
    assert (found.timeout, found.queue, found.beam) == (60, 16, 8)
    assert found.cache == "memory"
    assert found.state_dir.is_absolute()
    assert found.threads >= 1
    assert found.rate_limit == "auto"
    assert not any((found.api_keys_file, found.glossary, found.jobs_url))
    assert (found.trusted_proxy, found.cors) == (0, ())
    assert found.hosts == ("localhost", "127.0.0.1", "[::1]")


def test_each_field_has_its_row_and_each_row_its_field() -> None:
    """The table and the class say the same."""
    assert [s.name.lower() for s in SETTINGS] == [f.name for f in fields(Settings)]
    assert all(s.meaning for s in SETTINGS)


def test_settings_cannot_be_changed() -> None:
    """They are read once."""
    with pytest.raises(FrozenInstanceError):
        read().port = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("HOST", "desk.example", "desk.example"),
        ("HOST", "[::1]", "[::1]"),
        ("HOST", "unix:/run/verbatim/web.sock", "unix:/run/verbatim/web.sock"),
        ("PORT", "0", 0),
        ("PORT", " 65535 ", 65535),
        ("PORT", "", 8000),
        ("MAX_BODY", "512 KiB", 512 << 10),
        ("MAX_BODY", "3mib", 3 << 20),
        ("MAX_BODY", "1024", 1024),
        ("THREADS", "3", 3),
        ("MODEL", "translate-fr_en-1.9", "translate-fr_en-1.9"),
        ("STATE_DIR", "/var/lib/verbatim", Path("/var/lib/verbatim")),
        ("CACHE", "off", "off"),
        ("CACHE", "/tmp/translations", "/tmp/translations"),  # noqa: S108 - only a name
        ("RATE_LIMIT", "60/minute; 1000/day", "60/minute; 1000/day"),
        ("RATE_LIMIT", "off", "off"),
        ("HOSTS", "Desk.Example, ::1", ("desk.example", "::1")),
        ("CORS", "https://desk.example,http://localhost:3000", ...),
        ("JOBS_URL", "redis://localhost/0", "redis://localhost/0"),
        ("API_KEYS_FILE", __file__, Path(__file__)),
    ],
)
def test_what_is_allowed(name: str, text: str, value: object) -> None:
    """Blanks around a value do not count, and an empty one is none."""
    expected = tuple(text.split(",")) if value is ... else value

    assert getattr(read(**{name: text}), name.lower()) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("HOST", "http://localhost"),
        ("HOST", "localhost:8000"),
        ("HOST", "127.0.0.1:8000"),
        ("HOST", "a b"),
        ("PORT", "80a"),
        ("PORT", "-1"),
        ("PORT", "65536"),
        ("PORT", "²"),
        ("STATE_DIR", __file__),
        ("THREADS", "0"),
        ("THREADS", "many"),
        ("MAX_CHARACTERS", "0"),
        ("MAX_BODY", "2 MB"),
        ("MAX_BODY", "0"),
        ("MAX_BODY", "2"),
        ("MAX_BODY", "1 TiB"),
        ("MAX_ITEMS", "1.5"),
        ("TIMEOUT", "60 s"),
        ("QUEUE", "-1"),
        ("BEAM", "17"),
        ("CACHE", "/nowhere/at/all"),
        ("RATE_LIMIT", "often"),
        ("API_KEYS_FILE", "/nowhere"),
        ("TRUSTED_PROXY", "yes"),
        ("GLOSSARY", "/nowhere"),
        ("JOBS_URL", "redis"),
        ("CORS", "desk.example"),
        ("HOSTS", "desk.example:80"),
        ("HOSTS", ","),
    ],
)
def test_what_is_not(name: str, text: str) -> None:
    """The sentence names the variable, what it may be, and what it is."""
    with pytest.raises(SettingsError) as refused:
        read(**{name: text})

    assert re.fullmatch(rf"VERBATIM_{name} must be .+; it is .+\.", refused.value.message)
    assert repr(text) in refused.value.message
    assert isinstance(refused.value, VerbatimError)


def test_a_glossary_is_read_with_the_settings(tmp_path: Path) -> None:
    """The heading alone is left out, blanks around terms too; a term may hold a comma."""
    file = tmp_path / "terms.csv"
    rows = '\ufeffsource,target\r\nmaire , mayor\r\n\r\n"Paris, 7e","Paris, 7th"\nsource,target'
    file.write_bytes(rows.encode())
    found = read(GLOSSARY=str(file)).glossary

    assert found == {"maire": "mayor", "Paris, 7e": "Paris, 7th", "source": "target"}


@pytest.mark.parametrize("content", [b"maire", b"maire,", b"a,b,c", b"a,b\n\xff,c", b'"a,b'])
def test_a_glossary_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes) -> None:
    """A term that silently does not count would be worse."""
    file = tmp_path / "terms.csv"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match="VERBATIM_GLOSSARY must be a CSV file"):
        read(GLOSSARY=str(file))


def test_no_password_is_shown() -> None:
    """Settings may be logged."""
    found = read(JOBS_URL="redis://desk:secret@localhost/0")

    assert "secret" not in str(found) + repr(found)
    assert "VERBATIM_JOBS_URL=redis://***@localhost/0" in str(found)
    assert found.jobs_url == "redis://desk:secret@localhost/0"


def test_the_document_has_the_table() -> None:
    """Name, default, unit and meaning of each setting, in order."""
    rows = [
        f"| `{PREFIX}{s.name}` | {f'`{s.default}`' if s.default else ''} | {s.unit} | {s.meaning} |"
        for s in SETTINGS
    ]

    assert "\n".join(rows) in DOCUMENT.read_text("utf-8")
