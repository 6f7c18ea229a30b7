"""Findings as workflow commands, which GitHub turns into annotations of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from listlint.cli.report.layout import Layout
from listlint.cli.report.rule_pages import page_of
from listlint.cli.report.shown_paths import from_top
from listlint.cli.report.summary_line import for_review, found
from listlint.cli.report.terminal_text import visible
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.result import Result
from listlint.core.source import Source

MOST_SHOWN = 10
"""How many errors, and how many warnings, GitHub shows of one step. It drops the rest unsaid."""


def workflow_commands(result: Result, layout: Layout) -> Iterator[str]:  # noqa: ARG001 - as all formats
    """One command a line, errors first, then what a change suppresses by itself and what of it is
    not checked; the totals before if GitHub shows fewer.
    """
    for diagnostic in sorted(result.diagnostics, key=_rank):
        yield _command(diagnostic, result)
    if max(map(result.count, Severity)) > MOST_SHOWN:
        message = f"{found(result)}; GitHub shows at most {MOST_SHOWN} of each"
        yield f"::notice title=listlint::{_escape(message)}"
    review = [*for_review(result)]
    if len(review) >= MOST_SHOWN:
        message = f"{len(review)} notices for whoever reviews this; GitHub shows {MOST_SHOWN}"
        yield f"::notice title=listlint::{message}"
    for path, line, text in review:
        place = {"file": visible(from_top(result, path)), "line": str(line or 1)}
        written = ",".join(f"{name}={_escape_property(each)}" for name, each in place.items())
        yield f"::notice {written},title=listlint::{_escape(text)}"


def _rank(diagnostic: Diagnostic) -> tuple[bool, bool]:
    """Errors first, and links to unwritten notes last, which would take the place of all others."""
    return _is_warning(diagnostic), bool(diagnostic.unwritten)


def _is_warning(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.WARNING


def _command(diagnostic: Diagnostic, result: Result) -> str:
    path = diagnostic.span.path
    level = "warning" if _is_warning(diagnostic) else "error"
    properties = {
        "file": visible(from_top(result, path)),
        **_lines_and_columns(diagnostic, result.sources[path]),
        "title": f"listlint ({diagnostic.rule})",
    }
    written = ",".join(f"{name}={_escape_property(each)}" for name, each in properties.items())
    line, column = result.sources[path].position(diagnostic.span.start)
    # The log shows this text alone, so it says the place too.
    place = f"{from_top(result, path)}:{line}:{column}: {diagnostic.message}"
    texts = (place, diagnostic.help, page_of(diagnostic.rule))
    message = "\n".join(visible(text) for text in texts if text)
    return f"::{level} {written}::{_escape(message)}"


def _lines_and_columns(diagnostic: Diagnostic, source: Source) -> dict[str, str]:
    span = diagnostic.span
    line, column = source.position(span.start)
    # The last character's line, since a span that takes a line's end with it ends on the next one.
    last_line, last_column = source.position(max(span.start, span.end - 1))
    if last_line != line:  # GitHub refuses columns here
        return {"line": str(line), "endLine": str(last_line)}
    end_column = last_column + (span.end > span.start)
    return {
        "line": str(line),
        "endLine": str(line),
        "col": str(column),
        "endColumn": str(end_column),
    }


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
