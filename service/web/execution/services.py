"""What the web layer may ask for: one object, handed in by the wiring."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from flask import current_app, request

from service.article import Detection, Options, Post, Signature
from service.errors import Abandoned
from service.jobs.records import Jobs
from service.pipeline import Task
from service.rendering.answer_records import Answer, Digest
from service.rendering.render import Progress
from service.text.file_formats import FileWriter, TitleReader
from service.web.middleware.metrics import Metrics

EXTENSION = "verbatim"
PAGES = "pages"  # the blueprint that people read; the others are for programs


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


class ReadUpload(Protocol):
    """Reads an uploaded file in a slot and within the deadline of its request."""

    def __call__(self, name: str, content: bytes, since: float) -> str:
        """Raise errors.Busy, errors.DeadlineExceeded, and what files.FileReader raises."""
        ...


class RunDigest(Protocol):
    """Answers several articles with one summary, in one slot and within one deadline."""

    def __call__(self, posts: Sequence[Post], options: Options, watch: Watch) -> Digest:
        """Raise as `Run` does."""
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
class Services:
    """Where requests are handed in; `check` translates a sentence and raises where that fails.

    `label` stands in everything that an editor copies or downloads; "" for none.
    """

    run: Run
    together: RunDigest
    detect: Callable[[str], Detection]
    check: Callable[[], None]
    read_file: ReadUpload
    read_title: TitleReader
    write_docx: FileWriter
    signature: Signature
    limits: Limits
    metrics: Metrics
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


def services() -> Services:
    """Return the services of the application that answers this request."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Services)  # noqa: S101  (tells mypy what build() has put there)
    return found
