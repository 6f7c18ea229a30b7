"""`listlint init`: learn from what is here, and write it down for a start."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from listlint.cli.commands import starter_files
from listlint.cli.commands.first_look import Discovery, Folder, look
from listlint.cli.console import CLEAN, complain, show
from listlint.cli.report.terminal_text import visible, visible_line
from listlint.config.starter import first_configuration
from listlint.core.errors import UsageError
from listlint.core.homepage import REPOSITORY
from listlint.engine.workspace import Workspace, open_workspace
from listlint.files import writing
from listlint.files.git.branches import main_branch

MOST_ODD = 10
"""So many odd notes are told of a folder."""


def run(options: Namespace) -> int:
    workspace = open_workspace(Path.cwd(), [])
    found = look(workspace.project)
    if not (found.lists or found.notes):
        raise UsageError("there is no list of entries here, and no folder of notes")
    show(map(visible_line, _told(found)))
    files = _files(workspace, found)
    for name, text in files.items():
        _write(workspace.root, name, text, force=options.force)
    named = [name for name, text in files.items() if "OWNER/" in text]
    if named:
        shown = " and ".join(f"`{name}`" for name in named)
        show([f"in {shown}, write the address of listlint for `{REPOSITORY}`"])
    show(["next: `listlint check` checks all of it, `listlint rule NAME` says what a rule is for"])
    return CLEAN


def _told(found: Discovery) -> Iterator[str]:
    """What was learnt, and what is odd."""
    for each in found.lists:
        yield f"{each.path}"
        yield from (f"  {remark}" for remark in each.remarks)
        yield from (f"      {line}" for text in each.templates for line in text.split("\n"))
    for notes in found.notes:
        yield notes.table.pattern
        yield from (f"  {remark}" for remark in notes.table.remarks)
        yield from _odd(notes)


def _odd(folder: Folder) -> Iterator[str]:
    """The notes that the schema of their folder flags, each with the first of its faults."""
    faults: defaultdict[str, list[str]] = defaultdict(list)
    for path, key, why in folder.odd:
        faults[path].append(f"`{key}` is {why}")
    for path, whys in [*faults.items()][:MOST_ODD]:
        more = f", and {len(whys) - 1} more" if len(whys) > 1 else ""
        yield f"  odd: {path}: {whys[0]}{more}"
    if (left := len(faults) - MOST_ODD) > 0:
        yield f"  odd: {left} more, which `listlint check --select invalid-frontmatter` shows"


def _files(workspace: Workspace, found: Discovery) -> Mapping[str, str]:
    """The files to write, by their paths."""
    tables = [each.table for each in found.notes]
    files = {"listlint.toml": first_configuration(found.lists, tables)}
    for each in found.notes:
        if each.table.schema:
            files[each.table.schema] = json.dumps(each.schema, indent=2, ensure_ascii=False) + "\n"
    if (workspace.root / ".git").exists():
        files |= starter_files.files(main_branch(workspace.root))
    return files


def _write(root: Path, name: str, text: str, *, force: bool) -> None:
    """Write a file, unless there is one that is another."""
    file = root / name
    if file.exists() and not force:
        if file.read_bytes() != text.encode():
            complain(f"`{name}` is there already and stays as it is; `--force` overwrites it")
        return
    writing.replace(file, text.encode(), within=root)
    show([f"wrote {visible(name)}"])
