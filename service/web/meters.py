"""Counts for /metrics: requests, words, outcomes of frames, caveats. Never any text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from service.render import Answer

# A sentence takes some 0.05 s and an article of 700 words one to five: the buckets lie around that.
_SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


@dataclass(frozen=True, slots=True)
class Meters:
    """The meters of one application, in a registry of its own."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    words: Counter = field(init=False)
    frames: Counter = field(init=False)
    caveats: Counter = field(init=False)

    def __post_init__(self) -> None:
        """Register every meter."""
        self._counter("requests", "Requests answered.", ("endpoint", "status"))
        self._counter("words", "French words translated.")
        self._counter("frames", "How the sentence around a quotation was carried.", ("outcome",))
        self._counter("caveats", "Caveats given, by code.", ("code",))
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

    def exposition(self) -> bytes:
        """Give all counts in Prometheus's text format."""
        return generate_latest(self.registry)
