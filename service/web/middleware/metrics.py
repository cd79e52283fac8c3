"""Prometheus metrics: requests, words, outcomes of frames, caveats, jobs; never any text."""

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
from service.jobs.records import QueueStats
from service.rendering.answer import Answer

# A sentence takes about 0.05 s and an article of 700 words 1 to 5 s: the buckets suit these.
_SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_PER_CENT = (10, 20, 30, 40, 50, 60, 70, 80, 90, 100)


@dataclass(frozen=True, slots=True)
class Metrics:
    """The metrics of one application, in their own registry."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    words: Counter = field(init=False)
    frames: Counter = field(init=False)
    caveats: Counter = field(init=False)
    cached: Counter = field(init=False)
    confidence: Histogram = field(init=False)

    def __post_init__(self) -> None:
        """Register every metric."""
        self._counter("requests", "Requests answered.", ("endpoint", "status"))
        self._counter("words", "French words translated.")
        self._counter("frames", "How the sentence around a quotation was carried.", ("outcome",))
        self._counter("caveats", "Caveats given, by code.", ("code",))
        self._counter("cached", "Strings to translate: known to the cache or not.", ("outcome",))
        for code in get_args(CaveatCode):  # rate() needs a first value of 0
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
        confidence = Histogram(
            "verbatim_confidence",
            "Confidence in the translation of each sentence, in per cent.",
            buckets=_PER_CENT,
            registry=self.registry,
        )
        object.__setattr__(self, "confidence", confidence)

    def _counter(self, name: str, meaning: str, labels: tuple[str, ...] = ()) -> None:
        """Register a counter, and set the field of this name."""
        counter = Counter(f"verbatim_{name}", meaning, labels, registry=self.registry)
        object.__setattr__(self, name, counter)

    def count_request(self, endpoint: str, status: int, seconds: float) -> None:
        """Count an answered request."""
        self.requests.labels(endpoint, str(status)).inc()
        self.seconds.labels(endpoint).observe(seconds)

    def count_answers(self, texts: Iterable[str], answers: Iterable[Answer]) -> None:
        """Count the words translated, outcomes of frames, caveats, and confidences."""
        self.words.inc(sum(len(text.split()) for text in texts))
        for answer in answers:
            for outcome, times in answer.frames.items():
                self.frames.labels(outcome).inc(times)
            for caveat in answer.caveats:
                self.caveats.labels(caveat.code).inc()
            for segment in answer.segments:
                if segment.confidence is not None:
                    self.confidence.observe(segment.confidence)

    def count_cached(self, hits: int, misses: int) -> None:
        """Count strings found in the cache, and strings translated."""
        self.cached.labels("hit").inc(hits)
        self.cached.labels("miss").inc(misses)

    def name(self, version: str, signature: Signature) -> None:
        """Register the versions of the service and of its model."""
        model = {"model": signature.model_name, "model_version": signature.model_version}
        Info("verbatim_build", "What runs here.", registry=self.registry).info(
            {"version": version} | model
        )

    def watch(self, stats: Callable[[], QueueStats]) -> None:
        """Register the queue of jobs, whose state is read at each scrape."""
        self.registry.register(_Queue(stats))

    def exposition(self) -> bytes:
        """Return all metrics in Prometheus's text format."""
        return generate_latest(self.registry)


class _Queue(Collector):
    """Collects figures of the whole queue of jobs, for all processes that work on it."""

    def __init__(self, stats: Callable[[], QueueStats]) -> None:
        self._standing = stats

    def describe(self) -> Iterator[Metric]:
        """Read nothing at registration."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """Yield the queue's figures; none where the store is unavailable, so the rest is served."""
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
