"""The blocks of a list, in the order of the file: items, rows, paragraphs, headings.

What is written as one block and reads as several is several.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from listlint.core.conventions import ALIKE, EVEN_LINES
from listlint.core.document import WIKILINKS, Form, Link, LinkKind
from listlint.core.source import Source, Span
from listlint.parse.entries import shapes
from listlint.parse.entries.blocks import Block
from listlint.parse.entries.shapes import LeadIn, PointsTo
from listlint.parse.markdown.facts import Facts, ListItem, Paragraph

# A bullet that lost its space, or that is none for CommonMark. `*` may as well open an emphasis.
_GLUED = re.compile(
    r"(?:\A|(?<=[\n\r]))[ \t]*+"
    r"(?:[-+](?![-+\s\d>])|\*(?:(?P<mark>(?=[\[【`\"“]|\*\*[^\s*]))|(?P<word>(?=[^\s*])))"
    r"|\d{1,3}[.)](?![\s\w])|[•·●▪◦‣]\s*+)"
)
_IS_SHOWN = re.compile(r"<(?!a\b)\w", re.IGNORECASE)
"""A tag with a target that is part of the page: a picture, a film."""
_STAR = re.compile(r"(?<!\\)\*")
_LINE = re.compile(r"[^\r\n]+")
_BULLET = 80
"""Characters of a line in which its indent and its bullet end, however deep it is nested."""
_OF_NO_ENTRY = (LinkKind.DEFINITION, *WIKILINKS)
"""In a list, `[[pdf]]` is a label in brackets rather than a note."""


class Reader:
    """Makes blocks of what was read."""

    def __init__(self, source: Source, facts: Facts) -> None:
        self.source, self.text, self.facts = source, source.text, facts
        self.links = sorted(
            (each for each in facts.links if each.kind not in _OF_NO_ENTRY),
            key=lambda link: link.span,
        )
        self.starts = [link.span.start for link in self.links]
        self.shown = [
            link._replace(kind=LinkKind.IMAGE)
            if link.kind is LinkKind.HTML and _IS_SHOWN.match(self.text, link.span.start)
            else link
            for link in self.links
        ]
        self.headings = [heading.span.start for heading in facts.headings]
        self.breaks = [
            paragraph.span.start
            for paragraph in facts.paragraphs
            if self._behind_bullet(paragraph.span.start) == paragraph.span.start
        ]

    def read(self) -> list[Block]:
        """All blocks, in the order of the file."""
        blocks = [*self._items(), *self._paragraphs(), *self._rows(), *self._headings()]
        blocks += [*self._quoted(), *self._html_items()]
        blocks.sort(key=lambda block: (block.start, block.depth))
        self._adopt(blocks)
        return blocks

    def links_of(self, start: int, end: int) -> tuple[Link, ...]:
        """The links between two offsets."""
        return tuple(self.links[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def _shown_in(self, start: int, end: int) -> tuple[Link, ...]:
        """The same, with what HTML shows in place as the images that they are."""
        return tuple(self.shown[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def line_start(self, offset: int) -> int:
        return self.source.starts[bisect_right(self.source.starts, offset) - 1]

    def line_end(self, offset: int) -> int:
        """The end of the line that an offset is in, without what breaks it."""
        number = bisect_right(self.source.starts, offset)
        starts = self.source.starts
        return self.before(starts[number]) if number < len(starts) else len(self.text)

    def before(self, start: int) -> int:
        """The end of the line before the one that begins at `start`."""
        return start - 2 if self.text[max(start - 2, 0) : start] == "\r\n" else max(start - 1, 0)

    def block(self, form: Form, first: int, last: int, end: int, at: int) -> Block:
        """One whose words go from `at` to `last`, and whose lines from `first` to `end`."""
        heading = bisect_right(self.headings, at)
        return Block(form, first, end, at, self.text[at:last], self._shown_in(at, last), heading)

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
                last = max(self.before(after.block.start), item.span.start)
            for block in self._goals_of_item(item, depth, last, open_):
                block.group = bisect_left(self.breaks, block.start)
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
                and self._indent(item.block.start) > self._indent(above.block.start)
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
            and not self._is_ordered(start)
            and self._indent(start) > self._indent(above.start)
        )

    def _is_ordered(self, start: int) -> bool:
        return self.text[start : start + _BULLET].lstrip(" \t>")[:1].isdigit()

    def _goals_of_item(
        self, item: ListItem, depth: int, last: int, open_: list[Block]
    ) -> Iterator[Block]:
        """The item, whose own words end at `last`, and those behind it whose bullet is glued."""
        at = min(item.span.start, last)
        starts = [begin for begin in self._glued(at, last) if begin > at]
        first = self.block(Form.ITEM, item.block.start, (*starts, last)[0], item.block.end, at)
        first.depth, first.parent = depth, open_[-1] if open_ else None
        first.is_ordered = self._is_ordered(first.start)
        first.is_quoted = self.text[first.start : at].lstrip().startswith(">")
        open_.append(first)
        yield first
        for begin, following in pairwise((*starts, last)):
            start = self.line_start(begin)
            indent = self._indent(start)
            level = next(
                n
                for n, each in enumerate(open_)
                if self._indent(each.start) >= indent or n + 1 == len(open_)
            )
            beside, end = open_[level], open_[level].end
            for each in open_[level:]:
                each.end = self.before(start)
            block = self.block(Form.ITEM, start, following, end, self._behind_bullet(begin))
            block.depth, block.parent = beside.depth, beside.parent
            block.is_ordered = self._is_ordered(start)
            open_[level:] = [block]
            yield block

    def _indent(self, start: int) -> int:
        line = self.text[start : start + _BULLET]
        return len(line) - len(line.lstrip(" \t"))

    def _behind_bullet(self, at: int) -> int:
        """Where the words of a line begin whose bullet is glued to them."""
        found = _GLUED.match(self.text[at : at + _BULLET])
        return at + found.end() if found and self._is_bullet(found, at) else at

    def _is_bullet(self, found: re.Match[str], at: int) -> bool:
        """Whether what looks like a bullet, in words that begin at `at`, opens no emphasis."""
        if found["mark"] is None and found["word"] is None:
            return True
        start = at + found.start()
        end = self.line_end(start)
        is_odd = len(_STAR.findall(self.text, start, end)) % 2 == 1
        return is_odd and (found["word"] is None or bool(self._shown_in(start, end)))

    def _glued(self, at: int, last: int) -> list[int]:
        """Where lines with a glued bullet begin that point out of the project, or lead up to
        what does.
        """
        found = [
            each.start() + at
            for each in _GLUED.finditer(self.text[at:last])
            if self._is_bullet(each, at)
        ]
        return [
            begin
            for begin, following in pairwise((*found, last))
            if self._points_to(begin, following) is PointsTo.OUT
        ]

    def _paragraphs(self) -> Iterator[Block]:
        for paragraph in self.facts.paragraphs:
            at, last = paragraph.span.start, paragraph.span.end
            glued = self._glued(at, last)
            if self._behind_bullet(at) > at and at not in glued:
                glued = [at, *glued]
            starts = sorted({at, *glued}) if glued else self._even_lines(paragraph)
            for begin, following in pairwise((*starts, last)):
                start = self.line_start(begin)
                end = self.before(self.line_start(following))
                if following == last:
                    end = self.line_end(max(last - 1, at))
                if begin not in glued:
                    block = self.block(Form.PARAGRAPH, start, following, end, begin)
                else:
                    end = self._indented(end) if following == last else end
                    first = self._behind_bullet(begin)
                    block = self.block(Form.ITEM, start, following, end, first)
                    block.is_ordered = self._is_ordered(start)
                block.group = bisect_left(self.breaks, start)
                yield block

    def _indented(self, end: int) -> int:
        """The end of the indented lines behind the line that ends at `end`, if there are any."""
        lines = self.source.starts
        for number in range(bisect_right(lines, end), len(lines)):
            line = self.source.line(number + 1)
            if line.strip() and not line.startswith(("  ", "\t")):
                break
            end = self.line_end(lines[number]) if line.strip() else end
        return end

    def _even_lines(self, paragraph: Paragraph) -> list[int]:
        """Where the lines begin that look like the first: each is a block if most point out."""
        at, last = paragraph.span.start, paragraph.span.end
        lines = [each.span() for each in _LINE.finditer(self.text, at, last)]
        if not lines[1:] or not self.links_of(paragraph.span.start, paragraph.span.end):
            return [at]
        blocks = [self.block(Form.PARAGRAPH, *span, span[1], span[0]) for span in lines]
        usual = blocks[0].lead_in
        if usual is LeadIn.TEXT:
            even = all(each.points_to is PointsTo.OUT and each.has_label for each in blocks)
            return [each.at for each in blocks] if even else [at]
        starts = [each.at for each in blocks if each.lead_in is usual]
        goals = [
            self._points_to(begin, following) for begin, following in pairwise((*starts, last))
        ]
        is_marked = usual in (LeadIn.LABEL, LeadIn.EMPHASIS)
        is_even = not is_marked and EVEN_LINES.holds(goals.count(PointsTo.OUT), len(goals))
        return starts if is_even else [at]

    def _points_to(self, at: int, last: int) -> PointsTo:
        """Where the links between two offsets point."""
        return shapes.points_to(self.text[at:last], self._shown_in(at, last))

    def _adopt(self, blocks: list[Block]) -> None:
        """Put the items that a paragraph with a glued bullet should have held below it."""
        above: Block | None = None
        for block in blocks:
            if block.form is not Form.ITEM:
                above = None
            elif not block.depth:
                above = block
            elif (
                above and not block.parent and self._indent(block.start) > self._indent(above.start)
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
            words = self.text[span.start : span.end]
            start = span.start + len(words) - len(words.lstrip())
            if words.strip():
                yield self._set_off(span._replace(start=start, end=start + len(words.strip())))

    def _set_off(self, span: Span) -> Block:
        """What has no bullet, yet is a block of its own."""
        start = self.line_start(span.start)
        block = self.block(
            Form.PARAGRAPH,
            start,
            span.end,
            self.line_end(max(span.end - 1, span.start)),
            span.start,
        )
        block.is_set_off = True
        return block

    def _rows(self) -> Iterator[Block]:
        for row in self.facts.rows:
            block = self.block(Form.ROW, row.span.start, row.span.end, row.span.end, row.span.start)
            block.group, block.columns = row.table, row.columns
            yield block

    def _headings(self) -> Iterator[Block]:
        for number, heading in enumerate(self.facts.headings):
            at, last = heading.span.start, heading.span.end
            start, end = self.line_start(at), self.line_end(max(last - 1, at))
            block = self.block(Form.HEADING, start, last, end, at)
            block.heading, block.depth = number, heading.level
            yield block
