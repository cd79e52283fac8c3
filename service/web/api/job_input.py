"""Parse a request for a job into its articles: one as JSON, many as JSONL or in a zip.

A fault of the request refuses it; a fault of one article of many is its outcome, and the others are
worked on. A request without any valid article is refused, with the first article's fault.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import Any

from flask import Request, g

from service.article import ReadAs
from service.errors import InputError, InvalidField, Malformed, TooLarge, UnsupportedType
from service.jobs import input_records
from service.jobs.input_records import InputRecord
from service.jobs.records import Item, Order, Task
from service.web.api import request_body, request_input
from service.web.api.options import LENGTHS
from service.web.execution.job_runner import OPTIONS, READ_AS, error_record
from service.web.execution.services import Limits, services

JSONL, ZIP = request_input.MANY[:3], request_input.MANY[3:]
_LONGEST_NAME = 200  # characters of an article's id
_KEY = re.compile(r"[!-~]{1,200}")
_UNPACKED = 8  # times the largest body: text compresses to a third or so, a bomb to a thousandth
_DIRECTORY = 600  # bytes allowed for an entry in a zip's directory, its name included
_END, _ZIP64 = b"PK\x05\x06", b"PK\x06\x07"
_UTF_8 = ReadAs("utf-8", guessed=False)  # of files in a zip: none of hundreds is guessed at
_Fields = dict[str, Any]


def read_job(request: Request, limits: Limits) -> tuple[Order, Iterator[Item]]:
    """Parse a request for a job; its articles are parsed lazily.

    Raises errors.InputError, here or while the articles are consumed.
    """
    if request.mimetype not in ("application/json", *JSONL, *ZIP):
        raise UnsupportedType(
            "Send application/json (one article), application/x-ndjson (one a line) or"
            " application/zip (.txt and .json)."
        )
    found = request_input.without_key(request_input.fields(request))
    task, webhook = _task(found.pop("kind", "translate")), _webhook(found.pop("webhook", None))
    reader = _Reader(task, limits)
    if request.mimetype == "application/json":
        records: Iterator[_Read] = iter([_Read("1", found)])
    else:
        reader.shared = found
        request_input.options_of(found, OPTIONS[task])
        records = _many(request, limits)
    order = Order(
        owner=g.get("key_name", ""),
        task=task,
        request=g.request_id,
        webhook=webhook,
        key=_idempotency(request),
        digest=_digest(request),
    )
    return order, reader.items(records)


def _task(given: Any) -> Task:
    """Parse the field `kind`."""
    for task in OPTIONS:
        if given == task:
            return task
    raise InvalidField("`kind` must be translate, summarise or quotations.", field="kind")


def _webhook(given: Any) -> str | None:
    """Parse the field `webhook`: an allowed address, or None."""
    if given is None:
        return None
    if isinstance(given, str) and services().allows(given):
        return given
    message = "`webhook` must be an address on a host that VERBATIM_WEBHOOKS allows."
    raise InvalidField(message, field="webhook")


def _idempotency(request: Request) -> str | None:
    """Return the Idempotency-Key, which makes a request safe to send again."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and not _KEY.fullmatch(key):
        raise InvalidField("Idempotency-Key must be 1 to 200 letters, digits and signs.")
    return key


def _digest(request: Request) -> bytes:
    """Return a hash of everything that defines the job."""
    head = b"\0".join((request.mimetype.encode(), request.query_string, b""))
    return sha256(head + request.get_data()).digest()


@dataclass(frozen=True, slots=True)
class _Read:
    """A record of the body, or its fault; `name` is its default id: a file's name or a number.

    `read_as`: how its text was read, where it is a file.
    """

    name: str
    record: Any = None
    error: InputError | None = None
    read_as: ReadAs | None = None


def _many(request: Request, limits: Limits) -> Iterator[_Read]:
    """Yield the records of JSONL or of a zip, without blank lines and hidden files."""
    data = request.get_data()
    largest = 8 * limits.characters + 65_536  # JSON may write a character as \\uXXXX
    if request.mimetype in JSONL:
        found = input_records.lines(BytesIO(data), largest)
    else:
        found = _packed(data, largest, limits)
    for number, piece in enumerate(found, 1):
        yield _read(piece.name or str(number), piece)


def _read(name: str, piece: InputRecord) -> _Read:
    """Parse an input record: a text, or an object of JSON."""
    try:
        if piece.error:
            raise piece.error
        if piece.is_file:
            text = request_body.decode(piece.data)
            return _Read(name, {"text": text}, read_as=_UTF_8)
        return _Read(name, request_body.parse_json(piece.data))
    except InputError as error:
        return _Read(name, error=error)


def _packed(data: bytes, largest: int, limits: Limits) -> Iterator[InputRecord]:
    """Yield the files of a zip that is not too large when unpacked."""
    try:
        _check_directory(data, limits)
        with zipfile.ZipFile(BytesIO(data)) as untrusted:
            most = _UNPACKED * limits.job_body
            if sum(entry.file_size for entry in input_records.entries(untrusted)) > most:
                raise TooLarge(f"The zip unpacks to more than {most} bytes.", limit=most)
            yield from input_records.packed(untrusted, largest)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        raise Malformed("The body is not a valid zip file.") from None


def _check_directory(data: bytes, limits: Limits) -> None:
    """Refuse a zip with more entries than allowed, before its directory is read into memory."""
    at = data.rfind(_END)
    if at < 0 or data[max(0, at - 20) : at].startswith(_ZIP64):
        raise Malformed("The body is not a zip file, or one of the kind for more than 4 GB.")
    size = int.from_bytes(data[at + 12 : at + 16], "little")
    if size > _DIRECTORY * limits.job_items:
        message = f"The zip holds too many files: at most {limits.job_items} are read."
        raise TooLarge(message, limit=limits.job_items)


@dataclass(slots=True)
class _Reader:
    """Turns records into items, and keeps the fault of the first bad record."""

    task: Task
    limits: Limits
    shared: _Fields = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    _first: InputError | None = None
    _good: bool = False

    def items(self, records: Iterator[_Read]) -> Iterator[Item]:
        """Yield each record's item. Raises errors.InputError for too many, or for no valid one."""
        number = 0
        for number, read in enumerate(records, 1):
            if number > self.limits.job_items:
                message = f"The job has too many articles: at most {self.limits.job_items}."
                raise TooLarge(message, limit=self.limits.job_items)
            yield self._item(number, read)
        if not number:
            raise InvalidField("There is no article in the body.", field="text")
        if not self._good and self._first:
            raise self._first

    def _item(self, number: int, read: _Read) -> Item:
        """Return a record's item; a bad record's item has failed, and has no id but its own."""
        named = isinstance(read.record, dict) and "id" in read.record
        name = "" if named else self._default_name(read.name)
        try:
            if read.error:
                raise read.error
            if not isinstance(read.record, dict):
                raise Malformed('An article must be an object, as in {"text": "..."}.')
            found = dict(read.record)
            if named:
                name = self._name(found.pop("id"))
            text, options = self._checked(found)
            options |= {READ_AS: asdict(read.read_as)} if read.read_as else {}
        except InputError as error:
            self._first = self._first or error
            return Item(number, name, "", {}, refusal=error_record(error))
        self._good = True
        g.characters = g.get("characters", 0) + len(text)
        g.words = g.get("words", 0) + len(text.split())
        return Item(number, name, text, options)

    def _default_name(self, name: str) -> str:
        """Return the id of an article that sent none; "" where another has it."""
        if name in self._names or not request_body.is_unicode(name):
            return ""
        self._names.add(name)
        return name

    def _name(self, given: Any) -> str:
        """Check an article's id, which must be unique in its job."""
        if not isinstance(given, str) or not 0 < len(given) <= _LONGEST_NAME:
            message = f"`id` must be a string of 1 to {_LONGEST_NAME} characters."
            raise InvalidField(message, field="id")
        if not request_body.is_unicode(given):
            raise Malformed("`id` is not valid Unicode.", field="id")
        if given in self._names:
            raise InvalidField(
                "`id` is used by another article of this job: give each its own.", field="id"
            )
        self._names.add(given)
        return given

    def _checked(self, found: _Fields) -> tuple[str, _Fields]:
        """Return text and options, validated as in any request."""
        if "text" not in found:
            raise InvalidField("There is no article: send it in the field `text`.", field="text")
        text = found.pop("text")
        request_input.check_kind("text", text)
        request_input.check_texts((text,), "text", self.limits, blank_allowed=False)
        shared = self.shared
        if not found.keys().isdisjoint(LENGTHS):
            shared = {name: value for name, value in shared.items() if name not in LENGTHS}
        options = shared | found
        if request_input.options_of(options, OPTIONS[self.task]).stream:
            raise InvalidField("`stream` must be false in a job.", field="stream")
        return text, options
