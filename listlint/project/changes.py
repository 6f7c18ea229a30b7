"""What a change has made new, measured by the project as it was before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple, TypeVar

from listlint.core.document import Document, Entry, List
from listlint.core.source import Source, comparable, lines_of
from listlint.works.linkage import Record

K = TypeVar("K")

_NOTHING = Source("", "")


class Snapshot(NamedTuple):
    """The documents of a project and their texts, by path."""

    documents: Mapping[str, Document]
    sources: Mapping[str, Source]


class Changes:
    """What of a project a change has added, edited or left alone. Where no change is looked at,
    nothing is new and nothing is as it was.
    """

    def __init__(self, now: Snapshot, base: Snapshot | None, moved: Mapping[str, str]) -> None:
        """`moved` has the paths that files had in the base, by those that they have now."""
        self._now, self._base, self._moved = now, base, moved
        self._entries = cache(self._entry_changes)

    def base_document(self, path: str) -> Document | None:
        """The document as it was before the change, if there was one."""
        return self._base.documents.get(self._moved.get(path, path)) if self._base else None

    def is_new(self, entry: Entry) -> bool:
        """Whether the change has added or edited an entry. What two entries do together, such as
        listing one work twice, is to be said of the new one.
        """
        return self._base is not None and entry.span.start in self._entries(entry.span.path).new

    def is_untouched(self, entry: Entry) -> bool:
        """Whether an entry is as it was before the change, and under the same headings."""
        if self._base is None:
            return False
        return not any(entry.span.start in starts for starts in self._entries(entry.span.path))

    def reported_last(self, one: Record, other: Record) -> tuple[Record, Record]:
        """Two records, first the context and then the culprit, that a finding is about: what the
        change has added, else what comes later.
        """
        is_new, other_is_new = (each.entry and self.is_new(each.entry) for each in (one, other))
        return (other, one) if is_new and not other_is_new else (one, other)

    def _entry_changes(self, path: str) -> EntryChanges:
        source, document = self._now.sources[path], self._now.documents[path]
        base = self.base_document(path)
        base_source = self._base.sources[base.path] if self._base and base else _NOTHING
        return compare_entries(source, _all_entries(document), base_source, _all_entries(base))


def _all_entries(document: Document | None) -> tuple[Entry, ...]:
    """The entries of a list, also those that cannot be read."""
    return (*document.entries, *document.unread) if isinstance(document, List) else ()


class EntryChanges(NamedTuple):
    """The entries that are not as they were, by the offset at which each begins."""

    new: frozenset[int]
    """Those that were added or edited."""
    moved: frozenset[int]
    """Those that only stand under other headings than before."""


class _EntryText(NamedTuple):
    """An entry, with what is compared of it."""

    entry: Entry
    text: str


def compare_entries(
    source: Source, entries: Iterable[Entry], base_source: Source, base_entries: Iterable[Entry]
) -> EntryChanges:
    """Compare the entries of a list with those of the base.

    An entry is old if one with the same words stood there; of equal ones as many are old as there
    were, first those that stand under the same headings. It is old too if it was not taken for an
    entry then, or for a longer or shorter one, while all its lines stood there.
    """
    base = [*_texts(base_source, base_entries)]
    in_place = Counter((each.entry.section, each.text) for each in base)
    not_in_place = [
        each
        for each in _texts(source, entries)
        if not _take(in_place, (each.entry.section, each.text))
    ]
    elsewhere: Counter[str] = Counter()
    for (_, text), number in in_place.items():
        elsewhere[text] += number
    unknown = [each for each in not_in_place if not _take(elsewhere, each.text)]
    moved = _starts(not_in_place) - _starts(unknown)
    new = _edited(unknown, source, base_source, base) if unknown else ()
    return EntryChanges(_starts(new), moved)


def _texts(source: Source, entries: Iterable[Entry]) -> Iterator[_EntryText]:
    return (_EntryText(entry, comparable(source.text_of(entry.span))) for entry in entries)


def _starts(entries: Iterable[_EntryText]) -> frozenset[int]:
    return frozenset(each.entry.span.start for each in entries)


def _take(counts: Counter[K], key: K) -> bool:
    """Take one from a count, if there is one left."""
    if counts[key] < 1:
        return False
    counts[key] -= 1
    return True


def _edited(
    unknown: Iterable[_EntryText],
    source: Source,
    base_source: Source,
    base: Sequence[_EntryText],
) -> Iterator[_EntryText]:
    """Those of the entries that have a line that the base has not, or share one with an entry of
    the base that lost a line: that is edited, though all remaining lines are old.
    """
    lines, base_lines = _lines(source.text), _lines(base_source.text)
    added, lost = lines - base_lines, base_lines - lines
    losers: defaultdict[str, list[Counter[str]]] = defaultdict(list)
    for each in base:
        own = _lines(base_source.text_of(each.entry.span))
        if own & lost:
            for line in own:
                losers[line].append(own)
    for each in unknown:
        own = _lines(source.text_of(each.entry.span))
        if own & added or any(chain.from_iterable(losers[line] for line in own)):
            yield each


def _lines(text: str) -> Counter[str]:
    """How often each line stands in a text, empty ones left out."""
    return Counter(filter(None, map(comparable, lines_of(text))))
