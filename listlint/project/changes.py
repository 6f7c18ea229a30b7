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

    def __init__(self, now: Snapshot, then: Snapshot | None, moved: Mapping[str, str]) -> None:
        """`moved` has the paths that files had then, by those that they have now."""
        self._now, self._then, self._moved = now, then, moved
        self._novelty = cache(self._novelty_of)

    def earlier(self, path: str) -> Document | None:
        """The document as it was before the change, if there was one."""
        return self._then.documents.get(self._moved.get(path, path)) if self._then else None

    def is_new(self, entry: Entry) -> bool:
        """Whether the change has added or edited an entry. What two entries do together, such as
        listing one work twice, is to be said of the new one.
        """
        return self._then is not None and entry.span.start in self._novelty(entry.span.path).new

    def is_untouched(self, entry: Entry) -> bool:
        """Whether an entry is as it was before the change, and under the same headings."""
        if self._then is None:
            return False
        return not any(entry.span.start in starts for starts in self._novelty(entry.span.path))

    def in_order(self, one: Record, other: Record) -> tuple[Record, Record]:
        """Two records, the one last that a finding is about: what the change has added, else what
        comes later.
        """
        is_new, other_is_new = (each.entry and self.is_new(each.entry) for each in (one, other))
        return (other, one) if is_new and not other_is_new else (one, other)

    def _novelty_of(self, path: str) -> Novelty:
        document, then = self._now.documents[path], self.earlier(path)
        entries = (*document.entries, *document.unread) if isinstance(document, List) else ()
        old = (*then.entries, *then.unread) if isinstance(then, List) else ()
        before = self._then.sources[then.path] if self._then and then else _NOTHING
        return novelty(self._now.sources[path], entries, before, old)


class Novelty(NamedTuple):
    """The entries that are not as they were, by the offset at which each begins."""

    new: frozenset[int]
    """Those that were added or edited."""
    moved: frozenset[int]
    """Those that only stand under other headings than before."""


class _Told(NamedTuple):
    """An entry, with what is compared of it."""

    entry: Entry
    text: str


def novelty(now: Source, entries: Iterable[Entry], then: Source, old: Iterable[Entry]) -> Novelty:
    """Compare the entries of a list with those of an earlier text of it.

    An entry is old if one with the same words stood there; of equal ones as many are old as there
    were, first those that stand under the same headings. It is old too if it was not taken for an
    entry then, or for a longer or shorter one, while all its lines stood there.
    """
    told, known = [*_told(now, entries)], [*_told(then, old)]
    here = Counter((each.entry.section, each.text) for each in known)
    rest = [each for each in told if not _take(here, (each.entry.section, each.text))]
    texts: Counter[str] = Counter()
    for (_, text), number in here.items():
        texts[text] += number
    left = [each for each in rest if not _take(texts, each.text)]
    moved = {each.entry.span.start for each in rest} - {each.entry.span.start for each in left}
    new = _changed(left, now, then, known) if left else ()
    return Novelty(frozenset(each.entry.span.start for each in new), frozenset(moved))


def _told(source: Source, entries: Iterable[Entry]) -> Iterator[_Told]:
    return (_Told(entry, comparable(source.text_of(entry.span))) for entry in entries)


def _take(counts: Counter[K], key: K) -> bool:
    """Take one from a count, if there is one left."""
    if counts[key] < 1:
        return False
    counts[key] -= 1
    return True


def _changed(
    left: Iterable[_Told], now: Source, then: Source, known: Sequence[_Told]
) -> Iterator[_Told]:
    """Those of the entries of which a line was added, or lost since then."""
    lines, before = _lines(now.text), _lines(then.text)
    added, lost = lines - before, before - lines
    owners: defaultdict[str, list[Counter[str]]] = defaultdict(list)
    for each in known:
        own = _lines(then.text_of(each.entry.span))
        if own & lost:
            for line in own:
                owners[line].append(own)
    for each in left:
        own = _lines(now.text_of(each.entry.span))
        if own & added or any(chain.from_iterable(owners[line] for line in own)):
            yield each


def _lines(text: str) -> Counter[str]:
    """How often each line stands in a text, empty ones left out."""
    return Counter(filter(None, map(comparable, lines_of(text))))
