"""Findings as a reader of the page would take them, before they are reported.

A fix that would change more of what is seen than it says is no safe one, and one that puts a sign
where none can be meant is none at all; nor is a finding that says no more than such a fix. What
nobody sees, such as two spaces where one would do, is no error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Document
from listlint.engine.page_context import PageContext
from listlint.engine.visible_change import (
    is_as_declared,
    is_invisible,
    is_mistaken,
)
from listlint.project.project import Project


def weighed(project: Project, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, their fixes and severities as far as the page bears them out."""
    pages = PageContexts(project)
    for each in found:
        if each.fix is None or not each.fix.safe:
            yield each
        elif is_mistaken(each.fix, pages):
            if not each.fix.tells_all:
                yield replace(each, fix=None)
        elif not is_as_declared(each.fix, pages):
            yield unsafe(each)
        elif each.severity is Severity.ERROR and is_invisible(each.fix, pages):
            yield replace(each, severity=Severity.WARNING)
        else:
            yield each


def is_none(found: Diagnostic, pages: PageContexts) -> bool:
    """Whether a finding will not be reported, since it says no more than a mistaken fix."""
    fix = found.fix
    return fix is not None and fix.safe and fix.tells_all and is_mistaken(fix, pages)


def unsafe(found: Diagnostic) -> Diagnostic:
    """The same finding, whose fix has to be asked for."""
    return replace(found, fix=found.fix and replace(found.fix, safe=False))


class PageContexts(dict[str, PageContext]):
    """What is needed to show parts of each document, found where a fix asks for it."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project

    def __contains__(self, path: object) -> bool:
        return path in self._project.documents

    def __missing__(self, path: str) -> PageContext:
        document = self._project.documents.get(path) or Document(path=path)
        page = self[path] = PageContext.of(self._project.sources[path], document)
        return page
