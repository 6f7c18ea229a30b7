"""The index over all documents, and the questions that rules ask of it. No rule writes into it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from listlint.core.document import (
    Document,
    Entry,
    Link,
    LinkKind,
    List,
    Note,
)
from listlint.core.source import Source, Span, Spanned
from listlint.files.listing import Files
from listlint.links.document_names import DocumentNames
from listlint.links.resolve import Outcome, Resolution
from listlint.links.vault import link_style
from listlint.links.vault.follow import Follower, ResolvedLink
from listlint.links.vault.fragments import Fragments
from listlint.links.vault.link_style import Habit, Manner
from listlint.links.vault.programs import Vault
from listlint.links.vault.rendering import Rendering, rendering_of
from listlint.lists import addresses, guidelines
from listlint.lists.addresses import Addresses
from listlint.lists.format.formats import Formats, formats_of
from listlint.lists.format.learn import Cut
from listlint.lists.format.match import Alignment
from listlint.lists.format.norm import FormatVerdict
from listlint.lists.format.stated import stated
from listlint.lists.guidelines import Wish
from listlint.project.changes import Novelty, novelty
from listlint.project.settings import ListPolicy, NoteFolder, Settings
from listlint.works.linkage import Pair, Policy, Record, Works
from listlint.works.reading import Work
from listlint.works.reading import read as read_work

_NOTHING = Source("", "")


class Since(NamedTuple):
    """What a project is compared with."""

    project: Project
    """The same project as it was before."""
    moved: Mapping[str, str] = {}
    """Of files that have another path now, the one that they had, by the new one."""


class Project:
    """All documents of a project, with the files around them. With `since`, a change to an earlier
    state is looked at: then entries are new or old.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        sources: Mapping[str, Source],
        files: Files,
        settings: Settings | None = None,
        since: Since | None = None,
    ) -> None:
        self.documents = {document.path: document for document in documents}
        self.sources = sources
        self.files = files
        self.settings = settings or Settings()
        self._default = NoteFolder()
        self.since = since
        self._works: dict[Span, Work] = {}
        self._formats: dict[str, Formats] = {}

    def replacing(self, documents: Iterable[Document], sources: Mapping[str, Source]) -> Project:
        """The same project with these documents in the place of those that have their paths."""
        every = self.documents | {document.path: document for document in documents}
        return Project(
            every.values(),
            {**self.sources, **sources},
            self.files,
            self.settings,
            self.since,
        )

    def knowing(self, source: Source) -> Project:
        """The same project with one more file, no document, that findings may point at."""
        with_it = self.replacing((), {source.path: source})
        if self.since:
            with_it.since = self.since._replace(project=self.since.project.knowing(source))
        return with_it

    @property
    def notes(self) -> Iterator[Note]:
        return (d for d in self.documents.values() if isinstance(d, Note))

    @property
    def lists(self) -> Iterator[List]:
        return (d for d in self.documents.values() if isinstance(d, List))

    def folder_of(self, document: Document) -> NoteFolder:
        """What is configured for a document."""
        return self.settings.folders.get(document.path, self._default)

    def policy(self, path: str) -> ListPolicy:
        """What is configured for the list at a path."""
        return self.settings.policies.get(path, ListPolicy())

    def entry_at(self, span: Span) -> Entry | None:
        """The entry in which a place begins, or at the end of which it is."""
        if span.path not in self._entries:
            document = self.documents.get(span.path)
            self._entries[span.path] = document.entries if isinstance(document, List) else ()
        entries = self._entries[span.path]
        number = bisect_right(entries, span.start, key=lambda entry: entry.span.start) - 1
        return entries[number] if number >= 0 and span.start <= entries[number].span.end else None

    @cached_property
    def _entries(self) -> dict[str, tuple[Entry, ...]]:
        return {}

    def is_new(self, entry: Entry) -> bool:
        """Whether the change that is looked at (`--new-since`) has added or edited an entry. What
        two entries do together, such as listing one work twice, is to be said of the new one.
        Where no change is looked at, no entry is new.
        """
        return self.since is not None and entry.span.start in self._novelty(entry.span.path).new

    def is_untouched(self, entry: Entry) -> bool:
        """Whether an entry is as it was before the change, and under the same headings."""
        if self.since is None:
            return False
        return not any(entry.span.start in starts for starts in self._novelty(entry.span.path))

    def _novelty(self, path: str) -> Novelty:
        if path not in self._novelties:
            document, then = self.documents[path], self.earlier(path)
            entries = document.entries if isinstance(document, List) else ()
            old = then.entries if isinstance(then, List) else ()
            before = self.since.project.sources[then.path] if self.since and then else _NOTHING
            self._novelties[path] = novelty(self.sources[path], entries, before, old)
        return self._novelties[path]

    @cached_property
    def _novelties(self) -> dict[str, Novelty]:
        return {}

    def is_as_it_was(self, path: str) -> bool:
        """Whether the change that is looked at has left a file alone."""
        then = self.since and self.since.project.documents.get(path)
        return then is not None and then is self.documents[path]

    def earlier(self, path: str) -> Document | None:
        """The document as it was before the change that is looked at, if there is one."""
        if self.since is None:
            return None
        return self.since.project.documents.get(self.since.moved.get(path, path))

    def addresses(self, each: List) -> Addresses:
        """The web addresses of a list; with `since`, judged by those that stood there before."""
        if each.path not in self._addresses:
            found = tuple(addresses.addresses_of(each, self.sources[each.path]))
            then = self.earlier(each.path)
            if self.since and isinstance(then, List):
                settled = self.since.project.addresses(then).settled
                brought = tuple(addresses.brought(found, settled))
                self._addresses[each.path] = Addresses(brought, settled)
            else:
                self._addresses[each.path] = Addresses(found, found)
        return self._addresses[each.path]

    @cached_property
    def _addresses(self) -> dict[str, Addresses]:
        return {}

    def wishes(self, path: str) -> Mapping[Wish, Span | None]:
        """What the list at a path asks of contributors in words, and where. Of a change, what it
        asked before, with the place if it still does.
        """
        if path not in self._wishes:
            document = self.documents[path]
            entries = document.entries if isinstance(document, List) else ()
            spans = [entry.span for entry in entries]
            said = guidelines.wishes(self.sources.values(), path, spans)
            then = self.earlier(path)
            before = self.since.project.wishes(then.path) if self.since and then else said
            self._wishes[path] = {wish: said.get(wish) for wish in before}
        return self._wishes[path]

    @cached_property
    def _wishes(self) -> dict[str, dict[Wish, Span | None]]:
        return {}

    def work(self, entry: Entry) -> Work:
        """What an entry says of its work."""
        if self.since and self.is_as_it_was(entry.span.path):
            return self.since.project.work(entry)
        if entry.span not in self._works:
            self._works[entry.span] = read_work(self.sources[entry.span.path], entry)
        return self._works[entry.span]

    @cached_property
    def works(self) -> Works:
        """What entries and notes say of works, and which of them are of one."""
        return Works(self.documents.values(), self.sources, self.work, self.settings.judged)

    @cached_property
    def cross_listing(self) -> Policy:
        """Which pairs of entries the lists mean; a change is measured by what was there before."""
        then = self.since.project if self.since else self
        entries = {each.path: len(each.entries) for each in then.lists}
        paths = {*entries, *(each.path for each in self.lists)}
        configured = {path: self.policy(path).cross_listing for path in paths}
        stated = [path for path in paths if self.wishes(path).get(Wish.CROSS_LISTING)]
        return Policy(then.works.pairs(), entries, configured, stated)

    def in_order(self, pair: Pair) -> tuple[Record, Record]:
        """The two records, the one last that a finding is about: what the change has added, else
        what comes later.
        """
        one, other = pair.one, pair.other
        is_new = one.entry is not None and self.is_new(one.entry)
        other_is_new = other.entry is not None and self.is_new(other.entry)
        return (other, one) if is_new and not other_is_new else (one, other)

    def where(self, record: Record, seen_from: Record) -> str:
        """Where a record stands, in words."""
        line = self.sources[record.path].position(record.place("title").start).line
        if record.path == seen_from.path:
            return f"in line {line}"
        return f"in `{record.path}`, line {line}" if record.entry else f"in `{record.path}`"

    def formats(self, path: str) -> Formats:
        """The entry formats that are in force in the list at a path. Of a change, those that were
        in force before it, so that it is measured by what was there.
        """
        if self.since and self.is_as_it_was(path):
            return self.since.project.formats(path)
        if path not in self._formats:
            document, then = self.documents[path], self.earlier(path)
            entries = document.entries if isinstance(document, List) else ()
            if self.since and isinstance(then, List) and then.entries:
                learnt = self.since.project.formats(then.path)
                self._formats[path] = learnt.of_others(self.sources[path], entries, self._cuts)
                return self._formats[path]
            configured = self.policy(path).templates
            said = () if configured or not entries else tuple(stated(self.sources.values(), path))
            self._formats[path] = formats_of(
                self.sources[path], entries, self._cuts, configured, said
            )
        return self._formats[path]

    def verdict(self, entry: Entry) -> FormatVerdict:
        """What the format in force says of an entry."""
        return self.formats(entry.span.path).verdict(entry)

    def places(self, entry: Entry, alignment: Alignment) -> dict[str, Span]:
        """Where the fields of a format stand in an entry; of equal names, the first."""
        formats = self.formats(entry.span.path)
        found: dict[str, Span] = {}
        for name, start, end in alignment.values:
            found.setdefault(name, formats.place(entry, start, end))
        return found

    def _cuts(self, entry: Entry) -> list[Cut]:
        """Where the fields of an entry stand in its text."""
        start = entry.span.start
        return [Cut(a - start, b - start, name) for name, (_, a, b) in self.work(entry).places()]

    def leads(self, outcome: Outcome) -> list[ResolvedLink]:
        """All links with one outcome; of those that are `FOUND` only what has a fragment, is a name
        that several files have, leads to the very document that it stands in, or has another text
        than the document's title.
        """
        return self._leads[outcome]

    @cached_property
    def _leads(self) -> defaultdict[Outcome, list[ResolvedLink]]:
        leads: defaultdict[Outcome, list[ResolvedLink]] = defaultdict(list)
        for lead in self.follower.leads():
            document, link, to = lead
            is_plain = to.outcome is Outcome.FOUND and not to.fragment and not to.others
            named = is_plain and link.text == self._titles.get(to.path, link.text)
            if not named or to.path in ("", document.path):
                leads[to.outcome].append(lead)
        return leads

    @cached_property
    def _titles(self) -> dict[str, str | None]:
        return {path: document.title for path, document in self.documents.items()}

    @cached_property
    def linked(self) -> frozenset[str]:
        """The files to which a link of another document leads."""
        leads = self.follower.leads()
        return frozenset(lead.to.path for lead in leads if lead.to.path != lead.document.path)

    @cached_property
    def follower(self) -> Follower:
        """What knows how the links of each vault are looked up."""
        before = self.since.project.follower if self.since else None
        styles = {
            path: folder.link_style
            for path, folder in self.settings.folders.items()
            if folder.link_style
        }
        return Follower(self.files, self.documents, before, styles)

    def follow(self, document: Document, target: str) -> Resolution:
        """Where a destination would lead from a document."""
        nowhere = Span(document.path, 0, 0)
        link = Link(LinkKind.INLINE, "", target, nowhere, nowhere)
        return self.follower.follow(document, link)

    def written(self, link: Link) -> Spanned:
        """How and where a link's target is written, without angle brackets."""
        path, start, end = link.destination or link.span
        text = self.sources[path].text[start:end]
        if text.startswith("<") and text.endswith(">"):
            return Spanned(text[1:-1], Span(path, start + 1, end - 1))
        return Spanned(text, Span(path, start, end))

    def anchors(self, document: Document) -> Fragments:
        """The places in a document to which fragments lead."""
        if document.path not in self._anchors:
            self._anchors[document.path] = Fragments(document, self.rendering(document))
        return self._anchors[document.path]

    @cached_property
    def _anchors(self) -> dict[str, Fragments]:
        return {}

    def rendering(self, document: Document) -> Rendering:
        """How fragments are looked up in a document."""
        vault = self.follower.vault(document)
        return rendering_of(self.files, vault, is_wiki=self.follower.is_wiki(document))

    @cached_property
    def names(self) -> DocumentNames:
        """Which documents answer to a title, an alias or a file name."""
        return DocumentNames(self.documents.values(), self._note_folder)

    def _note_folder(self, document: Document) -> str | None:
        """The pattern of the note folder that a note belongs to. In a wiki every page is a note."""
        is_note = isinstance(document, Note)
        if not is_note and (isinstance(document, List) or not self.follower.is_wiki(document)):
            return None
        return self.folder_of(document).pattern

    def manner(self, document: Document) -> Manner:
        """How a link of a document to a note is written: as configured, as most of its own are, as
        most of its vault are, or as the program that keeps the vault does; before the change that
        is looked at, if there is one.
        """
        if (
            document.path not in self._manners
            and self.since
            and (then := self.earlier(document.path))
        ):
            self._manners[document.path] = self.since.project.manner(then)
        if document.path not in self._manners:
            habit = link_style.habit(self.follower, [document])
            habit = habit or self.habit(self.follower.vault(document))
            manner = habit.manner if habit else link_style.usual(self.follower.vault(document))
            wanted = self.folder_of(document).link_style
            is_other = wanted is not None and wanted is not manner.style
            self._manners[document.path] = Manner(wanted) if is_other and wanted else manner
        return self._manners[document.path]

    @cached_property
    def _manners(self) -> dict[str, Manner]:
        return {}

    def habit(self, vault: Vault) -> Habit | None:
        """How the notes of a vault mostly link to each other."""
        if vault not in self._habits:
            inside = (d for d in self.documents.values() if self.follower.vault(d) == vault)
            self._habits[vault] = link_style.habit(self.follower, inside)
        return self._habits[vault]

    @cached_property
    def _habits(self) -> dict[Vault, Habit | None]:
        return {}

    @cached_property
    def folders_with_notes(self) -> frozenset[str]:
        """The folders in which at least one note stands."""
        return frozenset(note.folder for note in self.notes)
