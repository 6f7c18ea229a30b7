"""Findings for programs: `json`, the stable form that `report.schema.json` describes, and `jsonl`,
its findings alone.
"""

from __future__ import annotations

import json as encoder
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from listlint.cli.report.layout import Layout
from listlint.cli.report.rule_pages import page_of
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related
from listlint.core.result import Result, Summary
from listlint.core.source import Source, Span

VERSION = 1
"""Of the form of this output: it grows when a reader of the last one would stumble."""


def json(result: Result, layout: Layout) -> Iterator[str]:
    """The lines of one JSON object, a line for each finding so that two reports can be compared.

    It is ASCII: what cannot be encoded in a file, such as half a surrogate pair, is escaped too.
    """
    yield f'{{"version": {VERSION}, "diagnostics": ['
    last = len(result.diagnostics)
    for number, line in enumerate(json_lines(result, layout), start=1):
        yield line + "," * (number < last)
    yield f'], "summary": {encoded(_summary(result.summary))}}}'


def json_lines(result: Result, layout: Layout) -> Iterator[str]:  # noqa: ARG001 - as all formats
    """A JSON object for each finding, each in a line of its own, as `json` has them."""
    for diagnostic, fingerprint in zip(result.diagnostics, result.fingerprints, strict=True):
        yield encoded(_diagnostic(diagnostic, result.sources) | {"fingerprint": fingerprint})


def encoded(value: object, indent: int | None = None) -> str:
    """A value as JSON in ASCII, without `##[`, which GitHub's runner takes for a command wherever
    it stands in a log.
    """
    return encoder.dumps(value, indent=indent).replace("##[", "##\\u005b")


def _diagnostic(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> dict[str, object]:
    return {
        "rule": diagnostic.rule,
        "url": page_of(diagnostic.rule) or None,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "help": diagnostic.help,
        **_place(diagnostic.span, sources),
        "related": [_related(other, sources) for other in diagnostic.related],
        "fix": _fix(diagnostic.fix, sources) if diagnostic.fix else None,
    }


def _related(related: Related, sources: Mapping[str, Source]) -> dict[str, object]:
    return {**_place(related.span, sources), "message": related.message}


def _fix(fix: Fix, sources: Mapping[str, Source]) -> dict[str, object]:
    edits = [_edit(edit, sources) for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _edit(edit: Edit, sources: Mapping[str, Source]) -> dict[str, object]:
    return {**_place(edit.span, sources), "text": edit.text}


def _place(span: Span, sources: Mapping[str, Source]) -> dict[str, object]:
    source = sources[span.path]
    return {
        "path": span.path,
        "start": point(source, span.start),
        "end": point(source, span.end),
    }


def point(source: Source, offset: int) -> dict[str, int]:
    """A place, as line, column and offset."""
    line, column = source.position(offset)
    return {"line": line, "column": column, "offset": offset}


def _summary(summary: Summary) -> dict[str, object]:
    schemas = [{"schema": name, "notes": notes} for name, notes in summary.schemas]
    formats = [each._asdict() for each in summary.formats]
    added = [each._asdict() for each in summary.added_suppressions]
    unchecked = [each._asdict() for each in summary.unchecked]
    not_judged = [{"reason": why, "links": links} for why, links in summary.not_judged]
    return {
        **asdict(summary),
        "formats": formats,
        "schemas": schemas,
        "not_read": [each._asdict() for each in summary.not_read],
        "not_judged": not_judged,
        "added_suppressions": added,
        "unchecked": unchecked,
    }
