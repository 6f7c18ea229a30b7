"""`listlint baseline`: write down what is found today, or prune what is found no more."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from listlint.cli.console import CLEAN, FAILED, complain, tell
from listlint.core.source import Source
from listlint.engine import baseline
from listlint.engine.baseline import BaselineRow
from listlint.engine.run import lint
from listlint.engine.workspace import Workspace, open_workspace
from listlint.files import writing
from listlint.rules import INTERNAL_ERROR


def run(options: Namespace) -> int:
    workspace = open_workspace(
        Path.cwd(), options.paths, config_file=options.config, plugins=options.plugins
    )
    complain(*(f"warning: {warning}" for warning in workspace.warnings))
    result = lint(workspace.project, workspace.config, workspace.is_named)
    failures = [d for d in result.diagnostics if d.rule == INTERNAL_ERROR.name]
    if failures:
        complain(*(f"`{each.span.path}`: {each.message}" for each in failures))
        return FAILED
    file, name = workspace.baseline_file(options.baseline)
    old = _rows(file, name)
    found = baseline.rows_of(workspace.project, result.diagnostics, result.fingerprints)
    new = _merged(workspace, old, found, prune=options.prune)
    text = baseline.written(new)
    if not file.exists() or file.read_bytes() != text.encode():
        within = None if options.baseline else workspace.root
        writing.replace(file, text.encode(), within)
    added, removed = len(new - old), len(old - new)
    tell([f"{name}: {len(new)} known, {added} added, {removed} removed"])
    return CLEAN


def _rows(file: Path, name: str) -> set[BaselineRow]:
    """The rows that are there; none where the file is not. Raises `UsageError`."""
    text = file.read_text("utf-8", errors="replace") if file.exists() else baseline.written([])
    return {*baseline.read(Source(name, text)).rows}


def _merged(
    workspace: Workspace, old: set[BaselineRow], found: Iterable[BaselineRow], *, prune: bool
) -> set[BaselineRow]:
    """What is found, and what is known of paths that were not asked about."""
    others = {row for row in old if not workspace.is_named(row.path)}
    names = {row.fingerprint for row in old}
    return others | {row for row in found if not prune or row.fingerprint in names}
