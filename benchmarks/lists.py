"""Times `listlint check` on a list beside another linter's command on the same file, in turns.

    python benchmarks/lists.py README.md [--beside "awesome-lint {}"] [--runs 5]

`{}` in the other command stands for the file. What is printed is the median of whole processes, in
seconds, and the ratio; listlint reads, learns and checks in one process and keeps no cache.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
import time
from pathlib import Path
from statistics import median


def seconds(command: list[str], folder: Path) -> float:
    """How long a command takes, whatever it says."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--beside", help="another command, with `{}` for the file")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()

    file = arguments.file.resolve()
    commands = {"listlint": [sys.executable, "-m", "listlint", "check", "--no-cache", str(file)]}
    if arguments.beside:
        words = shlex.split(arguments.beside)
        commands[words[0]] = [word.replace("{}", str(file)) for word in words]
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(arguments.runs):
        for name, command in commands.items():
            times[name].append(seconds(command, file.parent))
    medians = {name: median(taken) for name, taken in times.items()}
    for name, taken in medians.items():
        print(f"{name:20} {taken:6.2f} s  {taken / medians['listlint']:5.2f} x")


if __name__ == "__main__":
    main()
