"""The services that the web layer calls: one object, passed in by the wiring."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from flask import current_app, request

from service.article import Detection, Options, Post, Signature
from service.errors import Abandoned
from service.jobs.records import Jobs
from service.pipeline import Task
from service.rendering.answer import Answer, Digest
from service.rendering.render import Progress
from service.text.file_formats import FileText, FileWriter
from service.web.execution.kept_files import KeptFiles
from service.web.middleware.metrics import Metrics

T = TypeVar("T")
EXTENSION = "verbatim"
PAGES = "pages"  # the blueprint for people; the others are for programs


ProgressCallback = Callable[[Progress], None]


class Run(Protocol):
    """Answers the texts of one request, in order, in one slot and within one deadline."""

    def __call__(
        self,
        texts: Sequence[str],
        task: Task,
        options: Options,
        report: ProgressCallback,
        since: float,
    ) -> tuple[Answer, ...]:
        """Answer a request that began at `since`, by time.monotonic.

        Raises errors.Busy, errors.DeadlineExceeded, and what the pipeline or `report` raises.
        """
        ...


class ReadUpload(Protocol):
    """Reads an uploaded file at its turn and within the deadline of its request."""

    def __call__(
        self, name: str, content: bytes, since: float, encoding: str | None = None
    ) -> FileText:
        """Return the file's plain text; the request began at `since`, by time.monotonic.

        Raises errors.Busy, errors.DeadlineExceeded, and what file_formats.FileReader raises.
        """
        ...


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to translate; `encoding`: as its sender says."""

    name: str
    content: bytes
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class TranslatedFile:
    """A file in English, named for its headline, and the answer it was made of."""

    name: str
    content: bytes
    answer: Answer


class TranslateUpload(Protocol):
    """Translates an uploaded file into the same format, within the deadline of its request."""

    def __call__(
        self, file: SourceFile, options: Options, report: ProgressCallback, since: float
    ) -> TranslatedFile:
        """Return the file in English; the request began at `since`, by time.monotonic.

        Raises errors.Busy, errors.DeadlineExceeded, and what file_translation raises.
        """
        ...


class RunDigest(Protocol):
    """Summarises several articles together, in one slot and within one deadline."""

    def __call__(
        self, posts: Sequence[Post], options: Options, report: ProgressCallback, since: float
    ) -> Digest:
        """Translate all articles, with one summary over them; raises as `Run`."""
        ...


class Detect(Protocol):
    """Names the languages of a request's texts, in one slot and within one deadline."""

    def __call__(self, texts: Sequence[str], since: float) -> list[Detection]:
        """Answer a request that began at `since`. Raises errors.Busy, errors.DeadlineExceeded."""
        ...


class InSlot(Protocol):
    """Does other work on what a request holds in a slot."""

    def __call__(self, work: Callable[[], T], characters: int, since: float) -> T:
        """Return what `work` returns. Raises errors.Busy, errors.DeadlineExceeded."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one request: characters in all its texts, texts in an array, bytes of the body.

    And of one job: articles, bytes of the body; `characters` holds for each of its articles.
    """

    characters: int
    texts: int
    body: int
    job_items: int
    job_body: int


@dataclass(frozen=True, slots=True)
class Services:
    """What the views call; `check` raises errors.ModelUnavailable where the model is broken.

    `label` is added to everything that an editor copies or downloads; "" for none.
    """

    run: Run
    together: RunDigest
    detect: Detect
    in_slot: InSlot
    check: Callable[[], None]
    read_file: ReadUpload
    translate_file: TranslateUpload
    write_docx: FileWriter
    signature: Signature
    limits: Limits
    metrics: Metrics
    jobs: Jobs
    allows: Callable[[str], bool]  # whether an address is allowed as a webhook
    label: str = ""
    keyed: bool = False  # whether an API key is required
    kept_files: KeptFiles = field(default_factory=KeptFiles)


def while_connected() -> ProgressCallback:
    """Return a callback that ends this request's work once waitress sees the client disconnect."""
    gone: Callable[[], bool] = request.environ.get("waitress.client_disconnected", lambda: False)

    def report(_progress: Progress) -> None:
        if gone():
            raise Abandoned("The client has gone.")

    return report


def services() -> Services:
    """Return the services of the application that answers this request."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Services)  # noqa: S101  (its type, for mypy)
    return found
