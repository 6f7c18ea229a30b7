"""Findings as reviewdog reads them (`rdjson`), with what would fix them as suggestions.

Its columns count bytes of UTF-8, its paths start from the working directory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from listlint.cli.report.json_output import encoded
from listlint.cli.report.layout import Layout
from listlint.cli.report.rule_pages import page_of
from listlint.cli.report.shown_paths import from_here
from listlint.cli.report.suggestion import replacement
from listlint.cli.report.summary_line import FOR_REVIEW, ReviewLine, for_review
from listlint.cli.report.terminal_text import outside_code
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.lazy_pattern import pattern
from listlint.core.result import Result
from listlint.core.source import Source, Span

Json = dict[str, object]

_MARKUP = pattern(r"[@#<]|\](?=\()")
_APART = "\u200b"
"""A space that has no width: reviewdog writes messages into comments, where what follows these
would be a mention, an issue, HTML or a link."""


def rdjson(result: Result, layout: Layout) -> Iterator[str]:  # noqa: ARG001 - as all formats
    """One JSON object, a line for each finding, then for what a review should know of a change."""
    yield '{"source": {"name": "listlint"}, "diagnostics": ['
    every = [_diagnostic(found, result) for found in result.diagnostics]
    every += [_note(line, result) for line in for_review(result)]
    for number, each in enumerate(every, start=1):
        yield encoded(each) + "," * (number < len(every))
    yield "]}"


def _diagnostic(found: Diagnostic, result: Result) -> Json:
    severity, page = found.severity or Severity.ERROR, page_of(found.rule)
    advice = f"\n{found.help}" if found.help else ""
    value: Json = {
        "message": _words(found.message + advice),
        "location": _location(found.span, result),
        "severity": severity.upper(),
        "code": {"value": found.rule, **({"url": page} if page else {})},
    }
    if found.related:
        value["related_locations"] = [
            {"message": _words(other.message), "location": _location(other.span, result)}
            for other in found.related
        ]
    if new := replacement(found.fix, result.sources):
        value["suggestions"] = [{"range": _range(new.span, result.sources), "text": new.text}]
    return value


def _words(text: str) -> str:
    """A message that is no markup."""
    return outside_code(text, lambda plain: _MARKUP.sub(rf"\g<0>{_APART}", plain))


def _note(line: ReviewLine, result: Result) -> Json:
    place: Json = {"path": from_here(result, line.path)}
    if line.line:
        place["range"] = {"start": {"line": line.line}}
    code = {"value": FOR_REVIEW}
    return {"message": _words(line.text), "location": place, "severity": "INFO", "code": code}


def _location(span: Span, result: Result) -> Json:
    return {"path": from_here(result, span.path), "range": _range(span, result.sources)}


def _range(span: Span, sources: Mapping[str, Source]) -> Json:
    source = sources[span.path]
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: Source, offset: int) -> Json:
    line, column = source.position(offset)
    before = source.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
