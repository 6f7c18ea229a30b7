"""What is asked of one list: its formats, guidelines, addresses and the works of its entries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from listlint.core.document import Entry, List
from listlint.core.source import Source, Span
from listlint.lists import addresses, guidelines
from listlint.lists.addresses import Addresses
from listlint.lists.format.formats import Formats
from listlint.lists.format.in_effect import formats_of, formats_of_change
from listlint.lists.format.learn import FieldSpan
from listlint.lists.format.norm import FormatVerdict
from listlint.lists.format.stated import stated
from listlint.lists.guidelines import Guidelines
from listlint.project.settings import ListPolicy
from listlint.works.reading import EntryWorks


class ListIndex:
    """The index of one list: what it asks for and what its entries have in common. With a `base`,
    conventions come from the list before the change.
    """

    def __init__(
        self,
        document: List,
        sources: Mapping[str, Source],
        policy: ListPolicy,
        base: ListIndex | None = None,
    ) -> None:
        """`sources` has all texts of the project by path: other files may state what is asked of
        the list.
        """
        self.document, self.policy, self.base = document, policy, base
        self.source = sources[document.path]
        self._sources = sources

    @property
    def _is_unchanged(self) -> bool:
        """Whether the change has left the file alone."""
        return self.base is not None and self.base.document is self.document

    @cached_property
    def works(self) -> EntryWorks:
        """What the entries say of their works."""
        if self.base and self._is_unchanged:
            return self.base.works
        return EntryWorks(self.source, self._places)

    def _places(self, entry: Entry) -> Mapping[str, Span]:
        """Where the fields of its format stand in an entry."""
        return self.formats.fields(entry)

    @cached_property
    def formats(self) -> Formats:
        """The entry formats that are in effect. Of a change, those that were before it."""
        entries = self.document.entries
        if self.base and self._is_unchanged:
            return self.base.formats
        if self.base and self.base.document.entries:
            return formats_of_change(self.base.formats, self.source, entries, self._field_spans)
        configured = self.policy.templates
        said = () if configured or not entries else stated(self._sources.values(), self.source.path)
        return formats_of(
            self.source, entries, self._field_spans, configured, tuple(said), self.document.unread
        )

    def _field_spans(self, entry: Entry) -> list[FieldSpan]:
        """Where the fields of an entry stand in its text, read without a format: the format is
        learnt from these, and the works are read with it.
        """
        start = entry.span.start
        return [
            FieldSpan(a - start, b - start, name)
            for name, (_, a, b) in self.works.read_without_format(entry).places()
        ]

    def verdict(self, entry: Entry) -> FormatVerdict:
        """What the format in effect says of an entry."""
        return self.formats.verdict(entry)

    @cached_property
    def addresses(self) -> Addresses:
        """The web addresses of the list; of a change, judged by those that stood there before."""
        found = tuple(addresses.addresses_of(self.document, self.source))
        if self.base is None:
            return Addresses(found, found)
        settled = self.base.addresses.settled
        return Addresses(tuple(addresses.added(found, settled)), settled)

    @cached_property
    def guidelines(self) -> Guidelines:
        """What the list asks of contributors in words; of a change, what it asked before."""
        spans = [entry.span for entry in self.document.entries]
        said = guidelines.stated(self._sources.values(), self.document.path, spans)
        words = {
            guideline: guidelines.quoted(self._sources[span.path], span)
            for guideline, span in said.items()
        }
        if self.base is None:
            return Guidelines(said, words)
        before = self.base.guidelines
        return Guidelines(
            {each: said.get(each) for each in before.places}, {**before.words, **words}
        )
