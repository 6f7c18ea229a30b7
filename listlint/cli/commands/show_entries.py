"""`listlint entries`: what the lists list, as data."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from listlint.cli.console import CLEAN, FAILED, complain, show
from listlint.cli.report import summary_line
from listlint.cli.report.entry_output import FORMATS
from listlint.engine import entry_list
from listlint.engine.workspace import open_workspace
from listlint.files import writing


def run(options: Namespace) -> int:
    workspace = open_workspace(Path.cwd(), options.paths, config_file=options.config)
    complain(*(f"warning: {warning}" for warning in workspace.warnings))
    lines = FORMATS[options.output_format](entry_list.read(workspace.project, workspace.is_named))
    if options.output_file:
        with writing.opened(options.output_file) as file:
            show(lines, file)
    else:
        show(lines)
    complain(*summary_line.not_read(entry_list.not_read(workspace.project, workspace.is_named)))
    faults = [*entry_list.unread(workspace.project, workspace.is_named)]
    complain(*faults)
    return FAILED if faults else CLEAN
