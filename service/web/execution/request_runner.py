"""Run the pipeline for a request: in a slot, within its deadline, with metrics."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from time import monotonic

from service import pipeline
from service.article import Detection, Hypothesis, Options, Post
from service.errors import DeadlineExceeded
from service.message import message_of
from service.pipeline import Engines, Task
from service.rendering.answer import Answer, Digest
from service.rendering.render import Progress
from service.text.file_formats import PLAIN, FileReader, FileText, kind_of
from service.translation.ports import DelegatingTranslator, Translator
from service.web.execution.admission import Admission
from service.web.execution.services import (
    Detect,
    InSlot,
    ProgressCallback,
    ReadUpload,
    Run,
    RunDigest,
    T,
)
from service.web.middleware.metrics import Metrics

Pipeline = Callable[[str, Task, Options, Engines, ProgressCallback], Answer]


def make_run(
    engines: Engines,
    admission: Admission,
    seconds: float,
    metrics: Metrics,
    run: Pipeline,
) -> Run:
    """Return the services' `run`; `seconds` is one request's deadline, queueing included."""

    def answer(
        texts: Sequence[str],
        task: Task,
        options: Options,
        report: ProgressCallback,
        since: float,
    ) -> tuple[Answer, ...]:
        """Answer each text in turn, in one slot."""
        deadline = Deadline(since, seconds)
        bounded, progress = deadline.bounded(engines), deadline.watched(report)
        with admission.admitted(deadline.left, sum(map(len, texts))):
            answers = tuple(run(text, task, options, bounded, progress) for text in texts)
            deadline.check()
        metrics.count_answers(texts, answers)
        return answers

    return answer


def make_digest_run(
    engines: Engines, admission: Admission, seconds: float, metrics: Metrics
) -> RunDigest:
    """Return the services' `together`; `seconds` as in `make_run`."""

    def answer(
        posts: Sequence[Post], options: Options, report: ProgressCallback, since: float
    ) -> Digest:
        """Answer all articles, in one slot."""
        deadline = Deadline(since, seconds)
        bounded, progress = deadline.bounded(engines), deadline.watched(report)
        texts = [post.text for post in posts]
        with admission.admitted(deadline.left, sum(map(len, texts))):
            found = pipeline.run_together(posts, options, bounded, progress)
            deadline.check()
        metrics.count_answers(texts, found.answers)
        return found

    return answer


def make_detection(
    admission: Admission, seconds: float, detect: Callable[[str], Detection]
) -> Detect:
    """Return the services' `detect`; `seconds` as in `make_run`."""

    def answer(texts: Sequence[str], since: float) -> list[Detection]:
        """Name the language of each text in turn, in one slot."""
        deadline, found = Deadline(since, seconds), []
        with admission.admitted(deadline.left, sum(map(len, texts))):
            for text in texts:
                deadline.check()
                found.append(detect(text))
            deadline.check()
        return found

    return answer


def make_slot(admission: Admission, seconds: float) -> InSlot:
    """Return the services' `in_slot`; `seconds` as in `make_run`."""

    def in_slot(work: Callable[[], T], characters: int, since: float) -> T:
        """Do the work in one slot."""
        deadline = Deadline(since, seconds)
        with admission.admitted(deadline.left, characters):
            deadline.check()
            return work()

    return in_slot


def make_upload_reader(turns: Admission, seconds: float, read: FileReader) -> ReadUpload:
    """Return the services' `read_file`; `seconds` as in `make_run`.

    `turns` are the readers' own: while hostile files are read, articles are still translated.
    """

    def read_file(name: str, content: bytes, since: float, encoding: str | None = None) -> FileText:
        """Read a file at its turn; plain text waits for none."""
        deadline = Deadline(since, seconds)
        waits = nullcontext() if kind_of(name) == PLAIN else turns.admitted(deadline.left)
        with waits:
            deadline.check()
            return read(name, content, deadline.left, encoding)

    return read_file


@dataclass(frozen=True, slots=True)
class Deadline:
    """The deadline of a request, `seconds` after its start."""

    start: float  # by the monotonic clock
    seconds: float

    @property
    def left(self) -> float:
        """The seconds left; negative once the deadline has passed."""
        return self.start + self.seconds - monotonic()

    def check(self) -> None:
        """Raise errors.DeadlineExceeded once the deadline has passed."""
        if self.left < 0:
            message = "The request took longer than %(seconds)s seconds: send a shorter text."
            raise DeadlineExceeded(message_of(message, seconds=self.seconds))

    def bounded(self, engines: Engines) -> Engines:
        """Return engines that check the deadline before each translation."""
        return replace(engines, translator=_DeadlineTranslator(engines.translator, self))

    def watched(self, report: ProgressCallback) -> ProgressCallback:
        """Return a progress callback that checks the deadline before it reports."""

        def progress(made: Progress) -> None:
            self.check()
            report(made)

        return progress


class _DeadlineTranslator(DelegatingTranslator):
    """A translator that checks the deadline before each call, so work ends between two calls."""

    def __init__(self, translator: Translator, deadline: Deadline) -> None:
        super().__init__(translator)
        self._deadline = deadline

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate, unless the deadline has passed."""
        self._deadline.check()
        return super().translate(sentences)

    def translate_again(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate by a quick search, unless the deadline has passed."""
        self._deadline.check()
        return super().translate_again(sentences)

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Translate in several ways, unless the deadline has passed."""
        self._deadline.check()
        return super().hypotheses(sentences)
