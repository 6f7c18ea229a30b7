"""A block of a list that may be an entry, and how it looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from listlint.core import labels
from listlint.core.document import Form, Link
from listlint.core.lazy_pattern import pattern
from listlint.parse.entries import section_words, shapes
from listlint.parse.entries.shapes import LeadIn, PointsTo

_BRACKETED = pattern(r"\[\[[^\[\]\n]{1,40}+\](?:\]\([^\s()]*+\)|\([^\s()]*+\)\])\s*+")
"""A link in brackets with nothing beside it: within an item, a detail whatever it is called."""
_SPLIT = pattern(r"\] \(https?://")
"""A link that a space has taken apart, so that its address is a mere address."""


@dataclass(eq=False)
class Block:
    """A part of the file, its lines from `start` to `end`."""

    form: Form
    start: int
    end: int
    at: int
    words: str
    """Its own words as written, without the bullet and without nested items; they begin `at`."""
    links: tuple[Link, ...]
    """Those of its own words."""
    heading: int
    """How many headings are before it."""
    depth: int = 0
    """Of an item: more for one that is nested, 0 for a paragraph with a bullet; of a heading, its
    level."""
    group: int = 0
    """Equal for rows of one table, and for items with no paragraph between."""
    is_ordered: bool = False
    is_quoted: bool = False
    is_set_off: bool = False
    """Whether it is a quote, or an item or a row of raw HTML."""
    is_labelled: bool = False
    """Whether it begins with a word and a colon that begin one detail after another."""
    columns: tuple[str, ...] = ()
    parent: Block | None = None
    children: list[Block] = field(default_factory=list)

    @cached_property
    def lead_in(self) -> LeadIn:
        return shapes.lead_in(self.words, self.at, self.links)

    @cached_property
    def points_to(self) -> PointsTo:
        return shapes.points_to(self.words, self.links)

    @cached_property
    def is_bare(self) -> bool:
        return shapes.is_bare(self.words)

    @cached_property
    def is_detail(self) -> bool:
        """Whether it says what sort of thing it points to, and not which."""
        return (
            self.lead_in is LeadIn.LABEL
            or self.is_labelled
            or section_words.is_keyed(self.words)
            or shapes.is_address(self.words)
            or self._is_linked_address
            or (self.parent is not None and bool(_BRACKETED.fullmatch(self.words)))
        )

    @cached_property
    def _is_linked_address(self) -> bool:
        """Whether it is an address, and nothing but: `[https://x.org](https://x.org)`."""
        return (
            len(self.links) == 1
            and shapes.is_bare(self.prose)
            and shapes.is_address(self.links[0].text)
        )

    @cached_property
    def prose(self) -> str:
        """The words outside of links."""
        parts, at = [], self.at
        for link in self.links:
            parts.append(self.words[at - self.at : max(link.span.start - self.at, 0)])
            at = max(at, link.span.end)
        return "".join([*parts, self.words[at - self.at :]])

    @cached_property
    def begins_inside(self) -> bool:
        """Whether it begins with a link to a file of the project."""
        return self.lead_in is LeadIn.LINK and shapes.is_own_file(self.links[0].target)

    @cached_property
    def folder(self) -> str:
        """The repository to whose folder or file it is nothing but a link."""
        is_all = len(self.links) == 1 and shapes.is_bare(self.prose)
        return shapes.folder(self.links[0].target) if is_all else ""

    @cached_property
    def has_label(self) -> bool:
        """Whether one of its links is a mere `pdf`, or is in brackets."""
        return any(
            labels.is_label(link.text)
            or self.words[link.span.start - self.at - 1 : link.span.start - self.at] in ("[", "(")
            for link in self.links
            if not link.target.startswith("#")
        ) or bool(_SPLIT.search(self.words))


def out(blocks: Iterable[Block]) -> list[Block]:
    """Those that point out of the project."""
    return [block for block in blocks if block.points_to is PointsTo.OUT]
