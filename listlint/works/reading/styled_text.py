"""What a reader sees of an entry: its characters, where each is written, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
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


@dataclass(slots=True)
class Words:
    """The visible text of an entry; an image is one `OBJECT`, a line break one line feed."""

    source: Source
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """Where each character is written, as offsets in the file."""
    marks: list[Mark] = field(default_factory=list)

    def of(self, *styles: Style) -> Iterator[Mark]:
        return (mark for mark in self.marks if mark.style in styles)

    def at(self, index: int, *styles: Style) -> Mark | None:
        """The widest mark of these styles that begins at an index."""
        found = [mark for mark in self.of(*styles) if mark.start == index < mark.end]
        return max(found, key=lambda mark: mark.end, default=None)

    def span(self, start: int, end: int) -> Span:
        return self.source.span(self.starts[start], self.ends[end - 1])

    def spanned(self, start: int, end: int) -> Spanned:
        return Spanned(" ".join(self.text[start:end].split()), self.span(start, end))
