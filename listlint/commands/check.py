"""`listlint check`: lint a project, and say what was found."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from listlint import engine, report, writing
from listlint.builtin import INTERNAL_ERROR
from listlint.commands.names import check_names
from listlint.console import CLEAN, FAILED, FINDINGS, PLAIN, complain, is_colored, show, tell
from listlint.errors import UsageError
from listlint.result import Result
from listlint.workspace import Given, Workspace, open_workspace


def run(options: Namespace) -> int:
    check_names((*options.select, *options.ignore))
    workspace = _open(options)
    found = engine.lint(workspace.project, workspace.config, workspace.is_named)
    result = replace(found, prefix=workspace.prefix)
    _report(result, options)
    return _status(result, options)


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
