"""Parse one record of a batch as strictly as a request: JSON, or a file of plain text."""

from collections.abc import Callable
from typing import Any

from service.article import Caveat, ReadAs
from service.errors import InputError, InvalidField, Malformed
from service.jobs.batch import Found
from service.jobs.input_records import InputRecord
from service.text.file_formats import FileText
from service.web.api import request_body, request_input
from service.web.execution.services import Limits

LONGEST_ID = 200  # characters
_FIELDS = {"id", "title", "text"}
_Text = tuple[str, ReadAs | None, tuple[Caveat, ...]]
ReadFile = Callable[[str, bytes], FileText]


def article_of(piece: InputRecord, limits: Limits, read_file: ReadFile) -> Found:
    """Parse a record; a title becomes the first paragraph, and offsets count from its start.

    `read_file` reads one that is a file: from its name and bytes to its text.

    Raises errors.InputError where there is no id; any other fault is in the result's `error`. No
    message holds text of the article.
    """
    named, text_of = _id_and_text(piece, read_file)
    try:
        text, read_as, caveats = text_of()
        request_input.check_texts((text,), "text", limits, blank_allowed=False)
    except InputError as error:
        return Found(named, "", error)
    return Found(named, text, read_as=read_as, caveats=caveats)


def _id_and_text(piece: InputRecord, read_file: ReadFile) -> tuple[str, Callable[[], _Text]]:
    """Return an article's id, and a function that returns its text and how that was read.

    The id may be a file's name.
    """
    if piece.is_file:
        return _id(piece.name), lambda: _file_text(read_file(piece.name, piece.data))
    record = request_body.parse_json(piece.data)
    if not isinstance(record, dict):
        raise Malformed('An article must be an object, as in {"id": "7", "text": "..."}.')
    return _id(record.get("id", piece.name)), lambda: (_text(record), None, ())


def _file_text(found: FileText) -> _Text:
    return found.text, found.read_as, found.caveats


def _text(record: dict[str, Any]) -> str:
    """Return title and text of a record; both must be strings, and no other field is allowed."""
    if record.keys() - _FIELDS:
        raise InvalidField("The article has other fields than id, title and text: leave them out.")
    title = _string(record, "title") if "title" in record else ""
    text = _string(record, "text")
    return f"{title}\n\n{text}" if title else text


def _string(record: dict[str, Any], field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str):
        raise InvalidField(f"`{field}` must be a string.", field=field)
    return value


def _id(value: Any) -> str:
    """Return an id: a string that is not too long, or a whole number as its digits."""
    named = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    plain = isinstance(named, str) and request_body.is_unicode(named)
    if not plain or not 0 < len(named) <= LONGEST_ID:
        message = f"`id` must be a string of 1 to {LONGEST_ID} characters, or a whole number."
        raise InvalidField(message, field="id")
    return str(named)
