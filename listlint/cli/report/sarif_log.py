"""Findings as SARIF 2.1.0 (OASIS), which GitHub's code scanning and many editors read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from listlint.cli.report.json_output import encoded
from listlint.cli.report.layout import Layout
from listlint.cli.report.rule_pages import page_of
from listlint.cli.report.shown_paths import from_top
from listlint.cli.report.summary_line import FOR_REVIEW, ReviewLine, for_review
from listlint.core.diagnostic import Diagnostic, Fix, Severity
from listlint.core.result import Result
from listlint.core.source import Source, Span
from listlint.core.version import __version__
from listlint.rules import ENGINE_FINDINGS, Rule, rules

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "listlint/v1"
_PROJECT = "."
"""The path of what belongs to no file: SARIF has no place for it."""

Json = dict[str, object]


def _message(text: str) -> Json:
    """A text of which nothing is a link, as `[words](target)` would be in SARIF."""
    return {"text": text.replace("](", "\\](")}


def sarif(result: Result, layout: Layout) -> Iterator[str]:  # noqa: ARG001 - as all formats
    """One JSON object, in one line; what whoever reviews a change should know are notes."""
    names = [*dict.fromkeys(found.rule for found in result.diagnostics)]
    notes = [_note(each, result) for each in for_review(result)]
    known = {**rules(), **ENGINE_FINDINGS}
    driver = {
        "name": "listlint",
        "semanticVersion": __version__,
        "rules": [_rule(name, known.get(name)) for name in (*names, *[FOR_REVIEW][: len(notes)])],
    }
    named = zip(result.diagnostics, result.fingerprints, strict=True)
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [*(_result(found, names, name, result) for found, name in named), *notes],
    }
    yield encoded({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str, rule: Rule | None) -> Json:
    if rule is None:
        return {"id": name}
    prose = rule.doc.partition("\n## ")[0]  # without its examples
    page = page_of(name)
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": prose, "markdown": prose},
        **({"helpUri": page} if page else {}),
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(found: Diagnostic, names: list[str], fingerprint: str, result: Result) -> Json:
    advice = f"\n{found.help}" if found.help else ""
    severity = found.severity or Severity.ERROR
    value: Json = {
        "ruleId": found.rule,
        "ruleIndex": names.index(found.rule),
        "level": severity.value,
        "message": _message(found.message + advice),
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if found.span.path != _PROJECT:
        value["locations"] = [{"physicalLocation": _place(found.span, result)}]
    if found.related:
        value["relatedLocations"] = [
            {
                "id": number,
                "message": _message(other.message),
                "physicalLocation": _place(other.span, result),
            }
            for number, other in enumerate(found.related)
        ]
    if found.fix and found.fix.edits:
        value["fixes"] = [_fix(found.fix, result)]
    return value


def _note(line: ReviewLine, result: Result) -> Json:
    place: Json = {"artifactLocation": _file(line.path, result)}
    if line.line:
        place["region"] = {"startLine": line.line}
    return {
        "ruleId": FOR_REVIEW,
        "level": "note",
        "message": _message(line.text),
        "locations": [{"physicalLocation": place}],
    }


def _fix(fix: Fix, result: Result) -> Json:
    changes: dict[str, list[Json]] = {}
    for edit in fix.edits:
        region = _region(edit.span, result.sources)
        text = {"text": edit.text}
        replaced: Json = {"deletedRegion": region, "insertedContent": text}
        changes.setdefault(edit.span.path, []).append(replaced)
    return {
        "description": _message(fix.title),
        "artifactChanges": [
            {"artifactLocation": _file(path, result), "replacements": replacements}
            for path, replacements in changes.items()
        ],
    }


def _place(span: Span, result: Result) -> Json:
    return {
        "artifactLocation": _file(span.path, result),
        "region": _region(span, result.sources),
    }


def _file(path: str, result: Result) -> Json:
    return {"uri": quote(from_top(result, path), errors="replace"), "uriBaseId": "%SRCROOT%"}


def _region(span: Span, sources: Mapping[str, Source]) -> Json:
    source = sources[span.path]
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
