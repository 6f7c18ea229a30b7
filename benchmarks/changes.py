"""Times `listlint check --new-since HEAD` beside a plain `listlint check`, in turn, in one run.

    python benchmarks/changes.py [--notes 10000] [--entries 4000] [--runs 5]

The change adds one faulty entry or note to a made-up repository that is committed before.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from notes import Run, build, compare

LISTLINT = [sys.executable, "-m", "listlint", "check", "--no-cache"]
KINDS = ["toolkit", "library", "framework", "server", "parser", "editor"]


def entries(number: int) -> Iterator[str]:
    """A list in sections of fifty entries, of which a few lack their period."""
    yield "# Tools"
    for each in range(number):
        if each % 50 == 0:
            yield f"\n## Section {each // 50}\n"
        kind, end = KINDS[each % len(KINDS)], "" if each % 97 == 0 else "."
        yield f"- [tool-{each}](https://example.org/{kind}/{each}) - A {kind} for case {each}{end}"


def commit(folder: Path) -> None:
    """Make a repository of a folder, with one commit."""
    who = ["-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org"]
    for command in (["init", "-q"], ["add", "--all"], [*who, "commit", "-q", "-m", "All"]):
        subprocess.run(["git", *command], cwd=folder, check=True)  # noqa: S607 - git of the user


def show(name: str, found: dict[str, Run]) -> None:
    plain, change = found["check"], found["--new-since"]
    print(
        f"{name:16} {plain.seconds:8.2f} {change.seconds:12.2f}"
        f" {change.seconds / plain.seconds:7.2f}  {change.megabytes / plain.megabytes:6.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--entries", type=int, default=4_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()

    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
    commands = {"check": LISTLINT, "--new-since": [*LISTLINT, "--new-since", "HEAD"]}
    print("                 check, s --new-since, s  ratio  memory")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "list"
        folder.mkdir()
        readme, lines = folder / "README.md", [*entries(arguments.entries)]
        readme.write_text("\n".join(lines) + "\n", encoding="utf-8")
        commit(folder)
        lines.insert(len(lines) // 2, "- [new](https://example.org/new) - Lacks its period")
        readme.write_text("\n".join(lines) + "\n", encoding="utf-8")
        show(f"{arguments.entries:,} entries", compare(commands, folder, arguments.runs))

        vault = Path(temporary) / "vault"
        build(vault, arguments.notes)
        commit(vault)
        (vault / "new.md").write_text("---\ntitle: New\n---\n\n# New\n\n[gone](./gone.png)\n")
        show(f"{arguments.notes:,} notes", compare(commands, vault, arguments.runs))


if __name__ == "__main__":
    main()
