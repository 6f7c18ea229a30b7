"""`listlint check`: lint a project, and say what was found."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from listlint import engine, report, writing
from listlint.builtin import INTERNAL_ERROR
from listlint.commands.names import check_names
from listlint.console import CLEAN, FAILED, FINDINGS, PLAIN, complain, is_colored, show, tell
from listlint.diagnostic import Diagnostic
from listlint.errors import UsageError
from listlint.mending import Mended, mend
from listlint.patch import patch
from listlint.project import Project
from listlint.report.cells import visible
from listlint.result import Result
from listlint.workspace import Given, Workspace, open_workspace


def run(options: Namespace) -> int:
    check_names((*options.select, *options.ignore))
    workspace = _open(options).with_baseline(options.baseline)
    project, config = workspace.project, workspace.config

    def lint(project: Project, also: Sequence[Diagnostic] = ()) -> Result:
        found = engine.lint(project, config, workspace.is_named, also, workspace.baseline)
        return replace(found, prefix=workspace.prefix)

    if not (options.fix or options.unsafe_fixes or options.diff):
        result = lint(project)
        _report(result, options)
        return _status(result, options)
    mended = mend(project, config, lint, unsafe=options.unsafe_fixes)
    if options.diff:
        return _show_patch(workspace, mended)
    left = _write(workspace, mended)
    if not left:
        _report(mended.result, options)
        return _status(mended.result, options)
    as_they_are = [project.sources[path] for path in left]
    _report(lint(engine.reload(mended.project, as_they_are, config)), options)
    return FAILED


def _write(workspace: Workspace, mended: Mended) -> list[str]:
    """Write what was mended, and return the paths of files that had to be left alone."""
    whys = {
        path: writing.rewrite(workspace.root / path, before, after)
        for path, (before, after) in mended.changed.items()
    }
    complain(*(f"`{path}` is left as it is: {why}" for path, why in whys.items() if why))
    left = [path for path, why in whys.items() if why]
    files = _count(len(whys), "file")
    if left:
        tell([f"changed {len(whys) - len(left)} of {files}"])
    else:
        tell([f"applied {_count(mended.fixed, 'fix', 'fixes')} to {files}"])
    return left


def _show_patch(workspace: Workspace, mended: Mended) -> int:
    """Print what would be mended."""
    for path, (before, after) in mended.changed.items():
        data = writing.read_exactly(workspace.root / path, before)
        if data is None:
            raise UsageError(f"`{path}` has changed since it was read")
        mark = "\ufeff" if data.startswith(writing.MARK) else ""
        lines = patch(workspace.prefix + path, mark + before, mark + after)
        # A terminal would obey what a text says to it.
        show(map(visible, lines) if sys.stdout.isatty() else lines)
    failures = [d for d in mended.result.diagnostics if d.rule == INTERNAL_ERROR.name]
    complain(*(f"`{each.span.path}`: {each.message}" for each in failures))
    fixes = _count(mended.fixed, "fix", "fixes")
    tell([f"would apply {fixes} to {_count(len(mended.changed), 'file')}"])
    if failures:
        return FAILED
    return FINDINGS if mended.changed else CLEAN


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number or 'no'} {one if number == 1 else many or f'{one}s'}"


def _report(result: Result, options: Namespace) -> None:
    lines = report.FORMATS[options.output_format]
    if options.output_file:
        with writing.opened(options.output_file) as file:
            show(lines(result, PLAIN), file)
    else:
        show(lines(result, is_colored(sys.stdout)))
    if options.statistics:
        tell(report.statistics(result))
    if options.output_format in ("full", "concise"):
        tell(report.summary(result))


def _open(options: Namespace) -> Workspace:
    paths = list(options.paths)
    given = None
    if "-" in paths:
        if paths != ["-"] or not options.stdin_filename:
            raise UsageError("`-` stands alone, with `--stdin-filename FILE` to say what it is")
        if options.fix or options.unsafe_fixes or options.diff:
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
    bad = result.summary.errors + (result.summary.warnings if options.strict else 0)
    return FINDINGS if bad and not options.exit_zero else CLEAN
