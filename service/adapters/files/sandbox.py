"""Read files in a process of its own: what a hostile file costs, in time and memory, is bounded.

The libraries that read files are loaded there alone: a service that reads none is smaller.
"""

import json
import re
import subprocess
import sys
from email import policy
from email.parser import BytesHeaderParser
from html import unescape
from pathlib import Path, PurePath

from service import errors
from service.errors import InputError, InvalidField
from service.text.file_formats import kind_of

_HEAD = 1 << 17  # bytes of a page that are looked at for its title
_LONGEST = 500  # characters of a title, as the form takes it
_TITLE = re.compile(rb"<title[^<>]{0,200}>([^<]{1,2000})</title", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta\b[^<>]{0,200}charset=["']?([\w-]{1,40})""", re.IGNORECASE)
_ROOT = Path(__file__).resolve().parents[3]
_KINDS = {one.__name__: one for one in (InvalidField, errors.Malformed, errors.TooLarge)}


def read_file(name: str, content: bytes, seconds: float) -> str:
    """Give the plain text of a file, as `readers` does: the port file_formats.FileReader."""
    kind = kind_of(name)
    command = [
        sys.executable,
        "-m",
        "service.adapters.files.readers",
        kind,
        str(max(1, int(seconds))),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, input=content, capture_output=True, timeout=seconds, check=False, cwd=_ROOT
        )
    except subprocess.TimeoutExpired:
        message = f"This {kind} file takes too long to read: send its text, or a smaller file."
        raise InvalidField(message, field="file") from None
    return _text(done.stdout, kind)


def read_title(name: str, content: bytes) -> str:
    """Give a message's subject or a page's title: the port files.TitleReader.

    Other kinds have their title within.
    """
    reader = _TITLES.get(PurePath(name).suffix.lower())
    try:
        return " ".join(reader(content).split())[:_LONGEST] if reader else ""
    except Exception:  # noqa: BLE001 - a damaged heading is no heading
        return ""


def _subject(content: bytes) -> str:
    heading = BytesHeaderParser(policy=policy.default).parsebytes(content)
    return str(heading["subject"] or "")


def _page_title(content: bytes) -> str:
    head = content[:_HEAD]
    found, charset = _TITLE.search(head), _CHARSET.search(head)
    encoding = charset[1].decode() if charset else "utf-8"
    return unescape(found[1].decode(encoding, "replace")) if found else ""


_TITLES = {".eml": _subject, ".html": _page_title, ".htm": _page_title}


def _text(answer: bytes, kind: str) -> str:
    """Read the process's answer; one that ended without an answer ran into its limits."""
    try:
        found = json.loads(answer)
    except ValueError:
        message = f"This {kind} file cannot be read: it is damaged, or needs too much memory."
        raise InvalidField(message, field="file") from None
    if "text" in found:
        return str(found["text"])
    error: type[InputError] = _KINDS[found["error"]]
    raise error(found["message"], field="file", limit=found["limit"])
