"""The blocks of a plain file, line by line: headings, paragraphs and lists.

Most notes hold nothing else, and for those this is many times faster than markdown-it-py. What it
does not know for certain it leaves alone: then the whole file goes to markdown-it-py, which stays
the reference. A test compares the two.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern


class ScannedHeading(NamedTuple):
    """An ATX heading."""

    line: int
    level: int
    begin: int
    content: str


class ScannedParagraph(NamedTuple):
    """Text; `begins` has the offset at which each line's words begin."""

    line: int
    begins: list[int]
    content: str


class Opened(NamedTuple):
    """A list item begins here, and holds the lines up to `last`, exclusive."""

    line: int
    last: int


class Closed(NamedTuple):
    """The item that was opened last, and is still open, ends."""


Block = ScannedHeading | ScannedParagraph | Opened | Closed

# Text that begins like this can be nothing but text: no heading, quote, list, rule, fence, HTML,
# table or underline of a heading.
_TEXT = (
    r"(?:[A-Za-z\[(\"'!$%&,./;?@\\\]^{})~](?<!~)|\d(?!\d*[.)])|[*]{1,3}(?=[^\s*])|_{1,3}(?=[^\s_])"
    r"|`(?!``)|[^\x00-\x7f\s])"
)
_LINE = pattern(rf"( *)(?:([-*+]|(\d{{1,9}})[.)])( {{1,4}}))?(?={_TEXT})")
_HEADING = pattern(r"(#{1,6}) +([^#\s](?:[^#]*[^#\s])?) *")
_MATH = pattern(r"^[ \t>*+\d.)-]*\$\$", re.MULTILINE)
_CODE = 4
"""Spaces that make code of a line that does not go on with a paragraph, as CommonMark says."""


def scan(text: str) -> list[Block] | None:
    """The blocks of a text, or `None` where it holds anything else."""
    if "$$" in text and _MATH.search(text):
        return None
    scanner = _Scanner()
    begin = 0
    for number, line in enumerate(text.split("\n")):
        if not scanner.read(number, begin, line):
            return None
        begin += len(line) + 1
    return scanner.blocks if scanner.end() else None


class _Scanner:
    """Reads one line after the other. What returns a truth value says whether all is plain."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.items: list[tuple[int, int, int]] = []
        """Of each open item: where its content begins, its place in `blocks`, its first line."""
        self.first = self.last = 0
        """The first line of the paragraph; the line behind the last one that is not blank."""
        self.paragraph: list[str] = []
        self.begins: list[int] = []

    def read(self, number: int, begin: int, line: str) -> bool:
        found = _LINE.match(line)
        if found is None:
            if not line.strip(" \t"):
                return self._end_paragraph()
            return self._heading(number, begin, line)
        indent, column = found.end(1), found.end()
        if (found[2] or not self.paragraph) and not self._place(indent, column, number, found):
            return False
        if self.paragraph:
            cut = min(indent, self._content())
        else:
            cut, self.first = column, number
        self.paragraph.append(line[cut:])
        self.begins.append(begin + column)
        self.last = number + 1
        return True

    def end(self) -> bool:
        is_plain = self._end_paragraph()
        self._close_items(-1)
        return is_plain

    def _content(self) -> int:
        """Where the content of the innermost item begins."""
        return self.items[-1][0] if self.items else 0

    def _place(self, indent: int, column: int, number: int, found: re.Match[str]) -> bool:
        """Find the item that a new paragraph or a new item is in."""
        interrupts = bool(self.paragraph)
        if not self._end_paragraph():
            return False
        interrupts = not self._close_items(indent) and interrupts
        if indent - self._content() >= _CODE:
            return False
        if found[2]:
            if interrupts and found[3] not in (None, "1"):  # only a list from 1 on may do that
                return False
            self.items.append((column, len(self.blocks), number))
            self.blocks.append(Opened(number, number))
        return True

    def _heading(self, number: int, begin: int, line: str) -> bool:
        found = _HEADING.fullmatch(line)
        if found is None or not self._end_paragraph():
            return False
        self._close_items(-1)
        self.blocks.append(ScannedHeading(number, len(found[1]), begin + found.start(2), found[2]))
        self.last = number + 1
        return True

    def _end_paragraph(self) -> bool:
        """Whether it is one: what looks like a definition may not be."""
        if self.paragraph:
            content = "\n".join(self.paragraph).rstrip(" ")
            if content[-1].isspace() or (content[0] == "[" and "]:" in content):
                return False
            self.blocks.append(ScannedParagraph(self.first, self.begins, content))
            self.paragraph, self.begins = [], []
        return True

    def _close_items(self, column: int) -> bool:
        """Close the items whose content begins behind a column, if there are any."""
        count = len(self.items)
        while self.items and self.items[-1][0] > column:
            _, opened, first = self.items.pop()
            self.blocks[opened] = Opened(first, self.last)
            self.blocks.append(Closed())
        return len(self.items) < count
