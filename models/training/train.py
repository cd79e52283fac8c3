"""Train, resume, or decay a model.

    python -m training.train SETTINGS.toml TEXT RUN [--minutes M] [--decay-minutes M] [--from FILE]
        [--averaged] [--own-time]

RUN holds ``last.pt`` (all that a resumed run needs) and ``log.tsv``.  SIGTERM saves and ends.
``--from`` is a checkpoint of another run, which is never touched, or a released package; it may be
left out where a run goes on, and another than the run began from is refused.  A decay run that was
stopped goes on with the time it has left.
``--averaged`` starts from that checkpoint's averaged weights, which lower rates keep: from the raw
ones a decay spends half of its time on getting there.  ``--own-time`` counts the minutes that the
first process has a processor, so that runs beside other work, or held up, can be compared.
"""

import argparse
import contextlib
import ctypes
import hashlib
import json
import os
import signal
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
import torch.multiprocessing
from torch import Tensor

from training.archive import read_member
from training.checkpoint import reordered
from training.config import Config, read_config
from training.deepening import deepened, is_deeper
from training.growth import UNASKED, grown_rows, grown_state, with_marks
from training.network import Rows, Translator
from training.optimiser import EXTRA, Optimiser, Rates, Sums
from training.package import load_weights
from training.rows import Order, Position, RowSize, batches, load_text
from training.start import bilingual_embeddings

LOG_STEPS = 10
DECAY_AVERAGING = 0.02  # share renewed in a step of a decay run, whose last steps are its best
STOP = "stop"  # a file of this name in RUN ends the run after this step, with a checkpoint
# Large blocks stay with the process instead of going back to the system at every step: 1.25 times
# as fast on a CPU.
ALLOCATOR = ("mmap_max=0", "hugetlb=1", "trim_threshold=17179869184", "top_pad=268435456")


@dataclass(frozen=True)
class Job:
    """One run of the trainer."""

    config: Config
    text: Path
    run: Path
    device: str
    processes: int
    minutes: float
    decay_minutes: float
    origin: Path | None
    own_time: bool = False  # minutes of a processor, not of the clock
    averaged: bool = False  # start from the origin's averaged weights


@dataclass
class Progress:
    """How far a run has come."""

    step: int = 0
    tokens: int = 0  # target pieces
    seconds: float = 0.0  # of training, over all resumed runs
    position: Position = Position()


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("settings", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--decay-minutes", type=float, default=0)
    parser.add_argument("--from", dest="origin", type=Path)
    parser.add_argument("--averaged", action="store_true")
    parser.add_argument("--own-time", action="store_true")
    given = parser.parse_args()
    if given.decay_minutes and given.origin is None:
        parser.error("--decay-minutes needs --from, the checkpoint or package to finish")
    job = Job(
        read_config(given.settings), given.text, given.run, given.device,
        1 if given.device == "cuda" else given.processes,
        given.minutes, given.decay_minutes, given.origin, given.own_time, given.averaged,
    )  # fmt: skip
    launch(job)


def launch(job: Job) -> None:
    """Start the processes and wait for them."""
    refuse_other_origin(job)
    job.run.mkdir(parents=True, exist_ok=True)
    os.environ["GLIBC_TUNABLES"] = ":".join(f"glibc.malloc.{setting}" for setting in ALLOCATOR)
    os.environ["OMP_NUM_THREADS"] = "1" if job.processes > 1 else str(os.cpu_count())
    for name in ("rendezvous", STOP):
        (job.run / name).unlink(missing_ok=True)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: (job.run / STOP).touch())
    torch.multiprocessing.spawn(work, (job,), nprocs=job.processes)


def refuse_other_origin(job: Job) -> None:
    """SystemExit where the run has begun, and from something else than ``--from``."""
    last = job.run / "last.pt"
    if job.origin is None or not last.exists():
        return
    begun = torch.load(last, map_location="cpu", weights_only=True, mmap=True).get("origin", "")
    if begun != digest(job.origin):
        raise SystemExit(
            f"{job.run} did not begin from {job.origin} as it is now: "
            "leave out --from to go on with that run, or name another folder."
        )


def work(process: int, job: Job) -> None:
    """Run one training process; several join a process group first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if job.processes > 1:
        torch.set_num_threads(1)
        rendezvous = f"file://{(job.run / 'rendezvous').resolve()}"
        dist.init_process_group(
            "gloo", init_method=rendezvous, rank=process, world_size=job.processes
        )
    Trainer(job, process).train()
    if job.processes > 1:
        dist.destroy_process_group()


def bfloat16_is_faster(device: str) -> bool:
    """Whether bfloat16 products are faster than float32 ones here: 4 times with AVX-512's."""
    processor = Path("/proc/cpuinfo")
    found = processor.read_text() if processor.exists() else ""
    return device == "cuda" or "amx_bf16" in found or "avx512_bf16" in found


class Trainer:
    """The state of one training process: network, optimiser, averaged weights, progress."""

    def __init__(self, job: Job, process: int) -> None:
        self.job, self.process = job, process
        self.plan = job.config.schedule
        torch.manual_seed(self.plan.seed)
        self.text = load_text(sorted(job.text.glob("part-*.npz")))
        self.size = RowSize(self.plan.rows, self.plan.source_row, self.plan.target_row)
        vocabulary = json.loads((job.text / "epoch.json").read_text())["vocabulary"]
        self.network = Translator(vocabulary, job.config.shape).to(job.device)
        self.bfloat16 = bfloat16_is_faster(job.device)
        self.optimiser = Optimiser(self.network, process, job.processes, self.bfloat16)
        self.average = self.optimiser.weights.clone()
        self.progress = Progress()
        self.origin = digest(job.origin)
        self.warm_from = 0  # step at which the rates began to rise
        self.spent = 0.0  # seconds of its time that a decay run has had
        self.restore(vocabulary)
        self.compiled = torch.compile(self.losses, dynamic=False)

    def restore(self, vocabulary: int) -> None:
        """The run's own checkpoint, or its origin, or the bilingual start."""
        last, origin = self.job.run / "last.pt", self.job.origin
        if last.exists():
            own = self.read_state(last)
            self.restore_state(own)
            self.origin = own.get("origin", "")
            self.warm_from, self.spent = own.get("warm_from", 0), own.get("spent", 0.0)
        elif origin is None:
            self.restore_start(vocabulary)
        elif origin.suffix == ".argosmodel":
            self.restore_package(origin)
        else:
            self.restore_origin(self.read_state(origin))

    def read_state(self, checkpoint: Path) -> dict[str, Any]:
        """A checkpoint, on the device."""
        state: dict[str, Any] = torch.load(
            checkpoint, map_location=self.job.device, weights_only=True
        )
        return state

    def restore_start(self, vocabulary: int) -> None:
        """Random weights, but for the bilingual embeddings."""
        start = bilingual_embeddings(
            self.text, vocabulary, self.job.config.shape.width, self.plan.seed
        )
        self.network.embedding.weight.data.copy_(torch.from_numpy(start))
        self.average.copy_(self.optimiser.weights)

    def restore_state(self, state: Mapping[str, Any]) -> None:
        """Everything of a checkpoint, which may lack the marks of hints or be of more processes."""
        state = grown_state(state, len(self.network.bias))
        state = reordered(state, parameter_order(self.network, self.optimiser))
        self.optimiser.weights.copy_(state["weights"])
        self.average.copy_(state["average"])
        self.optimiser.load_state(state["optimiser"])
        self.progress = read_progress(state["progress"])

    def restore_origin(self, state: Mapping[str, Any]) -> None:
        """A checkpoint of another run, or its averaged weights in a deeper network."""
        if is_deeper(state, self.job.config.shape):
            self.restore_weights(dict(deepened(state, self.job.config.shape)))
            self.progress = elsewhere(state["progress"])
            self.warm_from = self.progress.step
            return
        self.restore_state(state)
        self.progress = elsewhere(state["progress"])
        if self.job.averaged:
            self.optimiser.weights.copy_(self.average)

    def restore_weights(self, weights: Mapping[str, Tensor]) -> None:
        """Weights by name, as raw and averaged ones."""
        with torch.no_grad():
            for name, parameter in self.network.named_parameters():
                parameter.copy_(grown_rows(name, weights[name], len(self.network.bias)))
        self.average.copy_(self.optimiser.weights)

    def restore_package(self, package: Path) -> None:
        """Weights of a released package, nothing of the optimiser: warm up again.

        ValueError if the text is in other pieces than the package's.
        """
        pieces = read_member(package, "sentencepiece.model")
        if (self.job.text / "spm.model").read_bytes() not in {pieces, with_marks(pieces)}:
            raise ValueError(f"{self.job.text} was not prepared with the pieces of {package}")
        weights = load_weights(package, self.job.config.shape)
        self.restore_weights({name: torch.from_numpy(rows) for name, rows in weights.items()})
        with torch.no_grad():
            self.network.bias.clamp_(min=UNASKED)  # a package keeps the marks of hints silent
        self.average.copy_(self.optimiser.weights)
        self.progress = elsewhere(json.loads(read_member(package, "metadata.json"))["training"])
        self.warm_from = self.progress.step

    def train(self) -> None:
        """Steps until the time is up, with checkpoints."""
        seconds = saved = self.spent if self.job.decay_minutes else 0.0
        clock = time.process_time if self.job.own_time else time.monotonic
        began = clock() - seconds
        before = self.progress.seconds - seconds
        budget = 60 * (self.job.decay_minutes or self.job.minutes)
        passes = self.passes()
        log = Log(self.job.run / "log.tsv", self.process == 0)
        stopped = False
        while seconds < budget and not stopped:
            left = 1 - seconds / budget if self.job.decay_minutes else 1.0
            sums = self.step(passes, left, clock() - began)
            seconds, stopped = abs(sums.seconds), sums.seconds < 0
            self.progress.seconds, self.spent = before + seconds, seconds
            log.add(self.progress, sums)
            if self.progress.step % LOG_STEPS == 0:
                give_back_memory()
            if seconds - saved > self.plan.checkpoint_minutes * 60:
                saved = seconds
                self.save()
        self.save()

    def step(self, passes: Iterator[tuple[Position, Rows]], left: float, seconds: float) -> Sums:
        """One step of all processes."""
        extra = self.optimiser.gradients[-EXTRA:]
        for _ in range(self.plan.stage_passes[self.stage()]):
            self.progress.position, rows = next(passes)
            smooth, plain, pieces = self.compiled(*arrays(rows, self.job.device), self.smoothing())
            smooth.backward()
            extra[:3] += torch.stack([smooth.detach(), plain, pieces])
        extra[3] = self.told(seconds)
        sums = self.optimiser.step(self.rates(left))
        self.progress.step += 1
        self.progress.tokens += int(sums.pieces)
        share = DECAY_AVERAGING if self.job.decay_minutes else self.plan.averaging
        share = max(share, 1 / (1 + self.progress.step / 5))
        self.average.lerp_(self.optimiser.weights, share)
        return sums

    def told(self, seconds: float) -> float:
        """What process 0 tells all: the time since the start, negative if this step is the last."""
        if self.process != 0:
            return 0.0
        return -seconds if (self.job.run / STOP).exists() else seconds

    def losses(self, *arrays_and_smoothing: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Smoothed and plain loss of one pass, and its wanted pieces."""
        *parts, smoothing = arrays_and_smoothing
        rows = Rows(*parts)
        with torch.autocast(self.job.device, torch.bfloat16, enabled=self.bfloat16):
            smooth, plain = self.network(rows, smoothing)
        return smooth, plain, (rows.wanted >= 0).sum().float()

    def stage(self) -> int:
        """Which length stage the tokens seen fall in."""
        return sum(self.progress.tokens >= end for end in self.plan.stage_tokens)

    def smoothing(self) -> Tensor:
        """Label smoothing, after the first stage."""
        return torch.tensor(self.plan.smoothing if self.stage() else 0.0, device=self.job.device)

    def rates(self, left: float) -> Rates:
        """Learning rates: warm-up, constant, and in a decay run down with what is left of it."""
        factor = min(1.0, (self.progress.step - self.warm_from + 1) / self.plan.warm_steps) * (
            1 - (1 - left) ** 0.5
        )
        return Rates(self.plan.matrix_rate * factor, self.plan.vector_rate * factor)

    def passes(self) -> Iterator[tuple[Position, Rows]]:
        """Passes of all stages, from the position on."""
        while True:
            stage = self.stage()
            at = self.progress.position
            start = at if at.stage == stage else Position(stage)
            order = Order(
                self.plan.stage_longest[stage], self.plan.seed, self.process, self.job.processes
            )
            for found in batches(self.text, self.size, order, start):
                yield found
                if self.stage() != stage:
                    break

    def save(self) -> None:
        """``last.pt``, whole or not at all."""
        state = {
            "weights": self.optimiser.weights,
            "average": self.average,
            "names": parameter_order(self.network, self.optimiser),
            "optimiser": self.optimiser.state(),
            "progress": asdict(self.progress),
            "shape": asdict(self.job.config.shape),
            "origin": self.origin,
            "warm_from": self.warm_from,
            "spent": self.spent,
        }
        if self.process == 0:
            new = self.job.run / "last.pt.new"
            torch.save(state, new)
            new.replace(self.job.run / "last.pt")


def give_back_memory() -> None:
    """Let the system have what the allocator keeps and cannot use again.

    Aligned blocks leave gaps: without this a process grew by 0.25 GB a minute (glibc 2.41).
    """
    with contextlib.suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).malloc_trim(0)


def digest(origin: Path | None) -> str:
    """What tells one checkpoint or package from another."""
    return hashlib.sha256(origin.read_bytes()).hexdigest() if origin else ""


def read_progress(stored: Mapping[str, Any]) -> Progress:
    """Progress as a checkpoint or a package keeps it."""
    return Progress(**{**stored, "position": Position(**stored["position"])})


def elsewhere(stored: Mapping[str, Any]) -> Progress:
    """Progress of another run: a place in its text is none in this one's."""
    return replace(read_progress(stored), position=Position())


def parameter_order(network: Translator, optimiser: Optimiser) -> list[tuple[str, list[int]]]:
    """Name and shape of each parameter, in the order of the flat arrays."""
    names = {id(p): name for name, p in network.named_parameters()}
    return [(names[id(p)], list(p.shape)) for p in optimiser.parameters]


def arrays(rows: Rows, device: str) -> list[Tensor]:
    """The tensors of a pass, on the device."""
    return [part.to(device) for part in vars(rows).values()]


class Log:
    """Every LOG_STEPS steps: step, minutes, tokens, smoothed loss, plain loss, tokens a second."""

    def __init__(self, path: Path, active: bool) -> None:
        self.path, self.active = path, active
        self.kept: list[Sums] = []
        self.since: float | None = None

    def add(self, progress: Progress, sums: Sums) -> None:
        """Count a step (not the first, which compiles), and write when it is time."""
        if self.since is None:
            self.since = progress.seconds
            return
        self.kept.append(sums)
        if progress.step % LOG_STEPS == 0:
            self.write(progress, self.since)

    def write(self, progress: Progress, since: float) -> None:
        """Append the line and begin anew."""
        smooth, plain, pieces = (sum(column) for column in list(zip(*self.kept, strict=True))[:3])
        rate = pieces / max(1e-9, progress.seconds - since)
        figures = (progress.step, f"{progress.seconds / 60:.1f}", progress.tokens)
        line = "\t".join(
            map(str, (*figures, f"{smooth / pieces:.3f}", f"{plain / pieces:.3f}", f"{rate:.0f}"))
        )
        if self.active:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(line + "\n")
            print(line, flush=True)
        self.kept, self.since = [], progress.seconds


if __name__ == "__main__":
    main()
