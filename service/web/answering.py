"""Answer texts through the gate and within the deadline, and count what was done."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic

from service import pipeline
from service.article import Hypothesis, Options, Post, Signature
from service.errors import DeadlineExceeded
from service.files import FileReader
from service.pipeline import Engines, Task
from service.render import Answer, Digest, Progress
from service.translate import Translator
from service.web.desk import Read, Run, Together, Watch
from service.web.gate import Gate
from service.web.meters import Meters

Pipeline = Callable[[str, Task, Options, Engines, Watch], Answer]


def answering(
    engines: Engines, gate: Gate, seconds: float, meters: Meters, run: Pipeline = pipeline.run
) -> Run:
    """Give the desk's `run`; `seconds` is the time of one request, waiting included."""

    def answer(
        texts: Sequence[str],
        task: Task,
        options: Options,
        watch: Watch,
        since: float | None = None,
    ) -> tuple[Answer, ...]:
        """Answer each text in turn, in one slot of the gate."""
        end = (monotonic() if since is None else since) + seconds
        check, progress = _within(end, seconds, watch)
        heeding = replace(engines, translator=_Heeding(engines.translator, check))
        with gate.entered(end - monotonic(), sum(map(len, texts))):
            answers = tuple(run(text, task, options, heeding, progress) for text in texts)
            check()
        meters.count_answers(texts, answers)
        return answers

    return answer


def answering_together(engines: Engines, gate: Gate, seconds: float, meters: Meters) -> Together:
    """Give the desk's `together`; `seconds` as in `answering`."""

    def answer(posts: Sequence[Post], options: Options, watch: Watch) -> Digest:
        """Answer all articles, in one slot of the gate."""
        end = monotonic() + seconds
        check, progress = _within(end, seconds, watch)
        heeding = replace(engines, translator=_Heeding(engines.translator, check))
        texts = [post.text for post in posts]
        with gate.entered(seconds, sum(map(len, texts))):
            found = pipeline.run_together(posts, options, heeding, progress)
        meters.count_answers(texts, found.answers)
        return found

    return answer


def _within(end: float, seconds: float, watch: Watch) -> tuple[Callable[[], None], Watch]:
    """Give a check that ends the work once its time is up, and a watch that makes it too."""
    check = _deadline(end, seconds)

    def progress(made: Progress) -> None:
        check()
        watch(made)

    return check, progress


def reading(gate: Gate, seconds: float, read: FileReader) -> Read:
    """Give the desk's `read_file`; `seconds` is the time of one request, waiting included."""

    def read_file(name: str, content: bytes, since: float) -> str:
        """Read a file in one slot of the gate."""
        end = since + seconds
        with gate.entered(end - monotonic()):
            _deadline(end, seconds)()
            return read(name, content, end - monotonic())

    return read_file


class _Heeding:
    """A translator that looks at the clock before each call: work ends between two of them."""

    def __init__(self, translator: Translator, check: Callable[[], None]) -> None:
        self._translator = translator
        self._check = check
        self.masks = translator.masks
        self.signature: Signature = translator.signature

    def knows(self, word: str) -> bool:
        """Ask the translator."""
        return self._translator.knows(word)

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate, unless the time is up."""
        self._check()
        return self._translator.translate(sentences)


def _deadline(end: float, seconds: float) -> Callable[[], None]:
    """Give a check that ends the work once its time is up."""

    def check() -> None:
        if monotonic() > end:
            raise DeadlineExceeded(
                f"The request took longer than {seconds:g} seconds: send a shorter text."
            )

    return check
