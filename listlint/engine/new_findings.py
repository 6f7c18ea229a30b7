"""Which findings a change has brought, by the fingerprints that they have."""

from __future__ import annotations

from collections.abc import Iterable

from listlint.core.diagnostic import Diagnostic
from listlint.core.fingerprints import fingerprints_in
from listlint.core.source import Span
from listlint.project.project import Project


def fingerprints_of(project: Project, found: Iterable[Diagnostic]) -> list[str]:
    """The fingerprints of findings, in their order."""
    return fingerprints_in(found, project.sources, _entries(project))


def _entries(project: Project) -> dict[str, list[Span]]:
    """Where the entries of lists are, by path."""
    return {
        each.path: [entry.span for entry in each.entries] for each in project.lists if each.entries
    }


def not_in_base(
    project: Project, found: Iterable[Diagnostic], base_findings: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """The findings that the project did not have before the change, in order.

    A file that was renamed counts under its new path, and there messages are not compared, since
    they may name files by their paths. Of findings that are alike, those at old entries are taken
    for the old ones.
    """
    assert project.base is not None
    base, moved = project.base.project, project.base.moved
    renamed = {old: new for new, old in moved.items()}
    known = frozenset(
        fingerprints_in(
            base_findings, base.sources, _entries(base), renamed, lambda path: path not in renamed
        )
    )
    old_first = sorted(found, key=lambda diagnostic: _is_at_new_entry(project, diagnostic.span))
    names = fingerprints_in(
        old_first, project.sources, _entries(project), by_message=lambda path: path not in moved
    )
    new = (each for each, name in zip(old_first, names, strict=True) if name not in known)
    return sorted(new, key=lambda diagnostic: diagnostic.sort_key)


def _is_at_new_entry(project: Project, span: Span) -> bool:
    entry = project.entry_at(span)
    return entry is not None and project.changes.is_new(entry)


def is_settled_by_entry(project: Project, span: Span) -> bool:
    """Whether the entry at a place tells whether what is said of it alone is new: it is new itself,
    or as it was. Then the base need not be run.
    """
    return _is_at_new_entry(project, span) or is_untouched(project, span)


def is_untouched(project: Project, span: Span) -> bool:
    """Whether a place lies in an entry that is as it was, under the same headings."""
    entry = project.entry_at(span)
    return entry is not None and project.changes.is_untouched(entry)
