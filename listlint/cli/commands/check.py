"""`listlint check`: lint a project, and say what was found."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from listlint.cli import report
from listlint.cli.commands import file_changes
from listlint.cli.commands.rule_names import check_names
from listlint.cli.console import (
    CLEAN,
    FAILED,
    FINDINGS,
    PLAIN,
    complain,
    is_colored,
    show,
    tell,
)
from listlint.core.diagnostic import Diagnostic
from listlint.core.errors import UsageError
from listlint.core.result import Result
from listlint.engine.run import lint
from listlint.engine.workspace import Given, Workspace, open_workspace
from listlint.files import writing
from listlint.project.project import Project
from listlint.rules import INTERNAL_ERROR


def run(options: Namespace) -> int:
    check_names((*options.select, *options.ignore, *options.add_ignores))
    workspace = _open(options).with_baseline(options.baseline)
    project, config = workspace.project, workspace.config

    def look(project: Project, also: Sequence[Diagnostic] = ()) -> Result:
        found = lint(project, config, workspace.is_named, also, workspace.baseline)
        return replace(found, prefix=workspace.prefix)

    if options.unsafe_fixes and not (options.fix or options.diff):
        complain("warning: `--unsafe-fixes` changes nothing without `--fix` or `--diff`")
    if options.no_new_suppressions and not options.new_since:
        raise UsageError("`--no-new-suppressions` is about a change: say `--new-since` too")
    if options.add_ignores and options.fix:
        raise UsageError("`--add-ignores` and `--fix` are two steps: do one after the other")
    if options.add_ignores:
        change = file_changes.suppressed(project, config, look, options.add_ignores)
    elif _changes(options):
        change = file_changes.fixed(project, config, look, unsafe=options.unsafe_fixes)
    else:
        result = look(project)
        _report(result, options)
        return _status(result, options)
    if options.diff:
        return file_changes.show(workspace, change)
    left = file_changes.write(workspace, change)
    result = look(file_changes.undone(project, change, left, config)) if left else change.result
    _report(result, options)
    return FAILED if left or change.complaints else _status(result, options)


def _changes(options: Namespace) -> bool:
    """Whether files are to be changed."""
    return bool(options.fix or options.diff or options.add_ignores)


def _report(result: Result, options: Namespace) -> None:
    lines = _lines(result, options)
    if options.output_file:
        with writing.opened(options.output_file) as file:
            show(lines(PLAIN), file)
    else:
        show(lines(is_colored(sys.stdout)))
    if options.statistics:
        tell(report.statistics(result))
    if options.output_format in report.FOR_PEOPLE:
        tell(report.summary(result))


def _lines(result: Result, options: Namespace) -> Callable[[bool], Iterator[str]]:
    """The lines of a report, coloured or not, without what people have read often enough."""
    written = report.FORMATS[options.output_format]
    if options.show_all or options.output_format not in report.FOR_PEOPLE:
        return partial(written, result)

    def lines(color: bool) -> Iterator[str]:  # noqa: FBT001 - as all formats
        yield from written(report.capped(result), color)
        yield from report.left_out(result)

    return lines


def _open(options: Namespace) -> Workspace:
    paths = list(options.paths)
    given = None
    if "-" in paths:
        if paths != ["-"] or not options.stdin_filename:
            raise UsageError("`-` is used alone, with `--stdin-filename FILE` to say what it is")
        if _changes(options):
            raise UsageError("`-` cannot be fixed: name the file")
        if sys.stdin is None:
            raise UsageError("standard input is closed")
        given = Given(Path(options.stdin_filename), sys.stdin.buffer.read())
        paths = [options.stdin_filename]
    elif options.stdin_filename:
        raise UsageError("`--stdin-filename` says what `-` is, and there is no `-`")
    workspace = open_workspace(
        Path.cwd(),
        paths,
        config_file=options.config,
        given=given,
        since=options.new_since,
    ).selecting(options.select, options.ignore)
    complain(*(f"warning: {warning}" for warning in workspace.warnings))
    return workspace


def _status(result: Result, options: Namespace) -> int:
    if any(found.rule == INTERNAL_ERROR.name for found in result.diagnostics):
        return FAILED
    if options.no_new_suppressions and result.summary.added_suppressions:
        return CLEAN if options.exit_zero else FINDINGS
    bad = result.summary.errors + (result.summary.warnings if options.strict else 0)
    return FINDINGS if bad and not options.exit_zero else CLEAN
