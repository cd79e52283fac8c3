"""The operator's settings: environment variables VERBATIM_NAME, read once at start."""

import csv
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, Self

import platformdirs

from service.errors import SettingsError

PREFIX = "VERBATIM_"
UNIX = "unix:"  # prefix of a socket's path
_SMALLEST = 1024  # bytes
_UNITS = {"": 1, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30}
_RATE = re.compile(r"\d+ */ *(?:\d+ +)?(?:second|minute|hour|day)s?")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*|\[?[0-9a-f]*:[0-9a-f:.]*\]?")
_HOOK = re.compile(r"[\w*-]+(?:\.[\w*-]+)*(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked. Sizes in bytes, times in seconds; None and () where not set."""

    host: str
    port: int
    model: str | None
    state_dir: Path
    threads: int
    max_characters: int
    max_body: int
    max_items: int
    timeout: int
    queue: int
    beam: int
    doubt: int | None  # per cent of confidence; None: the model package's own
    cache: str
    rate_limit: str
    api_keys_file: Path | None
    trusted_proxy: int
    glossary: Mapping[str, str]  # French term -> English term
    jobs_url: str | None
    job_threads: int
    job_items: int
    job_body: int
    job_timeout: int
    job_queue: int
    job_days: int
    webhooks: tuple[str, ...]
    webhook_secret_file: Path | None
    cors: tuple[str, ...]
    hosts: tuple[str, ...]
    label: str
    log: Literal["json", "text"]

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Self:
        """Read all settings; an empty variable counts as not set.

        Raises errors.SettingsError, which names the variable and the values allowed.
        """
        return cls(**{setting.name.lower(): setting.read(environ) for setting in SETTINGS})

    @property
    def exposed(self) -> bool:
        """Whether other machines can connect: to the address itself, or through a proxy."""
        return self.trusted_proxy > 0 or not is_loopback(self.host)

    def __str__(self) -> str:
        """Return one line a setting, as in the environment, without passwords."""
        values = ((f.name.upper(), getattr(self, f.name)) for f in fields(self))
        return "\n".join(f"{PREFIX}{name}={_shown(value)}" for name, value in values)

    __repr__ = __str__


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the settings table; the default is written as in the environment."""

    name: str
    default: str
    unit: str
    meaning: str
    parse: Callable[[str], Any]

    def read(self, environ: Mapping[str, str]) -> Any:
        """Parse the variable, or the default where it is empty or not set."""
        text = environ.get(PREFIX + self.name, "").strip() or self.default
        return self.value_of(text, PREFIX + self.name)

    def value_of(self, text: str, called: str) -> Any:
        """Parse a text; `called` is its name in messages. Raises errors.SettingsError."""
        try:
            return self.parse(text)
        except ValueError as error:
            raise SettingsError(f"{called} must be {error}; it is {text!r}.") from error


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach an address; true of a UNIX socket."""
    if host.startswith(UNIX):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _shown(value: Any) -> str:
    """Return a value as in the environment, with the password of an address as stars."""
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, Mapping):
        return f"({len(value)} terms)" if value else ""
    return re.sub(r"(?<=://)[^/@]*@", "***@", str("" if value is None else value))


# --- parsers: a text into a value, or a ValueError that completes "VERBATIM_NAME must be ..." -----


def _whole(low: int, high: int) -> Callable[[str], int]:
    """Return a parser of whole numbers from `low` to `high`."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or not low <= int(text) <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return int(text)

    return parse


def _size(text: str) -> int:
    """Parse a size into bytes: 2 MiB, 2048 KiB, 2097152."""
    found = re.fullmatch(r"(\d+) *([KMG]iB)?", text, re.ASCII | re.IGNORECASE)
    size = int(found[1]) * _UNITS[(found[2] or "").upper()] if found else 0
    if size < _SMALLEST:  # a plain 2, meant as 2 MiB, would refuse every article
        raise ValueError("a size such as 2 MiB, with its unit, or a number of bytes from 1024")
    return size


def _threads(text: str) -> int:
    """Parse a number of cores; `auto` is all cores that this process may use."""
    return len(os.sched_getaffinity(0)) if text == "auto" else _whole(1, 1024)(text)


def _state_dir(text: str) -> Path:
    """Parse a folder; `auto` is the user's state folder."""
    path = platformdirs.user_state_path("verbatim") if text == "auto" else Path(text).expanduser()
    if path.exists() and not path.is_dir():
        raise ValueError("a folder")
    return path.absolute()


def _file(text: str) -> Path | None:
    """Parse the path of a file that exists."""
    if text and not Path(text).expanduser().is_file():
        raise ValueError("the path of a file that exists")
    return Path(text).expanduser().absolute() if text else None


def _glossary(text: str) -> Mapping[str, str]:
    """Read a CSV file of French and English terms; a first row source,target is a heading."""
    path = _file(text)
    if not path:
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [[cell.strip() for cell in row] for row in csv.reader(file, strict=True) if row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError("a CSV file in UTF-8") from error
    for number, row in enumerate(rows, 1):
        if len(row) != len(("source", "target")) or not all(row):
            raise ValueError(f"a CSV file of two columns, source and target (see row {number})")
    return dict(rows[1:] if rows[:1] == [["source", "target"]] else rows)


def _doubt(text: str) -> int | None:
    """Parse a confidence in per cent; `auto` is None."""
    try:
        return None if text == "auto" else _whole(0, 100)(text)
    except ValueError as error:
        raise ValueError(f"auto, or {error}") from error


def _text(text: str) -> str | None:
    """Parse any text; None where it is empty."""
    return text or None


def _cache(text: str) -> str:
    """Parse where translations are cached: memory, off, or the path of a file."""
    if text not in {"memory", "off"} and not Path(text).expanduser().absolute().parent.is_dir():
        raise ValueError("memory, off, or the path of a file in a folder that exists")
    return text


def _rate(text: str) -> str:
    """Parse rate limits such as 60/minute, or several separated by semicolons."""
    named = text in {"auto", "off"}
    if not named and not all(_RATE.fullmatch(rate.strip()) for rate in text.split(";")):
        raise ValueError("auto, off, a rate such as 60/minute, or several separated by ;")
    return text


def _jobs_url(text: str) -> str | None:
    """Parse the address of a queue of jobs."""
    if text and not text.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("an address such as redis://host:6379/0")
    return text or None


def _hosts(text: str) -> tuple[str, ...]:
    """Parse host names separated by commas."""
    names = tuple(name.strip().lower() for name in text.split(",") if name.strip())
    if not names or not all(_HOST.fullmatch(name) for name in names):
        raise ValueError(
            "host names without ports, separated by commas, such as localhost,desk.example"
        )
    return names


def _hooks(text: str) -> tuple[str, ...]:
    """Parse host patterns separated by commas; `off` is none."""
    names = tuple(name.strip().lower() for name in text.split(",")) if text != "off" else ()
    if not all(_HOOK.fullmatch(name) for name in names):
        raise ValueError("off, or hosts separated by commas, such as desk.example,*.example:8443")
    return names


def _origins(text: str) -> tuple[str, ...]:
    """Parse web origins separated by commas; `off` is none."""
    if text == "off":
        return ()
    origins = tuple(origin.strip() for origin in text.split(","))
    if not all(re.fullmatch(r"\*|https?://[^/\s]+", origin) for origin in origins):
        raise ValueError("off, or origins separated by commas, such as https://desk.example")
    return origins


def _label(text: str) -> str:
    """Parse a line of text; `off` is none."""
    return "" if text == "off" else text


def _log(text: str) -> str:
    """Parse the format of log lines."""
    if text not in {"json", "text"}:
        raise ValueError("json or text")
    return text


def _host(text: str) -> str:
    """Parse the name or address to listen on, or the path of a UNIX socket."""
    with suppress(ValueError):
        ip_address(text.strip("[]"))
        return text
    if not re.fullmatch(r"[\w-]+(?:\.[\w-]+)*|unix:/.+", text):
        raise ValueError("a host name or an address, without http:// or a port, or unix:/PATH")
    return text


SETTINGS = (
    Setting(
        "HOST",
        "127.0.0.1",
        "",
        "address to listen on; unix:/PATH for a socket, open to its group",
        _host,
    ),
    Setting("PORT", "8000", "", "port to listen on; 0 takes a free one", _whole(0, 65535)),
    Setting("MODEL", "", "", "name or path of a model package; else the one in use", _text),
    Setting(
        "STATE_DIR",
        "auto",
        "",
        "folder of unpacked packages, caches and jobs; auto is the user's own state folder",
        _state_dir,
    ),
    Setting("THREADS", "auto", "cores", "cores for translation; auto is all", _threads),
    Setting("MAX_CHARACTERS", "200000", "characters", "longest text", _whole(1, 10**9)),
    Setting("MAX_BODY", "2 MiB", "MiB", "largest request", _size),
    Setting("MAX_ITEMS", "50", "items", "most texts in one request", _whole(1, 10**6)),
    Setting("TIMEOUT", "60", "seconds", "longest time for one request", _whole(1, 86400)),
    Setting(
        "QUEUE", "16", "requests", "how many may wait; more are told to retry", _whole(0, 10**4)
    ),
    Setting(
        "BEAM", "8", "hypotheses", "beam of the translation; 2 takes half the time", _whole(1, 16)
    ),
    Setting(
        "DOUBT",
        "auto",
        "per cent",
        "confidence that no doubtful sentence reaches; auto is the package's, 0 calls none so",
        _doubt,
    ),
    Setting("CACHE", "memory", "", "where translations are kept: memory, off or a file", _cache),
    Setting(
        "RATE_LIMIT",
        "auto",
        "",
        "requests from one client, such as 60/minute; auto is 120/minute where other machines can"
        " ask, else off",
        _rate,
    ),
    Setting("API_KEYS_FILE", "", "", "file that `keys add` made; else no key is asked for", _file),
    Setting(
        "TRUSTED_PROXY",
        "0",
        "hops",
        "reverse proxies in front whose X-Forwarded headers are trusted",
        _whole(0, 10),
    ),
    Setting("GLOSSARY", "", "", "CSV file of French term, its English", _glossary),
    Setting(
        "JOBS_URL", "", "", "Redis that hands jobs to workers on other hosts; else none", _jobs_url
    ),
    Setting(
        "JOB_THREADS",
        "1",
        "articles",
        "articles of jobs worked on at a time by `serve`; 0 leaves them to `worker`",
        _whole(0, 64),
    ),
    Setting("JOB_ITEMS", "10000", "articles", "most articles in one job", _whole(1, 10**6)),
    Setting("JOB_BODY", "32 MiB", "MiB", "largest request for a job", _size),
    Setting(
        "JOB_TIMEOUT", "900", "seconds", "longest time for one article of a job", _whole(1, 86400)
    ),
    Setting(
        "JOB_QUEUE", "1000000", "articles", "how many may wait; more are refused", _whole(1, 10**9)
    ),
    Setting("JOB_DAYS", "7", "days", "how long results are kept", _whole(1, 3650)),
    Setting("WEBHOOKS", "off", "", "hosts that webhooks may call, * for any part", _hooks),
    Setting("WEBHOOK_SECRET_FILE", "", "", "file of the secret that signs webhooks", _file),
    Setting("CORS", "off", "", "web origins that may call from a browser", _origins),
    Setting("HOSTS", "localhost,127.0.0.1,[::1]", "", "Host headers that are accepted", _hosts),
    Setting(
        "LABEL",
        "Machine translation, to be checked.",
        "",
        "line in whatever is copied or downloaded from the page; off leaves it out",
        _label,
    ),
    Setting("LOG", "json", "", "log lines on stderr: json, or text for people", _log),
)
