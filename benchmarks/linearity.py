"""Times `listlint check` on made-up vaults and lists of several sizes: how the time grows.

    python benchmarks/linearity.py [--notes 1000 10000] [--entries 1000 10000] [--plot FILE]

CPU seconds of whole processes without a cache, and by note or entry; where the last column stays,
the time is in proportion. `--plot` draws both, for which matplotlib must be installed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import notes
from startup import cpu_seconds

SECTION = 50
"""Entries of a section."""
MALFORMED = 0.01


def build_list(folder: Path, number: int) -> None:
    """Write a list of so many entries, the same ones every time."""
    rng = random.Random(number)  # noqa: S311 - made-up entries, no secrets
    named = notes.titles(rng)
    lines = ["# Works"]
    for at in range(number):
        if at % SECTION == 0:
            lines += ["", f"## {at // SECTION} {rng.choice(notes.SUBJECTS.split())}", ""]
        title, says = next(named), next(named)
        slug = "-".join(title.replace(" -", "").lower().split())
        dash = "" if rng.random() < MALFORMED else " -"
        lines.append(f"- [{title}](https://{slug}.example.org){dash} {says}.")
    folder.mkdir(parents=True)
    (folder / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def measure(build: Callable[[Path, int], None], number: int) -> float:
    """The time that a check of something so large takes."""
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder, "project"), number)
        command = [sys.executable, "-m", "listlint", "check", "--no-cache", "--quiet"]
        return cpu_seconds(command, Path(folder, "project"))


def plot(taken: dict[str, list[tuple[int, float]]], file: Path) -> None:
    """Draw time against number, both in powers of ten."""
    from matplotlib import pyplot as plt  # noqa: PLC0415 - only who plots needs it

    figure, axes = plt.subplots(figsize=(6, 4))
    for name, rows in taken.items():
        axes.loglog(*zip(*rows, strict=True), marker="o", label=name)
    axes.set(xlabel="number", ylabel="CPU seconds of a check without a cache")
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(file, bbox_inches="tight")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments and print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add = parser.add_argument
    add("--notes", type=int, nargs="*", default=[1_000, 10_000])
    add("--entries", type=int, nargs="*", default=[100, 1_000, 10_000])
    add("--plot", type=Path, metavar="FILE", help="draw time against number, as SVG or PNG")
    options = parser.parse_args(arguments)
    taken: dict[str, list[tuple[int, float]]] = {"notes": [], "entries": []}
    print("          number  seconds  ms each")
    for name, build, numbers in (
        ("notes", notes.build, options.notes),
        ("entries", build_list, options.entries),
    ):
        for number in numbers:
            seconds = measure(build, number)
            taken[name].append((number, seconds))
            print(f"{name:8} {number:7,} {seconds:8.2f} {seconds / number * 1000:8.2f}", flush=True)
    if options.plot:
        plot(taken, options.plot)


if __name__ == "__main__":
    main()
