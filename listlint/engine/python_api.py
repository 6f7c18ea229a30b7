"""The Python API: what `listlint check` and `listlint entries` say, as values.

    import listlint

    report = listlint.check("docs/list")
    for finding in report.findings:
        print(f"{finding.path}:{finding.line}: {finding.rule}: {finding.message}")

    for entry in listlint.entries("docs/list"):
        print(entry.title, entry.url)

Nothing is printed or written, and no rule of the project's own is run unless `plugins` says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from listlint.core.diagnostic import Diagnostic
from listlint.core.result import Result
from listlint.engine import entry_list
from listlint.engine.entry_list import Listed
from listlint.engine.run import lint
from listlint.engine.workspace import Workspace, open_workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule has found. Lines and columns count from 1, columns in characters."""

    path: str
    """The file, relative to the project's folder, with `/`."""
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    severity: str
    """`error` or `warning`."""
    message: str
    help: str | None
    """What to do."""
    fingerprint: str
    """The same for the same finding while only other lines change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check has found, in the order of files and lines."""

    findings: tuple[Finding, ...]
    files: int
    """How many files were checked."""
    entries: int
    """How many entries their lists have."""

    @property
    def errors(self) -> int:
        """How many of the findings are errors."""
        return sum(each.severity == "error" for each in self.findings)

    @property
    def warnings(self) -> int:
        """How many of the findings are warnings."""
        return len(self.findings) - self.errors


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """An entry of a list, read."""

    path: str
    """The list, relative to the project's folder, with `/`."""
    line: int
    """On which it begins, from 1."""
    section: tuple[str, ...]
    """The headings above it, outermost first."""
    text: str
    """Its Markdown."""
    title: str | None
    authors: tuple[str, ...]
    venue: str | None
    year: int | None
    url: str | None
    """Where its title points to, else the link to the paper, else its first link."""
    description: str | None
    ids: tuple[str, ...]
    """What names its work and no other, such as `arxiv:1908.08530`."""


def check(
    path: str | PathLike[str] = ".",
    *,
    new_since: str | None = None,
    config: str | None = None,
    plugins: bool = False,
) -> Report:
    """Check a file or folder, within the project that it lies in.

    `new_since` is a revision of git: then only what it did not have is reported. `config` is a
    file to read instead of the project's configuration; `plugins` is whether the project's own
    rules are run, which are programs. Raises `listlint.UsageError` for what the command line would
    refuse: no such file or revision, a configuration that is wrong.
    """
    workspace = _opened(path, new_since, config, plugins=plugins)
    result = lint(workspace.project, workspace.config, workspace.is_named)
    found = zip(result.diagnostics, result.fingerprints, strict=True)
    return Report(
        findings=tuple(_finding(result, *each) for each in found),
        files=result.summary.files,
        entries=result.summary.entries,
    )


def entries(path: str | PathLike[str] = ".", *, config: str | None = None) -> Iterator[ListedEntry]:
    """The entries of a list, or of all lists in a folder, in the order of the files.

    Raises `listlint.UsageError` as `check` does.
    """
    workspace = _opened(path, None, config, plugins=False)
    return map(_entry, entry_list.read(workspace.project, workspace.is_named))


def _opened(
    path: str | PathLike[str], since: str | None, config: str | None, *, plugins: bool
) -> Workspace:
    given = Path(path).absolute()
    folder = given if given.is_dir() else given.parent
    named = str(Path(config).absolute()) if config else None
    return open_workspace(folder, [str(given)], config_file=named, since=since, plugins=plugins)


def _finding(result: Result, found: Diagnostic, fingerprint: str) -> Finding:
    source = result.sources[found.span.path]
    start, end = source.position(found.span.start), source.position(found.span.end)
    return Finding(
        path=found.span.path,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        rule=found.rule,
        severity=str(found.severity),
        message=found.message,
        help=found.help,
        fingerprint=fingerprint,
    )


def _entry(listed: Listed) -> ListedEntry:
    work, span = listed.work, listed.entry.span
    return ListedEntry(
        path=span.path,
        line=listed.source.position(span.start).line,
        section=listed.entry.section,
        text=listed.source.text_of(span),
        title=work.title and work.title.text,
        authors=work.authors,
        venue=work.venue and work.venue.text,
        year=work.year,
        url=work.url,
        description=work.description and work.description.text,
        ids=listed.ids,
    )
