"""The baseline: a file that says which findings are known, for people and for `check`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from listlint.core.diagnostic import Diagnostic
from listlint.core.errors import UsageError
from listlint.core.source import Source, Span
from listlint.project.project import Project

NAME = "listlint-baseline.json"
"""Where the baseline is, in the project, unless the configuration says otherwise."""
_VERSION = 1
"""Of the baseline's form: another one is not read."""
_LONGEST = 80
"""Characters of an entry's words in a row, so that a row is read at a glance."""
_AGAIN = "`listlint baseline` writes it anew"


class BaselineRow(NamedTuple):
    """A finding that is known. Rows are in the order of path, rule and title."""

    path: str
    rule: str
    title: str
    """Of the entry or note, else the line; for people."""
    fingerprint: str


@dataclass(frozen=True)
class Baseline:
    """The findings that are known, and the file that says so."""

    source: Source
    rows: tuple[BaselineRow, ...]

    @cached_property
    def fingerprints(self) -> frozenset[str]:
        return frozenset(row.fingerprint for row in self.rows)

    def stale(
        self, names: Iterable[str], is_asked: Callable[[BaselineRow], bool]
    ) -> Iterator[Diagnostic]:
        """The rows that are asked about and whose finding is gone; `names` are the fingerprints of
        what is found.
        """
        found = frozenset(names)
        for row in self.rows:
            if row.fingerprint not in found and is_asked(row):
                yield Diagnostic(
                    span=self._place(row),
                    message=f"`{row.rule}` no longer finds this in `{row.path}`",
                    help="remove this row: `listlint baseline --prune`",
                )

    def _place(self, row: BaselineRow) -> Span:
        """Where a row is written, without the spaces and comma around it."""
        at = max(self.source.text.find(f'"{row.fingerprint}"'), 0)
        line = self.source.position(at).line
        start, text = self.source.offset(line), self.source.line(line)
        indent = len(text) - len(text.lstrip())
        return self.source.span(start + indent, start + len(text.rstrip(" ,")))


def read(source: Source) -> Baseline:
    """Read a baseline. Raises `UsageError`."""
    try:
        value: Any = json.loads(source.text)
    except json.JSONDecodeError as error:
        place = f"{source.path}:{error.lineno}:{error.colno}"
        raise UsageError(f"{place}: this is no JSON, so no baseline; {_AGAIN}") from None
    except RecursionError:
        raise UsageError(f"{source.path}: this is nested too deep; {_AGAIN}") from None
    except ValueError:  # Python reads no number of thousands of digits
        raise UsageError(f"{source.path}: a number has too many digits; {_AGAIN}") from None
    if not isinstance(value, dict) or value.get("version") != _VERSION:
        raise UsageError(f"{source.path}: this is no baseline of version {_VERSION}; {_AGAIN}")
    findings = value.get("findings")
    rows = tuple(map(_row, findings)) if isinstance(findings, list) else (None,)
    if None in rows:
        raise UsageError(f"{source.path}: a row lacks a key that is a text; {_AGAIN}")
    return Baseline(source, tuple(row for row in rows if row))


def _row(value: Any) -> BaselineRow | None:
    values = [value.get(key) if isinstance(value, dict) else None for key in BaselineRow._fields]
    texts = [each for each in values if isinstance(each, str)]
    return BaselineRow(*texts) if len(texts) == len(values) else None


def written(rows: Iterable[BaselineRow]) -> str:
    """The text of a baseline: a line for each row, so that changes can be read and merged."""
    lines = [
        json.dumps(dict(zip(BaselineRow._fields, row, strict=True)), ensure_ascii=False)
        for row in sorted(set(rows))
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    findings = f"[\n{body}\n  ]" if lines else "[]"
    findings = findings.encode(errors="backslashreplace").decode()  # names that are not UTF-8
    return f'{{\n  "version": {_VERSION},\n  "findings": {findings}\n}}\n'


def rows_of(
    project: Project, found: Iterable[Diagnostic], names: Iterable[str]
) -> Iterator[BaselineRow]:
    """Rows for findings, given with their fingerprints."""
    for diagnostic, name in zip(found, names, strict=True):
        yield BaselineRow(
            diagnostic.span.path, diagnostic.rule, _title(project, diagnostic.span), name
        )


def _title(project: Project, span: Span) -> str:
    """What a finding is about: the entry, the note, or the line."""
    document, entry = project.documents.get(span.path), project.entry_at(span)
    title = project.work(entry).title if entry else None
    if title is not None:
        text = title.text
    elif document is not None and document.frontmatter and document.title:
        text = document.title
    else:
        source = project.sources[span.path]
        text = source.line(source.position(span.start).line)
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
