"""The index over all documents, from which rules get what they ask for. No rule writes into it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from listlint.core.document import Document, Entry, List, Note
from listlint.core.result import Unchecked
from listlint.core.source import Source, Span
from listlint.files.listing import Files
from listlint.links.index import BaseLinks, Links
from listlint.links.vault.programs import SITES, Tool
from listlint.lists.guidelines import Guideline
from listlint.project.changes import Changes, Snapshot
from listlint.project.list_index import ListIndex
from listlint.project.settings import ListPolicy, NoteFolder, Settings
from listlint.works.linkage import Policy, Remember, Works
from listlint.works.linkage.records import states_work
from listlint.works.reading import Work

_OF_PAGES = SITES - {Tool.QUARTZ} | {Tool.DENDRON, Tool.LOGSEQ, Tool.GOLLUM}
"""The programs whose documents are pages of one whole, and seldom notes about works."""


class Base(NamedTuple):
    """What a project is compared with: the state before a change."""

    project: Project
    """The same project as it was before."""
    moved: Mapping[str, str] = {}
    """Of files that have another path now, the one that they had, by the new one."""
    fresh: frozenset[str] = frozenset()
    """Files and folders that git tracks now and that were not there."""
    unchecked: tuple[Unchecked, ...] = ()
    """Files that the change brings and that are not read."""
    revision: str = ""
    """What the state before is called."""


class Project:
    """All documents of a project, with the files around them. With a `base`, a change is
    looked at: then entries are new or old.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        sources: Mapping[str, Source],
        files: Files,
        settings: Settings | None = None,
        base: Base | None = None,
        remember: Remember | None = None,
    ) -> None:
        """`remember` may know from earlier runs which references are alike."""
        self.documents = {document.path: document for document in documents}
        self.sources = sources
        self.files = files
        self.settings = settings or Settings()
        self.base = base
        self.remember = remember

    def with_documents(
        self, documents: Iterable[Document], sources: Mapping[str, Source]
    ) -> Project:
        """The same project with these documents in the place of those that have their paths."""
        every = self.documents | {document.path: document for document in documents}
        texts = {**self.sources, **sources}
        return self._with(every.values(), texts, self.base)

    def with_source(self, source: Source) -> Project:
        """The same project with one more file, no document, that findings may point at."""
        base = self.base and self.base._replace(project=self.base.project.with_source(source))
        texts = {**self.sources, source.path: source}
        return self._with(self.documents.values(), texts, base)

    def _with(
        self, documents: Iterable[Document], sources: Mapping[str, Source], base: Base | None
    ) -> Project:
        return Project(documents, sources, self.files, self.settings, base, self.remember)

    @property
    def notes(self) -> Iterator[Note]:
        return (d for d in self.documents.values() if isinstance(d, Note))

    @property
    def lists(self) -> Iterator[List]:
        return (d for d in self.documents.values() if isinstance(d, List))

    def folder_of(self, document: Document) -> NoteFolder:
        """What is configured for a document."""
        return self.settings.folders.get(document.path, NoteFolder())

    @cached_property
    def changes(self) -> Changes:
        """What the change that is looked at has made new."""
        now = Snapshot(self.documents, self.sources)
        if self.base is None:
            return Changes(now, None, {})
        base = self.base.project
        return Changes(now, Snapshot(base.documents, base.sources), self.base.moved)

    @cached_property
    def links(self) -> Links:
        """All links, and what is asked of the documents that they point at."""
        policies = {path: folder.links for path, folder in self.settings.folders.items()}
        base = self.base and BaseLinks(self.base.project.links, self.base.moved, self.base.fresh)
        return Links(self.documents, self.sources, self.files, policies, base)

    def list_at(self, path: str) -> ListIndex:
        """What is asked of the list at a path."""
        return self._lists[path]

    @cached_property
    def _lists(self) -> dict[str, ListIndex]:
        return {each.path: self._list_index(each) for each in self.lists}

    def _list_index(self, each: List) -> ListIndex:
        policy = self.settings.policies.get(each.path, ListPolicy())
        before = self.changes.base_document(each.path)
        base = None
        if self.base and isinstance(before, List):
            base = self.base.project.list_at(before.path)
        return ListIndex(each, self.sources, policy, base)

    def work(self, entry: Entry) -> Work:
        """What an entry says of its work."""
        return self.list_at(entry.span.path).works.of(entry)

    @cached_property
    def works(self) -> Works:
        """What entries and notes say of works, and which of them are of one."""
        documents = [d for d in self.documents.values() if not self._is_page(d)]
        judged = self.settings.not_duplicates
        return Works(documents, self.sources, self.work, judged, self.remember)

    def _is_page(self, document: Document) -> bool:
        """Whether a document is a page of a site or an outline, which is about no work."""
        if not isinstance(document, Note) or not self.links.vault(document).tools & _OF_PAGES:
            return False
        return not states_work(document)

    @cached_property
    def cross_listing(self) -> Policy:
        """Which pairs of entries the lists mean; a change is measured by what was there before."""
        measure = self.base.project if self.base else self
        entries = (record for record in measure.works.records if record.entry)
        configured = {path: each.policy.cross_listing for path, each in self._lists.items()}
        stated = [
            path
            for path, each in self._lists.items()
            if each.guidelines.places.get(Guideline.CROSS_LISTING)
        ]
        return Policy(measure.works.pairs(), entries, configured, stated)

    def entry_at(self, span: Span) -> Entry | None:
        """The entry in which a place begins, or at the end of which it is."""
        document = self.documents.get(span.path)
        entries = document.entries if isinstance(document, List) else ()
        number = bisect_right(entries, span.start, key=lambda entry: entry.span.start) - 1
        return entries[number] if number >= 0 and span.start <= entries[number].span.end else None
