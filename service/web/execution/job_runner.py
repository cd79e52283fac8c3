"""Answer one item of a job: the API's options in, the API's answer out."""

from collections.abc import Mapping
from time import monotonic

from service.article import ReadAs
from service.errors import DeadlineExceeded, InputError
from service.jobs.records import Check, Outcome, Task, Work, WorkItem, packed
from service.pipeline import Engines
from service.rendering.render import Progress
from service.web.api.options import QuotationOptions, SummaryOptions, TranslationOptions
from service.web.api.responses import FailureRecord, Json, json_of
from service.web.execution.request_runner import Pipeline
from service.web.middleware.metrics import Metrics

READ_AS = "read_as"  # among the options of an item: how its file was read

OPTIONS: Mapping[Task, type[QuotationOptions]] = {
    "translate": TranslationOptions,
    "summarise": SummaryOptions,
    "quotations": QuotationOptions,
}


def make_work(engines: Engines, seconds: float, metrics: Metrics, run: Pipeline) -> Work:
    """Return what a worker does with an item; `seconds` is the longest time for one."""

    def work(work_item: WorkItem, check: Check) -> Outcome:
        """Answer one article. Its faults are outcomes too; any other error is raised."""
        end = monotonic() + seconds

        def progress(_made: Progress) -> None:
            check()
            if monotonic() > end:
                raise DeadlineExceeded(f"The article took longer than {seconds:g} seconds.")

        given = dict(work_item.options)
        read_as = given.pop(READ_AS, None)
        options = OPTIONS[work_item.task].model_validate(given).for_pipeline("bilingual")
        try:
            answer = run(work_item.text, work_item.task, options, engines, progress)
        except (InputError, DeadlineExceeded) as error:
            return Outcome("failed", packed(error_record(error)))
        if read_as:
            answer = answer.out_of_file(work_item.text, ReadAs(**read_as), ())
        metrics.count_answers([work_item.text], [answer])
        return Outcome("done", packed(json_of(work_item.task)(answer)))

    return work


def error_record(error: InputError | DeadlineExceeded) -> Json:
    """Return code and message, and field and limit where there are any."""
    field = error.field if isinstance(error, InputError) else None
    limit = error.limit if isinstance(error, InputError) else None
    record = FailureRecord(code=error.code, message=error.message, field=field, limit=limit)
    return record.json_ready()
