"""Read each file in a subprocess, so that a hostile file costs bounded time and memory.

The libraries that read files are loaded in the subprocess only, which keeps the service small.
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
from service.message import Message, message_of
from service.text.file_formats import kind_of

_HEAD = 1 << 17  # bytes of a page in which its title is searched
_LONGEST = 500  # characters of a title, as many as the form takes
_TITLE = re.compile(rb"<title[^<>]{0,200}>([^<]{1,2000})</title", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta\b[^<>]{0,200}charset=["']?([\w-]{1,40})""", re.IGNORECASE)
_ROOT = Path(__file__).resolve().parents[3]
_KINDS = {one.__name__: one for one in (InvalidField, errors.Malformed, errors.TooLarge)}


def read_file(name: str, content: bytes, seconds: float) -> str:
    """Return the plain text of a file, as `readers` does: the port file_formats.FileReader."""
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
        message = "This %(kind)s file takes too long to read: send its text, or a smaller file."
        raise InvalidField(message_of(message, kind=kind), field="file") from None
    return _text(done.stdout, kind)


def read_title(name: str, content: bytes) -> str:
    """Return a message's subject or a page's title: the port file_formats.TitleReader.

    It is "" for other kinds, whose title stands in their text.
    """
    reader = _TITLES.get(PurePath(name).suffix.lower())
    try:
        return " ".join(reader(content).split())[:_LONGEST] if reader else ""
    except Exception:  # noqa: BLE001 - a title that cannot be read is left out
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
    """Return the text that the subprocess found, or raise its refusal.

    Without an answer the subprocess ran into a limit.
    """
    try:
        found = json.loads(answer)
    except ValueError:
        message = "This %(kind)s file cannot be read: it is damaged, or needs too much memory."
        raise InvalidField(message_of(message, kind=kind), field="file") from None
    if "text" in found:
        return str(found["text"])
    error: type[InputError] = _KINDS[found["error"]]
    refusal = Message(found["template"], found["arguments"])
    raise error(refusal, field="file", limit=found["limit"])
