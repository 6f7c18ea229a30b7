"""`listlint duplicates`: the works that are listed more than once, all copies together."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from listlint.cli.console import CLEAN, complain, show
from listlint.engine.work_copies import Copies, listed_twice
from listlint.engine.workspace import open_workspace


def run(options: Namespace) -> int:
    workspace = open_workspace(Path.cwd(), options.paths, config_file=options.config)
    complain(*(f"warning: {warning}" for warning in workspace.warnings))
    show(_lines(listed_twice(workspace.project, workspace.is_named)))
    return CLEAN


def _lines(works: Sequence[Copies]) -> Iterator[str]:
    for title, copies in works:
        width = max(len(copy.place) for copy in copies)
        yield title
        yield from (f"  {copy.place:{width}}  {copy.why}" for copy in copies)
        yield ""
    more = sum(len(each.copies) - 1 for each in works)
    count = "1 work is" if len(works) == 1 else f"{len(works) or 'no'} works are"
    copies_said = f", {more} {'copy' if more == 1 else 'copies'} too many" if more else ""
    yield f"{count} listed more than once{copies_said}"
