"""Every entry of a project's lists, with what it says and the keys by which its work is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from listlint.core.document import Entry, Note
from listlint.core.result import NotRead
from listlint.core.source import Source
from listlint.project.project import Project
from listlint.works import identity
from listlint.works.reading import Work


class Listed(NamedTuple):
    """An entry, read."""

    source: Source
    entry: Entry
    work: Work
    ids: tuple[str, ...]
    """Keys that name this work and no other, such as `arxiv:1908.08530`."""
    weak_ids: tuple[str, ...]
    """Keys that several works may share, such as a repository."""
    conforms: bool | None
    """Whether the entry is written as the format in effect says; `None` where none is."""


def read(project: Project, is_named: Callable[[str], bool]) -> Iterator[Listed]:
    """The entries of the lists that are asked for, in the order of their files."""
    for document in project.lists:
        if is_named(document.path):
            source = project.sources[document.path]
            for entry in document.entries:
                yield _listed(project, source, entry)


def unread(project: Project, is_named: Callable[[str], bool]) -> Iterator[str]:
    """What may be a list that is asked for and cannot be read, and why."""
    for document in project.documents.values():
        if document.faults and not isinstance(document, Note) and is_named(document.path):
            fault, source = document.faults[0], project.sources[document.path]
            line, column = source.position(fault.span.start)
            yield f"{document.path}:{line}:{column}: {fault.message}"


def not_read(project: Project, is_named: Callable[[str], bool]) -> Iterator[NotRead]:
    """What of the lists that are asked for was not taken for an entry."""
    for document in project.lists:
        if is_named(document.path):
            yield from (NotRead(document.path, *each) for each in document.passed_over)


def _listed(project: Project, source: Source, entry: Entry) -> Listed:
    index = project.list_at(source.path)
    verdict, read = index.verdict(entry), index.works.of(entry)
    targets = ([read.url] if read.url else []) + [each.link.target for each in read.links]
    keys = {key.name: key for target in targets for key in identity.keys_of(target)}
    strong = tuple(name for name, key in keys.items() if key.strong)
    weak = tuple(name for name in keys if name not in strong)
    is_norm = index.formats.of(entry).is_norm
    return Listed(source, entry, read, strong, weak, verdict.conforms if is_norm else None)
