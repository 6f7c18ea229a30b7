"""`listlint check`: lint a project, and say what was found."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from listlint.cli import progress
from listlint.cli.commands import file_changes
from listlint.cli.commands.opening import open_project
from listlint.cli.commands.reporting import write_reports
from listlint.cli.commands.rule_names import chosen_rules
from listlint.cli.console import CLEAN, FAILED, FINDINGS, complain
from listlint.core.diagnostic import Diagnostic
from listlint.core.errors import UsageError
from listlint.core.result import Result
from listlint.engine.run import lint
from listlint.engine.workspace import Workspace
from listlint.project.project import Project
from listlint.rules import INTERNAL_ERROR


def run(options: Namespace) -> int:
    _check_combinations(options)
    opened = open_project(options)
    try:
        return _run(opened, options)
    finally:
        if opened.facts:
            opened.facts.keep(opened.project.files.were_read)


def _run(opened: Workspace, options: Namespace) -> int:
    workspace = opened.selecting(*chosen_rules(options)).with_baseline(options.baseline)
    project, config = workspace.project, workspace.config

    def look(project: Project, also: Sequence[Diagnostic] = ()) -> Result:
        with progress.shown("checking"):
            found = lint(
                project, config, workspace.is_named, also, workspace.baseline, workspace.kept
            )
        folder, cwd = str(workspace.root), str(Path.cwd())
        return replace(found, prefix=workspace.prefix, folder=folder, cwd=cwd)

    if options.add_ignores:
        change = file_changes.suppressed(project, config, look, options.add_ignores)
    elif options.fix or options.fix_only or options.diff:
        change = file_changes.fixed(project, config, look, unsafe=options.unsafe_fixes)
    else:
        result = look(project)
        write_reports(result, options)
        return _status(result, options)
    if options.diff:
        status = file_changes.show(workspace, change, options.output_file)
        return CLEAN if options.exit_zero and status == FINDINGS else status
    left = file_changes.write(workspace, change)
    failed = bool(left or change.complaints)
    if options.fix_only:
        return FAILED if failed or _is_bug(change.result) else CLEAN
    result = look(file_changes.undone(project, change, left, config)) if left else change.result
    write_reports(result, options)
    return FAILED if failed else _status(result, options)


def _check_combinations(options: Namespace) -> None:
    """Raises `UsageError` for options that do not go together."""
    is_fixing = options.fix or options.fix_only
    if options.unsafe_fixes and not (is_fixing or options.diff):
        complain("warning: `--unsafe-fixes` changes nothing without `--fix` or `--diff`")
    if options.no_new_suppressions and not (options.new_since or options.only_new):
        raise UsageError("`--no-new-suppressions` is about a change: say `--new-since` too")
    if options.add_ignores and is_fixing:
        raise UsageError("`--add-ignores` and `--fix` are two steps: do one after the other")


def _is_bug(result: Result) -> bool:
    return any(found.rule == INTERNAL_ERROR.name for found in result.diagnostics)


def _status(result: Result, options: Namespace) -> int:
    if _is_bug(result):
        return FAILED
    if options.no_new_suppressions and result.summary.added_suppressions:
        return CLEAN if options.exit_zero else FINDINGS
    bad = result.summary.errors + (result.summary.warnings if options.strict else 0)
    return FINDINGS if bad and not options.exit_zero else CLEAN
