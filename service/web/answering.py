"""Answer texts through the gate and within the deadline, and count what was done."""

from collections.abc import Callable, Sequence
from time import monotonic

from service import pipeline
from service.article import Options, Post
from service.errors import DeadlineExceeded
from service.pipeline import Engines, Task
from service.render import Answer, Digest, Progress
from service.web.desk import Run, Together, Watch
from service.web.gate import Gate
from service.web.meters import Meters

Pipeline = Callable[[str, Task, Options, Engines, Watch], Answer]


def answering(
    engines: Engines, gate: Gate, seconds: float, meters: Meters, run: Pipeline = pipeline.run
) -> Run:
    """Give the desk's `run`; `seconds` is the time of one request, waiting included."""

    def answer(
        texts: Sequence[str], task: Task, options: Options, watch: Watch
    ) -> tuple[Answer, ...]:
        """Answer each text in turn, in one slot of the gate."""
        progress = _within(seconds, watch)
        with gate.entered(seconds):
            answers = tuple(run(text, task, options, engines, progress) for text in texts)
        meters.count_answers(texts, answers)
        return answers

    return answer


def answering_together(engines: Engines, gate: Gate, seconds: float, meters: Meters) -> Together:
    """Give the desk's `together`; `seconds` as in `answering`."""

    def answer(posts: Sequence[Post], options: Options, watch: Watch) -> Digest:
        """Answer all articles, in one slot of the gate."""
        progress = _within(seconds, watch)
        with gate.entered(seconds):
            found = pipeline.run_together(posts, options, engines, progress)
        meters.count_answers([post.text for post in posts], found.answers)
        return found

    return answer


def _within(seconds: float, watch: Watch) -> Watch:
    """Give a watch that also ends the work once its time is up."""
    check = _deadline(seconds)

    def progress(made: Progress) -> None:
        check()
        watch(made)

    return progress


def _deadline(seconds: float) -> Callable[[], None]:
    """Give a check that ends the work once its time is up."""
    end = monotonic() + seconds

    def check() -> None:
        if monotonic() > end:
            raise DeadlineExceeded(
                f"The request took longer than {seconds:g} seconds: send a shorter text."
            )

    return check
