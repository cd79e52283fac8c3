"""What the web layer may ask for: one object, handed in by the wiring."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from flask import current_app, request

from service.article import Detection, Options, Signature
from service.errors import Abandoned
from service.files import FileReader, FileWriter
from service.jobs import Jobs
from service.pipeline import Task
from service.render import Answer, Progress
from service.web.meters import Meters

EXTENSION = "verbatim"


Watch = Callable[[Progress], None]


class Run(Protocol):
    """Answers the texts of one request, in order, in one slot and within one deadline."""

    def __call__(
        self, texts: Sequence[str], task: Task, options: Options, watch: Watch
    ) -> tuple[Answer, ...]:
        """Raise errors.Busy, errors.DeadlineExceeded, what the pipeline or `watch` raises."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may bring: characters of text in all, texts in an array, bytes.

    And one job: articles, bytes; `characters` is for each of its articles.
    """

    characters: int
    texts: int
    body: int
    job_items: int
    job_body: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Where requests are handed in; `check` translates a sentence and raises where that fails.

    `label` stands in everything that an editor copies or downloads; "" for none.
    """

    run: Run
    detect: Callable[[str], Detection]
    check: Callable[[], None]
    read_file: FileReader
    write_docx: FileWriter
    signature: Signature
    limits: Limits
    meters: Meters
    jobs: Jobs
    allows: Callable[[str], bool]  # an address as a webhook
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
