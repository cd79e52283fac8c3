"""The wiring: settings and engines in; a web service, a worker or a batch out."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath
from threading import Thread
from typing import Any

from flask import Flask

from service import __version__, pipeline
from service.adapters import cache, ctranslate, model_packages, progress
from service.adapters.batching import Batcher
from service.adapters.files import docx_files, html_parser, sandbox
from service.adapters.langdetect import LangDetect
from service.adapters.lexilang import LexiLang
from service.adapters.model_packages import Package
from service.adapters.ranking import deferred_ranking
from service.article import Detection, Options
from service.errors import ModelUnavailable, SettingsError
from service.jobs import batch_client, batch_output, input_records
from service.jobs.batch import IN_HAND, Batch, Plan, Stop, Tally
from service.jobs.dispatch import Dispatcher
from service.jobs.housekeeping import Housekeeper
from service.jobs.records import RemoteWorkQueue
from service.jobs.sqlite_store import Store
from service.jobs.webhooks import Webhooks
from service.jobs.worker import Worker
from service.pipeline import Engines
from service.rendering.answer import Answer
from service.settings import Settings
from service.text.file_formats import KINDS, PLAIN, FileText
from service.text.language import LanguageDetector, SecondOpinion
from service.translation.ports import Translator
from service.web import factory
from service.web.api.article_input import article_of
from service.web.api.responses import json_of
from service.web.execution import file_translation, html_translation
from service.web.execution.admission import Admission
from service.web.execution.file_translation import FileTools, make_file_translation
from service.web.execution.job_runner import make_work
from service.web.execution.readiness import Readiness
from service.web.execution.request_runner import (
    Pipeline,
    make_detection,
    make_digest_run,
    make_run,
    make_slot,
    make_upload_reader,
)
from service.web.execution.services import (
    Limits,
    ProgressCallback,
    Services,
    SourceFile,
    TranslatedFile,
)
from service.web.middleware import api_keys
from service.web.middleware.access import Access
from service.web.middleware.metrics import Metrics

# Concurrent requests: at least _SLOTS, or _SLOTS_PER_CORE on a machine of many cores. The batcher
# makes one batch of their sentences: 64 texts of 600 characters, from 16 clients on one core, cost
# 2.9 CPU-seconds with four slots, and 2.6 with sixteen, which fill a batch.
_SLOTS, _SLOTS_PER_CORE = 16, 4

# Allocations between two garbage collections. Hundreds of thousands of words are loaded at the
# start and stay, and an article makes thousands of values that are freed with it. With Python's own
# 700, garbage collection took 0.7 of the 2.2 CPU-seconds that loading it took.
GC_THRESHOLD = 50_000

# Files read at a time, and waiting for that: reading costs a core for up to ten seconds.
_READERS, _FILES_WAITING = 2, 8
_READING = 60.0  # seconds that a command waits for a file's text

_DAY = 86400  # seconds
_JOBS = "jobs"  # name of the folder of jobs in the state folder
_SHORTEST_SECRET = 16  # bytes

_RATE = "120/minute"  # for each client address; a newsroom behind one gateway is one address

# The sentence that a model must translate at start, two words of its English, and its length.
_SENTENCE, _MUST_SAY, _MOST_WORDS = "Le maire a présenté le projet mardi.", {"mayor", "tuesday"}, 10


@dataclass(frozen=True, slots=True)
class Service:
    """The parts of one serving process; without `worker`, jobs wait for a worker process."""

    web: Flask
    housekeeper: Housekeeper
    worker: Worker | None

    def start(self) -> None:
        """Start the background threads."""
        sandbox.start()
        self.housekeeper.start()
        Thread(target=_warm_up, daemon=True).start()
        if self.worker:
            self.worker.start()

    def stop(self, patience: float) -> None:
        """Stop the background threads; articles in progress have `patience` seconds to finish."""
        if self.worker:
            self.worker.stop(patience)
        self.housekeeper.stop()


def create_app(
    settings: Settings | None = None,
    engines: Engines | None = None,
    *,
    run: Pipeline = pipeline.run,
    detect: Callable[[str, LanguageDetector], Detection] = pipeline.detect,
) -> Flask:
    """Return the Flask application; without arguments it is configured from the environment.

    It accepts jobs, which a worker process or a running Service works on.

    Raises errors.SettingsError, and errors.PackageError or errors.ModelUnavailable where there is
    no usable model.
    """
    return open_service(settings, engines, run=run, detect=detect).web


def open_service(
    settings: Settings | None = None,
    engines: Engines | None = None,
    *,
    run: Pipeline = pipeline.run,
    detect: Callable[[str, LanguageDetector], Detection] = pipeline.detect,
) -> Service:
    """Wire one serving process; nothing runs yet. Raises as `create_app`."""
    settings = settings or Settings.from_env(os.environ)
    hooks, engines = _webhooks(settings), engines or open_engines(settings)
    jobs, batcher = open_jobs(settings), Batcher(engines.translator)
    metrics = _metrics(engines, jobs)
    both, count = (batcher, batcher.later()), metrics.count_cached
    interactive, background = cache.open_cached(settings.cache, *both, count=count)
    memory = cache.open_memory(settings.cache, count)
    engines, run = replace(engines, translator=interactive, memory=memory), _with_html(run)
    admission = Admission(slots=_slots(settings), waiting=settings.queue)
    turns = Admission(slots=_READERS, waiting=_FILES_WAITING)
    answer = make_run(engines, admission, settings.timeout, metrics, run)
    services = Services(
        run=answer,
        together=make_digest_run(engines, admission, settings.timeout, metrics),
        detect=make_detection(admission, settings.timeout, lambda t: detect(t, engines.detector)),
        in_slot=make_slot(admission, settings.timeout),
        check=Readiness(batcher),  # the cache would hide a broken engine
        read_file=make_upload_reader(turns, settings.timeout, sandbox.read_file),
        translate_file=make_file_translation(answer, _tools(settings), turns, settings.timeout),
        write_docx=docx_files.DocxWriter(),
        signature=engines.translator.signature,
        limits=_limits(settings),
        metrics=metrics,
        jobs=jobs,
        allows=hooks.allows,
        label=settings.label,
        keyed=settings.api_keys_file is not None,
    )
    work = make_work(replace(engines, translator=background), settings.job_timeout, metrics, run)
    fleet = _fleet(settings)
    housekeeper = _housekeeper(settings, jobs, fleet, hooks)
    worker = Worker(fleet or jobs, work, settings.job_threads) if settings.job_threads else None
    return Service(factory.build(services, _access(settings)), housekeeper, worker)


def _housekeeper(
    settings: Settings, jobs: Store, fleet: RemoteWorkQueue | None, hooks: Webhooks
) -> Housekeeper:
    """Make the maintenance of the store of jobs, with a dispatcher where there is a fleet."""
    dispatcher = Dispatcher(jobs, fleet) if fleet else None
    return Housekeeper(jobs, dispatcher, hooks, _DAY * settings.job_days)


def _metrics(engines: Engines, jobs: Store) -> Metrics:
    """Make the metrics, with the version, the model and the queue of jobs."""
    metrics = Metrics()
    metrics.name(__version__, engines.translator.signature)
    metrics.watch(jobs.stats)
    return metrics


def open_jobs(settings: Settings) -> Store:
    """Open the store of jobs in the state folder. Raises errors.SettingsError."""
    return Store(settings.state_dir / _JOBS, settings.job_queue)


def open_worker(settings: Settings, threads: int) -> Worker:
    """Wire a worker process: it takes jobs from the fleet's queue, or else from the local store.

    Each thread has a core of its own, as in a batch: two threads that shared a batch on two cores
    gave 1,180 words a CPU-second, two with a core each 1,700. Raises as `create_app`.
    """
    queue = _fleet(settings) or open_jobs(settings)
    engines = open_engines(settings, min(threads, settings.threads))
    (translator,) = cache.open_cached(settings.cache, engines.translator)
    engines = replace(engines, translator=translator)
    work = make_work(engines, settings.job_timeout, Metrics(), _with_html(pipeline.run))
    return Worker(queue, work, threads)


def _fleet(settings: Settings) -> RemoteWorkQueue | None:
    """Open the queue of workers on several hosts; None where all are on this one."""
    if not settings.jobs_url:
        return None
    from service.jobs.redis_queue import (  # noqa: PLC0415 - one host need not wait for it
        RedisWorkQueue,
    )

    return RedisWorkQueue(settings.jobs_url)


def _limits(settings: Settings) -> Limits:
    """Return the limits of one request."""
    return Limits(
        characters=settings.max_characters,
        texts=settings.max_items,
        body=settings.max_body,
        job_items=settings.job_items,
        job_body=settings.job_body,
    )


def _webhooks(settings: Settings) -> Webhooks:
    """Make the caller of webhooks. Raises errors.SettingsError for hosts without a secret."""
    file = settings.webhook_secret_file
    secret = file.read_bytes().strip() if file else b""
    if settings.webhooks and len(secret) < _SHORTEST_SECRET:
        raise SettingsError(
            "VERBATIM_WEBHOOKS needs VERBATIM_WEBHOOK_SECRET_FILE, a file of at least"
            f" {_SHORTEST_SECRET} bytes: `openssl rand -hex 32` makes one."
        )
    return Webhooks(settings.webhooks, secret)


def open_engines(settings: Settings, at_once: int = 1) -> Engines:
    """Load the model and see that it translates; the other engines load when first asked.

    `at_once` callers may translate at a time, and share the cores. From then on the process
    collects garbage less often. Raises errors.PackageError, errors.ModelUnavailable.
    """
    gc.set_threshold(GC_THRESHOLD)
    package = _calibrated(model_packages.current(settings.state_dir, settings.model), settings)
    cores = max(1, settings.threads // at_once)
    translator = ctranslate.open_translator(package, settings.beam, cores, at_once)
    _check(translator)
    gc.freeze()  # what is loaded stays, so the collector need not scan it
    ranker = deferred_ranking.DeferredRanker()
    return Engines(open_detector(), translator, ranker, settings.glossary)


def open_detector() -> LanguageDetector:
    """Wire the language detector; it loads when first asked."""
    return SecondOpinion(LangDetect(), LexiLang())


def _warm_up() -> None:
    """Load what engines load at their first call, in the background, so that no request waits."""
    LangDetect().warm()
    LexiLang().warm()
    deferred_ranking.load()
    gc.freeze()


def _calibrated(package: Package, settings: Settings) -> Package:
    """Return the package with the operator's bound of confidence, where VERBATIM_DOUBT sets one."""
    if package.calibration is None or settings.doubt is None:
        return package
    return replace(package, calibration=replace(package.calibration, doubt=settings.doubt))


def run_batch(settings: Settings, plan: Plan, stop: Stop) -> Tally:
    """Run a batch, here or through a fleet. Raises errors.VerbatimError, OSError."""
    kinds = (*KINDS, input_records.JSON)
    source = input_records.Source(plan.source, settings.max_body, kinds)
    total = source.count()
    with _remote_executor(plan) if plan.queue else _local_executor(settings, plan) as executor:
        begun_with = plan.begun_with(executor.model)
        with (
            closing(batch_output.Files(Path(plan.target), begun_with)) as files,
            progress.shown(total, files.before, quiet=plan.quiet) as report,
        ):
            read_text = partial(read_file, encoding=plan.encoding)
            read = partial(article_of, limits=_limits(settings), read_file=read_text)
            batch = Batch(read, executor.start, files, executor.most, report)
            return batch.run(source.records(), stop)


@dataclass(frozen=True, slots=True)
class _Executor:
    """Who answers a batch: the model's checksum, how to begin an answer, how many at a time."""

    model: str
    start: Callable[[str], Future[Mapping[str, Any]]]
    most: int


@contextmanager
def _local_executor(settings: Settings, plan: Plan) -> Iterator[_Executor]:
    """Answer in this process: one article in each thread, each thread on its own core."""
    found = open_engines(settings, plan.workers)
    (translator,) = cache.open_cached(settings.cache, found.translator)
    found = replace(found, translator=translator)
    json_ready = json_of(plan.task)

    def answer(text: str) -> Mapping[str, Any]:
        return json_ready(pipeline.run(text, plan.task, plan.options, found))

    model = translator.signature.model_sha256
    with ThreadPoolExecutor(plan.workers) as pool:
        yield _Executor(model, lambda text: pool.submit(answer, text), IN_HAND * plan.workers)


@contextmanager
def _remote_executor(plan: Plan) -> Iterator[_Executor]:
    """Answer through a `serve` and its workers."""
    with closing(batch_client.BatchClient(plan.queue or "", plan.fields(), plan.key)) as found:
        model = found.model()
        found.start()
        yield _Executor(model, found.send, batch_client.IN_HAND)


def read_file(name: str, content: bytes, encoding: str | None = None) -> FileText:
    """Read the article in a file as the page does; one of an unknown kind is plain text.

    `name` is its path, or - for standard input. Raises errors.InputError.
    """
    known = PurePath(name).suffix.lower() in KINDS
    return sandbox.read_file(name if known else f"article{PLAIN}", content, _READING, encoding)


def translate_file(
    settings: Settings,
    file: SourceFile,
    options: Options,
    report: ProgressCallback,
) -> TranslatedFile:
    """Translate a file into the same format, as the API does. Raises errors.InputError."""
    engines = open_engines(settings)
    run = _with_html(pipeline.run)

    def translate(text: str, task: pipeline.Task, asked: Options) -> Answer:
        return run(text, task, asked, engines, report)

    tools, seconds = _tools(settings), lambda: _READING
    return file_translation.translate_file(file, options, tools, translate, seconds)


def _with_html(run: Pipeline) -> Pipeline:
    """Return a pipeline that takes HTML too."""
    return html_translation.with_html(run, html_parser.parse_html)


def _tools(settings: Settings) -> FileTools:
    """Return what reads and writes files."""
    return FileTools(
        sandbox.read_file,
        sandbox.Rewriter(),
        html_parser.parse_html,
        settings.max_characters,
        settings.label,
    )


def most_requests(settings: Settings) -> int:
    """Return how many requests are admitted at a time: in a slot, in the queue, or with a file."""
    return _slots(settings) + settings.queue + _READERS + _FILES_WAITING


def _slots(settings: Settings) -> int:
    """Return how many requests run at a time."""
    return max(_SLOTS, _SLOTS_PER_CORE * settings.threads)


def _check(translator: Translator) -> None:
    """Refuse a model whose output is nonsense: empty, endless, or without the expected words."""
    (found,) = translator.translate([_SENTENCE])
    words = found.text.lower().strip(". ").split()
    if not set(words) >= _MUST_SAY or len(words) > _MOST_WORDS:
        raise ModelUnavailable(
            "The model does not translate a plain sentence on this machine: see `models verify`."
        )


def _access(settings: Settings) -> Access:
    """Return the access rules; the default rate applies where other machines can connect."""
    rates = {"off": None, "auto": _RATE if settings.exposed else None}
    return Access(
        hosts=settings.hosts,
        ring=api_keys.open_ring(settings.api_keys_file) if settings.api_keys_file else None,
        rate=rates.get(settings.rate_limit, settings.rate_limit),
        proxies=settings.trusted_proxy,
        origins=settings.cors,
    )
