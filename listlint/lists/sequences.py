"""Runs of entries that stand one behind the other, and how one is moved within its run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from listlint.core.diagnostic import Edit
from listlint.core.document import Entry, Form
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span

_NUMBERED = pattern(
    r"\s*+(?:[-*+]\s++)?[*_]{0,3}[(\[#]?(\d{1,4})[.)\]:]+[*_]{0,3}[.:]?\s|\s*+(?:\|\s*+)?\d{1,4}[.)]?\s*\|"
)
"""The number that an entry bears, as a list item, in its text or in the first cell of its row:
`1.`, `**[10]**`, `(3)`, `| 2 |`."""
_ITEM_NUMBER = pattern(r"\s*\d{1,9}[.)]\s")
_YEAR = pattern(r"\s*+\|?\s*+(?:19|20)\d\d\s*+\|")
"""The year in the first cell of a row."""
_CLOSE_BY = pattern(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*[^#\s]")
"""A line that follows without a space one between, and is no heading."""


@dataclass(frozen=True, slots=True)
class EntryRun:
    """Entries of one kind under one heading and at one depth.

    Nothing but spaces and what is nested in them stands between them.
    """

    source: Source
    entries: tuple[Entry, ...]
    ends: tuple[int, ...]
    """Where each entry ends with all that is nested in it."""

    is_open: bool
    """Whether more may belong to the last one."""

    def is_movable(self, index: int, after: int) -> bool:
        """Whether an entry can be put behind another: not if they are numbered."""
        last = len(self.entries) - 1
        if self.is_open and last in (index, after):
            return False
        return not any(_NUMBERED.match(self.source.text, e.span.start) for e in self.entries)

    @property
    def is_numbered(self) -> bool:
        """Whether the entries bear numbers that somebody wrote, which are their order."""
        starts = [_NUMBERED.match(self.source.text, entry.span.start) for entry in self.entries]
        is_item = _ITEM_NUMBER.match(self.source.text, self.entries[0].span.start)
        return not is_item and sum(start is not None for start in starts) > len(starts) / 2

    @property
    def begins_with_years(self) -> bool:
        """Whether what looks like numbers are the years of a table's first column."""
        text = self.source.text
        return all(_YEAR.match(text, entry.span.start) for entry in self.entries)

    def moved(self, indices: Sequence[int], after: int) -> Iterator[Edit]:
        """The edits that put entries, in the given order, behind another; -1: before all."""
        text = self.source.text
        chunks = [text[self.entries[at].span.start : self.ends[at]] for at in indices]
        # Entries keep the distance that they had from those before them.
        gaps = [self._gap(at) for at in indices]
        yield from (Edit(span, "") for span in self._cuts(indices))
        if after < 0:
            start = self.entries[0].span.start
            new = "".join(chunk + gap for chunk, gap in zip(chunks, gaps, strict=True))
            yield Edit(self.source.span(start, start), new)
        else:
            end = self.ends[after]
            new = "".join(gap + chunk for chunk, gap in zip(chunks, gaps, strict=True))
            yield Edit(self.source.span(end, end), new)

    def _gap(self, at: int) -> str:
        """What stands between an entry and the one above it, or else the one below."""
        first = max(at - 1, 0)
        return self.source.text[self.ends[first] : self.entries[first + 1].span.start]

    def _cuts(self, indices: Collection[int]) -> Iterator[Span]:
        """Entries with the gap above them; the first ones, with that below."""
        first = next(at for at in range(len(self.entries)) if at not in indices)
        if first:
            yield self.source.span(self.entries[0].span.start, self.entries[first].span.start)
        for at in indices:
            if at > first:
                yield self.source.span(self.ends[at - 1], self.ends[at])


@dataclass(slots=True)
class _Open:
    """A run that may go on."""

    kind: tuple[object, ...]
    indent: int
    entries: list[Entry]
    ends: list[int]


def runs(source: Source, entries: Iterable[Entry]) -> Iterator[EntryRun]:
    """The runs of a list's entries, which are in the order of the file."""
    levels: list[_Open] = []
    for before, entry in pairwise((None, *entries)):
        assert entry is not None
        if before and source.text[before.span.end : entry.span.start].strip():
            yield from _closed(source, levels)
            levels = []
        kind, indent = (entry.section, entry.form, entry.columns), _indent(source, entry)
        while levels and (levels[-1].indent > indent or not _goes_on(levels[-1], kind, indent)):
            yield from _closed(source, [levels.pop()])
        if not levels or levels[-1].indent < indent:
            levels.append(_Open(kind, indent, [], []))
        levels[-1].entries.append(entry)
        levels[-1].ends.append(entry.span.end)
        for level in levels[:-1]:
            level.ends[-1] = entry.span.end
    yield from _closed(source, levels)


def _goes_on(level: _Open, kind: tuple[object, ...], indent: int) -> bool:
    return level.indent < indent or level.kind == kind


def _indent(source: Source, entry: Entry) -> int:
    """How deep an entry stands; only that of items means anything."""
    text = source.text_of(entry.span)
    return len(text) - len(text.lstrip(" \t")) if entry.form is Form.ITEM else 0


def _closed(source: Source, levels: Iterable[_Open]) -> Iterator[EntryRun]:
    for level in levels:
        # A comment, or whatever else is no part of the entry, may speak of it.
        is_open = _CLOSE_BY.match(source.text, level.ends[-1]) is not None
        yield EntryRun(source, tuple(level.entries), tuple(level.ends), is_open)
