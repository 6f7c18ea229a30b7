"""Findings as GitLab's code quality report, which a merge request shows beside the lines.

Its form is that of https://docs.gitlab.com/ci/testing/code_quality/, a subset of Code Climate's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from listlint.cli.report.json_output import encoded
from listlint.cli.report.layout import Layout
from listlint.cli.report.shown_paths import from_top
from listlint.cli.report.summary_line import FOR_REVIEW, ReviewLine, for_review
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.result import Result

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def code_quality(result: Result, layout: Layout) -> Iterator[str]:  # noqa: ARG001 - as all formats
    """The lines of one JSON array, an issue in each; what whoever reviews a change should know are
    issues for information.
    """
    named = zip(result.diagnostics, result.fingerprints, strict=True)
    every = [_issue(found, fingerprint, result) for found, fingerprint in named]
    every += [_note(line, result) for line in for_review(result)]
    yield "["
    for number, each in enumerate(every, start=1):
        yield encoded(each) + "," * (number < len(every))
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


def _note(line: ReviewLine, result: Result) -> dict[str, object]:
    own = hashlib.sha256(line.text.encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "description": line.text,
        "check_name": FOR_REVIEW,
        "fingerprint": own[:16],
        "severity": "info",
        "location": {"path": from_top(result, line.path), "lines": {"begin": line.line or 1}},
    }
