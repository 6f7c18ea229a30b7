"""The blocks of a list, in the order of the file: items, rows, paragraphs, headings.

What is written as one block and reads as several is several.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from listlint.core.conventions import ALIKE, EVEN_LINES
from listlint.core.document import Form
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span
from listlint.parse.entries import shapes
from listlint.parse.entries.blocks import Block
from listlint.parse.entries.list_text import ListText
from listlint.parse.entries.shapes import LeadIn, PointsTo
from listlint.parse.markdown.facts import ListItem, Paragraph

_LINE = pattern(r"[^\r\n]+")


class Reader:
    """Makes blocks of what was read."""

    def __init__(self, text: ListText) -> None:
        self.text, self.facts = text, text.facts

    def read(self) -> list[Block]:
        """All blocks, in the order of the file."""
        blocks = [*self._items(), *self._paragraphs(), *self._rows(), *self._headings()]
        blocks += [*self._quoted(), *self._html_items()]
        blocks.sort(key=lambda block: (block.start, block.depth))
        self._adopt(blocks)
        return blocks

    def _items(self) -> Iterator[Block]:
        open_: list[Block] = []
        items = sorted(self.facts.items, key=lambda item: (item.block.start, item.depth))
        shallow = self._shallow(items)
        for item, after in zip(items, (*items[1:], None), strict=False):
            depth = 2 * item.depth - 1
            while open_ and open_[-1].depth > depth:
                open_.pop()
            if open_ and open_[-1].depth == depth:
                if item.block.start in shallow or self._is_meant_below(item, open_[-1]):
                    depth += 1
                    open_[-1].end = item.block.end
                else:
                    open_.pop()
            last = item.block.end
            if after and after.depth > item.depth:
                last = max(self.text.before(after.block.start), item.span.start)
            for block in self._goals_of_item(item, depth, last, open_):
                block.group = bisect_left(self.text.breaks, block.start)
                if block.parent:
                    block.parent.children.append(block)
                yield block

    def _shallow(self, items: list[ListItem]) -> set[int]:
        """Where items without links begin that are deeper than the linked one above them, but too
        little so for CommonMark: its details, if the list does so throughout.
        """
        found: set[int] = set()
        above: ListItem | None = None
        for item in items:
            goal = shapes.points_to(item.text, item.all_links)
            if (
                above
                and item.depth == above.depth
                and goal is PointsTo.NOWHERE
                and self.text.indent(item.block.start) > self.text.indent(above.block.start)
            ):
                found.add(item.block.start)
            else:
                above = item if goal is PointsTo.OUT else None
        return found if len(found) >= ALIKE else set()

    def _is_meant_below(self, item: ListItem, above: Block) -> bool:
        """Whether an item is deeper than a numbered one, but too little so for CommonMark."""
        start = item.block.start
        return (
            above.is_ordered
            and not self.text.is_ordered(start)
            and self.text.indent(start) > self.text.indent(above.start)
        )

    def _goals_of_item(
        self, item: ListItem, depth: int, last: int, open_: list[Block]
    ) -> Iterator[Block]:
        """The item, whose own words end at `last`, and those behind it whose bullet is glued."""
        at = min(item.span.start, last)
        starts = [begin for begin in self.text.glued(at, last) if begin > at]
        first = self.text.block(Form.ITEM, item.block.start, (*starts, last)[0], item.block.end, at)
        first.depth, first.parent = depth, open_[-1] if open_ else None
        first.is_ordered = self.text.is_ordered(first.start)
        first.is_quoted = self.text.text[first.start : at].lstrip().startswith(">")
        open_.append(first)
        yield first
        for begin, following in pairwise((*starts, last)):
            start = self.text.line_start(begin)
            indent = self.text.indent(start)
            level = next(
                n
                for n, each in enumerate(open_)
                if self.text.indent(each.start) >= indent or n + 1 == len(open_)
            )
            beside, end = open_[level], open_[level].end
            for each in open_[level:]:
                each.end = self.text.before(start)
            block = self.text.block(
                Form.ITEM, start, following, end, self.text.behind_bullet(begin)
            )
            block.depth, block.parent = beside.depth, beside.parent
            block.is_ordered = self.text.is_ordered(start)
            open_[level:] = [block]
            yield block

    def _paragraphs(self) -> Iterator[Block]:
        for paragraph in self.facts.paragraphs:
            at, last = paragraph.span.start, paragraph.span.end
            glued = self.text.glued(at, last)
            if self.text.behind_bullet(at) > at and at not in glued:
                glued = [at, *glued]
            starts = sorted({at, *glued}) if glued else self._even_lines(paragraph)
            for begin, following in pairwise((*starts, last)):
                start = self.text.line_start(begin)
                end = self.text.before(self.text.line_start(following))
                if following == last:
                    end = self.text.line_end(max(last - 1, at))
                if begin not in glued:
                    block = self.text.block(Form.PARAGRAPH, start, following, end, begin)
                else:
                    end = self.text.indented_end(end) if following == last else end
                    first = self.text.behind_bullet(begin)
                    block = self.text.block(Form.ITEM, start, following, end, first)
                    block.is_ordered = self.text.is_ordered(start)
                block.group = bisect_left(self.text.breaks, start)
                yield block

    def _even_lines(self, paragraph: Paragraph) -> list[int]:
        """Where the lines begin that look like the first: each is a block if most point out."""
        at, last = paragraph.span.start, paragraph.span.end
        lines = [each.span() for each in _LINE.finditer(self.text.text, at, last)]
        if not lines[1:] or not self.text.links_of(paragraph.span.start, paragraph.span.end):
            return [at]
        blocks = [self.text.block(Form.PARAGRAPH, *span, span[1], span[0]) for span in lines]
        usual = blocks[0].lead_in
        if usual is LeadIn.TEXT:
            even = all(each.points_to is PointsTo.OUT and each.has_label for each in blocks)
            return [each.at for each in blocks] if even else [at]
        starts = [each.at for each in blocks if each.lead_in is usual]
        goals = [
            self.text.points_to(begin, following) for begin, following in pairwise((*starts, last))
        ]
        is_marked = usual in (LeadIn.LABEL, LeadIn.EMPHASIS)
        is_even = not is_marked and EVEN_LINES.holds(goals.count(PointsTo.OUT), len(goals))
        return starts if is_even else [at]

    def _adopt(self, blocks: list[Block]) -> None:
        """Put the items that a paragraph with a glued bullet should have held below it."""
        above: Block | None = None
        for block in blocks:
            if block.form is not Form.ITEM:
                above = None
            elif not block.depth:
                above = block
            elif (
                above
                and not block.parent
                and self.text.indent(block.start) > self.text.indent(above.start)
            ):
                block.parent = above
                above.children.append(block)
                above.end = max(above.end, block.end)
            elif not block.parent:
                above = None

    def _quoted(self) -> Iterator[Block]:
        for paragraph in self.facts.quoted:
            yield self._set_off(paragraph.span)

    def _html_items(self) -> Iterator[Block]:
        for span in self.facts.html_items:
            words = self.text.text[span.start : span.end]
            start = span.start + len(words) - len(words.lstrip())
            if words.strip():
                yield self._set_off(span._replace(start=start, end=start + len(words.strip())))

    def _set_off(self, span: Span) -> Block:
        """What has no bullet, yet is a block of its own."""
        start = self.text.line_start(span.start)
        block = self.text.block(
            Form.PARAGRAPH,
            start,
            span.end,
            self.text.line_end(max(span.end - 1, span.start)),
            span.start,
        )
        block.is_set_off = True
        return block

    def _rows(self) -> Iterator[Block]:
        for row in self.facts.rows:
            block = self.text.block(
                Form.ROW, row.span.start, row.span.end, row.span.end, row.span.start
            )
            block.group, block.columns = row.table, row.columns
            yield block

    def _headings(self) -> Iterator[Block]:
        for number, heading in enumerate(self.facts.headings):
            at, last = heading.span.start, heading.span.end
            start, end = self.text.line_start(at), self.text.line_end(max(last - 1, at))
            block = self.text.block(Form.HEADING, start, last, end, at)
            block.heading, block.depth = number, heading.level
            yield block
