"""Run the programs of this folder, each a step of training, as its own process."""

import subprocess
import sys


def command(name: str, *arguments: object) -> list[str]:
    """A step's command line."""
    return [sys.executable, "-m", f"training.{name}", *map(str, arguments)]


def step(name: str, *arguments: object) -> str:
    """Run a step to its end; what it printed.  RuntimeError if it failed."""
    done = subprocess.run(command(name, *arguments), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} failed: {done.stderr}")
    return done.stdout
