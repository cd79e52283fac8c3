"""Strict parsers of request bodies: malformed input is refused, never repaired."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.http import parse_options_header
from werkzeug.sansio.multipart import Data, Epilogue, Event, Field, File, MultipartDecoder

from service.errors import InvalidField, Malformed, TooLarge
from service.message import message_of
from service.text import encodings

MOST_FIELDS = 100
_UTF_8 = ("utf-8", "ascii")


@dataclass(frozen=True, slots=True)
class Upload:
    """An uploaded file, unread; `charset`: the encoding that its content type declares, if any."""

    name: str
    content: bytes
    charset: str | None = None


def charset_of(parameters: Mapping[str, str]) -> str:
    """Return the codec of the charset that a content type declares. Raises errors.Malformed."""
    codec = encodings.codec_of(parameters.get("charset", "utf-8").strip())
    if codec is None:
        raise Malformed("The charset of the text is not known: send UTF-8, with charset=utf-8.")
    return codec


def decode(data: bytes, codec: str = "utf-8") -> str:
    """Decode a text. Raises errors.Malformed with the place of the first invalid byte."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        if codec in _UTF_8:
            message = "The text is not valid UTF-8, from byte %(byte)s on."
            raise Malformed(message_of(message, byte=error.start)) from None
        message = "The text is not in %(charset)s, as declared, from byte %(byte)s on."
        raise Malformed(message_of(message, charset=codec, byte=error.start)) from None


def is_unicode(text: str) -> bool:
    """Return whether a string has no lone surrogates, which UTF-8 cannot encode."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def check_utf_8(parameters: Mapping[str, str]) -> None:
    """Refuse JSON in another charset than UTF-8. Raises errors.Malformed."""
    if charset_of(parameters) not in _UTF_8:
        raise Malformed("JSON is read in UTF-8 only: convert it, and say charset=utf-8.")


def parse_json(data: bytes) -> Any:
    """Parse JSON, without a BOM before it.

    Raises errors.Malformed, also for duplicate keys, NaN and deep nesting.
    """
    text = decode(data).removeprefix("\ufeff")
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        message = "The body is not JSON: it breaks at character %(character)s."
        raise Malformed(message_of(message, character=error.pos)) from None
    except RecursionError:
        raise Malformed("The JSON is nested too deeply.") from None
    except ValueError:
        raise Malformed("The JSON holds a number that is too long.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of its pairs; a duplicate key is refused."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Malformed("The JSON gives a key twice in one object: send it once.")
    return found


def _no_constant(_name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python's parser accepts and JSON does not have."""
    raise Malformed("The JSON holds NaN or Infinity, which are not JSON.")


def parse_multipart(data: bytes, boundary: str) -> Iterator[tuple[str, str | Upload]]:
    """Yield each part's name, with its text or file. Raises errors.Malformed."""
    if not boundary:
        raise Malformed("The multipart body names no boundary.")
    part: Field | File | None = None
    value = b""
    for event in _events(data, boundary):
        if isinstance(event, Field | File):
            part, value = event, b""
        elif isinstance(event, Data) and part is not None:
            value += event.data
            if not event.more_data:
                yield part.name or "", _part(part, value)


def _events(data: bytes, boundary: str) -> Iterator[Event]:
    """Run werkzeug's decoder over a whole body."""
    try:
        decoder = MultipartDecoder(boundary.encode(), max_parts=MOST_FIELDS)
        decoder.receive_data(data)
        decoder.receive_data(None)
        while not isinstance(event := decoder.next_event(), Epilogue):
            yield event
    except (ValueError, AttributeError):  # UnicodeDecodeError is a ValueError
        raise Malformed("The multipart body is broken.") from None
    except RequestEntityTooLarge:
        message = "The form has too many parts: at most %(most)s are read."
        raise TooLarge(message_of(message, most=MOST_FIELDS), limit=MOST_FIELDS) from None


def _part(part: Field | File, value: bytes) -> str | Upload:
    """Return a field's text, or a file as it is."""
    parameters = parse_options_header(part.headers.get("Content-Type", "text/plain"))[1]
    charset = charset_of(parameters)
    if isinstance(part, Field):
        return decode(value, charset)
    if part.name != "file":
        raise InvalidField("Upload the article's file in the field `file`.", field="file")
    return Upload(part.filename, value, charset if "charset" in parameters else None)
