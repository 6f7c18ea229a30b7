"""`listlint config`: what applies to a file, and why."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from listlint.cli.console import CLEAN, show
from listlint.cli.report.config_output import explain_file, explain_project
from listlint.cli.report.terminal_text import visible
from listlint.engine.workspace import open_workspace


def run(options: Namespace) -> int:
    paths = [options.file] if options.file else []
    workspace = open_workspace(Path.cwd(), paths, config_file=options.config)
    workspace = workspace.with_baseline(None)
    explained = explain_file if workspace.named and workspace.named[0] else explain_project
    show(map(visible, explained(workspace)))
    return CLEAN
