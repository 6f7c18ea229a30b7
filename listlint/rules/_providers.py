"""What a rule can look at, and what it may ask for beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from listlint.core.document import Document, Entry, Link, List, Note, Reference
from listlint.core.source import Source
from listlint.links.index import Links
from listlint.lists.addresses import Addresses
from listlint.lists.format.formats import Formats
from listlint.lists.guidelines import Guidelines
from listlint.project.changes import Changes
from listlint.project.list_index import ListIndex
from listlint.project.project import Project
from listlint.project.settings import ListPolicy, NoteFolder
from listlint.works.linkage import Policy, Works
from listlint.works.reading import EntryWorks, Work

SUBJECTS: Mapping[type, Callable[[Project], Iterable[Any]]] = {
    Project: lambda project: (project,),
    Links: lambda project: (project.links,),
    Works: lambda project: (project.works,),
    Document: lambda project: project.documents.values(),
    Note: lambda project: project.notes,
    List: lambda project: project.lists,
    Link: lambda project: (link for d in project.documents.values() for link in d.links),
    Entry: lambda project: (entry for each in project.lists for entry in each.entries),
    Reference: lambda project: (one for note in project.notes for one in note.references),
}
"""What a rule can look at, and where the project has it."""
_EVERYTHING = tuple(SUBJECTS)
IN_A_FILE = (Document, Note, List, Link, Entry, Reference)
"""What is a file, or stands in one."""
_IN_A_LIST = (List, Entry)


class Provider(NamedTuple):
    """How a project provides what a rule asks for."""

    provide: Callable[[Project, Any], object]
    """From the project, for a subject."""
    subjects: tuple[type, ...] = _EVERYTHING
    """The types of subjects for which it can be provided."""


def path_of(subject: Any) -> str:
    """The file that a subject is, or stands in."""
    path: str = subject.path if isinstance(subject, Document) else subject.span.path
    return path


def _list(project: Project, subject: Any) -> ListIndex:
    return project.list_at(path_of(subject))


PROVIDERS: Mapping[type, Provider] = {
    # Of the subject's own entry and file
    Work: Provider(lambda project, entry: project.work(entry), (Entry,)),
    Source: Provider(lambda project, it: project.sources[path_of(it)], IN_A_FILE),
    NoteFolder: Provider(lambda project, it: project.folder_of(it), (Document, Note)),
    # Of the list that the subject is, or stands in
    Addresses: Provider(lambda project, it: _list(project, it).addresses, _IN_A_LIST),
    EntryWorks: Provider(lambda project, it: _list(project, it).works, _IN_A_LIST),
    Formats: Provider(lambda project, it: _list(project, it).formats, _IN_A_LIST),
    Guidelines: Provider(lambda project, it: _list(project, it).guidelines, _IN_A_LIST),
    ListIndex: Provider(_list, _IN_A_LIST),
    ListPolicy: Provider(lambda project, it: _list(project, it).policy, _IN_A_LIST),
    # Of all files
    Changes: Provider(lambda project, _: project.changes),
    Links: Provider(lambda project, _: project.links),
    Policy: Provider(lambda project, _: project.cross_listing),
    Project: Provider(lambda project, _: project),
    Works: Provider(lambda project, _: project.works),
}
"""What a check may ask for, by the types of its parameters."""
