"""Findings as GitLab's code quality report, which a merge request shows beside the lines.

Its form is that of https://docs.gitlab.com/ci/testing/code_quality/, a subset of Code Climate's.
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.cli.report.json_output import encoded
from listlint.cli.report.layout import Layout
from listlint.cli.report.shown_paths import from_top
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.result import Result

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def code_quality(result: Result, layout: Layout) -> Iterator[str]:  # noqa: ARG001 - as all formats
    """The lines of one JSON array, an issue in each."""
    named = [*zip(result.diagnostics, result.fingerprints, strict=True)]
    yield "["
    for number, (found, fingerprint) in enumerate(named, start=1):
        yield encoded(_issue(found, fingerprint, result)) + "," * (number < len(named))
    yield "]"


def _issue(found: Diagnostic, fingerprint: str, result: Result) -> dict[str, object]:
    path = found.span.path
    line = result.sources[path].position(found.span.start).line
    advice = f" ({found.help})" if found.help else ""
    return {
        "description": found.message + advice,
        "check_name": found.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity or Severity.ERROR],
        "location": {"path": from_top(result, path), "lines": {"begin": line}},
    }
