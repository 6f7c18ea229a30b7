r"""Measures whether bad contributions are noticed, and good ones left alone: `--new-since HEAD`.

    python benchmarks/contributions.py FOLDER... [--most 3] [--seed 0] [--formats FILE] [--verbose]

Each folder is a repository with a list as its README. To at most `--most` of its sections that have
a clear form, contributions are added one at a time: a copy of an entry under a new name, which must
pass, and the same written badly in a dozen ways (`contributing.py`), each of which must have a
finding in its own lines. No entry is copied whose links have findings already. The text without it
is what it is compared with, as `--new-since` does.

`--formats` is a file with a line `name of the folder`, a tab and a template for each list, with
`\n` for a line break: then these are configured, which tells what is lost in judging from what is
lost in learning. Findings that depend on other entries (order, duplicates) are not counted.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from contributing import WELL_FORMED, Contribution, contributions

from listlint.config.tables import Config, ListTable
from listlint.core.diagnostic import Diagnostic
from listlint.core.source import Source
from listlint.engine.loading import load
from listlint.engine.run import lint
from listlint.files.listing import Files
from listlint.project.project import Base

_OF_THE_ENTRY = (
    "broken-link",
    "ignored-guideline",
    "insecure-url",
    "malformed-entry",
    "malformed-id",
    "missing-scheme",
    "odd-spacing",
    "placeholder-link",
    "tracking-parameter",
    "unbalanced-bracket",
    "undefined-reference",
    "uneven-line-break",
    "unreadable-entry",
)
"""Rules on how an entry is written, not on what it has to do with others."""


class Outcome(NamedTuple):
    """What was said of a contribution."""

    folder: str
    planted: Contribution
    found: tuple[Diagnostic, ...]
    """In its own lines."""


def outcomes(folder: Path, most: int, seed: int, template: str | None) -> Iterator[Outcome]:
    """Add contributions to the README of a folder: to each section one at a time."""
    sources = [Source(name, text) for name, text in _texts(folder).items()]
    readme = next((each for each in sources if each.path.lower() == "readme.md"), None)
    if readme is None:
        return
    config = Config(lists=(ListTable(readme.path, template),), select=_OF_THE_ENTRY)
    files = Files.of(each.path for each in sources)
    before = load(sources, config, files)
    faults = [
        each.span.start
        for each in lint(before, config).diagnostics
        if each.span.path == readme.path and each.rule != "malformed-entry"
    ]
    others = [each for each in sources if each is not readme]
    for planted in zip_longest(*contributions(readme.text, seed, most, faults)):
        ones = sorted((one for one in planted if one), key=attrgetter("after"))
        new, starts = _with(readme.text, ones)
        project = load([*others, Source(readme.path, new)], config, files, base=Base(before))
        found = [d for d in lint(project, config).diagnostics if d.span.path == readme.path]
        for one, start in zip(ones, starts, strict=True):
            end = start + len(one.text)
            own = tuple(d for d in found if start <= d.span.start <= end)
            yield Outcome(folder.resolve().name, one, own)


def _with(text: str, ones: Sequence[Contribution]) -> tuple[str, list[int]]:
    """The text with contributions as lines of their own, and where each begins."""
    new, starts, at = "", [], 0
    for one in ones:
        new += text[at : one.after] + "\n"
        starts.append(len(new))
        new += one.text
        at = one.after
    return new + text[at:], starts


def _texts(folder: Path) -> dict[str, str]:
    """The list, and the documents beside it that may speak of its format."""
    files = [*folder.glob("*.md"), *folder.glob(".github/*.md"), *folder.glob("docs/*.md")]
    return {
        str(path.relative_to(folder)): path.read_bytes().decode("utf-8-sig", errors="replace")
        for path in files
    }


def table(found: list[Outcome]) -> Iterator[str]:
    """The figures, by kind."""
    planted = Counter(each.planted.kind for each in found)
    told = Counter(each.planted.kind for each in found if each.found)
    good = planted.pop(WELL_FORMED, 0)
    yield "kind               noticed  planted  share"
    for kind in sorted(planted):
        yield _line(kind, told[kind], planted[kind])
    yield _line("all", sum(told[kind] for kind in planted), planted.total())
    yield f"well-formed ones blamed: {told[WELL_FORMED]} of {good}"


def _line(name: str, noticed: int, planted: int) -> str:
    return f"{name:18} {noticed:7}  {planted:7}  {100 * noticed / max(1, planted):4.0f} %"


def told(each: Outcome) -> Iterator[str]:
    yield f"{each.folder}: {each.planted.kind}: {each.planted.text!r}"
    for diagnostic in each.found:
        yield f"    {diagnostic.rule}: {diagnostic.message}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--most", type=int, default=3, help="sections a list")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--formats", type=Path, help="templates to configure, one a list")
    parser.add_argument("--verbose", action="store_true", help="show what was missed or blamed")
    parser.add_argument("--all", action="store_true", help="show what was said of each")
    arguments = parser.parse_args()

    templates = {}
    if arguments.formats:
        for line in arguments.formats.read_text().splitlines():
            name, _, template = line.partition("\t")
            templates[name] = template.replace("\\n", "\n")
    found: list[Outcome] = []
    lists = 0
    for folder in arguments.folders:
        name = folder.resolve().name
        if templates and name not in templates:
            continue
        here = list(outcomes(folder, arguments.most, arguments.seed, templates.get(name)))
        lists += bool(here)
        if not here:
            print(f"{name}: no section has a clear form", file=sys.stderr)
        for each in here:
            is_wrong = bool(each.found) is (each.planted.kind == WELL_FORMED)
            if arguments.all or (arguments.verbose and is_wrong):
                print(*told(each), sep="\n", flush=True)
        found += here
    print(f"{lists} lists, seed {arguments.seed}", *table(found), sep="\n")


if __name__ == "__main__":
    main()
