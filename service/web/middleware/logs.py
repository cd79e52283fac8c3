"""Log lines, as JSON or as plain text, never with article text."""

import json
import logging
import sys
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal

Form = Literal["json", "text"]


def to_stderr(form: Form) -> None:
    """Write log lines to stderr; of other packages only warnings and errors."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(form))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("verbatim").setLevel(logging.INFO)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


class Lines(logging.Formatter):
    """Formats each record as one line.

    Our own messages are JSON objects, whose fields go into the line; any other message is one
    field. Of an exception only type and trace are logged, as its message may hold article text.
    """

    def __init__(self, form: Form) -> None:
        """Take the format of the lines."""
        super().__init__()
        self._set = _FORMS[form]

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without its end."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        head = {"time": time, "level": record.levelname.lower(), "log": record.name}
        return self._set(head | _fields(record))


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    """Return the fields of a record's message and exception."""
    message = record.getMessage()
    found = _object(message) or {"message": message}
    if record.exc_info and record.exc_info[0]:
        kind, _, place = record.exc_info
        found |= {"error": kind.__name__, "trace": traceback.format_tb(place)}
    return found


def _object(message: str) -> dict[str, Any] | None:
    """Parse a message that is a JSON object; None where it is not one."""
    try:
        found = json.loads(message) if message.startswith("{") else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _json(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False)


def _text(fields: Mapping[str, Any]) -> str:
    """Return `time level log field=value ...`, and a trace on lines of its own."""
    head = " ".join(str(fields[name]) for name in ("time", "level", "log"))
    rest = [
        value if name == "message" else f"{name}={value}"
        for name, value in fields.items()
        if name not in ("time", "level", "log", "trace") and value is not None
    ]
    return "\n".join([" ".join([head, *rest]), *map(str.rstrip, fields.get("trace", ()))])


_FORMS: dict[Form, Callable[[Mapping[str, Any]], str]] = {"json": _json, "text": _text}
