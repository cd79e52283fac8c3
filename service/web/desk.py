"""What the web layer may ask for: one object, handed in by the wiring."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from flask import current_app, request

from service.article import Detection, Options, Signature
from service.errors import Abandoned
from service.files import FileWriter
from service.pipeline import Task
from service.render import Answer, Progress
from service.web.meters import Meters

EXTENSION = "verbatim"


Watch = Callable[[Progress], None]


class Run(Protocol):
    """Answers the texts of one request, in order, in one slot and within one deadline."""

    def __call__(
        self,
        texts: Sequence[str],
        task: Task,
        options: Options,
        watch: Watch,
        since: float | None = None,
    ) -> tuple[Answer, ...]:
        """Answer a request that began at `since` (by time.monotonic; else it begins now).

        Raises errors.Busy, errors.DeadlineExceeded, what the pipeline or `watch` raises.
        """
        ...


class Read(Protocol):
    """Reads an uploaded file in a slot and within the deadline of its request."""

    def __call__(self, name: str, content: bytes, since: float) -> str:
        """Raise errors.Busy, errors.DeadlineExceeded, and what files.FileReader raises."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may bring: characters of text in all, texts in an array, bytes."""

    characters: int
    texts: int
    body: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Where requests are handed in; `check` translates a sentence and raises where that fails.

    `label` stands in everything that an editor copies or downloads; "" for none.
    """

    run: Run
    detect: Callable[[str], Detection]
    check: Callable[[], None]
    read_file: Read
    write_docx: FileWriter
    signature: Signature
    limits: Limits
    meters: Meters
    label: str = ""
    keyed: bool = False  # an API key is asked for


def while_connected() -> Watch:
    """Give a watch that ends this request's work once its client has gone (waitress tells)."""
    gone: Callable[[], bool] = request.environ.get("waitress.client_disconnected", lambda: False)

    def watch(_progress: Progress) -> None:
        if gone():
            raise Abandoned("The client has gone.")

    return watch


def desk() -> Desk:
    """Give the desk of the application that answers this request."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Desk)  # noqa: S101  (tells mypy what build() has put there)
    return found
