"""What is found in a file's Markdown, with places: headings, links, list items and comments."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from listlint.core.document import Footnote, Heading, Link, Markup, UndefinedReference, UnreadLink
from listlint.core.source import Span


class ListItem(NamedTuple):
    """A list item."""

    text: str
    span: Span
    """Its own words, without bullet and nested items; empty where it has none."""
    links: tuple[Link, ...]
    """The links of its own words."""
    all_links: tuple[Link, ...]
    """The links of all it holds."""
    block: Span
    """All its lines, from the start of the first to the end of the last."""
    depth: int
    """1 for an item of an outermost list."""
    heading: int
    """How many headings come before it."""


class Paragraph(NamedTuple):
    """Text that is in no list and no table of Markdown."""

    text: str
    span: Span
    links: tuple[Link, ...]


class TableRow(NamedTuple):
    """A row of a table, its header aside."""

    columns: tuple[str, ...]
    """What the header says, cell by cell."""
    cells: tuple[str, ...]
    span: Span
    """Its line."""
    links: tuple[Link, ...]
    table: int
    """Which table of the file, from 1."""


class Comment(NamedTuple):
    """An HTML comment, and the lines, from 1, of the block or list item that it is in."""

    span: Span
    first_line: int
    last_line: int
    heading: int | None
    """Which heading it is under, counted from 0."""


@dataclass(slots=True)
class Facts:
    """What was found, in the order of the file."""

    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    markup: list[Markup] = field(default_factory=list)
    """In the order in which they end."""
    items: list[ListItem] = field(default_factory=list)
    """In the order in which they end: nested ones before the one that they are in."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    """Those that are in no quote."""
    quoted: list[Paragraph] = field(default_factory=list)
    """Those of quotes."""
    html_items: list[Span] = field(default_factory=list)
    """Items of lists and rows of tables that are raw HTML, beside what is Markdown."""
    rows: list[TableRow] = field(default_factory=list)
    undefined: list[UndefinedReference] = field(default_factory=list)
    unread_links: list[UnreadLink] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    comments: list[Comment] = field(default_factory=list)
    too_deep: list[Span] = field(default_factory=list)
    """Lines at which blocks begin that are not read, as they are nested too deep."""
