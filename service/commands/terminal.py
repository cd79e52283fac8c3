"""What commands write: results on stdout, everything else on stderr."""

import json
import sys
from typing import Any


def write(text: str) -> None:
    """Write UTF-8 whatever the terminal's locale says, line ends as they are."""
    sys.stdout.buffer.write(text.encode() + b"\n" * (not text.endswith("\n")))
    sys.stdout.buffer.flush()


def write_json(record: Any) -> None:
    """Write JSON for people and programs."""
    write(json.dumps(record, ensure_ascii=False, indent=2))


def write_error(message: str) -> None:
    """Say what went wrong, in one line."""
    write_stderr("verbatim: " + " ".join(message.split()))


def write_stderr(words: str, end: str = "\n") -> None:
    """Write on stderr."""
    sys.stderr.write(words + end)
    sys.stderr.flush()
