"""Which findings were there before, by the fingerprints that they have."""

from __future__ import annotations

from collections.abc import Iterable

from listlint.core.diagnostic import Diagnostic, fingerprints
from listlint.core.source import Span
from listlint.project.project import Project


def fingerprints_of(project: Project, found: Iterable[Diagnostic]) -> list[str]:
    """The fingerprints of findings, in their order."""
    return fingerprints(found, project.sources, _blocks(project))


def _blocks(project: Project) -> dict[str, list[Span]]:
    return {
        each.path: [entry.span for entry in each.entries] for each in project.lists if each.entries
    }


def new_findings(
    project: Project, found: Iterable[Diagnostic], before: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """The findings that the project did not have `before` the change, in order.

    A file that was renamed counts under its new path, and there messages are not compared, since
    they may name files by their paths. Of findings that are alike, those at old entries are taken
    for the old ones.
    """
    assert project.since is not None
    then, moved = project.since.project, project.since.moved
    renamed = {old: new for new, old in moved.items()}
    stayed = fingerprints(
        before, then.sources, _blocks(then), renamed, lambda path: path not in renamed
    )
    old_first = sorted(found, key=lambda diagnostic: _is_new(project, diagnostic.span))
    now = fingerprints(
        old_first, project.sources, _blocks(project), by_message=lambda path: path not in moved
    )
    known = frozenset(stayed)
    new = (each for each, name in zip(old_first, now, strict=True) if name not in known)
    return sorted(new, key=lambda diagnostic: diagnostic.sort_key)


def _is_new(project: Project, span: Span) -> bool:
    entry = project.entry_at(span)
    return entry is not None and project.changes.is_new(entry)


def is_plain(project: Project, span: Span) -> bool:
    """Whether a place lies in an entry that is new, or that is as it was: then it is plain whether
    what is said of the entry alone is new, and the state before need not be asked.
    """
    return _is_new(project, span) or is_untouched(project, span)


def is_untouched(project: Project, span: Span) -> bool:
    """Whether a place lies in an entry that is as it was, under the same headings."""
    entry = project.entry_at(span)
    return entry is not None and project.changes.is_untouched(entry)
