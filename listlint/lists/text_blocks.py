"""A file as blocks: headings, fences, and texts between empty lines with their items.

What a list states of its format and what it asks of contributors is looked for in these. Coarser
than CommonMark on purpose: comments, quotes and bullets are all text here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source


class Line(NamedTuple):
    """A line without the marks of a quote, and where that begins in the file."""

    start: int
    text: str


class TextBlock(NamedTuple):
    """Lines that belong together; `kind` is `heading`, `fence` or `text`."""

    kind: str
    lines: list[Line]
    headings: tuple[str, ...]
    """Those above it, the outermost first."""

    @property
    def texts(self) -> Iterator[str]:
        return (line.text for line in self.lines)

    def item(self, at: int) -> list[Line]:
        """The line at an index and those that are indented more, or all of a paragraph."""
        first = self.lines[at].text
        if not _ITEM.match(first):
            return self.lines[at:]
        indent = len(first) - len(first.lstrip())
        end = at + 1
        while end < len(self.lines) and not _begins_beside(self.lines[end].text, indent):
            end += 1
        return self.lines[at:end]

    def paragraphs(self) -> Iterator[list[Line]]:
        """The lines that a sentence may run through: each item and each row begins anew."""
        group: list[Line] = []
        for line in self.lines:
            if group and (_ITEM.match(line.text) or _ROW.match(line.text)):
                yield group
                group = []
            group.append(line)
        yield group

    def entries(self) -> Iterator[list[Line]]:
        """The lines between empty ones, and of several bullets or headings there each one."""
        group: list[Line] = []
        for line in self.lines:
            indent = min((_indent(each.text) for each in group), default=0)
            is_new = bool(group) and (
                (_ITEM.match(group[0].text) and _begins_beside(line.text, indent))
                or line.text.startswith("#")
                or _HEADING.match(group[0].text)
            )
            if (is_new or not line.text.strip()) and group:
                yield group
                group = []
            if line.text.strip():
                group.append(line)
        if group:
            yield group


_ITEM = pattern(r"[ \t]*(?:[-*+•]|\d+[.)])[ \t]+")
_ROW = pattern(r"[ \t]*\|")
_QUOTE = pattern(r"[ \t]*(?:>[ \t]?)+")
_HEADING = pattern(r"[ \t]*(#{1,6})[ \t]+(\S.*)")
_HTML_HEADING = pattern(r"[ \t]*<h([1-6])\b[^>]*>(.*)", re.IGNORECASE)
_FENCE = pattern(r"([ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(`{3,}|~{3,})[ \t]*([\w+-]*)[^`\n]*")
_MARKDOWN = frozenset(("", "markdown", "md", "text", "txt", "plain", "plaintext", "html", "none"))
_COMMENT = pattern(r"<!--++|(?<!-)--++>")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _begins_beside(text: str, indent: int) -> bool:
    """Whether an item begins that is no deeper than `indent`."""
    return bool(_ITEM.match(text)) and _indent(text) <= indent


def blocks(source: Source) -> Iterator[TextBlock]:
    """The blocks of a file, from top to bottom."""
    headings: list[tuple[int, str]] = []
    for kind, group in _groups(map(_unquoted, source.starts, source.lines())):
        above = tuple(text for _, text in headings)
        if kind == "heading" and (found := _heading(group[0].text)):
            level, text = found
            headings = [*((depth, words) for depth, words in headings if depth < level), found]
            at = group[0].start + len(group[0].text) - len(text)
            yield TextBlock(kind, [Line(at, text)], above)
        else:
            yield TextBlock(kind, group, above)


def _groups(lines: Iterator[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The lines of each block, and its kind. A fence that is never closed is none."""
    group: list[Line] = []
    for line in lines:
        fence = _FENCE.fullmatch(line.text)
        kind = "fence" if fence else "heading" if _heading(line.text) else ""
        if group and (kind or not line.text.strip()):
            yield "text", group
            group = []
        if fence:
            inside = _inside(lines, fence[2])
            if inside and fence[3].lower() in _MARKDOWN:
                yield "fence", inside
        elif kind:
            yield kind, [line]
        elif line.text.strip():
            group.append(line)
    if group:
        yield "text", group


def _inside(lines: Iterator[Line], mark: str) -> list[Line]:
    closing = re.compile(rf"[ \t]*{mark[0]}{{{len(mark)},}}[ \t]*")
    inside: list[Line] = []
    for line in lines:
        if closing.fullmatch(line.text):
            return inside
        inside.append(line)
    return []


def _heading(text: str) -> tuple[int, str] | None:
    """The level of a heading, in Markdown or HTML, and its text."""
    if found := _HEADING.match(text):
        return len(found[1]), found[2]
    found = _HTML_HEADING.match(text)
    return (int(found[1]), found[2]) if found else None


def _unquoted(start: int, text: str) -> Line:
    """A line without quote marks; the marks of a comment become spaces."""
    quote = _QUOTE.match(text)
    at = quote.end() if quote else 0
    bare = _COMMENT.sub(lambda found: " " * len(found[0]), text[at:])
    return Line(start + at, bare)
