"""What a reader sees of an entry: its characters, where each is written, and how."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from listlint.core.document import Link
from listlint.core.source import Source, Span, Spanned

OBJECT = "\ufffc"
"""In place of an image."""


class Style(StrEnum):
    """How a span of an entry is written."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"
    ITEM = "item"
    """A nested item, from its bullet to its end of line."""


class Mark(NamedTuple):
    """A span of the visible text, and what it is."""

    style: Style
    start: int
    end: int
    link: Link | None = None


@dataclass
class Words:
    """The visible text of an entry; an image is one `OBJECT`, a line break one line feed.

    What stands where is asked only once all is read, and found by its place: an entry may have
    thousands of marks.
    """

    source: Source
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """Where each character is written, as offsets in the file."""
    marks: list[Mark] = field(default_factory=list)
    _edges: dict[tuple[Style, ...], Sequence[int]] = field(default_factory=dict)

    def of(self, *styles: Style) -> Iterator[Mark]:
        return (mark for mark in self.marks if mark.style in styles)

    def at(self, index: int, *styles: Style) -> Mark | None:
        """The widest mark of these styles that begins at an index."""
        here = self._by_start.get(index, ())
        found = [mark for mark in here if mark.style in styles and index < mark.end]
        return max(found, key=lambda mark: mark.end, default=None)

    def within(self, start: int, end: int, *styles: Style) -> Iterator[Mark]:
        """The marks of these styles that begin within a span, in the order of their starts."""
        places = self._places[bisect_left(self._places, start) : bisect_left(self._places, end)]
        found = (mark for place in places for mark in self._by_start[place])
        return (mark for mark in found if mark.style in styles)

    def edges(self, start: int, end: int, *styles: Style) -> Sequence[int]:
        """Where marks of these styles begin or end within a span, in order; not at its own ends."""
        if styles not in self._edges:
            found = {edge for mark in self.of(*styles) for edge in (mark.start, mark.end)}
            self._edges[styles] = sorted(found)
        edges = self._edges[styles]
        return edges[bisect_right(edges, start) : bisect_left(edges, end)]

    @cached_property
    def _by_start(self) -> Mapping[int, Sequence[Mark]]:
        found: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in self.marks:
            found[mark.start].append(mark)
        return found

    @cached_property
    def _places(self) -> Sequence[int]:
        return sorted(self._by_start)

    def span(self, start: int, end: int) -> Span:
        return self.source.span(self.starts[start], self.ends[end - 1])

    def spanned(self, start: int, end: int) -> Spanned:
        return Spanned(" ".join(self.text[start:end].split()), self.span(start, end))
