"""Findings as JUnit's XML, which Jenkins and most other CI systems show as tests.

An error is a test that failed, a warning one that was skipped, since it does not fail the run. A
run that finds nothing is one test that passed: some readers take a report without any for broken.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterator, Sequence

from listlint.cli.report.layout import Layout
from listlint.cli.report.rule_pages import page_of
from listlint.cli.report.shown_paths import from_top
from listlint.cli.report.summary_line import checked, for_review
from listlint.cli.report.terminal_text import visible
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.lazy_pattern import pattern
from listlint.core.result import Result

_NOT_XML = pattern("[\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, beside those that `visible` writes as escapes."""


def junit(result: Result, layout: Layout) -> Iterator[str]:  # noqa: ARG001 - as all formats
    """The lines of one document, a test suite for each file."""
    files: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for found in result.diagnostics:
        files[found.span.path].append(found)
    notes = [_escaped(each.text) for each in for_review(result)]
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites {_counts(result.diagnostics, len(notes))}>"
    for path, every in files.items():
        yield f'  <testsuite name="{_escaped(from_top(result, path))}" {_counts(every)}>'
        for found in every:
            yield from _case(found, result)
        yield "  </testsuite>"
    if notes:
        yield f'  <testsuite name="for review" {_counts((), len(notes))}>'
        for note in notes:
            yield f'    <testcase classname="for review" name="{note}">'
            yield f'      <skipped message="{note}"/>'
            yield "    </testcase>"
        yield "  </testsuite>"
    elif not files:
        yield f'  <testsuite name="listlint" {_counts(())}>'
        yield f'    <testcase classname="listlint" name="{_escaped(checked(result.summary))}"/>'
        yield "  </testsuite>"
    yield "</testsuites>"


def _case(found: Diagnostic, result: Result) -> Iterator[str]:
    path = from_top(result, found.span.path)
    line, column = result.sources[found.span.path].position(found.span.start)
    kind = "skipped" if found.severity is Severity.WARNING else "failure"
    of = "" if kind == "skipped" else f' type="{_escaped(found.rule)}"'
    texts = (f"{path}:{line}:{column}", found.message, found.help, page_of(found.rule))
    text = "\n".join(filter(None, texts))
    name = f"{found.rule} at {line}:{column}"
    yield f'    <testcase classname="{_escaped(path)}" name="{_escaped(name)}">'
    message = "\n".join(map(_escaped, text.split("\n")))
    yield f'      <{kind}{of} message="{_escaped(found.message)}">{message}</{kind}>'
    yield "    </testcase>"


def _counts(found: Sequence[Diagnostic], notes: int = 0) -> str:
    warnings = sum(each.severity is Severity.WARNING for each in found)
    tests, failures = len(found) + notes, len(found) - warnings
    return f'tests="{tests or 1}" failures="{failures}" skipped="{warnings + notes}" errors="0"'


def _escaped(text: str) -> str:
    return html.escape(_NOT_XML.sub("\ufffd", visible(text)))
