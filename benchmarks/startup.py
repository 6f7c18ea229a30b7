"""Times the smallest things that listlint does, beside Python that does nothing, in turn.

    python benchmarks/startup.py [--runs 15]

CPU seconds of whole processes, medians, and the ratio to `python -I -c pass` of the same run.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-I", "-c", "pass"]
COMMANDS = (["--version"], ["check", "--help"], ["check", "seeds"])


def cpu_seconds(command: Sequence[str], folder: Path = ROOT) -> float:
    """The CPU time that a command and what it starts take, whatever it says."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed has been compiled
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Read the arguments and print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    commands = {"python": PYTHON}
    for words in COMMANDS:
        commands[" ".join(words)] = [sys.executable, "-m", "listlint", *words]
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(arguments.runs):
        for name, command in commands.items():
            taken[name].append(cpu_seconds(command))
    least = median(taken["python"])
    for name, seconds in taken.items():
        print(f"{name:14} {median(seconds):6.3f} s  {median(seconds) / least:5.1f} x")


if __name__ == "__main__":
    main()
