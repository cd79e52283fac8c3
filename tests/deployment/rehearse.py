"""Run the steps of the Containerfile in chroots, where there is no podman: `make container-check`.

    python -m tests.deployment.rehearse FOLDER    as root on Debian, with debootstrap, online

Each stage is a fresh Debian in FOLDER, made once. What this does not try: layers, volumes, the
network that is none, and the health check's timing. It ends with the service started in the last
stage as its user, without a network, and its own health check.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs/deployment/Containerfile"
_MINIMAL = ["--variant=minbase", "trixie"]


def steps() -> Iterator[tuple[str, str]]:
    """Yield the Containerfile's instructions, each with its words in one line."""
    text = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", FILE.read_text("utf-8"), flags=re.MULTILINE))
    for line in filter(None, map(str.strip, text.splitlines())):
        word, _, rest = line.partition(" ")
        yield word, rest


class Stage:
    """A root of its own, with the environment, folder and user that were set so far."""

    def __init__(self, root: Path) -> None:
        """Make the base image's stand-in, unless it is there."""
        self.root = root
        self.folder, self.user = "/", "0:0"
        self.environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/tmp"}  # noqa: S108
        self.commands: dict[str, list[str]] = {}
        if not (root / "etc/debian_version").exists():
            _run(["debootstrap", *_MINIMAL, str(root)])
            for file in ("/etc/resolv.conf", "/etc/pip.conf"):
                if Path(file).exists():
                    shutil.copy(file, root / file[1:])
            for folder in ("/etc/apt/apt.conf.d", "/etc/ssl"):
                shutil.copytree(folder, root / folder[1:], dirs_exist_ok=True, symlinks=True)

    def chroot(self, command: Sequence[str], *, lonely: bool = False) -> list[str]:
        """Return the words that run a command within this root; `lonely`: without a network."""
        user, _, group = self.user.partition(":")
        outer = ["unshare", "--net", "--"] if lonely else []
        words = ["chroot", f"--userspec={user}:{group}", str(self.root), *command]
        return [*outer, *words]

    def take(self, word: str, rest: str, stages: dict[str, "Stage"]) -> None:
        """Do one instruction."""
        if word == "RUN":
            _run(self.chroot(["sh", "-ec", f"cd {self.folder} && {rest}"]), self.environment)
        elif word == "WORKDIR":
            self.folder = rest
            (self.root / rest[1:]).mkdir(parents=True, exist_ok=True)
        elif word == "COPY":
            self._copy(rest, stages)
        elif word == "ENV":
            self.environment |= dict(pair.split("=", 1) for pair in rest.split())
        elif word == "USER":
            self.user = rest
        elif word in ("HEALTHCHECK", "ENTRYPOINT", "CMD"):
            self.commands[word] = json.loads(rest[rest.index("[") :])
        else:
            assert word == "VOLUME", word

    def _copy(self, rest: str, stages: dict[str, "Stage"]) -> None:
        """Copy from another stage, or all that git tracks."""
        if rest.startswith("--from="):
            name, source, target = rest.removeprefix("--from=").split()
            copied = [str(stages[name].root / source[1:]), str(self.root / target[1:])]
            _run(["cp", "-a", "-T", *copied])
            return
        assert rest == ". ."
        script = 'git archive HEAD | tar -x -C "$1"'
        _run(["sh", "-ec", f"cd {ROOT} && {script}", "sh", str(self.root / self.folder[1:])])


def _run(command: Sequence[str], environment: dict[str, str] | None = None) -> None:
    """Run a command, with the proxies of whoever runs this."""
    proxies = {k: v for k, v in os.environ.items() if k.lower().endswith(("_proxy", "index_url"))}
    given = None if environment is None else environment | proxies
    subprocess.run(command, check=True, env=given, stdout=subprocess.DEVNULL)  # noqa: S603


def build(folder: Path) -> Stage:
    """Do all instructions; give the last stage."""
    stages: dict[str, Stage] = {}
    stage: Stage | None = None
    for word, rest in steps():
        print(f"{word} {rest[:70]}", flush=True)  # noqa: T201
        if word == "FROM":
            name = rest.partition(" AS ")[2] or "last"
            stages[name] = stage = Stage(folder / name)
        else:
            assert stage
            stage.take(word, rest, stages)
    assert stage
    return stage


def serve(stage: Stage) -> None:
    """Start what the container would start, and ask as its health check would."""
    command = stage.chroot(stage.commands["ENTRYPOINT"] + stage.commands["CMD"], lonely=True)
    process = subprocess.Popen(command, env=stage.environment)  # noqa: S603
    try:
        for _ in range(120):
            time.sleep(1)
            asked = stage.chroot(stage.commands["HEALTHCHECK"], lonely=True)
            done = subprocess.run(asked, env=stage.environment, check=False, capture_output=True)  # noqa: S603
            if done.returncode == 0:
                print(f"ready, as user {stage.user}, without a network")  # noqa: T201
                return
            assert process.poll() is None, "the service ended"
        raise TimeoutError(done.stderr)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(90)


if __name__ == "__main__":
    serve(build(Path(sys.argv[1])))
