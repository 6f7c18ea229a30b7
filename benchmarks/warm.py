"""Times `listlint check` on a made-up vault with what earlier runs have kept, beside a run without.

    python benchmarks/warm.py [--notes 1000] [--runs 5]

CPU seconds of whole processes, medians of runs in turn: a walk that looks at each file, a run where
nothing has changed, one where a note has been edited, one that names just that note, and one
without a cache; and how each compares with the last.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from notes import build
from startup import cpu_seconds

WALK = """
import os
def walk(folder):
    for entry in os.scandir(folder):
        entry.stat()
        if entry.is_dir():
            walk(entry.path)
walk(".")
"""


def main() -> None:
    """Read the arguments and print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--notes", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    check = [sys.executable, "-m", "listlint", "check"]
    with tempfile.TemporaryDirectory() as folder:
        vault, kept = Path(folder, "vault"), ["--cache-dir", str(Path(folder, "kept"))]
        build(vault, arguments.notes)
        note = min(vault.rglob("*.md"))
        named = [*check, *kept, str(note.relative_to(vault))]
        cpu_seconds([*check, *kept], vault)
        taken: dict[str, list[float]] = {}
        for _ in range(arguments.runs):
            for name, command, is_edited in (
                ("a walk", [sys.executable, "-I", "-c", WALK], False),
                ("one edited", [*check, *kept], True),
                ("nothing changed", [*check, *kept], False),
                ("one named", named, True),
                ("without a cache", [*check, "--no-cache"], False),
            ):
                if is_edited:
                    note.write_text(note.read_text(encoding="utf-8") + "\n", encoding="utf-8")
                time.sleep(1)  # so that nobody can have written to a file with the same time again
                taken.setdefault(name, []).append(cpu_seconds(command, vault))
    cold = median(taken["without a cache"])
    for name, seconds in taken.items():
        print(f"{name:16} {median(seconds):7.3f} s  {median(seconds) / cold:6.3f}")


if __name__ == "__main__":
    main()
