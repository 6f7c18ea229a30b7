"""Measures whether `listlint add` can write an entry for a list, and what it writes.

    python benchmarks/adding.py FOLDER... [--most 3] [--seed 0] [--quiet]

Each folder is a repository with a list as its README. To at most `--most` of its sections a made-up
work is added, one at a time, with all fields that `add` has an option for; what it asks for beyond
those is answered with what another entry has there, as somebody would who reads the question. Every
entry is printed with its place and its neighbour, to be read by eye, or why it was refused.
What is added has no finding with `--new-since` and is read as just one entry more: `add` writes
nothing else, so this script only counts.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from listlint.config.tables import Config
from listlint.core.document import List
from listlint.core.source import Source
from listlint.engine import new_entry
from listlint.engine.entry_text import Refused
from listlint.engine.loading import load
from listlint.files.listing import Files
from listlint.lists.format.fill import MissingFields
from listlint.lists.section_runs import UnknownSection
from listlint.project.project import Project

_FIELDS = {
    "url": "https://github.com/quorvex/tamrin",
    "title": "Tamrin",
    "description": "Draws maps of small gardens from photographs",
    "authors": "Ada Quorvex, Bo Tamrin",
    "venue": "CVPR",
    "year": "2024",
    "date": "2024-05-17",
}
_PAPER = {
    "url": "https://arxiv.org/abs/2105.18181",
    "title": "Tamrin: Drawing Maps of Small Gardens from Photographs",
}
_ROUNDS = 3
"""So often questions are answered."""


def outcomes(folder: Path, most: int, seed: int) -> Iterator[tuple[str, str]]:
    """What came of each addition, and what there is to read."""
    sources = [
        Source(str(path.relative_to(folder)), path.read_bytes().decode("utf-8-sig", "replace"))
        for path in [*folder.glob("*.md"), *folder.glob(".github/*.md"), *folder.glob("docs/*.md")]
    ]
    project = load(sources, Config(), Files.of(each.path for each in sources))
    readme = next((d for d in project.lists if d.path.lower() == "readme.md"), None)
    sections = list(dict.fromkeys(e.section for e in readme.entries)) if readme else []
    for section in random.Random(seed).sample(sections, min(most, len(sections))):  # noqa: S311 - a sample, no secret
        assert readme is not None
        yield _outcome(project, readme, section)


def _outcome(project: Project, readme: List, section: tuple[str, ...]) -> tuple[str, str]:
    is_paper = "arxiv.org" in project.sources[readme.path].text
    fields = _FIELDS | (_PAPER if is_paper else {})
    kind = "added"
    for _ in range(_ROUNDS):
        try:
            new = new_entry.prepare(project, Config(), readme, fields, " > ".join(section) or None)
        except (Refused, UnknownSection) as refused:
            return "refused", str(refused)
        except MissingFields as missing:
            kind = "added after a question"
            for field in missing.fields:
                fields[field.name] = next(iter(field.examples), "Quorvex")
        else:
            lines = new.source.lines()
            count = new.text.count("\n") + 1
            around = [*lines[max(0, new.line - 3) : new.line - 1], "+++"]
            around += [*lines[new.line - 1 : new.line - 1 + count], "---"]
            around += lines[new.line - 1 + count : new.line + 1 + count]
            around += [new.definition] if new.definition else []
            unused = f"unused: {', '.join(new.unused)}"
            return kind, "\n    ".join([f"{new.where}; {unused}", *around])
    return "asked for ever", ", ".join(fields)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--most", type=int, default=3, help="sections a list")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--quiet", action="store_true", help="only the figures")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    for folder in arguments.folders:
        for kind, text in outcomes(folder, arguments.most, arguments.seed):
            counts[kind] += 1
            if not arguments.quiet:
                print(f"== {folder.name}: {kind}: {text}", flush=True)
    print(f"seed {arguments.seed}:", dict(counts))


if __name__ == "__main__":
    main()
