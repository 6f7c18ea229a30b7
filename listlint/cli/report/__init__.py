"""Findings in the forms that people and programs read: one module a family of formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from listlint.cli.report.github import workflow_commands
from listlint.cli.report.gitlab import code_quality
from listlint.cli.report.json_output import json, json_lines
from listlint.cli.report.junit_xml import junit
from listlint.cli.report.layout import Layout
from listlint.cli.report.markdown_report import markdown
from listlint.cli.report.rdjson_output import rdjson
from listlint.cli.report.sarif_log import sarif
from listlint.cli.report.summary_line import for_review, statistics, summary
from listlint.cli.report.text import concise, full
from listlint.core.result import Result

__all__ = [
    "FORMATS",
    "FOR_PEOPLE",
    "WITHOUT_REVIEW",
    "WITH_SUMMARY",
    "for_review",
    "statistics",
    "summary",
]

FORMATS: Mapping[str, Callable[[Result, Layout], Iterator[str]]] = {
    "full": full,
    "concise": concise,
    "json": json,
    "jsonl": json_lines,
    "github": workflow_commands,
    "gitlab": code_quality,
    "sarif": sarif,
    "junit": junit,
    "rdjson": rdjson,
    "markdown": markdown,
}
"""The formats by name. Each takes a result and how it is to look, which only those for people heed,
and yields lines without their ending."""
FOR_PEOPLE = frozenset({"full", "concise"})
"""The formats that people read line by line; the others are for programs, which want everything."""
WITH_SUMMARY = FOR_PEOPLE | {"github"}
"""The formats beside which the log gets the summary: who looks at one has no other."""
WITHOUT_REVIEW = FOR_PEOPLE | {"jsonl"}
"""The formats that do not say themselves what whoever reviews a change should know."""
