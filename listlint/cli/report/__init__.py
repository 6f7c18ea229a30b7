"""Findings in the forms that people and programs read: one module a family of formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from listlint.cli.report.github import workflow_commands
from listlint.cli.report.json_output import json
from listlint.cli.report.summary_line import statistics, summary
from listlint.cli.report.text import concise, full
from listlint.core.result import Result

__all__ = ["FORMATS", "statistics", "summary"]

FORMATS: Mapping[str, Callable[[Result, bool], Iterator[str]]] = {
    "full": full,
    "concise": concise,
    "json": json,
    "github": workflow_commands,
}
"""The formats by name. Each takes a result and whether to use colour, which only those for people
do, and yields lines without their ending."""
