"""Counts for /metrics: requests, words, outcomes of frames, caveats, jobs. Never any text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import get_args

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    Info,
    Metric,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from service.article import CaveatCode, Signature
from service.errors import JobsUnavailable
from service.jobs.records import Standing
from service.rendering.answer_records import Answer

# A sentence takes some 0.05 s and an article of 700 words one to five: the buckets lie around that.
_SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


@dataclass(frozen=True, slots=True)
class Metrics:
    """The metrics of one application, in a registry of its own."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    words: Counter = field(init=False)
    frames: Counter = field(init=False)
    caveats: Counter = field(init=False)
    cached: Counter = field(init=False)

    def __post_init__(self) -> None:
        """Register every meter."""
        self._counter("requests", "Requests answered.", ("endpoint", "status"))
        self._counter("words", "French words translated.")
        self._counter("frames", "How the sentence around a quotation was carried.", ("outcome",))
        self._counter("caveats", "Caveats given, by code.", ("code",))
        self._counter("cached", "Strings to translate: known to the cache or not.", ("outcome",))
        for code in get_args(CaveatCode):  # a rate wants a first value to grow from
            self.caveats.labels(code)
        ProcessCollector(registry=self.registry)
        seconds = Histogram(
            "verbatim_request_seconds",
            "Seconds from request to answer.",
            ("endpoint",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        object.__setattr__(self, "seconds", seconds)

    def _counter(self, name: str, meaning: str, labels: tuple[str, ...] = ()) -> None:
        """Register a counter, as a field of that name."""
        counter = Counter(f"verbatim_{name}", meaning, labels, registry=self.registry)
        object.__setattr__(self, name, counter)

    def count_request(self, endpoint: str, status: int, seconds: float) -> None:
        """Count an answered request."""
        self.requests.labels(endpoint, str(status)).inc()
        self.seconds.labels(endpoint).observe(seconds)

    def count_answers(self, texts: Iterable[str], answers: Iterable[Answer]) -> None:
        """Count what was translated, and how that went."""
        self.words.inc(sum(len(text.split()) for text in texts))
        for answer in answers:
            for outcome, times in answer.frames.items():
                self.frames.labels(outcome).inc(times)
            for caveat in answer.caveats:
                self.caveats.labels(caveat["code"]).inc()

    def count_cached(self, hits: int, misses: int) -> None:
        """Count strings that the cache knew, and those that it did not."""
        self.cached.labels("hit").inc(hits)
        self.cached.labels("miss").inc(misses)

    def name(self, version: str, signature: Signature) -> None:
        """Tell which service and which model count here."""
        model = {"model": signature.model_name, "model_version": signature.model_version}
        Info("verbatim_build", "What runs here.", registry=self.registry).info(
            {"version": version} | model
        )

    def watch(self, standing: Callable[[], Standing]) -> None:
        """Show the queue of jobs too, as it stands when somebody looks."""
        self.registry.register(_Queue(standing))

    def exposition(self) -> bytes:
        """Give all counts in Prometheus's text format."""
        return generate_latest(self.registry)


class _Queue(Collector):
    """The queue of jobs: all of it, whichever processes work on it."""

    def __init__(self, standing: Callable[[], Standing]) -> None:
        self._standing = standing

    def describe(self) -> Iterator[Metric]:
        """Ask nothing when registered."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """Look, and give nothing where that does not work: the other counts are still wanted."""
        try:
            found = self._standing()
        except JobsUnavailable:
            return
        queue = GaugeMetricFamily("verbatim_job_items", "Articles of jobs.", labels=["state"])
        queue.add_metric(["queued"], found.waiting)
        queue.add_metric(["running"], found.running)
        yield queue
        words = "Seconds since the oldest job with a queued article came."
        yield GaugeMetricFamily("verbatim_job_oldest_seconds", words, value=found.oldest)
        words = "Articles of jobs that came to their end."
        outcomes = CounterMetricFamily("verbatim_job_outcomes", words, labels=["outcome"])
        for state in ("done", "failed", "cancelled"):
            outcomes.add_metric([state], found.outcomes.get(state, 0))
        yield outcomes
