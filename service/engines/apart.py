"""Read files in a process of its own: what a hostile file costs, in time and memory, is bounded.

The libraries that read files are loaded there alone: a service that reads none is smaller.
"""

import json
import subprocess
import sys
from email import policy
from email.parser import BytesHeaderParser
from pathlib import Path, PurePath

from service import errors
from service.errors import InputError, InvalidField
from service.files import kind_of

_ROOT = Path(__file__).resolve().parents[2]
_KINDS = {one.__name__: one for one in (InvalidField, errors.Malformed, errors.TooLarge)}


def read(name: str, content: bytes, seconds: float) -> str:
    """Give the plain text of a file, as service.engines.readers does: the port files.FileReader."""
    kind = kind_of(name)
    command = [sys.executable, "-m", "service.engines.readers", kind, str(max(1, int(seconds)))]
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, input=content, capture_output=True, timeout=seconds, check=False, cwd=_ROOT
        )
    except subprocess.TimeoutExpired:
        message = f"This {kind} file takes too long to read: send its text, or a smaller file."
        raise InvalidField(message, field="file") from None
    return _text(done.stdout, kind)


def title(name: str, content: bytes) -> str:
    """Give a message's subject: the port files.TitleReader. Other kinds have their title within."""
    if PurePath(name).suffix.lower() != ".eml":
        return ""
    try:
        heading = BytesHeaderParser(policy=policy.default).parsebytes(content)
        return " ".join(str(heading["subject"] or "").split())
    except Exception:  # noqa: BLE001 - a damaged heading is no heading
        return ""


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
