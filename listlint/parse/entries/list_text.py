"""The text of a list: its lines, the links in them, and bullets that lost their space."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter

from listlint.core.document import WIKILINKS, Form, Link, LinkKind, Markup
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.parse.entries import shapes
from listlint.parse.entries.blocks import Block
from listlint.parse.entries.shapes import PointsTo
from listlint.parse.markdown.facts import Facts

# A bullet that lost its space, or that is none for CommonMark. `*` may as well open an emphasis.
_GLUED = pattern(
    r"(?:\A|(?<=[\n\r]))[ \t]*+"
    r"(?:[-+](?![-+\s\d>])|\*(?:(?P<mark>(?=[\[【`\"“]|\*\*[^\s*]))|(?P<word>(?=[^\s*])))"
    r"|\d{1,3}[.)](?![\s\w])|[•·●▪◦‣]\s*+)"
)
_IS_SHOWN = pattern(r"<(?!a\b)\w", re.IGNORECASE)
"""A tag with a target that is part of the page: a picture, a film."""
_STAR = pattern(r"(?<!\\)\*")
_BULLET = 80
"""Characters of a line in which its indent and its bullet end, however deep it is nested."""
_OF_NO_ENTRY = (LinkKind.DEFINITION, *WIKILINKS)
"""In a list, `[[pdf]]` is a label in brackets rather than a note."""


_begin = attrgetter("start")


class ListText:
    """Asked by offsets, of which an end is exclusive."""

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
        self.markup = sorted(facts.markup, key=_begin)
        self.headings = [heading.span.start for heading in facts.headings]
        self.breaks = [
            paragraph.span.start
            for paragraph in facts.paragraphs
            if self.behind_bullet(paragraph.span.start) == paragraph.span.start
        ]

    def links_of(self, start: int, end: int) -> tuple[Link, ...]:
        """The links between two offsets."""
        return tuple(self.links[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def markup_of(self, start: int, end: int) -> tuple[Markup, ...]:
        """What is emphasis or code between two offsets."""
        first, last = (bisect_left(self.markup, at, key=_begin) for at in (start, end))
        return tuple(each for each in self.markup[first:last] if each.end <= end)

    def shown_in(self, start: int, end: int) -> tuple[Link, ...]:
        """The same, with what HTML shows in place as the images that they are."""
        return tuple(self.shown[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def line_start(self, offset: int) -> int:
        """Where the line begins that an offset is in."""
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
        return Block(form, first, end, at, self.text[at:last], self.shown_in(at, last), heading)

    def indent(self, start: int) -> int:
        """How far the line that begins at `start` is indented."""
        line = self.text[start : start + _BULLET]
        return len(line) - len(line.lstrip(" \t"))

    def is_ordered(self, start: int) -> bool:
        """Whether the line that begins at `start` has a number for its bullet."""
        return self.text[start : start + _BULLET].lstrip(" \t>")[:1].isdigit()

    def indented_end(self, end: int) -> int:
        """The end of the indented lines behind the line that ends at `end`, if there are any."""
        lines = self.source.starts
        for number in range(bisect_right(lines, end), len(lines)):
            line = self.source.line(number + 1)
            if line.strip() and not line.startswith(("  ", "\t")):
                break
            end = self.line_end(lines[number]) if line.strip() else end
        return end

    def points_to(self, at: int, last: int) -> PointsTo:
        """Where the links between two offsets point."""
        return shapes.points_to(self.text[at:last], self.shown_in(at, last))

    def behind_bullet(self, at: int) -> int:
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
        return is_odd and (found["word"] is None or bool(self.shown_in(start, end)))

    def glued(self, at: int, last: int) -> list[int]:
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
            if self.points_to(begin, following) is PointsTo.OUT
        ]
