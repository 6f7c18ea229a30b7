"""`listlint entries`: what the lists list, as data."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from listlint import catalogue, writing
from listlint.console import CLEAN, FAILED, complain, show
from listlint.report.entries import FORMATS
from listlint.workspace import open_workspace


def run(options: Namespace) -> int:
    workspace = open_workspace(Path.cwd(), options.paths, config_file=options.config)
    complain(*(f"warning: {warning}" for warning in workspace.warnings))
    lines = FORMATS[options.output_format](catalogue.read(workspace.project, workspace.is_named))
    if options.output_file:
        with writing.opened(options.output_file) as file:
            show(lines, file)
    else:
        show(lines)
    faults = [*catalogue.unread(workspace.project, workspace.is_named)]
    complain(*faults)
    return FAILED if faults else CLEAN
