"""Answer texts through admission and within the deadline, and count what was done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from service import pipeline
from service.article import Hypothesis, Options, Post, Signature
from service.errors import DeadlineExceeded
from service.pipeline import Engines, Task
from service.rendering.answer_records import Answer, Digest
from service.rendering.render import Progress
from service.text.file_formats import FileReader
from service.translation.translate import Translator
from service.web.execution.admission import Admission
from service.web.execution.services import ReadUpload, Run, RunDigest, Watch
from service.web.middleware.metrics import Metrics

Pipeline = Callable[[str, Task, Options, Engines, Watch], Answer]


def make_run(
    engines: Engines,
    admission: Admission,
    seconds: float,
    metrics: Metrics,
    run: Pipeline = pipeline.run,
) -> Run:
    """Give the services' `run`; `seconds` is the time of one request, waiting included."""

    def answer(
        texts: Sequence[str],
        task: Task,
        options: Options,
        watch: Watch,
        since: float | None = None,
    ) -> tuple[Answer, ...]:
        """Answer each text in turn, in one slot of admission."""
        deadline = _Deadline(monotonic() if since is None else since, seconds)
        bounded, progress = deadline.bounded(engines), deadline.watched(watch)
        with admission.admitted(deadline.left, sum(map(len, texts))):
            answers = tuple(run(text, task, options, bounded, progress) for text in texts)
            deadline.check()
        metrics.count_answers(texts, answers)
        return answers

    return answer


def make_digest_run(
    engines: Engines, admission: Admission, seconds: float, metrics: Metrics
) -> RunDigest:
    """Give the services' `together`; `seconds` as in `answering`."""

    def answer(posts: Sequence[Post], options: Options, watch: Watch) -> Digest:
        """Answer all articles, in one slot of admission."""
        deadline = _Deadline(monotonic(), seconds)
        bounded, progress = deadline.bounded(engines), deadline.watched(watch)
        texts = [post.text for post in posts]
        with admission.admitted(deadline.left, sum(map(len, texts))):
            found = pipeline.run_together(posts, options, bounded, progress)
            deadline.check()
        metrics.count_answers(texts, found.answers)
        return found

    return answer


def make_upload_reader(admission: Admission, seconds: float, read: FileReader) -> ReadUpload:
    """Give the services' `read_file`; `seconds` is the time of one request, waiting included."""

    def read_file(name: str, content: bytes, since: float) -> str:
        """Read a file in one slot of admission."""
        deadline = _Deadline(since, seconds)
        with admission.admitted(deadline.left):
            deadline.check()
            return read(name, content, deadline.left)

    return read_file


@dataclass(frozen=True, slots=True)
class _Deadline:
    """When the time of a request is up, `seconds` after its start."""

    start: float  # by the monotonic clock
    seconds: float

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return self.start + self.seconds - monotonic()

    def check(self) -> None:
        """End the work once its time is up. Raises errors.DeadlineExceeded."""
        if self.left < 0:
            raise DeadlineExceeded(
                f"The request took longer than {self.seconds:g} seconds: send a shorter text."
            )

    def bounded(self, engines: Engines) -> Engines:
        """Give engines with which work ends once its time is up."""
        return replace(engines, translator=_DeadlineTranslator(engines.translator, self))

    def watched(self, watch: Watch) -> Watch:
        """Give a watch that looks at the clock before it reports."""

        def progress(made: Progress) -> None:
            self.check()
            watch(made)

        return progress


class _DeadlineTranslator:
    """A translator that looks at the clock before each call: work ends between two of them."""

    def __init__(self, translator: Translator, deadline: _Deadline) -> None:
        self._translator = translator
        self._deadline = deadline
        self.masks = translator.masks
        self.reads_hints = translator.reads_hints
        self.signature: Signature = translator.signature

    def knows(self, word: str) -> bool:
        """Ask the translator."""
        return self._translator.knows(word)

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate, unless the time is up."""
        self._deadline.check()
        return self._translator.translate(sentences)
