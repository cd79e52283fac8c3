"""Write results on stdout, and everything else on stderr."""

import json
import sys
from typing import Any


def write(text: str) -> None:
    """Write UTF-8 on stdout whatever the locale is, with line ends as they are."""
    sys.stdout.buffer.write(text.encode() + b"\n" * (not text.endswith("\n")))
    sys.stdout.buffer.flush()


def json_text(record: Any) -> str:
    """Return indented JSON."""
    return json.dumps(record, ensure_ascii=False, indent=2)


def write_json(record: Any) -> None:
    """Write indented JSON on stdout."""
    write(json_text(record))


def write_error(message: str) -> None:
    """Write an error message on stderr, in one line."""
    write_stderr("verbatim: " + " ".join(message.split()))


def write_stderr(words: str, end: str = "\n") -> None:
    """Write on stderr."""
    sys.stderr.write(words + end)
    sys.stderr.flush()
