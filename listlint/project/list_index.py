"""What is asked of one list: its formats, guidelines, addresses and the works of its entries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from listlint.core.document import Entry, List
from listlint.core.source import Source, Span
from listlint.lists import addresses, guidelines
from listlint.lists.addresses import Addresses
from listlint.lists.format.formats import Formats, formats_of
from listlint.lists.format.learn import Cut
from listlint.lists.format.norm import FormatVerdict
from listlint.lists.format.stated import stated
from listlint.lists.guidelines import Guidelines
from listlint.project.settings import ListPolicy
from listlint.works.reading import EntryWorks


class ListIndex:
    """One list, with what it asks for and what its entries have in common. With `then`, the list as
    it was before a change, it is measured by what was there.
    """

    def __init__(
        self,
        document: List,
        sources: Mapping[str, Source],
        policy: ListPolicy,
        then: ListIndex | None = None,
    ) -> None:
        """`sources` has all texts of the project by path: other files may state what is asked of
        the list.
        """
        self.document, self.policy, self.then = document, policy, then
        self.source = sources[document.path]
        self._sources = sources

    @property
    def _is_as_it_was(self) -> bool:
        """Whether the change has left the file alone."""
        return self.then is not None and self.then.document is self.document

    @cached_property
    def works(self) -> EntryWorks:
        """What the entries say of their works."""
        if self.then and self._is_as_it_was:
            return self.then.works
        return EntryWorks(self.source, self._places)

    def _places(self, entry: Entry) -> Mapping[str, Span]:
        """Where the fields of its format stand in an entry."""
        return self.formats.fields(entry)

    @cached_property
    def formats(self) -> Formats:
        """The entry formats that are in effect. Of a change, those that were before it."""
        entries = self.document.entries
        if self.then and self._is_as_it_was:
            return self.then.formats
        if self.then and self.then.document.entries:
            return self.then.formats.of_others(self.source, entries, self._cuts)
        configured = self.policy.templates
        said = () if configured or not entries else stated(self._sources.values(), self.source.path)
        return formats_of(
            self.source, entries, self._cuts, configured, tuple(said), self.document.unread
        )

    def _cuts(self, entry: Entry) -> list[Cut]:
        """Where the fields of an entry stand in its text."""
        start = entry.span.start
        return [
            Cut(a - start, b - start, name)
            for name, (_, a, b) in self.works.by_look(entry).places()
        ]

    def verdict(self, entry: Entry) -> FormatVerdict:
        """What the format in effect says of an entry."""
        return self.formats.verdict(entry)

    @cached_property
    def addresses(self) -> Addresses:
        """The web addresses of the list; of a change, judged by those that stood there before."""
        found = tuple(addresses.addresses_of(self.document, self.source))
        if self.then is None:
            return Addresses(found, found)
        settled = self.then.addresses.settled
        return Addresses(tuple(addresses.added(found, settled)), settled)

    @cached_property
    def guidelines(self) -> Guidelines:
        """What the list asks of contributors in words; of a change, what it asked before."""
        spans = [entry.span for entry in self.document.entries]
        said = guidelines.stated(self._sources.values(), self.document.path, spans)
        before = self.then.guidelines.places if self.then else said
        return Guidelines({guideline: said.get(guideline) for guideline in before})
