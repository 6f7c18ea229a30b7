"""Times `listlint check` on a made-up vault in which many links are broken, for several numbers.

    python benchmarks/broken.py [--notes 500 1000 2000] [--runs 3]

Each note has three links to files that are nowhere, each named nearly as one of the notes, and as
many to headings that are nowhere. CPU seconds, the median; where the last column is 2 for twice the
notes, the time is in proportion to them.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path
from statistics import median

from notes import titles
from startup import cpu_seconds

BROKEN = 3
"""Broken links, and broken anchors, of each note."""


def misspelt(name: str, rng: random.Random) -> str:
    """A name without one of its letters."""
    at = rng.randrange(len(name))
    return name[:at] + name[at + 1 :]


def build(folder: Path, number: int) -> None:
    """Write so many notes, the same ones every time."""
    rng = random.Random(number)  # noqa: S311 - made-up notes, no secrets
    named = titles(rng)
    works = [next(named) for _ in range(number)]
    slugs = ["-".join(title.replace(" -", "").lower().split()) for title in works]
    for title, slug in zip(works, slugs, strict=True):
        lines = [f"# {title}", ""]
        for _ in range(BROKEN):
            lines.append(f"- [{rng.random()}](./{misspelt(rng.choice(slugs), rng)}.md)")
            lines.append(f"- [there](./index.md#{misspelt(rng.choice(slugs), rng)})")
        (folder / f"{slug}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    headings = (f"## {title}\n" for title in works)
    (folder / "index.md").write_text("\n".join(headings), encoding="utf-8")


def main() -> None:
    """Read the arguments and print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--notes", type=int, nargs="+", default=[500, 1_000, 2_000])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    print("  notes  seconds  times the one before")
    before = None
    for number in arguments.notes:
        with tempfile.TemporaryDirectory() as folder:
            build(Path(folder), number)
            command = [sys.executable, "-m", "listlint", "check", folder]
            seconds = median(cpu_seconds(command) for _ in range(arguments.runs))
        print(f"{number:7,} {seconds:8.2f}  {f'{seconds / before:.2f}' if before else ''}")
        before = seconds


if __name__ == "__main__":
    main()
