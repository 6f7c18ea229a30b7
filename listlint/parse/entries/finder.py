"""Which blocks of a list are its entries: each work or project that it lists, and nothing else.

A block is judged by its own look and by its neighbours, since one list's detail is another's entry:
`block_reader` cuts the file, `items` and `rows_and_headings` judge the blocks, and here each entry
gets its lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from listlint.core.conventions import AUTHORS_BELOW
from listlint.core.document import Entry, Form, PassedOver
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.parse.entries import folded, items, rows_and_headings
from listlint.parse.entries.blocks import Block
from listlint.parse.entries.count_passed_over import outside, passed_over
from listlint.parse.entries.list_text import ListText
from listlint.parse.entries.outline import Outline
from listlint.parse.entries.shapes import MARKED, LeadIn, PointsTo
from listlint.parse.markdown.facts import Facts

_CLOSED = pattern(r"[^\r\n]*\*\s*(?:<br\s*/?>)?\s*[\r\n]")
"""A line whose last sign closes an emphasis."""


class FoundEntries(NamedTuple):
    """The entries of a list, in the order of the file, and what was not taken for one."""

    entries: tuple[Entry, ...]
    passed_over: tuple[PassedOver, ...]
    unread: tuple[Entry, ...]


def find(source: Source, facts: Facts) -> FoundEntries:
    """Find the entries of a list."""
    outline = Outline(source, facts)
    chosen = folded.take(outline)
    chosen |= rows_and_headings.headings(outline)
    chosen |= items.take(outline)
    chosen |= rows_and_headings.rows(outline)
    chosen |= rows_and_headings.paragraphs(outline, chosen)
    taken = [block for block in outline.blocks if block in chosen]
    _lengthen(taken, outline.blocks)
    taken = _rejoined(taken, outline.text)
    for block, after in pairwise(taken):
        block.end = min(block.end, outline.text.before(after.start))
    counts = passed_over(outline, taken)
    sections = _sections(facts, {block.heading for block in taken if block.form is Form.HEADING})

    folds = folded.headings(outline, taken)

    def entry(block: Block) -> Entry:
        span = Span(source.path, block.start, block.end)
        links = outline.text.links_of(block.start, block.end)
        section = (*sections[block.heading], *_folded_at(folds, block.start))
        above = _categories(block, chosen)
        markup = outline.text.markup_of(block.start, block.end)
        return Entry(section, span, links, block.form, block.columns, above, markup)

    unread = _beside(taken, outside(outline.blocks, taken))
    return FoundEntries(tuple(map(entry, taken)), counts, tuple(map(entry, unread)))


def _beside(taken: list[Block], others: Iterable[Block]) -> Iterator[Block]:
    """Of what is no entry, the items and rows beside entries."""
    listing = {
        (block.heading, block.parent if block.form is Form.ITEM else None) for block in taken
    }
    for block in others:
        is_beside = (block.heading, block.parent) in listing
        is_piece = block.form in (Form.ITEM, Form.ROW) and not block.is_bare
        if is_beside and is_piece and not block.children:
            yield block


def _sections(facts: Facts, entries: set[int]) -> list[tuple[str, ...]]:
    """For what is behind so many headings, from none on: those above it that are no entries."""
    sections: list[tuple[str, ...]] = [()]
    path: list[tuple[int, str]] = []
    for number, heading in enumerate(facts.headings):
        if number not in entries:
            while path and path[-1][0] >= heading.level:
                path.pop()
            path.append((heading.level, heading.text.strip()))
        sections.append(tuple(text for _, text in path))
    return sections


def _categories(block: Block, chosen: set[Block]) -> tuple[str, ...]:
    """The first lines of the items that a block is nested in and that are no entries."""
    names: list[str] = []
    while block.parent:
        block = block.parent
        if block not in chosen:
            names.append(block.words.partition("\n")[0].strip())
    return tuple(reversed(names))


def _folded_at(folds: list[tuple[int, int, str]], start: int) -> tuple[str, ...]:
    """The summary of the fold that an offset is in; `folds` are in the order of the file."""
    number = bisect_right(folds, start, key=lambda fold: fold[0]) - 1
    return (folds[number][2],) if number >= 0 and start < folds[number][1] else ()


def _lengthen(taken: list[Block], blocks: list[Block]) -> None:
    """Give the entries the authors behind them, where these are paragraphs of their own."""
    following = dict(pairwise(blocks))
    tails = {
        block: after
        for block in taken
        if (after := following.get(block)) and _is_tail(block, after)
    }
    if AUTHORS_BELOW.holds(len(tails), len(taken)):
        for block, after in tails.items():
            block.end = after.end


def _is_tail(block: Block, after: Block) -> bool:
    return (
        after.form is Form.PARAGRAPH
        and not after.is_set_off
        and after.heading == block.heading
        and block.form in (Form.ITEM, Form.PARAGRAPH)
        and after.points_to is PointsTo.NOWHERE
        and after.lead_in in (LeadIn.EMPHASIS, LeadIn.TEXT)
        and not after.is_bare
    )


def _rejoined(taken: list[Block], text: ListText) -> list[Block]:
    """Put together again what was torn: a title in one item, its authors and links in the next,
    only because the `*` that was meant to open an emphasis has made a bullet.
    """
    torn = {after: block for block, after in pairwise(taken) if _is_torn(block, after, text)}
    for after, block in torn.items():
        block.end = after.end
    return [block for block in taken if block not in torn]


def _is_torn(block: Block, after: Block, text: ListText) -> bool:
    return (
        block.form is Form.ITEM
        and block.points_to is PointsTo.NOWHERE
        and block.lead_in in MARKED
        and not block.children
        and after.form is Form.ITEM
        and after.lead_in is LeadIn.TEXT
        and after.has_label
        and _CLOSED.match(after.words) is not None
        and text.before(after.start) == block.end
    )
